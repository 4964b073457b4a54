"""The blueprints: of the team, and of colleagues who have no account."""

from flask import Blueprint, url_for

from designteam.letters.views import address_of_site
from designteam.schoolteam.models import StaffPage
from designteam.teams.models import DesignTeam

bp = Blueprint("schoolteam", __name__)
staff = Blueprint("staff", __name__)


def home_of(team: DesignTeam, anchor: str = "") -> str:
    return url_for("schoolteam.school_team", team_id=team.id, _anchor=anchor or None)


def address_of(page: StaffPage) -> str:
    """The whole address, to send and to print."""
    return address_of_site() + url_for("staff.staff_page", token=page.token)
