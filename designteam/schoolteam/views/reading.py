"""How a team involves its school team: the ladder, the page for the staff room and what came back, and the card."""

from collections.abc import Sequence
from typing import Any

from flask import request

from designteam.cycle.models import Iteration
from designteam.cycle.queries.artefacts import iterations_of
from designteam.cycle.views.around import rooms_of
from designteam.kit import clock
from designteam.kit.qr import drawing_of
from designteam.kit.web import Answer, may, page
from designteam.method.definition import phase_named
from designteam.method.involvement import CLASS_PULSE
from designteam.schoolteam import forms
from designteam.schoolteam.models import Part
from designteam.schoolteam.queries.rungs import rung_uses_of
from designteam.schoolteam.queries.staff import joining_in, page_of, polls_of, pulse_of, shown_of
from designteam.schoolteam.shown.ladder import ladder_of
from designteam.schoolteam.shown.pulse import drawn
from designteam.schoolteam.views.blueprint import address_of, bp
from designteam.teams.models import DesignTeam
from designteam.teams.policy import teams_of_now

INDEX, CARD = "schoolteam/index.html", "schoolteam/card.html"


@bp.get("/teams/<int:team_id>/school-team")
@may("see", teams_of_now)
def school_team(team: DesignTeam) -> Answer:
    """Made anew every time: what colleagues tap stands in no journal."""
    iterations = iterations_of(team.id)
    uses = rung_uses_of(team.id)
    ladders = [(one, ladder_of(uses, one, iterations)) for one in iterations]
    chosen = _chosen(iterations)
    polls, months = polls_of(team.id), pulse_of(team.id, today=clock.today())
    return page(
        INDEX,
        chosen=chosen,
        ladder=next((ladder for one, ladder in ladders if one is chosen), None),
        ladders=ladders[::-1],
        last_on=uses[0].on if uses else None,
        joining=joining_in(team.id),
        out=next((poll for poll in polls if poll.is_open), None),
        over=[poll for poll in polls if not poll.is_open],
        months=months[::-1],
        feelings=list(CLASS_PULSE.values()),
        chart=drawn(months),
        **_staff_page(team),
        **rooms_of(team, next(iter(iterations), None)),
    )


@bp.get("/teams/<int:team_id>/school-team/card")
@may("see", teams_of_now)
def board_card(team: DesignTeam) -> Answer:
    """One sheet of A5 for the board in the staff room."""
    found = page_of(team.id)
    address = address_of(found) if found else ""
    shown = shown_of(team.id, list(Part) if found is None else found.parts, today=clock.today())
    return page(
        CARD,
        team=team,
        shown=shown,
        phase=phase_named(shown.phase) if shown.phase else None,
        address=address,
        code=drawing_of(address) if address else None,
    )


def _staff_page(team: DesignTeam) -> dict[str, Any]:
    """The page that works now, with its address; and the form that says what stands on it."""
    found = page_of(team.id)
    form = forms.StaffPageParts(formdata=None, parts=found.parts if found else [part.value for part in Part])
    return {"staff_page": found, "address": address_of(found) if found else "", "form": form}


def _chosen(iterations: Sequence[Iteration]) -> Iteration | None:
    """The iteration that the address asks for, else the newest."""
    number = request.args.get("iteration", "")
    return next((one for one in iterations if str(one.number) == number), next(iter(iterations), None))
