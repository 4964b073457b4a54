"""When a team comes together: the list of its meetings, planning one, and one meeting with what came of it."""

import secrets

from flask import url_for
from flask_babel import gettext

from designteam.cycle.models import Artefact
from designteam.cycle.policy import artefacts
from designteam.kit import clock
from designteam.kit.web import Answer, can, may, me, page, saved, say
from designteam.kit.words import CannotDo
from designteam.meetings import commands, forms, policy
from designteam.meetings.models import Meeting
from designteam.meetings.queries import actions as to_do
from designteam.meetings.queries import meetings as queries
from designteam.meetings.queries.sending import record_sent_at
from designteam.meetings.shown.leaves import leaf_of
from designteam.meetings.shown.records import record_of
from designteam.meetings.shown.series import course_of
from designteam.meetings.views.blueprint import around, bp
from designteam.teams.models import DesignTeam
from designteam.teams.policy import teams

INDEX, NEW, SHOW = "meetings/index.html", "meetings/new.html", "meetings/show.html"
SHOWN_AT_ONCE = 8


@bp.get("/teams/<int:team_id>/meetings")
@may("meet", teams)
def meetings(team: DesignTeam) -> Answer:
    now, today = clock.now(), clock.today()
    every = queries.meetings_of(team.id)
    ahead = [one for one in every if not one.is_held and one.ends_at >= now]
    coming = next((one for one in ahead if not one.is_cancelled), None)
    behind = [one for one in reversed(every) if one not in ahead]
    return page(
        INDEX,
        coming=coming,
        leaf=leaf_of(coming, agenda=queries.agenda_of(coming.id)) if coming else None,
        later=[one for one in ahead if one is not coming],
        behind=behind[:SHOWN_AT_ONCE],
        long_ago=behind[SHOWN_AT_ONCE:],
        actions=to_do.actions_in(team.id, today=today),
        today=today,
        designs=can("design", team),
        **around(team.id),
    )


@bp.get("/teams/<int:team_id>/meetings/new")
@may("design", teams)
def new_meeting(team: DesignTeam) -> Answer:
    usual = {"begins": forms.USUAL_HOUR, "minutes": forms.USUAL_MINUTES}
    form = forms.Planning(formdata=None, submission=secrets.token_urlsafe(16), **usual)
    return page(NEW, form=form, **around(team.id))


@bp.post("/teams/<int:team_id>/meetings")
@may("design", teams)
def plan_meeting(team: DesignTeam) -> Answer:
    form = forms.Planning()
    if not form.validate_on_submit():
        return page(NEW, form=form, status=422, **around(team.id))
    try:
        planned = commands.plan(team, **form.values(), submission=form.submission.data, by=me().person, at=clock.now())
    except CannotDo as refusal:
        form.refuse(say(refusal.reason), "until")
        return page(NEW, form=form, status=422, **around(team.id))
    message = gettext("Planned. Now put on the agenda what you want to talk about.")
    return saved(url_for(".agenda", meeting_id=planned.id), message=message)


@bp.get("/meetings/<int:meeting_id>")
@may("see", policy.meetings)
def meeting(meeting: Meeting) -> Answer:
    """What is going to be talked about; afterwards the record of what was."""
    surroundings = around(meeting.team_id)
    record = record_of(meeting, now=clock.now())
    sent_at = record_sent_at(meeting) if record.can_be_sent else None
    return page(
        SHOW,
        meeting=meeting,
        leaf=leaf_of(meeting),
        record=record,
        sent_at=sent_at,
        can_go_now=sent_at is None or clock.now() - sent_at >= commands.SENT_AGAIN_AFTER,
        today=clock.today(),
        course=course_of(meeting, now=clock.now()),
        **surroundings,
    )


@bp.get("/artefacts/<int:artefact_id>/meetings")
@may("work_in_its_team", artefacts)
def meetings_about(artefact: Artefact) -> Answer:
    """What meetings said about an artefact: a part of its page, and a page of its own without scripts."""
    return page(
        "meetings/about.html",
        part="meetings/_about.html",
        artefact=artefact,
        mentions=queries.mentions_of(artefact.id),
        actions=to_do.actions_about(artefact.id),
        today=clock.today(),
        **around(artefact.team_id),
    )
