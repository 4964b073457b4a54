"""What is counted, as the pages of experiments and of entries in their log show and ask it."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from designteam.cycle import forms
from designteam.cycle.models import Artefact, Experiment, LogEntry
from designteam.cycle.queries.log import Counted, counted_in, counters_at


class Day(NamedTuple):
    """How often each thing was seen on one day."""

    on: date
    counts: Sequence[int]


class Count(NamedTuple):
    """All that an experiment counted: what it counts, per day and in all."""

    counters: Sequence[Counted]
    days: Sequence[Day]

    @property
    def totals(self) -> Sequence[int]:
        return [counter.total for counter in self.counters]


def counting_of(artefact: Artefact) -> dict[str, Any]:
    """For the page of an experiment: what was counted, and the form to count one thing more."""
    if not isinstance(artefact, Experiment):
        return {}
    counters = counted_in(artefact.id)
    days = sorted({day for counter in counters for day in counter.per_day})
    per_day = [Day(day, [counter.per_day.get(day, 0) for counter in counters]) for day in days]
    return {"counted": Count(counters, per_day), "counting": forms.Counting(formdata=None)}


def ask_what_is_counted(form: forms.ArtefactForm, artefact: Artefact | None) -> None:
    """An entry in a log has a field for each thing that its experiment counts."""
    if isinstance(form, forms.LogEntry) and artefact is not None:
        form.tallies.counters = counters_at(artefact.id)


def counted_at(artefact: Artefact) -> dict[str, Any]:
    """What was counted at an entry, as its form holds it."""
    if not isinstance(artefact, LogEntry):
        return {}
    return {"tallies": {tally.counter_id: tally.count for tally in artefact.tallies}}
