"""Loose ends of the red thread: what hangs on nothing or leads nowhere yet, with the action that fills the place."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from flask import url_for
from flask_babel import gettext

from designteam.cycle.queries.thread import Knot, Thread
from designteam.cycle.views.blueprint import called
from designteam.kit.dates import day_and_month
from designteam.workspace.shown.thread.naming import capital

LINKS = "links"


class Action(NamedTuple):
    url: str
    label: str


@dataclass(frozen=True)
class LooseEnd:
    """One knot that something hangs loose at: what, and what can be done about it."""

    knot: Knot
    text: str
    note: str
    actions: Sequence[Action]


def loose_ends_of(thread: Thread) -> list[LooseEnd]:
    """At most one for each knot that stands in this iteration."""
    found = [
        LOOSE_AT[kind](knot, thread)
        for kind in LOOSE_AT
        for knot in thread.of_kind(kind)
        if knot.is_here and not knot.is_dropped
    ]
    return [end for end in found if end is not None]


def _insight(insight: Knot, thread: Thread) -> LooseEnd | None:
    if _live(thread.leads_to(insight)):
        return None
    hypothesis = _newest(thread, "working_hypothesis")
    if hypothesis is None:
        actions = [_new(thread, "working_hypothesis", gettext("Write a working hypothesis with it"), insight)]
    else:
        actions = [
            _on_page_of(hypothesis, gettext("Link it to the working hypothesis")),
            _new(thread, "design_requirement", gettext("Make a requirement of it"), insight),
        ]
    return LooseEnd(insight, insight.title, gettext("This insight leads nowhere yet."), actions)


def _requirement(requirement: Knot, thread: Thread) -> LooseEnd | None:
    name = capital(called(requirement))
    if not thread.rests_on(requirement):
        note = gettext("%(thing)s has no reason yet.", thing=name)
        return LooseEnd(requirement, requirement.title, note, [_on_page_of(requirement, gettext("Link a reason"))])
    design = _newest(thread, "design")
    if not _live(thread.leads_to(requirement, "design")):
        note = gettext("%(thing)s is not in a design yet.", thing=name)
        action = (
            _on_page_of(design, gettext("Link it to the design"))
            if design
            else _new(thread, "design", gettext("Start a design"), requirement)
        )
        return LooseEnd(requirement, requirement.title, note, [action])
    if not _live(thread.leads_to(requirement, "experiment")):
        note = gettext("%(thing)s has not been looked at in any experiment yet.", thing=name)
        return LooseEnd(requirement, requirement.title, note, [_trying(requirement, design, thread)])
    return None


def _trying(requirement: Knot, design: Knot | None, thread: Thread) -> Action:
    """Take it along in an experiment that still goes on, or plan one."""
    going_on = [one for one in _standing(thread, "experiment") if one.says("state") in {"planned", "running"}]
    if going_on:
        return _on_page_of(going_on[-1], gettext("Take it along in %(thing)s", thing=called(going_on[-1])))
    grounds = [requirement, *([design] if design else [])]
    return _new(thread, "experiment", gettext("Plan an experiment"), *grounds)


def _experiment(experiment: Knot, thread: Thread) -> LooseEnd | None:
    if experiment.says("state") == "planned" or experiment.says("result"):
        return None
    note = gettext(
        "%(thing)s has no result yet. Last note on %(day)s.",
        thing=capital(called(experiment)),
        day=day_and_month(_last_heard(experiment, thread)),
    )
    return LooseEnd(experiment, experiment.title, note, [_changing(experiment, gettext("Write down what came of it"))])


def _last_heard(experiment: Knot, thread: Thread) -> date:
    notes = [entry.says("happened_on") for entry in thread.leads_to(experiment, "log_entry")]
    return max([experiment.at.date(), *(date.fromisoformat(note) for note in notes if note)])


def _evaluation(evaluation: Knot, _thread: Thread) -> LooseEnd | None:
    if evaluation.says("decision"):
        return None
    note = gettext("There is an evaluation without a decision.")
    return LooseEnd(evaluation, evaluation.title, note, [_changing(evaluation, gettext("Record the decision"))])


# What is nearest to a decision comes first.
LOOSE_AT: Mapping[str, Callable[[Knot, Thread], LooseEnd | None]] = {
    "evaluation": _evaluation,
    "experiment": _experiment,
    "design_requirement": _requirement,
    "insight": _insight,
}


def _live(knots: Sequence[Knot]) -> list[Knot]:
    return [knot for knot in knots if not knot.is_dropped]


def _standing(thread: Thread, kind: str) -> list[Knot]:
    return [knot for knot in _live(thread.of_kind(kind)) if knot.is_here]


def _newest(thread: Thread, kind: str) -> Knot | None:
    return next(reversed(_standing(thread, kind)), None)


def _new(thread: Thread, kind: str, label: str, *grounds: Knot) -> Action:
    rests_on: Any = [ground.id for ground in grounds]
    return Action(url_for("cycle.new_artefact", iteration_id=thread.iteration.id, kind=kind, rests_on=rests_on), label)


def _on_page_of(knot: Knot, label: str) -> Action:
    return Action(url_for("cycle.artefact", artefact_id=knot.id, _anchor=LINKS), label)


def _changing(knot: Knot, label: str) -> Action:
    return Action(url_for("cycle.edit_artefact", artefact_id=knot.id), label)
