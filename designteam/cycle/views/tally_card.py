"""The kladkaart: an experiment on one sheet of A5, to fill in with a pen and to find the log from."""

from flask import url_for

from designteam.cycle import policy
from designteam.cycle.models import Artefact
from designteam.cycle.views.blueprint import bp
from designteam.cycle.views.trying import experiment_of
from designteam.kit.qr import drawing_of
from designteam.kit.web import Answer, may, page

CARD = "cycle/experiment/tally_card.html"


@bp.get("/artefacts/<int:artefact_id>/card")
@may("work_in_its_team", policy.artefacts)
def tally_card(artefact: Artefact) -> Answer:
    experiment = experiment_of(artefact)
    log = url_for(".log", artefact_id=experiment.id, _external=True)
    return page(CARD, artefact=experiment, team=experiment.team, log=log, code=drawing_of(log))
