"""What asks for the attention of who looks after the library: of researchers cards, of media mentors ict options."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Select, and_, bindparam, func, or_, select, union
from sqlalchemy.engine import Row

from designteam.evidence.models import (
    Card,
    CardStatus,
    Check,
    ClassroomPicture,
    Demonstration,
    Holding,
    IctOption,
    Relation,
    Source,
    Tie,
)
from designteam.evidence.policy import may_see, mentors, researches
from designteam.kit import clock, db
from designteam.kit.policy import mine
from designteam.teams.models import DesignTeam

MOST, MOST_COUNTED, A_YEAR = 20, 99, timedelta(days=365)


@dataclass(frozen=True)
class Kept:
    """One list: at most twenty, what was left longest first, and how many there are."""

    rows: Sequence[Row[Any]]
    total: int


# The tables themselves, without that of the holding: a statement about cards joins it once.
_card: Any = Card.__table__
_option: Any = IctOption.__table__
_source: Any = Source.__table__
_year_ago: Any = bindparam("year_ago")
_moment: Any = bindparam("moment_a_year_ago")
_stands = and_(may_see.condition, Holding.merged_into_id.is_(None), Holding.removed_at.is_(None))
_has_picture = (
    select(ClassroomPicture.id)
    .where(ClassroomPicture.card_id == Holding.id, ClassroomPicture.taken_back_at.is_(None))
    .exists()
)
_was_demonstrated = (
    select(Demonstration.id)
    .join(DesignTeam, DesignTeam.id == Demonstration.team_id)
    .where(Demonstration.option_id == Holding.id, DesignTeam.network_id.in_(mine("my_networks")))
    .exists()
)
_was_left = or_(_option.c.checked_on < _year_ago, and_(_option.c.checked_on.is_(None), Holding.added_at < _moment))

_of_cards = and_(Holding.kind == "card", researches.condition, _stands)
_not_refuted = _card.c.status != CardStatus.REFUTED
unsure = and_(_of_cards, _not_refuted, or_(_card.c.strength.is_(None), _card.c.checked_on < _year_ago))
half = and_(_of_cards, _not_refuted, or_(_card.c.signed_by_id.is_(None), ~_has_picture))
_of_options = and_(mentors.condition, _stands)
loose = and_(_of_options, or_(_option.c.privacy == "", ~_was_demonstrated, _was_left))

# What was retracted or taken out, as far as the viewer may see it, since when; named apart from what rests on it.
_gone = (
    select(
        Holding.id, Holding.title, Holding.removed_at, _source.c.retracted_on,
        func.coalesce(Holding.removed_at, Holding.turned_at).label("gone_at"),
    )
    .outerjoin(_source, _source.c.id == Holding.id)
    .where(may_see.condition, or_(Holding.removed_at.is_not(None), _source.c.retracted_on.is_not(None)))
    .subquery("gone")
)  # fmt: skip
_looked_since = select(Check.id).where(Check.holding_id == Tie.from_id, Check.at > _gone.c.gone_at).exists()
_rests_on_what_is_gone = and_(
    Tie.from_id == Holding.id, Tie.to_id == _gone.c.id, Tie.relation == Relation.RESTS_ON, ~_looked_since
)
_total = func.count().over().label("total")
_left_longest = func.coalesce(_card.c.checked_on, bindparam("never")), Holding.id
_unsure = (
    select(Holding.id, Holding.title, _card.c.strength, _card.c.checked_on, _total)
    .join(_card, _card.c.id == Holding.id)
    .where(unsure)
    .order_by(*_left_longest)
    .limit(MOST)
)
_half = (
    select(Holding.id, Holding.title, _card.c.signed_by_id, _has_picture.label("has_picture"), _total)
    .join(_card, _card.c.id == Holding.id)
    .where(half)
    .order_by(Holding.id)
    .limit(MOST)
)
_shaken = (
    select(
        Holding.id, Holding.title, _gone.c.id.label("gone_id"), _gone.c.title.label("gone"), _gone.c.removed_at,
        _gone.c.retracted_on, _total,
    )
    .join(Tie, Tie.from_id == Holding.id)
    .join(_gone, _gone.c.id == Tie.to_id)
    .outerjoin(_card, _card.c.id == Holding.id)
    .where(_of_cards, _not_refuted, _rests_on_what_is_gone)
    .order_by(_gone.c.gone_at.desc(), Holding.id)
    .limit(MOST)
)  # fmt: skip
_loose = (
    select(
        Holding.id, Holding.title, (_option.c.privacy != "").label("has_privacy"),
        _was_demonstrated.label("was_demonstrated"), _option.c.checked_on, _was_left.label("was_left"), _total,
    )
    .join(_option, _option.c.id == Holding.id)
    .where(loose)
    .order_by(func.coalesce(_option.c.checked_on, bindparam("never")), Holding.id)
    .limit(MOST)
)  # fmt: skip


def _some(statement: Select[Any]) -> Select[Any]:
    """The ids of a list, as many as are counted: in a large library no more is looked up."""
    some = statement.with_only_columns(Holding.id).order_by(None).limit(MOST_COUNTED + 1).subquery()
    return select(some.c.id)


_how_many = select(func.count()).select_from(
    union(*(_some(one) for one in (_shaken, _unsure, _half, _loose))).subquery()
)
LISTS = {
    "shaken": (_shaken, "my_research_networks"),
    "unsure": (_unsure, "my_research_networks"),
    "half": (_half, "my_research_networks"),
    "loose": (_loose, "my_mentored_networks"),
}


def curates(facts: Mapping[str, Any]) -> bool:
    """Whether somebody looks after part of the library: as researcher, or as media mentor."""
    return bool(facts["my_research_networks"] or facts["my_mentored_networks"])


def asks_for_attention(facts: Mapping[str, Any], *, today: date) -> Mapping[str, Kept]:
    """The lists that are for this viewer, one statement each."""
    asked = {**facts, **_before(today)}
    found = {
        name: db.session().execute(statement, asked).all() for name, (statement, fact) in LISTS.items() if facts[fact]
    }
    return {name: Kept(rows, rows[0].total if rows else 0) for name, rows in found.items()}


def how_many_ask(facts: Mapping[str, Any], *, today: date) -> int:
    """How many things stand on one of these lists; each counts once, and no more than one above MOST_COUNTED."""
    return db.session().scalar(_how_many, {**facts, **_before(today)}) or 0


def _before(today: date) -> Mapping[str, Any]:
    year_ago = today - A_YEAR
    moment = datetime.combine(year_ago, time(), tzinfo=clock.SCHOOL_TIME)
    return {"year_ago": year_ago, "moment_a_year_ago": moment, "never": date.min}
