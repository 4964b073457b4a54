"""The teams that come to a sharing event, and what a team could say it looks for or brings."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import ScalarSelect, String, cast, func, literal, or_, select, union_all
from sqlalchemy import bindparam as asked

from designteam.cycle.models import (
    Artefact,
    Comment,
    Design,
    Evaluation,
    Iteration,
    Manner,
    Outcome,
    PracticeQuestion,
    Product,
    Status,
    WorkingHypothesis,
)
from designteam.events.models import ON_A_CARD, Seat, SharingEvent, SignUp, Sitter, TeamCard, struggle_in
from designteam.kit import db
from designteam.kit.text import shorten
from designteam.meetings.models import AgendaItem, Meeting, Yield, YieldKind
from designteam.network.models import Audience, School
from designteam.struggles.models import Struggle
from designteam.teams.models import DesignTeam

A_FEW = 3
SEEKS, BRINGS = "seeks", "brings"


class TeamThere(NamedTuple):
    """A team that comes, with its two texts and with what tables are made from."""

    team_id: int
    team: str
    school_id: int
    school: str
    seeks: str
    brings: str
    learning_areas: Sequence[str]
    phase: str
    answer: str
    struggle: str
    table: int | None

    @property
    def sitter(self) -> Sitter:
        """What tables are made from."""
        areas = frozenset(self.learning_areas)
        return Sitter(
            self.team_id, self.school_id, areas, self.phase, self.answer, struggle_in(f"{self.seeks} {self.struggle}")
        )


class Suggestion(NamedTuple):
    """Something the team wrote itself, to take over: on which side, from what, and its words."""

    side: str
    kind: str
    text: str


def _newest(column: Any, kind: Any) -> ScalarSelect[Any]:
    """The newest of this kind of a team, as it stands; an own table, so that the artefact is joined by hand."""
    table = kind.__table__
    return (
        select(column)
        .select_from(table.join(Artefact.__table__, Artefact.__table__.c.id == table.c.id))
        .where(Artefact.__table__.c.team_id == DesignTeam.id, Artefact.__table__.c.status != Status.DROPPED)
        .order_by(Artefact.__table__.c.number.desc(), Artefact.__table__.c.id.desc())
        .limit(1)
        .correlate(DesignTeam)
        .scalar_subquery()
    )


_hypothesis = WorkingHypothesis.__table__.c
_phase = (
    select(Iteration.phase)
    .where(Iteration.team_id == DesignTeam.id, Iteration.ended_on.is_(None))
    .order_by(Iteration.id.desc())
    .limit(1)
    .correlate(DesignTeam)
    .scalar_subquery()
)
_answer = func.coalesce(
    _newest(_hypothesis.approach + " " + _hypothesis.outcome, WorkingHypothesis),
    _newest(Artefact.__table__.c.title, Design),
    "",
)
_of_event: Any = asked("event_id")
# What was told to the network alone is not repeated where the outer circle comes.
_is_told_to_all = or_(
    Struggle.audience != Audience.NETWORK,
    select(SharingEvent.id).where(SharingEvent.id == _of_event, SharingEvent.audience == Audience.NETWORK).exists(),
)
_struggle = func.coalesce(
    select(Struggle.text)
    .where(
        Struggle.team_id == DesignTeam.id,
        Struggle.closed_at.is_(None),
        Struggle.withdrawn_at.is_(None),
        _is_told_to_all,
    )
    .order_by(Struggle.id.desc())
    .limit(1)
    .correlate(DesignTeam)
    .scalar_subquery(),
    "",
)
_there = (
    select(
        DesignTeam.id, DesignTeam.name, DesignTeam.school_id, School.name.label("school"),
        func.coalesce(TeamCard.seeks, ""), func.coalesce(TeamCard.brings, ""), DesignTeam.learning_areas,
        func.coalesce(_phase, ""), _answer, _struggle, Seat.number,
    )
    .join(School, School.id == DesignTeam.school_id)
    .outerjoin(TeamCard, (TeamCard.team_id == DesignTeam.id) & (TeamCard.event_id == _of_event))
    .outerjoin(Seat, (Seat.team_id == DesignTeam.id) & (Seat.event_id == _of_event))
    .where(
        DesignTeam.id.in_(
            select(SignUp.team_id).where(
                SignUp.event_id == _of_event, SignUp.waits.is_(False), SignUp.team_id.is_not(None)
            )
        )
    )
    .order_by(School.name, DesignTeam.name, DesignTeam.id)
)  # fmt: skip

_team: Any = asked("team_id")


def _suggested(side: str, kind: str, text: Any, at: Any) -> Any:
    return select(
        literal(side).label("side"), literal(kind).label("kind"), cast(text, String).label("text"), at.label("at")
    ).limit(A_FEW)


def _written(side: str, model: Any, text: Any) -> Any:
    return (
        _suggested(side, model.__mapper_args__["polymorphic_identity"], text, model.changed_at)
        .where(model.team_id == _team, model.status != Status.DROPPED, text != "")
        .order_by(model.changed_at.desc(), model.id.desc())
    )


_parts = (
    _suggested(SEEKS, "struggle", Struggle.text, Struggle.at)
    .where(Struggle.team_id == _team, Struggle.closed_at.is_(None), Struggle.withdrawn_at.is_(None))
    .order_by(Struggle.id.desc())
    .limit(1),
    _written(SEEKS, PracticeQuestion, PracticeQuestion.text).limit(1),
    _suggested(SEEKS, "comment", Comment.text, Comment.at)
    .join(Artefact, Artefact.id == Comment.artefact_id)
    .where(
        Artefact.team_id == _team, Artefact.status != Status.DROPPED, Comment.manner == Manner.CRITICAL,
        Comment.closed_at.is_(None), Comment.withdrawn_at.is_(None),
    )
    .order_by(Comment.at.desc(), Comment.id.desc()),
    _written(SEEKS, WorkingHypothesis, WorkingHypothesis.doubt).limit(1),
    _written(BRINGS, Evaluation, Evaluation.decision_because),
    _suggested(BRINGS, "decision", Yield.text, Yield.at)
    .join(AgendaItem, AgendaItem.id == Yield.item_id)
    .join(Meeting, Meeting.id == AgendaItem.meeting_id)
    .where(Meeting.team_id == _team, Yield.kind == YieldKind.DECISION)
    .order_by(Yield.at.desc(), Yield.id.desc()),
    _written(BRINGS, Product, Product.summary).limit(1),
    _written(BRINGS, Outcome, Outcome.statement).limit(1),
)  # fmt: skip
_suggestions = union_all(*(select(part.subquery(f"part{number}")) for number, part in enumerate(_parts)))


def teams_at(event_id: int) -> Sequence[TeamThere]:
    """Every team of which somebody has a place, by school."""
    return [TeamThere(*row) for row in db.session().execute(_there, {"event_id": event_id})]


def suggestions_for(team_id: int) -> Sequence[Suggestion]:
    """From the team's own work: what it asks itself, and what it decided and found; each side in this order."""
    rows: Any = db.session().execute(_suggestions, {"team_id": team_id})
    return [Suggestion(row.side, row.kind, shorten(row.text, ON_A_CARD)) for row in rows]
