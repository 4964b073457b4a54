"""A drawing of who points at whom, as plain SVG: two columns of names with arrows between them.

The same lists give the same drawing, so that two of them can be laid beside each other. Width, dashes and signs say
what colours say too; a table beside it is up to the page.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import pi, sin
from typing import Final, NamedTuple

from markupsafe import Markup, escape

from designteam.kit.svg import INK, PAPER, SOFT, drawing, element, text

WIDTH: Final = 640.0
BOX: Final = 172.0
EDGE: Final = 6.0
HOLLOW: Final = 34.0  # how much further out the middle of a column stands than its ends
LEAST_HIGH: Final = 40.0
GAP: Final = 14.0
OF_A_LINE: Final = 16.0
LETTERS: Final = 23  # of a name on one line
MOST_LINES: Final = 3
PORT: Final = 11.0
HEAD: Final = 9.0
OF_THE_LEGEND: Final = 20.0
WIDTHS: Final = {1: 1.4, 2: 2.8, 3: 4.8}
# The dash of an arrow by its weight, and by what changes in it.
DASHES: Final = {1: "2 4", 2: "", 3: ""}
MORE, LESS, SAME, OTHER = "more", "less", "same", "other"
COLOURS: Final = {"": INK, MORE: "#1d6638", LESS: "#7d4a00", OTHER: "#b0233b", SAME: SOFT}
Along = tuple[float, float, float, float]
SIGNS: Final = {MORE: "+", LESS: "\u2212", OTHER: "\u00b1"}


class Name(NamedTuple):
    """A box with a name in it: round for people, with corners for the rest. `change` is as for a line."""

    key: int
    words: str
    is_left: bool
    is_round: bool
    change: str = ""


class Line(NamedTuple):
    """An arrow of a weight from 1 to 3. `change` is empty where nothing is compared."""

    start: int
    end: int
    weight: int
    words: str
    change: str = ""


class Meaning(NamedTuple):
    """What an arrow of this weight and change stands for."""

    weight: int
    change: str
    words: str


def arrows(
    names: Sequence[Name], lines: Sequence[Line], *, meanings: Sequence[Meaning], uid: str, title: str, desc: str
) -> Markup:
    """The drawing with its legend below it."""
    sheet = _Sheet(names, lines)
    body = "".join(sheet.drawn(line, number) for number, line in enumerate(lines))
    body += "".join(sheet.signed(line, number) for number, line in enumerate(lines))
    body += "".join(_box(name, sheet.spots[name.key]) for name in names)
    for row, meaning in enumerate(meanings):
        body += _meaning(meaning, sheet.high + OF_THE_LEGEND * (row + 1))
    high = sheet.high + OF_THE_LEGEND * (len(meanings) + 1)
    return drawing(WIDTH, high, body, uid=uid, title=title, desc=desc)


class _Spot(NamedTuple):
    """Where a box stands; `inner` is its side that looks at the other column."""

    x: float
    y: float
    high: float
    is_left: bool

    @property
    def inner(self) -> float:
        return self.x + BOX if self.is_left else self.x

    @property
    def inward(self) -> int:
        return 1 if self.is_left else -1

    @property
    def middle(self) -> float:
        return self.y + self.high / 2


@dataclass(frozen=True)
class _Sheet:
    names: Sequence[Name]
    lines: Sequence[Line]

    @cached_property
    def spots(self) -> Mapping[int, _Spot]:
        columns = [[name for name in self.names if name.is_left is side] for side in (True, False)]
        deepest = max(self._deep(column) for column in columns)
        return {key: spot for column in columns for key, spot in self._stacked(column, deepest)}

    @property
    def high(self) -> float:
        return max(spot.y + spot.high for spot in self.spots.values()) + GAP

    @cached_property
    def ports(self) -> Mapping[tuple[int, int], float]:
        """How high on its box each arrow begins and ends, so that no two share a place."""
        found: dict[tuple[int, int], float] = {}
        for name in self.names:
            spot = self.spots[name.key]
            here = sorted(
                (self.spots[self._other(number, name.key)].middle, number)
                for number, line in enumerate(self.lines)
                if name.key in (line.start, line.end)
            )
            first = spot.middle - PORT * (len(here) - 1) / 2
            found |= {(number, name.key): first + PORT * place for place, (_, number) in enumerate(here)}
        return found

    def drawn(self, line: Line, number: int) -> str:
        (x1, first, second, x2), (y1, _, _, y2) = self._way(line, number)
        path = f"M{x1:.1f} {y1:.1f}C{first:.1f} {y1:.1f} {second:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
        body = element("title", str(escape(line.words))) + _stroke(path, line.weight, line.change)
        return element("g", body + _head(x2, y2, -self.spots[line.end].inward, line.weight, line.change))

    def signed(self, line: Line, number: int) -> str:
        """The sign of a change, past the middle of its arrow: not of all at one place, so that they stay apart."""
        x, y = (_on_the_way(axis, 0.64 + 0.1 * (number % 3)) for axis in self._way(line, number))
        return _sign(line.change, x, y)

    def _way(self, line: Line, number: int) -> tuple[Along, Along]:
        """The four points of the curve: level where it leaves a box and where it comes in."""
        start, end = self.spots[line.start], self.spots[line.end]
        x1, y1 = start.inner, self.ports[number, line.start]
        x2, y2 = end.inner + end.inward * (HEAD + line.weight), self.ports[number, line.end]
        if start.is_left is end.is_left:
            out = min(46 + abs(y2 - y1) * 0.42, WIDTH / 2 - BOX + 40)
        else:
            out = abs(x2 - x1) * 0.5
        return (x1, x1 + start.inward * out, x2 + end.inward * out, x2), (y1, y1, y2, y2)

    def _other(self, number: int, key: int) -> int:
        line = self.lines[number]
        return line.end if line.start == key else line.start

    def _high(self, name: Name) -> float:
        touched = sum(name.key in (line.start, line.end) for line in self.lines)
        return max(LEAST_HIGH, OF_A_LINE * len(_wrapped(name.words)) + 16, PORT * touched + 12)

    def _deep(self, column: Sequence[Name]) -> float:
        return sum(self._high(name) for name in column) + GAP * max(0, len(column) - 1)

    def _stacked(self, column: Sequence[Name], deepest: float) -> Iterable[tuple[int, _Spot]]:
        """From top to bottom, the shorter column in the middle; hollow, so that arrows within a column have room."""
        spare = (deepest - self._deep(column)) / (len(column) + 1) if column else 0
        y = GAP + spare
        for place, name in enumerate(column):
            high = self._high(name)
            inward = HOLLOW * (1 - sin(pi * (place + 0.5) / len(column)))
            x = EDGE + inward if name.is_left else WIDTH - EDGE - BOX - inward
            yield name.key, _Spot(x, y, high, name.is_left)
            y += high + GAP + spare


def _box(name: Name, spot: _Spot) -> str:
    words = _wrapped(name.words)
    first = spot.middle - OF_A_LINE * (len(words) - 1) / 2 + 4
    ground = element(
        "rect", class_=f"name-ground {name.change}".strip(), x=spot.x, y=spot.y, width=BOX, height=spot.high,
        rx=min(20.0, spot.high / 2) if name.is_round else 2, fill=PAPER, stroke=COLOURS[name.change],
        stroke_width=2.5 if name.change in SIGNS else 1.5, stroke_dasharray="7 4" if name.change == LESS else "",
    )  # fmt: skip
    ground += _sign(name.change, spot.x + 14 if spot.is_left else spot.x + BOX - 14, spot.y + 1)
    return ground + "".join(
        text(spot.x + BOX / 2, first + OF_A_LINE * row, said, class_="value", fill=INK)
        for row, said in enumerate(words)
    )


def _stroke(path: str, weight: int, change: str) -> str:
    dash = "7 4" if change == LESS else "" if change else DASHES[weight]
    return element(
        "path", class_=f"arrow {change}".strip(), d=path, fill="none", stroke=COLOURS[change],
        stroke_width=1 if change == SAME else WIDTHS[weight], stroke_dasharray=dash,
    )  # fmt: skip


def _head(x: float, y: float, way: int, weight: int, change: str) -> str:
    """A triangle that ends at the box; `way` is 1 to the right and -1 to the left."""
    half = 3.5 if change == SAME else 3 + weight * 1.2
    tip = x + way * (HEAD + weight)
    points = f"{tip:.1f},{y:.1f} {x:.1f},{y - half:.1f} {x:.1f},{y + half:.1f}"
    return element("polygon", class_=f"arrow-head {change}".strip(), points=points, fill=COLOURS[change])


def _sign(change: str, x: float, y: float) -> str:
    """A plus or a minus in a ring, on the arrow itself."""
    if change not in SIGNS:
        return ""
    ring = element("circle", class_=f"arrow-sign {change}", cx=x, cy=y, r=8, fill=PAPER, stroke=COLOURS[change],
                   stroke_width=1.5)  # fmt: skip
    return ring + text(x, y + 4, SIGNS[change], class_="value", fill=INK)


def _meaning(meaning: Meaning, y: float) -> str:
    x1, x2 = EDGE, EDGE + 54
    line = _stroke(f"M{x1:.1f} {y:.1f}H{x2:.1f}", meaning.weight, meaning.change)
    line += _head(x2, y, 1, meaning.weight, meaning.change) + _sign(meaning.change, (x1 + x2) / 2, y)
    return line + text(x2 + 24, y + 4, meaning.words, anchor="start", class_="value", fill=INK)


def _on_the_way(along: Along, part: float) -> float:
    """One coordinate of a place on a curve."""
    start, first, second, end = along
    rest = 1 - part
    return rest**3 * start + 3 * rest**2 * part * first + 3 * rest * part**2 * second + part**3 * end


def _wrapped(words: str) -> list[str]:
    """A name on at most three lines; a word that does not fit is broken off."""
    lines = [""]
    for word in words.split():
        for piece in [word[at : at + LETTERS] for at in range(0, len(word), LETTERS)]:
            if lines[-1] and len(lines[-1]) + 1 + len(piece) > LETTERS:
                lines.append("")
            lines[-1] = f"{lines[-1]} {piece}".strip()
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], lines[MOST_LINES - 1][: LETTERS - 1] + "…"]
    return lines
