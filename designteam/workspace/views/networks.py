"""The page of a network: every school with its goal, intervention and yields, also as a file for a spreadsheet."""

from collections.abc import Iterable, Sequence

from flask import Response, abort, redirect, request, url_for
from flask_babel import gettext

from designteam.events.queries.events import coming_in
from designteam.kit import clock
from designteam.kit.sheets import Cell, sheet_of
from designteam.kit.text import folded
from designteam.kit.web import Answer, me, open_to_all, page, say
from designteam.method.vocabulary import LEARNING_AREAS, PRODUCT_TYPES
from designteam.network.models import Network
from designteam.struggles.queries import IN_SHORT, struggles_for
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
    found, chosen = _network(network_id), _chosen()
    overview = shared_work.overview_of(found, me(), today=clock.today())
    areas, rows = overview.learning_areas, overview.about(chosen)
    return page(
        "workspace/networks/show.html",
        network=found,
        overview=overview,
        rows=rows,
        made=[(PRODUCT_TYPES[code].label, things) for code, things in overview.made_by_type(rows).items()],
        struggles=_struggles_in(found),
        chosen=chosen,
        areas=[(code, choice.label, areas[code]) for code, choice in LEARNING_AREAS.items() if code in areas],
        shows_phase=any(row.phase for row in overview.inner),
        gatherings=coming_in(network_id, me(), now=clock.now()),
        is_inside=network_id in me().facts["my_networks"],
    )


@bp.get("/networks/<int:network_id>/table.csv")
@open_to_all
def network_table(network_id: int) -> Answer:
    """The same table as on the page, for the same reader."""
    found, chosen = _network(network_id), _chosen()
    rows = shared_work.overview_of(found, me(), today=clock.today()).about(chosen)
    response = Response(sheet_of(_sheet(rows)), content_type="text/csv; charset=utf-8")
    response.headers.set("Content-Disposition", "attachment", filename=f"{_file_name(found)}.csv")
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _network(network_id: int) -> Network:
    found = shared_work.network_with(network_id)
    if found is None:
        abort(404)
    return found


def _chosen() -> str:
    asked = request.args.get("learning_area", "")
    return asked if asked in LEARNING_AREAS else ""


def _struggles_in(network: Network) -> Sequence[object]:
    """The newest, for who may read any: nobody outside the circles does."""
    if network.id not in me().facts["my_circles"]:
        return []
    return struggles_for(me(), network_id=network.id, most=IN_SHORT).struggles


def _sheet(rows: Iterable[shared_work.SchoolRow]) -> Iterable[Sequence[Cell]]:
    """A line for every yield, so that one can sort and count; a school without one has a line too."""
    yield [gettext("School"), gettext("Town"), gettext("Board"), gettext("Learning areas"), gettext("Grades"),
           gettext("Goal"), gettext("Intervention"), gettext("Yield"), gettext("What was made")]  # fmt: skip
    for row in rows:
        areas = ", ".join(say(LEARNING_AREAS[area].label) for area in row.learning_areas)
        grades = ", ".join(str(grade) for grade in row.grades)
        about = [row.school, row.town, row.board, areas, grades, row.goal, _intervention(row)]
        for outcome in row.yields:
            made = say(PRODUCT_TYPES[outcome.product_type].label) if outcome.product_type else ""
            yield [*about, outcome.statement or outcome.title, made]
        if not row.yields:
            yield [*about, "", ""]


def _intervention(row: shared_work.SchoolRow) -> str:
    if row.design:
        return ". ".join(part for part in (row.design.title, row.design.summary) if part)
    if row.hypothesis:
        return ", ".join(part for part in (row.hypothesis.approach, row.hypothesis.outcome) if part)
    return ""


def _file_name(network: Network) -> str:
    return "-".join(folded(network.name).split())[:60] or "network"
