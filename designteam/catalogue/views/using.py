"""What another school does with a product: say that it uses it and how it goes, or make one of its own from it."""

from collections.abc import Sequence
from typing import Any, TypeVar

from flask import abort, url_for
from flask_babel import gettext
from sqlalchemy import select

from designteam.catalogue import forms
from designteam.catalogue.views.blueprint import bp
from designteam.cycle.queries.artefacts import iterations_of
from designteam.kit import clock, db
from designteam.kit.forms import OneOf
from designteam.kit.web import Answer, may, me, page, saved, say
from designteam.kit.words import CannotDo
from designteam.network.models import School
from designteam.products import commands, policy
from designteam.products.models import Publication, Went
from designteam.products.queries import edition_of, use_of
from designteam.teams.models import DesignTeam

OfASchool = TypeVar("OfASchool", forms.Using, forms.Averting, forms.AskingMakers)

USE, ADAPT, AVERT = "catalogue/use.html", "catalogue/adapt.html", "catalogue/avert.html"


@bp.get("/products/<int:publication_id>/use")
@may("take_along", policy.publications)
def use_product(publication: Publication) -> Answer:
    """What the school told before stands in the form."""
    known = next((found for id_ in me().facts["my_schools"] if (found := use_of(publication, id_))), None)
    told: dict[str, Any] = {}
    if known:
        told = {name: getattr(known, name) for name in ("changed", "grades", "group_size", "went_because")}
        told |= {"school": str(known.school_id), "went": known.went.value}
    form = forms.Using(formdata=None, data={"went": Went.TOO_EARLY.value, **told})
    return page(USE, publication=publication, form=offer_schools(form, publication), known=known)


@bp.post("/products/<int:publication_id>/use")
@may("take_along", policy.publications)
def tell_use(publication: Publication) -> Answer:
    form = offer_schools(forms.Using(), publication)
    if not form.validate_on_submit():
        return page(USE, publication=publication, form=form, known=None, status=422)
    commands.use(
        publication,
        school_id=int(form.school.data),
        changed=form.changed.data,
        grades=form.grades.data,
        group_size=form.group_size.data,
        went=Went(form.went.data or Went.TOO_EARLY),
        went_because=form.went_because.data,
        by=me().person,
        at=clock.now(),
    )
    return saved(
        url_for(".product", publication_id=publication.id, _anchor="uses"),
        message=gettext("Thank you. Other schools read how it goes with you."),
    )


@bp.get("/products/<int:publication_id>/averted")
@may("take_along", policy.publications)
def ask_what_was_averted(publication: Publication) -> Answer:
    form = forms.Averting(formdata=None)
    return page(AVERT, publication=publication, form=offer_schools(form, publication))


@bp.post("/products/<int:publication_id>/averted")
@may("take_along", policy.publications)
def tell_averted(publication: Publication) -> Answer:
    form = offer_schools(forms.Averting(), publication)
    if not form.validate_on_submit():
        return page(AVERT, publication=publication, form=form, status=422)
    school_id = int(form.school.data)
    commands.avert(publication, school_id=school_id, what=form.what.data, by=me().person, at=clock.now())
    message = gettext("Thank you. The makers see that it spared you something.")
    return saved(url_for(".product", publication_id=publication.id, _anchor="averted"), message=message)


@bp.get("/products/<int:publication_id>/adaptation")
@may("adapt", policy.publications)
def adapt_product(publication: Publication) -> Answer:
    form = forms.Adapting(formdata=None)
    return page(ADAPT, publication=publication, form=_with_teams(form, publication))


@bp.post("/products/<int:publication_id>/adaptation")
@may("adapt", policy.publications)
def make_own(publication: Publication) -> Answer:
    form = _with_teams(forms.Adapting(), publication)
    if not form.validate_on_submit():
        return page(ADAPT, publication=publication, form=form, status=422)
    iteration = next(iter(iterations_of(int(form.team.data))), None)
    edition = edition_of(publication, publication.edition)
    if iteration is None or edition is None:
        abort(404)
    try:
        with db.session().begin_nested():
            made = commands.adapt(edition, to=iteration, changes=form.changes.data, by=me().person, at=clock.now())
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return page(ADAPT, publication=publication, form=form, status=422)
    return saved(
        url_for("cycle.edit_artefact", artefact_id=made.id), message=gettext("This is yours now. Change what you need.")
    )


def offer_schools(form: OfASchool, publication: Publication) -> OfASchool:
    """Let somebody choose for which of their schools, except the one that made it."""
    _offer(form.school, _other_schools(publication))
    return form


def _other_schools(publication: Publication) -> list[tuple[str, str]]:
    """The schools of the reader, except the one that made it."""
    ids = [id_ for id_ in me().facts["my_schools"] if id_ != publication.team.school_id]
    schools = db.session().scalars(select(School).where(School.id.in_(ids)).order_by(School.name))
    return [(str(school.id), school.name) for school in schools]


def _with_teams(form: forms.Adapting, publication: Publication) -> forms.Adapting:
    ids = [id_ for id_ in me().facts["my_design_teams"] if id_ != publication.team_id]
    teams = db.session().query(DesignTeam).where(DesignTeam.id.in_(ids)).order_by(DesignTeam.id)
    _offer(form.team, [(str(team.id), f"{team.school.name}: {team.name}") for team in teams])
    return form


def _offer(field: OneOf, choices: Sequence[tuple[str, str]]) -> None:
    """Who can only choose one need not choose."""
    field.choices = [("", gettext("Not chosen yet")), *choices]
    if len(choices) == 1 and not field.data:
        field.data = choices[0][0]
