"""The menus around a page: where somebody can go, and where they are."""

from collections.abc import Sequence
from typing import Any

from flask import request, url_for
from flask_babel import gettext

from designteam.kit.web import Place

NETWORKS = ("workspace.network", "schools.", "struggles.", "events.")
OF_A_TEAM = {"events.ideas", "events.ask_about_idea", "events.decide_idea"}
LIBRARY = ("evidence.", "library.")
METHOD = {"workspace.method", "meetings.work_forms", "meetings.work_form"}
GUIDANCE = "guidance."
PRODUCTS = "catalogue."
PRODUCTS_OF_A_TEAM = ("/artefacts/", "/proposals/")


def surroundings(viewer: Any) -> dict[str, Any]:
    """What every page needs for its masthead."""
    return {"navigation": main_menu(viewer)}


def main_menu(viewer: Any) -> Sequence[Place]:
    endpoint, path = request.endpoint or "", request.path
    method = Place(gettext("Method"), url_for("workspace.method"), endpoint in METHOD, "i-book", True)
    is_of_network = endpoint.startswith(NETWORKS) and endpoint not in OF_A_TEAM
    is_of_products = endpoint.startswith(PRODUCTS) and not path.startswith(PRODUCTS_OF_A_TEAM)
    networks = Place(gettext("Network"), url_for("workspace.networks"), is_of_network, "i-net")
    library = Place(gettext("Library"), url_for("library.evidence"), endpoint.startswith(LIBRARY), "i-box")
    products = Place(gettext("Products"), url_for("catalogue.products"), is_of_products, "p-book")
    guidance = Place(gettext("Teams"), url_for("guidance.board"), endpoint.startswith(GUIDANCE), "i-team")
    if not viewer.is_authenticated:
        return [library, products, networks, method]
    in_network = is_of_network or is_of_products or guidance.current or endpoint in {*METHOD, "people.account"}
    elsewhere = in_network or endpoint.startswith(LIBRARY) or path in {"/notes/new", "/", "/search"}
    teams, sees_many = _only_team_of(viewer), _sees_many(viewer)
    own = [
        # The name of the site leads to the start as well; who has one team goes from there to that.
        *(Place(gettext("Our team"), url, not elsewhere, "i-team") for url in teams),
        # A phone has room for five.
        *([] if teams else [Place(gettext("Start"), url_for("workspace.home"), path == "/", "i-home", sees_many)]),
        *([guidance] if sees_many else []),
        library,
        products,
        networks,
        method,
    ]
    if viewer.facts["my_design_teams"]:
        own.append(Place(gettext("Take a note"), url_for("workspace.note"), path == "/notes/new", "i-plus"))
    return own


def _only_team_of(viewer: Any) -> Sequence[str]:
    """The way to the team itself, for who is in one; who is in more finds them side by side on their own page."""
    return [url_for("workspace.team", team_id=team_id) for team_id in viewer.teams] if len(viewer.teams) == 1 else []


def _sees_many(viewer: Any) -> bool:
    """Whether somebody guides teams, looks after a network of them, or is of a school board."""
    return any(viewer.facts[ties] for ties in ("my_guided_teams", "my_coordinated_networks", "my_boards"))
