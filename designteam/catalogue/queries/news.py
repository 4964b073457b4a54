"""What happened with products, for whom it is news, and what of it one person may hear now.

Something concerns somebody from the moment on at which they began to follow the product, to use it, or to be in its
team. Until when it was told stands with each person and kind of news, so that nothing is told twice or skipped.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Integer,
    String,
    and_,
    bindparam,
    case,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
    union,
    union_all,
)

from designteam.catalogue.models import DEFAULTS, Interest, News, NewsChoice, Rhythm, Subject
from designteam.kit import db
from designteam.kit.db import Moment
from designteam.kit.policy import Viewer, mine
from designteam.method.definition import ROLES
from designteam.network.models import School, holds
from designteam.people.models import Person
from designteam.products.models import Edition, Publication, PublicationState, Use, Went
from designteam.products.policy import publications
from designteam.search.queries.publications import texts_of
from designteam.search.queries.reading import Text
from designteam.teams.models import DesignTeam, Membership

MOST_NEW, MOST_HAPPENED = 300, 500
DESIGNING = [role for role, card in ROLES.items() if card.designs]


class Happened(NamedTuple):
    """Something that happened with a product. `said` is the reason; `where` and `went` are of a school that uses it."""

    news: News
    publication_id: int
    title: str
    school: str
    at: datetime
    said: str
    where: str
    went: Went | None


class New(NamedTuple):
    """A product that is out for the first time, with its words and marks."""

    text: Text
    school: str
    at: datetime


_its_key = literal("product=") + cast(Publication.id, String)
_is_out, _is_gone = (Publication.state == state for state in (PublicationState.OUT, PublicationState.WITHDRAWN))
_newest_edition = and_(
    Edition.publication_id == Publication.id, Edition.number == Publication.edition, Edition.number > 1
)
_first_edition = and_(Edition.publication_id == Publication.id, Edition.number == 1)
_still_uses = Use.ended_at.is_(None)
_was_in_the_team = and_(
    Membership.team_id == Publication.team_id,
    Membership.role.in_(DESIGNING),
    Membership.since <= func.date(Use.at),
)

# Whom to write: who may have missed something. What it was, and whether they may know of it, comes later.
_since = bindparam("look_back", type_=Moment)
_changed_lately = Publication.changed_at > _since


_until = {rhythm: bindparam(rhythm.value, type_=Moment) for rhythm in Rhythm}


def _by_rhythm(news: News, moments: Mapping[Rhythm, Any]) -> ColumnElement[datetime]:
    rhythm = func.coalesce(NewsChoice.rhythm, DEFAULTS[news])
    return case(*((rhythm == one, moment) for one, moment in moments.items()), else_=None)


def _is_later(at: Any, since: Any) -> ColumnElement[bool]:
    return and_(at >= since, or_(NewsChoice.told_until.is_(None), at > NewsChoice.told_until))


def _is_untold(news: News, at: Any, since: Any) -> ColumnElement[bool]:
    """Whether this moment lies before the last one at which a letter goes to this person, and was not told yet."""
    return and_(at <= _by_rhythm(news, _until), _is_later(at, since))


def _chosen_by(person_id: Any, news: News) -> Any:
    return and_(NewsChoice.person_id == person_id, NewsChoice.news == news)


def _followers(news: News, at: Any, what: ColumnElement[bool]) -> Any:
    rows = select(Interest.person_id).join(Publication, Interest.key == _its_key).where(_changed_lately, what)
    if news is News.RENEWED:
        rows = rows.join(Edition, _newest_edition)
    choice = _chosen_by(Interest.person_id, news)
    return rows.outerjoin(NewsChoice, choice).where(_is_untold(news, at, Interest.since))


def _users(news: News, at: Any, what: ColumnElement[bool]) -> Any:
    rows = select(Use.by_id).join(Publication, Publication.id == Use.publication_id).where(_changed_lately, what)
    if news is News.RENEWED:
        rows = rows.join(Edition, _newest_edition)
    choice = _chosen_by(Use.by_id, news)
    return rows.outerjoin(NewsChoice, choice).where(_still_uses, _is_untold(news, at, Use.at))


_makers = (
    select(Membership.person_id)
    .join(Publication, Publication.team_id == Membership.team_id)
    .join(Use, and_(Use.publication_id == Publication.id, _was_in_the_team))
    .outerjoin(NewsChoice, _chosen_by(Membership.person_id, News.USED))
    .where(holds(Membership), Use.at > _since, _still_uses, _is_untold(News.USED, Use.at, _since))
)
# The newest that came out before each sort of letter: one moment for everybody, whatever they follow.
_last_out = {
    rhythm: select(func.max(Edition.out_at))
    .join(Publication, _first_edition)
    .where(_is_out, _changed_lately, Edition.out_at > _since, Edition.out_at <= until)
    .scalar_subquery()
    for rhythm, until in _until.items()
}
_browsers = (
    select(Interest.person_id)
    .outerjoin(NewsChoice, _chosen_by(Interest.person_id, News.NEW))
    .where(Interest.subject != Subject.PRODUCT, _is_later(_by_rhythm(News.NEW, _last_out), Interest.since))
)
_to_write = union(
    _followers(News.RENEWED, Edition.out_at, _is_out),
    _followers(News.WITHDRAWN, Publication.withdrawn_at, _is_gone),
    _users(News.RENEWED, Edition.out_at, _is_out),
    _users(News.WITHDRAWN, Publication.withdrawn_at, _is_gone),
    _makers,
    _browsers,
)
# Held until the letter is written, so that another worker does not write it too.
_held = (
    select(Person)
    .where(Person.id == bindparam("person_id"))
    .with_for_update(key_share=True, skip_locked=True)
    .execution_options(populate_existing=True)
)

# What happened, for one viewer.
_me = bindparam("me", type_=Integer)


def _due(news: News, at: Any) -> ColumnElement[bool]:
    after, until = (bindparam(f"{edge}_{news.value}", type_=Moment) for edge in ("after", "until"))
    return and_(at > after, at <= until)


def _concerns_me(at: Any) -> ColumnElement[bool]:
    followed = select(Interest.id).where(Interest.person_id == _me, Interest.key == _its_key, Interest.since <= at)
    used = select(Use.id).where(Use.by_id == _me, Use.publication_id == Publication.id, _still_uses, Use.at <= at)
    return or_(exists(followed.correlate(Publication, Edition)), exists(used.correlate(Publication, Edition)))


_none = literal("")
_happened = union_all(
    select(
        literal(News.RENEWED.value).label("news"), Publication.id.label("publication_id"), Edition.out_at.label("at"),
        Edition.because.label("said"), _none.label("where"), _none.label("went"),
    )
    .join(Edition, _newest_edition)
    .where(_is_out, _due(News.RENEWED, Edition.out_at), _concerns_me(Edition.out_at)),
    select(
        literal(News.WITHDRAWN.value), Publication.id, Publication.withdrawn_at, Publication.withdrawn_because,
        _none, _none,
    )
    .where(_is_gone, _due(News.WITHDRAWN, Publication.withdrawn_at), _concerns_me(Publication.withdrawn_at)),
    select(literal(News.USED.value), Publication.id, Use.at, Use.went_because, School.name, cast(Use.went, String))
    .join(Use, Use.publication_id == Publication.id)
    .join(School, School.id == Use.school_id)
    .where(
        Publication.team_id.in_(mine("my_design_teams")), _still_uses, _due(News.USED, Use.at),
        exists(select(Membership.id).where(Membership.person_id == _me, _was_in_the_team).correlate(Publication, Use)),
    ),
).subquery("happened")  # fmt: skip
_current = and_(Edition.publication_id == Publication.id, Edition.number == Publication.edition)
_told = (
    select(_happened, Edition.content, School.name.label("school"))
    .join(Publication, Publication.id == _happened.c.publication_id)
    .join(Edition, _current)
    .join(DesignTeam, DesignTeam.id == Publication.team_id)
    .join(School, School.id == DesignTeam.school_id)
    .where(publications.visible)
    .order_by(_happened.c.at.desc())
    .limit(MOST_HAPPENED)
)
_new = (
    select(Publication.id, Publication.team_id, Edition.out_at, School.name)
    .join(Edition, _first_edition)
    .join(DesignTeam, DesignTeam.id == Publication.team_id)
    .join(School, School.id == DesignTeam.school_id)
    .where(_is_out, Publication.changed_at > bindparam("after_new", type_=Moment), _due(News.NEW, Edition.out_at))
    .where(publications.visible)
    .order_by(Edition.out_at.desc())
    .limit(MOST_NEW)
)


def people_to_write(until: Mapping[Rhythm, datetime], *, since: datetime, today: date) -> Sequence[int]:
    """Who may have missed something that happened since then, and gets letters of one of these rhythms.

    One statement, which finds nobody as long as nothing happened.
    """
    moments = {rhythm.value: until.get(rhythm) for rhythm in Rhythm}
    return db.session().scalars(_to_write, {**moments, "look_back": since, "today": today}).all()


def held_to_write(person_id: int) -> Person | None:
    """The person, for as long as this unit of work; None while somebody else has them in hand."""
    return db.session().scalar(_held, {"person_id": person_id})


def happened_for(viewer: Viewer, windows: Mapping[News, tuple[datetime, datetime]]) -> Sequence[Happened]:
    """What happened with products that concern the viewer, as far as they may see them now; the newest first."""
    found = []
    for row in db.session().execute(_told, {**viewer.facts, **_edges(windows)}):
        title, went = row.content["title"], Went(row.went) if row.went else None
        found.append(Happened(News(row.news), row.publication_id, title, row.school, row.at, row.said, row.where, went))
    return found


def new_for(viewer: Viewer, windows: Mapping[News, tuple[datetime, datetime]]) -> Sequence[New]:
    """The products of others that came out, as far as the viewer may see them now; the newest first."""
    if News.NEW not in windows:
        return []
    found = db.session().execute(_new, {**viewer.facts, **_edges(windows)})
    rows = [row for row in found if row.team_id not in viewer.facts["my_teams"]]
    texts = {text.subject_id: text for text in texts_of([row.id for row in rows])} if rows else {}
    return [New(texts[row.id], row.name, row.out_at) for row in rows if row.id in texts]


def _edges(windows: Mapping[News, tuple[datetime, datetime]]) -> dict[str, datetime]:
    """Of a kind of news that has no window nothing is found."""
    nothing = next(iter(windows.values()))[1]
    edges = {news: windows.get(news, (nothing, nothing)) for news in News}
    return {f"after_{news.value}": after for news, (after, _) in edges.items()} | {
        f"until_{news.value}": until for news, (_, until) in edges.items()
    }
