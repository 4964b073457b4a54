"""One shape for a reference: an item of CSL-JSON, every value in its one form."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from designteam.evidence.formats.dates import normal_date
from designteam.evidence.formats.identifiers import bare_doi
from designteam.evidence.formats.names import normal_name
from designteam.evidence.formats.plain import plain
from designteam.evidence.formats.variables import DATES, NEWER_NAMES, PEOPLE, TEXTS, WITH_LINES
from designteam.kit.words import N_

Item = dict[str, Any]

MOST_CHARACTERS: Final = 50_000  # in one field
MOST_FIELDS: Final = 200
MOST_PEOPLE: Final = 1_000  # in one role

LANGUAGES: Final = {
    **dict.fromkeys(("dutch", "nederlands", "dut", "nld"), "nl"),
    **dict.fromkeys(("english", "engels", "eng"), "en"),
    **dict.fromkeys(("american", "usenglish"), "en-US"),
    **dict.fromkeys(("british", "ukenglish"), "en-GB"),
    **dict.fromkeys(("german", "ngerman", "duits", "deutsch", "ger", "deu"), "de"),
    **dict.fromkeys(("french", "frans", "français", "fre", "fra"), "fr"),
    **dict.fromkeys(("frysian", "frisian", "fries", "fry"), "fy"),
}  # fmt: skip

_DASHES = re.compile(r"[\s\u2010-\u2015\u2212-]+")
_BETWEEN_KEYWORDS = re.compile(r"\s*[,;\n]\s*")
_SPACES = re.compile(r"[^\S\n]+")
_OUR_NAME = re.compile(r"[a-z0-9][a-z0-9_.:+-]{0,59}")
_UNSEEN = {"Cc", "Cs", "Co", "Cn"}
_OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


class Fault(ValueError):
    """What is the matter with one record: an English message id, with what to fill in."""

    def __init__(self, reason: str, **details: str | int) -> None:
        super().__init__(reason)
        self.reason, self.details = reason, details


def tidy(text: str, *, with_lines: bool = False) -> str:
    """Drop what cannot be shown or kept, compose accents, and keep no more white space than needed."""
    if not (text.isascii() and text.isprintable()):
        text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
        text = "".join(letter for letter in text if letter in "\n\t" or _can_be_kept(letter))
    if not with_lines:
        return " ".join(text.split())
    lines = [_SPACES.sub(" ", line).strip() for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _can_be_kept(letter: str) -> bool:
    return unicodedata.category(letter) not in _UNSEEN and letter not in _OVERRIDES


def normal(given: Mapping[str, Any]) -> Item:
    """The item with every value in its one form; what is no variable of CSL is kept under `custom`.

    Raises Fault when a value is larger than any real one.
    """
    if len(given) > MOST_FIELDS:
        raise Fault(N_("It has more than %(most)s fields."), most=MOST_FIELDS)
    item: Item = {}
    custom: dict[str, str] = {}
    for name, value in given.items():
        known = NEWER_NAMES.get(name, name)
        kept: object
        if known in PEOPLE:
            kept = _people(known, value)
        elif known in DATES:
            kept = normal_date(_tidied(known, value))
        elif known in TEXTS or known in {"id", "type"}:
            kept = _text(known, value)
        else:
            custom |= _custom(known, value)
            continue
        if kept and known not in item:
            item[known] = kept
    if custom:
        item["custom"] = dict(sorted(custom.items()))
    return item


def _text(name: str, value: object) -> str:
    if isinstance(value, list):
        value = next((part for part in value if isinstance(part, str)), "")
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return ""
    text = str(_within_limits(name, f"{value:g}" if isinstance(value, float) else str(value)))
    if name in WITH_LINES:
        text = plain(text)
    text = tidy(text, with_lines=name in WITH_LINES or name == "keyword")
    return FORMS[name](text) if name in FORMS else text


def _tidied(name: str, value: object) -> object:
    if isinstance(value, dict):
        return {part: _tidied(name, said) if isinstance(said, str) else said for part, said in value.items()}
    return tidy(_within_limits(name, value)) if isinstance(value, str) else value


def _people(role: str, value: object) -> list[dict[str, str]]:
    if not isinstance(value, list):
        return []
    if len(value) > MOST_PEOPLE:
        raise Fault(N_("It names more than %(most)s people."), most=MOST_PEOPLE)
    for name in value:
        for part in name.values() if isinstance(name, dict) else ():
            _within_limits(role, part)
    return [name for name in (normal_name(one, tidy) for one in value if isinstance(one, dict)) if name]


def _custom(name: str, value: object) -> dict[str, str]:
    """What a program keeps in fields of its own; where files stand on somebody's own machine stays there."""
    inner = value.items() if name == "custom" and isinstance(value, dict) else [(name, value)]
    kept: dict[str, str] = {}
    for one, said in inner:
        key = str(one).lower()
        if _OUR_NAME.fullmatch(key) and key not in LEFT_BEHIND and isinstance(said, str | int):
            text = tidy(str(_within_limits(key, said)), with_lines=True)
            kept |= {key: text} if text else {}
    return kept


LEFT_BEHIND: Final = frozenset({"file", "local-url", "bdsk-file-1", "owner", "timestamp", "groups", "custom", "csl"})


def _within_limits(name: str, value: Any) -> Any:
    if isinstance(value, str) and len(value) > MOST_CHARACTERS:
        raise Fault(
            N_("“%(field)s” has %(number)s characters; at most %(most)s fit."),
            field=name, number=len(value), most=MOST_CHARACTERS,
        )  # fmt: skip
    return value


def _pages(text: str) -> str:
    return _DASHES.sub(lambda run: run[0] if run[0].strip() in {"", "-"} else "-", text).strip()


def _keywords(text: str) -> str:
    return ", ".join(dict.fromkeys(word for word in _BETWEEN_KEYWORDS.split(text) if word))


def _language(text: str) -> str:
    return LANGUAGES.get(text.casefold(), text)


FORMS: Final[Mapping[str, Callable[[str], str]]] = {
    "DOI": bare_doi,
    "keyword": _keywords,
    "language": _language,
    "page": _pages,
}


def first_of(values: Iterable[str]) -> str:
    """The first that says something."""
    return next((value for value in values if value), "")
