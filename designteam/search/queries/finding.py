"""Finding what people ask for among all that they may see, the newest first."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    Boolean,
    ColumnElement,
    String,
    and_,
    bindparam,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import aliased

from designteam.cycle.models import Artefact, Iteration, Standing, Status
from designteam.kit import db
from designteam.kit.policy import Viewer
from designteam.network.models import School
from designteam.search.models import Findable, WordPart
from designteam.search.queries.sources import visible
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

MOST_COUNTED, SHOWN_PER_KIND, SHOWN_OF_ONE_KIND = 300, 3, 20
NEAREST, ALIKE = 3, 60
NEWEST = 2**31 - 1


class Hit(NamedTuple):
    """Something that was found. `many` is how many of its kind there are, at most one more than are counted."""

    id: int
    subject: str
    subject_id: int
    kind: str
    team_id: int
    changed_at: datetime | None
    title: str
    body: str
    team: str
    school: str
    number: int | None
    status: Status | None
    iteration: int | None
    many: int

    @property
    def is_dropped(self) -> bool:
        return self.status is Status.DROPPED


class Found(NamedTuple):
    """What was found, by kind. `near` are the other spellings that were tried where the words gave nothing."""

    hits: Sequence[Hit]
    near: Mapping[str, Sequence[Near]]


class _Matches(ColumnElement[bool]):
    """Whether the stems of a row answer a question, in what each database has for that."""

    inherit_cache = True
    type = Boolean()

    def __init__(self) -> None:
        self.asked: BindParameter[str] = bindparam("asked", type_=String())


@compiles(_Matches, "sqlite")
def _in_fts5(element: _Matches, compiler: Any, **options: Any) -> str:
    asked = compiler.process(element.asked, **options)
    return f"findable.id IN (SELECT rowid FROM findable_words WHERE findable_words MATCH {asked})"  # noqa: S608  a parameter


@compiles(_Matches, "postgresql")
def _in_tsvector(element: _Matches, compiler: Any, **options: Any) -> str:
    return f"findable.findable_words @@ to_tsquery('simple', {compiler.process(element.asked, **options)})"


# The newest that answer the question and may be seen; of the others nothing is counted.
_newest = (
    select(Findable.id, Findable.kind)
    .where(
        _Matches(),
        or_(literal("").op("=")(bindparam("kind", type_=String())), Findable.kind == bindparam("kind", type_=String())),
        Findable.id < bindparam("before"),
        visible(),
    )
    .order_by(Findable.id.desc())
    .limit(bindparam("most"))
    .subquery("newest")
)
_placed = select(
    _newest.c.id,
    func.row_number().over(partition_by=_newest.c.kind, order_by=_newest.c.id.desc()).label("place"),
    func.count().over(partition_by=_newest.c.kind).label("many"),
).subquery("placed")
_standing = (
    select(func.max(Iteration.number))
    .join(Standing, Standing.iteration_id == Iteration.id)
    .where(Standing.artefact_id == Artefact.id)
    .scalar_subquery()
)
_its_team = aliased(DesignTeam, name="its_team")
_shown = (
    select(
        Findable.id,
        Findable.subject,
        Findable.subject_id,
        Findable.kind,
        Findable.team_id,
        Findable.changed_at,
        Findable.title,
        Findable.body,
        _its_team.name,
        School.name,
        Artefact.__table__.c.number,
        Artefact.__table__.c.status,
        _standing,
        _placed.c.many,
    )
    .select_from(_placed)
    .join(Findable, Findable.id == _placed.c.id)
    .join(_its_team, _its_team.id == Findable.team_id)
    .join(School, School.id == _its_team.school_id)
    .outerjoin(Artefact.__table__, and_(Findable.subject == "artefact", Artefact.__table__.c.id == Findable.subject_id))
    .where(_placed.c.place <= bindparam("each"))
    .order_by(Findable.id.desc())
)
_kinds = select(_newest.c.kind, func.count()).group_by(_newest.c.kind)
_alike = (
    select(WordPart.word, WordPart.stem)
    .where(WordPart.letters.in_(bindparam("letters", expanding=True)))
    .group_by(WordPart.word, WordPart.stem)
    .having(func.count() >= bindparam("least"))
    .order_by(func.count().desc(), WordPart.word)
    .limit(bindparam("most"))
)


def find(question: Question, viewer: Viewer) -> Found:
    """The newest of every kind. When the words give nothing, the nearest words are tried."""
    hits = _search(question, viewer, {}, most=MOST_COUNTED + 1, each=SHOWN_PER_KIND)
    if hits:
        return Found(hits, {})
    near = _nearest(question.words)
    if not near:
        return Found([], {})
    return Found(_search(question, viewer, near, most=MOST_COUNTED + 1, each=SHOWN_PER_KIND), near)


def find_of_kind(question: Question, viewer: Viewer, kind: str, *, before: int = NEWEST) -> Sequence[Hit]:
    """Of one kind those that are older than `before`, and one more than are shown when there are more."""
    each = SHOWN_OF_ONE_KIND + 1
    return _search(question, viewer, {}, most=each, each=each, kind=kind, before=before)


def kinds_found(question: Question, viewer: Viewer) -> Mapping[str, int]:
    """How many of each kind there are, of the newest that are counted."""
    facts = _facts(question, viewer, {}) | {"most": MOST_COUNTED + 1, "kind": "", "before": NEWEST}
    return dict(db.session().execute(_kinds, facts).all())


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
    facts = _facts(question, viewer, near) | {"most": most, "each": each, "kind": kind, "before": before}
    return [Hit._make(row) for row in db.session().execute(_shown, facts)]


def _facts(question: Question, viewer: Viewer, near: Mapping[str, Sequence[Near]]) -> dict[str, Any]:
    is_sqlite = db.session().get_bind().dialect.name == "sqlite"
    return {**viewer.facts, "asked": (for_sqlite if is_sqlite else for_postgresql)(question, near)}


def _nearest(terms: Sequence[Term]) -> Mapping[str, Sequence[Near]]:
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
