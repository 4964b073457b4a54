"""Every signal is on in the case it is made for, and silent in the case beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from babel.messages.catalog import Catalog

from designteam.cycle import commands as cycle
from designteam.cycle.models import Experiment, Iteration, PracticeQuestion, Reading, Sort
from designteam.guidance.queries.signs import signs_of
from designteam.kit import clock as ours
from designteam.kit.words import Counted
from designteam.method.definition import Role
from designteam.method.school_weeks import school_weeks
from designteam.method.signals import SIGNALS
from designteam.method.work_forms import WORK_FORMS
from designteam.network.models import Audience
from designteam.people.models import Person
from designteam.reveals.commands import open_check
from designteam.reveals.models import CheckKind, SharedCheck
from designteam.schoolteam.commands import note_involvement
from designteam.teams import commands as teams
from designteam.teams.models import DesignTeam
from tests.support.world import World

Clock = time_machine.Traveller
Arrange = Callable[[World, Clock], object]

TODAY = datetime(2026, 11, 24, 15, 0, tzinfo=ours.SCHOOL_TIME)


def on(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T15:00").replace(tzinfo=ours.SCHOOL_TIME)


def begin(world: World, started: str = "2026-11-02", *, phase: str = "explore") -> None:
    """The running iteration of De Waterlelie, as if it began on this day and is in this phase."""
    with world.database.writing() as session:
        running = session.get_one(Iteration, world.waterlelie.iteration_id)
        running.started_on, running.phase = date.fromisoformat(started), phase


def codes_of(world: World) -> dict[str, int]:
    with world.database.reading() as session:
        running = session.get_one(Iteration, world.waterlelie.iteration_id)
        return {signal.code: number for signal, number in signs_of([running], today=ours.today())[running.team_id].on}


def written_on(world: World, clock: Clock, day: str, *kinds: str, **fields: Any) -> None:
    clock.move_to(on(day))
    for kind in kinds:
        world.add(kind, **fields)
    clock.move_to(TODAY)


# Standing still


def nothing_for_six_weeks(world: World, clock: Clock) -> None:
    begin(world, "2026-09-01")
    written_on(world, clock, "2026-09-25", "practice_question")


def nothing_for_five_weeks(world: World, clock: Clock) -> None:
    begin(world, "2026-09-01")
    written_on(world, clock, "2026-10-02", "practice_question")


def a_summer_without_anything(world: World, clock: Clock) -> None:
    begin(world, "2026-05-01")
    written_on(world, clock, "2026-06-26", "practice_question")
    clock.move_to(on("2026-09-10"))


# Pictures of the goal


def opened(world: World, *, phases: int, shared: int, kind: CheckKind = CheckKind.PICTURE) -> None:
    """A check that was opened, with how many phases were named and how many words in a hundred were shared."""
    begin(world)
    with world.database.writing() as session:
        said = {"phases_named": phases, "words_shared": shared, "answered": 4, "revealed_at": ours.now()}
        check = SharedCheck(
            team_id=world.waterlelie.id, iteration_id=world.waterlelie.iteration_id, kind=kind,
            opened_at=ours.now(), opened_by_id=world.teacher.id, **said,
        )  # fmt: skip
        session.add(check)
        session.flush()
        check.note("revealed_check", by=session.get_one(Person, world.teacher.id), at=ours.now())


def other_phases_and_words(world: World, clock: Clock) -> None:
    opened(world, phases=3, shared=60)


def nearly_no_word_shared(world: World, clock: Clock) -> None:
    opened(world, phases=1, shared=14)


def the_same_again_later(world: World, clock: Clock) -> None:
    opened(world, phases=3, shared=60)
    opened(world, phases=2, shared=15)


def an_open_check(world: World, clock: Clock) -> None:
    begin(world)
    with world.database.writing() as session:
        running = session.get_one(Iteration, world.waterlelie.iteration_id)
        open_check(running, CheckKind.PICTURE, by=session.get_one(Person, world.teacher.id), at=ours.now())


# Question and hypothesis


def the_question_of_ten_weeks_ago(world: World, clock: Clock) -> None:
    begin(world, "2026-06-01")
    written_on(world, clock, "2026-08-28", "practice_question")


def a_question_that_was_sharpened(world: World, clock: Clock) -> None:
    the_question_of_ten_weeks_ago(world, clock)
    clock.move_to(on("2026-10-01"))
    world.revise(world.all(PracticeQuestion)[0], text="Wat helpt kinderen die afhaken?", because="Scherper.")
    clock.move_to(TODAY)


def an_old_question_while_designing(world: World, clock: Clock) -> None:
    the_question_of_ten_weeks_ago(world, clock)
    begin(world, "2026-06-01", phase="design")


# Understanding and doing


def four_weeks_of_reading(world: World, clock: Clock) -> None:
    begin(world, "2026-10-09")
    written_on(world, clock, "2026-11-18", "insight")


def reading_with_a_try_out(world: World, clock: Clock) -> None:
    four_weeks_of_reading(world, clock)
    written_on(world, clock, "2026-11-10", "experiment", micro=True)


def reading_with_a_look_in_class(world: World, clock: Clock) -> None:
    four_weeks_of_reading(world, clock)
    written_on(world, clock, "2026-11-10", "exploration_item", method="lesson_visit")


def weeks_of_weighing(world: World, clock: Clock) -> None:
    four_weeks_of_reading(world, clock)
    begin(world, "2026-10-09", phase="evaluate")


def four_weeks_of_trying(world: World, clock: Clock) -> None:
    begin(world, "2026-10-09", phase="experiment")
    written_on(world, clock, "2026-11-18", "log_entry")


def trying_with_an_insight(world: World, clock: Clock) -> None:
    four_weeks_of_trying(world, clock)
    written_on(world, clock, "2026-11-10", "insight")


def trying_until_a_day_to_come(world: World, clock: Clock) -> None:
    four_weeks_of_trying(world, clock)
    world.experiment(rests_on=[world.design()], state="running", ends_on=date(2026, 12, 4))


def trying_longer_than_planned(world: World, clock: Clock) -> None:
    four_weeks_of_trying(world, clock)
    world.experiment(rests_on=[world.design()], state="running", ends_on=date(2026, 11, 23))


def trying_with_numbers(world: World, clock: Clock) -> None:
    four_weeks_of_trying(world, clock)
    measured_on(world, clock, "2026-11-10")


def measured_on(world: World, clock: Clock, day: str) -> None:
    experiment = world.experiment()
    clock.move_to(on(day))
    with world.database.writing() as session:
        current, by = session.get_one(Experiment, experiment.id), session.get_one(Person, world.teacher.id)
        asked = {"looks_at": "Kiest passende uitleg", "sort": Sort.COUNT}
        indicator = cycle.agree_to_look_at(current, asked, by=by, at=ours.now())
        cycle.measure(indicator, current, [Reading(ours.today(), "6", 24, 9.0)], by=by, at=ours.now())
    clock.move_to(TODAY)


# Who is heard and who sees it


def pupils_of_long_ago(world: World, clock: Clock) -> None:
    """They were heard while the team explored, and not since."""
    begin(world, "2026-06-01", phase="explore")
    written_on(world, clock, "2026-08-28", "exploration_item", lane="pupils")
    clock.move_to(on("2026-09-03"))
    world.move("working_hypothesis", reason="Wij weten genoeg.")
    clock.move_to(TODAY)
    begin(world, "2026-06-01", phase="requirements")


def pupils_after_exploring(world: World, clock: Clock) -> None:
    pupils_of_long_ago(world, clock)
    written_on(world, clock, "2026-09-09", "exploration_item", lane="practice", method="pupil_talk")


def pupils_measured(world: World, clock: Clock) -> None:
    pupils_of_long_ago(world, clock)
    measured_on(world, clock, "2026-09-10")


def pupils_in_the_log(world: World, clock: Clock) -> None:
    pupils_of_long_ago(world, clock)
    written_on(world, clock, "2026-11-10", "log_entry", pupils_said="Ik wist wat ik moest doen.")


def pupils_of_long_ago_at_the_start(world: World, clock: Clock) -> None:
    pupils_of_long_ago(world, clock)
    begin(world, "2026-06-01", phase="working_hypothesis")


def nothing_shown_for_six_weeks(world: World, clock: Clock) -> None:
    begin(world, "2026-09-25")


def shown_once(world: World, clock: Clock) -> None:
    begin(world, "2026-09-25")
    clock.move_to(on("2026-09-28"))
    world.ask_around(world.insight(), Audience.SCHOOL)
    clock.move_to(TODAY)


def asked_around_by_hand(world: World, clock: Clock) -> None:
    nothing_shown_for_six_weeks(world, clock)
    noted(world, clock, "2026-10-28", "ask_input")


def asked_around_long_ago(world: World, clock: Clock) -> None:
    begin(world, "2026-06-01")
    noted(world, clock, "2026-09-10", "ask_input")


def told_by_hand(world: World, clock: Clock) -> None:
    nothing_shown_for_six_weeks(world, clock)
    noted(world, clock, "2026-10-28", "inform")


def no_student(world: World, clock: Clock) -> None:
    begin(world, "2026-10-02")


def no_student_in_the_first_weeks(world: World, clock: Clock) -> None:
    begin(world, "2026-10-26")


def no_student_while_trying(world: World, clock: Clock) -> None:
    begin(world, "2026-10-02", phase="experiment")


def a_place_for_a_student(world: World, clock: Clock) -> None:
    begin(world, "2026-10-02")
    with world.database.writing() as session:
        team, guide = session.get_one(DesignTeam, world.waterlelie.id), session.get_one(Person, world.guide.id)
        teams.look_for(team, Role.STUDENT_TEACHER, sentence="Kijk met ons mee.", by=guide, at=ours.now())


def a_student(world: World, clock: Clock) -> None:
    begin(world, "2026-10-02")
    world.welcome(world.visitor, Role.STUDENT_TEACHER)


# Ict and evidence


def a_hypothesis_without_ict(world: World, clock: Clock) -> None:
    begin(world, phase="working_hypothesis")
    world.hypothesis()


def a_hypothesis_after_ict(world: World, clock: Clock) -> None:
    a_hypothesis_without_ict(world, clock)
    world.exploration(lane="ict")


def no_hypothesis_yet(world: World, clock: Clock) -> None:
    begin(world, phase="working_hypothesis")


def a_requirement_on_half_a_card(world: World, clock: Clock) -> None:
    begin(world, phase="requirements")
    world.cite(world.requirement(), world.card())


def a_requirement_on_a_source(world: World, clock: Clock) -> None:
    begin(world, phase="requirements")
    world.cite(world.requirement(), world.source())


def a_requirement_that_was_dropped(world: World, clock: Clock) -> None:
    begin(world, phase="requirements")
    requirement = world.requirement()
    world.cite(requirement, world.card())
    world.drop(requirement)


# Experiments


def over_without_a_decision(world: World, clock: Clock) -> None:
    begin(world, phase="experiment")
    world.experiment(ends_on=date(2026, 11, 1))


def over_since_a_week(world: World, clock: Clock) -> None:
    begin(world, phase="experiment")
    world.experiment(ends_on=date(2026, 11, 18))


def over_and_decided(world: World, clock: Clock) -> None:
    begin(world, phase="experiment")
    world.evaluation(rests_on=[world.experiment(ends_on=date(2026, 11, 1))])


def over_and_tried_on(world: World, clock: Clock) -> None:
    """No decision, but the same design is tried further."""
    begin(world, phase="experiment")
    design = world.design()
    world.experiment(rests_on=[design], ends_on=date(2026, 11, 1))
    world.experiment(rests_on=[design], state="running", starts_on=date(2026, 11, 9), ends_on=date(2026, 12, 4))


def over_beside_another_design(world: World, clock: Clock) -> None:
    begin(world, phase="experiment")
    world.experiment(rests_on=[world.design()], ends_on=date(2026, 11, 1))
    world.experiment(rests_on=[world.design()], starts_on=date(2026, 11, 9), ends_on=date(2026, 12, 4))


def a_verdict(world: World, *, result: str = "", log: bool = False) -> None:
    begin(world, phase="evaluate")
    requirement = world.requirement()
    experiment = world.experiment(rests_on=[requirement], result=result)
    if log:
        world.log_entry(rests_on=[experiment])
    verdicts = {(experiment.id, requirement.id): ("met", "")}
    world.evaluation(rests_on=[experiment], verdicts=verdicts)


def a_verdict_out_of_the_blue(world: World, clock: Clock) -> None:
    a_verdict(world)


def a_verdict_on_a_log(world: World, clock: Clock) -> None:
    a_verdict(world, log=True)


def a_verdict_on_a_result(world: World, clock: Clock) -> None:
    a_verdict(world, result="De helft werkte door.")


# The school team


def noted(world: World, clock: Clock, day: str, rung: str) -> None:
    clock.move_to(on(day))
    with world.database.writing() as session:
        team, teacher = session.get_one(DesignTeam, world.waterlelie.id), session.get_one(Person, world.teacher.id)
        note_involvement(team, rung=rung, text="Verteld.", on=ours.today(), submission=None, by=teacher, at=ours.now())
    clock.move_to(TODAY)


def told_seven_weeks_ago(world: World, clock: Clock) -> None:
    begin(world, "2026-06-01", phase="design")
    noted(world, clock, "2026-09-25", "ask_input")


def asked_last_month(world: World, clock: Clock) -> None:
    told_seven_weeks_ago(world, clock)
    noted(world, clock, "2026-10-28", "ask_input")


def only_told(world: World, clock: Clock) -> None:
    begin(world)
    noted(world, clock, "2026-11-10", "inform")


def told_and_asked(world: World, clock: Clock) -> None:
    only_told(world, clock)
    noted(world, clock, "2026-11-12", "ask_input")


def nothing_with_the_school_team_yet(world: World, clock: Clock) -> None:
    begin(world)


# Hours


def hours(world: World, *quarters: int) -> None:
    begin(world)
    with world.database.writing() as session:
        team, guide = session.get_one(DesignTeam, world.waterlelie.id), session.get_one(Person, world.guide.id)
        teacher = session.get_one(Person, world.teacher.id)
        teams.agree_on_hours(team, {teacher.id: 80}, school_year=2026, by=guide, at=ours.now())
        for number in quarters:
            teams.note_hours(team, teacher, on=date(2026, 11, 3), quarters=number, submission="")


def hardly_any_hours(world: World, clock: Clock) -> None:
    hours(world, 16)


def hours_enough(world: World, clock: Clock) -> None:
    hours(world, 64)


def hours_that_nobody_notes(world: World, clock: Clock) -> None:
    hours(world)


CALLS: dict[str, tuple[Arrange, int]] = {
    "stands_still": (nothing_for_six_weeks, 6),
    "pictures_diverge": (other_phases_and_words, 1),
    "verdict_without_data": (a_verdict_out_of_the_blue, 1),
    "undecided": (over_without_a_decision, 1),
    "school_team_silent": (told_seven_weeks_ago, 6),
    "only_informs": (only_told, 1),
    "no_ict": (a_hypothesis_without_ict, 1),
    "question_stands": (the_question_of_ten_weeks_ago, 10),
    "no_pupil_voice": (pupils_of_long_ago, 10),
    "only_understanding": (four_weeks_of_reading, 4),
    "only_doing": (four_weeks_of_trying, 4),
    "half_card": (a_requirement_on_half_a_card, 1),
    "nothing_shown": (nothing_shown_for_six_weeks, 6),
    "no_student": (no_student, 1),
    "hours_lack": (hardly_any_hours, 18),
}
SILENT: list[tuple[str, Arrange]] = [
    ("stands_still", nothing_for_five_weeks),
    ("stands_still", a_summer_without_anything),
    ("pictures_diverge", the_same_again_later),
    ("pictures_diverge", an_open_check),
    ("verdict_without_data", a_verdict_on_a_log),
    ("verdict_without_data", a_verdict_on_a_result),
    ("undecided", over_since_a_week),
    ("undecided", over_and_decided),
    ("undecided", over_and_tried_on),
    ("school_team_silent", asked_last_month),
    ("school_team_silent", nothing_with_the_school_team_yet),
    ("only_informs", told_and_asked),
    ("only_informs", nothing_with_the_school_team_yet),
    ("no_ict", a_hypothesis_after_ict),
    ("no_ict", no_hypothesis_yet),
    ("question_stands", a_question_that_was_sharpened),
    ("question_stands", an_old_question_while_designing),
    ("no_pupil_voice", pupils_in_the_log),
    ("no_pupil_voice", pupils_after_exploring),
    ("no_pupil_voice", pupils_measured),
    ("no_pupil_voice", pupils_of_long_ago_at_the_start),
    ("only_understanding", reading_with_a_try_out),
    ("only_understanding", reading_with_a_look_in_class),
    ("only_understanding", weeks_of_weighing),
    ("only_doing", trying_with_an_insight),
    ("only_doing", trying_with_numbers),
    ("only_doing", trying_until_a_day_to_come),
    ("half_card", a_requirement_on_a_source),
    ("half_card", a_requirement_that_was_dropped),
    ("nothing_shown", shown_once),
    ("nothing_shown", asked_around_by_hand),
    ("no_student", no_student_in_the_first_weeks),
    ("no_student", no_student_while_trying),
    ("no_student", a_place_for_a_student),
    ("no_student", a_student),
    ("hours_lack", hours_enough),
    ("hours_lack", hours_that_nobody_notes),
]


STILL_CALLS: list[tuple[str, Arrange]] = [
    ("pictures_diverge", nearly_no_word_shared),
    ("undecided", over_beside_another_design),
    ("only_doing", trying_longer_than_planned),
    ("nothing_shown", told_by_hand),
    ("nothing_shown", asked_around_long_ago),
]


@pytest.fixture(autouse=True)
def travels(clock: Clock) -> Clock:
    clock.move_to(TODAY)
    return clock


@pytest.mark.parametrize("code", SIGNALS)
def test_every_signal_calls_in_its_own_case(code: str, world: World, clock: Clock) -> None:
    arrange, number = CALLS[code]
    arrange(world, clock)

    assert codes_of(world).get(code) == number


@pytest.mark.parametrize(("code", "arrange"), SILENT, ids=lambda it: getattr(it, "__name__", it))
def test_it_is_silent_in_the_case_beside_it(code: str, arrange: Arrange, world: World, clock: Clock) -> None:
    arrange(world, clock)

    assert code not in codes_of(world)


@pytest.mark.parametrize(("code", "arrange"), STILL_CALLS, ids=lambda it: getattr(it, "__name__", it))
def test_it_calls_in_a_case_that_looks_silent(code: str, arrange: Arrange, world: World, clock: Clock) -> None:
    arrange(world, clock)

    assert code in codes_of(world)


@pytest.mark.parametrize("code", SIGNALS)
def test_two_other_work_forms_help(code: str) -> None:
    assert len(set(SIGNALS[code].helps) & WORK_FORMS.keys()) == 2


def test_another_team_changes_nothing(world: World, clock: Clock) -> None:
    begin(world, phase="experiment")
    before = codes_of(world)
    over = world.experiment(team=world.kompas, ends_on=date(2026, 11, 1))
    world.cite(world.requirement(team=world.kompas), world.card())

    assert over.team_id == world.kompas.id
    assert codes_of(world) == before


# Words


def test_every_signal_has_a_case_that_calls_and_one_that_is_silent() -> None:
    assert set(CALLS) == set(SIGNALS) == {code for code, _ in SILENT}


@pytest.mark.parametrize("code", SIGNALS)
def test_it_is_said_in_dutch(code: str, dutch: Catalog) -> None:
    signal = SIGNALS[code]
    says = signal.says.one if isinstance(signal.says, Counted) else signal.says

    for sentence in (says, signal.asks, signal.why):
        assert dutch[sentence].string, sentence


# School weeks


@pytest.mark.parametrize(
    ("since", "until", "weeks"),
    [
        ("2026-11-02", "2026-11-24", 2),
        ("2026-11-01", "2026-11-24", 3),
        ("2026-07-04", "2026-08-30", 0),
        ("2026-12-18", "2027-01-05", 0),
        ("2026-10-02", "2026-10-30", 1),
        ("2031-07-05", "2031-09-05", 0),
        ("2031-11-09", "2031-12-07", 4),
        ("2026-11-24", "2026-11-02", 0),
    ],
)
def test_a_week_counts_when_every_school_is_open(since: str, until: str, weeks: int) -> None:
    assert school_weeks(date.fromisoformat(since), date.fromisoformat(until)) == weeks


@pytest.mark.parametrize("year", range(2024, 2040))
def test_a_school_year_has_at_least_half_a_year_of_weeks(year: int) -> None:
    assert 26 <= school_weeks(date(year, 8, 1), date(year, 8, 1) + timedelta(days=365)) <= 40
