"""A link with which somebody outside reads a product as it is now, without an account, until the team revokes it."""

from typing import Any, cast

from flask import abort, current_app, make_response, url_for
from flask_babel import gettext

from designteam.catalogue import forms
from designteam.catalogue.views.blueprint import bp
from designteam.cycle.models import Artefact, Consent, Product
from designteam.cycle.policy import artefacts
from designteam.cycle.views.around import around
from designteam.cycle.views.attachments import download_name
from designteam.cycle.views.upkeep import attachments_of
from designteam.kit import clock
from designteam.kit.downloads import handed_out
from designteam.kit.web import Answer, Site, may, me, open_to_all, page, saved, say
from designteam.kit.words import CannotDo
from designteam.letters.views import address_of_site
from designteam.products import commands, policy
from designteam.products.models import ReadingLink
from designteam.products.queries import enclosures_of, link_with, links_lent_of, makers_of

LINKS, READ, OVER = "catalogue/links.html", "catalogue/read_along.html", "catalogue/link_is_over.html"


@bp.get("/artefacts/<int:artefact_id>/reading-links")
@may("revise", artefacts)
def reading_links(artefact: Artefact) -> Answer:
    return _links(_product(artefact), forms.Lending(formdata=None))


@bp.post("/artefacts/<int:artefact_id>/reading-links")
@may("revise", artefacts)
def lend_link(artefact: Artefact) -> Answer:
    product, form = _product(artefact), forms.Lending()
    if not form.validate_on_submit():
        return _links(product, form, status=422)
    try:
        commands.lend_link(
            product, label=form.label.data, without_names=form.without_names.data, by=me().person, at=clock.now(),
            today=clock.today(),
        )  # fmt: skip
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return _links(product, form, status=422)
    return saved(
        url_for(".reading_links", artefact_id=product.id), message=gettext("The link is there. Copy it below.")
    )


@bp.post("/reading-links/<int:reading_link_id>/revocation")
@may("revoke", policy.reading_links)
def revoke_link(reading_link: ReadingLink) -> Answer:
    commands.revoke_link(reading_link, by=me().person, at=clock.now())
    message = gettext("Revoked. The link leads nowhere any more.")
    return saved(url_for(".reading_links", artefact_id=reading_link.product_id), message=message)


@bp.get("/read/<token>")
@open_to_all
def read_along(token: str) -> Answer:
    """The product as it is now. Search engines are asked to stay away, and nothing of it is kept in between."""
    link = _link(token)
    if not link.is_good(clock.today()):
        return page(OVER, status=410)
    product = link.product
    files, links = enclosures_of(product.id)
    answer = make_response(
        page(
            READ,
            product=product,
            said=product.content,
            files=[file for file in files if file.consent is not Consent.AGREED],
            links=links,
            link=link,
            makers=[] if link.without_names else makers_of(product.id),
        )
    )
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@bp.get("/read/<token>/files/<int:attachment_id>")
@open_to_all
def file_along(token: str, attachment_id: int) -> Answer:
    link = _link(token)
    files, _ = enclosures_of(link.product_id) if link.is_good(clock.today()) else ([], [])
    found = next((file for file in files if file.id == attachment_id and file.consent is not Consent.AGREED), None)
    if found is None or not found.may_be_shown(on=clock.today()):
        abort(404)
    return handed_out(
        attachments_of(cast(Site, current_app)).find(found.file),
        media_type=found.media_type,
        name=download_name(found),
        to_look_at=found.is_picture,
    )


def _links(product: Product, form: forms.Lending, status: int = 200) -> Answer:
    lent: list[Any] = [
        (link, address_of_site() + url_for(".read_along", token=link.token), link.is_good(clock.today()))
        for link in links_lent_of(product.id)
    ]
    return page(LINKS, form=form, lent=lent, status=status, **around(product))


def _link(token: str) -> ReadingLink:
    found = link_with(token) if len(token) <= 40 else None
    if found is None:
        abort(404)
    return found


def _product(artefact: Artefact) -> Product:
    if not isinstance(artefact, Product):
        abort(404)
    return artefact
