"""Keeping the index true: it follows the journal, and can be made again from the work itself."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import Select, bindparam, delete, func, insert, select

from designteam.journal.models import Entry
from designteam.kit import db
from designteam.kit.stems import STEMMER, stems_of, words_of
from designteam.search.models import STEMS, Findable, Reading, WordPart
from designteam.search.queries.reading import Source, Text
from designteam.search.queries.sources import MOST_ALONG, SOURCES
from designteam.search.queries.words import parts_of
from designteam.teams.models import DesignTeam

Part = TypeVar("Part")

AT_ONCE = 200
OF_PEOPLE = {"artefact", "holding"}
# Two changes at one moment may be kept in another order than they were numbered, so a few lines are read again.
A_FEW_LINES, MANY_LINES = 50, 2_000

SUBJECTS = {subject for source in SOURCES.values() for subject in (source.told_by, *source.told_along)}

_reading = select(Reading).with_for_update()  # held, so that two workers read one after the other
_news = (
    select(Entry.id, Entry.subject, Entry.subject_id)
    .where(Entry.id > bindparam("since"), Entry.subject.in_(SUBJECTS))
    .order_by(Entry.id)
)
_newest_line = select(func.max(Entry.id))
_unread_teams = (
    select(DesignTeam.id)
    .outerjoin(Findable, (Findable.subject == "team") & (Findable.subject_id == DesignTeam.id))
    .where(Findable.id.is_(None))
    .order_by(DesignTeam.id)
)
_rows = select(Findable).where(
    Findable.subject == bindparam("subject"), Findable.subject_id.in_(bindparam("ids", expanding=True))
)
_known_words = select(WordPart.word).where(WordPart.word.in_(bindparam("words", expanding=True))).distinct()


def follow_the_journal(*, again: int = A_FEW_LINES) -> bool:
    """Read everything that the journal speaks of since the last time, and in the `again` lines before that.

    Doing it twice changes nothing. The first time, and when the stemmer is another one, everything is read. Of what
    one line tells about many things only some are read at once, so that nobody waits for it; whether there is more.
    """
    reading = db.session().scalars(_reading).one()
    if reading.stemmer != STEMMER:
        read_everything()
        return False
    by_subject: dict[str, dict[int, None]] = defaultdict(dict)
    last = reading.last_line
    for line, subject, subject_id in db.session().execute(_news, {"since": last - again}):
        by_subject[subject][subject_id] = None
        last = max(last, line)
    by_subject["team"].update(dict.fromkeys(db.session().scalars(_unread_teams)))
    has_more = False
    for source in SOURCES.values():
        for subject, unread in source.told_along.items():
            for ids in _in_parts(list(by_subject[subject])):
                found = _that_belong(unread, ids)
                by_subject[source.told_by].update(dict.fromkeys(found))
                has_more = has_more or len(found) == MOST_ALONG
        for told in _in_parts(list(by_subject[source.told_by])):
            _read(source, told if source.belonging is None else _that_belong(source.belonging, told))
    if last != reading.last_line and not has_more:
        reading.last_line = last
    return has_more


def read_everything() -> int:
    """Make the whole index again; how many things can now be found."""
    session = db.session()
    reading = session.scalars(_reading).one()
    for table in (Findable, WordPart):
        session.execute(delete(table))
    reading.last_line, reading.stemmer = session.scalar(_newest_line) or 0, STEMMER
    for source in SOURCES.values():
        for ids in _in_parts(session.scalars(source.all_of_them).all()):
            _read(source, ids)
    return session.scalar(select(func.count(Findable.id))) or 0


def _read(source: Source, ids: Sequence[int]) -> None:
    """Bring these things into the index; what says the same as before stays where it is, what is gone leaves."""
    if not ids:
        return
    session = db.session()
    rows = {row.subject_id: row for row in session.scalars(_rows, {"subject": source.subject, "ids": list(ids)})}
    there = {text.subject_id: text for text in source.texts(ids)}
    texts = [text for id_, text in there.items() if not _says_the_same(rows.get(id_), text)]
    new = {text.subject_id for text in texts}
    old = [row.id for id_, row in rows.items() if id_ not in there or id_ in new]
    if old:
        session.execute(delete(Findable).where(Findable.id.in_(old)))
    if not texts:
        return
    place = {subject_id: place for place, subject_id in enumerate(ids)}
    stems = {text: stems_of(f"{text.title}\n{text.body}") for text in texts}
    highest = session.scalar(select(func.max(Findable.id))) or 0
    session.execute(
        insert(Findable),
        [
            text._asdict() | {"id": highest + further, "stems": _with_marks(" ".join(stems[text]), text.marks)}
            for further, text in enumerate(sorted(texts, key=lambda text: place[text.subject_id]), 1)
        ],
    )
    _learn({word: stem for text in texts for word, stem in words_of(f"{text.title}\n{text.body}").items() if word})


def _learn(words: Mapping[str, str]) -> None:
    """Remember how words look, for who makes a typing error."""
    session = db.session()
    for some in _in_parts(sorted(words)):
        known = set(session.scalars(_known_words, {"words": some}))
        parts = [
            {"letters": letters, "word": word, "stem": words[word]}
            for word in some
            if word not in known
            for letters in parts_of(word)
        ]
        if parts:
            session.execute(insert(WordPart), parts)


def _that_belong(belonging: Select[int], ids: Sequence[int]) -> Sequence[int]:
    return db.session().scalars(belonging, {"ids": ids}).all()


def _in_parts(things: Sequence[Part]) -> Iterator[list[Part]]:
    for start in range(0, len(things), AT_ONCE):
        yield list(things[start : start + AT_ONCE])


def _with_marks(stems: str, marks: str) -> str:
    """The marks stand behind the words, whole also when there are too many words."""
    return f"{stems[: STEMS - len(marks) - 1]} {marks}" if marks else stems[:STEMS]


def _says_the_same(row: Findable | None, text: Text) -> bool:
    """Of what people made only the words count; of anything else also its day."""
    if row is None or (row.title, row.body, row.marks) != (text.title, text.body, text.marks):
        return False
    return text.subject in OF_PEOPLE or row.changed_at == text.changed_at
