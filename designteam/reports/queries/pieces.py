"""The pieces of which a dossier is put together: each says one thing, and none of them asks the database."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any, NamedTuple

from sqlalchemy import Date

from designteam.cycle.models import KINDS, Direction
from designteam.cycle.queries.thread import Knot, Verdict
from designteam.kit.words import N_
from designteam.method.terms import Phase, RoleCard
from designteam.method.vocabulary import NO_VERDICT

WENT: Mapping[Direction, str] = {
    Direction.START: N_("We started with: %(phase)s."),
    Direction.FORWARD: N_("We went on to: %(phase)s."),
    Direction.BACK: N_("We went back to: %(phase)s."),
}


class Piece(SimpleNamespace):
    """A thing of the iteration as it stood then: a knot of the thread, with its fields by their names."""

    id: int
    kind: str
    number: int
    version: int
    is_dropped: bool

    @classmethod
    def of(cls, knot: Knot) -> "Piece":
        columns = KINDS[knot.kind].__table__.columns
        days = {column.key for column in columns if isinstance(column.type, Date)}
        fields = dict.fromkeys((column.key for column in columns), "") | dict(knot.content)
        fields |= {name: date.fromisoformat(fields[name]) for name in days if fields[name]}
        own = {name: getattr(knot, name) for name in ("id", "kind", "number", "version", "is_dropped", "is_carried")}
        return cls(**fields | own, dropped_because=knot.dropped_because)


class Participant(NamedTuple):
    """Somebody who was in the team during the iteration."""

    name: str
    roles: Sequence[RoleCard]
    since: date
    until: date | None


class Telling(NamedTuple):
    """A question or hypothesis as it was told from one version on, through the later versions that say the same."""

    number: int
    at: datetime
    because: str
    content: Mapping[str, Any]
    author: str
    versions: frozenset[int]


class Said(NamedTuple):
    """What a member said about one version of a hypothesis; `reservation` is empty for an agreement."""

    hypothesis_id: int
    version: int
    name: str
    reservation: str


class Aspect(NamedTuple):
    """How far a design has thought through one aspect."""

    code: str
    state: str
    note: str


class Trial(NamedTuple):
    """A requirement in an experiment of this or an earlier iteration, with its newest verdict, if any."""

    experiment: Piece
    verdict: Verdict | None

    @property
    def silence(self) -> str:
        """What to say while there is no verdict."""
        return NO_VERDICT["running" if self.experiment.state == "running" else "not_tested"].label


class Weighed(NamedTuple):
    """What one evaluation says of a requirement in an experiment."""

    experiment: Piece
    requirement: Piece
    word: str
    note: str


class Turn(NamedTuple):
    """One move of the team: on to a phase, or back to it."""

    at: datetime
    who: str
    phase: Phase
    direction: Direction
    reason: str
    still_open: int

    @property
    def sentence(self) -> str:
        """Where the team went, with the name of the phase still to be filled in."""
        return WENT[self.direction]


class Chapter(NamedTuple):
    code: str
    title: str
