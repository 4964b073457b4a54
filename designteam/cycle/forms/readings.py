"""Numbers as people type or paste them: a day, a group, how many pupils, and what came out."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import zip_longest
from statistics import fmean, quantiles, stdev
from typing import Final

from flask_babel import gettext

from designteam.cycle.models import Indicator, Reading, Sort
from designteam.cycle.models.measurement import FEWEST, GROUP, LARGEST_GROUP
from designteam.kit.forms import EARLIEST

MOST_ROWS: Final = 200
MOST_VALUES: Final = LARGEST_GROUP
_NUMBER = re.compile(r"-?\d{1,6}(?:[.,]\d{1,4})?")
_ISO, _DUTCH = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})"), re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_GRADES = re.compile(r"(?:groep(?:en)?|gr\.?|grades?|groups?)?\s*([1-8](?:\s*(?:,|/|\+|&|-|en|and|t/m|to)\s*[1-8])*)")


class NotReadable(ValueError):
    """A cell of which nothing can be made; the message tells what to write."""


def figure(text: str) -> float:
    """A number with a comma or a point. Raises NotReadable."""
    if not _NUMBER.fullmatch(text.strip()):
        raise NotReadable(gettext("‘%(text)s’ is not a number. Write for example 17 or 3,4.", text=text.strip()[:20]))
    return float(text.strip().replace(",", "."))


def day(text: str) -> date:
    """A day as a spreadsheet writes it: 2026-11-24 or 24-11-2026. Raises NotReadable."""
    found = _ISO.fullmatch(text.strip()) or _DUTCH.fullmatch(text.strip())
    numbers = [int(part) for part in found.groups()] if found else []
    if numbers and numbers[0] < 1000:
        numbers.reverse()
    try:
        return date(*numbers[:3]) if numbers else _no_day(text)
    except ValueError:
        return _no_day(text)


def _no_day(text: str) -> date:
    raise NotReadable(gettext("‘%(text)s’ is not a day. Write for example 24-11-2026.", text=text.strip()[:20]))


def group(text: str, known: Mapping[str, str]) -> str:
    """A grade, several grades, or a name of the team's own; `known` are the groups by how they are called here."""
    text = " ".join(text.split())
    if not text:
        raise NotReadable(gettext("Write which group it was, for example group 6."))
    if text.casefold() in known:
        return known[text.casefold()]
    if found := _GRADES.fullmatch(text.casefold()):
        return _several(found[1])
    if len(text) > GROUP:
        raise NotReadable(gettext("The name of a group has at most %(most)s characters.", most=GROUP))
    return text


def _several(text: str) -> str:
    grades = [int(grade) for grade in re.findall(r"[1-8]", text)]
    if re.search(r"t/m|to|-", text) and len(grades) == 2:
        grades = list(range(min(grades), max(grades) + 1))
    return ",".join(str(grade) for grade in sorted(set(grades)))


def reading(
    indicator: Indicator,
    on: date | None,
    among: str,
    *,
    size: str,
    value: str,
    spread: str = "",
    today: date,
    known: Mapping[str, str],
) -> Reading:
    """One row. Of a group under five the value is not even read. Raises NotReadable."""
    if on is None:
        raise NotReadable(gettext("Write on which day it was."))
    if not EARLIEST <= on <= today:
        raise NotReadable(gettext("Choose a day that has been."))
    pupils = figure(size) if size.strip() else 0.0
    if not pupils.is_integer() or not 1 <= pupils <= LARGEST_GROUP:
        raise NotReadable(
            gettext("Write how many pupils there were, a whole number from 1 to %(most)s.", most=LARGEST_GROUP)
        )
    code = group(among, known)
    if pupils < FEWEST:
        return Reading(on, code, int(pupils), 0.0)
    if not value.strip():
        raise NotReadable(gettext("Write what came out."))
    number = figure(value)
    _check(indicator, number, int(pupils))
    return Reading(on, code, int(pupils), number, _spread(indicator, spread))


def _check(indicator: Indicator, number: float, pupils: int) -> None:
    least, most = indicator.least or 0.0, indicator.most or 0.0
    if indicator.sort is Sort.COUNT and not (number.is_integer() and 0 <= number <= pupils):
        raise NotReadable(gettext("Write how many of the %(size)s it were: a whole number up to that.", size=pupils))
    if indicator.sort is Sort.PERCENTAGE and not 0 <= number <= 100:
        raise NotReadable(gettext("A percentage lies between 0 and 100."))
    if indicator.sort is Sort.SCALE and not least <= number <= most:
        raise NotReadable(gettext("The scale goes from %(least)g to %(most)g.", least=least, most=most))


def _spread(indicator: Indicator, text: str) -> float | None:
    if indicator.sort is not Sort.SCALE or not text.strip():
        return None
    spread = figure(text)
    if not 0 <= spread <= (indicator.most or 0) - (indicator.least or 0):
        raise NotReadable(gettext("The spread is larger than the scale."))
    return spread


def pasted(
    indicator: Indicator, text: str, *, today: date, known: Mapping[str, str]
) -> tuple[list[Reading], list[str]]:
    """The rows of a spreadsheet, separated by tabs: day, group, pupils, value and perhaps the spread.

    Also what is wrong, row by row. A first row without a number in it is a heading.
    """
    rows = [line for line in text.split("\n") if line.strip()]
    if len(rows) > MOST_ROWS:
        return [], [gettext("At most %(most)s rows at a time; this is %(now)s.", most=MOST_ROWS, now=len(rows))]
    readings: list[Reading] = []
    wrong: list[str] = []
    for number, row in enumerate(rows, start=1):
        if number == 1 and not re.search(r"\d", row):
            continue
        cells = [cell.strip() for cell in re.split(r"\t|;", row)]
        try:
            readings.append(_row(indicator, cells, today=today, known=known))
        except NotReadable as refusal:
            wrong.append(gettext("Row %(number)s: %(problem)s", number=number, problem=refusal))
    return readings, wrong


def _row(indicator: Indicator, cells: Sequence[str], *, today: date, known: Mapping[str, str]) -> Reading:
    if not 3 <= len(cells) <= 5:
        raise NotReadable(gettext("Paste four columns: day, group, number of pupils, and what came out."))
    on, among, size, value, spread = dict(zip_longest(range(5), cells, fillvalue="")).values()
    return reading(indicator, day(on), among, size=size, value=value, spread=spread, today=today, known=known)


def listed(
    indicator: Indicator, on: date | None, among: str, text: str, *, today: date, known: Mapping[str, str]
) -> Reading:
    """A column with the value of every pupil. Only how many, the average, the spread and the quartiles are kept."""
    values = [figure(value) for value in re.split(r"[\n\t;]+|\s{1,}", text) if value.strip()]
    if len(values) > MOST_VALUES:
        raise NotReadable(
            gettext("At most %(most)s values at a time; this is %(now)s.", most=MOST_VALUES, now=len(values))
        )
    for value in values:
        _check(indicator, value, len(values))
    average = str(round(fmean(values), 4)) if values else ""
    first = reading(indicator, on, among, size=str(len(values)), value=average, today=today, known=known)
    if first.is_small:
        return first
    lower, middle, upper = quantiles(values, n=4, method="inclusive")
    return first._replace(spread=stdev(values), quartiles=(lower, middle, upper))


def twice(readings: Sequence[Reading]) -> Reading | None:
    """The first group that stands there two times on one day."""
    seen: set[tuple[date, str]] = set()
    for one in readings:
        if (one.measured_on, one.among) in seen:
            return one
        seen.add((one.measured_on, one.among))
    return None
