"""What anybody may reach: the start page, the choice of language and display, and whether all is well."""

from flask import current_app, jsonify, redirect, request, session, url_for
from sqlalchemy.exc import OperationalError
from werkzeug.wrappers import Response

from designteam.kit import clock, schema
from designteam.kit.security import safe_next
from designteam.kit.web import Answer, me, open_to_all, page
from designteam.workspace import queries
from designteam.workspace.views.blueprint import bp

LANGUAGES, THEMES, STANDS = {"nl", "en"}, {"", "light", "dark"}, {"", "bord"}


@bp.get("/")
@open_to_all
def home() -> Answer:
    viewer = me()
    if not viewer.is_authenticated:
        return page("workspace/home/welcome.html")
    if len(viewer.teams) == 1:
        return redirect(url_for("workspace.team", team_id=next(iter(viewer.teams))))
    courses = [
        queries.course_of(iteration, today=clock.today())
        for iteration in queries.running_iterations_of(list(viewer.teams))
    ]
    return page("workspace/home/mine.html", courses=courses)


@bp.post("/language")
@open_to_all
def set_language() -> Answer:
    if request.form.get("language") in LANGUAGES:
        session["language"] = request.form["language"]
    return _back()


@bp.post("/display")
@open_to_all
def set_display() -> Answer:
    if request.form.get("theme") in THEMES and request.form.get("stand") in STANDS:
        session["theme"], session["stand"] = request.form["theme"], request.form["stand"]
    return _back()


@bp.get("/styleguide")
@open_to_all
def styleguide() -> Answer:
    return page("styleguide/index.html")


@bp.get("/healthz")
@open_to_all
def healthz() -> Answer:
    """Whether the database answers and has the schema of this release; 503 when not."""
    state = {"database": "unreachable", "schema": "unknown"}
    try:
        state["schema"] = "at head" if schema.is_at_head(current_app.database) else "not at head"  # type: ignore[attr-defined]
        state["database"] = "reachable"
    except OperationalError:
        current_app.logger.exception("health check")
    well = state["schema"] == "at head"
    response = jsonify(status="ok" if well else "unavailable", **state)
    response.status_code = 200 if well else 503
    return response


def _back() -> Response:
    return redirect(safe_next(request.form.get("next")) or url_for("workspace.home"), code=303)
