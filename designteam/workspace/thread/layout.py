"""The drawing of the red thread: cards in columns become nodes, links and words with a place.

Pure layout: nothing here knows what an artefact is, or the web. Sizes are units of the drawing, which scales to the
page; its letters are set in `static/css/components/thread.css`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from designteam.workspace.thread.lettering import fitted, width_of, wrapped

WIDTH, GAP = 148, 36
MARGIN, TOP, BELOW = 20, 40, 24
ROW, LINE, HEAD, BARE = 18, 18, 38, 34
INDENT, KIND_AT, TEXT_AT = 11, 20, 42
TEXT_ROOM = WIDTH - INDENT - 6
END_AT, END_SIZE = 28, 6
LOOP_ROOM = 30
CHANNEL = 6

MOST_CARDS = 8
MOST_LINES, FEW_LINES = 3, 2
CROWDED = 6
FAR_FOR_REST = 2


@dataclass(frozen=True)
class Card:
    """Something to be drawn, before it has a place. `rank` says who stays when a column is too full: the lowest.

    `chooses` marks a card whose address draws the picture again, with that card chosen.
    """

    key: str
    kind: str
    text: str
    url: str
    label: str
    state: str = ""
    rank: int = 0
    lines: int = MOST_LINES
    chooses: bool = False
    is_picked: bool = False
    is_from_before: bool = False
    is_loose: bool = False


@dataclass(frozen=True)
class Column:
    name: str
    cards: Sequence[Card]


@dataclass(frozen=True)
class Tie:
    """A line to be drawn, from what was earlier to what came later. What stands for the rest has no far lines."""

    earlier: str
    later: str
    is_on: bool = False
    is_of_rest: bool = False


@dataclass(frozen=True)
class Loop:
    """A line back from a card to another one, with the words that say what it led to."""

    start: str
    end: str
    words: str


@dataclass(frozen=True)
class Node:
    url: str
    x: float
    y: float
    width: float
    height: float
    kind: str
    lines: Sequence[str]
    label: str
    state: str
    chooses: bool
    is_picked: bool
    is_from_before: bool
    is_loose: bool

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


@dataclass(frozen=True)
class Line:
    d: str
    state: str = ""


@dataclass(frozen=True)
class End:
    x: float
    y: float


@dataclass(frozen=True)
class Word:
    x: float
    y: float
    text: str
    kind: str


@dataclass(frozen=True)
class Head:
    x: float
    name: str


@dataclass(frozen=True)
class Picture:
    """What the component draws, in the order in which it lies on the paper."""

    width: float
    height: float
    columns: Sequence[Head]
    links: Sequence[Line]
    tips: Sequence[str]
    ends: Sequence[End]
    words: Sequence[Word]
    nodes: Sequence[Node]


@dataclass
class _Sheet:
    """The nodes with their places, by key and by column."""

    places: dict[str, Node] = field(default_factory=dict)
    column_of: dict[str, int] = field(default_factory=dict)
    stacks: list[list[Node]] = field(default_factory=list)
    height: float = 0


def picture(columns: Sequence[Column], ties: Iterable[Tie], *, loops: Sequence[Loop] = (), loose: str = "") -> Picture:
    """Give everything a place. `loose` is the word that stands under a loose end."""
    sheet = _placed(columns)
    ties = list(ties)
    links = sorted(_lines(ties, sheet), key=lambda line: line.state == "on")
    leading = {tie.earlier for tie in ties}
    ends = [_end(node, loose, leads_on=key in leading) for key, node in sheet.places.items() if node.is_loose]
    backs = [
        _back(loop, sheet, bottom=sheet.height + LOOP_ROOM * (place + 1))
        for place, loop in enumerate(loop for loop in loops if {loop.start, loop.end} <= sheet.places.keys())
    ]
    return Picture(
        width=2 * MARGIN + len(columns) * (WIDTH + GAP) - GAP,
        height=sheet.height + BELOW + LOOP_ROOM * len(backs),
        columns=[Head(_left(place), column.name) for place, column in enumerate(columns)],
        links=[
            *links,
            *(Line(d, "loose") for d, _, _ in ends if d),
            *(line for line, _, _ in backs),
        ],
        tips=[tip for _, tip, _ in backs],
        ends=[end for _, end, _ in ends],
        words=[*(word for _, _, word in ends), *(word for _, _, word in backs)],
        nodes=list(sheet.places.values()),
    )


def folded(
    cards: Sequence[Card], more: Callable[[Sequence[Card]], Card], *, most: int = MOST_CARDS
) -> tuple[list[Card], Mapping[str, str]]:
    """At most so many cards, in their own order: those with the lowest rank stay, one card stands for the others.

    Also answers which card stands for each of the others, so that their lines end there.
    """
    if len(cards) <= most:
        return _shortened(cards), {}
    staying = {card.key for card in sorted(cards, key=lambda card: card.rank)[: most - 1]}
    gone = [card for card in cards if card.key not in staying]
    rest = more(gone)
    return [*_shortened([card for card in cards if card.key in staying]), rest], {card.key: rest.key for card in gone}


def led_to(stands_for: Mapping[str, str], ties: Iterable[Tie]) -> list[Tie]:
    """The ties of folded cards, made to the card that stands for them."""
    return [
        Tie(
            stands_for.get(tie.earlier, tie.earlier),
            stands_for.get(tie.later, tie.later),
            tie.is_on,
            is_of_rest=tie.earlier in stands_for or tie.later in stands_for,
        )
        for tie in ties
    ]


def without_detours(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out a link from earlier to later when the two are joined by way of others; the list names every link."""
    onwards: dict[int, set[int]] = {}
    for earlier, later in pairs:
        onwards.setdefault(earlier, set()).add(later)
    return [pair for pair in pairs if not _leads_otherwise(*pair, onwards)]


def _placed(columns: Sequence[Column]) -> _Sheet:
    """Every column in the middle of the drawing, which is as high as the highest of them."""
    stacks = [[_node(card, place) for card in column.cards] for place, column in enumerate(columns)]
    sheet = _Sheet(stacks=stacks)
    highest = max((_height(stack) for stack in stacks), default=0)
    sheet.height = TOP + highest
    for place, (column, stack) in enumerate(zip(columns, stacks, strict=True)):
        y: float = TOP + round((highest - _height(stack)) / 2)
        for row, (card, node) in enumerate(zip(column.cards, stack, strict=True)):
            stack[row] = sheet.places[card.key] = replace(node, y=y)
            sheet.column_of[card.key] = place
            y += node.height + ROW
    return sheet


def _node(card: Card, place: int) -> Node:
    lines = wrapped(card.text, TEXT_ROOM, most_lines=card.lines)
    return Node(
        url=card.url,
        x=_left(place),
        y=0,
        width=WIDTH,
        height=HEAD + LINE * len(lines) if lines else BARE,
        kind=fitted(card.kind, TEXT_ROOM, small=True),
        lines=lines,
        label=card.label,
        state=card.state,
        chooses=card.chooses,
        is_picked=card.is_picked,
        is_from_before=card.is_from_before,
        is_loose=card.is_loose,
    )


def _left(place: int) -> float:
    return MARGIN + place * (WIDTH + GAP)


def _height(stack: Sequence[Node]) -> float:
    return sum(node.height for node in stack) + ROW * max(0, len(stack) - 1)


def _lines(ties: Iterable[Tie], sheet: _Sheet) -> Iterable[Line]:
    drawn: dict[str, Line] = {}
    for tie in ties:
        if not {tie.earlier, tie.later} <= sheet.places.keys():
            continue
        start, end = sheet.places[tie.earlier], sheet.places[tie.later]
        first, last = sheet.column_of[tie.earlier], sheet.column_of[tie.later]
        if tie.is_of_rest and last - first > FAR_FOR_REST:
            continue
        if first < last:
            d = _across(start, end, [sheet.stacks[place] for place in range(first + 1, last)], sheet.height)
        elif first == last:
            d = _beside(start, end)
        else:
            continue
        if d not in drawn or tie.is_on:
            drawn[d] = Line(d, "on" if tie.is_on else "")
    return drawn.values()


def _across(start: Node, end: Node, between: Sequence[Sequence[Node]], bottom: float) -> str:
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


def _beside(start: Node, end: Node) -> str:
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


def _back(loop: Loop, sheet: _Sheet, *, bottom: float) -> tuple[Line, str, Word]:
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


def _end(node: Node, word: str, *, leads_on: bool) -> tuple[str, End, Word]:
    """A loose end: to the right where nothing goes on, and under the node when lines leave it."""
    width = round(width_of(word, small=True))
    below = node.bottom + 13
    if leads_on:
        place = node.right - 9
        return "", End(place, node.bottom + 9), Word(place - 10 - width, below, word, "loose")
    stub = f"M{node.right:g} {node.middle:g}h{END_AT - END_SIZE}"
    return stub, End(node.right + END_AT, node.middle), Word(node.right - width, below, word, "loose")


def _shortened(cards: Sequence[Card]) -> list[Card]:
    """In a crowded column what does not belong to the chosen one takes less room."""
    if len(cards) < CROWDED:
        return list(cards)
    return [card if card.state == "on" or card.is_picked else replace(card, lines=FEW_LINES) for card in cards]


def _leads_otherwise(earlier: int, later: int, onwards: Mapping[int, set[int]]) -> bool:
    seen: set[int] = set()
    queue = [step for step in onwards[earlier] if step != later]
    while queue:
        here = queue.pop()
        if here == later:
            return True
        if here not in seen:
            seen.add(here)
            queue.extend(onwards.get(here, ()))
    return False
