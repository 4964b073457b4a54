"""A product as others read it: how it came about, for whom it worked, what one needs, and its files."""

from collections.abc import Sequence

from flask import abort, redirect, url_for
from flask_babel import gettext

from designteam.catalogue import forms
from designteam.catalogue.queries.families import family_of
from designteam.catalogue.queries.following import interest_in
from designteam.catalogue.shown.describing import head_of
from designteam.catalogue.views.blueprint import bp
from designteam.catalogue.views.enclosed import handed_along
from designteam.catalogue.views.proposing import readable
from designteam.cycle.models import Attachment
from designteam.cycle.views.readable import changes_between
from designteam.feedback.queries import feedback_on
from designteam.kit import clock
from designteam.kit.web import Answer, may, me, page, saved, say
from designteam.kit.words import CannotDo
from designteam.products import policy
from designteam.products.models import SUBJECT, Edition, Publication
from designteam.products.queries import (
    averted_thanks_to,
    edition_of,
    editions_out,
    files_of,
    goes_of,
    questions_to,
    uses_of,
)

SHOW, GONE, EDITIONS = "catalogue/product.html", "catalogue/gone.html", "catalogue/editions.html"
WITHDRAW = "catalogue/withdraw.html"
MOST_USES = 20


@bp.get("/products/<int:publication_id>")
@may("see", policy.publications)
def product(publication: Publication) -> Answer:
    """What was withdrawn tells why; what is not out yet is known to its team alone, and stands there."""
    if publication.is_withdrawn:
        return page(GONE, publication=publication, status=410)
    if not publication.is_out:
        return redirect(url_for(".publication", artefact_id=publication.product_id))
    edition = edition_now(publication)
    said = readable(edition, publication)
    return page(
        SHOW,
        head=head_of(publication, edition, makers=said["makers"], files=said["files"]),
        publication=publication,
        edition=edition,
        editions=editions_out(publication),
        uses=uses_of(publication, most=MOST_USES),
        goes=goes_of([publication.id]).get(publication.id, {}),
        said_by_others=feedback_on(SUBJECT, publication.id),
        asked=questions_to(publication),
        averted=averted_thanks_to(publication),
        family=family_of(publication, me()),
        followed=interest_in(publication.id, me().id) if me().is_authenticated else None,
        **said,
    )


@bp.get("/products/<int:publication_id>/editions")
@may("see", policy.publications)
def product_editions(publication: Publication) -> Answer:
    """What changed between one edition and the one before it, the newest first."""
    if not publication.is_out:
        return redirect(url_for(".product", publication_id=publication.id))
    rows = editions_out(publication)
    steps = [
        (row, changes_between("product", earlier.content, row.content) if earlier else [])
        for row, earlier in zip(rows, [*rows[1:], None], strict=True)
    ]
    return page(EDITIONS, publication=publication, steps=steps)


@bp.get("/products/<int:publication_id>/files/<int:attachment_id>")
@may("see", policy.publications)
def product_file(publication: Publication, attachment_id: int) -> Answer:
    return handed_along(attachment_id, _files_out(publication))


@bp.get("/products/<int:publication_id>/files/<int:attachment_id>/small")
@may("see", policy.publications)
def small_product_file(publication: Publication, attachment_id: int) -> Answer:
    """As search engines show it beside a product."""
    return handed_along(attachment_id, _files_out(publication), is_small=True)


@bp.get("/products/<int:publication_id>/withdrawal")
@may("recall", policy.publications)
def ask_why_withdrawn(publication: Publication) -> Answer:
    return page(WITHDRAW, publication=publication, form=forms.Withdrawing(formdata=None))


@bp.post("/products/<int:publication_id>/withdrawal")
@may("recall", policy.publications)
def withdraw_product(publication: Publication) -> Answer:
    form = forms.Withdrawing()
    if not form.validate_on_submit():
        return page(WITHDRAW, publication=publication, form=form, status=422)
    for_network = publication.team_id not in me().facts["my_confirmed_teams"]
    try:
        publication.withdraw(because=form.because.data, for_network=for_network, by=me().person, at=clock.now())
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return page(WITHDRAW, publication=publication, form=form, status=409)
    return saved(url_for(".products"), message=gettext("Withdrawn. Its address tells why."))


def _files_out(publication: Publication) -> Sequence[Attachment]:
    """The files of the edition that is out, when one is."""
    return files_of(edition_now(publication), today=clock.today()) if publication.is_out else []


def edition_now(publication: Publication) -> Edition:
    edition = edition_of(publication, publication.edition)
    if edition is None:
        abort(404)
    return edition
