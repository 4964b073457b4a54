"""Everything a team has, in a form that another program can read. The form is described in `read-me.txt` beside it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import selectinload

from designteam.cycle.models import (
    Artefact,
    Attachment,
    Endorsement,
    EventMarker,
    Iteration,
    Link,
    Move,
    Standing,
    Version,
)
from designteam.cycle.queries.artefacts import iterations_of
from designteam.events.queries.harvest import heard_by, taken_by
from designteam.kit import db
from designteam.people.models import Person
from designteam.reports.queries.belongings import ROWS, meetings_of, opened_checks_of
from designteam.reports.queries.sources import facts_of_everybody_in
from designteam.teams.models import DesignTeam, Membership

FORMAT, EDITION = "designteam team", 1

_team: Any = bindparam("team_id")
_its_artefacts = select(Artefact.id).where(Artefact.team_id == _team)
_artefacts = (
    select(Artefact)
    .where(Artefact.team_id == _team)
    .order_by(Artefact.id)
    .options(selectinload(Artefact.standings), selectinload(Artefact.versions))
)
_people = select(Person.id, Person.name).where(
    Person.id.in_(select(Version.author_id).where(Version.artefact_id.in_(_its_artefacts)))
)
_rows: Mapping[str, Any] = {
    "members": select(Person.name, Membership.role, Membership.since, Membership.until)
    .join(Person, Person.id == Membership.person_id)
    .where(Membership.team_id == _team)
    .order_by(Membership.since, Membership.id),
    "iterations": select(
        Iteration.number, Iteration.name, Iteration.because, Iteration.edition, Iteration.phase, Iteration.started_on,
        Iteration.ended_on, Iteration.started_from_id,
    )
    .where(Iteration.team_id == _team)
    .order_by(Iteration.number),
    "moves": select(
        Iteration.number.label("iteration"), Move.direction, Move.from_phase, Move.to_phase, Move.reason,
        Move.still_open, Move.at, Person.name.label("by"),
    )
    .join(Iteration, Iteration.id == Move.iteration_id)
    .join(Person, Person.id == Move.by_id)
    .where(Iteration.team_id == _team)
    .order_by(Move.id),
    "links": select(Link.from_id, Link.from_version, Link.to_id, Link.to_version, Link.relation, Link.at)
    .where(Link.from_id.in_(_its_artefacts))
    .order_by(Link.id),
    "endorsements": select(
        Endorsement.hypothesis_id, Endorsement.version, Endorsement.reservation, Endorsement.at,
        Person.name.label("by"),
    )
    .join(Person, Person.id == Endorsement.person_id)
    .where(Endorsement.hypothesis_id.in_(_its_artefacts))
    .order_by(Endorsement.id),
    "events": select(EventMarker.happened_on, EventMarker.what, EventMarker.learnt, EventMarker.at,
                     Person.name.label("by"))
    .join(Person, Person.id == EventMarker.by_id)
    .where(EventMarker.team_id == _team)
    .order_by(EventMarker.happened_on, EventMarker.id),
    **ROWS,
}  # fmt: skip


def whole_of(team: DesignTeam, files: Mapping[Attachment, str], *, made_at: datetime) -> dict[str, Any]:
    """The team with all its artefacts and what belongs to them, as values that JSON can hold.

    `files` says under which name each picture or document lies beside it.
    """
    facts = {**facts_of_everybody_in(team), "team_id": team.id}
    session = db.session()
    names = dict(session.execute(_people, facts).all())
    numbers = {iteration.id: iteration.number for iteration in iterations_of(team.id)}
    artefacts = session.scalars(_artefacts, facts).all()
    return {
        "format": FORMAT,
        "edition": EDITION,
        "made_at": _plain(made_at),
        "team": {
            "name": team.name,
            "school": team.school.name,
            "town": team.school.town,
            "goal": team.goal,
            "learning_areas": team.learning_areas,
            "grades": team.grades,
        },
        **{name: [_row(row) for row in session.execute(statement, facts)] for name, statement in _rows.items()},
        "meetings": _plain(meetings_of(team.id)),
        "checks": _plain(opened_checks_of(team.id)),
        "taken_along": [_plain(one._asdict()) for one in taken_by(team.id)],
        "said_at_network_meetings": [_plain(one._asdict()) for one in heard_by(team.id)],
        "attachments": [_attachment(attachment, name) for attachment, name in files.items()],
        "artefacts": [_artefact(artefact, names, numbers) for artefact in artefacts],
    }


def _artefact(artefact: Artefact, names: Mapping[int, str], numbers: Mapping[int, int]) -> dict[str, Any]:
    standings: Sequence[Standing] = artefact.standings
    return {
        "id": artefact.id,
        "kind": artefact.kind,
        "number": artefact.number,
        "title": artefact.title,
        "status": artefact.status.value,
        "status_because": artefact.status_because,
        "audience": artefact.audience.value,
        "iterations": sorted(numbers[standing.iteration_id] for standing in standings),
        "versions": [
            {
                "number": version.number,
                "at": _plain(version.at),
                "author": names[version.author_id],
                "because": version.because,
                "content": version.content,
            }
            for version in artefact.versions
        ],
    }


def _attachment(attachment: Attachment, name: str) -> dict[str, Any]:
    return {
        "artefact_id": attachment.artefact_id,
        "title": attachment.title,
        "file": name,
        "media_type": attachment.media_type,
        "consent": attachment.consent and attachment.consent.value,
        "consent_until": _plain(attachment.consent_until),
        "added_at": _plain(attachment.added_at),
        "by": attachment.added_by.name,
    }


def _row(row: Any) -> dict[str, Any]:
    return {name: _plain(value) for name, value in row._mapping.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_plain(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else value
