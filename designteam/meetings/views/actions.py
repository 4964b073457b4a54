"""What people promised to do: done with one tap, and taken back with another."""

from flask import request, url_for

from designteam.kit import clock
from designteam.kit.security import safe_next
from designteam.kit.web import Answer, may, me, page, saved, signed_in, wants_part
from designteam.meetings import policy
from designteam.meetings.models import Action
from designteam.meetings.queries import actions as queries
from designteam.meetings.views.blueprint import bp

MINE, ONE = "meetings/actions/mine.html", "meetings/actions/_action.html"


@bp.get("/actions")
@signed_in
def my_actions() -> Answer:
    """What somebody still has to do, over all their teams."""
    today = clock.today()
    every = queries.actions_of(me().id, list(me().teams), today=today)
    return page(MINE, actions=every, today=today, several_teams=len(me().teams) > 1)


@bp.post("/actions/<int:action_id>/completion")
@may("finish", policy.actions)
def finish_action(action: Action) -> Answer:
    action.finish(on=clock.today(), by=me().person, at=clock.now())
    return _changed(action)


@bp.post("/actions/<int:action_id>/reopening")
@may("finish", policy.actions)
def reopen_action(action: Action) -> Answer:
    action.reopen(by=me().person, at=clock.now())
    return _changed(action)


def _changed(action: Action) -> Answer:
    meeting = action.said.item.meeting
    if wants_part():
        shown = queries.as_to_do(action)
        return page(ONE, action=shown, today=clock.today(), may_finish=True, names_team=False)
    back = safe_next(request.form.get("next")) or url_for(".meetings", team_id=meeting.team_id)
    return saved(f"{back.partition('#')[0]}#action-{action.id}")
