"""The paths of a drawing: lines between nodes, loops back, and loose ends. A height counts from the top."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from designteam.workspace.shown.thread.lettering import width_of
from designteam.workspace.shown.thread.shapes import End, Line, Node, Word

GAP, MARGIN, TOP, ROW = 36, 20, 40, 18
CHANNEL, TURN, WIDE_TURN = 6, 8, 12
STUB, END_AT = 22, 28
LANE = 4


class Way(NamedTuple):
    """A line with what stands at its end; a loose end under a node has no line of its own."""

    line: Line | None
    word: Word
    end: End | None = None
    tip: str = ""


def across(start: Node, end: Node, between: Sequence[Sequence[Node]], *, bottom: float) -> str:
    """A curve to the right; through the columns in between it keeps to the room that their nodes leave."""
    x, y = start.right, start.middle
    d = f"M{x:g} {y:g}"
    for number, stack in enumerate(between, start=1):
        straight = start.middle + (end.middle - start.middle) * number / (len(between) + 1)
        left = start.x + number * (start.width + GAP)
        through = _room(stack, straight, bottom)
        d += f"{_curve(x, y, left, through)}H{left + start.width:g}"
        x, y = left + start.width, through
    return d + _curve(x, y, end.x, end.middle)


def beside(start: Node, end: Node) -> str:
    """A line within a column: straight on to the next node, and along the side of the nodes in between."""
    if end.y == start.bottom + ROW:
        return f"M{start.x + start.width / 2:g} {start.bottom:g}V{end.y:g}"
    side, low = start.x - GAP / 3, start.bottom - TURN
    return (
        f"M{start.x:g} {low:g}H{side + TURN:g}Q{side:g} {low:g} {side:g} {low + TURN:g}"
        f"V{end.middle - TURN:g}Q{side:g} {end.middle:g} {side + TURN:g} {end.middle:g}H{end.x:g}"
    )


def back(start: Node, end: Node, words: str, *, bottom: float, number: int) -> Way:
    """Out at the right side, under everything, and back in from the left; each next one a lane further in."""
    right, left = start.right + MARGIN / 2 + LANE * number, end.x - MARGIN / 2 - LANE * (number + 1)
    d = (
        f"M{start.right:g} {start.middle:g}Q{right:g} {start.middle:g} {right:g} {start.middle + WIDE_TURN:g}"
        f"V{bottom - WIDE_TURN:g}Q{right:g} {bottom:g} {right - WIDE_TURN:g} {bottom:g}H{left + WIDE_TURN:g}"
        f"Q{left:g} {bottom:g} {left:g} {bottom - WIDE_TURN:g}V{end.middle + WIDE_TURN:g}"
        f"Q{left:g} {end.middle:g} {end.x - TURN:g} {end.middle:g}"
    )
    word = Word(end.right + GAP, bottom - TURN, words, "back")
    return Way(Line(d, "back"), word, tip=f"M{end.x:g} {end.middle:g}l-10 -6v12z")


def loose(node: Node, word: str, *, leads_on: bool) -> Way:
    """A loose end: to the right where nothing goes on, and under the node when lines leave it."""
    below, width = node.bottom + 13, round(width_of(word, small=True))
    if leads_on:
        place = node.right - 9
        return Way(None, Word(place - 10 - width, below, word, "loose"), End(place, node.bottom + 9))
    stub = Line(f"M{node.right:g} {node.middle:g}h{STUB}", "loose")
    return Way(stub, Word(node.right - width, below, word, "loose"), End(node.right + END_AT, node.middle))


def _curve(x: float, y: float, to_x: float, to_y: float) -> str:
    return f"C{x + GAP / 2:g} {y:g} {to_x - GAP / 2:g} {to_y:g} {to_x:g} {to_y:g}"


def _room(stack: Sequence[Node], wanted: float, bottom: float) -> float:
    """The height nearest to the wanted one at which a line passes a column without touching a node."""
    edges = [TOP - 2 * CHANNEL, *(edge for node in stack for edge in (node.y, node.bottom)), bottom + 2 * CHANNEL]
    openings = [(above + CHANNEL, below - CHANNEL) for above, below in list(pairwise(edges))[::2]]
    heights = [max(low, min(wanted, high)) for low, high in openings if low <= high]
    return min(heights, key=lambda height: abs(height - wanted))
