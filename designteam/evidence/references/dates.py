"""When a work came out, as CSL-JSON says it and as a reference prints it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from babel.dates import get_month_names

MONTHS: Final = {dutch: get_month_names("wide", locale="nl" if dutch else "en") for dutch in (True, False)}
LAST_YEAR: Final = 9999
_ISO = re.compile(r"^(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T.*)?$")


@dataclass(frozen=True)
class Dated:
    """A year, a month or a day, or a stretch of days. What is not known is 0."""

    year: int = 0
    month: int = 0
    day: int = 0
    until: tuple[int, int, int] = (0, 0, 0)
    is_about: bool = False
    words: str = ""

    @property
    def begin(self) -> tuple[int, int, int]:
        return (self.year, self.month, self.day)

    def year_text(self, *, dutch: bool) -> str:
        """As in "2019", "ca. 1900" or "350 B.C.E."; the words themselves when there is no year among them."""
        if not self.year:
            return self.words
        text = str(self.year) if self.year > 0 else f"{-self.year} {'v.Chr.' if dutch else 'B.C.E.'}"
        last = self.until[0]
        text = f"{text}–{last}" if last > self.year > 0 else text
        return f"ca. {text}" if self.is_about else text

    def day_text(self, *, dutch: bool) -> str:
        """As in "March 4" or "4 maart", "August 8–11" or "8–11 augustus"; nothing when only the year is known."""
        first = (self.month, self.day)
        last = self.until[1:] if self.until[0] == self.year and self.until[1:] > first else (0, 0)
        if not self.month or self.until[0] > self.year:
            return ""
        if last[0] == self.month and last[1] and self.day:
            days = f"{self.day}–{last[1]}"
            return f"{days} {MONTHS[dutch][self.month]}" if dutch else f"{MONTHS[dutch][self.month]} {days}"
        ends = [_day(*end, dutch=dutch) for end in (first, last) if end[0]]
        return "–".join(ends)

    def in_full(self, *, dutch: bool) -> str:
        """As in "November 20, 2026" or "20 november 2026"."""
        year, day = self.year_text(dutch=dutch), self.day_text(dutch=dutch)
        return (f"{day} {year}" if dutch else f"{day}, {year}") if year and day else year


def read_day(value: Any) -> Dated:
    """A day as CSL-JSON writes it, or "2019-03-04". What makes no sense is left out."""
    if isinstance(value, str):
        return _from_text(value)
    if not isinstance(value, Mapping):
        return Dated()
    listed = value.get("date-parts")
    parts = [_parts(one) for one in listed[:2]] if isinstance(listed, list | tuple) else []
    parts = [one for one in parts if one[0]]
    is_about = bool(value.get("circa"))
    if parts:
        return Dated(*parts[0], until=parts[1] if len(parts) > 1 else (0, 0, 0), is_about=is_about)
    for name in ("raw", "literal"):
        if isinstance(text := value.get(name), str):
            return _from_text(text)
    return Dated()


def _from_text(text: str) -> Dated:
    found = _ISO.match(text.strip())
    if found:
        return Dated(*_parts([part or 0 for part in found.groups()]))
    return Dated(words=" ".join(text.split())[:40])


def _parts(listed: Any) -> tuple[int, int, int]:
    """A year, a month in it and a day in that, as far as they exist."""
    if not isinstance(listed, Sequence) or isinstance(listed, str):
        return (0, 0, 0)
    year, month, day = (*(_number(part) for part in listed[:3]), 0, 0, 0)[:3]
    if abs(year) > LAST_YEAR:
        return (0, 0, 0)
    if not 1 <= month <= 12:
        return (year, 0, 0)
    return (year, month, day if 1 <= day <= 31 else 0)


def _number(part: Any) -> int:
    if isinstance(part, int) and not isinstance(part, bool):
        return part if abs(part) <= LAST_YEAR else 0
    return int(part) if isinstance(part, str) and re.fullmatch(r"-?\d{1,4}", part, re.ASCII) else 0


def _day(month: int, day: int, *, dutch: bool) -> str:
    name = MONTHS[dutch][month]
    if not day:
        return name
    return f"{day} {name}" if dutch else f"{name} {day}"
