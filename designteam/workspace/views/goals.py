"""What a team is after: reading it is on the page of its people, changing it is here."""

from flask_babel import gettext

from designteam.cycle.views.around import around_team
from designteam.journal.queries import latest_in
from designteam.kit import clock
from designteam.kit.differences import differing
from designteam.kit.web import Answer, may, me, page, saved
from designteam.network.models import Audience
from designteam.teams import forms
from designteam.teams.models import DesignTeam, Stale
from designteam.teams.policy import teams
from designteam.workspace.views.among_people import home_of
from designteam.workspace.views.blueprint import bp

GOAL, CONFLICT = "workspace/people/goal.html", "workspace/people/conflict.html"
RECENT = 50


@bp.get("/teams/<int:team_id>/goal")
@may("design", teams)
def goal(team: DesignTeam) -> Answer:
    form = forms.Goal(formdata=None, goal=team.goal, audience=team.audience.value, from_version=team.version)
    return page(GOAL, form=form, **around_team(team))


@bp.post("/teams/<int:team_id>/goal")
@may("design", teams)
def describe_team(team: DesignTeam) -> Answer:
    form = forms.Goal()
    if not form.validate_on_submit():
        return page(GOAL, form=form, status=422, **around_team(team))
    said = form.values()
    try:
        team.describe(
            goal=said["goal"],
            audience=Audience(said["audience"]),
            from_version=form.from_version.data,
            by=me().person,
            at=clock.now(),
        )
    except Stale:
        return _conflict(team, form)
    return saved(home_of(team), message=gettext("Kept what the team is after."))


def _conflict(team: DesignTeam, form: forms.Goal) -> Answer:
    """Both goals in full, with what differs, and a form that holds one's own to make one text of it."""
    changes = (entry for entry in latest_in(team.id, most=RECENT) if entry.verb == "described")
    readers = {str(choice.value): str(choice.label) for choice in form.audience.choices}
    both = differing(
        [
            (str(form.goal.label.text), str(form.goal.data), team.goal),
            (str(form.audience.label.text), readers.get(str(form.audience.data), ""), readers[team.audience.value]),
        ]
    )
    form.from_version.data = str(team.version)
    return page(
        CONFLICT,
        form=form,
        differing=both,
        newest=next(changes, None),
        status=409,
        **around_team(team),
    )
