"""What the team itself does; each of these stands in its journal."""

import secrets
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, select, update

from designteam.journal.commands import record
from designteam.kit import db
from designteam.kit.words import N_, CannotDo
from designteam.people.models import Person
from designteam.schoolteam.models import SUBJECT, Colleague, Involvement, Part, SchoolPoll, StaffPage, Tap
from designteam.schoolteam.queries.staff import open_poll_of, page_of
from designteam.teams.models import DesignTeam

_asked_before = select(SchoolPoll).where(SchoolPoll.submission == bindparam("submission"))
_noted_before = select(Involvement).where(Involvement.submission == bindparam("submission"))


class CannotAsk(CannotDo):
    pass


def open_page(team: DesignTeam, *, parts: Sequence[Part], by: Person, at: datetime) -> StaffPage:
    """Make the page for the staff room. When there is one, it gets a new address and the old one is over."""
    session = db.session()
    before = page_of(team.id)
    if before is not None:
        before.revoked_at = at
        session.flush()
    made = StaffPage(
        team_id=team.id, token=secrets.token_urlsafe(24), parts=[part.value for part in parts], made_at=at,
        made_by_id=by.id,
    )  # fmt: skip
    session.add(made)
    _note("renewed_staff_page" if before else "opened_staff_page", team.id, by=by, at=at)
    session.flush()
    return made


def show_parts(page: StaffPage, parts: Sequence[Part], *, by: Person, at: datetime) -> None:
    """Choose what stands on the page."""
    chosen = [part.value for part in parts]
    if chosen != page.parts:
        page.parts = chosen
        _note("changed_staff_page", page.team_id, by=by, at=at)


def revoke_page(page: StaffPage, *, by: Person, at: datetime) -> None:
    """From now on its address only says that it is over."""
    if page.is_in_use:
        page.revoked_at = at
        _note("revoked_staff_page", page.team_id, by=by, at=at)


def ask(
    team: DesignTeam, *, question: str, answers: Sequence[str], submission: str | None, by: Person, at: datetime
) -> SchoolPoll:
    """Put one question on the page. Sent twice it is asked once. Raises CannotAsk while another one is open."""
    session = db.session()
    if submission and (made := session.scalar(_asked_before, {"submission": submission})):
        if made.team_id == team.id:
            return made
        submission = None
    if open_poll_of(team.id) is not None:
        raise CannotAsk(N_("There is a question out already. Close that one first; one at a time gets more answers."))
    made = SchoolPoll(
        team_id=team.id, question=question, answers=list(answers), asked_at=at, asked_by_id=by.id,
        submission=submission or None,
    )  # fmt: skip
    session.add(made)
    _note("asked_school_team", team.id, by=by, at=at)
    session.flush()
    return made


def close_question(team: DesignTeam, *, by: Person, at: datetime) -> bool:
    """Nobody answers any more, and which device gave which answer is forgotten; whether there was one."""
    poll = open_poll_of(team.id)
    if poll is None:
        return False
    poll.closed_at = at
    db.session().execute(update(Tap).where(Tap.poll_id == poll.id).values(mark=None))
    _note("closed_school_question", team.id, by=by, at=at)
    return True


def note_involvement(
    team: DesignTeam, *, rung: str, on: date, text: str, submission: str | None, by: Person, at: datetime
) -> Involvement:
    """Note what the platform cannot see by itself. Sent twice it is noted once."""
    session = db.session()
    if submission and (made := session.scalar(_noted_before, {"submission": submission})):
        if made.team_id == team.id:
            return made
        submission = None
    made = Involvement(
        team_id=team.id, rung=rung, on=on, text=text, by_id=by.id, at=at, submission=submission or None
    )  # fmt: skip
    session.add(made)
    _note("involved_school_team", team.id, by=by, at=at)
    session.flush()
    return made


def take_back_involvement(team: DesignTeam, involvement_id: int, *, by: Person, at: datetime) -> bool:
    """Remove what somebody of the team noted by hand; whether there was such a note."""
    noted = db.session().get(Involvement, involvement_id)
    if noted is None or noted.team_id != team.id or noted.by_id is None:
        return False
    db.session().delete(noted)
    _note("took_back_involvement", team.id, by=by, at=at)
    return True


def arrange(colleague: Colleague, *, on: date, by: Person, at: datetime) -> None:
    """Say that it was agreed with a colleague that they join."""
    if colleague.arranged_on is None:
        colleague.arranged_on = on
        _note("arranged_joining", colleague.experiment.team_id, by=by, at=at)


def remove(colleague: Colleague, *, by: Person, at: datetime) -> None:
    """Somebody does not join after all, or wants their name gone."""
    _note("removed_joining", colleague.experiment.team_id, by=by, at=at)
    db.session().delete(colleague)


def _note(verb: str, team_id: int, *, by: Person, at: datetime, **details: Any) -> None:
    record(verb, by=by, at=at, subject=SUBJECT, subject_id=team_id, team_id=team_id, **details)
