"""Why are we doing this? The reason behind one thing as a paragraph, put together from the links of the team."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext

from designteam.cycle.queries.thread import Knot, Thread
from designteam.kit.web import say
from designteam.kit.words import N_
from designteam.method import vocabulary
from designteam.method.definition import ASPECTS
from designteam.workspace.shown.thread.naming import named
from designteam.workspace.shown.why.grounds import asks, dropped
from designteam.workspace.shown.why.reasons import REASONS
from designteam.workspace.shown.why.sentences import Said, joined, mentioned, once, paragraph, quoted

HEADINGS = {
    "practice_question": N_("Why do we ask this?"),
    "exploration_item": N_("What is this for?"),
    "actant_map": N_("What is this for?"),
    "insight": N_("How do we know this?"),
    "working_hypothesis": N_("Why do we think this?"),
    "solution_direction": N_("Why this direction?"),
    "design_requirement": N_("Why are we doing this? %(thing)s"),
    "design": N_("Why did we make it this way?"),
    "experiment": N_("Why are we trying this? %(thing)s"),
    "log_entry": N_("What is this for?"),
    "evaluation": N_("Why did we decide this?"),
    "outcome": N_("Where does this come from?"),
    "product": N_("Where does this come from?"),
}


@dataclass(frozen=True)
class Why:
    """The reason behind one thing: a heading, one paragraph, and the knots that it was put together from."""

    heading: str
    text: str
    grounds: Sequence[Knot]


def why_of(knot: Knot, thread: Thread) -> Why:
    """The reason behind anything on the thread."""
    sentences, grounds = REASONS[knot.kind](knot, thread)
    if knot.is_dropped:
        sentences = [*sentences, dropped(knot)]
    return Why(say(HEADINGS[knot.kind], thing=named(knot)), paragraph(sentences), once(grounds))


def why_of_aspect(design: Knot, aspect: str, thread: Thread) -> Why:
    """The reason behind one aspect of a design: the requirements about it that the design meets, and their reason.

    The first of them is told in full, down to what was decided; of the others what they ask.
    """
    label = say(ASPECTS[aspect].label)
    asked = [
        requirement
        for requirement in thread.rests_on(design, "design_requirement")
        if requirement.says("aspect") == aspect and not requirement.is_dropped
    ]
    sentences, grounds = [_as_designed(design, aspect, label)], list(asked)
    if asked:
        needed = gettext("This is needed for %(things)s.", things=joined(map(mentioned, asked)))
        in_full, grounds_of_first = REASONS[asked[0].kind](asked[0], thread)
        sentences += [Said(needed, weight=95), *in_full, *(asks(requirement, weight=30) for requirement in asked[1:])]
        grounds += grounds_of_first
    else:
        sentences.append(Said(gettext("No requirement of this design is about this aspect yet."), weight=95))
    heading = gettext("Why are we doing this? %(thing)s", thing=label)
    return Why(heading, paragraph(sentences), once(grounds))


def _as_designed(design: Knot, aspect: str, label: str) -> Said:
    """How far the aspect is thought through, with the note of the team."""
    state, note = (design.content.get("aspects") or {}).get(aspect, ("open", ""))
    words = say(vocabulary.ASPECT_STATES[state].label).lower()
    bare = gettext("%(aspect)s: %(state)s.", aspect=label, state=words)
    if not note:
        return Said(bare, weight=100)
    return Said(
        gettext("%(aspect)s: %(state)s. “%(note)s”", aspect=label, state=words, note=quoted(note)),
        weight=100,
        short=bare,
    )
