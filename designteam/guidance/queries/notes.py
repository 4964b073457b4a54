"""The notes of a guide and what fellow guides share, the newest first; and who may read one now."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import Integer, and_, bindparam, literal, or_, select

from designteam.guidance.models import GuideNote, Readers
from designteam.guidance.policy import is_shared_with_them, wrote_it
from designteam.kit import db
from designteam.meetings.models import Meeting
from designteam.method.definition import ROLES
from designteam.network.models import School, holds
from designteam.people.models import Person
from designteam.teams.models import DesignTeam, Membership

ON_A_PAGE: Final = 20
AHEAD: Final = timedelta(weeks=4)
GUIDING = [role for role, card in ROLES.items() if card.guides]


class Page(NamedTuple):
    """A part of the list; `onward` is how many to pass over for the next part, if there is one."""

    notes: Sequence[Any]
    onward: int | None


_team: Any = bindparam("team_id", type_=Integer())
_columns = (
    select(
        GuideNote.id, GuideNote.team_id, GuideNote.about_on, GuideNote.saw, GuideNote.did, GuideNote.gave,
        GuideNote.next_time, GuideNote.read_by, School.name.label("school"), DesignTeam.name.label("team"),
        Meeting.title.label("meeting"), Person.name.label("author"),
    )
    .join(DesignTeam, DesignTeam.id == GuideNote.team_id)
    .join(School, School.id == DesignTeam.school_id)
    .join(Person, Person.id == GuideNote.author_id)
    .outerjoin(Meeting, Meeting.id == GuideNote.meeting_id)
    .where(or_(literal(0) == _team, GuideNote.team_id == _team))
    .order_by(GuideNote.about_on.desc(), GuideNote.id.desc())
    .limit(bindparam("most", type_=Integer()))
    .offset(bindparam("after", type_=Integer()))
)  # fmt: skip
_mine = _columns.where(wrote_it.condition)
_of_others = _columns.where(~wrote_it.condition, is_shared_with_them.condition)
_teams_noted = (
    select(DesignTeam.id, School.name.label("school"), DesignTeam.name.label("team"))
    .join(School, School.id == DesignTeam.school_id)
    .where(
        or_(
            DesignTeam.id.in_(bindparam("guided", expanding=True, type_=Integer())),
            select(GuideNote.id).where(GuideNote.team_id == DesignTeam.id, wrote_it.condition).exists(),
        )
    )
    .order_by(School.name, DesignTeam.name, DesignTeam.id)
)
_meetings_of = (
    select(Meeting.id, Meeting.title, Meeting.starts_at)
    .where(
        Meeting.team_id == bindparam("team_id"),
        Meeting.cancelled_at.is_(None),
        Meeting.starts_at < bindparam("until"),
    )
    .order_by(Meeting.starts_at.desc())
    .limit(ON_A_PAGE)
)
_elsewhere = DesignTeam.__table__.alias("team_they_guide")
_in_it = Membership.__table__.alias("in_it")
_is_in_the_team_otherwise = select(_in_it.c.id).where(
    _in_it.c.team_id == _team, _in_it.c.person_id == Person.id, _in_it.c.since <= bindparam("today"),
    or_(_in_it.c.until.is_(None), _in_it.c.until >= bindparam("today")), _in_it.c.role.not_in(GUIDING),
)  # fmt: skip
_guides_the_team = Membership.team_id == _team
_readers = (
    select(Person.id, Person.name, School.name.label("school"))
    .join(Membership, Membership.person_id == Person.id)
    .join(_elsewhere, _elsewhere.c.id == Membership.team_id)
    .join(School, School.id == _elsewhere.c.school_id)
    .where(
        Membership.role.in_(GUIDING),
        holds(Membership),
        Person.id != bindparam("author_id"),
        or_(
            _guides_the_team,
            and_(
                bindparam("whole_network"),
                _elsewhere.c.network_id == bindparam("network_id"),
                ~_is_in_the_team_otherwise.exists(),
            ),
        ),
    )
    .distinct()
    .order_by(Person.name, Person.id, School.name)
)


def my_notes(facts: Mapping[str, Any], *, team_id: int = 0, after: int = 0) -> Page:
    """What this person noted themselves, about all teams or one."""
    return _page(_mine, facts, team_id, after)


def notes_of_others(facts: Mapping[str, Any], *, team_id: int = 0, after: int = 0) -> Page:
    """What fellow guides shared with this person."""
    return _page(_of_others, facts, team_id, after)


def teams_noted(facts: Mapping[str, Any]) -> Sequence[Any]:
    """The teams that this person guides, or noted something about before."""
    return db.session().execute(_teams_noted, {**facts, "guided": facts["my_guided_teams"]}).all()


def meetings_to_note(team_id: int, *, now: datetime) -> Sequence[Any]:
    """The latest meetings of a team, with those that are prepared now: id, title and moment."""
    return db.session().execute(_meetings_of, {"team_id": team_id, "until": now + AHEAD}).all()


def readers_of(note: GuideNote, *, today: date) -> Sequence[str]:
    """Who else may read this note today, each by name and by the schools they guide."""
    if not note.is_shared:
        return []
    asked = {
        "team_id": note.team_id, "author_id": note.author_id, "network_id": note.team.network_id, "today": today,
        "whole_network": note.read_by is Readers.GUIDES_OF_NETWORK,
    }  # fmt: skip
    found: dict[tuple[int, str], list[str]] = defaultdict(list)
    for row in db.session().execute(_readers, asked):
        found[row.id, row.name].append(row.school)
    return [f"{name} ({', '.join(schools)})" for (_, name), schools in found.items()]


def _page(statement: Any, facts: Mapping[str, Any], team_id: int, after: int) -> Page:
    asked = {**facts, "team_id": team_id, "most": ON_A_PAGE + 1, "after": after}
    rows = db.session().execute(statement, asked).all()
    return Page(rows[:ON_A_PAGE], after + ON_A_PAGE if len(rows) > ON_A_PAGE else None)
