"""Which dossiers were asked for, by whom, and which of them are still kept."""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.orm import joinedload

from designteam.cycle.models import Iteration
from designteam.kit import db
from designteam.network.models import holds
from designteam.people.models import Person
from designteam.reports.models import KEPT, Dossier, Form, Progress
from designteam.teams.models import DesignTeam, Membership

_under_way = (
    select(Dossier)
    .where(
        Dossier.person_id == bindparam("person_id"),
        Dossier.iteration_id == bindparam("iteration_id"),
        Dossier.progress.in_((Progress.WAITING, Progress.WORKING)),
        Dossier.form == bindparam("form"),
        func.coalesce(Dossier.school_year, 0) == bindparam("school_year"),
    )
    .order_by(Dossier.id.desc())
    .limit(1)
)
_ready = (
    select(Dossier)
    .where(
        Dossier.person_id == bindparam("person_id"),
        Dossier.iteration_id == bindparam("iteration_id"),
        Dossier.progress == Progress.READY,
        Dossier.form.not_in((Form.YEAR, Form.INTRODUCTION)),
        Dossier.asked_at > bindparam("since"),
    )
    .order_by(Dossier.asked_at.desc(), Dossier.id.desc())
)
_to_take = select(Dossier).where(Dossier.id == bindparam("id")).with_for_update()
_with_its_team = (
    select(Dossier)
    .where(Dossier.id == bindparam("id"))
    .options(
        joinedload(Dossier.iteration, innerjoin=True)
        .joinedload(Iteration.team, innerjoin=True)
        .joinedload(DesignTeam.school, innerjoin=True)
    )
)
_membership = (
    select(Membership.id)
    .where(
        Membership.team_id == bindparam("team_id"),
        Membership.person_id == bindparam("person_id"),
        holds(Membership),
    )
    .limit(1)
)


def under_way_for(
    person: Person, iteration: Iteration, *, form: Form = Form.PDF, school_year: int | None = None
) -> Dossier | None:
    """The dossier that is being made for them. Their row is held, so that asking twice at once makes one."""
    db.session().execute(select(Person.id).where(Person.id == person.id).with_for_update())
    facts = {"person_id": person.id, "iteration_id": iteration.id, "form": form, "school_year": school_year or 0}
    return db.session().scalar(_under_way, facts)


def ready_for(person: Person, iteration: Iteration, *, at: datetime) -> Sequence[Dossier]:
    """The dossiers that can be fetched, the newest first."""
    facts = {"person_id": person.id, "iteration_id": iteration.id, "since": at - KEPT}
    return db.session().scalars(_ready, facts).all()


def dossier_to_take(dossier_id: int) -> Dossier | None:
    """Held until the unit of work ends, so that only one worker takes it."""
    return db.session().scalar(_to_take, {"id": dossier_id})


def dossier_with_its_team(dossier_id: int) -> Dossier:
    return db.session().scalars(_with_its_team, {"id": dossier_id}).one()


def is_in_team(person_id: int, team_id: int, *, today: date) -> bool:
    facts = {"person_id": person_id, "team_id": team_id, "today": today}
    return db.session().scalar(_membership, facts) is not None


def forget_before(moment: datetime) -> None:
    db.session().execute(delete(Dossier).where(Dossier.asked_at <= moment))


def files_in_use() -> Collection[str]:
    return set(db.session().scalars(select(Dossier.file).where(Dossier.file != "")))
