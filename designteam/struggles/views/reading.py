"""All struggles that somebody may read, and one of them."""

from typing import Any

from flask import request, url_for

from designteam.kit.text import whole_number
from designteam.kit.web import Answer, may, me, page, signed_in
from designteam.method.definition import PHASES
from designteam.method.vocabulary import LEARNING_AREAS
from designteam.struggles.models import Struggle
from designteam.struggles.policy import struggles as policy
from designteam.struggles.queries import NEWEST, struggles_for
from designteam.struggles.views.blueprint import bp, show

STEPS = {phase.code: phase.label for phase in PHASES}


@bp.get("/struggles")
@signed_in
def struggles() -> Answer:
    area, phase = request.args.get("learning_area", ""), request.args.get("phase", "")
    chosen: dict[str, Any] = {
        "learning_area": area if area in LEARNING_AREAS else "",
        "phase": phase if phase in STEPS else "",
        "only_open": request.args.get("only_open") == "y",
    }
    found = struggles_for(me(), before=_begins_at(), **chosen)
    kept: dict[str, Any] = {name: "y" if value is True else value for name, value in chosen.items() if value}
    return page(
        "struggles/index.html",
        found=found.struggles,
        chosen=chosen,
        onward=url_for(".struggles", before=found.onward, **kept) if found.onward else "",
        areas=[(code, choice.label) for code, choice in LEARNING_AREAS.items()],
        phases=list(STEPS.items()),
    )


@bp.get("/struggles/<int:struggle_id>")
@may("see", policy)
def struggle(struggle: Struggle) -> Answer:
    return show(struggle)


def _begins_at() -> int:
    """Where this part of the list begins; what makes no sense is the beginning."""
    return min(whole_number(request.args.get("before", "")) or NEWEST, NEWEST)
