"""Agreeing on what to look at in an experiment, and noting what was seen."""

import secrets
from collections.abc import Mapping
from typing import Any

from flask import abort, request, url_for
from flask_babel import gettext

from designteam.cycle import commands, forms, policy
from designteam.cycle.commands.measurements import GivesAway, indicators_in
from designteam.cycle.models import Artefact, Experiment, Indicator, Iteration, Sort
from designteam.cycle.models.measurement import FEWEST, MOST_INDICATORS, grades_of
from designteam.cycle.queries.measurements import looked_at_in, measurement_of
from designteam.cycle.views.around import rooms_of
from designteam.cycle.views.blueprint import bp, grades
from designteam.cycle.views.measured import measured
from designteam.kit import clock, db
from designteam.kit.web import Answer, may, me, page, saved, say
from designteam.kit.words import CannotDo

CHOOSE, NOTE = "cycle/measurements/indicator.html", "cycle/measurements/new.html"
CHOOSING, NOTING = "cycle/measurements/_choosing.html", "cycle/measurements/_noting.html"
FIELDS = ("looks_at", "enough_when")
FIGURES = ("least", "most", "enough_from")


@bp.get("/artefacts/<int:artefact_id>/indicators/new")
@may("revise", policy.artefacts)
def new_indicator(artefact: Artefact) -> Answer:
    form = forms.Indicator(formdata=None)
    form.submission.data = secrets.token_urlsafe(16)
    return _choosing(_experiment(artefact), form)


@bp.post("/artefacts/<int:artefact_id>/indicators")
@may("revise", policy.artefacts)
def add_indicator(artefact: Artefact) -> Answer:
    experiment, form = _experiment(artefact), forms.Indicator()
    if not form.validate_on_submit():
        return _choosing(experiment, form, status=422)
    try:
        with db.session().begin_nested():
            commands.agree_to_look_at(
                experiment, form.values(), submission=form.submission.data, by=me().person, at=clock.now()
            )
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return _choosing(experiment, form, status=422)
    return saved(_place(experiment), message=gettext("Kept. You can note numbers now."))


@bp.get("/artefacts/<int:artefact_id>/indicators/edit")
@may("revise", policy.artefacts)
def edit_indicator(artefact: Artefact) -> Answer:
    experiment = _experiment(artefact)
    indicator = _asked_for(experiment, request.args.get("indicator", 0, type=int))
    if indicator is None:
        return _choosing(experiment, forms.Indicator(formdata=None))
    values = {name: getattr(indicator, name) for name in FIELDS}
    values |= {name: _typed(getattr(indicator, name)) for name in FIGURES}
    data = values | {"sort": indicator.sort.value, "better": indicator.better.value, "indicator": indicator.number}
    return _choosing(experiment, forms.Indicator(formdata=None, data=data), indicator)


@bp.post("/artefacts/<int:artefact_id>/indicators/revision")
@may("revise", policy.artefacts)
def revise_indicator(artefact: Artefact) -> Answer:
    experiment, form = _experiment(artefact), forms.Indicator()
    indicator = _named(experiment, form)
    if indicator.measurements:
        _keep_what_was_measured(form, indicator)
    if not form.validate_on_submit():
        return _choosing(experiment, form, indicator, status=422)
    commands.revise_indicator(indicator, experiment, form.values(), by=me().person, at=clock.now())
    return saved(_place(experiment), message=gettext("Kept."))


@bp.post("/artefacts/<int:artefact_id>/indicators/removal")
@may("revise", policy.artefacts)
def remove_indicator(artefact: Artefact) -> Answer:
    experiment, form = _experiment(artefact), forms.MeasurementRemoval()
    indicator = _named(experiment, form)
    try:
        commands.let_go_of(indicator, experiment, by=me().person, at=clock.now())
    except CannotDo as refusal:
        return saved(_place(experiment), message=say(refusal.reason))
    return saved(_place(experiment), message=gettext("You no longer look at it."))


@bp.get("/artefacts/<int:artefact_id>/measurements/new")
@may("revise", policy.artefacts)
def new_measurements(artefact: Artefact) -> Answer:
    experiment = _experiment(artefact)
    indicator = _asked_for(experiment, request.args.get("indicator", 0, type=int))
    form = forms.Measurements(formdata=None)
    if indicator is not None:
        _prefill(form, experiment, indicator)
    return _noting(experiment, indicator, form)


@bp.post("/artefacts/<int:artefact_id>/measurements")
@may("revise", policy.artefacts)
def add_measurements(artefact: Artefact) -> Answer:
    experiment, form = _experiment(artefact), forms.Measurements()
    indicator = _named(experiment, form)
    if not form.read(indicator, today=clock.today(), known=_groups(experiment)):
        return _noting(experiment, indicator, form, status=422)
    try:
        with db.session().begin_nested():
            commands.measure(indicator, experiment, form.readings, by=me().person, at=clock.now())
    except GivesAway as refusal:
        form.refuse(
            gettext(
                "From %(whole)s and %(part)s together one could work out how fewer than five pupils did. "
                "Leave one of the two out.",
                whole=_called(refusal.whole), part=_called(refusal.part),
            )
        )  # fmt: skip
        return _noting(experiment, indicator, form, status=422)
    return saved(_place(experiment), message=_thanks(form))


@bp.post("/artefacts/<int:artefact_id>/measurements/removal")
@may("revise", policy.artefacts)
def remove_measurement(artefact: Artefact) -> Answer:
    experiment, form = _experiment(artefact), forms.MeasurementRemoval()
    found = measurement_of(experiment, form.measurement.data or 0) if form.validate_on_submit() else None
    if found is None:
        abort(404)
    commands.take_away(found, experiment, by=me().person, at=clock.now())
    return saved(_place(experiment), message=gettext("The number is gone."))


def _experiment(artefact: Artefact) -> Experiment:
    if not isinstance(artefact, Experiment):
        abort(404)
    return artefact


def _asked_for(experiment: Experiment, number: int) -> Indicator | None:
    """The indicator with this number, else the first one."""
    found = looked_at_in([experiment.id])
    return next((one for one in found if one.number == number), found[0] if found else None)


def _named(experiment: Experiment, form: Any) -> Indicator:
    """The indicator that a form names."""
    number = form.indicator.data
    found = next((one for one in looked_at_in([experiment.id]) if one.number == number), None)
    if found is None:
        abort(404)
    return found


def _typed(number: float | None) -> str:
    return "" if number is None else f"{number:g}".replace(".", ",")


def _keep_what_was_measured(form: forms.Indicator, indicator: Indicator) -> None:
    """The numbers that stand there are of this sort and on this scale."""
    form.sort.data = indicator.sort.value
    form.least.data, form.most.data = _typed(indicator.least), _typed(indicator.most)


def _place(experiment: Experiment) -> str:
    return url_for(".artefact", artefact_id=experiment.id, _anchor="measurements")


def _called(among: str) -> str:
    return grades(grades_of(among)) or among


def _groups(experiment: Experiment) -> Mapping[str, str]:
    """The groups of an experiment by how they are called: each grade, and all together."""
    chosen = sorted(experiment.grades)
    sets = [[grade] for grade in chosen] + ([chosen] if len(chosen) > 1 else [])
    return {grades(one).casefold(): ",".join(str(grade) for grade in one) for one in sets}


def _prefill(form: forms.Measurements, experiment: Experiment, indicator: Indicator) -> None:
    """Today, in each group that was measured before, else in each grade of the experiment."""
    form.indicator.data = indicator.number
    before = list(dict.fromkeys(_called(one.among) for one in indicator.measurements))
    named = before or [_called(str(grade)) for grade in sorted(experiment.grades)]
    for row, among in zip(form.rows, named, strict=False):
        row.on.data, row.among.data = clock.today(), among
    form.listed_on.data = clock.today()


def _thanks(form: forms.Measurements) -> str:
    if any(one.size < FEWEST for one in form.readings):
        return gettext("Kept. Of a group of fewer than five pupils we keep only that you looked, no number.")
    return gettext("Kept.")


def _choosing(
    experiment: Experiment, form: forms.Indicator, indicator: Indicator | None = None, *, status: int = 200
) -> Answer:
    iteration = commands.current_iteration_of(experiment)
    return page(
        CHOOSE,
        part=CHOOSING,
        status=status,
        form=form,
        indicator=indicator,
        is_full=indicator is None and indicators_in(iteration) >= MOST_INDICATORS,
        **_around(experiment, iteration),
    )


def _noting(
    experiment: Experiment, indicator: Indicator | None, form: forms.Measurements, *, status: int = 200
) -> Answer:
    iteration = commands.current_iteration_of(experiment)
    return page(
        NOTE,
        part=NOTING,
        status=status,
        form=form,
        indicator=indicator,
        is_scale=indicator is not None and indicator.sort is Sort.SCALE,
        indicators=looked_at_in([experiment.id]),
        groups=list(dict.fromkeys(_called(code) for code in _groups(experiment).values())),
        earlier=measured(indicator) if indicator is not None else None,
        **_around(experiment, iteration),
    )


def _around(experiment: Experiment, iteration: Iteration) -> dict[str, Any]:
    return {"artefact": experiment, **rooms_of(experiment.team, iteration)}
