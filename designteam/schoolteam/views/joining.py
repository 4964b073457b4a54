"""Who wants to join a try-out, for the team that arranges it. A page of its own, that no browser keeps."""

from flask import abort, url_for
from flask_babel import gettext

from designteam.cycle.models import Artefact, Experiment
from designteam.cycle.policy import artefacts
from designteam.cycle.views.around import around
from designteam.kit import clock
from designteam.kit.web import Answer, may, me, page, saved
from designteam.schoolteam import commands
from designteam.schoolteam.models import Colleague
from designteam.schoolteam.queries.staff import colleagues_for
from designteam.schoolteam.views.blueprint import bp

JOINING = "schoolteam/joining.html"


@bp.get("/artefacts/<int:artefact_id>/joining")
@may("work_in_its_team", artefacts)
def joining(artefact: Artefact) -> Answer:
    _refuse_another_kind(artefact)
    return page(JOINING, colleagues=colleagues_for(artefact.id), **around(artefact))


@bp.post("/artefacts/<int:artefact_id>/joining/<int:colleague_id>/arrangement")
@may("revise", artefacts)
def arrange(artefact: Artefact, colleague_id: int) -> Answer:
    commands.arrange(_colleague(artefact, colleague_id), on=clock.today(), by=me().person, at=clock.now())
    return saved(_place_of(artefact), message=gettext("Noted as agreed."))


@bp.post("/artefacts/<int:artefact_id>/joining/<int:colleague_id>/removal")
@may("revise", artefacts)
def remove(artefact: Artefact, colleague_id: int) -> Answer:
    commands.remove(_colleague(artefact, colleague_id), by=me().person, at=clock.now())
    return saved(_place_of(artefact), message=gettext("Removed, with the name."))


def _colleague(artefact: Artefact, colleague_id: int) -> Colleague:
    _refuse_another_kind(artefact)
    found = next((one for one in colleagues_for(artefact.id) if one.id == colleague_id), None)
    if found is None:
        abort(404)
    return found


def _refuse_another_kind(artefact: Artefact) -> None:
    if not isinstance(artefact, Experiment):
        abort(404)


def _place_of(artefact: Artefact) -> str:
    return url_for(".joining", artefact_id=artefact.id)
