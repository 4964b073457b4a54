"""Afterwards: what a team does with what it took along, whether the event fitted, and what crossed between schools."""

from typing import Any

from flask import redirect, request, url_for
from flask_babel import gettext

from designteam.cycle.views.around import around_team
from designteam.events import commands, forms, policy
from designteam.events.models import RATINGS, SharingEvent, TakenIdea, Use
from designteam.events.queries.harvest import LEAST_RATINGS, harvest_of, heard_by, own_rating, taken_by
from designteam.events.views.blueprint import bp
from designteam.kit import clock
from designteam.kit.web import Answer, can, may, me, page, saved, say
from designteam.kit.words import CannotDo
from designteam.teams.models import DesignTeam
from designteam.teams.policy import teams_of_now

IDEAS, DECIDE, FIT, YIELD = (f"events/{name}.html" for name in ("ideas", "decide", "fit", "harvest"))


@bp.get("/teams/<int:team_id>/ideas")
@may("see", teams_of_now)
def ideas(team: DesignTeam) -> Answer:
    today = clock.today()
    return page(
        IDEAS,
        taken=[(one, one.is_asked_again(today)) for one in taken_by(team.id)],
        heard=heard_by(team.id),
        designs=can("design", team),
        **around_team(team),
    )


@bp.get("/ideas/<int:idea_id>")
@may("see", policy.ideas)
def idea(idea: TakenIdea) -> Answer:
    """Where it stands among the others of its team."""
    return redirect(url_for(".ideas", team_id=idea.team_id, _anchor=f"idea-{idea.id}"))


@bp.get("/ideas/<int:idea_id>/disposition")
@may("decide", policy.ideas)
def ask_about_idea(idea: TakenIdea) -> Answer:
    known = {"used": idea.used.value if idea.used else "", "because": idea.because}
    return page(DECIDE, idea=idea, form=forms.Disposing(formdata=None, data=known), **around_team(idea.team))


@bp.post("/ideas/<int:idea_id>/disposition")
@may("decide", policy.ideas)
def decide_idea(idea: TakenIdea) -> Answer:
    form = forms.Disposing()
    if not form.validate_on_submit():
        return page(DECIDE, idea=idea, form=form, status=422, **around_team(idea.team))
    idea.decide(Use(form.used.data), because=form.because.data, by=me().person, at=clock.now())
    return saved(url_for(".ideas", team_id=idea.team_id, _anchor=f"idea-{idea.id}"), message=gettext("Kept."))


@bp.post("/ideas/<int:idea_id>/use")
@may("decide", policy.ideas)
def look_back_at_idea(idea: TakenIdea) -> Answer:
    """Two buttons: it is still used, or it is not."""
    here = url_for(".ideas", team_id=idea.team_id, _anchor=f"idea-{idea.id}")
    if request.form.get("still") in {"yes", "no"} and idea.used in {Use.USING, Use.PARTLY}:
        idea.look_back(is_used=request.form["still"] == "yes", by=me().person, at=clock.now())
    return saved(here, message=gettext("Kept."))


@bp.get("/events/<int:event_id>/fit")
@may("take_part", policy.events)
def ask_about_fit(event: SharingEvent) -> Answer:
    mine = own_rating(event.id, me().id)
    known = {"rating": str(mine.rating), "because": mine.because} if mine else {}
    return page(FIT, event=event, form=forms.Fitting(formdata=None, data=known))


@bp.post("/events/<int:event_id>/fit")
@may("take_part", policy.events)
def rate_fit(event: SharingEvent) -> Answer:
    form = forms.Fitting()
    if not form.validate_on_submit():
        return page(FIT, event=event, form=form, status=422)
    known: dict[str, Any] = {"because": form.because.data, "by": me().person, "at": clock.now()}
    try:
        commands.rate_fit(event, rating=int(form.rating.data), **known)
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return page(FIT, event=event, form=form, status=422)
    return saved(url_for(".event", event_id=event.id), message=gettext("Thank you. The next one is chosen with this."))


@bp.get("/events/<int:event_id>/yield")
@may("hold", policy.events)
def harvest(event: SharingEvent) -> Answer:
    return page(YIELD, event=event, harvest=harvest_of(event.id), least=LEAST_RATINGS, scale=list(RATINGS))
