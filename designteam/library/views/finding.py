"""The library: what there is, and where to add something."""

from flask import request

from designteam.evidence.words import KINDS
from designteam.kit.web import Answer, me, open_to_all, page, signed_in
from designteam.library.queries.shelves import newest_in_library
from designteam.library.views.blueprint import bp


@bp.get("/evidence")
@open_to_all
def evidence() -> Answer:
    kind = request.args.get("kind", "")
    kind = kind if kind in KINDS else ""
    return page("library/show.html", holdings=newest_in_library(me().facts, kind=kind), kind=kind, kinds=KINDS)


@bp.get("/evidence/new")
@signed_in
def what_to_add() -> Answer:
    """Choose what kind it is, and for which team."""
    designing = {team_id: name for team_id, name in me().teams.items() if team_id in me().facts["my_design_teams"]}
    return page("library/new.html", kinds=KINDS, teams=designing)
