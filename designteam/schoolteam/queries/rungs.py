"""Which rungs of the ladder were used, and when: seen in what teams did, together with what they noted by hand.

Each source gives the same columns: team_id, rung, source, about (the number of what it is about), text, and the moment,
as a day (`on`) or as a point in time (`at`); the other one is empty. What goes out further than the school says nothing
about the school team: a product counts when an edition of it was for the school.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Date, Integer, String, bindparam, case, cast, func, literal, null, or_, select, union_all

from designteam.cycle.models import Artefact, Comment, Iteration, Manner, PracticeQuestion, Product, Status
from designteam.kit import db
from designteam.kit.clock import SCHOOL_TIME
from designteam.kit.db import Moment
from designteam.method.involvement import RUNGS, TELLING
from designteam.network.models import Audience
from designteam.products.models import Edition, Publication
from designteam.schoolteam.models import Involvement, SchoolPoll, StaffPage
from designteam.teams.models import DesignTeam

NOTED, JOINED, ROUGH, QUESTION, POLL, PRODUCT, PAGE = (
    "noted", "joined", "rough", "question", "poll", "product", "page",
)  # fmt: skip
MOST = 200

# Named once, however many sources there are: a statement takes no more parameters than there are teams.
_teams = (
    select(DesignTeam.id).where(DesignTeam.id.in_(bindparam("teams", expanding=True, type_=Integer()))).cte("wanted")
)
_no_day, _no_moment = cast(null(), Date()), cast(null(), Moment())
_wider_than_the_team = [circle for circle in Audience if circle.reaches(Audience.SCHOOL)]


def _used(team: Any, rung: Any, source: Any, about: Any, text: Any, *, on: Any = _no_day, at: Any = _no_moment) -> Any:
    return select(
        team.label("team_id"), cast(rung, String()).label("rung"), cast(source, String()).label("source"),
        cast(about, Integer()).label("about"), cast(text, String()).label("text"), on.label("on"), at.label("at"),
    ).where(team.in_(select(_teams.c.id)))  # fmt: skip


_uses = union_all(
    _used(
        Involvement.team_id, Involvement.rung, case((Involvement.by_id.is_(None), JOINED), else_=NOTED),
        Involvement.id, Involvement.text, on=Involvement.on,
    ),
    _used(Artefact.team_id, literal("ask_input"), literal(ROUGH), Artefact.id, Artefact.title, at=Comment.at)
    .join(Comment, Comment.artefact_id == Artefact.id)
    .where(
        Comment.manner == Manner.ROUGH,
        Comment.audience.in_(_wider_than_the_team),
        Comment.withdrawn_at.is_(None),
        Artefact.status != Status.DROPPED,
    ),
    _used(
        PracticeQuestion.team_id, literal("ask_input"), literal(QUESTION), PracticeQuestion.id, PracticeQuestion.title,
        on=PracticeQuestion.asked_school_team_on,
    ).where(PracticeQuestion.asked_school_team_on.is_not(None), PracticeQuestion.status != Status.DROPPED),
    _used(
        SchoolPoll.team_id, literal("ask_input"), literal(POLL), SchoolPoll.id, SchoolPoll.question,
        at=SchoolPoll.asked_at,
    ),
    _used(Product.team_id, literal("share_yields"), literal(PRODUCT), Product.id, Product.title, at=Edition.out_at)
    .join(Publication, Publication.product_id == Product.id)
    .join(Edition, Edition.publication_id == Publication.id)
    .where(Edition.out_at.is_not(None), Edition.audience == Audience.SCHOOL),
    _used(StaffPage.team_id, literal(TELLING), literal(PAGE), StaffPage.id, literal(""), at=StaffPage.made_at),
).subquery("uses")  # fmt: skip

_all = (
    select(_uses.c.rung, _uses.c.source, _uses.c.about, _uses.c.text, _uses.c.on, _uses.c.at)
    .order_by(func.coalesce(cast(_uses.c.on, String()), cast(_uses.c.at, String())).desc())
    .limit(MOST)
)
_in_the_running_iteration = or_(_uses.c.on >= Iteration.started_on, _uses.c.at >= Iteration.started_on)
_reached = (
    select(
        _uses.c.team_id, _uses.c.rung, func.count().filter(_in_the_running_iteration).label("times"),
        func.max(_uses.c.on).label("on"), func.max(_uses.c.at).label("at"),
    )
    .outerjoin(Iteration, (Iteration.team_id == _uses.c.team_id) & Iteration.ended_on.is_(None))
    .group_by(_uses.c.team_id, _uses.c.rung)
    .order_by(_uses.c.team_id, _uses.c.rung)
)  # fmt: skip


class RungUse(NamedTuple):
    """One time that a rung was used. `about` is the number of the artefact, question or note it is known from."""

    rung: str
    source: str
    about: int
    text: str
    on: date

    @property
    def is_by_hand(self) -> bool:
        return self.source == NOTED

    @property
    def artefact_id(self) -> int | None:
        return self.about if self.source in {ROUGH, QUESTION, PRODUCT} else None


class Reached(NamedTuple):
    """A rung that a team ever used: how often in the running iteration, and the last day, whenever that was."""

    team_id: int
    rung: str
    times: int
    last_on: date


def rung_uses_of(team_id: int) -> Sequence[RungUse]:
    """Every time that a team used a rung, the newest first; no more than two hundred."""
    rows = db.session().execute(_all, {"teams": [team_id]})
    uses = [RungUse(row.rung, row.source, row.about, row.text, _day(row.on, row.at)) for row in rows]
    return sorted(uses, key=lambda use: use.on, reverse=True)


def rungs_used(teams: Iterable[int]) -> Sequence[Reached]:
    """Of any number of teams, in one statement: a row for each rung that a team ever used.

    A team without a row never involved its school team. `times` counts the running iteration only, so a team informs
    and no more when `TELLING` is its only rung with times above zero; see `only_informs`.
    """
    rows = db.session().execute(_reached, {"teams": list(teams)})
    return [Reached(row.team_id, row.rung, row.times, _day(row.on, row.at)) for row in rows if row.rung in RUNGS]


def newest_involvement(reached: Iterable[Reached]) -> Mapping[int, date]:
    """Per team the last day on which its school team was involved, on whatever rung."""
    newest: dict[int, date] = {}
    for one in reached:
        newest[one.team_id] = max(newest.get(one.team_id, one.last_on), one.last_on)
    return newest


def only_informs(reached: Iterable[Reached]) -> frozenset[int]:
    """The teams that in their running iteration told the school team something, and did nothing else with it."""
    rungs: dict[int, set[str]] = {}
    for one in reached:
        if one.times:
            rungs.setdefault(one.team_id, set()).add(one.rung)
    return frozenset(team_id for team_id, used in rungs.items() if used == {TELLING})


def _day(on: date | None, at: datetime | None) -> date:
    """The later of both, as a day at school."""
    days = [day for day in (on, at.astimezone(SCHOOL_TIME).date() if at else None) if day is not None]
    return max(days)
