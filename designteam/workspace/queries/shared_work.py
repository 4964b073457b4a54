"""What the schools of a network share: per school the goal, what was made and what came of it, for one viewer."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import and_, bindparam, case, func, or_, select
from sqlalchemy.orm import aliased

from designteam.cycle import policy as cycle
from designteam.cycle.models import (
    Artefact,
    Design,
    Iteration,
    Outcome,
    PracticeQuestion,
    Status,
    WorkingHypothesis,
)
from designteam.cycle.models.yields import OutcomeLevel
from designteam.kit import db
from designteam.kit.policy import Viewer, either, mine
from designteam.method.definition import phase_named
from designteam.method.vocabulary import PRODUCT_TYPES
from designteam.network.models import Circle, Network, Participation, School, SchoolBoard, holds
from designteam.teams import policy as teams
from designteam.teams.models import DesignTeam

YIELDS = (OutcomeLevel.SCHOOL, OutcomeLevel.TEACHER_EDUCATION, OutcomeLevel.KNOWLEDGE_DOMAIN)
SHOWN_QUESTIONS = 3


@dataclass(frozen=True)
class SchoolRow:
    """One school, or one of its teams, as a row of the overview. What the viewer may not read is empty."""

    school_id: int
    school: str
    town: str
    board: str
    team_id: int | None = None
    team: str = ""
    goal: str = ""
    learning_areas: Sequence[str] = ()
    grades: Sequence[int] = ()
    phase: str = ""
    design: Any = None
    hypothesis: Any = None
    yields: Sequence[Any] = field(default_factory=list)

    @property
    def phase_label(self) -> str:
        return phase_named(self.phase).label if self.phase else ""

    @property
    def products(self) -> Sequence[Any]:
        return [outcome for outcome in self.yields if outcome.product_type]


class Made(NamedTuple):
    """One thing that a school made, for the overview by type."""

    row: SchoolRow
    outcome: Any


@dataclass(frozen=True)
class Overview:
    inner: Sequence[SchoolRow]
    outer: Sequence[SchoolRow]

    @property
    def learning_areas(self) -> Mapping[str, int]:
        """How many rows there are for each learning area that occurs."""
        counted: dict[str, int] = defaultdict(int)
        for row in self.inner:
            for area in row.learning_areas:
                counted[area] += 1
        return counted

    @staticmethod
    def made_by_type(rows: Sequence[SchoolRow]) -> Mapping[str, Sequence[Made]]:
        """What these schools made, by type of product in the order of the vocabulary [003:723-792]."""
        made: dict[str, list[Made]] = {code: [] for code in PRODUCT_TYPES}
        for row in rows:
            for outcome in row.products:
                made[outcome.product_type].append(Made(row, outcome))
        return {code: found for code, found in made.items() if found}

    def about(self, learning_area: str) -> Sequence[SchoolRow]:
        """The rows for one learning area, or all of them."""
        return [row for row in self.inner if not learning_area or learning_area in row.learning_areas]


_team = aliased(DesignTeam, name="its_team")  # apart from the team that the rules of access look up

_may_read_goal = either(teams.in_it, teams.within_its_audience).condition

_networks = select(Network).order_by(Network.name)
_network = select(Network).where(Network.id == bindparam("network_id"))

_schools = (
    select(
        Participation.circle,
        School.id.label("school_id"),
        School.name.label("school"),
        School.town,
        func.coalesce(SchoolBoard.name, "").label("board"),
        DesignTeam.id.label("team_id"),
        DesignTeam.name.label("team"),
        DesignTeam.learning_areas,
        DesignTeam.grades,
        case((_may_read_goal, DesignTeam.goal), else_="").label("goal"),
        case((Participation.network_id.in_(mine("my_networks")), Iteration.phase), else_="").label("phase"),
    )
    .select_from(Participation)
    .join(School, School.id == Participation.school_id)
    .outerjoin(SchoolBoard, SchoolBoard.id == School.board_id)
    .outerjoin(DesignTeam, and_(DesignTeam.school_id == School.id, DesignTeam.network_id == Participation.network_id))
    .outerjoin(Iteration, and_(Iteration.team_id == DesignTeam.id, Iteration.ended_on.is_(None)))
    .where(Participation.network_id == bindparam("network_id"), holds(Participation))
    .order_by(School.name, DesignTeam.name, DesignTeam.id)
)

# Per team the newest design and hypothesis that the viewer may read, and everything that came of the work.
_age = func.row_number().over(
    partition_by=(Artefact.team_id, Artefact.kind), order_by=(Artefact.number.desc(), Artefact.id.desc())
)
_readable = (
    select(Artefact.id, _age.label("age"))
    .join(_team, _team.id == Artefact.team_id)
    .outerjoin(Outcome.__table__, Outcome.__table__.c.id == Artefact.id)
    .where(
        _team.network_id == bindparam("network_id"),
        Artefact.status != Status.DROPPED,
        or_(
            Artefact.kind.in_(("design", "working_hypothesis")),
            Outcome.__table__.c.level.in_(YIELDS),
        ),
        cycle.artefacts.visible,
    )
    .subquery("readable")
)
_work = (
    select(
        Artefact.id,
        Artefact.team_id,
        Artefact.kind,
        Artefact.number,
        Artefact.title,
        Artefact.status,
        Design.__table__.c.summary,
        WorkingHypothesis.__table__.c.approach,
        WorkingHypothesis.__table__.c.context,
        WorkingHypothesis.__table__.c.outcome,
        WorkingHypothesis.__table__.c.mechanism,
        Outcome.__table__.c.level,
        Outcome.__table__.c.statement,
        Outcome.__table__.c.product_type,
    )
    .select_from(_readable)
    .join(Artefact, Artefact.id == _readable.c.id)
    .outerjoin(Design.__table__, Design.__table__.c.id == Artefact.id)
    .outerjoin(WorkingHypothesis.__table__, WorkingHypothesis.__table__.c.id == Artefact.id)
    .outerjoin(Outcome.__table__, Outcome.__table__.c.id == Artefact.id)
    .where(or_(Artefact.kind == "outcome", _readable.c.age == 1))
    .order_by(Artefact.team_id, Artefact.number)
)

_questions = (
    select(PracticeQuestion.id, PracticeQuestion.text, School.name.label("school"))
    .join(_team, _team.id == PracticeQuestion.team_id)
    .join(School, School.id == _team.school_id)
    .where(PracticeQuestion.status != Status.DROPPED, cycle.artefacts.visible)
    .order_by(PracticeQuestion.changed_at.desc(), PracticeQuestion.id.desc())
    .limit(bindparam("most"))
)


def networks() -> Sequence[Network]:
    return db.session().scalars(_networks).all()


def network_with(network_id: int) -> Network | None:
    return db.session().scalar(_network, {"network_id": network_id})


def overview_of(network: Network, viewer: Viewer, *, today: date) -> Overview:
    """Every school that takes part now, in two statements, however many there are."""
    facts = {**viewer.facts, "network_id": network.id, "today": today}
    work: dict[int, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for thing in db.session().execute(_work, facts):
        work[thing.team_id][thing.kind].append(thing)
    inner: list[SchoolRow] = []
    outer: list[SchoolRow] = []
    for row in db.session().execute(_schools, facts):
        (inner if row.circle is Circle.INNER else outer).append(_row(row, work[row.team_id or 0]))
    return Overview(inner, outer)


def latest_questions(viewer: Viewer) -> Sequence[Any]:
    """The practice questions that were written or sharpened last, of those the viewer may read."""
    return db.session().execute(_questions, {**viewer.facts, "most": SHOWN_QUESTIONS}).all()


def _row(row: Any, work: Mapping[str, Sequence[Any]]) -> SchoolRow:
    return SchoolRow(
        school_id=row.school_id,
        school=row.school,
        town=row.town,
        board=row.board,
        team_id=row.team_id,
        team=row.team or "",
        goal=row.goal or "",
        learning_areas=row.learning_areas or [],
        grades=row.grades or [],
        phase=row.phase or "",
        design=next(iter(work.get("design", [])), None),
        hypothesis=next(iter(work.get("working_hypothesis", [])), None),
        yields=work.get("outcome", []),
    )
