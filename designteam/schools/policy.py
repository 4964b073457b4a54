"""Who may do what with a school and with a visit to it."""

from sqlalchemy import Integer, bindparam, exists, select
from sqlalchemy.orm import aliased

from designteam.kit.policy import Policy, Rule, all_of, either, everybody, mine
from designteam.network.models import School
from designteam.schools.models import SchoolProfile, VisitRequest
from designteam.teams.models import DesignTeam

_led = select(DesignTeam.school_id).where(DesignTeam.id.in_(mine("my_led_teams")))
_other = aliased(School)

leads_a_team_there = Rule("those who lead a team of the school", School.id.in_(_led))
works_elsewhere = Rule(
    "people of another school",
    exists(select(_other.id).where(_other.id.in_(mine("my_schools")), _other.id != School.id)),
)
receives_visits = Rule(
    "while it receives visits",
    exists(select(SchoolProfile.id).where(SchoolProfile.school_id == School.id, SchoolProfile.receives_visits)),
)

schools = Policy(
    School,
    name="school",
    see=everybody,
    describe=leads_a_team_there,
    ask_visit=all_of(works_elsewhere, receives_visits),
)

_asked_it = Rule("who asked for it", VisitRequest.by_id == bindparam("me", type_=Integer))
_receives_it = Rule("those who lead a team of the school that is visited", VisitRequest.host_id.in_(_led))
visit_requests = Policy(
    VisitRequest,
    name="visit_request",
    see=either(_asked_it, _receives_it),
    answer=_receives_it,
    withdraw=_asked_it,
    keep=_asked_it,
)
