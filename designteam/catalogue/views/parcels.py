"""Everything of a product to take along in one ZIP: its text as a page, its files, and what one may do with it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from flask import Response, abort, current_app, render_template
from flask_babel import get_locale, gettext

from designteam.catalogue.shown.describing import address_of_product
from designteam.catalogue.shown.story import told
from designteam.catalogue.views.blueprint import bp
from designteam.catalogue.views.enclosed import pictures_in
from designteam.catalogue.views.products import GONE, edition_now
from designteam.config import ROOT
from designteam.cycle.models import Attachment
from designteam.cycle.views.upkeep import attachments_of
from designteam.kit import clock
from designteam.kit.files import Stored
from designteam.kit.parcels import Entry, streamed
from designteam.kit.text import slug
from designteam.kit.web import Answer, Site, may, page
from designteam.products import policy
from designteam.products.models import Publication
from designteam.products.queries import files_of, links_of, makers_of

PAGE, NOTE = "catalogue/parcel/index.html", "catalogue/parcel/licence.txt"
STYLE = ROOT / "static" / "dist" / "along.css"
FOLDER = "files"


@bp.get("/products/<int:publication_id>.zip")
@may("see", policy.publications)
def product_to_take_along(publication: Publication) -> Answer:
    """What the page of the product shows, and no more: at most ten files go along with a product."""
    if publication.is_withdrawn:
        return page(GONE, publication=publication, status=410)
    if not publication.is_out:
        abort(404)
    edition, today = edition_now(publication), clock.today()
    files = named(files_of(edition, today=today))
    shelf = attachments_of(cast(Site, current_app))
    found = {name: stored for name, file in files.items() if (stored := shelf.find(file.file)) is not None}
    here = {name: file for name, file in files.items() if name in found}
    places = {file.id: name for name, file in here.items()}
    known: dict[str, Any] = {
        "edition": edition,
        "said": edition.content,
        "story": told(edition.story),
        "files": here,
        "pictures": pictures_in(list(here.values()), places.__getitem__),
        "links": links_of(edition),
        "makers": makers_of(publication.product_id),
        "school": publication.team.school,
        "address": address_of_product(publication.id),
        "taken_on": today,
        "language": str(get_locale()),
    }
    texts = {
        "index.html": render_template(PAGE, **known),
        f"{slug(gettext('Licence'))}.txt": render_template(NOTE, **known),
        "style.css": STYLE.read_text(),
    }
    response = Response(streamed(_entries(texts, found), at=clock.now()), mimetype="application/zip")
    name = slug(edition.title) or f"product-{publication.id}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.zip"'
    response.headers["Cache-Control"] = "private, no-store"
    return response


def named(files: Sequence[Attachment]) -> Mapping[str, Attachment]:
    """Each under a name of its own: "files/rekenlogboek.pdf"."""
    names: dict[str, Attachment] = {}
    for file in files:
        stem = slug(file.title.removesuffix(f".{file.extension}")) or str(file.id)
        name = f"{FOLDER}/{stem}.{file.extension}"
        names[name if name not in names else f"{FOLDER}/{stem}-{file.id}.{file.extension}"] = file
    return names


def _entries(texts: Mapping[str, str], files: Mapping[str, Stored]) -> Iterator[Entry]:
    yield from (Entry(name, text) for name, text in texts.items())
    yield from (Entry(name, stored) for name, stored in files.items())
