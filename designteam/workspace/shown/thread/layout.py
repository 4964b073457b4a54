"""The drawing of the red thread: cards in columns become nodes, lines and words with a place.

Pure layout: nothing here knows what an artefact is, or the web. Sizes are units of the drawing, which scales to the
page; its letters are set in `static/css/components/thread.css`.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from designteam.workspace.shown.thread.lettering import fitted, wrapped
from designteam.workspace.shown.thread.lines import GAP, MARGIN, ROW, TOP, Way, across, back, beside, loose
from designteam.workspace.shown.thread.shapes import Card, Column, Head, Line, Loop, Node, Picture, Tie

WIDTH, BELOW = 148, 24
LINE, HEAD, BARE = 18, 38, 34
TEXT_ROOM = 131
LOOP_ROOM = 30

MOST_CARDS = 8
FEW_LINES = 2
CROWDED = 6
FAR_FOR_REST = 2


@dataclass
class _Sheet:
    """The nodes with their places, by key and by column."""

    places: dict[str, Node] = field(default_factory=dict)
    column_of: dict[str, int] = field(default_factory=dict)
    stacks: list[list[Node]] = field(default_factory=list)
    height: float = 0


def picture(
    columns: Sequence[Column], ties: Iterable[Tie], *, loops: Sequence[Loop] = (), loose_word: str = ""
) -> Picture:
    """Give everything a place. `loose_word` is what stands at a loose end."""
    ties = list(ties)
    sheet = _placed(columns)
    links = sorted(_lines(ties, sheet), key=lambda line: line.state == "on")
    ways = [*_loose_ends(sheet, loose_word, {tie.earlier for tie in ties}), *_backs(loops, sheet)]
    return Picture(
        width=2 * MARGIN + len(columns) * (WIDTH + GAP) - GAP,
        height=sheet.height + BELOW + LOOP_ROOM * sum(bool(way.tip) for way in ways),
        columns=[Head(_left(place), column.name) for place, column in enumerate(columns)],
        links=[*links, *(way.line for way in ways if way.line)],
        tips=[way.tip for way in ways if way.tip],
        ends=[way.end for way in ways if way.end],
        words=[way.word for way in ways],
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


def _loose_ends(sheet: _Sheet, word: str, leading: Collection[str]) -> Iterable[Way]:
    for key, node in sheet.places.items():
        if node.is_loose:
            yield loose(node, word, leads_on=key in leading)


def _backs(loops: Sequence[Loop], sheet: _Sheet) -> Iterable[Way]:
    drawn = [loop for loop in loops if {loop.start, loop.end} <= sheet.places.keys()]
    for number, loop in enumerate(drawn):
        start, end = sheet.places[loop.start], sheet.places[loop.end]
        yield back(start, end, loop.words, bottom=sheet.height + LOOP_ROOM * (number + 1), number=number)


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
            d = across(start, end, sheet.stacks[first + 1 : last], bottom=sheet.height)
        elif first == last:
            d = beside(start, end)
        else:
            continue
        if d not in drawn or tie.is_on:
            drawn[d] = Line(d, "on" if tie.is_on else "")
    return drawn.values()


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
