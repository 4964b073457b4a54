"""Finding a school by its name or town, among all schools of the country.

Schools that take part come first, and within that the order of their words, which an index holds: a page begins where
the last one ended and stops when it is full, however many schools there are.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Integer,
    Select,
    String,
    bindparam,
    cast,
    exists,
    literal,
    not_,
    or_,
    select,
    tuple_,
)

from designteam.kit import db
from designteam.kit.text import folded
from designteam.network.models import Participation, School, holds
from designteam.schools.models import SchoolProfile
from designteam.teams.models import DesignTeam

ON_A_PAGE, MOST_WORDS = 20, 5


class Asked(NamedTuple):
    """What somebody looks for. Words are the beginnings of words in the name or the town."""

    words: str = ""
    learning_area: str = ""
    only_hosts: bool = False

    @property
    def is_narrowed(self) -> bool:
        return bool(self.learning_area or self.only_hosts)


class Line(NamedTuple):
    """One school as a line of the list."""

    school: Any
    learning_areas: Sequence[str]


class Directory(NamedTuple):
    """A part of the list. `onward` is the school after which the next part begins."""

    taking_part: Sequence[Line]
    others: Sequence[Line]
    onward: int | None


def works_on(learning_area: Any, team: Any = DesignTeam) -> ColumnElement[bool]:
    """Whether a team works on the learning area of this mark."""
    return cast(team.learning_areas, String).like(learning_area)


def mark_of(learning_area: str) -> str:
    """How a learning area stands among those of a team, which are kept as one text."""
    return f'%"{learning_area}"%'


_area: Any = bindparam("area", type_=String())
_takes_part = or_(
    exists(select(Participation.id).where(Participation.school_id == School.id, holds(Participation))),
    exists(select(DesignTeam.id).where(DesignTeam.school_id == School.id)),
)


def _lines_with(words: int, *conditions: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    """Lines in their order, of schools that carry this many words; each word costs a look at every school."""
    return (
        select(
            School.id, School.name, School.town, School.school_type, SchoolProfile.receives_visits, SchoolProfile.topics
        )
        .outerjoin(SchoolProfile, SchoolProfile.school_id == School.id)
        .where(
            tuple_(School.sought, School.id)
            > tuple_(bindparam("after_words", type_=String()), bindparam("after", type_=Integer())),
            *(School.sought.like(bindparam(f"word_{place}", type_=String())) for place in range(words)),
            or_(
                literal("") == _area,
                exists(select(DesignTeam.id).where(DesignTeam.school_id == School.id, works_on(_area))),
            ),
            or_(not_(bindparam("only_hosts", type_=Boolean())), SchoolProfile.receives_visits),
            *conditions,
        )
        .order_by(School.sought, School.id)
        .limit(bindparam("most", type_=Integer()))
    )


_taking_part = [_lines_with(words, _takes_part) for words in range(MOST_WORDS + 1)]
_others = [_lines_with(words, not_(_takes_part)) for words in range(MOST_WORDS + 1)]
_place = select(School.sought, _takes_part.label("takes_part")).where(School.id == bindparam("after"))
_areas = (
    select(DesignTeam.school_id, DesignTeam.learning_areas)
    .where(DesignTeam.school_id.in_(bindparam("ids", expanding=True)))
    .order_by(DesignTeam.id)
)


def schools_that_answer(asked: Asked, *, after: int = 0, today: date) -> Directory:
    """A part of the schools, after this one; who narrows the list down finds only schools with a team."""
    begins = db.session().execute(_place, {"after": after, "today": today}).first() if after else None
    words = folded(asked.words).split()[:MOST_WORDS]
    facts = {
        **{f"word_{place}": f"% {word}%" for place, word in enumerate(words)},
        "area": mark_of(asked.learning_area) if asked.learning_area else "",
        "only_hosts": asked.only_hosts,
        "today": today,
        "most": ON_A_PAGE + 1,
    }
    beginning = {"after_words": "", "after": 0}
    there = {"after_words": begins.sought, "after": after} if begins else beginning
    first: Sequence[Any] = []
    if begins is None or begins.takes_part:
        first = db.session().execute(_taking_part[len(words)], {**facts, **there}).all()
    rest: Sequence[Any] = []
    if len(first) <= ON_A_PAGE and not asked.is_narrowed:
        from_here = there if begins and not begins.takes_part else beginning
        room = ON_A_PAGE + 1 - len(first)
        rest = db.session().execute(_others[len(words)], {**facts, **from_here, "most": room}).all()
    shown = [*first, *rest][:ON_A_PAGE]
    has_more = len(first) + len(rest) > ON_A_PAGE
    lines = _with_areas(shown)
    return Directory(lines[: len(first)], lines[len(first) :], shown[-1].id if has_more else None)


def _with_areas(schools: Sequence[Any]) -> list[Line]:
    areas: Mapping[int, dict[str, None]] = defaultdict(dict)
    if schools:
        for row in db.session().execute(_areas, {"ids": [school.id for school in schools]}):
            areas[row.school_id].update(dict.fromkeys(row.learning_areas))
    return [Line(school, list(areas[school.id])) for school in schools]
