"""Weeks in which schools are open: silence in a holiday counts for nobody.

The three regions of the country have other weeks off, and a school may add one. Here stands for each school year the
widest holiday of any region, so that a week counts only when every school is open.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

Span = tuple[date, date]

A_WEEK = timedelta(days=7)
WEDNESDAY, FRIDAY = timedelta(days=2), timedelta(days=4)

# First and last day off, in the order of the year: summer, autumn, Christmas, spring and May.
HOLIDAYS: Sequence[Span] = (
    (date(2024, 7, 6), date(2024, 9, 1)),
    (date(2024, 10, 26), date(2024, 11, 3)),
    (date(2024, 12, 21), date(2025, 1, 5)),
    (date(2025, 2, 15), date(2025, 3, 9)),
    (date(2025, 4, 19), date(2025, 5, 11)),
    (date(2025, 7, 5), date(2025, 8, 31)),
    (date(2025, 10, 11), date(2025, 10, 26)),
    (date(2025, 12, 20), date(2026, 1, 4)),
    (date(2026, 2, 14), date(2026, 3, 1)),
    (date(2026, 4, 18), date(2026, 5, 10)),
    (date(2026, 7, 4), date(2026, 8, 30)),
    (date(2026, 10, 10), date(2026, 10, 25)),
    (date(2026, 12, 19), date(2027, 1, 3)),
    (date(2027, 2, 13), date(2027, 2, 28)),
    (date(2027, 4, 24), date(2027, 5, 9)),
    (date(2027, 7, 10), date(2027, 9, 5)),
)
# In years that do not stand above: month and day between which a holiday falls in any year.
IN_ANY_YEAR = (((1, 1), (1, 9)), ((2, 8), (3, 10)), ((4, 18), (5, 12)), ((7, 4), (9, 6)), ((10, 9), (11, 4)),
               ((12, 19), (12, 31)))  # fmt: skip
KNOWN = (HOLIDAYS[0][0], HOLIDAYS[-1][1])


def school_weeks(since: date, until: date) -> int:
    """How many whole school weeks, from Monday to Friday, lie between two days; 0 when none does."""
    monday = since + timedelta(days=7 - since.weekday())
    weeks = 0
    while monday + FRIDAY < until:
        weeks += is_open_in(monday)
        monday += A_WEEK
    return weeks


@cache
def is_open_in(monday: date) -> bool:
    """Whether nobody is off in this week: a holiday holds whole weeks, so its Wednesday tells."""
    wednesday = monday + WEDNESDAY
    spans = HOLIDAYS if KNOWN[0] <= wednesday <= KNOWN[1] else _in_any_year(wednesday.year)
    return not any(first <= wednesday <= last for first, last in spans)


def _in_any_year(year: int) -> Sequence[Span]:
    return [(date(year, *first), date(year, *last)) for first, last in IN_ANY_YEAR]
