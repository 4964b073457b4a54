"""The signals of one team: what is on, what rests, and what went."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from designteam.cycle.models import Iteration
from designteam.guidance.models import Symptom
from designteam.guidance.queries.board import gone_since, symptoms_on
from designteam.guidance.queries.signs import signs_of
from designteam.kit.web import say
from designteam.method.signals import SIGNALS
from designteam.method.terms import Signal, WorkForm
from designteam.method.work_forms import WORK_FORMS
from designteam.teams.models import DesignTeam

HALF_A_YEAR = timedelta(weeks=26)


class Shown(NamedTuple):
    """A signal that is on. `symptom` is none for one that came up since signals were looked at last."""

    signal: Signal
    says: str
    symptom: Symptom | None

    @property
    def helps(self) -> Sequence[WorkForm]:
        return [WORK_FORMS[code] for code in self.signal.helps]

    @property
    def chosen(self) -> frozenset[str]:
        """The work forms that were chosen against it."""
        return frozenset(one.work_form for one in self.symptom.remedies) if self.symptom else frozenset()


class Gone(NamedTuple):
    """A signal that was on, with the work forms that were chosen against it."""

    says: str
    symptom: Symptom

    @property
    def chosen(self) -> Sequence[WorkForm]:
        return [WORK_FORMS[one.work_form] for one in self.symptom.remedies if one.work_form in WORK_FORMS]


class Signals(NamedTuple):
    awake: Sequence[Shown]
    at_rest: Sequence[Shown]
    gone: Sequence[Gone]


def signals_in(team: DesignTeam, iteration: Iteration | None, *, today: date) -> Signals:
    """Everything that is on or at rest now, and what went in the last half year."""
    signs = signs_of([iteration] if iteration else [], today=today).get(team.id)
    known = symptoms_on([team.id])
    on = [
        Shown(signal, say(signal.says, num=number), known.get((team.id, signal.code)))
        for signal, number in (signs.on if signs else [])
    ]
    return Signals(
        awake=[one for one in on if one.symptom is None or not one.symptom.is_at_rest(today)],
        at_rest=[one for one in on if one.symptom is not None and one.symptom.is_at_rest(today)],
        gone=[
            Gone(say(SIGNALS[one.code].says, num=one.number), one)
            for one in gone_since(team.id, today - HALF_A_YEAR)
            if one.code in SIGNALS
        ],
    )
