"""The order of a reference list, and the letters that tell apart what one author made in one year."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from designteam.evidence.references.layout import Work

_ARTICLES: Final = re.compile(r"^(?:an?|the|de|het|een|'t|’t)\s+", re.IGNORECASE)


def in_order(works: Sequence[Work]) -> Sequence[Work]:
    """9.44–9.48: by the names in front, letter by letter; then by date, what has none first; then by title.

    A name with a particle stands under its particle, "van den Akker" under V, in both languages: the manual takes the
    name as its bearer writes it, and so do the Dutch guides (De APA-richtlijnen uitgelegd, 2021; Tilburg University).
    """
    return sorted(works, key=_place)


def letters(works: Sequence[Work]) -> Mapping[int, str]:
    """9.47: a, b, c for works of the same people in the same year, by their place in the list."""
    many = Counter(_year_of(work) for work in works)
    seen: Counter[tuple[object, ...]] = Counter()
    given: dict[int, str] = {}
    for place, work in enumerate(works):
        if many[_year_of(work)] > 1 and work.leaders:
            given[place] = _letter(seen[_year_of(work)])
            seen[_year_of(work)] += 1
    return given


def _letter(number: int) -> str:
    """a … z, aa, ab …"""
    first, last = divmod(number, 26)
    return (_letter(first - 1) if first else "") + chr(ord("a") + last)


def _names(work: Work) -> tuple[tuple[str, str], ...]:
    return tuple(
        (_sorted_as(one.get("literal") or f"{one.get('non-dropping-particle', '')} {one.get('family', '')}"),
         _sorted_as(one.get("given", "")))
        for one in work.leaders
    )  # fmt: skip


def _year_of(work: Work) -> tuple[object, ...]:
    when = (-1,) if work.is_in_press else (work.issued.year, work.issued.words, work.issued.is_about)
    return (_names(work), *when)


def _place(work: Work) -> tuple[object, ...]:
    title = _sorted_as(_ARTICLES.sub("", work.lines.get("title", "")))
    names = _names(work) or ((title, ""),)
    issued = work.issued
    day = (issued.month, issued.day) if work.by_the_day else (0, 0)
    # A publication that is to come is the last, one without a date the first.
    return (names, work.is_in_press, issued.year, day, title, work.lines.get("title", ""), work.key)


def _sorted_as(text: str) -> str:
    """Letters and digits only, without accents: spaces and marks do not count (9.44)."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in plain if character.isalnum())
