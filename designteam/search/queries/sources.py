"""What can be found: for each sort of thing its words, and the condition under which somebody may see it.

A thing of a slice below comes in here as one more source; nothing else in this slice has to know it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select

from designteam.cycle import policy as cycle
from designteam.cycle.models import Artefact
from designteam.kit import db
from designteam.kit.db import Words
from designteam.kit.policy import either
from designteam.kit.richtext import plain
from designteam.kit.text import shorten
from designteam.search.models import BODY, TITLE, Findable
from designteam.teams import policy as teams
from designteam.teams.models import DesignTeam

SHORTEST_PROSE = 80  # shorter columns hold codes


class Text(NamedTuple):
    """A thing as it is read into the index."""

    subject: str
    subject_id: int
    kind: str
    team_id: int
    changed_at: datetime | None
    title: str
    body: str


@dataclass(frozen=True)
class Source:
    """One sort of thing that can be found. `subject` is the name by which the journal speaks of it."""

    subject: str
    all_of_them: Select[int]
    texts: Callable[[Sequence[int]], Iterable[Text]]
    may_be_seen: ColumnElement[bool]

    @property
    def visible(self) -> ColumnElement[bool]:
        """Written so that no index fits it: a database must begin with the words, and not with all of one sort."""
        return and_(Findable.subject.concat("") == self.subject, self.may_be_seen)


def visible() -> ColumnElement[bool]:
    """Whether the viewer may see what a row of the index is about, asked of the thing itself."""
    return or_(*(source.visible for source in SOURCES.values()))


def _artefacts(ids: Sequence[int]) -> Iterator[Text]:
    for artefact in db.session().scalars(select(Artefact).where(Artefact.id.in_(ids))):
        yield Text(
            subject="artefact",
            subject_id=artefact.id,
            kind=artefact.kind,
            team_id=artefact.team_id,
            changed_at=artefact.changed_at,
            title=shorten(artefact.title, TITLE),
            body="\n".join(_prose_of(artefact))[:BODY],
        )


def _teams(ids: Sequence[int]) -> Iterator[Text]:
    for team in db.session().scalars(select(DesignTeam).where(DesignTeam.id.in_(ids))):
        title = shorten(f"{team.school.name}: {team.name}", TITLE)
        yield Text("team", team.id, "team", team.id, None, title, team.goal)


def _prose_of(artefact: Artefact) -> Iterator[str]:
    """What people wrote in it, and not the codes they chose; also the reason why it was dropped."""
    columns = artefact.__mapper__.local_table.columns
    for name, value in artefact.content.items():
        column = columns.get(name)
        if isinstance(value, str) and value and column is not None:
            if isinstance(column.type, Words) and column.type.most >= SHORTEST_PROSE:
                yield plain(value)
        elif isinstance(value, dict | list):
            yield from (text for text in _texts_in(value) if " " in text)
    if artefact.status_because:
        yield artefact.status_because


def _texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts_in(part)


_artefact, _team = Artefact.__table__, DesignTeam.__table__

SOURCES = {
    source.subject: source
    for source in (
        Source(
            "artefact",
            select(Artefact.id).order_by(Artefact.changed_at, Artefact.id),
            _artefacts,
            exists().where(Artefact.id == Findable.subject_id, cycle.artefacts.visible),
        ),
        Source(
            "team",
            select(DesignTeam.id).order_by(DesignTeam.id),
            _teams,
            exists().where(
                DesignTeam.id == Findable.subject_id, either(teams.in_it, teams.within_its_audience).condition
            ),
        ),
    )
}
