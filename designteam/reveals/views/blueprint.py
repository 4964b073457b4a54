"""The blueprint of the checks, what stands around their pages, and how a check is called."""

from typing import Any

from flask import Blueprint

from designteam.cycle.queries.artefacts import iterations_of
from designteam.cycle.views.around import rooms_of
from designteam.kit.web import Answer, page, say
from designteam.kit.words import CannotDo
from designteam.reveals.models import SharedCheck
from designteam.reveals.shown.names import name_of_check

bp = Blueprint("reveals", __name__)
bp.add_app_template_filter(name_of_check)

OVER = "reveals/over.html"


def around(check: SharedCheck) -> dict[str, Any]:
    """The team of a check with its tabs."""
    iterations = iterations_of(check.team_id)  # brings the team and its school along
    return {"check": check, **rooms_of(check.team, next(iter(iterations), None))}


def refused(check: SharedCheck, refusal: CannotDo, *, typed: str = "") -> Answer:
    """What was asked cannot be done any more, or not yet; what was typed is not lost."""
    return page(OVER, status=409, reason=say(refusal.reason), typed=typed, **around(check))
