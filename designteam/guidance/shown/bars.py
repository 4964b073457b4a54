"""How the teams of a network or a school board are spread over the phases, in numbers. Nobody is named in it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from flask_babel import gettext

from designteam.guidance.queries.board import Spread
from designteam.kit.web import say
from designteam.method.definition import PHASES


class Part(NamedTuple):
    name: str
    number: int


FEWEST_TEAMS = 3


class Bar(NamedTuple):
    id: str
    name: str
    parts: Sequence[Part]

    @property
    def most(self) -> int:
        return max(part.number for part in self.parts)

    @property
    def all(self) -> int:
        return sum(part.number for part in self.parts)


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
    parts = [Part(say(phase.label), numbers.get(phase.code, 0)) for phase in PHASES]
    return [*parts, Part(gettext("Has not begun yet"), numbers[""])] if numbers.get("") else parts
