"""People and institutions by name, with the particles that Dutch names have."""

import re
from collections.abc import Callable
from typing import Any, Final

Name = dict[str, str]

PARTS: Final = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix", "literal")
# Written after the given name in lists, but part of the family name all the same.
DUTCH_PARTICLES: Final = frozenset({
    "van", "de", "den", "der", "het", "ten", "ter", "te", "'t", "in", "op", "aan", "bij", "uit", "tot",
    "vanden", "vander", "in't", "op't",
})  # fmt: skip
INSTITUTION: Final = re.compile(
    r"\b(?:academ\w*|associa\w*|bestuur|bureau|centrum|centre|center|college|commissie|committee|consortium|council|"
    r"department|dienst|federatie|foundation|genootschap|groep|group|hogeschool|inspectie|institu\w+|kennis\w*|"
    r"ministerie|ministry|netwerk|network|onderwijs\w*|organi[sz]at\w+|platform|raad|school|scholen|stichting|society|"
    r"universit\w+|vereniging|werkgroep|werkplaats)\b",
    re.IGNORECASE,
)


def normal_name(given: dict[str, Any], tidy: Callable[[str], str]) -> Name:
    """A name of CSL-JSON in its one form: particles apart from the family name, a single name whole, nothing empty."""
    name = {part: tidy(str(given[part])) for part in PARTS if isinstance(given.get(part), str | int)}
    name = {part: text for part, text in name.items() if text}
    if name.get("literal"):
        return {"literal": name["literal"]}
    if "family" not in name:
        only = " ".join(name[part] for part in ("given", "dropping-particle", "non-dropping-particle") if part in name)
        return {"literal": only} if only else {}
    if "non-dropping-particle" not in name:
        particle, family = _particle_before(name["family"])
        name |= {"family": family} | ({"non-dropping-particle": particle} if particle else {})
    return {"literal": name["family"]} if len(name) == 1 else name


def inverted(text: str, *, suffix_last: bool = True) -> Name:
    """A name written as "van den Akker, Jan" or "Akker, Jan van den". Without a comma it is an institution.

    With three parts the suffix is the last ("King, Martin Luther, Jr."), or the second, as BibTeX has it.
    """
    first, *others = [part.strip() for part in text.split(",")]
    others = [part for part in others if part]
    if not first or not others:
        whole = text.strip().strip(",").strip()
        return {"literal": whole} if whole else {}
    if len(others) > 2:
        return {"literal": text.strip()}
    particle, family = _particle_before(first)
    suffix = (others[1] if suffix_last else others[0]) if len(others) == 2 else ""
    given, behind = _particle_behind(others[0] if suffix_last or len(others) == 1 else others[1])
    is_dutch = bool(behind) and not particle and all(word.lower() in DUTCH_PARTICLES for word in behind.split())
    parts = {
        "family": family,
        "given": given,
        "non-dropping-particle": behind if is_dutch else particle,
        "dropping-particle": "" if is_dutch else behind,
        "suffix": suffix,
    }
    return {part: said for part, said in parts.items() if said}


def natural(text: str) -> Name:
    """A name written as it is spoken, "Jan van den Akker"; what reads as an institution stays whole."""
    if "," in text:
        return inverted(text)
    words = text.split()
    if len(words) < 2 or INSTITUTION.search(text):
        return {"literal": " ".join(words)} if words else {}
    start = next((place for place, word in enumerate(words[1:-1], 1) if is_particle(word)), len(words) - 1)
    particle, family = _particle_before(" ".join(words[start:]))
    name = {"family": family, "given": " ".join(words[:start])}
    return name | ({"non-dropping-particle": particle} if particle else {})


def as_inverted(name: Name, *, suffix_last: bool = True) -> str:
    """The name as `inverted` reads it."""
    if "literal" in name:
        return name["literal"]
    family = " ".join(filter(None, [name.get("non-dropping-particle"), name.get("family")]))
    given = " ".join(filter(None, [name.get("given"), name.get("dropping-particle")]))
    behind = [given, name.get("suffix")] if suffix_last else [name.get("suffix"), given]
    return ", ".join(filter(None, [family, *behind]))


def is_particle(word: str) -> bool:
    return word[:1].islower() or word[:2] in {"'t", "’t", "'s"}


def _particle_before(family: str) -> tuple[str, str]:
    words = family.split()
    start = next((place for place, word in enumerate(words) if not is_particle(word)), 0)
    return " ".join(words[:start]), " ".join(words[start:])


def _particle_behind(given: str) -> tuple[str, str]:
    words = given.split()
    end = next((place for place in range(len(words), 0, -1) if not is_particle(words[place - 1])), len(words))
    return " ".join(words[:end]), " ".join(words[end:])
