"""Work forms on the shelf, on an agenda, and the page on which one of them is filled in together."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from flask import current_app, url_for
from flask_babel import gettext, ngettext

from designteam.cycle.models import Iteration
from designteam.cycle.views.blueprint import called
from designteam.kit.text import whole_number
from designteam.kit.web import say
from designteam.meetings.commands import Point
from designteam.meetings.models import Source
from designteam.meetings.queries.meetings import Named
from designteam.method.definition import KINDS, PHASES, phase_named
from designteam.method.terms import WorkForm
from designteam.method.work_forms import WORK_FORMS

AT_MOST = (15, 20, 30)
# Of these a team has one that it sharpens version by version; an insight is noted on the shared screen itself.
GOES_ON = {"practice_question", "working_hypothesis", "design"}
NOTED_HERE = {"insight"}


class Asked(NamedTuple):
    """What somebody looks for: a form for this phase, of at most so many minutes, for an agenda that is being made."""

    phase: str = ""
    minutes: str = ""
    meeting: str = ""

    def shows(self, form: WorkForm) -> bool:
        return (not self.phase or form.fits(self.phase)) and (not self.minutes or form.minutes <= int(self.minutes))

    @property
    def is_narrowed(self) -> bool:
        return bool(self.phase or self.minutes)

    @property
    def url(self) -> str:
        said: dict[str, Any] = {name: value for name, value in self._asdict().items() if value}
        return url_for("meetings.work_forms", **said)


class Choice(NamedTuple):
    """A way to a shorter shelf, or back from it."""

    url: str
    label: str
    many: str
    is_chosen: bool


class Facet(NamedTuple):
    label: str
    choices: Sequence[Choice]


class Card(NamedTuple):
    """One work form on the shelf."""

    url: str
    title: str
    kind: str
    icon: str
    text: str
    facts: Sequence[str]
    last: str


def asked_for(given: Mapping[str, str]) -> Asked:
    """What stands in the address; what nobody can have meant is left out."""
    phase, minutes, meeting = (given.get(name, "") for name in Asked._fields)
    return Asked(
        phase if phase in {one.code for one in PHASES} else "",
        minutes if minutes in {str(most) for most in AT_MOST} else "",
        meeting if whole_number(meeting) else "",
    )


def cards_for(asked: Asked) -> Sequence[Card]:
    """The forms that were asked for, the shortest first."""
    found = sorted(filter(asked.shows, WORK_FORMS.values()), key=lambda form: form.minutes)
    return [
        Card(
            url=url_for("meetings.work_form", code=form.code, meeting=asked.meeting or None),
            title=say(form.label),
            kind=minutes_of(form),
            icon="i-route",
            text=say(form.purpose),
            facts=[gettext("Fits: %(phases)s", phases=phases_of(form))],
            last=gettext("Gives: %(kinds)s", kinds=yields_of(form)),
        )
        for form in found
    ]


def facets_for(asked: Asked) -> Sequence[Facet]:
    """By phase and by minutes, each choice with how many forms there would be."""
    phases = [_choice(asked, "phase", phase.code, say(phase.label)) for phase in PHASES]
    times = [
        _choice(asked, "minutes", str(most), gettext("At most %(minutes)s minutes", minutes=most)) for most in AT_MOST
    ]
    return [Facet(gettext("In which phase"), phases), Facet(gettext("How much time"), times)]


def _choice(asked: Asked, name: str, value: str, label: str) -> Choice:
    is_chosen = getattr(asked, name) == value
    there = asked._replace(**{name: "" if is_chosen else value})
    many = sum(map(asked._replace(**{name: value}).shows, WORK_FORMS.values()))
    return Choice(there.url, label, str(many), is_chosen)


def minutes_of(form: WorkForm) -> str:
    return ngettext("%(num)s minute", "%(num)s minutes", form.minutes)


def phases_of(form: WorkForm) -> str:
    return ", ".join(say(phase_named(code).label).lower() for code in form.phases)


def yields_of(form: WorkForm) -> str:
    return ", ".join(say(KINDS[code].label) for code in form.yields)


def point_by(form: WorkForm, *, because: str = "", artefact_id: int | None = None) -> Point:
    """The point of an agenda that is done by this form, with the reason in the words of who proposes it."""
    return Point(say(form.label), form.minutes, Source.WORK_FORM, form.code, artefact_id, because)


class Landing(NamedTuple):
    """Where something that a form gives can be written down at once."""

    url: str
    label: str


def landings_of(form: WorkForm | None, iteration: Iteration | None, choices: Sequence[Named]) -> Sequence[Landing]:
    """For each kind that a form gives: what the team has of it and goes on with, else the page to add one."""
    if form is None or iteration is None:
        return []
    found = []
    for kind in form.yields:
        kept = _newest(kind, choices) if kind in GOES_ON else None
        if kept is not None and kept.id is not None:
            label = f"{called(kept)}: {kept.title}"
            found.append(Landing(url_for("cycle.artefact", artefact_id=kept.id), label[:1].upper() + label[1:]))
        elif kind not in NOTED_HERE:
            url = url_for("cycle.new_artefact", iteration_id=iteration.id, kind=kind)
            found.append(Landing(url, say(KINDS[kind].add)))
    return found


def _web_of_design(_team_id: int, _iteration: Iteration | None, choices: Sequence[Named]) -> str:
    design = _newest("design", choices)
    return url_for("cycle.web", artefact_id=design.id) if design else ""


def _actant_map(_team_id: int, iteration: Iteration | None, choices: Sequence[Named]) -> str:
    kind = "actant_map"
    if iteration is None or kind not in KINDS:
        return ""
    if drawn := _newest(kind, choices):
        return url_for("cycle.artefact", artefact_id=drawn.id)
    return url_for("cycle.new_artefact", iteration_id=iteration.id, kind=kind)


def _checks(team_id: int, _iteration: Iteration | None, _choices: Sequence[Named]) -> str:
    endpoint = "reveals.checks"
    return url_for(endpoint, team_id=team_id) if endpoint in current_app.view_functions else ""


def _newest(kind: str, choices: Sequence[Named]) -> Named | None:
    """`choices` stand in the order of their numbers."""
    return next((one for one in reversed(choices) if one.kind == kind), None)


# Some forms have a page of their own on which the team fills them in together, as far as this site has that page.
PLACES: Mapping[str, Callable[[int, Iteration | None, Sequence[Named]], str]] = {
    "actant_network": _actant_map,
    "curricular_web": _web_of_design,
    "picture_check": _checks,
    "quadrant": _checks,
}


def place_of(form: WorkForm | None, team_id: int, iteration: Iteration | None, choices: Sequence[Named]) -> str:
    """The address where a team fills this form in, or nothing when that is done on paper. `choices` is what takes part
    in the iteration.
    """
    if form is None or form.code not in PLACES:
        return ""
    return PLACES[form.code](team_id, iteration, choices)
