"""How the teams of a network or a school board are spread over the phases, in numbers. Nobody is named in it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from designteam.guidance.queries.board import Spread
from designteam.kit.web import say
from designteam.kit.words import N_
from designteam.method.definition import PHASES


class Part(NamedTuple):
    """How many teams are in a phase; `share` is of a hundred, beside the phase with most of them."""

    answer: str
    many: int
    share: int


FEWEST_TEAMS = 3


class Bar(NamedTuple):
    id: str
    name: str
    parts: Sequence[Part]

    @property
    def all(self) -> int:
        return sum(part.many for part in self.parts)


def bars_of(networks: Spread, boards: Spread) -> Sequence[Bar]:
    """A bar for each. Of a board with a few teams nothing is shown: one could tell which team it is about."""
    return [
        *(Bar(f"network-{number}", name, _parts(numbers)) for (number, name), numbers in networks.items()),
        *(
            Bar(f"board-{number}", name, _parts(numbers) if sum(numbers.values()) >= FEWEST_TEAMS else [])
            for (number, name), numbers in boards.items()
        ),
    ]


def _parts(numbers: Mapping[str, int]) -> Sequence[Part]:
    most = max(numbers.values())
    named = {phase.code: phase.label for phase in PHASES} | ({"": N_("Has not begun yet")} if numbers.get("") else {})
    return [
        Part(say(label), numbers.get(code, 0), round(100 * numbers.get(code, 0) / most))
        for code, label in named.items()
    ]
