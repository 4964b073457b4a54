"""Dates as references have them: a year, a month, a day, a span, a season, or what somebody wrote."""

import re
from typing import Any, Final

Parts = list[int]

_MONTHS: Final = (
    "januari january jan", "februari february feb", "maart march mrt mar", "april apr", "mei may", "juni june jun",
    "juli july jul", "augustus august aug", "september sep sept", "oktober october okt oct", "november nov",
    "december dec",
)  # fmt: skip
_SEASONS: Final = ("lente voorjaar spring", "zomer summer", "herfst najaar autumn fall", "winter")
MONTHS: Final = {word: number for number, words in enumerate(_MONTHS, 1) for word in words.split()}
SEASONS: Final = {word: number for number, words in enumerate(_SEASONS, 1) for word in words.split()}
SHORT_MONTHS: Final = tuple(words.split()[-1] if words != _MONTHS[8] else "sep" for words in _MONTHS)
NO_DATE: Final = frozenset(
    {"z.d.", "z.d", "zd", "z.j.", "n.d.", "n.d", "nd", "s.d.", "no date", "zonder datum", "0000"}
)
LONGEST: Final = 100

_NUMBERS = re.compile(
    r"(-?\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?/{0,3}(~|\?)?(?:[T /]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?)?"
)
_SPAN = re.compile(r"(\d{4}(?:-\d{2}){0,2})/(\d{4}(?:-\d{2}){0,2})|(\d{4})\s?[-–]\s?(\d{4})")
_SEASON = re.compile(r"(\d{4})-2([1-4])")
_OUR_WAY = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")
_WORD = re.compile(r"[a-zé]+|\d+", re.IGNORECASE)
_DAYS_OF = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def date_of(text: str) -> dict[str, Any] | None:
    """The date a text says. What cannot be read with certainty is kept as it was written; "z.d." is no date."""
    text = " ".join(text.split())
    if not text or text.casefold() in NO_DATE:
        return None
    if len(text) <= LONGEST:
        for read in (_season, _span, _numbers, _our_way, _words):
            if found := read(text):
                return found
    return {"literal": text}


def text_of(date: dict[str, Any]) -> str:
    """A date as text that `date_of` reads as the same date."""
    if "date-parts" not in date:
        return str(date.get("literal", ""))
    spans = [_iso(parts) for parts in date["date-parts"]]
    if season := date.get("season"):
        return f"{spans[0]}-2{season}"
    return "/".join(spans) + ("~" if date.get("circa") else "")


def year_of(date: dict[str, Any] | None) -> str:
    return f"{date['date-parts'][0][0]:04d}" if date and "date-parts" in date else ""


def normal_date(value: object) -> dict[str, Any] | None:
    """A date of CSL-JSON in its one form, or nothing when it is none."""
    if isinstance(value, str | int) and not isinstance(value, bool):
        return date_of(str(value)[: LONGEST * 2])
    if not isinstance(value, dict):
        return None
    spans = [parts for parts in map(_checked_parts, _listed(value.get("date-parts"))[:2]) if parts]
    if not spans:
        said = value.get("literal") or value.get("raw")
        return date_of(str(said)[: LONGEST * 2]) if isinstance(said, str) else None
    date: dict[str, Any] = {"date-parts": spans}
    season = str(value.get("season") or "").casefold()
    season = str(SEASONS.get(season, season))
    if len(spans) == 1 and len(spans[0]) == 1 and season in {"1", "2", "3", "4"}:
        date["season"] = season
    elif value.get("circa") not in {None, False, "", "0", "false"}:
        date["circa"] = True
    return date


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _checked_parts(parts: object) -> Parts:
    numbers = []
    for part in _listed(parts)[:3]:
        if isinstance(part, bool) or not re.fullmatch(r"-?\d{1,4}", str(part), re.ASCII):
            break
        numbers.append(int(str(part)))
    return _real(numbers)


def _real(numbers: Parts) -> Parts:
    """As much of a year, month and day as there is in the calendar."""
    if not numbers or numbers[0] == 0:
        return []
    if len(numbers) == 1 or not 1 <= numbers[1] <= 12:
        return numbers[:1]
    if len(numbers) == 2 or not 1 <= numbers[2] <= _DAYS_OF[numbers[1] - 1]:
        return numbers[:2]
    return numbers


def _iso(parts: Parts) -> str:
    year = f"{parts[0]:04d}" if parts[0] > 0 else f"-{-parts[0]:04d}"
    return "-".join([year, *(f"{part:02d}" for part in parts[1:])])


def _exactly(*numbers: int) -> dict[str, Any] | None:
    """Only what is wholly in the calendar: 31 February stays as it was written."""
    return {"date-parts": [list(numbers)]} if _real(list(numbers)) == list(numbers) else None


def _season(text: str) -> dict[str, Any] | None:
    found = _SEASON.fullmatch(text)
    return {"date-parts": [[int(found[1])]], "season": found[2]} if found and int(found[1]) else None


def _span(text: str) -> dict[str, Any] | None:
    circa = text.endswith("~")
    found = _SPAN.fullmatch(text.removesuffix("~"))
    if not found:
        return None
    spans = [[int(part) for part in one.split("-")] for one in found.groups() if one]
    if any(_real(parts) != parts for parts in spans):
        return None
    return {"date-parts": spans} | ({"circa": True} if circa else {})


def _numbers(text: str) -> dict[str, Any] | None:
    found = _NUMBERS.fullmatch(text)
    if not found:
        return None
    date = _exactly(*(int(part) for part in found.groups()[:3] if part and int(part)))
    return date | {"circa": True} if date and found[4] else date


def _our_way(text: str) -> dict[str, Any] | None:
    """Day, month, year with dashes between, as people write here. With slashes nobody can tell day from month."""
    found = _OUR_WAY.fullmatch(text)
    return _exactly(int(found[3]), int(found[2]), int(found[1])) if found else None


def _words(text: str) -> dict[str, Any] | None:
    words = [word.casefold() for word in _WORD.findall(text)]
    words = [word for word in words if word not in {"st", "nd", "rd", "th", "e", "de"}]
    years = [int(word) for word in words if word.isdigit() and len(word) == 4]
    days = [int(word) for word in words if word.isdigit() and len(word) < 3]
    months = [MONTHS[word] for word in words if word in MONTHS]
    seasons = [SEASONS[word] for word in words if word in SEASONS]
    if len(years) != 1 or len(words) != 1 + len(days) + len(months) + len(seasons):
        return None
    if seasons and len(words) == 2 and years[0]:
        return {"date-parts": [years], "season": str(seasons[0])}
    return _exactly(years[0], months[0], *days) if len(months) == 1 and len(days) < 2 and not seasons else None
