"""What stands in the library twice: which pairs look the same, and may be made one."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, bindparam, func, literal, or_, select, union_all
from sqlalchemy.orm import joinedload

from designteam.evidence.models import Apart, Holding, Source
from designteam.evidence.policy import holdings, may_see
from designteam.kit import db
from designteam.teams.models import DesignTeam

ON_A_PAGE = 10
MOST_OF_ONE_SORT = 6  # of more that look the same the first are shown; the others follow when these are dealt with


class Pair(NamedTuple):
    """Two that look the same, the one that came first in front; `share` is what they share: a DOI, ISBN or title."""

    one: Source
    other: Source
    share: str


_source = Source.__table__
_NOTHING: Any = literal("")


def _shared(share: str, what: Any, *, only: Any, more: Any = _NOTHING) -> Select[Any]:
    """Every source that shares this with another; `more` has to be the same too. It is read from an index alone."""
    several = select(what.label("word")).where(only).group_by(what).having(func.count() > 1).subquery()
    return (
        select(literal(share).label("share"), what.label("word"), more.label("more"), _source.c.id)
        .join(several, several.c.word == what)
        .where(only)
    )


_year = func.substr(_source.c.issued, 1, 4)
# What looks alike is found first, for that is little; only of that is asked who may see it.
_alike = (
    union_all(
        _shared("doi", _source.c.doi, only=_source.c.doi > ""),
        _shared("isbn", _source.c.isbn, only=(_source.c.isbn > "") & (_source.c.type == "book")),
        _shared("title", _source.c.title_key, only=_source.c.title_key > "", more=_year),
    )
    .cte("alike")
    .prefix_with("MATERIALIZED")
)
# A scalar, so that both databases ask it of these few and do not begin with all that somebody looks after.
_is_looked_after = (
    select(Holding.id)
    .where(
        Holding.id == _alike.c.id,
        may_see.condition,
        holdings.rules["curate"].condition,
        Holding.merged_into_id.is_(None),
        Holding.removed_at.is_(None),
    )
    .scalar_subquery()
)
_mine = (
    select(
        _alike,
        func.row_number()
        .over(partition_by=(_alike.c.share, _alike.c.word, _alike.c.more), order_by=_alike.c.id)
        .label("place"),
    )
    .where(_is_looked_after.is_not(None))
    .cte("mine")
)
_one, _other = (_mine.alias(name) for name in ("one", "other"))
_pairs = (
    select(_one.c.id, _other.c.id, func.min(_one.c.share))
    .join(
        _other,
        and_(
            _other.c.share == _one.c.share,
            _other.c.word == _one.c.word,
            _other.c.more == _one.c.more,
            _other.c.place > _one.c.place,
        ),
    )
    .outerjoin(Apart, (Apart.one_id == _one.c.id) & (Apart.other_id == _other.c.id))
    .where(
        Apart.id.is_(None),
        _other.c.place <= MOST_OF_ONE_SORT,
        or_(
            _other.c.id < bindparam("other_id"),
            and_(_other.c.id == bindparam("other_id"), _one.c.id > bindparam("one_id")),
        ),
    )
    .group_by(_one.c.id, _other.c.id)
    .order_by(_other.c.id.desc(), _one.c.id)
    .limit(ON_A_PAGE + 1)
)
_sources = (
    select(Source)
    .where(Source.id.in_(bindparam("ids", expanding=True)))
    .options(joinedload(Source.team).joinedload(DesignTeam.school))
)
_FROM_THE_NEWEST = (0, 2**31 - 1)


def pairs_that_look_the_same(
    facts: Mapping[str, Any], *, after: tuple[int, int] = _FROM_THE_NEWEST
) -> tuple[Sequence[Pair], bool]:
    """A page of pairs of sources among what the viewer with these facts looks after, and whether there are more.

    Those with the newest source stand first. `after` are the ids of the last pair of the page before.
    """
    asked = {**facts, "one_id": after[0], "other_id": after[1]}
    rows = db.session().execute(_pairs, asked).all()
    if not rows:
        return [], False
    ids = {id_ for one_id, other_id, _share in rows for id_ in (one_id, other_id)}
    sources = {source.id: source for source in db.session().scalars(_sources, {"ids": sorted(ids)})}
    pairs = [Pair(sources[one_id], sources[other_id], share) for one_id, other_id, share in rows]
    return pairs[:ON_A_PAGE], len(pairs) > ON_A_PAGE
