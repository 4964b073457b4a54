"""The dots of a quadrant as two clouds, with their middles, and how the middle moved from iteration to iteration."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from math import ceil, sqrt
from typing import Final, NamedTuple

from flask_babel import format_decimal, gettext

from designteam.reveals.models import STEPS, RevealedAnswer
from designteam.reveals.queries.checks import Told

Place = tuple[float, float]

LEFT, TOP, CELL = 6.0, 22.0, 58.0
SIDE: Final = CELL * STEPS
LARGE_SHIFT: Final = 0.4  # of one step: what is less is called the same


class Dot(NamedTuple):
    x: float
    y: float
    is_wish: bool


class Cell(NamedTuple):
    """A place where at least one dot stands, in numbers."""

    differentiation: int
    control: int
    now: int
    wished: int


class Middle(NamedTuple):
    """The middle of a cloud: both averages, in words, and where it stands in the drawing."""

    differentiation: float
    control: float
    x: float
    y: float

    @property
    def words(self) -> str:
        return f"{_one_decimal(self.differentiation)} / {_one_decimal(self.control)}"


class Quadrant(NamedTuple):
    """One quadrant that was revealed; `numbered` are the middles of *now*, of it and those before, by iteration."""

    id: int
    iteration: int
    on: date
    answered: int
    dots: Sequence[Dot]
    cells: Sequence[Cell]
    now: Middle
    wished: Middle
    finding: str
    because: str
    numbered: Sequence[tuple[int, Middle]]
    lines: Sequence[float]
    left: float
    top: float
    side: float


def quadrants(told: Sequence[Told], answers: Mapping[int, Sequence[RevealedAnswer]]) -> Sequence[Quadrant]:
    """Every quadrant of a team that was revealed, the oldest first, each with the middles that went before."""
    drawn: list[Quadrant] = []
    for one in told:
        if one.is_picture or one.revealed_at is None or not answers.get(one.id):
            continue
        before = [(earlier.iteration, earlier.now) for earlier in drawn]
        drawn.append(_drawn(one, one.revealed_at.date(), answers[one.id], before))
    return drawn


def _drawn(told: Told, on: date, answers: Sequence[RevealedAnswer], before: Sequence[tuple[int, Middle]]) -> Quadrant:
    now = [(answer.now_differentiation or 0, answer.now_control or 0) for answer in answers]
    wished = [(answer.wished_differentiation or 0, answer.wished_control or 0) for answer in answers]
    middle_now, middle_wished = _middle(now), _middle(wished)
    return Quadrant(
        id=told.id,
        iteration=told.iteration,
        on=on,
        answered=told.answered,
        dots=_dots(now, wished),
        cells=_cells(now, wished),
        now=middle_now,
        wished=middle_wished,
        finding=_finding(middle_now, middle_wished),
        because=told.because,
        numbered=[*before, (told.iteration, middle_now)] if before else [],
        lines=[CELL * step for step in range(STEPS + 1)],
        left=LEFT,
        top=TOP,
        side=SIDE,
    )


def _dots(now: Sequence[tuple[int, int]], wished: Sequence[tuple[int, int]]) -> Sequence[Dot]:
    """Dots on the same place stand beside each other, in an order that tells nothing."""
    at: dict[tuple[int, int], list[bool]] = defaultdict(list)
    for place in now:
        at[place].append(False)
    for place in wished:
        at[place].append(True)
    dots: list[Dot] = []
    for (across, up), wishes in sorted(at.items()):
        x, y = _spot(across, up)
        columns = ceil(sqrt(len(wishes)))
        apart = min(18.0, (CELL - 14) / columns)
        rows = ceil(len(wishes) / columns)
        for number, is_wish in enumerate(wishes):
            row, column = divmod(number, columns)
            dots.append(Dot(x + (column - (columns - 1) / 2) * apart, y + (row - (rows - 1) / 2) * apart, is_wish))
    return dots


def _cells(now: Sequence[tuple[int, int]], wished: Sequence[tuple[int, int]]) -> Sequence[Cell]:
    return [Cell(*place, now.count(place), wished.count(place)) for place in sorted({*now, *wished})]


def _middle(places: Sequence[tuple[int, int]]) -> Middle:
    across = sum(place[0] for place in places) / len(places)
    up = sum(place[1] for place in places) / len(places)
    return Middle(across, up, *_spot(across, up))


def _spot(across: float, up: float) -> Place:
    return LEFT + CELL * (across - 0.5), TOP + CELL * (STEPS - up + 0.5)


def _finding(now: Middle, wished: Middle) -> str:
    """What the middles say together, in words."""
    more = wished.differentiation - now.differentiation
    freer = wished.control - now.control
    parts = []
    if abs(more) >= LARGE_SHIFT:
        parts.append(gettext("more differentiation") if more > 0 else gettext("less differentiation"))
    if abs(freer) >= LARGE_SHIFT:
        parts.append(gettext("more control for pupils") if freer > 0 else gettext("more control for teachers"))
    if not parts:
        return gettext("On average you wish what you do now.")
    if len(parts) == 1:
        return gettext("On average you wish %(what)s.", what=parts[0])
    return gettext("On average you wish %(one)s and %(other)s.", one=parts[0], other=parts[1])


def _one_decimal(value: float) -> str:
    return str(format_decimal(value, format="0.0"))
