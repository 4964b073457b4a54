"""What teams work on, as far as the reader may know: of one school, or of all that work on a learning area."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Integer, Select, String, and_, bindparam, case, exists, func, or_, select
from sqlalchemy.orm import aliased, joinedload, selectinload

from designteam.cycle import policy as cycle
from designteam.cycle.models import Artefact, Citation, Iteration, PracticeQuestion, Status, WorkingHypothesis
from designteam.evidence.models import Card, Holding
from designteam.evidence.policy import holdings
from designteam.kit import db
from designteam.kit.policy import Viewer, either, mine
from designteam.network.models import Network, Participation, School, holds
from designteam.schools.models import SchoolProfile
from designteam.schools.queries.directory import mark_of, works_on
from designteam.teams import policy as teams
from designteam.teams.models import DesignTeam

MOST_TEAMS, MOST_OF_A_KIND, MOST_CARDS, MOST_HOSTS = 60, 8, 10, 20
KINDS = ("practice_question", "working_hypothesis")


class Work(NamedTuple):
    """Teams, with the newest questions and hypotheses that they share with the reader."""

    teams: Sequence[Any]
    questions: Sequence[Any]
    hypotheses: Sequence[Any]


# The rules of access look up a team of their own, so a statement that has one besides calls it otherwise.
_its_team = aliased(DesignTeam, name="its_team")
_cited_by = aliased(DesignTeam, name="cited_by")
_school_id: Any = bindparam("school_id", type_=Integer())
_area: Any = bindparam("area", type_=String())
_may_read_goal = either(teams.in_it, teams.within_its_audience).condition


def _teams_where(*conditions: Any) -> Select[Any]:
    """Teams with what the reader may know of them: of a goal that is not shared the name of the team goes as well."""
    in_network = DesignTeam.network_id.in_(mine("my_networks"))
    return (
        select(
            DesignTeam.id,
            DesignTeam.learning_areas,
            DesignTeam.grades,
            case((_may_read_goal, DesignTeam.name), else_="").label("name"),
            case((_may_read_goal, DesignTeam.goal), else_="").label("goal"),
            case((in_network, Iteration.phase), else_="").label("phase"),
            School.id.label("school_id"),
            School.name.label("school"),
            School.town,
            DesignTeam.network_id,
            Network.name.label("network"),
        )
        .join(School, School.id == DesignTeam.school_id)
        .join(Network, Network.id == DesignTeam.network_id)
        .outerjoin(Iteration, and_(Iteration.team_id == DesignTeam.id, Iteration.ended_on.is_(None)))
        .where(*conditions)
        .order_by(School.sought, School.id, DesignTeam.id)
        .limit(MOST_TEAMS)
    )


def _newest_where(*conditions: Any) -> Select[Any]:
    """The newest questions and hypotheses that the reader may read."""
    age = func.row_number().over(partition_by=Artefact.kind, order_by=(Artefact.changed_at.desc(), Artefact.id.desc()))
    readable = (
        select(Artefact.id, age.label("age"))
        .join(_its_team, _its_team.id == Artefact.team_id)
        .where(Artefact.kind.in_(KINDS), Artefact.status != Status.DROPPED, cycle.artefacts.visible, *conditions)
        .subquery("readable")
    )
    question, hypothesis = PracticeQuestion.__table__, WorkingHypothesis.__table__
    return (
        select(
            Artefact.id,
            Artefact.kind,
            Artefact.status,
            Artefact.changed_at,
            question.c.text,
            hypothesis.c.approach,
            hypothesis.c.context,
            hypothesis.c.outcome,
            hypothesis.c.mechanism,
            School.id.label("school_id"),
            School.name.label("school"),
        )
        .select_from(readable)
        .join(Artefact, Artefact.id == readable.c.id)
        .join(_its_team, _its_team.id == Artefact.team_id)
        .join(School, School.id == _its_team.school_id)
        .outerjoin(question, question.c.id == Artefact.id)
        .outerjoin(hypothesis, hypothesis.c.id == Artefact.id)
        .where(readable.c.age <= MOST_OF_A_KIND)
        .order_by(Artefact.changed_at.desc(), Artefact.id.desc())
    )


_school = (
    select(School).where(School.id == _school_id).options(joinedload(School.board), selectinload(School.phase_groups))
)
_profile = select(SchoolProfile).where(SchoolProfile.school_id == _school_id)
_networks = (
    select(Network.id, Network.name, Participation.circle)
    .join(Participation, Participation.network_id == Network.id)
    .where(Participation.school_id == _school_id, holds(Participation))
    .order_by(Network.name)
)
_teams_of_school = _teams_where(DesignTeam.school_id == _school_id)
_newest_of_school = _newest_where(_its_team.school_id == _school_id)
_teams_on_theme = _teams_where(works_on(_area))
_newest_on_theme = _newest_where(works_on(_area, _its_team))
_brought_by = select(_its_team.id).where(_its_team.id == Holding.team_id, works_on(_area, _its_team)).correlate(Holding)
_resting_on_it = (
    select(Citation.id)
    .join(Artefact, Artefact.id == Citation.artefact_id)
    .join(_cited_by, _cited_by.id == Artefact.team_id)
    .where(
        Citation.holding_id == Holding.id,
        Artefact.status != Status.DROPPED,
        cycle.artefacts.visible,
        works_on(_area, _cited_by),
    )
    .correlate(Holding)
)
_cards = (
    select(Holding.id, Holding.title, Card.__table__.c.strength, Card.__table__.c.status, Holding.changed_at)
    .join(Card.__table__, Card.__table__.c.id == Holding.id)
    .where(Holding.removed_at.is_(None), holdings.visible, or_(exists(_brought_by), exists(_resting_on_it)))
    .order_by(Holding.changed_at.desc(), Holding.id.desc())
    .limit(MOST_CARDS)
)
_hosts = (
    select(School.id, School.name, School.town, SchoolProfile.topics)
    .join(SchoolProfile, SchoolProfile.school_id == School.id)
    .where(
        SchoolProfile.receives_visits,
        exists(select(DesignTeam.id).where(DesignTeam.school_id == School.id, works_on(_area))),
    )
    .order_by(School.sought, School.id)
    .limit(MOST_HOSTS)
)


def whole_school(school: School) -> School:
    """The same school with its board and its bouwen, in two statements."""
    return db.session().scalars(_school, {"school_id": school.id}).unique().one()


def profile_of(school_id: int) -> SchoolProfile:
    """What a school says of itself; an empty one while it said nothing."""
    known = db.session().scalar(_profile, {"school_id": school_id})
    return known or SchoolProfile(
        school_id=school_id, about="", website="", topics="", days="", receives_visits=False, version=0
    )


def networks_of(school_id: int, *, today: date) -> Sequence[Any]:
    return db.session().execute(_networks, {"school_id": school_id, "today": today}).all()


def work_of(school_id: int, viewer: Viewer) -> Work:
    return _work(_teams_of_school, _newest_of_school, {**viewer.facts, "school_id": school_id})


def work_on(learning_area: str, viewer: Viewer) -> Work:
    return _work(_teams_on_theme, _newest_on_theme, {**viewer.facts, "area": mark_of(learning_area)})


def cards_on(learning_area: str, viewer: Viewer) -> Sequence[Any]:
    """Cards of the library that a team on this area brought in, or that its work rests on."""
    return db.session().execute(_cards, {**viewer.facts, "area": mark_of(learning_area)}).all()


def hosts_on(learning_area: str) -> Sequence[Any]:
    """Schools that work on this area and receive visits."""
    return db.session().execute(_hosts, {"area": mark_of(learning_area)}).all()


def _work(of_teams: Select[Any], newest: Select[Any], facts: Mapping[str, Any]) -> Work:
    found = db.session().execute(of_teams, facts).all()
    work = db.session().execute(newest, facts).all()
    by_kind = {wanted: [one for one in work if one.kind == wanted] for wanted in KINDS}
    return Work(found, by_kind["practice_question"], by_kind["working_hypothesis"])
