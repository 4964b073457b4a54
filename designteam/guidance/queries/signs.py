"""What the signals of the method ask for, of any number of teams in one statement beside the facts of the conditions.

Every signal has a fact of the same code: how many, or for how many school weeks. What calls for nothing is 0.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Select,
    and_,
    bindparam,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import aliased

from designteam.cycle.models import (
    Artefact,
    Citation,
    Comment,
    Design,
    DesignRequirement,
    Evaluation,
    Experiment,
    ExperimentState,
    ExplorationItem,
    Indicator,
    Iteration,
    Link,
    LogEntry,
    Manner,
    Measurement,
    Move,
    Standing,
    Status,
    Verdict,
    Version,
)
from designteam.cycle.queries.citations import is_pictured
from designteam.cycle.queries.facts import Facts, facts_of
from designteam.evidence.models import Holding
from designteam.journal.models import Entry
from designteam.kit import clock, db
from designteam.kit.db import Moment
from designteam.method.definition import Lane, Role, phase_named
from designteam.method.school_weeks import school_weeks
from designteam.method.signals import SIGNALS
from designteam.method.terms import Signal
from designteam.network.models import holds
from designteam.reveals.models import SharedCheck
from designteam.reveals.queries.diverging import diverges, is_newest_picture
from designteam.schoolteam.queries.rungs import newest_involvement, only_informs, rungs_used
from designteam.teams.models import AgreedHours, HoursSpent, Membership, WantedRole, school_year_of
from designteam.teams.models.agreement import AUGUST

Counting = Select[*tuple[Any, ...]]

UNDERSTANDING = (
    "practice_question", "exploration_item", "insight", "working_hypothesis", "solution_direction",
    "design_requirement", "evaluation", "outcome",
)  # fmt: skip
DOING = ("design", "experiment", "log_entry", "product")
# Going to look in a class is more than reading and talking.
WENT_TO_LOOK = ("observation", "lesson_visit", "pupil_talk", "demonstration", "school_visit")
# On these rungs a colleague sees something before it is finished.
SHOWN_UNFINISHED = ("ask_input", "join_tryouts")
EXPLORE = "explore"
QUESTION = ("practice_question", "working_hypothesis")

TIME_TO_DECIDE = timedelta(weeks=2)
A_MONTH_OF_SCHOOL = 4
WEEKS_BEFORE_A_STUDENT = 4
# Hours are looked at once the year is under way and somebody notes them; below this share of what was agreed they lack.
WEEKS_BEFORE_HOURS, ENOUGH_HOURS = 8, 60
QUARTERS = 4

_teams: BindParameter[Any] = bindparam("teams", expanding=True)
_wanted = Standing.iteration_id.in_(bindparam("iterations", expanding=True))


def _newest(code: str, at: Any, team_id: Any) -> Counting:
    """A line per team: when something of this sort was there last."""
    return select(team_id, literal(code), literal(0), func.max(at)).where(team_id.in_(_teams)).group_by(team_id)


def _how_many(code: str, number: Any, team_id: Any) -> Counting:
    """A line per team: how much there is of this."""
    return select(team_id, literal(code), number, null()).group_by(team_id)


def _written(code: str, kinds: Sequence[str]) -> Counting:
    return (
        _newest(code, Version.at, Artefact.team_id)
        .join(Artefact, Artefact.id == Version.artefact_id)
        .where(Artefact.kind.in_(kinds), Artefact.status != Status.DROPPED)
    )


def _standing(code: str, kind: type[Artefact], *conditions: ColumnElement[bool]) -> Counting:
    """How many of a kind take part in the running iteration that meet these conditions."""
    return (
        _how_many(code, func.count(kind.id.distinct()), kind.team_id)
        .join(Standing, Standing.artefact_id == kind.id)
        .where(_wanted, kind.status != Status.DROPPED, *conditions)
    )


_finished = or_(
    and_(
        Experiment.state.in_((ExperimentState.DONE, ExperimentState.STOPPED)),
        Experiment.changed_at < bindparam("grace", type_=Moment()),
    ),
    Experiment.ends_on < bindparam("grace_day"),
)
_weighed = (
    select(Link.id)
    .join(Evaluation, Evaluation.id == Link.from_id)
    .where(Link.to_id == Experiment.id, Evaluation.status != Status.DROPPED, Evaluation.decision.is_not(None))
    .correlate(Experiment)
    .exists()
)
_later, _of_this, _of_later = aliased(Experiment), aliased(Link), aliased(Link)
_went_on = (
    select(_later.id)
    .join(_of_later, _of_later.from_id == _later.id)
    .join(Design, Design.id == _of_later.to_id)
    .join(_of_this, _of_this.to_id == Design.id)
    .where(
        _of_this.from_id == Experiment.id,
        _later.starts_on > Experiment.ends_on,
        _later.status != Status.DROPPED,
    )
    .correlate(Experiment)
    .exists()
)
_undecided = and_(_finished, Experiment.decision.is_(None), ~_weighed, ~_went_on)
_looks_back_later = and_(Experiment.state == ExperimentState.RUNNING, Experiment.ends_on >= bindparam("today"))

_measured = (
    select(Measurement.id)
    .join(Indicator, Indicator.id == Measurement.indicator_id)
    .where(Indicator.experiment_id == Verdict.experiment_id)
    .correlate(Verdict)
    .exists()
)
_noted = (
    select(Link.id)
    .join(LogEntry, LogEntry.id == Link.from_id)
    .where(Link.to_id == Verdict.experiment_id, LogEntry.status != Status.DROPPED)
    .correlate(Verdict)
    .exists()
)
_told = (
    select(Experiment.id)
    .where(Experiment.id == Verdict.experiment_id, Experiment.result != "")
    .correlate(Verdict)
    .exists()
)
_groundless = (
    select(Verdict.id)
    .join(Evaluation, Evaluation.id == Verdict.evaluation_id)
    .where(
        Verdict.requirement_id == DesignRequirement.id,
        Evaluation.status != Status.DROPPED,
        ~_measured,
        ~_noted,
        ~_told,
    )
    .correlate(DesignRequirement)
    .exists()
)
_on_half_a_card = (
    select(Citation.id)
    .join(Holding, Holding.id == Citation.holding_id)
    .where(Citation.artefact_id == DesignRequirement.id, Holding.kind == "card", ~is_pictured)
    .correlate(DesignRequirement)
    .exists()
)
_is_student = Membership.role == Role.STUDENT_TEACHER

_statement = union_all(
    select(
        Entry.team_id, literal("moved"), literal(0), func.max(Entry.at, type_=Moment())
    ).where(Entry.team_id.in_(_teams)).group_by(Entry.team_id),
    _written("understood", UNDERSTANDING),
    _written("done", DOING),
    _written("question", QUESTION),
    _newest("pupils", LogEntry.changed_at, LogEntry.team_id).where(
        LogEntry.pupils_said != "", LogEntry.status != Status.DROPPED
    ),
    _newest("pupils", Version.at, ExplorationItem.team_id)
    .join(ExplorationItem, ExplorationItem.id == Version.artefact_id)
    .where(
        or_(ExplorationItem.lane == Lane.PUPILS, ExplorationItem.method == "pupil_talk"),
        ExplorationItem.found != "",
        ExplorationItem.status != Status.DROPPED,
    ),
    # Numbers are of pupils, and looking at them is looking back.
    _newest("pupils", Entry.at, Entry.team_id).where(Entry.verb == "measured"),
    _newest("understood", Entry.at, Entry.team_id).where(Entry.verb == "measured"),
    _newest("done", Version.at, ExplorationItem.team_id)
    .join(ExplorationItem, ExplorationItem.id == Version.artefact_id)
    .where(ExplorationItem.method.in_(WENT_TO_LOOK), ExplorationItem.status != Status.DROPPED),
    select(Iteration.team_id, literal("explored"), literal(0), func.min(Move.at, type_=Moment()))
    .join(Move, Move.iteration_id == Iteration.id)
    .where(Iteration.team_id.in_(_teams), Iteration.ended_on.is_(None), Move.from_phase == EXPLORE)
    .group_by(Iteration.team_id),
    _newest("shown", Comment.at, Artefact.team_id)
    .join(Artefact, Artefact.id == Comment.artefact_id)
    .where(Comment.manner == Manner.ROUGH),
    _how_many("students", func.count(), Membership.team_id).where(
        Membership.team_id.in_(_teams), _is_student, holds(Membership)
    ),
    _how_many("students", func.count(), WantedRole.team_id).where(
        WantedRole.team_id.in_(_teams), WantedRole.role == Role.STUDENT_TEACHER
    ),
    select(SharedCheck.team_id, literal("diverging"), literal(1), null()).where(
        SharedCheck.team_id.in_(_teams), is_newest_picture, diverges
    ),
    _standing("undecided", Experiment, _undecided),
    _standing("looks_back_later", Experiment, _looks_back_later),
    _standing("verdict_without_data", DesignRequirement, _groundless),
    _standing("half_card", DesignRequirement, _on_half_a_card),
    _how_many("agreed", func.sum(AgreedHours.hours), AgreedHours.team_id).where(
        AgreedHours.team_id.in_(_teams), AgreedHours.school_year == bindparam("school_year")
    ),
    _how_many("spent", func.sum(HoursSpent.quarters), HoursSpent.team_id).where(
        HoursSpent.team_id.in_(_teams), HoursSpent.on >= bindparam("first_day")
    ),
)  # fmt: skip


class Signs:
    """What was read of one team, and what it says about today."""

    def __init__(self, iteration: Iteration, facts: Facts, *, today: date) -> None:
        self.iteration, self.facts, self.today = iteration, facts, today
        self.numbers: dict[str, int] = defaultdict(int)
        self.moments: dict[str, datetime] = {}
        self.only_informs = False

    @property
    def moved_at(self) -> datetime | None:
        """When something last happened in the team."""
        return self.moments.get("moved")

    @property
    def on(self) -> Sequence[tuple[Signal, int]]:
        """The signals that are on, in the order of the method, each with its number."""
        facts, place = self.counted(), phase_named(self.iteration.phase).place
        return [(signal, facts[code]) for code, signal in SIGNALS.items() if signal.is_on(facts, place=place)]

    def counted(self) -> Mapping[str, int]:
        """The fact of every signal, by its code."""
        return {
            "stands_still": self._weeks_since("moved"),
            "pictures_diverge": self.numbers["diverging"],
            "verdict_without_data": self.numbers["verdict_without_data"],
            "undecided": self.numbers["undecided"],
            "no_ict": int(self.facts.get("hypothesis_written", 0) > 0 and not self.facts.get("lane_looked_at_ict", 0)),
            "school_team_silent": self._weeks_since("school_team"),
            "only_informs": int(self.only_informs),
            "question_stands": self._weeks_since("question"),
            "no_pupil_voice": 0 if self._heard_pupils() else self._weeks_since("pupils"),
            "only_understanding": self._only("understood", "done"),
            "only_doing": 0 if self.numbers["looks_back_later"] else self._only("done", "understood"),
            "half_card": self.numbers["half_card"],
            "nothing_shown": 0 if self._is_new("shown") else self._weeks_since("asked"),
            "no_student": int(not self.numbers["students"] and self._weeks_of_round() >= WEEKS_BEFORE_A_STUDENT),
            "hours_lack": self._hours(),
        }

    def _weeks_since(self, code: str) -> int:
        """School weeks since it was there last; since the iteration began, when that is later or it never was."""
        began, at = self.iteration.started_on, self.moments.get(code)
        return school_weeks(max(began, clock.day_of(at)) if at else began, self.today)

    def _is_new(self, code: str) -> bool:
        """Whether it was there in this iteration."""
        at = self.moments.get(code)
        return at is not None and clock.day_of(at) >= self.iteration.started_on

    def _weeks_of_round(self) -> int:
        return school_weeks(self.iteration.started_on, self.today)

    def _heard_pupils(self) -> bool:
        """Whether they were heard after the team had explored: once in a round is enough."""
        explored, heard = self.moments.get("explored"), self.moments.get("pupils")
        return explored is not None and heard is not None and heard >= explored

    def _only(self, one: str, other: str) -> int:
        """For how many weeks the one went on without the other; 0 when the one does not go on either."""
        goes_on = self._is_new(one) and self._weeks_since(one) < A_MONTH_OF_SCHOOL
        return self._weeks_since(other) if goes_on else 0

    def _hours(self) -> int:
        """How many in a hundred of the hours are there that should be by now; 0 when that is enough or unknown."""
        first = date(school_year_of(self.today), AUGUST, 1)
        gone, all_weeks = school_weeks(first, self.today), school_weeks(first, first.replace(year=first.year + 1))
        spent, agreed = self.numbers["spent"], self.numbers["agreed"]
        if gone < WEEKS_BEFORE_HOURS or not spent or not agreed:
            return 0
        share = max(1, round(100 * spent * all_weeks / (QUARTERS * agreed * gone)))
        return share if share < ENOUGH_HOURS else 0


def signs_of(iterations: Sequence[Iteration], *, today: date) -> Mapping[int, Signs]:
    """What stands out in the teams of these running iterations, by team, in three statements however many there are."""
    facts = facts_of(iterations, today=today)
    found = {one.team_id: Signs(one, facts.get(one.id, {}), today=today) for one in iterations}
    grace = today - TIME_TO_DECIDE
    year = school_year_of(today)
    asked = {
        "teams": list(found),
        "iterations": [one.id for one in iterations],
        "today": today,
        "grace": clock.start_of(grace),
        "grace_day": grace,
        "school_year": year,
        "first_day": date(year, AUGUST, 1),
    }
    for team_id, code, number, at in db.session().execute(_statement, asked):
        signs = found[team_id]
        signs.numbers[code] += int(number or 0)
        if at is not None:
            signs.moments[code] = max(at, signs.moments.get(code, at))
    reached = rungs_used(found)
    for team_id, day in newest_involvement(reached).items():
        found[team_id].moments["school_team"] = clock.start_of(day)
    for one in reached:
        if one.rung in SHOWN_UNFINISHED:
            moments, day = found[one.team_id].moments, clock.start_of(one.last_on)
            moments["asked"] = max(day, moments.get("asked", day))
    for team_id in only_informs(reached):
        found[team_id].only_informs = True
    return found
