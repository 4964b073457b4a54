"""The red thread as a list: everything on it in the order of the method, each with what it rests on and leads to."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from flask import url_for
from flask_babel import gettext, ngettext

from designteam.cycle.queries.thread import Knot, Strand, Thread
from designteam.cycle.views.blueprint import word_for
from designteam.kit.dates import short_day
from designteam.kit.richtext import plain
from designteam.kit.text import shorten
from designteam.kit.web import say
from designteam.kit.words import N_
from designteam.workspace.shown.thread.matrix import looked_at
from designteam.workspace.shown.thread.naming import day_in, named, pointed_out, voice

HEADINGS = {
    "practice_question": N_("Practice question"),
    "insight": N_("Insights"),
    "working_hypothesis": N_("Working hypothesis"),
    "solution_direction": N_("Solution directions"),
    "design_requirement": N_("Design requirements"),
    "design": N_("The design"),
    "experiment": N_("Experiments"),
    "evaluation": N_("Decision"),
    "outcome": N_("Outcomes"),
    "product": N_("Products"),
}
# What was looked at and noted stands with its insight and its experiment, and has no place of its own in the list.
BESIDES = ("exploration_item", "actant_map", "log_entry")
LONGEST_VOICE, LONGEST_NOTE = 320, 200
FEW_ASIDE = 3


class Link(NamedTuple):
    url: str
    text: str
    note: str = ""


class Ties(NamedTuple):
    """Links from one item, with the words that say how they hang together."""

    label: str
    links: Sequence[Link]


class Item(NamedTuple):
    id: str
    heading: str
    url: str
    text: str
    meta: str
    ties: Sequence[Ties]
    state: str
    choose_url: str


class Part(NamedTuple):
    """One kind of thing. Where there are many, those that do not belong to the chosen one stand aside."""

    kind: str
    heading: str
    items: Sequence[Item]
    aside: Sequence[Item]


def chain_of(thread: Thread, *, chosen: Knot, loose: Mapping[int, str]) -> list[Part]:
    """The parts that have something in them. `loose` says in words what hangs loose, by the id of the knot."""
    connected = {chosen.id} | thread.ancestry(chosen) | thread.descent(chosen)
    return [
        _part(kind, thread, connected=connected, chosen=chosen, loose=loose)
        for kind in HEADINGS
        if thread.of_kind(kind)
    ]


def _part(kind: str, thread: Thread, *, connected: set[int], chosen: Knot, loose: Mapping[int, str]) -> Part:
    items = {
        knot.id: _item(knot, thread, is_on=knot.id in connected, is_chosen=knot.id == chosen.id, loose=loose)
        for knot in thread.of_kind(kind)
    }
    aside = [item for id_, item in items.items() if id_ not in connected]
    if len(aside) <= FEW_ASIDE:
        aside = []
    kept = [item for item in items.values() if item not in aside]
    return Part(kind, say(HEADINGS[kind]), kept, aside)


def _item(knot: Knot, thread: Thread, *, is_on: bool, is_chosen: bool, loose: Mapping[int, str]) -> Item:
    notes = [
        loose.get(knot.id, ""),
        gettext("Dropped.") if knot.is_dropped else "",
        _note_of(knot, thread),
        _from_before(knot),
    ]
    choose = url_for("workspace.thread", iteration_id=thread.iteration.id, chosen=knot.id, _anchor=_id(knot))
    return Item(
        id=_id(knot),
        heading=_heading(knot),
        url=url_for("cycle.artefact", artefact_id=knot.id),
        text=shorten(voice(knot), LONGEST_VOICE),
        meta=" ".join(filter(None, notes)),
        ties=_ties(knot, thread),
        state="chosen" if is_chosen else "open" if knot.id in loose else "on" if is_on else "",
        choose_url="" if is_chosen else choose,
    )


def _heading(knot: Knot) -> str:
    """Its name with its title, unless the title is only the beginning of what it says."""
    if voice(knot).startswith(knot.title.rstrip("…")):
        return named(knot)
    return gettext("%(thing)s: %(title)s", thing=named(knot), title=knot.title)


def _from_before(knot: Knot) -> str:
    if not knot.is_from_before:
        return ""
    if knot.is_carried:
        return gettext("Came along from iteration %(number)s.", number=knot.began_in)
    return gettext("From iteration %(number)s.", number=knot.began_in)


def _note_of(knot: Knot, thread: Thread) -> str:
    return NOTES[knot.kind](knot, thread) if knot.kind in NOTES else ""


def _ties(knot: Knot, thread: Thread) -> list[Ties]:
    """What it was drawn from or noted with, what it rests on and what it leads to, each only when there is any."""
    up, later = thread.strands_up(knot), thread.leads_to(knot)
    found = [strand for strand in up if thread.knots[strand.earlier].kind in BESIDES]
    grounds = [strand for strand in up if strand not in found]
    log = [one for one in later if one.kind == "log_entry"]
    onwards = [one for one in later if one.kind not in BESIDES]
    ties = (
        (gettext("Drawn from"), [_source(thread.knots[strand.earlier]) for strand in found]),
        (gettext("Rests on"), [_ground(strand, thread) for strand in grounds]),
        (gettext("Leads to"), [Link(f"#{_id(one)}", pointed_out(one)) for one in onwards]),
        (gettext("Noted"), [_source(one) for one in log]),
    )
    return [Ties(label, links) for label, links in ties if links]


def _source(knot: Knot) -> Link:
    on = day_in(knot, "looked_on") or day_in(knot, "happened_on")
    return Link(url_for("cycle.artefact", artefact_id=knot.id), knot.title, short_day(on) if on else "")


def _ground(strand: Strand, thread: Thread) -> Link:
    """The link to an earlier knot; when that changed since, with the version the link was made to."""
    ground = thread.knots[strand.earlier]
    changed = gettext("version %(then)s then, version %(now)s now", then=strand.earlier_version, now=ground.version)
    return Link(f"#{_id(ground)}", pointed_out(ground), changed if strand.earlier_version < ground.version else "")


def _question(question: Knot, _thread: Thread) -> str:
    if not question.earlier:
        return ""
    before = ngettext("One earlier version.", "%(num)s earlier versions.", len(question.earlier))
    if not question.because:
        return before
    because = shorten(question.because, LONGEST_NOTE)
    return f"{before} " + gettext("Version of %(day)s: %(because)s", day=short_day(question.at), because=because)


def _insight(insight: Knot, _thread: Thread) -> str:
    confidence = insight.says("confidence")
    return gettext("How sure: %(words)s.", words=word_for(confidence, "confidence").lower()) if confidence else ""


def _hypothesis(hypothesis: Knot, thread: Thread) -> str:
    support = thread.support.get(hypothesis.id)
    if support is None:
        return ""
    agree = ngettext("%(num)s agrees", "%(num)s agree", support.words - support.reservations)
    if not support.reservations:
        return f"{agree}."
    return f"{agree}, " + ngettext("%(num)s reservation", "%(num)s reservations", support.reservations) + "."


def _direction(direction: Knot, _thread: Thread) -> str:
    words = word_for(direction.says("choice"), "choice")
    return f"{words}. {shorten(direction.says('choice_because'), LONGEST_NOTE)}".strip() if words else ""


def _design(design: Knot, _thread: Thread) -> str:
    if design.says("teacher_description"):
        return gettext("There is a description for teachers.")
    return gettext("There is no description for teachers yet.")


def _experiment(experiment: Knot, _thread: Thread) -> str:
    state = f"{word_for(experiment.says('state'), 'state')}."
    result = experiment.says("result")
    if not result:
        return state
    return f"{state} " + gettext("What came of it: %(result)s", result=shorten(plain(result), LONGEST_NOTE))


def _evaluation(evaluation: Knot, thread: Thread) -> str:
    decision = word_for(evaluation.says("decision"), "decision")
    begun = thread.begun_from(evaluation)
    led = gettext("The decision led to iteration %(number)s.", number=begun.number) if begun else ""
    return " ".join(filter(None, [f"{decision}." if decision else "", led]))


def _outcome(outcome: Knot, _thread: Thread) -> str:
    return f"{word_for(outcome.says('level'), 'level')}."


def _product(product: Knot, _thread: Thread) -> str:
    return f"{word_for(product.says('maturity'), 'maturity')}."


NOTES: Mapping[str, Callable[[Knot, Thread], str]] = {
    "practice_question": _question,
    "insight": _insight,
    "working_hypothesis": _hypothesis,
    "solution_direction": _direction,
    "design_requirement": looked_at,
    "design": _design,
    "experiment": _experiment,
    "evaluation": _evaluation,
    "outcome": _outcome,
    "product": _product,
}


def _id(knot: Knot) -> str:
    return f"item-{knot.id}"
