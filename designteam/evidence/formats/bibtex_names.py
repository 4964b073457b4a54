"""People as BibTeX lists them: with "and" between, an institution in braces, family name first or last."""

import re
from typing import Final

from designteam.evidence.formats.latex import decode, encode, without_outer_braces
from designteam.evidence.formats.names import Name, inverted, is_particle, natural

OTHERS: Final = "et al."

_STEP = re.compile(r"\\.|[{}]|\s+and\s+(?=\S)|,|\s+", re.DOTALL | re.IGNORECASE)


def decode_people(text: str) -> list[Name]:
    """Every name in the list, in its order."""
    return [name for part in _split(" ".join(text.split()), " and ") if (name := _decoded(part.strip()))]


def encode_people(names: list[Name]) -> str:
    return " and ".join(_encoded(name) for name in names)


def _decoded(part: str) -> Name:
    if part == "others":
        return {"literal": OTHERS}
    whole = without_outer_braces(part)
    if whole != part:
        return {"literal": decode(whole)}
    if len(_split(part, ",")) > 1:
        # a comma inside braces is no comma: it comes back when the parts are known
        parts = [decode(one).replace(",", "\ue000") for one in _split(part, ",")]
        name = inverted(", ".join(parts), suffix_last=False)
        return {key: said.replace("\ue000", ",") for key, said in name.items()}
    words = _split(part, " ")
    if any(word.startswith("{") and not word.startswith("{\\") for word in words[:-1]) or len(words) == 1:
        return {"literal": decode(part)}
    if words[-1].startswith("{") and not words[-1].startswith("{\\"):
        return {"family": decode(words[-1]), "given": decode(" ".join(words[:-1]))}
    spoken = decode(part)
    return natural(spoken) if not is_particle(spoken) else inverted(_family_first(spoken))


def _family_first(spoken: str) -> str:
    """A name that begins with a particle has no given name before it."""
    return f"{spoken},"


def _split(text: str, at: str) -> list[str]:
    """Apart at what stands outside all braces."""
    parts, start, depth = [], 0, 0
    for step in _STEP.finditer(text):
        sign = step[0]
        if sign in "{}":
            depth += 1 if sign == "{" else -1
        elif depth <= 0 and (" and " if sign.strip().lower() == "and" else sign) == at:
            parts.append(text[start : step.start()])
            start = step.end()
    return [*parts, text[start:]]


def _encoded(name: Name) -> str:
    if name == {"literal": OTHERS}:
        return "others"
    if "literal" in name:
        return f"{{{encode(name['literal'])}}}"
    family = " ".join(filter(None, [encode(name.get("non-dropping-particle", "")), _part(name.get("family", ""))]))
    given = _part(" ".join(filter(None, [name.get("given"), name.get("dropping-particle")])))
    return ", ".join(filter(None, [family, _part(name.get("suffix", "")), given]))


def _part(text: str) -> str:
    """A part of a name; braces keep together what would read as several parts."""
    encoded = encode(text)
    return f"{{{encoded}}}" if "," in text or re.search(r"\band\b", text, re.IGNORECASE) else encoded
