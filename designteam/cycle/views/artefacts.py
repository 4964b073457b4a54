"""Writing down, reading and changing artefacts of every kind."""

import secrets
from typing import Any

from flask import abort, url_for
from flask_babel import gettext

from designteam.cycle import commands, forms, policy
from designteam.cycle.models import (
    Artefact,
    Iteration,
    Link,
    WorkingHypothesis,
)
from designteam.cycle.queries import artefacts as queries
from designteam.cycle.queries.attachments import enclosed_with
from designteam.cycle.queries.citations import cited_by
from designteam.cycle.views.around import around
from designteam.cycle.views.asking import current_values, form_for, linking_of, prefilled
from designteam.cycle.views.beside import of_its_kind
from designteam.cycle.views.blueprint import bp
from designteam.cycle.views.conversation import conversation_about
from designteam.cycle.views.menus import team_tabs
from designteam.cycle.views.pictures import offer_pictures
from designteam.cycle.views.readable import both_texts
from designteam.kit import clock, db
from designteam.kit.web import Answer, can, granted, may, me, page, saved, say
from designteam.kit.words import CannotDo
from designteam.method.definition import kind_named, phase_that_makes
from designteam.network.models import Audience
from designteam.teams.models import Stale

NEW, EDIT, SHOW = "cycle/artefacts/new.html", "cycle/artefacts/edit.html", "cycle/artefacts/show.html"
FORM = "cycle/artefacts/_form.html"
CONFLICT, CONFLICTING = "cycle/artefacts/conflict.html", "cycle/artefacts/_conflict.html"
DROP = "cycle/artefacts/drop.html"
LINK, LINK_FORM = "cycle/artefacts/link.html", "cycle/artefacts/_link_form.html"


@bp.get("/iterations/<int:iteration_id>/<kind>/new")
@may("work", policy.iterations)
def new_artefact(iteration: Iteration, kind: str) -> Answer:
    form = form_for(kind, iteration, formdata=None, **prefilled(kind, iteration))
    form.submission.data = secrets.token_urlsafe(16)
    return page(NEW, part=FORM, **_writing(form, kind, iteration))


@bp.post("/iterations/<int:iteration_id>/<kind>")
@may("work", policy.iterations)
def add_artefact(iteration: Iteration, kind: str) -> Answer:
    form = form_for(kind, iteration)
    if form.wants_a_row:
        return page(NEW, part=FORM, **_writing(form, kind, iteration))
    if not form.validate_on_submit():
        return page(NEW, part=FORM, status=422, **_writing(form, kind, iteration))
    grounds = queries.artefacts_with(form.rests_on.data)  # the form let through only what stands in this iteration
    try:
        with db.session().begin_nested():
            artefact = commands.add(
                kind,
                form.values(),
                to=iteration,
                rests_on=grounds,
                status=form.saved_as,
                submission=form.submission.data,
                by=me().person,
                at=clock.now(),
            )
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return page(NEW, part=FORM, status=422, **_writing(form, kind, iteration))
    place = _place_of_photo(artefact) if form.goes_on_to_photo else _place_of(artefact, iteration)
    return saved(place, message=gettext("Kept."))


@bp.get("/artefacts/<int:artefact_id>")
@may("see", policy.artefacts)
def artefact(artefact: Artefact) -> Answer:
    return _shown(artefact)


@bp.get("/artefacts/<int:artefact_id>/edit")
@may("revise", policy.artefacts)
def edit_artefact(artefact: Artefact) -> Answer:
    iteration = commands.current_iteration_of(artefact)
    form = form_for(artefact.kind, iteration, artefact, formdata=None, data=current_values(artefact))
    form.from_version.data = artefact.version
    return page(EDIT, part=FORM, **_writing(form, artefact.kind, iteration, artefact))


@bp.post("/artefacts/<int:artefact_id>/versions")
@may("revise", policy.artefacts)
def revise_artefact(artefact: Artefact) -> Answer:
    iteration = commands.current_iteration_of(artefact)
    form = form_for(artefact.kind, iteration, artefact)
    writing = _writing(form, artefact.kind, iteration, artefact)
    if form.wants_a_row:
        return page(EDIT, part=FORM, **writing)
    if not form.validate_on_submit():
        return page(EDIT, part=FORM, status=422, **writing)
    try:
        with db.session().begin_nested():
            commands.revise(
                artefact,
                form.values(),
                from_version=form.from_version.data,
                because=form.sharper.data,
                status=form.saved_as,
                to=iteration,
                by=me().person,
                at=clock.now(),
            )
    except Stale:
        return _conflict(artefact, form, writing)
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return page(EDIT, part=FORM, status=422, **writing)
    return saved(url_for(".artefact", artefact_id=artefact.id), message=gettext("Kept."))


@bp.post("/artefacts/<int:artefact_id>/agreement")
@may("revise", policy.artefacts)
def agree_on_artefact(artefact: Artefact) -> Answer:
    artefact.agree(by=me().person, at=clock.now())
    return saved(url_for(".artefact", artefact_id=artefact.id), message=gettext("Agreed as it stands now."))


@bp.get("/artefacts/<int:artefact_id>/drop")
@may("revise", policy.artefacts)
def ask_why_dropped(artefact: Artefact) -> Answer:
    return page(DROP, form=forms.Dropping(formdata=None), **around(artefact))


@bp.post("/artefacts/<int:artefact_id>/drop")
@may("revise", policy.artefacts)
def drop_artefact(artefact: Artefact) -> Answer:
    form = forms.Dropping()
    if not form.validate_on_submit():
        return page(DROP, form=form, status=422, **around(artefact))
    artefact.drop(because=form.reason.data, by=me().person, at=clock.now())
    return saved(url_for(".artefact", artefact_id=artefact.id), message=gettext("Dropped. It can still be read."))


@bp.post("/artefacts/<int:artefact_id>/taking-up")
@may("revise", policy.artefacts)
def take_up_artefact(artefact: Artefact) -> Answer:
    artefact.take_up_again(by=me().person, at=clock.now())
    return saved(url_for(".artefact", artefact_id=artefact.id), message=gettext("It takes part again."))


@bp.post("/artefacts/<int:artefact_id>/audience")
@may("share", policy.artefacts)
def share_artefact(artefact: Artefact) -> Answer:
    if not artefact.goes_out_by_itself:
        abort(404)
    form = forms.Sharing()
    if not form.validate_on_submit() or not form.audience.data:
        abort(422)
    artefact.share(Audience(form.audience.data), by=me().person, at=clock.now())
    return saved(url_for(".artefact", artefact_id=artefact.id), message=gettext("Kept who may read this."))


@bp.post("/artefacts/<int:artefact_id>/endorsement")
@may("endorse", policy.artefacts)
def endorse_hypothesis(artefact: Artefact) -> Answer:
    if not isinstance(artefact, WorkingHypothesis):
        abort(404)
    form = forms.Endorsement()
    if not form.validate_on_submit():
        return _shown(artefact, endorsement=form, status=422)
    try:
        commands.endorse(
            artefact,
            version=form.from_version.data,
            reservation=form.reservation.data,
            by=me().person,
            at=clock.now(),
        )
    except Stale:
        form.refuse(gettext("The hypothesis has just changed. Read it again; your reservation is still here."))
        return _shown(artefact, endorsement=form, status=409)
    return saved(url_for(".artefact", artefact_id=artefact.id), message=gettext("Thank you, that is noted."))


@bp.get("/artefacts/<int:artefact_id>/links/new")
@may("revise", policy.artefacts)
def new_link(artefact: Artefact) -> Answer:
    """Everything it could rest on is only looked up when somebody wants to choose from it."""
    values = around(artefact)
    ties = queries.ties_of(artefact).earlier
    return page(LINK, part=LINK_FORM, form=linking_of(artefact, values["iteration"], ties, formdata=None), **values)


@bp.post("/artefacts/<int:artefact_id>/links")
@may("revise", policy.artefacts)
def link_artefact(artefact: Artefact) -> Answer:
    values = around(artefact)
    form = linking_of(artefact, values["iteration"])
    if not form.validate_on_submit():
        return page(LINK, status=422, form=form, **values)
    earlier = granted(policy.artefacts, int(form.other.data), "see")
    commands.link(artefact, earlier, by=me().person, at=clock.now())
    return saved(url_for(".artefact", artefact_id=artefact.id), message=gettext("Linked."))


@bp.post("/artefacts/<int:artefact_id>/links/<int:link_id>/removal")
@may("revise", policy.artefacts)
def unlink_artefact(artefact: Artefact, link_id: int) -> Answer:
    link = db.session().get(Link, link_id)
    if link is None or artefact.id not in (link.from_id, link.to_id):
        abort(404)
    commands.unlink(link, by=me().person, at=clock.now())
    return saved(url_for(".artefact", artefact_id=artefact.id), message=gettext("The link is gone."))


def _shown(
    artefact: Artefact,
    *,
    endorsement: forms.Endorsement | None = None,
    status: int = 200,
) -> Answer:
    """The page of one artefact. What only its team may know is not even asked for others."""
    iteration = commands.current_iteration_of(artefact)
    in_team = can("work_in_its_team", artefact)
    ties = queries.ties_of(artefact) if in_team else queries.Ties([], [])
    values: dict[str, Any] = {
        "artefact": artefact,
        "team": artefact.team,
        "iteration": iteration,
        "phase": phase_that_makes(artefact.kind),
        "in_team": in_team,
        "rests_on": ties.earlier,
        "leads_to": ties.later,
        "versions": queries.versions_of(artefact) if in_team else [],
        "talk": conversation_about(artefact),
        "new": 0,
        "cited": cited_by(artefact, me().facts),
        "enclosed": enclosed_with(artefact.id, today=clock.today(), in_team=in_team),
    }
    if in_team:
        values["team_tabs"] = team_tabs(artefact.team, iteration)
    if can("revise", artefact) and artefact.goes_out_by_itself:
        values["sharing"] = forms.Sharing(formdata=None, data={"audience": artefact.audience.value})
    return page(SHOW, status=status, **values, **of_its_kind(artefact, iteration, endorsement, in_team=in_team))


def _writing(
    form: forms.ArtefactForm, kind: str, iteration: Iteration, artefact: Artefact | None = None
) -> dict[str, Any]:
    """What the pages need on which something is written."""
    team = iteration.team
    offer_pictures(form, iteration, artefact)
    return {
        "form": form,
        "kind": kind_named(kind),
        "iteration": iteration,
        "artefact": artefact,
        "team": team,
        "team_tabs": team_tabs(team, iteration),
        "phase": phase_that_makes(kind),
    }


def _place_of(artefact: Artefact, iteration: Iteration) -> str:
    """Where somebody goes on after writing: the phase in which this kind is made."""
    phase = phase_that_makes(artefact.kind)
    return url_for("workspace.phase", iteration_id=iteration.id, phase=phase.code, _anchor=f"artefact-{artefact.id}")


def _place_of_photo(artefact: Artefact) -> str:
    return url_for(".new_attachment", artefact_id=artefact.id)


def _conflict(artefact: Artefact, form: forms.ArtefactForm, writing: dict[str, Any]) -> Answer:
    """Both texts in full, with what differs, and a form that holds one's own to make one text of it."""
    db.session().refresh(artefact)
    newest = queries.versions_of(artefact)[0]
    theirs = form_for(artefact.kind, writing["iteration"], formdata=None, data=current_values(artefact))
    differing = both_texts(form, theirs)
    form.from_version.data = artefact.version
    return page(CONFLICT, part=CONFLICTING, status=409, newest=newest, differing=differing, **writing)
