"""What things on the red thread are called, short in the drawing and in full in the list, and what they say."""

from collections.abc import Callable, Mapping
from datetime import date

from flask_babel import format_date, gettext

from designteam.cycle.queries.thread import Knot
from designteam.cycle.views.blueprint import called
from designteam.kit.dates import month
from designteam.kit.richtext import plain
from designteam.kit.web import say
from designteam.kit.words import N_
from designteam.method.definition import KINDS

Naming = Callable[[Knot], str]

INSIGHTS_SHORT = {
    "practice": N_("insight, practice"),
    "pupils": N_("insight, pupils"),
    "research": N_("insight, research"),
    "ict": N_("insight, ict"),
    "schools": N_("insight, schools"),
}
INSIGHTS = {
    "practice": N_("Insight from our own practice"),
    "pupils": N_("Insight from pupils"),
    "research": N_("Insight from research"),
    "ict": N_("Insight about ict"),
    "schools": N_("Insight from other schools"),
}
EXPERIMENTS_SHORT = {
    "planned": N_("experiment %(number)s, planned"),
    "running": N_("experiment %(number)s, running"),
    "done": N_("experiment %(number)s, done"),
    "stopped": N_("experiment %(number)s, stopped"),
}


def short(knot: Knot) -> str:
    """A few words that fit above the text of a node."""
    name = SHORT[knot.kind](knot) if knot.kind in SHORT else called(knot)
    return gettext("%(thing)s, dropped", thing=called(knot)) if knot.is_dropped else name


def named(knot: Knot) -> str:
    """The name with a capital, as a heading."""
    return capital(HEADINGS[knot.kind](knot) if knot.kind in HEADINGS else called(knot))


def voice(knot: Knot) -> str:
    """What the team wrote, in one sentence or a few."""
    return VOICES[knot.kind](knot) or knot.title


def pointed_out(knot: Knot) -> str:
    """How a sentence or a link names it: by its number when it has one, else by its title."""
    return called(knot) if KINDS[knot.kind].called else knot.title


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def phrase(text: str) -> str:
    """A part of a sentence as the team wrote it, ready to go on after or to end with a full stop of ours."""
    return " ".join(text.split()).rstrip(" .,;:")


def day_in(knot: Knot, name: str) -> date | None:
    """The day that a field holds."""
    kept = knot.says(name)
    return date.fromisoformat(kept) if kept else None


def _question_short(question: Knot) -> str:
    if question.earlier:
        return gettext("question v%(number)s, now", number=question.version)
    return gettext("question v%(number)s", number=question.version)


def _hypothesis_short(hypothesis: Knot) -> str:
    if hypothesis.earlier:
        return gettext("hypothesis v%(number)s, now", number=hypothesis.version)
    return gettext("hypothesis v%(number)s", number=hypothesis.version)


def _insight_short(insight: Knot) -> str:
    return say(INSIGHTS_SHORT[insight.says("lane")])


def _direction_short(direction: Knot) -> str:
    return gettext("direction, chosen") if direction.says("choice") == "chosen" else gettext("direction")


def _design_short(design: Knot) -> str:
    return gettext("design, version %(number)s", number=design.version)


def _experiment_short(experiment: Knot) -> str:
    return say(EXPERIMENTS_SHORT[experiment.says("state") or "planned"], number=experiment.number)


def _decision_short(evaluation: Knot) -> str:
    decided = day_in(evaluation, "decided_on")
    if not evaluation.says("decision"):
        return gettext("evaluation")
    return gettext("decision, %(month)s", month=format_date(decided, "LLLL")) if decided else gettext("decision")


def _versioned(knot: Knot) -> str:
    return gettext("%(thing)s, version %(number)s", thing=called(knot), number=knot.version)


def _decision(evaluation: Knot) -> str:
    decided = day_in(evaluation, "decided_on")
    if not evaluation.says("decision"):
        return called(evaluation)
    return gettext("decision of %(month)s", month=month(decided)) if decided else gettext("decision")


def _hypothesis_voice(hypothesis: Knot) -> str:
    parts = (
        (gettext("If we"), hypothesis.says("approach")),
        (gettext("with"), hypothesis.says("context")),
        (gettext("then"), hypothesis.says("outcome")),
        (gettext("because"), hypothesis.says("mechanism")),
    )
    return ", ".join(f"{word} {phrase(part)}" for word, part in parts if part) + "."


def _requirement_voice(requirement: Knot) -> str:
    text = phrase(requirement.says("text"))
    return gettext("The design %(text)s.", text=text) if text else ""


def _field(*names: str) -> Naming:
    """The first of these fields that holds something."""
    return lambda knot: next((knot.says(name) for name in names if knot.says(name)), "")


def _words(*names: str) -> Naming:
    """The same of fields that hold a rich text: its words alone."""
    return lambda knot: plain(_field(*names)(knot))


SHORT: Mapping[str, Naming] = {
    "practice_question": _question_short,
    "insight": _insight_short,
    "working_hypothesis": _hypothesis_short,
    "solution_direction": _direction_short,
    "design": _design_short,
    "experiment": _experiment_short,
    "evaluation": _decision_short,
}
HEADINGS: Mapping[str, Naming] = {
    "practice_question": _versioned,
    "insight": lambda insight: say(INSIGHTS[insight.says("lane")]),
    "working_hypothesis": _versioned,
    "design": _versioned,
    "evaluation": _decision,
}
VOICES: Mapping[str, Naming] = {
    "practice_question": _field("text"),
    "exploration_item": _words("found", "not_needed_because"),
    "actant_map": _words("talk"),
    "insight": _field("text"),
    "working_hypothesis": _hypothesis_voice,
    "solution_direction": _field("idea"),
    "design_requirement": _requirement_voice,
    "design": _field("summary"),
    "experiment": _field("question"),
    "log_entry": _field("text"),
    "evaluation": _words("decision_because", "learned"),
    "outcome": _field("statement"),
    "product": _field("summary"),
}
