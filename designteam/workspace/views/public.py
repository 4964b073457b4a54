"""What anybody may reach: the start page and the choice of language and display."""

from typing import Any

from flask import redirect, request, session, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from designteam.events.queries.mine import ahead_of
from designteam.kit import clock
from designteam.kit.security import safe_next
from designteam.kit.web import Answer, me, open_to_all, page
from designteam.teams.queries import coming_teams_of
from designteam.workspace.forms import Specimen
from designteam.workspace.queries import shared_work
from designteam.workspace.queries.mine import written_by
from designteam.workspace.shown.coming import coming_meetings_of
from designteam.workspace.shown.happenings import lines_of
from designteam.workspace.shown.my_teams import cards_of
from designteam.workspace.shown.picture import method_picture
from designteam.workspace.shown.waiting import SHOWN, waits_for
from designteam.workspace.views.blueprint import bp

WELCOME, MINE, NO_TEAM = (f"workspace/home/{name}.html" for name in ("welcome", "mine", "no_team"))
LANGUAGES, THEMES, STANDS = {"nl", "en"}, {"", "light", "dark"}, {"", "bord"}


@bp.get("/")
@open_to_all
def home() -> Answer:
    """What this is for, to a stranger; their own page, to who is in a team; where to go, to others."""
    viewer = me()
    if not viewer.is_authenticated:
        return page(WELCOME, picture=method_picture(), questions=shared_work.latest_questions(viewer))
    if viewer.teams:
        return _my_page(viewer)
    networks = [network for network in shared_work.networks() if network.id in viewer.networks]
    return page(
        NO_TEAM,
        networks=networks,
        looks_after=set(viewer.coordinated_networks),
        questions=shared_work.latest_questions(viewer),
        coming=coming_teams_of(viewer.id, today=clock.today()),
        gatherings=ahead_of(viewer.facts, now=clock.now()),
        picture=method_picture(),
    )


def _my_page(viewer: Any) -> Answer:
    action = {
        "heading": gettext("Seen something in class?"),
        "text": gettext("Write it down now, in a sentence. You make something of it later."),
        "url": url_for("workspace.note"),
        "label": gettext("Take a note"),
        "icon": "i-plus",
    }
    return page(
        MINE,
        waiting=waits_for(viewer, today=clock.today()),
        shown=SHOWN,
        action=action if viewer.facts["my_design_teams"] else None,
        meetings=coming_meetings_of(viewer, now=clock.now()),
        gatherings=ahead_of(viewer.facts, now=clock.now()),
        cards=cards_of(viewer, today=clock.today()),
        led=[team_id for team_id in viewer.facts["my_led_teams"] if team_id in viewer.teams],
        written=[line._replace(who=gettext("You")) for line in lines_of(written_by(viewer))],
    )


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
    return page("styleguide/index.html", form=Specimen.shown())


def _back() -> Response:
    return redirect(safe_next(request.form.get("next")) or url_for("workspace.home"), code=303)
