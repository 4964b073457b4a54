"""Where an open place of the method can be filled, so that every sentence about it leads somewhere."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from flask import url_for
from flask_babel import gettext

from designteam.cycle.models import Artefact, Experiment, ExperimentState, Iteration
from designteam.cycle.queries import artefacts as work
from designteam.kit.web import say
from designteam.method.definition import KINDS, LANES, Lane, phase_named
from designteam.method.terms import Condition

# Which artefact still lacks something, for the conditions that are about things that are already there.
LACKS: Mapping[str, Callable[[Any], bool]] = {
    "question_agreed": lambda question: not question.is_agreed,
    "school_team_asked": lambda question: question.asked_school_team_on is None,
    "two_sides": lambda question: len(question.felt_by) < 2,
    "insights_have_example": lambda insight: not insight.classroom_example,
    "endorsed_by_all": lambda _hypothesis: True,
    "rests_on_practice": lambda _hypothesis: True,
    "rests_on_research": lambda _hypothesis: True,
    "each_testable": lambda requirement: not requirement.works_when,
    "each_has_reason": lambda _requirement: True,
    "ict_considered": lambda requirement: not requirement.ict_adds,
    "teacher_description": lambda design: not design.teacher_description,
    "each_requirement_met": lambda _design: True,
    "aspects_thought_through": lambda _design: True,
    "infrastructure_ok": lambda _design: True,
    "rule_before": lambda experiment: not (experiment.micro or (experiment.decision_rule and experiment.prediction)),
    "results_in": lambda experiment: not (experiment.micro or experiment.result),
    "each_requirement_tested": lambda experiment: not (experiment.micro or experiment.state.has_started),
    "verdicts_complete": lambda _evaluation: True,
    "decision_with_reason": lambda _evaluation: True,
    "shared_beyond_team": lambda _design: True,
}

# Conditions that are met on the page of the artefact itself, by linking, endorsing, agreeing or sharing.
ON_ITS_PAGE: Mapping[str, str] = {
    "endorsed_by_all": "endorsements",
    "rests_on_practice": "links",
    "rests_on_research": "links",
    "each_has_reason": "links",
    "each_requirement_met": "links",
    "shared_beyond_team": "readers",
}


class NotePlace(NamedTuple):
    """One thing somebody may want to note, with the form where that is done."""

    kind: str
    icon: str
    title: str
    text: str
    url: str
    facts: Sequence[str] = ()
    last: str = ""


def places_to_note(iteration: Iteration) -> Sequence[NotePlace]:
    """What can be noted quickly in this iteration; a running experiment has a log of its own."""
    return [
        NotePlace(
            say(LANES[Lane.PRACTICE].label), "p-rubric", gettext("What I saw in class"),
            gettext("An observation, a lesson visit or pupils’ work."),
            _form(iteration, "exploration_item", lane=Lane.PRACTICE),
        ),
        NotePlace(
            say(LANES[Lane.PUPILS].label), "p-quest", gettext("What a pupil said"),
            gettext("As literally as you can, without names."),
            _form(iteration, "exploration_item", lane=Lane.PUPILS),
        ),
        *(
            NotePlace(
                say(KINDS["log_entry"].label).capitalize(), "p-log",
                gettext("How it went in experiment %(number)s", number=experiment.number), experiment.title,
                url_for("cycle.log", artefact_id=experiment.id),
            )
            for experiment in _running_in(iteration)
        ),
        NotePlace(
            say(KINDS["insight"].label).capitalize(), "p-book", gettext("What we know now"),
            gettext("One sentence, with an example from class."), _form(iteration, "insight"),
        ),
        NotePlace(
            say(KINDS["outcome"].label).capitalize(), "i-box", gettext("What changed"),
            gettext("Something that is different now, or something we made that others can use."),
            _form(iteration, "outcome"),
        ),
        NotePlace(
            gettext("Small try-out"), "p-way", gettext("Try something small"),
            gettext("Two weeks at most, in five answers."),
            url_for("cycle.new_small_try_out", iteration_id=iteration.id),
        ),
        NotePlace(
            gettext("Success moment"), "i-team", gettext("What worked"),
            gettext("In half a minute, for the board in the staff room."),
            url_for("cycle.new_success", team_id=iteration.team_id),
        ),
    ]  # fmt: skip


def team_to_note_for(iteration: Iteration) -> NotePlace:
    """A team to choose before the note itself."""
    return NotePlace(
        say(phase_named(iteration.phase).label), "i-team", iteration.team.school.name, iteration.team.name,
        url_for("workspace.note", team=iteration.team_id),
    )  # fmt: skip


def place_to_fill(condition: Condition, iteration: Iteration) -> str:
    """The address of the form or page where this open place is filled."""
    lacking = _first_lacking(condition, iteration)
    if lacking is None:
        lane = {"lane": condition.lane} if condition.lane else {}
        return _form(iteration, condition.adds, **lane)
    if condition.code in ON_ITS_PAGE:
        return url_for("cycle.artefact", artefact_id=lacking.id, _anchor=ON_ITS_PAGE[condition.code])
    return url_for("cycle.edit_artefact", artefact_id=lacking.id)


def _first_lacking(condition: Condition, iteration: Iteration) -> Artefact | None:
    lacks = LACKS.get(condition.code)
    if lacks is None:
        return None
    things = [thing for thing in work.work_in(iteration, [condition.adds]) if not thing.is_dropped]
    return next((thing for thing in reversed(things) if lacks(thing)), None)


def _running_in(iteration: Iteration) -> Sequence[Experiment]:
    return [
        experiment
        for experiment in work.work_in(iteration, ["experiment"])
        if isinstance(experiment, Experiment) and not experiment.is_dropped
        if experiment.state is ExperimentState.RUNNING
    ]


def _form(iteration: Iteration, kind: str, **known: Any) -> str:
    return url_for("cycle.new_artefact", iteration_id=iteration.id, kind=kind, **known)
