"""What colleagues without an account do on the page for the staff room, and what is forgotten of it."""

from datetime import date, datetime, timedelta

from sqlalchemy import and_, bindparam, delete, func, or_, select, update

from designteam.cycle.models import Artefact, Experiment, ExperimentState, Status
from designteam.kit import db
from designteam.kit.text import shorten
from designteam.kit.words import N_, CannotDo
from designteam.schoolteam.models import ClassPulse, Colleague, Feeling, Involvement, SchoolPoll, Tap
from designteam.schoolteam.models.involvement import IN_A_SENTENCE

MOST_TAPS, MOST_JOINING = 500, 60
STAYS, LONGEST = timedelta(days=30), timedelta(days=365)

_tapped = select(Tap).where(Tap.poll_id == bindparam("poll_id"), Tap.mark == bindparam("mark"))
_taps = select(func.count(Tap.id)).where(Tap.poll_id == bindparam("poll_id"))
_said = select(ClassPulse).where(
    ClassPulse.team_id == bindparam("team_id"),
    ClassPulse.month == bindparam("month"),
    ClassPulse.mark == bindparam("mark"),
)
_all_said = select(func.count(ClassPulse.id)).where(
    ClassPulse.team_id == bindparam("team_id"), ClassPulse.month == bindparam("month")
)
_joined = select(Colleague).where(Colleague.experiment_id == bindparam("experiment_id"))
_noted = select(Involvement.id).where(Involvement.submission == bindparam("submission"))


class CannotJoin(CannotDo):
    pass


def tap(poll: SchoolPoll, choice: int, *, mark: str) -> None:
    """Answer. The same device answers once: its last tap counts. Above five hundred nothing is counted any more."""
    session = db.session()
    before = session.scalar(_tapped, {"poll_id": poll.id, "mark": mark})
    if before is not None:
        before.choice = choice
    elif (session.scalar(_taps, {"poll_id": poll.id}) or 0) < MOST_TAPS:
        session.add(Tap(poll_id=poll.id, choice=choice, mark=mark))
    session.flush()


def say_whether_about_my_class(team_id: int, feeling: Feeling, *, month: date, mark: str) -> None:
    """Once for each device in a month; its last word counts."""
    session = db.session()
    before = session.scalar(_said, {"team_id": team_id, "month": month, "mark": mark})
    if before is not None:
        before.feeling = feeling
    elif (session.scalar(_all_said, {"team_id": team_id, "month": month}) or 0) < MOST_TAPS:
        session.add(ClassPulse(team_id=team_id, month=month, feeling=feeling, mark=mark))
    session.flush()


def join(experiment: Experiment, *, group: str, name: str, on: date, at: datetime) -> None:
    """Sign up for a try-out. The same words twice are one colleague.

    That somebody joins is noted for the team, without who, and stays when the names are gone.
    Raises CannotJoin above sixty.
    """
    session = db.session()
    found = session.scalars(_joined, {"experiment_id": experiment.id}).all()
    if any((one.group, one.name) == (group, name) for one in found):
        return
    if len(found) >= MOST_JOINING:
        raise CannotJoin(N_("There are so many of you already. Speak to somebody of the team."))
    session.add(Colleague(experiment_id=experiment.id, group=group, name=name, on=on))
    submission = f"joins/{experiment.id}"
    if session.scalar(_noted, {"submission": submission}) is None:
        session.add(
            Involvement(
                team_id=experiment.team_id, rung="join_tryouts", on=on, text=shorten(experiment.title, IN_A_SENTENCE),
                at=at, submission=submission,
            )
        )  # fmt: skip
    session.flush()


def forget_what_is_past(*, at: datetime, today: date) -> None:
    """Names go 30 days after the try-out ended, and after a year at most; the marks of devices after the month.

    A try-out without a last day ends when it is rounded off or dropped.
    """
    session = db.session()
    _artefacts, _experiments = Artefact.__table__, Experiment.__table__
    ended = (
        select(_experiments.c.id)
        .join(_artefacts, _artefacts.c.id == _experiments.c.id)
        .where(
            or_(
                _experiments.c.ends_on < today - STAYS,
                and_(_artefacts.c.status == Status.DROPPED, _artefacts.c.status_at < at - STAYS),
                and_(
                    _experiments.c.ends_on.is_(None),
                    _artefacts.c.changed_at < at - STAYS,
                    or_(
                        _experiments.c.state.in_((ExperimentState.DONE, ExperimentState.STOPPED)),
                        and_(_experiments.c.micro, _experiments.c.result != ""),
                    ),
                ),
            )
        )
    )
    past = or_(Colleague.experiment_id.in_(ended), Colleague.on < today - LONGEST)
    session.execute(delete(Colleague).where(past))
    over = and_(ClassPulse.month < today.replace(day=1), ClassPulse.mark.is_not(None))
    session.execute(update(ClassPulse).where(over).values(mark=None))
