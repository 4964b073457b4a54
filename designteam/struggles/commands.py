"""Telling others about a struggle, answering it, and saying what helped."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import bindparam, func, select

from designteam.feedback import commands as feedback
from designteam.feedback.queries import Voice, feedback_on
from designteam.kit import db
from designteam.kit.words import N_, CannotDo
from designteam.network.models import Audience
from designteam.people.models import Person
from designteam.struggles.models import SUBJECT, Struggle
from designteam.teams.models import DesignTeam

MOST_OPEN = 10

_held = select(DesignTeam.id).where(DesignTeam.id == bindparam("team_id")).with_for_update()
_sent_before = select(Struggle).where(Struggle.submission == bindparam("submission"))
_struggle_held = (
    select(Struggle)
    .where(Struggle.id == bindparam("struggle_id"))
    .with_for_update(of=Struggle)
    .execution_options(populate_existing=True)
)
_how_many = select(func.count(Struggle.id)).where(
    Struggle.team_id == bindparam("team_id"), Struggle.closed_at.is_(None), Struggle.withdrawn_at.is_(None)
)


class CannotTell(CannotDo):
    pass


class IsClosed(CannotDo):
    pass


def tell(
    team: DesignTeam,
    *,
    text: str,
    learning_area: str,
    phase: str,
    audience: Audience,
    submission: str | None,
    by: Person,
    at: datetime,
) -> Struggle:
    """Tell others what the team struggles with. Sent twice, it stands there once.

    Raises CannotTell when ten struggles of the team are open: nobody answers a wall of them.
    """
    session = db.session()
    session.execute(_held, {"team_id": team.id})
    if submission and (made := session.scalar(_sent_before, {"submission": submission})):
        if (made.team_id, made.by_id) == (team.id, by.id):
            return made
        submission = None  # the number of something else says nothing about this
    if (session.scalar(_how_many, {"team_id": team.id}) or 0) >= MOST_OPEN:
        raise CannotTell(N_("Ten struggles of your team are open. Say of one of them first what helped."))
    struggle = Struggle(
        team_id=team.id, by_id=by.id, at=at, text=text, learning_area=learning_area, phase=phase, audience=audience,
        submission=submission or None,
    )  # fmt: skip
    session.add(struggle)
    session.flush()
    struggle.note("told_struggle", by=by, at=at)
    return struggle


def reword(
    struggle: Struggle,
    *,
    text: str,
    learning_area: str,
    phase: str,
    audience: Audience,
    from_version: int,
    by: Person,
    at: datetime,
) -> None:
    """Tell it in other words, as long as it is open. Raises Stale when somebody of the team just did, IsClosed when it
    is over, and CannotTell when more people would read what others said to a smaller circle.
    """
    session = db.session()
    session.execute(_struggle_held, {"struggle_id": struggle.id})
    if not struggle.is_open:
        raise IsClosed(N_("This struggle is no longer open, so its words stay as they are."))
    is_wider = audience is not struggle.audience and audience is Audience.OUTER
    if is_wider and feedback_on(SUBJECT, struggle.id):
        raise CannotTell(N_("Others answered for the network alone. Tell it anew to let the outer circle read it."))
    said = {"text": text, "learning_area": learning_area, "phase": phase, "audience": audience}
    struggle.reword(said, from_version=from_version, by=by, at=at)


def answer(
    struggle: Struggle, said: Mapping[str, str], *, voice: Voice, submission: str | None, by: Person, at: datetime
) -> None:
    """Say something to it in the name of a team or a school; the journals of both teams tell of it.

    Raises IsClosed when the team said what helped, and CannotSay as giving feedback does.
    """
    if not struggle.is_open:
        raise IsClosed(N_("The team has closed this struggle. You can read what helped."))
    about = (SUBJECT, struggle.id)
    if feedback.give(said, about=about, voice=voice, submission=submission, by=by, at=at) is None:
        return
    struggle.note("answered_struggle", by=by, at=at)
    if voice.team_id:
        struggle.note("helped_with_struggle", by=by, at=at, team_id=voice.team_id)


def take_back_answer(struggle: Struggle, feedback_id: int, *, by: Person, at: datetime) -> bool:
    """Remove what somebody said to it themselves; whether there was such a thing."""
    if not feedback.take_back(feedback_id, about=(SUBJECT, struggle.id), by=by):
        return False
    struggle.note("took_back_answer", by=by, at=at)
    return True


def close(struggle: Struggle, *, helped: str, by: Person, at: datetime) -> None:
    """Say what helped. Who was second gets IsClosed, unless they said exactly this."""
    if not struggle.is_open:
        if struggle.helped == helped:
            return
        raise IsClosed(N_("Somebody of your team closed it already. What they wrote stands with it."))
    struggle.helped, struggle.closed_at = helped, at
    struggle.note("closed_struggle", by=by, at=at)


def withdraw(struggle: Struggle, *, by: Person, at: datetime) -> None:
    """Take it back: nobody outside the team finds it any more."""
    if struggle.withdrawn_at is None:
        struggle.withdrawn_at = at
        struggle.note("withdrew_struggle", by=by, at=at)
