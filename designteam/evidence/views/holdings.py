"""Bringing something of any kind into the library, changing it and sharing it."""

import secrets
from typing import Any

from flask import abort, request, url_for
from flask_babel import gettext

from designteam.evidence import commands, forms, policy
from designteam.evidence.formats import isbn_13, normal_doi
from designteam.evidence.forms.holding import current_values, known_whole, named
from designteam.evidence.models import Holding, Source, Term
from designteam.evidence.queries.holdings import terms_with, versions_of
from designteam.evidence.queries.known import same_source
from designteam.evidence.shown.readable import changes_in
from designteam.evidence.views.blueprint import bp, number_in, still_there
from designteam.evidence.words import KINDS
from designteam.kit import clock, db
from designteam.kit.reading import both_texts
from designteam.kit.web import Answer, may, me, page, saved, say
from designteam.kit.words import N_, CannotDo
from designteam.network.models import Audience
from designteam.teams.models import DesignTeam, Stale
from designteam.teams.policy import teams

NEW, EDIT = "evidence/holdings/new.html", "evidence/holdings/edit.html"
VERSIONS, CONFLICT = "evidence/holdings/versions.html", "evidence/holdings/conflict.html"
SEEMS_THERE = N_("This looks like a source that is in the library already. Is it another one? Then keep it.")


@bp.get("/teams/<int:team_id>/evidence/<kind>/new")
@may("design", teams, kept=False)
def new_holding(team: DesignTeam, kind: str) -> Answer:
    """A number of a source can stand in the address, so that nobody types it again after a catalogue was silent."""
    known = {"doi": normal_doi(request.args.get("doi", "")), "isbn": isbn_13(request.args.get("isbn", ""))}
    form = _form(kind, formdata=None, data=known)
    form.submission.data = secrets.token_urlsafe(16)
    return page(NEW, form=form, kind=kind, team=team)


@bp.post("/teams/<int:team_id>/evidence/<kind>")
@may("design", teams)
def add_holding(team: DesignTeam, kind: str) -> Answer:
    form = _form(kind)
    if form.wants_a_row:
        return page(NEW, form=form, kind=kind, team=team)
    if not form.validate_on_submit():
        return page(NEW, form=form, kind=kind, team=team, status=422)
    if there := _there_already(form):
        form.refuse(say(SEEMS_THERE))
        return page(NEW, form=form, kind=kind, team=team, there=there, status=422)
    try:
        with db.session().begin_nested():
            holding = commands.keep(
                kind,
                form.values(),
                of=team,
                terms=form.terms.chosen,
                submission=form.submission.data,
                by=me().person,
                at=clock.now(),
            )
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return page(NEW, form=form, kind=kind, team=team, status=422)
    return saved(_place_of(holding), message=gettext("Kept in the library."))


@bp.get("/evidence/<int:holding_id>/edit")
@may("revise", policy.holdings)
@still_there
def edit_holding(holding: Holding) -> Answer:
    form = _form(holding.kind, formdata=None, data=current_values(holding))
    form.from_version.data = holding.version
    return page(EDIT, form=form, holding=holding)


@bp.post("/evidence/<int:holding_id>/versions")
@may("revise", policy.holdings)
@still_there
def revise_holding(holding: Holding) -> Answer:
    form = _form(holding.kind, data=known_whole(holding))
    if form.wants_a_row:
        return page(EDIT, form=form, holding=holding, theirs=[])
    if not form.validate_on_submit():
        return page(EDIT, form=form, holding=holding, status=422)
    try:
        with db.session().begin_nested():
            commands.revise(
                holding,
                form.values(),
                from_version=form.from_version.data,
                because=form.sharper.data,
                terms=_terms_of(holding, form),
                by=me().person,
                at=clock.now(),
            )
    except Stale:
        return _conflict(holding, form)
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return page(EDIT, form=form, holding=holding, status=422)
    return saved(_place_of(holding), message=gettext("Kept."))


@bp.get("/evidence/<int:holding_id>/versions")
@may("see", policy.holdings)
def holding_versions(holding: Holding) -> Answer:
    versions = versions_of(holding)
    names = {term.id: named(term) for term in terms_with({id_ for one in versions for id_ in one.content["terms"]})}
    return page(VERSIONS, holding=holding, versions=versions, changes=changes_in(holding.kind, versions, names))


@bp.post("/evidence/<int:holding_id>/audience")
@may("share", policy.holdings)
@still_there
def share_holding(holding: Holding) -> Answer:
    form = forms.Sharing()
    if not form.validate_on_submit() or not form.audience.data:
        abort(422)
    holding.share(Audience(form.audience.data), by=me().person, at=clock.now())
    return saved(_place_of(holding), message=gettext("Kept who may read this."))


def _form(kind: str, **options: Any) -> forms.HoldingForm:
    if kind not in KINDS:
        abort(404)
    form = forms.FORMS[kind](**options)
    form.terms.offer(kind)
    return form


def _there_already(form: forms.HoldingForm) -> Source | None:
    """The source that this seems to be, unless somebody saw it and says that theirs is another."""
    there = same_source(form.marks, me().facts) if form.marks else None
    is_told = there and (there.id == number_in("another") or there.submission == form.submission.data)
    return None if is_told else there


def _terms_of(holding: Holding, form: forms.HoldingForm) -> list[Term]:
    """What was ticked, and what it carries already of the words that are offered no longer."""
    stays = [term for term in holding.terms if term not in form.terms.offered]
    return sorted([*form.terms.chosen, *stays], key=lambda term: (term.vocabulary_id, term.place))


def _conflict(holding: Holding, form: forms.HoldingForm) -> Answer:
    """Both texts in full, and a form with what was typed; keeping again goes on from what somebody else kept."""
    db.session().refresh(holding)
    kept = current_values(holding)
    theirs = _form(holding.kind, formdata=None, data=kept)
    names = [field.name for field in form if field.name in kept]
    form.from_version.data = holding.version
    newest, differing = versions_of(holding)[0], both_texts(form, theirs, names)
    return page(CONFLICT, form=form, holding=holding, newest=newest, differing=differing, status=409)


def _place_of(holding: Holding) -> str:
    return url_for("library.holding", holding_id=holding.id)
