"""The events of a team as sentences, in chapters of a month."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from flask import url_for
from flask_babel import gettext, ngettext

from designteam.cycle.models import Direction
from designteam.kit.dates import day_and_month, machine, month
from designteam.kit.web import say
from designteam.kit.words import N_
from designteam.method.definition import KINDS, ROLES, phase_named
from designteam.method.vocabulary import DECISIONS
from designteam.workspace.queries.story import Happened
from designteam.workspace.shown.happenings import one

# What one can look at apart: the code in the address, its name, and the sorts of events it holds.
CHOICES: Mapping[str, tuple[str, Sequence[str]]] = {
    "": (N_("Everything"), (
        "sharper", "move", "tried", "measured", "opened", "celebrated", "decided", "met", "took_along",
        "settled", "joined", "left", "around",
    )),
    "sharper": (N_("What became sharper"), ("sharper",)),
    "phases": (N_("Phases"), ("move",)),
    "tried": (N_("Tried and decided"), ("tried", "measured", "opened", "celebrated", "decided")),
    "meetings": (N_("Meetings"), ("met", "took_along")),
    "talk": (N_("Talk"), ("talked", "settled")),
    "people": (N_("People"), ("joined", "left")),
    "around": (N_("Around us"), ("around",)),
}  # fmt: skip


class Told(NamedTuple):
    """One event in words. `quote` is what the team wrote about it."""

    on: str
    day: str
    sign: str
    text: str
    what: str
    url: str
    quote: str


class Month(NamedTuple):
    title: str
    events: Sequence[Told]


def months_of(events: Iterable[Happened]) -> Sequence[Month]:
    """One chapter per month, in the order in which the events come."""
    return [
        Month(month(key), [_told(event) for event in same])
        for key, same in ((key, list(group)) for key, group in groupby(events, key=lambda e: e.on.replace(day=1)))
    ]


def _told(event: Happened) -> Told:
    sign, text, what, url, quote = TELLS[event.sort](event.row)
    return Told(machine(event.on), day_and_month(event.on), sign, text, what, url, quote)


def _sharper(row: Any) -> tuple[str, str, str, str, str]:
    thing, url = _thing(row), url_for("cycle.artefact", artefact_id=row.id)
    if row.version == 1:
        return "m-open", gettext("%(who)s wrote %(thing)s.", who=row.who, thing=thing), row.title, url, row.because
    said = gettext("%(who)s made %(thing)s sharper, in version %(number)s.", who=row.who, thing=thing,
                   number=row.version)  # fmt: skip
    return "m-half", said, row.title, url, row.because


def _move(row: Any) -> tuple[str, str, str, str, str]:
    phase = say(phase_named(row.to_phase).label)
    if row.direction is Direction.START:
        return "m-later", gettext("Iteration %(number)s began.", number=row.iteration), row.name, "", row.reason
    if row.direction is Direction.BACK:
        return "m-again", gettext("Back to: %(phase)s.", phase=phase), "", "", row.reason
    return "m-done", gettext("On to: %(phase)s.", phase=phase), "", "", row.reason


def _tried(row: Any) -> tuple[str, str, str, str, str]:
    text = gettext("Experiment %(number)s began.", number=row.number)
    return "m-used", text, row.title, url_for("cycle.artefact", artefact_id=row.id), row.question


def _decided(row: Any) -> tuple[str, str, str, str, str]:
    text = gettext("Decided: %(decision)s.", decision=say(DECISIONS[row.decision.value].label))
    return "m-done", text, row.title, url_for("cycle.artefact", artefact_id=row.id), row.decision_because


def _joined(row: Any) -> tuple[str, str, str, str, str]:
    role = say(ROLES[row.role].label)
    return "m-open", gettext("%(who)s joined, as %(role)s.", who=row.who, role=role), "", "", ""


def _left(row: Any) -> tuple[str, str, str, str, str]:
    return "m-no", gettext("Last day of %(who)s.", who=row.who), "", "", ""


def _around(row: Any) -> tuple[str, str, str, str, str]:
    return "m-still", row.what, "", "", row.learnt


def _met(row: Any) -> tuple[str, str, str, str, str]:
    url = url_for("meetings.meeting", meeting_id=row.id)
    given = ngettext("We met. It gave one outcome.", "We met. It gave %(num)s outcomes.", row.many)
    return "m-done", given if row.many else gettext("We met."), row.title or gettext("Meeting"), url, ""


def _took_along(row: Any) -> tuple[str, str, str, str, str]:
    text = gettext("Taken along from %(school)s, at a network meeting.", school=row.title)
    return "m-reason", text, gettext("What we took along"), url_for("events.ideas", team_id=row.id), row.said


def _talked(row: Any) -> tuple[str, str, str, str, str]:
    said = ngettext("One thing was said about %(thing)s.", "%(num)s things were said about %(thing)s.", row.many,
                    thing=_thing(row))  # fmt: skip
    return "m-open", said, row.title, url_for("cycle.artefact", artefact_id=row.id), ""


def _settled(row: Any) -> tuple[str, str, str, str, str]:
    text = gettext("A question about %(thing)s was answered.", thing=_thing(row))
    return "m-done", text, row.title, url_for("cycle.artefact", artefact_id=row.id), row.said


def _measured(row: Any) -> tuple[str, str, str, str, str]:
    said = ngettext("One number was noted of %(thing)s.", "%(num)s numbers were noted of %(thing)s.", row.many,
                    thing=_thing(row))  # fmt: skip
    return "m-half", said, row.title, url_for("cycle.artefact", artefact_id=row.id), ""


def _opened(row: Any) -> tuple[str, str, str, str, str]:
    text = gettext("We opened what each of us expected of %(thing)s.", thing=_thing(row))
    return "m-used", text, row.title, url_for("cycle.artefact", artefact_id=row.id), ""


def _celebrated(row: Any) -> tuple[str, str, str, str, str]:
    return "m-done", gettext("A success moment."), "", "", row.said


def _thing(row: Any) -> str:
    kind = KINDS[row.kind]
    return gettext(kind.called, number=row.number) if kind.called else one(kind)


TELLS: Mapping[str, Callable[[Any], tuple[str, str, str, str, str]]] = {
    "sharper": _sharper,
    "move": _move,
    "tried": _tried,
    "decided": _decided,
    "joined": _joined,
    "left": _left,
    "around": _around,
    "met": _met,
    "took_along": _took_along,
    "talked": _talked,
    "settled": _settled,
    "measured": _measured,
    "opened": _opened,
    "celebrated": _celebrated,
}
