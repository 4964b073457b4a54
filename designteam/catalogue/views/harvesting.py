"""What the catalogue tells programs: a harvest, a description of one product, and where a search engine finds pages."""

from typing import cast

from flask import Response, abort, current_app, request, url_for
from flask_babel import gettext

from designteam.catalogue.queries.harvesting import newest_open_product, open_products
from designteam.catalogue.shown.describing import address_of_product
from designteam.catalogue.shown.harvest import OpenRecords
from designteam.catalogue.views.blueprint import bp
from designteam.kit import clock
from designteam.kit.web import Answer, Site, apology, open_to_all
from designteam.letters.views import address_of_site
from designteam.products.formats import MOST_ADDRESSES, Place, nl_lom, sitemap, sitemap_index
from designteam.products.oai import Repository, answer

XML = "application/xml"
# Pages about no product in particular that anybody may read.
OPEN_PAGES = (
    "workspace.home",
    "catalogue.products",
    "schools.schools",
    "schools.themes",
    "events.events",
    "workspace.networks",
    "library.evidence",
    "workspace.method",
)


@bp.get("/oai")
@open_to_all
def harvest() -> Answer:
    """OAI-PMH 2.0."""
    return _harvested()


@bp.post("/oai")
@open_to_all
def harvest_by_post() -> Answer:
    """The same question in the body of the request, as the protocol wants."""
    return _harvested()


@bp.get("/products/<int:publication_id>.xml")
@open_to_all
def product_as_nl_lom(publication_id: int) -> Answer:
    """Its description as anybody may read it, to its makers as well."""
    record = OpenRecords(today=clock.today()).numbered(publication_id)
    if record is None:
        abort(404)
    if record.product is None:
        return apology(
            410, title=gettext("This product is not public any more"), lead=gettext("Its own page tells more.")
        )
    return Response(nl_lom(record.product), mimetype=XML)


@bp.get("/sitemap.xml")
@open_to_all
def all_addresses() -> Answer:
    """One file as long as it can hold them all, else a list of files. A product stays in the same file for ever."""
    newest = newest_open_product()
    if newest <= MOST_ADDRESSES - len(OPEN_PAGES):
        return Response(sitemap([*_pages(), *_products(0, newest)]), mimetype=XML)
    parts = range(1, -(-newest // MOST_ADDRESSES) + 1)
    files = [url_for(".addresses_of_pages"), *(url_for(".addresses_of_products", part=part) for part in parts)]
    return Response(sitemap_index(Place(address_of_site() + file) for file in files), mimetype=XML)


@bp.get("/sitemap-pages.xml")
@open_to_all
def addresses_of_pages() -> Answer:
    return Response(sitemap(_pages()), mimetype=XML)


@bp.get("/sitemap-<int:part>.xml")
@open_to_all
def addresses_of_products(part: int) -> Answer:
    """The products whose numbers belong to this part."""
    after = (part - 1) * MOST_ADDRESSES
    if after >= newest_open_product():
        abort(404)
    return Response(sitemap(_products(after, after + MOST_ADDRESSES)), mimetype=XML)


@bp.get("/robots.txt")
@open_to_all
def for_robots() -> Answer:
    """Everything that anybody may read may be visited; the rest asks to sign in."""
    where = address_of_site() + url_for(".all_addresses")
    return Response(f"User-agent: *\nDisallow:\n\nSitemap: {where}\n", mimetype="text/plain")


def _pages() -> list[Place]:
    return [Place(address_of_site() + url_for(endpoint)) for endpoint in OPEN_PAGES]


def _products(after: int, up_to: int) -> list[Place]:
    return [Place(address_of_product(row.id), row.changed_at) for row in open_products(after=after, up_to=up_to)]


def _harvested() -> Answer:
    site, settings = cast(Site, current_app), current_app.extensions["settings"]
    repository = Repository(
        name="designteam", url=address_of_site() + url_for(".harvest"), email=settings.contact or settings.mail_from
    )
    asked = dict(request.values.lists())
    body = answer(asked, repository=repository, records=OpenRecords(today=clock.today()))
    return site.response_class(body, mimetype="text/xml")
