"""The story of a team as a timeline, the markers that people put on it, and what the team no longer thinks."""

import secrets
from datetime import date

from flask import request, url_for
from flask_babel import gettext

from designteam.cycle.forms import EventMarker as MarkerForm
from designteam.cycle.models import EventMarker
from designteam.cycle.views.around import around_team
from designteam.kit import clock
from designteam.kit.forms import EARLIEST, LATEST
from designteam.kit.web import Answer, Place, may, me, page, saved, say
from designteam.teams.models import DesignTeam
from designteam.teams.policy import teams
from designteam.workspace.queries.story import story_of, thoughts_of
from designteam.workspace.shown.story import CHOICES, months_of
from designteam.workspace.views.blueprint import bp

TIMELINE, MARKER, THINKING = (f"workspace/story/{name}.html" for name in ("timeline", "marker", "thinking"))


@bp.get("/teams/<int:team_id>/timeline")
@may("see", teams)
def timeline(team: DesignTeam) -> Answer:
    """A part of the story, from the newest back, of everything or of one sort."""
    chosen = request.args.get("show", "")
    chosen = chosen if chosen in CHOICES else ""
    before = _day(request.args.get("before", ""))
    chapter = story_of(team.id, CHOICES[chosen][1], before=before, today=clock.today())
    further = chapter.before and url_for(
        ".timeline", team_id=team.id, before=chapter.before.isoformat(), show=chosen or None
    )
    return page(
        TIMELINE,
        months=months_of(chapter.events),
        onward=further or "",
        choices=[
            Place(say(label), url_for(".timeline", team_id=team.id, show=code or None), code == chosen)
            for code, (label, _) in CHOICES.items()
        ],
        is_continued=before is not None,
        **around_team(team),
    )


@bp.get("/teams/<int:team_id>/events/new")
@may("design", teams)
def new_event(team: DesignTeam) -> Answer:
    form = MarkerForm(formdata=None, happened_on=clock.today())
    form.submission.data = secrets.token_urlsafe(16)
    return page(MARKER, form=form, **around_team(team))


@bp.post("/teams/<int:team_id>/events")
@may("design", teams)
def add_event(team: DesignTeam) -> Answer:
    form = MarkerForm()
    is_whole = form.validate_on_submit()
    if is_whole and (form.happened_on.data or EARLIEST) > clock.today():
        form.refuse(gettext("Choose a day that has been. What is still to come does not stand here."), "happened_on")
        is_whole = False
    if not is_whole:
        return page(MARKER, form=form, status=422, **around_team(team))
    EventMarker.put(team, submission=form.submission.data, by=me().person, at=clock.now(), **form.values())
    return saved(url_for(".timeline", team_id=team.id), message=gettext("It stands on the timeline."))


@bp.get("/teams/<int:team_id>/thinking")
@may("see", teams)
def thinking(team: DesignTeam) -> Answer:
    """Every question and hypothesis as the team once thought it, with what changed it."""
    thoughts = thoughts_of(team.id)
    return page(
        THINKING,
        past=[thought for thought in thoughts if not thought.is_now],
        now=[thought for thought in thoughts if thought.is_now],
        thoughts=thoughts,
        **around_team(team),
    )


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if EARLIEST <= day <= LATEST else None
