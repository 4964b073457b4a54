"""The small try-out (proefje): five answers from any phase, two weeks at most, and what the team does with it."""

import secrets
from collections.abc import Sequence

from flask import abort, url_for
from flask_babel import gettext

from designteam.cycle import commands, forms, policy
from designteam.cycle.models import Artefact, Decision, Experiment, Iteration
from designteam.cycle.queries import trying as queries
from designteam.cycle.views.around import around
from designteam.cycle.views.blueprint import bp, called
from designteam.cycle.views.menus import team_tabs
from designteam.cycle.views.pictures import offer_pictures
from designteam.cycle.views.trying import experiment_of
from designteam.kit import clock, db
from designteam.kit.differences import Differing, differing
from designteam.kit.richtext import plain
from designteam.kit.text import shorten
from designteam.kit.web import Answer, may, me, page, saved, say
from designteam.kit.words import CannotDo
from designteam.method.definition import Lane, kind_named, phase_that_makes
from designteam.teams.models import Stale

NEW, ROUND_OFF = "cycle/experiment/small.html", "cycle/experiment/round_off.html"
INSIGHT = "cycle/artefacts/new.html"
SENTENCE = 300


@bp.get("/iterations/<int:iteration_id>/try-outs/new")
@may("work", policy.iterations)
def new_small_try_out(iteration: Iteration) -> Answer:
    form = forms.SmallTryOut(formdata=None, data={"ends_on": forms.SmallTryOut.last_day()})
    form.submission.data = secrets.token_urlsafe(16)
    return _beginning(iteration, form)


@bp.post("/iterations/<int:iteration_id>/try-outs")
@may("work", policy.iterations)
def begin_small_try_out(iteration: Iteration) -> Answer:
    form = forms.SmallTryOut()
    if not form.validate_on_submit():
        return _beginning(iteration, form, status=422)
    try:
        with db.session().begin_nested():
            begun = commands.try_small(
                form.values(), to=iteration, on=clock.today(), submission=form.submission.data, by=me().person,
                at=clock.now(),
            )  # fmt: skip
    except CannotDo as refusal:
        form.refuse(say(refusal.reason), "ends_on")
        return _beginning(iteration, form, status=422)
    return saved(url_for(".artefact", artefact_id=begun.id), message=gettext("It runs. Note what you see right away."))


def _beginning(iteration: Iteration, form: forms.SmallTryOut, *, status: int = 200) -> Answer:
    return page(
        NEW, status=status, form=form, iteration=iteration, team=iteration.team,
        team_tabs=team_tabs(iteration.team, iteration), small_ones=queries.small_ones_in(iteration),
    )  # fmt: skip


@bp.get("/artefacts/<int:artefact_id>/rounding-off")
@may("revise", policy.artefacts)
def ask_what_came_of_it(artefact: Artefact) -> Answer:
    experiment = _small(artefact)
    known = {name: getattr(experiment, name) for name in ("result", "surprise", "decision")}
    form = forms.RoundingOff(formdata=None, data=known | {"from_version": experiment.version})
    return _rounding_off(experiment, form)


@bp.post("/artefacts/<int:artefact_id>/rounding-off")
@may("revise", policy.artefacts)
def round_off(artefact: Artefact) -> Answer:
    experiment = _small(artefact)
    form = forms.RoundingOff()
    if not form.validate_on_submit():
        return _rounding_off(experiment, form, status=422)
    try:
        with db.session().begin_nested():
            commands.round_off(
                experiment,
                result=form.result.data,
                decision=Decision(form.decision.data),
                surprise=form.surprise.data,
                from_version=form.from_version.data,
                by=me().person,
                at=clock.now(),
            )
    except Stale:
        form.refuse(gettext("Somebody changed this just before you. Read it again; what you wrote is still here."))
        kept = db.session().get_one(Experiment, experiment.id, populate_existing=True)
        form.from_version.data = kept.version
        both = differing(
            (str(form[name].label.text), form[name].data, getattr(kept, name)) for name in ("result", "surprise")
        )
        return _rounding_off(experiment, form, both=both, status=409)
    return saved(url_for(".artefact", artefact_id=experiment.id), message=gettext("Kept."))


def _rounding_off(
    experiment: Experiment, form: forms.RoundingOff, *, both: Sequence[Differing] = (), status: int = 200
) -> Answer:
    return page(ROUND_OFF, status=status, form=form, differing=both, **around(experiment))


@bp.get("/artefacts/<int:artefact_id>/insight")
@may("revise", policy.artefacts)
def insight_from(artefact: Artefact) -> Answer:
    """A new insight that rests on what was tried, with what came of it filled in already."""
    experiment = experiment_of(artefact)
    form = forms.FORMS["insight"](
        formdata=None,
        data={
            "lane": Lane.PRACTICE.value,
            "text": shorten(plain(experiment.result), SENTENCE),
            "classroom_example": experiment.surprise,
            "rests_on": [experiment.id],
        },
    )
    form.rests_on.choices = [(experiment.id, f"{called(experiment)}: {experiment.title}")]
    form.submission.data = secrets.token_urlsafe(16)
    form.name_apart("insight-new")
    surroundings = around(experiment) | {"artefact": None}
    offer_pictures(form, surroundings["iteration"], None)
    return page(
        INSIGHT,
        form=form,
        kind=kind_named("insight"),
        phase=phase_that_makes("insight"),
        **surroundings,
    )


def _small(artefact: Artefact) -> Experiment:
    experiment = experiment_of(artefact)
    if not experiment.micro:
        abort(404)
    return experiment
