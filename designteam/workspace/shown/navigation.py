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
PRODUCTS = {
    "catalogue.products", "catalogue.product", "catalogue.product_editions", "catalogue.use_product",
    "catalogue.tell_use", "catalogue.adapt_product", "catalogue.make_own", "catalogue.ask_why_withdrawn",
    "catalogue.withdraw_product", "catalogue.made_by_me", "catalogue.following", "catalogue.choose_rhythms",
}  # fmt: skip


def surroundings(viewer: Any) -> dict[str, Any]:
    """What every page needs for its masthead."""
    return {"navigation": main_menu(viewer)}


def main_menu(viewer: Any) -> Sequence[Place]:
    endpoint, path = request.endpoint or "", request.path
    method = Place(gettext("Method"), url_for("workspace.method"), endpoint in METHOD, "i-book", True)
    is_of_network = endpoint.startswith(NETWORKS) and endpoint not in OF_A_TEAM
    networks = Place(gettext("Network"), url_for("workspace.networks"), is_of_network, "i-net")
    library = Place(gettext("Library"), url_for("library.evidence"), endpoint.startswith(LIBRARY), "i-box")
    products = Place(gettext("Products"), url_for("catalogue.products"), endpoint in PRODUCTS, "p-book")
    if not viewer.is_authenticated:
        return [library, products, networks, method]
    in_network = is_of_network or endpoint in {*PRODUCTS, *METHOD, "people.account"}
    elsewhere = in_network or endpoint.startswith(LIBRARY) or path in {"/notes/new", "/", "/search"}
    teams = _only_team_of(viewer)
    own = [
        # The name of the site leads to the start as well; who has one team goes from there to that.
        *(Place(gettext("Our team"), url, not elsewhere, "i-team") for url in teams),
        *([] if teams else [Place(gettext("Start"), url_for("workspace.home"), path == "/", "i-home")]),
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
