"""Bringing in a source by its DOI, its ISBN or a pasted reference, and taking one along."""

from typing import Any, cast

from flask import Response, abort, current_app, url_for
from flask_babel import gettext

from designteam.evidence import commands, forms, policy
from designteam.evidence.formats import MEDIA_TYPES, SUFFIX, Format, Item, Pasted, item_of, paste, source_values, write
from designteam.evidence.lookups import CannotLookUp, Catalogues, by_doi, by_isbn
from designteam.evidence.models import Holding, Source
from designteam.evidence.queries.known import marks_of, same_source
from designteam.evidence.views.blueprint import bp
from designteam.kit import clock, db
from designteam.kit.web import Answer, Site, granted, may, me, page, saved, say
from designteam.teams.models import DesignTeam
from designteam.teams.policy import teams

PASTED = "evidence/source/pasted.html"


@bp.get("/teams/<int:team_id>/evidence/reference")
@may("design", teams, kept=False)
def paste_reference(team: DesignTeam) -> Answer:
    return page(PASTED, form=forms.Pasting(formdata=None), team=team, by_hand=_by_hand(team))


@bp.post("/teams/<int:team_id>/evidence/reference")
@may("design", teams)
def bring_in_reference(team: DesignTeam) -> Answer:
    """Look up what is only a number, read what is more, and show it to be checked. What is there already is shown."""
    form = forms.Pasting()
    if not form.validate_on_submit():
        return page(PASTED, form=form, team=team, by_hand=_by_hand(team), status=422)
    db.let_others_go_on()
    pasted = paste(form.reference.data)
    try:
        values = source_values(_read(pasted))
    except CannotLookUp as refusal:
        form.refuse(say(refusal.reason), "reference")
        return page(PASTED, form=form, team=team, by_hand=_by_hand(team, pasted.item), status=422)
    if not values.get("title"):
        form.refuse(gettext("We found no title in this. Add it, or fill in the source by hand."), "reference")
        return page(PASTED, form=form, team=team, by_hand=_by_hand(team), status=422)
    if there := same_source(marks_of(values), me().facts):
        return saved(_place_of(there), message=gettext("This source is in the library already. Here it is."))
    team = granted(teams, team.id, "design")
    source = commands.keep("source", values, of=team, by=me().person, at=clock.now())
    return saved(
        url_for(".edit_holding", holding_id=source.id), message=gettext("Kept. Check whether we read everything well.")
    )


@bp.get("/evidence/<int:holding_id>/reference/<form>")
@may("see", policy.holdings)
def take_reference_along(holding: Holding, form: str) -> Answer:
    if not isinstance(holding, Source) or form not in set(Format):
        abort(404)
    chosen = Format(form)
    answer = Response(write([item_of(holding)], chosen), mimetype=MEDIA_TYPES[chosen])
    answer.headers["Content-Disposition"] = f'attachment; filename="source-{holding.id}.{SUFFIX[chosen]}"'
    return answer


def _by_hand(team: DesignTeam, known: Item | None = None) -> str:
    """The address where the team fills in a source, with the number that is known of it."""
    known = known or {}
    return url_for(
        ".new_holding", team_id=team.id, kind="source", doi=known.get("DOI") or None, isbn=known.get("ISBN") or None
    )


def _read(pasted: Pasted) -> Item:
    """Raises CannotLookUp when a catalogue is asked and gives nothing."""
    asking = cast(Catalogues, current_app.extensions.get("catalogues") or Catalogues(contact=_contact()))
    if pasted.is_bare and pasted.item.get("DOI"):
        return by_doi(pasted.item["DOI"], asking=asking)
    if pasted.is_bare and pasted.item.get("ISBN"):
        return by_isbn(pasted.item["ISBN"], asking=asking)
    return pasted.item


def _contact() -> str:
    settings: Any = cast(Site, current_app).extensions["settings"]
    return str(settings.contact)


def _place_of(source: Holding) -> str:
    return url_for("library.holding", holding_id=source.id)
