"""The blueprint of the meetings, and what each of its pages has around it."""

from typing import Any

from flask import Blueprint, abort

from designteam.cycle.views.around import rooms_of
from designteam.kit import db
from designteam.kit.web import say
from designteam.kit.words import N_
from designteam.meetings.models import AgendaItem, Meeting, YieldKind
from designteam.meetings.queries import meetings as queries

bp = Blueprint("meetings", __name__)


def around(team_id: int) -> dict[str, Any]:
    """The team of a page with its tabs, and the iteration it is in."""
    team, iteration = queries.surroundings_of(team_id)
    return rooms_of(team, iteration)


def point_of(meeting: Meeting, item_id: int) -> AgendaItem:
    """A point of this meeting; one of another meeting is not found."""
    item = db.session().get(AgendaItem, item_id)
    if item is None or item.meeting_id != meeting.id:
        abort(404)
    return item


WORDS = {
    YieldKind.DECISION: (N_("Decision"), "m-done", "good"),
    YieldKind.INSIGHT: (N_("Insight"), "m-reason", "thread"),
    YieldKind.ACTION: (N_("Action"), "m-later", "wait"),
}


@bp.app_template_filter("word_of_gain")
def word_of_gain(kind: YieldKind) -> str:
    return say(WORDS[kind][0])


@bp.app_template_filter("sign_of_gain")
def sign_of_gain(kind: YieldKind) -> str:
    return WORDS[kind][1]


@bp.app_template_filter("tone_of_gain")
def tone_of_gain(kind: YieldKind) -> str:
    return WORDS[kind][2]
