"""The page of a network: every school with its goal, intervention and yields."""

from flask import Blueprint

from designteam.kit.web import Answer, open_to_all, page

bp = Blueprint("network", __name__)


@bp.get("/networks")
@open_to_all
def networks() -> Answer:
    return page("network/networks/index.html")
