"""What one person meets on their own page: what they were asked to say something about, and what they wrote last."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Integer, bindparam, select

from designteam.cycle.models import Endorsement, Iteration, Standing, Status, WorkingHypothesis
from designteam.journal.models import Entry
from designteam.journal.queries import Happening
from designteam.kit import db
from designteam.kit.policy import Viewer, mine
from designteam.network.models import School
from designteam.people.models import Person
from designteam.teams.models import DesignTeam

WROTE = ("added", "revised")
SHOWN = 5

_me = bindparam("me", type_=Integer())
_unheard = (
    select(WorkingHypothesis.id, WorkingHypothesis.number, WorkingHypothesis.changed_at, School.name.label("school"))
    .join(DesignTeam, DesignTeam.id == WorkingHypothesis.team_id)
    .join(School, School.id == DesignTeam.school_id)
    .join(Standing, Standing.artefact_id == WorkingHypothesis.id)
    .join(Iteration, (Iteration.id == Standing.iteration_id) & Iteration.ended_on.is_(None))
    .outerjoin(
        Endorsement,
        (Endorsement.hypothesis_id == WorkingHypothesis.id)
        & (Endorsement.version == WorkingHypothesis.version)
        & (Endorsement.person_id == _me),
    )
    .where(
        WorkingHypothesis.team_id.in_(mine("my_design_teams")),
        WorkingHypothesis.status != Status.DROPPED,
        Endorsement.id.is_(None),
    )
    .order_by(WorkingHypothesis.changed_at.desc(), WorkingHypothesis.id)
)
_written = (
    select(Entry.at, Person.name, Entry.verb, Entry.subject, Entry.subject_id, Entry.details)
    .join(Person, Person.id == Entry.actor_id)
    .where(
        Entry.actor_id == _me,
        Entry.team_id.in_(mine("my_teams")),
        Entry.subject == "artefact",
        Entry.verb.in_(WROTE),
    )
    .order_by(Entry.at.desc(), Entry.id.desc())
    .limit(bindparam("most"))
)


def hypotheses_unheard_by(viewer: Viewer) -> Sequence[Any]:
    """The hypotheses of running iterations about whose newest version this person said nothing yet."""
    return db.session().execute(_unheard, {**viewer.facts}).all()


def written_by(viewer: Viewer) -> Sequence[Happening]:
    """What this person wrote last in the teams they are in now, each thing once."""
    found = [Happening(*row) for row in db.session().execute(_written, {**viewer.facts, "most": 4 * SHOWN})]
    newest: dict[int, Happening] = {}
    for happening in found:
        newest.setdefault(happening.subject_id, happening)
    return list(newest.values())[:SHOWN]
