"""The method, explained to people."""

from designteam.kit.web import Answer, open_to_all, page
from designteam.workspace.views.blueprint import bp


@bp.get("/method")
@open_to_all
def method() -> Answer:
    return page("workspace/method/index.html")
