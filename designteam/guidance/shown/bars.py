"""How the teams of a network are spread over the phases, as one bar in numbers. Nobody is named in it."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from flask_babel import gettext

from designteam.kit.web import say
from designteam.method.definition import PHASES


class Part(NamedTuple):
    name: str
    number: int


class Bar(NamedTuple):
    network_id: int
    name: str
    parts: Sequence[Part]

    @property
    def most(self) -> int:
        return max(part.number for part in self.parts)

    @property
    def all(self) -> int:
        return sum(part.number for part in self.parts)


def bars_of(by_phase: Mapping[tuple[int, str], Mapping[str, int]]) -> Sequence[Bar]:
    return [Bar(network_id, name, _parts(numbers)) for (network_id, name), numbers in by_phase.items()]


def _parts(numbers: Mapping[str, int]) -> Sequence[Part]:
    parts = [Part(say(phase.label), numbers.get(phase.code, 0)) for phase in PHASES]
    return [*parts, Part(gettext("Has not begun yet"), numbers[""])] if numbers.get("") else parts
