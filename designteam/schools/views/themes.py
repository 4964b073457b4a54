"""The page of a learning area: what teams of all networks do there, as far as the reader may know."""

from flask import abort

from designteam.kit.web import Answer, me, open_to_all, page
from designteam.method.vocabulary import LEARNING_AREAS
from designteam.schools.queries.products import products_on
from designteam.schools.queries.work import cards_on, hosts_on, work_on
from designteam.schools.views.blueprint import bp
from designteam.struggles.queries import IN_SHORT, struggles_for


@bp.get("/themes")
@open_to_all
def themes() -> Answer:
    return page("schools/themes/index.html", areas=[(code, choice.label) for code, choice in LEARNING_AREAS.items()])


@bp.get("/themes/<learning_area>")
@open_to_all
def theme(learning_area: str) -> Answer:
    if learning_area not in LEARNING_AREAS:
        abort(404)
    viewer = me()
    return page(
        "schools/themes/show.html",
        area=learning_area,
        label=LEARNING_AREAS[learning_area].label,
        work=work_on(learning_area, viewer),
        products=products_on(learning_area, viewer),
        cards=cards_on(learning_area, viewer),
        hosts=hosts_on(learning_area),
        struggles=struggles_for(viewer, learning_area=learning_area, most=IN_SHORT).struggles,
    )
