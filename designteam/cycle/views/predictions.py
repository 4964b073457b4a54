"""What each expects of an experiment: closed until all are opened together.

The text of a closed one is shown on its writer's own page only, which no browser keeps.
"""

from flask_babel import gettext, ngettext

from designteam.cycle import commands, forms, policy
from designteam.cycle.models import Artefact, Experiment, Sureness
from designteam.cycle.queries import trying as queries
from designteam.cycle.views.around import around
from designteam.cycle.views.blueprint import bp
from designteam.cycle.views.trying import experiment_of, page_of
from designteam.kit import clock
from designteam.kit.web import Answer, may, me, page, saved, say
from designteam.kit.words import CannotDo

PREDICTION = "cycle/experiment/prediction.html"


@bp.get("/artefacts/<int:artefact_id>/prediction")
@may("revise", policy.artefacts)
def my_prediction(artefact: Artefact) -> Answer:
    """One's own expectation, and nobody else's. Pages like this one are never kept by a browser."""
    experiment = experiment_of(artefact)
    own = queries.prediction_of(me().id, experiment)
    known = {"text": own.text, "sure": own.sure} if own else {}
    return _predicting(experiment, forms.Prediction(formdata=None, data=known))


@bp.post("/artefacts/<int:artefact_id>/prediction")
@may("revise", policy.artefacts)
def predict(artefact: Artefact) -> Answer:
    experiment = experiment_of(artefact)
    form = forms.Prediction()
    if not form.validate_on_submit():
        return _predicting(experiment, form, status=422)
    sure = Sureness(form.sure.data) if form.sure.data else None
    try:
        commands.predict(experiment, text=form.text.data, sure=sure, by=me().person, at=clock.now())
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return _predicting(experiment, form, status=422)
    return saved(page_of(experiment, "expectations"), message=gettext("Kept, and closed until you open them together."))


@bp.post("/artefacts/<int:artefact_id>/predictions/opening")
@may("revise", policy.artefacts)
def open_predictions(artefact: Artefact) -> Answer:
    experiment = experiment_of(artefact)
    try:
        number = commands.open_predictions(experiment, by=me().person, at=clock.now())
    except CannotDo as refusal:
        form = forms.Prediction(formdata=None)
        form.refuse(say(refusal.reason))
        return _predicting(experiment, form, status=422)
    told = ngettext("One expectation is open now.", "%(num)s expectations are open now, side by side.", number)
    return saved(page_of(experiment, "expectations"), message=told if number else None)


def _predicting(experiment: Experiment, form: forms.Prediction, *, status: int = 200) -> Answer:
    is_over = bool(experiment.result) or queries.are_open(experiment)
    return page(PREDICTION, status=status, form=form, is_over=is_over, **around(experiment))
