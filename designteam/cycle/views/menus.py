"""The rooms of a team, as the bar above each of its pages shows them."""

from collections.abc import Sequence

from flask import request, url_for
from flask_babel import gettext

from designteam.cycle.models import Iteration
from designteam.kit.web import Place
from designteam.teams.models import DesignTeam

# Pages without a room of their own: of the people of a team, and of its story.
BESIDE = dict.fromkeys(
    ("workspace.goal", "workspace.describe_team", "workspace.add_membership", "workspace.departure",
     "workspace.end_membership", "workspace.look_for", "workspace.agreement", "workspace.edit_agreement",
     "workspace.arrange", "workspace.agreed_hours", "workspace.agree_on_hours", "workspace.note_hours",
     "workspace.role_cards", "workspace.role_card", "workspace.fill_in_role_card", "workspace.introduction",
     "workspace.say_what_strikes", "workspace.hand_over", "workspace.take_back_handover",
     "reports.ask_for_introduction"),
    "workspace.people",
) | {"workspace.matrix": "workspace.thread", "workspace.team_news": "workspace.team",
     "workspace.mirror": "workspace.team"} | dict.fromkeys(
    ("workspace.timeline", "workspace.new_event", "workspace.add_event", "workspace.thinking",
     "reports.year", "reports.ask_for_year", "events.ideas", "events.ask_about_idea", "events.decide_idea"),
    "workspace.team",
)  # fmt: skip


def team_tabs(team: DesignTeam, iteration: Iteration) -> Sequence[Place]:
    """The rooms of a team."""
    places = (
        (gettext("Overview"), "workspace.team", url_for("workspace.team", team_id=team.id)),
        (
            gettext("Phases"),
            "workspace.phase",
            url_for("workspace.phase", iteration_id=iteration.id, phase=iteration.phase),
        ),
        (gettext("Red thread"), "workspace.thread", url_for("workspace.thread", iteration_id=iteration.id)),
        (gettext("Meetings"), "meetings.meetings", url_for("meetings.meetings", team_id=team.id)),
        (gettext("Dossier"), "reports.dossier", url_for("reports.dossier", iteration_id=iteration.id)),
        (gettext("People"), "workspace.people", url_for("workspace.people", team_id=team.id)),
    )
    here = _room_of(request.endpoint or "")
    return [Place(label, url, name == here) for label, name, url in places]


def _room_of(endpoint: str) -> str:
    """The room to which a page belongs that has no tab of its own."""
    if endpoint in {"cycle.successes", "cycle.new_success", "cycle.add_success"}:
        return "workspace.team"
    if endpoint.startswith("cycle."):
        return "workspace.phase"
    if endpoint in BESIDE:
        return BESIDE[endpoint]
    if endpoint.startswith(("meetings.", "reveals.")):
        return "meetings.meetings"
    if endpoint.startswith("schoolteam."):
        return "workspace.team"
    return "reports.dossier" if endpoint.startswith("reports.") else endpoint
