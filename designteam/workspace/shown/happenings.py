"""Lines of the journal as sentences: who did what, with the way to it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from flask import url_for
from flask_babel import gettext

from designteam.journal.queries import Happening
from designteam.kit.dates import machine, weekday
from designteam.kit.web import say
from designteam.kit.words import N_
from designteam.method.definition import KINDS, PHASES
from designteam.method.terms import Kind

ABOUT_ARTEFACTS = {
    "added": N_("wrote %(thing)s"),
    "revised": N_("changed %(thing)s"),
    "agreed": N_("recorded that %(thing)s is agreed"),
    "roughened": N_("shared %(thing)s as a rough version"),
    "dropped": N_("dropped %(thing)s"),
    "took_up": N_("took up %(thing)s again"),
    "shared": N_("chose who may read %(thing)s"),
    "endorsed": N_("agrees with %(thing)s"),
    "reserved": N_("has a reservation about %(thing)s"),
    "linked": N_("linked %(thing)s to what it rests on"),
    "unlinked": N_("loosened a link of %(thing)s"),
    "predicted": N_("wrote down an expectation of %(thing)s"),
    "opened_predictions": N_("opened what everybody expected of %(thing)s"),
    "named_participants": N_("named who takes part in %(thing)s"),
    "found_clear": N_("finds %(thing)s clear"),
    "asked": N_("has a question about %(thing)s"),
    "answered": N_("answered a question about %(thing)s"),
}
ABOUT_TEAMS = {
    "described": N_("changed the goal of the team"),
    "welcomed": N_("welcomed somebody to the team"),
    "said_goodbye": N_("noted that somebody left the team"),
    "began": N_("started an iteration"),
    "went_on": N_("went on to %(phase)s"),
    "went_back": N_("went back to %(phase)s"),
    "celebrated": N_("noted a success moment"),
}


class Line(NamedTuple):
    on: str
    day: str
    who: str
    did: str
    what: str
    url: str


def lines_of(happenings: Iterable[Happening]) -> Sequence[Line]:
    return [_line(happening) for happening in happenings]


def _line(happening: Happening) -> Line:
    did, what, url = _about_artefact(happening) if happening.subject == "artefact" else _about_team(happening)
    return Line(machine(happening.at), weekday(happening.at), happening.actor, did, what, url)


def _about_artefact(happening: Happening) -> tuple[str, str, str]:
    kind = KINDS[happening.details["kind"]]
    thing = gettext(kind.called, number=happening.details["number"]) if kind.called else _one(kind)
    url = url_for("cycle.artefact", artefact_id=happening.subject_id)
    return gettext(ABOUT_ARTEFACTS[happening.verb], thing=thing), str(happening.details["title"]), url


def _one(kind: Kind) -> str:
    """With its article, which in English depends on the sound of the word."""
    label = say(kind.label)
    return gettext("an %(kind)s", kind=label) if kind.label[0] in "aeiou" else gettext("a %(kind)s", kind=label)


def _about_team(happening: Happening) -> tuple[str, str, str]:
    labels = {phase.code: say(phase.label) for phase in PHASES}
    phase = labels.get(happening.details.get("phase", ""), "")
    return gettext(ABOUT_TEAMS[happening.verb], phase=phase), "", ""
