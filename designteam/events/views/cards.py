"""What a team looks for and brings: two short texts, begun from its own open questions and fresh decisions."""

from collections.abc import Sequence
from typing import Any

from flask import abort, url_for
from flask_babel import gettext

from designteam.events import commands, forms, policy
from designteam.events.models import SharingEvent, TeamCard
from designteam.events.queries.events import own_sign_up
from designteam.events.queries.teams import BRINGS, SEEKS, Suggestion, suggestions_for
from designteam.events.views.blueprint import bp
from designteam.kit import clock
from designteam.kit.web import Answer, granted, may, me, page, saved, say
from designteam.kit.words import CannotDo
from designteam.teams.models import DesignTeam, Stale
from designteam.teams.policy import teams_of_now

EDIT = "events/card.html"


@bp.get("/events/<int:event_id>/card")
@may("take_part", policy.events)
def edit_card(event: SharingEvent) -> Answer:
    team = own_team(event)
    card, suggestions = commands.card_of(event, team.id), suggestions_for(team.id)
    data = {"seeks": card.seeks, "brings": card.brings, "from_version": card.version} if card else _begun(suggestions)
    return _editing(event, team, forms.SeekingAndBringing(formdata=None, data=data), suggestions)


@bp.post("/events/<int:event_id>/card")
@may("take_part", policy.events)
def write_card(event: SharingEvent) -> Answer:
    team = own_team(event)
    suggestions, form = suggestions_for(team.id), forms.SeekingAndBringing()
    if form.takes_over(suggestions):
        return _editing(event, team, form, suggestions)
    if not form.validate_on_submit():
        return _editing(event, team, form, suggestions, status=422)
    known: dict[str, Any] = {"from_version": form.from_version.data, "by": me().person, "at": clock.now()}
    try:
        commands.write_card(event, team.id, **form.values(), **known)
    except Stale:
        theirs = commands.card_of(event, team.id)
        form.refuse(gettext("Somebody changed this just before you. What stands there now is above the form."))
        form.from_version.data = theirs.version if theirs else 0
        return _editing(event, team, form, suggestions, theirs=theirs, status=409)
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return _editing(event, team, form, suggestions, status=422)
    return saved(url_for(".event", event_id=event.id, _anchor=f"team-{team.id}"), message=gettext("Kept."))


def own_team(event: SharingEvent) -> DesignTeam:
    """The team for which the reader comes and in which they design; who comes for a school has none."""
    mine = own_sign_up(event.id, me())
    if mine is None or mine.team_id is None:
        abort(404)
    team: DesignTeam = granted(teams_of_now, mine.team_id, "design")
    return team


def _begun(suggestions: Sequence[Suggestion]) -> dict[str, Any]:
    """The newest of each side, so that nobody begins with an empty card."""
    first = {one.side: one.text for one in reversed(suggestions)}
    return {"seeks": first.get(SEEKS, ""), "brings": first.get(BRINGS, ""), "from_version": 0}


def _editing(
    event: SharingEvent,
    team: DesignTeam,
    form: forms.SeekingAndBringing,
    suggestions: Sequence[Suggestion],
    *,
    theirs: TeamCard | None = None,
    status: int = 200,
) -> Answer:
    return page(
        EDIT,
        event=event,
        team=team,
        form=form,
        suggestions=list(enumerate(suggestions)),
        has_begun=event.has_begun(clock.now()),
        theirs=theirs,
        status=status,
    )
