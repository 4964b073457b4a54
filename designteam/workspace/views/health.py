"""Whether all is well, for a balancer and for who watches over the installation. No word of what it holds."""

from collections.abc import Callable, Iterator
from typing import cast

from flask import current_app, jsonify
from sqlalchemy.exc import OperationalError

from designteam.kit import schema
from designteam.kit.jobs import current_queue
from designteam.kit.shelves import shelf_for
from designteam.kit.web import Answer, Site, open_to_all
from designteam.workspace.views.blueprint import bp


@bp.get("/healthz")
@open_to_all
def healthz() -> Answer:
    """Whether the database answers and has the schema of this release; 503 when not."""
    state = {"database": "unreachable", "schema": "unknown"}
    try:
        state["schema"] = "at head" if schema.is_at_head(cast(Site, current_app).database) else "not at head"
        state["database"] = "reachable"
    except OperationalError:
        current_app.logger.exception("health check")
    well = state["schema"] == "at head"
    response = jsonify(status="ok" if well else "unavailable", **state)
    response.status_code = 200 if well else 503
    return response


@bp.get("/readyz")
@open_to_all
def readyz() -> Answer:
    """Whether all that the site stands on answers: also the store of files and the queue, without which it goes on."""
    state = {name: _answers(name, ask) for name, ask in _parts()}
    well = all(state.values())
    response = jsonify(
        status="ok" if well else "unavailable",
        **{name: "reachable" if answers else "unreachable" for name, answers in state.items()},
    )
    response.status_code = 200 if well else 503
    return response


def _parts() -> Iterator[tuple[str, Callable[[], object]]]:
    site = cast(Site, current_app)
    yield "database", lambda: schema.is_at_head(site.database)
    yield "files", lambda: shelf_for("attachments", site.extensions["settings"]).knock()
    yield "queue", lambda: current_queue().knock()


def _answers(name: str, ask: Callable[[], object]) -> bool:
    try:
        ask()
    except Exception:
        current_app.logger.exception("%s does not answer", name)
        return False
    return True
