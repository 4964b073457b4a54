"""The form of a kind as somebody finds it: with its choices, and with what is known already."""

from collections.abc import Iterable
from typing import Any

from flask import abort, request
from flask_babel import gettext

from designteam.cycle import forms
from designteam.cycle.models import KINDS, Artefact, Design, Evaluation, Experiment, Iteration
from designteam.cycle.queries import artefacts as queries
from designteam.cycle.queries.trying import trials_in
from designteam.cycle.views.actants import wish_asked_for
from designteam.cycle.views.blueprint import called
from designteam.cycle.views.counting import ask_what_is_counted, counted_at
from designteam.cycle.views.trying import rows_of
from designteam.evidence.forms.holding import offer_terms
from designteam.kit import clock
from designteam.kit.text import whole_number
from designteam.method.definition import Lane, kind_named


def form_for(kind: str, iteration: Iteration, artefact: Artefact | None = None, **options: Any) -> forms.ArtefactForm:
    """The form of a kind, with everything in this iteration that it could rest on as choices."""
    if kind not in KINDS:
        abort(404)
    form_type = forms.FORMS[kind]
    if kind == "evaluation":
        pairs = [forms.Pair(*pair) for pair in queries.tested_pairs_in(iteration)]
        form_type = forms.evaluation_of(pairs, trials=trials_in(iteration))
    form = form_type(**options)
    offer_terms(form, kind)
    grounds = queries.grounds_for(kind, iteration) if kind_named(kind).rests_on else []
    form.rests_on.choices = [(ground.id, f"{called(ground)}: {ground.title}") for ground in grounds]
    ask_what_is_counted(form, artefact)
    form.name_apart(f"{kind}-{artefact.id if artefact else _lane_asked_for() or 'new'}")
    return form


def _lane_asked_for() -> str:
    lane = request.args.get("lane", "")
    return lane if lane in set(Lane) else ""


def prefilled(kind: str, iteration: Iteration) -> dict[str, Any]:
    """What the address of the page already says: the lane, and what the new thing rests on."""
    named = [number for id_ in request.args.getlist("rests_on") if (number := whole_number(id_))]
    values: dict[str, Any] = {"rests_on": named}
    if lane := _lane_asked_for():
        values["lane"] = lane
    if "arrow" in request.args:
        values |= _wish_in(named, iteration)
    if kind == "log_entry":
        values["happened_on"] = clock.today()
    return {"data": values}


def _wish_in(named: Iterable[int], iteration: Iteration) -> dict[str, str]:
    """What a map of this team wishes, as the beginning of an insight."""
    own = (one for one in queries.artefacts_with(named) if one.team_id == iteration.team_id)
    wishes = (wish_asked_for(one) for one in own)
    return {"text": next(filter(None, wishes), "")}


def current_values(artefact: Artefact) -> dict[str, Any]:
    """What the form starts with: the artefact as it is now."""
    values: dict[str, Any] = {name: getattr(artefact, name) for name in (*artefact.own_columns(), "title")}
    values["rests_on"] = []
    if artefact.has_a_derived_title:
        values["title"] = ""
    if isinstance(artefact, Design):
        for part in artefact.aspects:
            values[f"{part.aspect}_state"], values[f"{part.aspect}_note"] = part.state, part.note
    values |= counted_at(artefact)
    if isinstance(artefact, Experiment):
        values |= rows_of(artefact)
    if isinstance(artefact, Evaluation):
        for verdict in artefact.verdicts:
            name = f"verdict_{verdict.experiment_id}_{verdict.requirement_id}"
            values[name], values[f"{name}_note"] = verdict.word, verdict.note
    return values


def linking_of(
    artefact: Artefact, iteration: Iteration, ties: Iterable[queries.Tie] = (), **options: Any
) -> forms.Linking:
    """The form that links something the artefact does not rest on yet."""
    form = forms.Linking(**options)
    linked = {tie.id for tie in ties}
    form.other.choices = [
        ("", gettext("Not chosen yet")),
        *(
            (str(ground.id), f"{called(ground)}: {ground.title}")
            for ground in queries.grounds_for(artefact.kind, iteration)
            if ground.id not in linked and ground.id != artefact.id
        ),
    ]
    return form
