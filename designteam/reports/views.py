"""The dossier of an iteration: a page that prints, and the same as PDF."""

from flask import Blueprint

from designteam.cycle.models import Iteration
from designteam.cycle.policy import iterations
from designteam.kit.web import Answer, may, page

bp = Blueprint("reports", __name__)


@bp.get("/iterations/<int:iteration_id>/dossier")
@may("see", iterations)
def dossier(iteration: Iteration) -> Answer:
    return page("reports/dossiers/show.html", iteration=iteration)
