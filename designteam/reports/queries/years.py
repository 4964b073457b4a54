"""The school year on one page: per team of a school its question, where it is, what it tried and what came of it.

For who leads the school, its board and its teams. There are no scores in it, and no names of people.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, select

from designteam.cycle.models import (
    Artefact,
    Evaluation,
    Experiment,
    Iteration,
    Outcome,
    PracticeQuestion,
    Status,
    Version,
)
from designteam.cycle.models.yields import OutcomeLevel
from designteam.kit import db
from designteam.method.definition import phase_named
from designteam.method.terms import Phase
from designteam.network.models import holds
from designteam.teams.models import AgreedHours, DesignTeam, HoursSpent, Membership
from designteam.teams.queries.agreements import QUARTERS

FIRST_MONTH = 8
MOST_SHOWN: dict[str, Any] = {"most_tried": 4, "most_decided": 3, "most_yields": 2}


class SchoolYear(NamedTuple):
    """From the first of August to the last of July, called after the year in which it begins."""

    begins: int

    @classmethod
    def of(cls, day: date) -> "SchoolYear":
        return cls(day.year if day.month >= FIRST_MONTH else day.year - 1)

    @property
    def first(self) -> date:
        return date(self.begins, FIRST_MONTH, 1)

    @property
    def end(self) -> date:
        """The first day of the next one."""
        return date(self.begins + 1, FIRST_MONTH, 1)

    def __str__(self) -> str:
        return f"{self.begins}-{self.begins + 1}"


@dataclass(frozen=True)
class TeamYear:
    """One team in that year. Of each list the page shows the newest few and counts the rest."""

    name: str
    phase: Phase | None
    iteration: int
    question: str = ""
    tried: Sequence[Any] = field(default_factory=list)
    decided: Sequence[Any] = field(default_factory=list)
    yields: Mapping[OutcomeLevel, Sequence[Any]] = field(default_factory=dict)
    hours_agreed: int | None = None
    hours_spent: float = 0

    @property
    def is_quiet(self) -> bool:
        return not (self.tried or self.decided or self.yields)


@dataclass(frozen=True)
class Year:
    school: str
    year: SchoolYear
    made_on: date
    teams: Sequence[TeamYear]


_teams = (
    select(DesignTeam.id, DesignTeam.name, Iteration.number, Iteration.phase)
    .join(Membership, Membership.team_id == DesignTeam.id)
    .outerjoin(Iteration, (Iteration.team_id == DesignTeam.id) & Iteration.ended_on.is_(None))
    .where(
        DesignTeam.school_id == bindparam("school_id"),
        Membership.person_id == bindparam("person_id"),
        holds(Membership),
    )
    .distinct()
    .order_by(DesignTeam.name, DesignTeam.id)
)
_ids: Any = bindparam("teams", expanding=True)
_first: Any = bindparam("first")
_end: Any = bindparam("end")
_questions = (
    select(PracticeQuestion.team_id, PracticeQuestion.text)
    .where(PracticeQuestion.team_id.in_(_ids), PracticeQuestion.status != Status.DROPPED)
    .order_by(PracticeQuestion.number)
)
_tried = (
    select(Experiment.team_id, Experiment.number, Experiment.title, Experiment.starts_on, Experiment.state)
    .where(
        Experiment.team_id.in_(_ids), Experiment.status != Status.DROPPED, Experiment.starts_on < _end,
        func.coalesce(Experiment.ends_on, Experiment.starts_on) >= _first,
    )
    .order_by(Experiment.starts_on.desc(), Experiment.id.desc())
)  # fmt: skip
_decided = (
    select(Evaluation.team_id, Evaluation.decided_on, Evaluation.decision, Evaluation.decision_because)
    .where(
        Evaluation.team_id.in_(_ids), Evaluation.status != Status.DROPPED, Evaluation.decision.is_not(None),
        Evaluation.decided_on >= _first, Evaluation.decided_on < _end,
    )
    .order_by(Evaluation.decided_on.desc(), Evaluation.id.desc())
)  # fmt: skip
_yields = (
    select(Outcome.team_id, Outcome.level, Outcome.statement, Outcome.noticed_on, Version.at)
    .join(Version, (Version.artefact_id == Artefact.id) & (Version.number == 1))
    .where(Outcome.team_id.in_(_ids), Outcome.status != Status.DROPPED)
    .order_by(Outcome.number.desc(), Outcome.id.desc())
)

# Of everybody together: the page holds no names of people.
_agreed = (
    select(AgreedHours.team_id, func.sum(AgreedHours.hours))
    .where(AgreedHours.team_id.in_(_ids), AgreedHours.school_year == bindparam("begins"))
    .group_by(AgreedHours.team_id)
)
_spent = (
    select(HoursSpent.team_id, func.sum(HoursSpent.quarters))
    .where(HoursSpent.team_id.in_(_ids), HoursSpent.on >= _first, HoursSpent.on < _end)
    .group_by(HoursSpent.team_id)
)


def year_of(team: DesignTeam, *, person_id: int, year: SchoolYear, today: date) -> Year:
    """Every team of this school that the person is in now, in seven statements however many there are."""
    session = db.session()
    asked = {"school_id": team.school_id, "person_id": person_id, "today": today}
    rows = session.execute(_teams, asked).all()
    facts = {"teams": [row.id for row in rows], "first": year.first, "end": year.end, "begins": year.begins}
    questions = {row.team_id: row.text for row in session.execute(_questions, facts)}
    tried, decided = _by_team(session.execute(_tried, facts)), _by_team(session.execute(_decided, facts))
    yields = _by_team(row for row in session.execute(_yields, facts) if _is_within(row, year))
    agreed, spent = dict(session.execute(_agreed, facts).all()), dict(session.execute(_spent, facts).all())
    return Year(
        school=team.school.name,
        year=year,
        made_on=today,
        teams=[
            TeamYear(
                name=row.name,
                phase=phase_named(row.phase) if row.phase else None,
                iteration=row.number or 0,
                question=questions.get(row.id, ""),
                tried=tried[row.id],
                decided=decided[row.id],
                yields=_by_level(yields[row.id]),
                hours_agreed=agreed.get(row.id),
                hours_spent=int(spent.get(row.id, 0)) / QUARTERS,
            )
            for row in rows
        ],
    )


def _is_within(row: Any, year: SchoolYear) -> bool:
    """By the day on which it was noticed, else by the day on which it was written down."""
    return year.first <= (row.noticed_on or row.at.date()) < year.end


def _by_team(rows: Any) -> Mapping[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.team_id].append(row)
    return found


def _by_level(rows: Sequence[Any]) -> Mapping[OutcomeLevel, Sequence[Any]]:
    return {level: of_level for level in OutcomeLevel if (of_level := [row for row in rows if row.level is level])}
