"""Drawings of numbers as plain SVG, without style or script: the same text in a page and in a PDF.

Shapes and dashes differ beside colours. Colours stand as attributes, because paper reads no classes in a drawing; on
a screen the style sheet takes over. What is found goes in the title in words; a table beside it is up to the page.
"""

from collections.abc import Callable, Iterable, Sequence
from math import cos, pi, sin
from typing import Final, NamedTuple

from markupsafe import Markup

from designteam.kit.svg import INK, PAPER, RULE, SOFT
from designteam.kit.svg import drawing as _svg
from designteam.kit.svg import element as _el
from designteam.kit.svg import text as _text

MAIN, MIDDLE, ENOUGH = "#1c5a4a", "#7d4a00", "#1d6638"
WIDTH, TOP, LEFT, RIGHT, DEEP = 360.0, 26.0, 42.0, 340.0, 176.0
Place = Callable[[float], float]

LINE_OF_LEGEND: Final = 17.0
ROOM_FOR_A_LABEL: Final = 62.0
ROOM_FOR_A_GROUP: Final = 99.0
LETTER: Final = 5.6
DASHES: Final = ("", "7 3", "2 3", "9 3 2 3")


class Point(NamedTuple):
    """A number at a place on the axis; `low` and `high` are the spread around it, when that is known."""

    place: float
    label: str
    value: float
    words: str
    low: float | None = None
    high: float | None = None


class Series(NamedTuple):
    name: str
    points: Sequence[Point]


class Axis(NamedTuple):
    low: float
    high: float
    ticks: Sequence[tuple[float, str]]


class Level(NamedTuple):
    """A value that matters, drawn as a line from left to right: one that was agreed on, or one that was found."""

    value: float
    words: str
    is_agreed: bool = False


class Mark(NamedTuple):
    """Something that happened at a place on the axis, by its number; the page says in words what it was."""

    place: float
    number: int


class Node(NamedTuple):
    """A place in a web; `state` is "done", "open" or "asked"."""

    label: str
    state: str


def run_chart(
    series: Sequence[Series],
    *,
    axis: Axis,
    levels: Sequence[Level] = (),
    marks: Sequence[Mark] = (),
    uid: str,
    title: str,
    desc: str,
) -> Markup:
    """How a number went over time, with what happened meanwhile and the line that was agreed beforehand."""
    places = [point.place for one in series for point in one.points] + [mark.place for mark in marks]
    first, last = min(places), max(places)

    def x(place: float) -> float:
        return LEFT + 12 + (RIGHT - LEFT - 24) * ((place - first) / (last - first) if last > first else 0.5)

    def y(value: float) -> float:
        return DEEP - (DEEP - TOP) * (value - axis.low) / (axis.high - axis.low)

    body = _grid(axis, y, RIGHT)
    body += "".join(_vertical(x(mark.place), mark.number) for mark in marks)
    body += "".join(_level(level, y(level.value)) for level in levels)
    for turn, one in enumerate(series):
        body += _spread(one, x, y) + _line([(x(p.place), y(p.value)) for p in one.points], turn)
        body += "".join(_shape(turn, x(p.place), y(p.value)) for p in one.points)
        body += _ends(one, series, x, y)
    body += _labels_below(series, x)
    return _framed(WIDTH, body, _legend(series, levels), uid=uid, title=title, desc=desc)


def before_after(
    groups: Sequence[Series], *, axis: Axis, levels: Sequence[Level] = (), uid: str, title: str, desc: str
) -> Markup:
    """Two moments per group side by side, with the spread of each: open is before, filled is after."""
    width = max(WIDTH, LEFT + ROOM_FOR_A_GROUP * len(groups) + 20)
    right = width - 20

    def y(value: float) -> float:
        return DEEP - (DEEP - TOP) * (value - axis.low) / (axis.high - axis.low)

    body = _grid(axis, y, right)
    body += "".join(_level(level, y(level.value), right) for level in levels)
    room = (right - LEFT) / len(groups)
    for turn, group in enumerate(groups):
        middle = LEFT + room * (turn + 0.5)
        spots = [(middle - room / 4, group.points[0]), (middle + room / 4, group.points[-1])][-len(group.points) :]
        body += "".join(_bar(place, point, y) for place, point in spots)
        body += _line([(place, y(point.value)) for place, point in spots], 0)
        for place, point in spots:
            is_before = point is group.points[0] and len(group.points) > 1
            body += _shape(0, place, y(point.value), is_open=is_before)
            side, away = ("end", -11) if is_before else ("start", 11)
            body += _text(place + away, y(point.value) + 4, point.words, anchor=side, class_="value", fill=INK)
            body += _text(place, DEEP + 15, point.label)
        body += _text(middle, DEEP + 31, group.name, class_="value", fill=INK)
    return _framed(width, body, _legend((), levels), uid=uid, title=title, desc=desc, below=DEEP + 38)


def web(hub: Node, threads: Sequence[Node], *, uid: str, title: str, desc: str) -> Markup:
    """A web of threads around a hub: what is thought through, what is open, and what is asked again."""
    cx, cy, far, width, height = 250.0, 150.0, 112.0, 500.0, 285.0
    turns = [2 * pi * turn / len(threads) for turn in range(len(threads))]
    spots = [(cx + far * sin(turn), cy - far * cos(turn)) for turn in turns]
    body = ""
    for ring in (0.36, 0.68, 1.0):
        for here, there in zip(range(len(spots)), [*range(1, len(spots)), 0], strict=True):
            ends = [(cx + (px - cx) * ring, cy + (py - cy) * ring) for px, py in (spots[here], spots[there])]
            whole = threads[here].state == threads[there].state == "done"
            body += _strand(ends, is_whole=whole, is_faint=ring < 1)
    for node, spot in zip(threads, spots, strict=True):
        body += _strand([(cx, cy), spot], is_whole=node.state != "open" and hub.state != "open")
    for node, (px, py), turn in zip(threads, spots, turns, strict=True):
        side = "middle" if abs(sin(turn)) < 0.2 else "start" if sin(turn) > 0 else "end"
        away = 17 if side == "start" else -17 if side == "end" else 0
        drop = (-18 if cos(turn) > 0 else 28) if side == "middle" else 4
        body += _knot(node.state, px, py) + _text(
            px + away, py + drop, node.label, anchor=side, class_="value", fill=INK
        )
    body += _knot(hub.state, cx, cy)
    body += _el("rect", class_="label-ground", x=cx - 3.4 * len(hub.label) - 4, y=cy + 13, height=17, rx=3,
                width=6.8 * len(hub.label) + 8, fill=PAPER)  # fmt: skip
    body += _text(cx, cy + 26, hub.label, class_="value", fill=INK)
    return _svg(width, height, body, uid=uid, title=title, desc=desc)


def _framed(
    width: float, body: str, legend: str, *, uid: str, title: str, desc: str, below: float = DEEP + 22
) -> Markup:
    lines = legend.count("<text")
    moved = _el("g", legend, transform=f"translate(0 {below:.0f})") if lines else ""
    return _svg(width, below + LINE_OF_LEGEND * lines + 6, body + moved, uid=uid, title=title, desc=desc)


def _grid(axis: Axis, y: Place, right: float) -> str:
    return "".join(
        _el("line", class_="grid", x1=LEFT, x2=right, y1=y(value), y2=y(value), stroke=RULE,
            stroke_width=0.6)
        + _text(LEFT - 6, y(value) + 4, words, anchor="end")
        for value, words in axis.ticks
    )  # fmt: skip


def _vertical(x: float, number: int) -> str:
    return (
        _el("line", class_="mark", x1=x, x2=x, y1=TOP - 6, y2=DEEP, stroke=SOFT, stroke_width=1, stroke_dasharray="2 3")
        + _el("circle", class_="mark-ground", cx=x, cy=TOP - 14, r=8, fill=PAPER, stroke=SOFT)
        + _text(x, TOP - 10, str(number))
    )


def _level(level: Level, y: float, right: float = RIGHT) -> str:
    class_, colour, dash = ("enough", ENOUGH, "9 3") if level.is_agreed else ("middle", MIDDLE, "2 3")
    return _el("line", class_=class_, x1=LEFT, x2=right, y1=y, y2=y, stroke=colour, stroke_width=1.5,
               stroke_dasharray=dash)  # fmt: skip


def _line(spots: Sequence[tuple[float, float]], turn: int) -> str:
    if len(spots) < 2:
        return ""
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in spots)
    return _el("polyline", class_="series", points=points, fill="none", stroke=MAIN, stroke_width=1.8,
               stroke_dasharray=DASHES[turn % len(DASHES)])  # fmt: skip


def _spread(one: Series, x: Place, y: Place) -> str:
    return "".join(
        _el("line", class_="spread-line", x1=x(p.place), x2=x(p.place), y1=y(p.low),
            y2=y(p.high), stroke=RULE, stroke_width=6)
        for p in one.points
        if p.low is not None and p.high is not None
    )  # fmt: skip


def _bar(place: float, point: Point, y: Place) -> str:
    """The spread of a group."""
    if point.low is None or point.high is None:
        return ""
    deep = max(1.0, y(point.low) - y(point.high))
    return _el("rect", class_="spread", x=place - 8, y=y(point.high), width=16, height=deep, fill=RULE)


def _shape(turn: int, x: float, y: float, *, is_open: bool = False) -> str:
    """A disc, a square, a triangle or a diamond."""
    class_, fill = ("point-open", PAPER) if is_open else ("point", MAIN)
    match turn % 4:
        case 0:
            return _el("circle", class_=class_, cx=x, cy=y, r=4, fill=fill, stroke=MAIN, stroke_width=1.8)
        case 1:
            return _el("rect", class_=class_, x=x - 3.8, y=y - 3.8, width=7.6, height=7.6, fill=fill, stroke=MAIN)
        case 2:
            return _el("path", class_=class_, d=f"M{x:.1f} {y - 5:.1f}l5 9h-10z", fill=fill, stroke=MAIN)
    return _el("path", class_=class_, d=f"M{x:.1f} {y - 5.5:.1f}l5 5.5l-5 5.5l-5 -5.5z", fill=fill, stroke=MAIN)


def _ends(one: Series, others: Sequence[Series], x: Place, y: Place) -> str:
    """The first and the last number in words, kept inside the drawing; under the point where that is the lowest."""
    written = ""
    for end in (0, -1) if len(one.points) > 1 else (0,):
        point = one.points[end]
        half = LETTER * len(point.words) / 2
        place = min(max(x(point.place), LEFT + half), WIDTH - half - 2)
        is_lowest = any(other.points[end].value > point.value for other in others)
        written += _text(place, y(point.value) + (18 if is_lowest else -9), point.words, class_="value", fill=INK)
    return written


def _labels_below(series: Sequence[Series], x: Place) -> str:
    """As many labels as there is room for, the last one always."""
    named = {point.place: point.label for one in series for point in one.points}
    places = sorted(named)
    kept = [places[-1]]
    for place in places[:-1]:
        if all(abs(x(place) - x(other)) >= ROOM_FOR_A_LABEL for other in kept):
            kept.append(place)
    return "".join(_text(x(place), DEEP + 16, named[place]) for place in sorted(kept))


def _legend(series: Sequence[Series], levels: Iterable[Level]) -> str:
    """One line per series when there are several, and one per level."""
    lines: list[str] = []
    for turn, one in enumerate(series if len(series) > 1 else ()):
        y = LINE_OF_LEGEND * len(lines) + 10
        lines.append(_line([(LEFT, y), (LEFT + 28, y)], turn) + _shape(turn, LEFT + 14, y)
                     + _text(LEFT + 36, y + 4, one.name, anchor="start", class_="value", fill=INK))  # fmt: skip
    for level in levels:
        y = LINE_OF_LEGEND * len(lines) + 10
        words = _text(LEFT + 36, y + 4, level.words, anchor="start", class_="value", fill=INK)
        lines.append(_level(level, y, LEFT + 28) + words)
    return "".join(lines)


def _strand(ends: Sequence[tuple[float, float]], *, is_whole: bool, is_faint: bool = False) -> str:
    (x1, y1), (x2, y2) = ends
    return _el(
        "line", class_="strand-faint" if is_faint else "strand", x1=x1, y1=y1, x2=x2, y2=y2,
        stroke=RULE if is_faint else SOFT, stroke_width=1 if is_faint else 1.4,
        stroke_dasharray="" if is_whole else "3 4",
    )  # fmt: skip


def _knot(state: str, x: float, y: float) -> str:
    """A disc with a tick, an open ring, or a ring with a turning arrow."""
    match state:
        case "done":
            return _el("circle", class_="knot-done", cx=x, cy=y, r=9, fill=ENOUGH) + _el(
                "path", class_="knot-tick", d=f"M{x - 4:.1f} {y:.1f}l3 3.4l5.6 -6.4", fill="none", stroke=PAPER,
                stroke_width=2,
            )  # fmt: skip
        case "asked":
            ring = _el("circle", class_="knot-asked", cx=x, cy=y, r=9, fill=PAPER, stroke=MIDDLE, stroke_width=2)
            return ring + _text(x, y + 4, "?", class_="knot-word", fill=MIDDLE)
    return _el("circle", class_="knot-open", cx=x, cy=y, r=8, fill=PAPER, stroke=SOFT, stroke_width=1.6,
               stroke_dasharray="3 2")  # fmt: skip
