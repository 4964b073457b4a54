"""The menus around a page: where somebody can go, and where they are."""

from collections.abc import Sequence
from typing import Any

from flask import request, url_for
from flask_babel import gettext

from designteam.kit.web import Place

NETWORKS = {"workspace.networks", "workspace.network"}


def surroundings(viewer: Any) -> dict[str, Any]:
    """What every page needs for its masthead."""
    return {"navigation": main_menu(viewer)}


def main_menu(viewer: Any) -> Sequence[Place]:
    endpoint, path = request.endpoint or "", request.path
    method = Place(gettext("Method"), url_for("workspace.method"), endpoint == "workspace.method", "i-book")
    networks = Place(gettext("Network"), url_for("workspace.networks"), endpoint in NETWORKS, "i-net")
    if not viewer.is_authenticated:
        return [networks, method]
    in_network = endpoint in {*NETWORKS, "workspace.method", "people.account"}
    own = [
        Place(_team_label(viewer), url_for("workspace.home"), not in_network and path != "/notes/new", "i-team"),
        networks,
        method,
    ]
    if viewer.facts["my_design_teams"]:
        own.append(Place(gettext("Take a note"), url_for("workspace.note"), path == "/notes/new", "i-plus"))
    return own


def _team_label(viewer: Any) -> str:
    if not viewer.teams:
        return gettext("Start")
    return gettext("Our team") if len(viewer.teams) == 1 else gettext("My teams")
