"""What the school team is shown on its page, and what it said there. Fewer than five answers are given to nobody."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Date, Integer, and_, bindparam, case, func, or_, select
from sqlalchemy.orm import joinedload

from designteam.cycle.models import (
    Artefact,
    Comment,
    Experiment,
    ExperimentState,
    Iteration,
    Manner,
    PracticeQuestion,
    Status,
    SuccessMoment,
)
from designteam.kit import db
from designteam.kit.clock import SCHOOL_TIME
from designteam.method.involvement import CLASS_PULSE
from designteam.network.models import Audience
from designteam.schoolteam.models import (
    FEWEST_SHOWN,
    ClassPulse,
    Colleague,
    Part,
    SchoolPoll,
    StaffPage,
    Tap,
)
from designteam.teams.models import DesignTeam

A_FEW, SOME = 3, 12
STILL_NEWS = timedelta(days=60)

_team_id: Any = bindparam("team_id", type_=Integer())
_wider_than_the_team = [circle for circle in Audience if circle.reaches(Audience.SCHOOL)]

_with_its_team = joinedload(StaffPage.team).joinedload(DesignTeam.school)
_page_at = select(StaffPage).where(StaffPage.token == bindparam("token")).options(_with_its_team)
_page_held_at = _page_at.with_for_update(of=StaffPage)
_page_of = select(StaffPage).where(StaffPage.team_id == _team_id, StaffPage.revoked_at.is_(None))

_phase = (
    select(Iteration.phase)
    .where(Iteration.team_id == _team_id)
    .order_by(Iteration.number.desc())
    .limit(1)
    .scalar_subquery()
)
_question = (
    select(PracticeQuestion.text)
    .where(PracticeQuestion.team_id == _team_id, PracticeQuestion.status != Status.DROPPED)
    .order_by(PracticeQuestion.number.desc())
    .limit(1)
    .scalar_subquery()
)


def _newest_success(column: Any) -> Any:
    return (
        select(column)
        .where(SuccessMoment.team_id == _team_id)
        .order_by(SuccessMoment.noticed_on.desc(), SuccessMoment.id.desc())
        .limit(1)
        .scalar_subquery()
    )


_now = select(_phase, _question, _newest_success(SuccessMoment.what), _newest_success(SuccessMoment.noticed_on))
_under_way = and_(
    Experiment.status != Status.DROPPED,
    or_(
        and_(Experiment.micro, Experiment.result == ""),
        and_(
            Experiment.micro.is_(False),
            Experiment.state.in_((ExperimentState.PLANNED, ExperimentState.RUNNING)),
        ),
    ),
)
_try_outs = (
    select(
        Experiment.id, Experiment.title, Experiment.question, Experiment.grades, Experiment.starts_on,
        Experiment.ends_on,
        or_(Experiment.state == ExperimentState.RUNNING, Experiment.starts_on <= bindparam("today", type_=Date()))
        .label("runs"),
    )
    .where(Experiment.team_id == _team_id, _under_way)
    .order_by(case((Experiment.state == ExperimentState.RUNNING, 0), else_=1), Experiment.number.desc())
    .limit(A_FEW)
)  # fmt: skip
_may_be_joined = select(Experiment).where(
    Experiment.id == bindparam("experiment_id"), Experiment.team_id == _team_id, _under_way
)
_rough = (
    select(Artefact.kind, Artefact.title, Comment.text)
    .join(Artefact, Artefact.id == Comment.artefact_id)
    .where(
        Artefact.team_id == _team_id,
        Artefact.status != Status.DROPPED,
        Artefact.audience.in_(_wider_than_the_team),
        Comment.manner == Manner.ROUGH,
        Comment.audience.in_(_wider_than_the_team),
        Comment.closed_at.is_(None),
        Comment.withdrawn_at.is_(None),
    )
    .order_by(Comment.at.desc(), Comment.id.desc())
    .limit(A_FEW)
)
_newest_polls = (
    select(SchoolPoll.id).where(SchoolPoll.team_id == _team_id).order_by(SchoolPoll.id.desc()).limit(bindparam("most"))
).subquery("newest_polls")
_counted = (
    select(Tap.poll_id, Tap.choice, func.count().label("many"))
    .where(Tap.poll_id.in_(select(_newest_polls.c.id)))
    .group_by(Tap.poll_id, Tap.choice)
).subquery("counted")
_polls = (
    select(SchoolPoll, _counted.c.choice, _counted.c.many)
    .join(_newest_polls, _newest_polls.c.id == SchoolPoll.id)
    .outerjoin(_counted, _counted.c.poll_id == SchoolPoll.id)
    .order_by(SchoolPoll.id.desc(), _counted.c.choice)
)
_open_poll = select(SchoolPoll).where(SchoolPoll.team_id == _team_id, SchoolPoll.closed_at.is_(None))
_open_poll_held = _open_poll.with_for_update()
_pulse = (
    select(ClassPulse.month, ClassPulse.feeling, func.count().label("many"))
    .where(ClassPulse.team_id == _team_id, ClassPulse.month >= bindparam("since", type_=Date()))
    .group_by(ClassPulse.month, ClassPulse.feeling)
    .order_by(ClassPulse.month)
)
_colleagues = (
    select(Colleague, Experiment.title)
    .join(Experiment, Experiment.id == Colleague.experiment_id)
    .where(Experiment.team_id == _team_id)
    .order_by(Experiment.number.desc(), Colleague.id)
)
_colleagues_for = select(Colleague).where(Colleague.experiment_id == bindparam("experiment_id")).order_by(Colleague.id)


class TryOut(NamedTuple):
    id: int
    title: str
    question: str
    grades: Sequence[int]
    starts_on: date | None
    ends_on: date | None
    runs: bool

    @property
    def asks(self) -> str:
        """Its question, unless the title says that already."""
        return "" if self.question.startswith(self.title.rstrip("…")) else self.question


class Rough(NamedTuple):
    """A rough version that was shared with the school team or wider, and its one question."""

    kind: str
    title: str
    question: str


class Outcome(NamedTuple):
    """An answer of the team's own, with how many chose it."""

    answer: str
    many: int
    share: int


class Polled(NamedTuple):
    """A question with what came of it. The numbers are there once it is closed and five or more answered."""

    id: int
    question: str
    answers: Sequence[str]
    asked_on: date
    closed_on: date | None
    has_enough: bool
    many: int
    outcomes: Sequence[Outcome]

    @property
    def is_open(self) -> bool:
        return self.closed_on is None


class Month(NamedTuple):
    """What was said in a month that is over. Without enough answers there are no numbers."""

    first: date
    many: int
    outcomes: Sequence[Outcome]

    @property
    def has_enough(self) -> bool:
        return self.many >= FEWEST_SHOWN

    @property
    def share(self) -> int:
        """How many of a hundred said yes."""
        return self.outcomes[0].share if self.outcomes else 0


class Shown(NamedTuple):
    """Everything on the page of the staff room: nothing about people."""

    phase: str
    question: str
    success: str
    success_on: date | None
    try_outs: Sequence[TryOut]
    rough: Sequence[Rough]
    poll: Polled | None
    last_poll: Polled | None
    last_month: Month | None


def page_at(token: str, *, held: bool = False) -> StaffPage | None:
    """The page with this address, also when it is over. `held`: those who tap at the same moment do so in turn."""
    return db.session().scalar(_page_held_at if held else _page_at, {"token": token})


def page_of(team_id: int) -> StaffPage | None:
    """The page of a team that works now."""
    return db.session().scalar(_page_of, {"team_id": team_id})


def shown_of(team_id: int, parts: Collection[str], *, today: date) -> Shown:
    """What a team lets its school team see: these parts of it, and what is always there."""
    about = {"team_id": team_id, "today": today}
    session = db.session()
    phase, question, success, success_on = session.execute(_now, about).one()
    has_success = Part.SUCCESS in parts
    tried = session.execute(_try_outs, about) if Part.TRY_OUTS in parts else ()
    polls = polls_of(team_id, most=2)
    closed = [poll for poll in polls if poll.closed_on and poll.has_enough and today - poll.closed_on <= STILL_NEWS]
    months = [month for month in pulse_of(team_id, today=today, months=2) if month.has_enough]
    return Shown(
        phase=phase or "",
        question=(question or "") if Part.QUESTION in parts else "",
        success=(success or "") if has_success else "",
        success_on=success_on if has_success else None,
        try_outs=[TryOut(*row[:-1], runs=bool(row.runs)) for row in tried],
        rough=[Rough(*row) for row in session.execute(_rough, about)],
        poll=next((poll for poll in polls if poll.is_open), None),
        last_poll=next(iter(closed), None),
        last_month=months[-1] if months else None,
    )


def polls_of(team_id: int, *, most: int = SOME) -> Sequence[Polled]:
    """The newest questions first. How many answered stays unknown while it is open, and when fewer than five did."""
    found: dict[int, tuple[SchoolPoll, dict[int, int]]] = {}
    for poll, choice, many in db.session().execute(_polls, {"team_id": team_id, "most": most}):
        _, counts = found.setdefault(poll.id, (poll, {}))
        if choice is not None:
            counts[choice] = many
    return [_polled(poll, counts) for poll, counts in found.values()]


def _polled(poll: SchoolPoll, counts: dict[int, int]) -> Polled:
    total = sum(counts.values())
    has_enough = total >= FEWEST_SHOWN
    is_told = has_enough and not poll.is_open
    said = [(answer, counts.get(place, 0)) for place, answer in enumerate(poll.answers)]
    return Polled(
        id=poll.id,
        question=poll.question,
        answers=poll.answers,
        asked_on=_day(poll.asked_at),
        closed_on=_day(poll.closed_at) if poll.closed_at else None,
        has_enough=has_enough,
        many=total if is_told else 0,
        outcomes=_outcomes(said) if is_told else (),
    )


def _day(moment: datetime) -> date:
    return moment.astimezone(SCHOOL_TIME).date()


def open_poll_of(team_id: int) -> SchoolPoll | None:
    """Who writes holds it, so that nobody answers a question while it is being closed."""
    return db.session().scalar(_open_poll_held if db.writes() else _open_poll, {"team_id": team_id})


def pulse_of(team_id: int, *, today: date, months: int = SOME) -> Sequence[Month]:
    """The months that are over, the oldest first. The month that runs is told when it is over."""
    running = today.replace(day=1)
    since = running
    for _ in range(months):
        since = (since - timedelta(days=1)).replace(day=1)
    found: dict[date, dict[str, int]] = {}
    for month, feeling, many in db.session().execute(_pulse, {"team_id": team_id, "since": since}):
        if month < running:
            found.setdefault(month, {})[feeling.value] = many
    return [_month(first, counts) for first, counts in found.items()]


def _month(first: date, counts: dict[str, int]) -> Month:
    total = sum(counts.values())
    said = [(choice.label, counts.get(code, 0)) for code, choice in CLASS_PULSE.items()]
    return Month(first, total, _outcomes(said)) if total >= FEWEST_SHOWN else Month(first, 0, ())


def _outcomes(said: Sequence[tuple[str, int]]) -> Sequence[Outcome]:
    total = sum(many for _, many in said)
    return [Outcome(answer, many, round(100 * many / total)) for answer, many in said]


def try_out_to_join(team_id: int, experiment_id: int) -> Experiment | None:
    """The try-out of this team, as long as it is under way."""
    return db.session().scalar(_may_be_joined, {"team_id": team_id, "experiment_id": experiment_id})


class Joining(NamedTuple):
    """Who wants to join one of the try-outs of a team."""

    experiment_id: int
    title: str
    waiting: int
    arranged: int


def joining_in(team_id: int) -> Sequence[Joining]:
    """The try-outs that somebody wants to join, the newest first."""
    found: dict[int, Joining] = {}
    for colleague, title in db.session().execute(_colleagues, {"team_id": team_id}):
        before = found.get(colleague.experiment_id, Joining(colleague.experiment_id, title, 0, 0))
        waits = colleague.arranged_on is None
        found[before.experiment_id] = before._replace(
            waiting=before.waiting + waits, arranged=before.arranged + (not waits)
        )
    return list(found.values())


def colleagues_for(experiment_id: int) -> Sequence[Colleague]:
    """Who wants to join this try-out, in the order in which they said so."""
    return db.session().scalars(_colleagues_for, {"experiment_id": experiment_id}).all()
