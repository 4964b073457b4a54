"""What others did in the teams of somebody since they were there last."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Integer, and_, bindparam, case, func, not_, or_, select

from designteam.cycle.models import Artefact, Visit
from designteam.cycle.models.following import SAME_VISIT
from designteam.cycle.queries.following import is_followed
from designteam.journal.models import Entry
from designteam.journal.queries import Happening
from designteam.kit import db
from designteam.people.models import Person

IN_SHORT = 5
IN_FULL = 100


class News(NamedTuple):
    """The news of one team for one person: since when, how much, and the newest of it."""

    since: datetime | None
    number: int
    happenings: Sequence[Happening]

    @property
    def earlier(self) -> int:
        """How many lines are not shown."""
        return self.number - len(self.happenings)


NOTHING = News(None, 0, [])

_me = bindparam("me", type_=Integer)
_is_new_visit = Visit.at <= bindparam("visit_over", type_=Visit.at.type)
_line = case((_is_new_visit, Visit.newest_line), else_=Visit.before_line)
_since = case((_is_new_visit, Visit.at), else_=Visit.before_at).label("since")
_place = func.row_number().over(partition_by=Visit.team_id, order_by=(Entry.at.desc(), Entry.id.desc()))
_lines = (
    select(
        Visit.team_id, _since, func.count(Entry.id).over(partition_by=Visit.team_id).label("number"),
        _place.label("place"), Entry.at, Person.name, Entry.verb, Entry.subject, Entry.subject_id, Entry.details,
    )
    .select_from(Visit)
    .outerjoin(
        Entry,
        and_(
            Entry.team_id == Visit.team_id,
            Entry.id > _line,
            Entry.actor_id != _me,
            or_(
                not_(bindparam("only_followed")),
                and_(
                    Entry.subject == "artefact",
                    select(Artefact.id).where(Artefact.id == Entry.subject_id, is_followed).exists(),
                ),
            ),
        ),
    )
    .outerjoin(Person, Person.id == Entry.actor_id)
    .where(Visit.person_id == _me, Visit.team_id.in_(bindparam("teams", expanding=True)))
    .subquery("lines")
)  # fmt: skip
_news = select(_lines).where(_lines.c.place <= bindparam("most")).order_by(_lines.c.team_id, _lines.c.place)


def news_in(
    teams: Sequence[int], me: int, *, at: datetime, most: int = IN_SHORT, only_followed: bool = False
) -> Mapping[int, News]:
    """The news of each team that somebody visited before, in one statement. What they did themselves is no news."""
    rows = db.session().execute(
        _news,
        {
            "teams": list(teams), "me": me, "visit_over": at - SAME_VISIT, "most": most,
            "only_followed": only_followed,
        },
    )  # fmt: skip
    found: dict[int, News] = {}
    for row in rows:
        news = found.setdefault(row.team_id, News(row.since, row.number, []))
        if row.verb is not None:
            happening: Any = Happening(row.at, row.name, row.verb, row.subject, row.subject_id, row.details)
            found[row.team_id] = news._replace(happenings=[*news.happenings, happening])
    return found
