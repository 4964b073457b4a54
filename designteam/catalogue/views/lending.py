"""A link with which somebody outside reads a product as it is now, without an account, until the team revokes it."""

from collections.abc import Sequence
from typing import Any

from flask import abort, make_response, url_for
from flask_babel import gettext

from designteam.catalogue import forms
from designteam.catalogue.views.blueprint import bp, product_of
from designteam.catalogue.views.enclosed import handed_along, pictures_in
from designteam.cycle.models import Artefact, Attachment, Consent, Product
from designteam.cycle.policy import artefacts
from designteam.cycle.views.around import around
from designteam.kit import clock
from designteam.kit.web import Answer, may, me, open_to_all, page, saved, say
from designteam.kit.words import CannotDo
from designteam.letters.views import address_of_site
from designteam.products import commands, policy
from designteam.products.models import ReadingLink
from designteam.products.queries import enclosures_of, link_with, links_lent_of, makers_of

LINKS, READ, OVER = "catalogue/links.html", "catalogue/read_along.html", "catalogue/link_is_over.html"


@bp.get("/artefacts/<int:artefact_id>/reading-links")
@may("revise", artefacts)
def reading_links(artefact: Artefact) -> Answer:
    return _links(product_of(artefact), forms.Lending(formdata=None))


@bp.post("/artefacts/<int:artefact_id>/reading-links")
@may("revise", artefacts)
def lend_link(artefact: Artefact) -> Answer:
    product, form = product_of(artefact), forms.Lending()
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
    files = _to_lend(files)
    answer = make_response(
        page(
            READ,
            product=product,
            said=product.content,
            files=files,
            pictures=pictures_in(files, lambda id_: url_for(".file_along", token=token, attachment_id=id_)),
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
    return handed_along(attachment_id, _to_lend(files))


def _to_lend(files: Sequence[Attachment]) -> Sequence[Attachment]:
    """Of these files what still may be shown, and shows nobody who can be recognised."""
    today = clock.today()
    return [one for one in files if one.may_be_shown(on=today) and one.consent is not Consent.AGREED]


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
