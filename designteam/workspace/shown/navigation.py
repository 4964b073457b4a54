"""The menus around a page: where somebody can go, and where they are."""

from collections.abc import Sequence
from typing import Any

from flask import request, url_for
from flask_babel import gettext

from designteam.kit.web import Place

NETWORKS = {"workspace.networks", "workspace.network"}
LIBRARY = ("evidence.", "library.")
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
    method = Place(gettext("Method"), url_for("workspace.method"), endpoint == "workspace.method", "i-book", True)
    networks = Place(gettext("Network"), url_for("workspace.networks"), endpoint in NETWORKS, "i-net")
    library = Place(gettext("Library"), url_for("library.evidence"), endpoint.startswith(LIBRARY), "i-box")
    products = Place(gettext("Products"), url_for("catalogue.products"), endpoint in PRODUCTS, "p-book")
    if not viewer.is_authenticated:
        return [library, products, networks, method]
    in_network = endpoint in {*NETWORKS, *PRODUCTS, "workspace.method", "people.account"}
    elsewhere = in_network or endpoint.startswith(LIBRARY) or path in {"/notes/new", "/", "/search"}
    teams = _only_team_of(viewer)
    own = [
        # On a phone the name of the site leads there too, for who has a team of their own beside it.
        Place(gettext("Start"), url_for("workspace.home"), path == "/", "i-home", bool(teams)),
        *(Place(gettext("Our team"), url, not elsewhere, "i-team") for url in teams),
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
