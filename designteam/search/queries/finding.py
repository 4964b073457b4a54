"""Finding what people ask for among all that they may see, the newest first."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    String,
    Subquery,
    bindparam,
    column,
    func,
    literal,
    literal_column,
    or_,
    select,
    table,
    union_all,
)
from sqlalchemy.orm import aliased

from designteam.cycle.models import Artefact, Iteration, Standing, Status
from designteam.kit import db
from designteam.kit.policy import Viewer
from designteam.network.models import School
from designteam.search.models import Findable, WordPart
from designteam.search.queries.sources import SOURCES, about_artefact, visible
from designteam.search.queries.words import (
    Near,
    Question,
    Term,
    errors_allowed,
    errors_between,
    for_postgresql,
    for_sqlite,
    parts_of,
)
from designteam.teams.models import DesignTeam

MOST_COUNTED, SHOWN_AT_FIRST, SHOWN_OF_ONE_KIND = 300, 5, 20
NEAREST, ALIKE = 3, 60
NEWEST = 2**31 - 1


class Hit(NamedTuple):
    """Something that was found. `many` is how many of its kind there are, at most one more than are counted."""

    id: int
    subject: str
    subject_id: int
    kind: str
    team_id: int | None
    changed_at: datetime | None
    title: str
    body: str
    team: str | None
    school: str | None
    number: int | None
    status: Status | None
    artefact_id: int | None
    artefact_kind: str | None
    iteration: int | None
    many: int

    @property
    def is_dropped(self) -> bool:
        return self.subject == "artefact" and self.status is Status.DROPPED


class Found(NamedTuple):
    """What was found, by kind. `near` are the other spellings that were tried where the words gave nothing."""

    hits: Sequence[Hit]
    near: Mapping[str, Sequence[Near]]


class Answers(NamedTuple):
    """The rows of the index that answer a question, and by what the newest stand first."""

    rows: Select[*tuple[Any, ...]]
    newest: Any


class _Search(NamedTuple):
    """The statements of a search: what is shown, and how many there are of each kind."""

    shown: Select[*tuple[Any, ...]]
    kinds: Select[*tuple[Any, ...]]


_asked: Any = bindparam("asked", type_=String())
_before: Any = bindparam("before", type_=Integer())
_kind: Any = bindparam("kind", type_=String())


# What each database has for the words of a row. Both begin with the newest and stop when there are enough.
_fts5 = table("findable_words", column("rowid", Integer()), column("findable_words", String()))
_tsvector: Any = literal_column("findable.findable_words")


def with_words(*columns: Any) -> tuple[Answers, Answers]:
    """What of these rows answers what is `asked`, `before` one of them: on SQLite, and on PostgreSQL."""
    on_sqlite = (
        select(*columns)
        .select_from(_fts5)
        .join(Findable, Findable.id == _fts5.c.rowid)
        .where(_fts5.c.findable_words.op("MATCH")(_asked), _fts5.c.rowid < _before)
    )
    on_postgresql = select(*columns).where(
        _tsvector.op("@@")(func.to_tsquery(literal_column("'simple'"), _asked)), Findable.id < _before
    )
    return Answers(on_sqlite, _fts5.c.rowid), Answers(on_postgresql, Findable.id)


def _newest_in(words: Answers, *conditions: ColumnElement[bool]) -> Select[Any]:
    """The newest that answer the question and meet these conditions."""
    asked = words.rows.where(or_(literal("") == _kind, Findable.kind == _kind), *conditions)
    return asked.order_by(words.newest.desc()).limit(bindparam("most"))


def _newest_of_each_sort(words: Answers) -> Select[Any]:
    """The newest of all sorts, looked for sort by sort: then PostgreSQL knows how many of each the viewer may see.

    Of all sorts at once it expects next to nothing, gathers all that answers, and asks of each whether it may be seen.
    """
    of_each = [_newest_in(words, Findable.subject == of.subject, of.may_be_seen).subquery() for of in SOURCES.values()]
    newest = union_all(*(select(of_one.c.id, of_one.c.kind) for of_one in of_each)).subquery()
    return select(newest).order_by(newest.c.id.desc()).limit(bindparam("most"))


def _search_among(found: Select[Any]) -> _Search:
    """The newest that answer the question and may be seen; of the others nothing is counted."""
    newest = found.subquery("newest")
    placed = select(
        newest.c.id,
        func.row_number().over(partition_by=newest.c.kind, order_by=newest.c.id.desc()).label("place"),
        func.count().over(partition_by=newest.c.kind).label("many"),
    ).subquery("placed")
    return _Search(_shown_of(placed), select(newest.c.kind, func.count()).group_by(newest.c.kind))


def _shown_of(placed: Subquery) -> Select[*tuple[Any, ...]]:
    artefact, its_team = Artefact.__table__, aliased(DesignTeam, name="its_team")
    standing = (
        select(func.max(Iteration.number))
        .join(Standing, Standing.iteration_id == Iteration.id)
        .where(Standing.artefact_id == artefact.c.id)
        .scalar_subquery()
    )
    return (
        select(
            Findable.id, Findable.subject, Findable.subject_id, Findable.kind, Findable.team_id, Findable.changed_at,
            func.coalesce(func.nullif(Findable.title, ""), artefact.c.title, ""), Findable.body, its_team.name,
            School.name, artefact.c.number, artefact.c.status, artefact.c.id, artefact.c.kind, standing, placed.c.many,
        )
        .select_from(placed)
        .join(Findable, Findable.id == placed.c.id)
        .outerjoin(its_team, its_team.id == Findable.team_id)
        .outerjoin(School, School.id == its_team.school_id)
        .outerjoin(artefact, artefact.c.id == about_artefact())
        .where(placed.c.place <= bindparam("each"))
        .order_by(Findable.id.desc())
    )  # fmt: skip


_words_on_sqlite, _words_on_postgresql = with_words(Findable.id, Findable.kind)
_on_sqlite = _search_among(_newest_in(_words_on_sqlite, visible()))
_on_postgresql = _search_among(_newest_of_each_sort(_words_on_postgresql))

_alike = (
    select(WordPart.word, WordPart.stem)
    .where(WordPart.letters.in_(bindparam("letters", expanding=True)))
    .group_by(WordPart.word, WordPart.stem)
    .having(func.count() >= bindparam("least"))
    .order_by(func.count().desc(), WordPart.word)
    .limit(bindparam("most"))
)


def find(question: Question, viewer: Viewer) -> Found:
    """The newest of every kind, so many that the newest of several kinds together are among them.

    When the words give nothing, the nearest words are tried.
    """
    hits = _search(question, viewer, {}, most=MOST_COUNTED + 1, each=SHOWN_AT_FIRST)
    if hits:
        return Found(hits, {})
    near = nearest(question.words)
    if not near:
        return Found([], {})
    return Found(_search(question, viewer, near, most=MOST_COUNTED + 1, each=SHOWN_AT_FIRST), near)


def find_of_kind(question: Question, viewer: Viewer, kind: str, *, before: int = NEWEST) -> Sequence[Hit]:
    """Of one kind those that are older than `before`, and one more than are shown when there are more."""
    each = SHOWN_OF_ONE_KIND + 1
    return _search(question, viewer, {}, most=each, each=each, kind=kind, before=before)


def kinds_found(question: Question, viewer: Viewer) -> Mapping[str, int]:
    """How many of each kind there are, of the newest that are counted."""
    statements, asked = _said(question, {})
    facts = {**viewer.facts, "asked": asked, "most": MOST_COUNTED + 1, "kind": "", "before": NEWEST}
    return dict(db.session().execute(statements.kinds, facts).all())


def _search(
    question: Question,
    viewer: Viewer,
    near: Mapping[str, Sequence[Near]],
    *,
    most: int,
    each: int,
    kind: str = "",
    before: int = NEWEST,
) -> Sequence[Hit]:
    statements, asked = _said(question, near)
    facts = {**viewer.facts, "asked": asked, "most": most, "each": each, "kind": kind, "before": before}
    return [Hit._make(row) for row in db.session().execute(statements.shown, facts)]


def _said(question: Question, near: Mapping[str, Sequence[Near]]) -> tuple[_Search, str]:
    """The statements and the question, in the language of this database."""
    if db.session().get_bind().dialect.name == "sqlite":
        return _on_sqlite, for_sqlite(question, near)
    return _on_postgresql, for_postgresql(question, near)


def nearest(terms: Sequence[Term]) -> Mapping[str, Sequence[Near]]:
    """Per word the words that differ from it by no more than a typing error or two, the nearest first."""
    parts = {term.word: parts_of(term.word) for term in terms if errors_allowed(term.word)}
    if not parts:
        return {}
    letters = sorted({letters for of_word in parts.values() for letters in of_word})
    least = min(max(2, len(of_word) - 3 * errors_allowed(word) - 1) for word, of_word in parts.items())
    asked = {"letters": letters, "least": least, "most": ALIKE * len(parts)}
    alike = [Near(*row) for row in db.session().execute(_alike, asked)]
    near = {word: _within_reach(word, alike) for word in parts}
    return {word: others for word, others in near.items() if others}


def _within_reach(word: str, alike: Sequence[Near]) -> Sequence[Near]:
    by_errors = sorted((errors_between(word, other.word), other) for other in alike if other.word != word)
    return [other for errors, other in by_errors if errors <= errors_allowed(word)][:NEAREST]
