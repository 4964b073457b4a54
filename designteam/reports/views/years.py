"""The school year of a school on one page, and asking for it as PDF."""

from flask import abort, request
from flask_babel import get_locale

from designteam.cycle.queries.artefacts import iterations_of
from designteam.cycle.views.around import rooms_of
from designteam.kit import clock
from designteam.kit.web import Answer, may, me, page
from designteam.reports import commands
from designteam.reports.models import Form
from designteam.reports.queries.years import MOST_SHOWN, SchoolYear, year_of
from designteam.reports.views.blueprint import bp
from designteam.reports.views.dossiers import being_made
from designteam.teams.models import DesignTeam
from designteam.teams.policy import teams

EARLIEST = 2015


@bp.get("/teams/<int:team_id>/year")
@may("see", teams, kept=False)
def year(team: DesignTeam) -> Answer:
    """Tells of all teams of the school, so it is not as old as the journal of one of them."""
    chosen, now = _chosen(request.args.get("year", "")), SchoolYear.of(clock.today())
    iteration = next(iter(iterations_of(team.id)), None)
    return page(
        "reports/years/show.html",
        contents=year_of(team, person_id=me().id, year=chosen, today=clock.today()),
        earlier=chosen.begins - 1 if chosen.begins > EARLIEST else None,
        later=chosen.begins + 1 if chosen.begins < now.begins else None,
        **rooms_of(team, iteration),
        **MOST_SHOWN,
    )


@bp.post("/teams/<int:team_id>/year")
@may("see", teams)
def ask_for_year(team: DesignTeam) -> Answer:
    iteration = next(iter(iterations_of(team.id)), None)
    if iteration is None:
        abort(404)
    asked = commands.ask(
        iteration,
        form=Form.YEAR,
        school_year=_chosen(request.form.get("year", "")).begins,
        language=str(get_locale()),
        by=me().person,
        at=clock.now(),
    )
    return being_made(asked)


def _chosen(text: str) -> SchoolYear:
    """The school year that was named, when it is one that has begun; else the present one."""
    now = SchoolYear.of(clock.today())
    named = int(text) if text.isascii() and text.isdecimal() and len(text) == len("2026") else now.begins
    return SchoolYear(named if EARLIEST <= named <= now.begins else now.begins)
