"""The forms beside a point: a decision, an insight, an action."""

import secrets
from collections.abc import Sequence
from typing import Any

from designteam.cycle.views.blueprint import called
from designteam.meetings import forms
from designteam.meetings.queries.meetings import Named
from designteam.meetings.shown.records import Record

INSIGHTS = {"insight"}


def forms_for(choices: Sequence[Named], record: Record) -> dict[str, Any]:
    """One empty form for each kind of outcome, with what it can be about and who can do it."""
    empty: dict[str, Any] = {"formdata": None, "submission": secrets.token_urlsafe(16)}
    return {
        "deciding": deciding(choices, **empty),
        "learning": learning(choices, **empty),
        "promising": promising(record, **empty),
    }


def deciding(choices: Sequence[Named], **options: Any) -> forms.Decided:
    form = forms.Decided(**options)
    form.name_apart("decision")
    form.about.choices = [form.about.choices[0], *((str(one.id), _words_for(one)) for one in choices)]
    return form


def learning(choices: Sequence[Named], **options: Any) -> forms.Learned:
    form = forms.Learned(**options)
    form.name_apart("insight")
    known = [one for one in choices if one.kind in INSIGHTS]
    form.about.choices = [form.about.choices[0], *((str(one.id), _words_for(one)) for one in known)]
    if not form.lane.data:
        form.lane.data = "practice"
    return form


def promising(record: Record, **options: Any) -> forms.Promised:
    form = forms.Promised(**options)
    form.name_apart("action")
    form.owner.choices = [form.owner.choices[0], *((str(person.id), person.name) for person in record.people)]
    return form


def _words_for(named: Named) -> str:
    return f"{called(named)}: {named.title}"
