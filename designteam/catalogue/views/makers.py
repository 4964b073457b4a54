"""Who made a product, in which order; and whoever is named may take their name back."""

from collections.abc import Sequence
from typing import Any

from flask import url_for
from flask_babel import gettext

from designteam.catalogue import forms
from designteam.catalogue.views.blueprint import bp, product_of
from designteam.cycle.models import Artefact, Product
from designteam.cycle.policy import artefacts
from designteam.cycle.views.around import around
from designteam.kit import clock
from designteam.kit.web import Answer, may, me, page, saved, say, signed_in
from designteam.kit.words import CannotDo
from designteam.products import commands, policy
from designteam.products.models import Maker
from designteam.products.queries import makers_of, products_made_by
from designteam.teams.queries.viewers import memberships_of

NAME, MINE = "catalogue/makers.html", "catalogue/made_by_me.html"
TO_SPARE = 3


@bp.get("/artefacts/<int:artefact_id>/makers")
@may("revise", artefacts)
def makers(artefact: Artefact) -> Answer:
    """Before anybody was named, the people of the team are proposed."""
    product = product_of(artefact)
    named = makers_of(product.id)
    return page(NAME, form=_form_of(product, named, formdata=None), named=named, **around(product))


@bp.post("/artefacts/<int:artefact_id>/makers")
@may("revise", artefacts)
def name_makers(artefact: Artefact) -> Answer:
    product = product_of(artefact)
    named = makers_of(product.id)
    form = _form_of(product, named)
    if not form.validate_on_submit():
        return page(NAME, form=form, named=named, status=422, **around(product))
    people = {member.person.name: member.person_id for member in memberships_of(product.team)}
    chosen = [(people.get(name.data), name.data, role.data or "") for name, role in form.lines if name.data]
    try:
        commands.name_makers(product, chosen, by=me().person, at=clock.now())
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return page(NAME, form=form, named=named, status=422, **around(product))
    return saved(url_for(".publication", artefact_id=product.id), message=gettext("Kept."))


@bp.get("/made-by-me")
@signed_in
def made_by_me() -> Answer:
    """The products in which the reader is named as a maker."""
    return page(MINE, makers=products_made_by(me().id))


@bp.post("/makers/<int:maker_id>/name")
@may("decline", policy.makers)
def decline_name(maker: Maker) -> Answer:
    """Take one's own name back, or let it stand after all."""
    commands.decline(maker, is_declined=maker.declined_at is None, by=me().person, at=clock.now())
    return saved(url_for(".made_by_me"), message=gettext("Kept."))


def _form_of(product: Product, named: Sequence[Maker], **options: Any) -> Any:
    """One line for everybody who was named, and a few to spare."""
    proposed = [(maker.name, maker.role) for maker in named] or [
        (member.person.name, member.role.value)
        for member in memberships_of(product.team)
        if member.is_current(clock.today())
    ]
    proposed = list(dict(proposed).items())[: commands.MOST_MAKERS]
    lines = min(len(proposed) + TO_SPARE, commands.MOST_MAKERS)
    data = {f"name_{place}": name for place, (name, _) in enumerate(proposed, 1)}
    data |= {f"role_{place}": role for place, (_, role) in enumerate(proposed, 1)}
    return forms.naming(lines)(**options, data=data)
