"""Who sits with whom: a proposal by rule, a team moved by hand, and showing it to who comes."""

from flask import url_for
from flask_babel import gettext

from designteam.events import commands, forms, policy
from designteam.events.models import SharingEvent
from designteam.events.queries.teams import teams_at
from designteam.events.shown.tables import tables_in
from designteam.events.views.blueprint import bp
from designteam.kit import clock
from designteam.kit.web import Answer, may, me, page, saved, say
from designteam.kit.words import CannotDo

SHOW = "events/tables.html"


@bp.get("/events/<int:event_id>/tables")
@may("hold", policy.events)
def tables(event: SharingEvent) -> Answer:
    return _tables(event)


@bp.post("/events/<int:event_id>/tables")
@may("hold", policy.events)
def propose_tables(event: SharingEvent) -> Answer:
    commands.propose_tables(event, teams_at(event.id))
    return saved(
        url_for(".tables", event_id=event.id), message=gettext("This is the proposal. Change what you know better.")
    )


@bp.post("/events/<int:event_id>/seats")
@may("hold", policy.events)
def seat_teams(event: SharingEvent) -> Answer:
    teams = teams_at(event.id)
    form = forms.places_of(teams)
    if not form.validate_on_submit():
        return _tables(event, form, status=422)
    chosen = {team.team_id: form[f"team_{team.team_id}"].data for team in teams}
    commands.seat(event, {team: int(table) for team, table in chosen.items() if table})
    return saved(url_for(".tables", event_id=event.id), message=gettext("Kept."))


@bp.post("/events/<int:event_id>/tables/publication")
@may("hold", policy.events)
def publish_tables(event: SharingEvent) -> Answer:
    try:
        commands.publish_tables(event, teams_at(event.id), by=me().person, at=clock.now())
    except CannotDo as refusal:
        return saved(url_for(".tables", event_id=event.id), message=say(refusal.reason))
    return saved(url_for(".tables", event_id=event.id), message=gettext("Everybody who comes sees the tables now."))


def _tables(event: SharingEvent, form: forms.Places | None = None, *, status: int = 200) -> Answer:
    teams = teams_at(event.id)
    return page(
        SHOW,
        event=event,
        seating=tables_in(teams),
        form=form or forms.places_of(teams, formdata=None),
        status=status,
    )
