"""What was measured, ready to be shown: the finding in words, a drawing, what happened meanwhile, and every number.

Of a group under five there is nothing to show here: its size and its value were never kept.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import groupby
from statistics import median
from typing import NamedTuple

from flask_babel import format_date, format_decimal, gettext
from markupsafe import Markup

from designteam.cycle.models import Better, Direction, Experiment, Indicator, Iteration, Measurement, Sort
from designteam.cycle.queries.artefacts import moves_in
from designteam.cycle.queries.measurements import looked_at_in
from designteam.cycle.views.blueprint import grades
from designteam.kit import charts
from designteam.kit.dates import day_and_month
from designteam.kit.web import say
from designteam.method.definition import phase_named

LEAST_FOR_A_RUN = 3
LEAST_FOR_A_MIDDLE = 5
MOST_TICKS = 6
FORTNIGHT = 14


class Event(NamedTuple):
    """Something that happened while numbers were collected."""

    on: date
    words: str


class Row(NamedTuple):
    """One line of the table beside the drawing."""

    id: int
    on: date
    group: str
    size: str
    value: str
    spread: str
    is_hidden: bool


class Numbered(NamedTuple):
    number: int
    on: date
    words: str


class Measured(NamedTuple):
    id: int
    number: int
    looks_at: str
    enough: str
    finding: str
    chart: Markup | None
    events: Sequence[Numbered]
    rows: Sequence[Row]
    has_spread: bool


def decimal(value: float) -> str:
    return str(format_decimal(value, "#,##0.#"))


def group_name(measurement: Measurement) -> str:
    return grades(measurement.grades) or measurement.among


def measured(indicator: Indicator, events: Iterable[Event] = ()) -> Measured:
    return _Telling(indicator, events).told()


def measured_in(experiment: Experiment, iteration: Iteration) -> Sequence[Measured]:
    """All that an experiment looks at. How the team moved is asked only when there is something to lay it beside."""
    indicators = looked_at_in([experiment.id])
    if not any(indicator.measurements for indicator in indicators):
        return [measured(indicator) for indicator in indicators]
    moved = [moved_on(move.at, move.to_phase, move.direction) for move in moves_in([iteration])[iteration.id]]
    events = events_of(experiment.starts_on, experiment.ends_on, moved)
    return [measured(indicator, events) for indicator in indicators]


def moved_on(at: datetime, phase: str, direction: Direction) -> Event:
    label = say(phase_named(phase).label)
    if direction is Direction.BACK:
        return Event(at.date(), gettext("we went back to: %(phase)s", phase=label))
    return Event(at.date(), gettext("we went on to: %(phase)s", phase=label))


def events_of(starts_on: date | None, ends_on: date | None, others: Iterable[Event] = ()) -> list[Event]:
    """The begin and the end of an experiment, between whatever else happened."""
    own = [
        Event(starts_on, gettext("the experiment began")) if starts_on else None,
        Event(ends_on, gettext("the experiment ended")) if ends_on else None,
    ]
    return sorted([event for event in own if event] + list(others))


class _Telling:
    def __init__(self, indicator: Indicator, events: Iterable[Event]) -> None:
        self.indicator = indicator
        self.all_events = list(events)
        self.shown = [one for one in indicator.measurements if one.value is not None and one.size is not None]
        self.sizes = {one.size for one in self.shown}
        by_group = groupby(sorted(self.shown, key=lambda one: (one.among, one.measured_on)), key=group_name)
        self.groups = {name: list(found) for name, found in by_group}
        self.days = sorted({one.measured_on for one in self.shown})

    def told(self) -> Measured:
        numbered: list[Numbered] = []
        chart = None
        if len(self.days) >= LEAST_FOR_A_RUN:
            numbered = self._events()
            chart = self._run(numbered)
        elif len(self.days) > 1:
            chart = self._before_after()
        return Measured(
            id=self.indicator.id,
            number=self.indicator.number,
            looks_at=self.indicator.looks_at,
            enough=self._enough(),
            finding=self._finding(),
            chart=chart,
            events=numbered,
            rows=[self._row(one) for one in self.indicator.measurements],
            has_spread=any(one.spread is not None or one.lower is not None for one in self.shown),
        )

    # In words

    def value(self, one: Measurement) -> str:
        number = decimal(one.value or 0)
        match self.indicator.sort:
            case Sort.COUNT:
                return gettext("%(some)s of the %(all)s", some=number, all=one.size)
            case Sort.PERCENTAGE:
                return gettext("%(number)s %%", number=number)
        return number

    def _finding(self) -> str:
        return " ".join(self._of_group(name, found) for name, found in self.groups.items())

    def _of_group(self, name: str, found: Sequence[Measurement]) -> str:
        first, last = found[0], found[-1]
        if first is last:
            said = gettext("%(group)s: %(value)s on %(day)s.", group=_capital(name), value=self.value(last),
                           day=day_and_month(last.measured_on))  # fmt: skip
        else:
            said = gettext(
                "%(group)s: from %(first)s on %(from_day)s to %(last)s on %(to_day)s.",
                group=_capital(name), first=self.value(first), last=self.value(last),
                from_day=day_and_month(first.measured_on), to_day=day_and_month(last.measured_on),
            )  # fmt: skip
        if not self._has_line or self.indicator.enough_from is None:
            return said
        line = decimal(self.indicator.enough_from)
        if self.indicator.is_enough(last.value or 0):
            return said + " " + gettext("The line of %(line)s was reached the last time.", line=line)
        return said + " " + gettext("The line of %(line)s was not reached the last time.", line=line)

    def _enough(self) -> str:
        """When it is enough, as agreed beforehand: in the team's words, else as the number."""
        if self.indicator.enough_when or self.indicator.enough_from is None:
            return self.indicator.enough_when
        return self._line_words()

    def _line_words(self) -> str:
        value = decimal(self.indicator.enough_from or 0)
        if self.indicator.better is Better.LESS:
            return gettext("enough: %(value)s or less", value=value)
        return gettext("enough: %(value)s or more", value=value)

    def _row(self, one: Measurement) -> Row:
        if one.is_hidden:
            hidden = gettext("fewer than five pupils, not shown")
            return Row(one.id, one.measured_on, group_name(one), "", hidden, "", is_hidden=True)
        return Row(
            one.id, one.measured_on, group_name(one), str(one.size), self.value(one), self._spread(one), is_hidden=False
        )

    def _spread(self, one: Measurement) -> str:
        if one.lower is not None and one.middle is not None and one.upper is not None:
            return gettext(
                "half of the group between %(lower)s and %(upper)s, middle %(middle)s",
                lower=decimal(one.lower), upper=decimal(one.upper), middle=decimal(one.middle),
            )  # fmt: skip
        return gettext("spread %(number)s", number=decimal(one.spread)) if one.spread is not None else ""

    # As a drawing

    @property
    def _has_line(self) -> bool:
        """A number of pupils can only be a line when every group is as large."""
        return self.indicator.enough_from is not None and (self.indicator.sort is not Sort.COUNT or self._is_even)

    @property
    def _is_even(self) -> bool:
        return len(self.sizes) == 1

    @property
    def _is_share(self) -> bool:
        """Counts of groups that differ in size are drawn as a part of the group."""
        return self.indicator.sort is Sort.COUNT and not self._is_even

    def _height(self, one: Measurement) -> float:
        return 100 * (one.value or 0) / (one.size or 1) if self._is_share else one.value or 0

    def _axis(self) -> charts.Axis:
        if self._is_share or self.indicator.sort is Sort.PERCENTAGE:
            ticks = [(float(part), gettext("%(number)s %%", number=part)) for part in range(0, 101, 25)]
            return charts.Axis(0, 100, ticks)
        if self.indicator.sort is Sort.SCALE:
            low, high = self.indicator.least or 0.0, self.indicator.most or 1.0
        else:
            low, high = 0.0, float(max(size for size in self.sizes if size))
        step = _round_step(high - low)
        count = int((high - low) / step)
        return charts.Axis(low, high, [(low + step * turn, decimal(low + step * turn)) for turn in range(count + 1)])

    def _series(self) -> list[charts.Series]:
        return [charts.Series(name, [self._point(one) for one in found]) for name, found in self.groups.items()]

    def _point(self, one: Measurement) -> charts.Point:
        low, high = one.lower, one.upper
        if low is None and one.spread is not None and one.value is not None:
            low = max(one.value - one.spread, self.indicator.least or 0)
            high = min(one.value + one.spread, self.indicator.most or one.value)
        label = format_date(one.measured_on, "d MMM").rstrip(".")
        return charts.Point(float(one.measured_on.toordinal()), label, self._height(one), self.value(one), low, high)

    def _in_brief(self, point: charts.Point) -> charts.Point:
        """With only the number: the axis and the title tell of how many."""
        number = decimal(point.value)
        is_part = self._is_share or self.indicator.sort is Sort.PERCENTAGE
        return point._replace(words=gettext("%(number)s %%", number=number) if is_part else number)

    def _levels(self) -> list[charts.Level]:
        levels = []
        if self._has_line and self.indicator.enough_from is not None:
            levels.append(charts.Level(self.indicator.enough_from, self._line_words(), is_agreed=True))
        if len(self.groups) == 1 and len(self.days) >= LEAST_FOR_A_MIDDLE:
            middle = median(self._height(one) for one in self.shown)
            levels.append(charts.Level(middle, gettext("middle value: %(value)s", value=decimal(middle))))
        return levels

    def _events(self) -> list[Numbered]:
        first, last = self.days[0].toordinal() - FORTNIGHT, self.days[-1].toordinal() + FORTNIGHT
        meanwhile = [event for event in self.all_events if first <= event.on.toordinal() <= last]
        return [Numbered(number, *event) for number, event in enumerate(meanwhile, start=1)]

    def _run(self, events: Sequence[Numbered]) -> Markup:
        return charts.run_chart(
            self._series(),
            axis=self._axis(),
            levels=self._levels(),
            marks=[charts.Mark(float(event.on.toordinal()), event.number) for event in events],
            **self._words(),
        )

    def _before_after(self) -> Markup:
        brief = [one._replace(points=[self._in_brief(point) for point in one.points]) for one in self._series()]
        return charts.before_after(brief, axis=self._axis(), levels=self._levels(), **self._words())

    def _words(self) -> dict[str, str]:
        every = [f"{name}, {day_and_month(one.measured_on)}: {self.value(one)}"
                 for name, found in self.groups.items() for one in found]  # fmt: skip
        return {
            "uid": f"chart-{self.indicator.id}",
            "title": f"{self.indicator.looks_at}. {self._finding()}",
            "desc": "; ".join(every),
        }


def _round_step(span: float) -> float:
    """The smallest of …, 1, 2, 5, 10, 20, … that divides a span in few enough parts."""
    sizes = (factor * 10.0**power for power in range(-4, 7) for factor in (1, 2, 5))
    return next((size for size in sizes if span / size <= MOST_TICKS), span)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
