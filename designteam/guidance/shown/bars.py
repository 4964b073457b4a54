"""How the teams of a network or a school board are spread over the phases, in numbers. Nobody is named in it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from flask_babel import gettext

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
    """`caption` says what the parts are of."""

    id: str
    name: str
    parts: Sequence[Part]
    caption: str = ""

    @property
    def all(self) -> int:
        return sum(part.many for part in self.parts)


def bars_of(networks: Spread, boards: Spread) -> Sequence[Bar]:
    """A bar for each phase of a network, and for each round of a board: it has few teams, and phases would point at
    one. Of a board with fewer than three nothing is shown.
    """
    return [
        *(_of_network(number, name, numbers) for (number, name), numbers in networks.items()),
        *(_of_board(number, name, numbers) for (number, name), numbers in boards.items()),
    ]


def _of_network(number: int, name: str, numbers: Mapping[str, int]) -> Bar:
    caption = gettext("How many of the %(num)s teams are in each phase.", num=sum(numbers.values()))
    return Bar(f"network-{number}", name, _parts(numbers, {phase.code: phase.label for phase in PHASES}), caption)


def _of_board(number: int, name: str, numbers: Mapping[str, int]) -> Bar:
    many = sum(numbers.values())
    if many < FEWEST_TEAMS:
        return Bar(f"board-{number}", name, [])
    per_round = Counter({"": numbers.get("", 0)})
    for phase in PHASES:
        per_round[phase.round.code] += numbers.get(phase.code, 0)
    rounds = {phase.round.code: phase.round.label for phase in PHASES}
    caption = gettext("How many of the %(num)s teams are in each round of the method.", num=many)
    return Bar(f"board-{number}", name, _parts(per_round, rounds), caption)


def _parts(numbers: Mapping[str, int], labels: Mapping[str, str]) -> Sequence[Part]:
    most = max(numbers.values())
    named = {**labels} | ({"": N_("Has not begun yet")} if numbers.get("") else {})
    return [
        Part(say(label), numbers.get(code, 0), round(100 * numbers.get(code, 0) / most))
        for code, label in named.items()
    ]
