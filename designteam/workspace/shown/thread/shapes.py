"""What a drawing of the red thread is made of: cards and ties to begin with, nodes, lines and words with a place."""

from collections.abc import Sequence
from dataclasses import dataclass

MOST_LINES = 3


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
