"""How a product goes out: the team asks, the school leader answers, and both see what was noticed about it."""

import secrets
from collections.abc import Sequence
from typing import Any, cast

from flask import current_app, url_for
from flask_babel import gettext

from designteam.catalogue import forms
from designteam.catalogue.queries.grounds import Grounds, grounds_of
from designteam.catalogue.shown.checks import Finding, LookedAt, is_stopped, looked_over
from designteam.catalogue.shown.story import HEADINGS, Step, steps_of, told
from designteam.catalogue.views.blueprint import bp, product_of
from designteam.catalogue.views.enclosed import pictures_in
from designteam.catalogue.views.telling import tell_answer, tell_school_leaders
from designteam.cycle.models import Artefact, Attachment, Bookmark, Consent, Product
from designteam.cycle.policy import artefacts
from designteam.cycle.views.around import around
from designteam.cycle.views.upkeep import attachments_of
from designteam.kit import clock
from designteam.kit.web import Answer, Site, can, may, me, page, saved, say
from designteam.kit.words import CannotDo
from designteam.network.models import Audience
from designteam.products import commands, policy
from designteam.products.models import Edition, Publication, waiting_in
from designteam.products.queries import (
    enclosures_of,
    files_of,
    licences_it_was_made_from,
    links_of,
    makers_of,
    publication_of,
    who_confirms,
)

PLACE, NEW, FORM = "catalogue/publication.html", "catalogue/propose.html", "catalogue/_propose.html"
PROPOSAL, RETURN = "catalogue/proposal.html", "catalogue/send_back.html"


@bp.get("/artefacts/<int:artefact_id>/publication")
@may("work_in_its_team", artefacts)
def publication(artefact: Artefact) -> Answer:
    """Where a product stands on its way out, and what was said about that."""
    product = product_of(artefact)
    found = publication_of(product.id)
    waiting = waiting_in(found.editions) if found else None
    return page(
        PLACE,
        publication=found,
        waiting=waiting,
        makers=makers_of(product.id),
        findings=[] if waiting else _noticed(product, grounds_of(product)),
        **around(product),
    )


@bp.get("/artefacts/<int:artefact_id>/proposals/new")
@may("revise", artefacts)
def new_proposal(artefact: Artefact) -> Answer:
    product = product_of(artefact)
    grounds = grounds_of(product)
    form = _proposal_of(product, grounds, formdata=None)
    form.submission.data = secrets.token_urlsafe(16)
    return page(NEW, part=FORM, form=form, findings=_noticed(product, grounds), **around(product))


@bp.post("/artefacts/<int:artefact_id>/proposals")
@may("revise", artefacts)
def propose(artefact: Artefact) -> Answer:
    product = product_of(artefact)
    grounds = grounds_of(product)
    form = _proposal_of(product, grounds)
    is_filled_in = form.validate_on_submit()
    audience = Audience(form.audience.data) if is_filled_in else Audience.PUBLIC
    findings = _noticed(product, grounds, files=form.files.data or (), links=form.links.data or (), audience=audience)
    again: dict[str, Any] = {"form": form, "findings": findings, **around(product)}
    if not is_filled_in:
        return page(NEW, part=FORM, status=422, **again)
    if is_stopped(findings):
        form.refuse(gettext("It cannot go out like this yet. Above it says what is in the way."))
        return page(NEW, part=FORM, status=422, **again)
    kept = set(form.story.data or ())
    try:
        edition = commands.propose(
            product,
            story=[step.as_kept() for step in _steps(grounds) if step.key in kept],
            files=form.files.data or (),
            links=form.links.data or (),
            audience=audience,
            goes_out_on=form.goes_out_on.data,
            because=form.because.data,
            said=form.said.data,
            submission=form.submission.data or None,
            by=me().person,
            at=clock.now(),
        )
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return page(NEW, part=FORM, status=422, **again)
    tell_school_leaders(edition, who_confirms(product.team_id, today=clock.today()))
    return saved(_place(product.id), message=gettext("The school leader gets a letter about it."))


@bp.get("/proposals/<int:edition_id>")
@may("see", policy.editions)
def proposal(edition: Edition) -> Answer:
    """The product exactly as others will read it, with what was noticed, for who has to answer."""
    return _proposal(edition, forms.Confirming(formdata=None))


@bp.post("/proposals/<int:edition_id>/confirmation")
@may("confirm", policy.editions)
def confirm_proposal(edition: Edition) -> Answer:
    form = forms.Confirming()
    if not form.validate_on_submit():
        return _proposal(edition, form, status=422)
    if is_stopped(_noticed_in(edition)):
        form.refuse(gettext("Something is in the way in the meantime. Below it says what."))
        return _proposal(edition, form, status=422)
    try:
        commands.confirm(edition, by=me().person, at=clock.now(), today=clock.today())
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return _proposal(edition, form, status=409)
    tell_answer(edition)
    message = gettext("It is out.") if edition.out_at else gettext("Confirmed. It goes out by itself on that day.")
    return saved(_place(edition.publication.product_id), message=message)


@bp.get("/proposals/<int:edition_id>/return")
@may("confirm", policy.editions)
def ask_what_has_to_change(edition: Edition) -> Answer:
    return page(RETURN, edition=edition, form=forms.Answering(formdata=None), **around(edition.publication.product))


@bp.post("/proposals/<int:edition_id>/return")
@may("confirm", policy.editions)
def send_proposal_back(edition: Edition) -> Answer:
    form, whole = forms.Answering(), around(edition.publication.product)
    if not form.validate_on_submit():
        return page(RETURN, edition=edition, form=form, status=422, **whole)
    try:
        commands.send_back(edition, because=form.because.data, by=me().person, at=clock.now())
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return page(RETURN, edition=edition, form=form, status=409, **whole)
    tell_answer(edition)
    return saved(_place(edition.publication.product_id), message=gettext("The team reads what has to be different."))


@bp.post("/proposals/<int:edition_id>/taking-back")
@may("take_back", policy.editions)
def take_proposal_back(edition: Edition) -> Answer:
    if edition.is_waiting or edition.is_planned:
        commands.take_back(edition, by=me().person, at=clock.now())
    return saved(_place(edition.publication.product_id), message=gettext("Taken back. You can change it now."))


def _proposal(edition: Edition, form: forms.Confirming, status: int = 200) -> Answer:
    publication = edition.publication
    return page(
        PROPOSAL,
        status=status,
        edition=edition,
        publication=publication,
        form=form,
        findings=_noticed_in(edition),
        may_answer=can("confirm", edition) and edition.is_waiting,
        **readable(edition, publication),
        **around(publication.product),
    )


def readable(edition: Edition, publication: Publication) -> dict[str, Any]:
    """What the page of a product shows of one edition. As long as it is not out, its files are those of the team."""
    files = files_of(edition, today=clock.today())

    def address(file_id: int) -> str:
        if edition.number:
            return url_for(".product_file", publication_id=publication.id, attachment_id=file_id)
        return url_for("cycle.attachment", attachment_id=file_id)

    return {
        "said": edition.content,
        "story": told(edition.story),
        "files": files,
        "pictures": pictures_in(files, address),
        "links": links_of(edition),
        "makers": makers_of(publication.product_id),
    }


def _proposal_of(product: Product, grounds: Grounds, **options: Any) -> forms.Proposal:
    """The form, filled in as the last edition was: what was trimmed then stays out."""
    files, links = enclosures_of(product.id)
    found = publication_of(product.id)
    last = next(reversed(found.editions), None) if found else None
    steps = _steps(grounds)
    form = forms.Proposal(
        **options,
        data={
            "audience": (last.audience if last else Audience.NETWORK).value,
            "story": _chosen_before(steps, last),
            "files": [file.id for file in files if file.consent is not Consent.AGREED],
            "links": [link.id for link in links],
        },
    )
    form.story.choices = [(step.key, f"{say(HEADINGS[step.part])}: {step.text}") for step in steps]
    form.files.choices = [(file.id, file.title) for file in files]
    form.links.choices = [(link.id, link.title) for link in links]
    return form


def _chosen_before(steps: Sequence[Step], last: Edition | None) -> list[str]:
    if last is None or not last.story:
        return [step.key for step in steps]
    kept, newest = {step["key"] for step in last.story}, last.proposed_at.date().isoformat()
    return [step.key for step in steps if step.key in kept or step.on > newest]


def _steps(grounds: Grounds) -> Sequence[Step]:
    return steps_of(grounds.product, grounds.thread, grounds.read)


def _noticed(
    product: Product,
    grounds: Grounds,
    *,
    files: Sequence[int] | None = None,
    links: Sequence[int] | None = None,
    audience: Audience = Audience.NETWORK,
) -> Sequence[Finding]:
    enclosed, linked = enclosures_of(product.id)
    return _looked(
        product,
        content=product.content,
        story=[text for step in _steps(grounds) for text in (step.text, step.note)],
        files=[file for file in enclosed if files is None or file.id in files],
        links=[link for link in linked if links is None or link.id in links],
        audience=audience,
        is_linked=grounds.is_linked,
    )


def _noticed_in(edition: Edition) -> Sequence[Finding]:
    """What is noticed now about what was proposed then."""
    product = edition.publication.product
    enclosed, linked = enclosures_of(product.id)
    return _looked(
        product,
        content=edition.content,
        story=[text for step in edition.story for text in (step["text"], step["note"])],
        files=[file for file in enclosed if file.id in edition.files],
        links=[link for link in linked if link.id in edition.links],
        audience=edition.audience,
        is_linked=bool(edition.story),
    )


def _looked(
    product: Product,
    *,
    content: dict[str, Any],
    story: Sequence[str],
    files: Sequence[Attachment],
    links: Sequence[Bookmark],
    audience: Audience,
    is_linked: bool,
) -> Sequence[Finding]:
    shelf = attachments_of(cast(Site, current_app))
    today = clock.today()
    return looked_over(
        LookedAt(
            content=content,
            story=story,
            files=files,
            links=links,
            makers=sum(maker.declined_at is None for maker in makers_of(product.id)),
            audience=audience,
            rests_on_something=is_linked,
            is_confirmed_by=len(who_confirms(product.team_id, today=today)),
            missing=[file.title for file in files if shelf.find(file.file) is None],
            made_from=licences_it_was_made_from(product.id),
        ),
        today=today,
    )


def _place(product_id: int) -> str:
    return url_for(".publication", artefact_id=product_id)
