"""The page of a network: every school with its goal, intervention and yields."""

from flask import abort, redirect, request, url_for

from designteam.events.queries.events import coming_in
from designteam.kit import clock
from designteam.kit.web import Answer, me, open_to_all, page
from designteam.method.vocabulary import LEARNING_AREAS
from designteam.workspace.queries import shared_work
from designteam.workspace.views.blueprint import bp


@bp.get("/networks")
@open_to_all
def networks() -> Answer:
    found = shared_work.networks()
    if len(found) == 1:
        return redirect(url_for(".network", network_id=found[0].id))
    return page("workspace/networks/index.html", networks=found)


@bp.get("/networks/<int:network_id>")
@open_to_all
def network(network_id: int) -> Answer:
    found = shared_work.network_with(network_id)
    if found is None:
        abort(404)
    asked = request.args.get("learning_area", "")
    chosen = asked if asked in LEARNING_AREAS else ""
    overview = shared_work.overview_of(found, me(), today=clock.today())
    areas = overview.learning_areas
    return page(
        "workspace/networks/show.html",
        network=found,
        overview=overview,
        rows=overview.about(chosen),
        chosen=chosen,
        areas=[(code, choice.label, areas[code]) for code, choice in LEARNING_AREAS.items() if code in areas],
        shows_phase=any(row.phase for row in overview.inner),
        gatherings=coming_in(network_id, me(), now=clock.now()),
        is_inside=network_id in me().facts["my_networks"],
    )
