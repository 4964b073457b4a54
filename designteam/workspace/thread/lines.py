"""The paths of a drawing: lines between nodes, loops back, and loose ends."""

from collections.abc import Sequence
from itertools import pairwise

from designteam.workspace.thread.lettering import width_of
from designteam.workspace.thread.shapes import End, Line, Node, Word

GAP, MARGIN, TOP, ROW = 36, 20, 40, 18
END_AT, END_SIZE = 28, 6
CHANNEL, INDENT, TURN = 6, 11, 8


def across(start: Node, end: Node, between: Sequence[Sequence[Node]], bottom: float) -> str:
    """A curve to the right; through the columns in between it keeps to the room that their nodes leave."""
    x, y = start.right, start.middle
    d = f"M{x:g} {y:g}"
    for number, stack in enumerate(between, start=1):
        straight = start.middle + (end.middle - start.middle) * number / (len(between) + 1)
        left = start.x + number * (WIDTH + GAP)
        through = _room(stack, straight, bottom)
        d += f"C{x + GAP / 2:g} {y:g} {left - GAP / 2:g} {through:g} {left:g} {through:g}H{left + WIDTH:g}"
        x, y = left + WIDTH, through
    return d + f"C{x + GAP / 2:g} {y:g} {end.x - GAP / 2:g} {end.middle:g} {end.x:g} {end.middle:g}"


def _room(stack: Sequence[Node], wanted: float, bottom: float) -> float:
    """The height nearest to the wanted one at which a line passes a column without touching a node."""
    edges = [(TOP - 2 * CHANNEL, 0.0), *((node.y, node.bottom) for node in stack), (bottom + 2 * CHANNEL, 0.0)]
    openings = []
    for place, ((_, above), (below, _)) in enumerate(pairwise(edges)):
        openings.append(((edges[0][0] if place == 0 else above) + CHANNEL, below - CHANNEL))
    return min((max(low, min(wanted, high)) for low, high in openings if low <= high), key=lambda y: abs(y - wanted))


def beside(start: Node, end: Node) -> str:
    """A line within a column: straight on to the next node, and along the side of the nodes in between."""
    if end.y == start.bottom + ROW:
        x = start.x + WIDTH / 2
        return f"M{x:g} {start.bottom:g}V{end.y:g}"
    side, turn = start.x - GAP / 3, 8
    low = start.bottom - INDENT
    return (
        f"M{start.x:g} {low:g}H{side + turn:g}Q{side:g} {low:g} {side:g} {low + turn:g}"
        f"V{end.middle - turn:g}Q{side:g} {end.middle:g} {side + turn:g} {end.middle:g}H{end.x:g}"
    )


def back(loop: Loop, sheet: _Sheet, *, bottom: float) -> tuple[Line, str, Word]:
    """Out at the right side, under everything, and back in from the left."""
    start, end = sheet.places[loop.start], sheet.places[loop.end]
    right, left, turn = start.right + MARGIN / 2, end.x - MARGIN / 2 - 4, 12
    d = (
        f"M{start.right:g} {start.middle:g}Q{right:g} {start.middle:g} {right:g} {start.middle + turn:g}"
        f"V{bottom - turn:g}Q{right:g} {bottom:g} {right - turn:g} {bottom:g}H{left + turn:g}"
        f"Q{left:g} {bottom:g} {left:g} {bottom - turn:g}V{end.middle + turn:g}"
        f"Q{left:g} {end.middle:g} {end.x - 6:g} {end.middle:g}"
    )
    tip = f"M{end.x:g} {end.middle:g}l-10 -6v12z"
    return Line(d, "back"), tip, Word(end.right + GAP, bottom - 7, loop.words, "back")


def end(node: Node, word: str, *, leads_on: bool) -> tuple[str, End, Word]:
    """A loose end: to the right where nothing goes on, and under the node when lines leave it."""
    width = round(width_of(word, small=True))
    below = node.bottom + 13
    if leads_on:
        place = node.right - 9
        return "", End(place, node.bottom + 9), Word(place - 10 - width, below, word, "loose")
    stub = f"M{node.right:g} {node.middle:g}h{END_AT - END_SIZE}"
    return stub, End(node.right + END_AT, node.middle), Word(node.right - width, below, word, "loose")
