"""Bringing a file with references: its records are looked through first, and kept all at once or not at all."""

import logging
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import delete, insert, select, update

from designteam.evidence.formats import CannotRead, Item, Read, read, source_values
from designteam.evidence.formats.dates import year_of
from designteam.evidence.formats.items import tidy
from designteam.evidence.formats.records import MOST_BYTES
from designteam.evidence.models import BroughtRecord, Holding, HoldingVersion, ReferenceFile, Source, Verdict
from designteam.evidence.models.files import FAULT, KEPT, KEY, ON_THE_SHELF, WHO
from designteam.evidence.models.holding import TITLE, as_json
from designteam.evidence.queries import files
from designteam.evidence.queries.known import Known, known_of, marks_of
from designteam.journal.commands import record
from designteam.kit import db
from designteam.kit.db import Database
from designteam.kit.files import OutOfReach, Shelf
from designteam.kit.text import shorten
from designteam.kit.words import N_
from designteam.people.models import Person
from designteam.teams.models import DesignTeam

BEING_WRITTEN = timedelta(hours=1)
IN_FRONT = ("author", "editor", "translator", "director", "contributor")
MOST_NAMED = 3
INSTEAD_OF_A_TITLE = ("container-title", "DOI", "URL", "publisher", "genre")


class Brought(NamedTuple):
    """Something that somebody wants to keep, as the library keeps it."""

    record_id: int
    number: int
    verdict: Verdict
    values: Mapping[str, Any]


def bring(
    team: DesignTeam,
    *,
    name: str,
    content: bytes,
    submission: str | None,
    language: str,
    shelf: Shelf,
    by: Person,
    at: datetime,
) -> ReferenceFile:
    """Put a file away to be read. The same submission sent twice is there once.

    Raises CannotRead for what is no file of references as a whole, and when nothing can be put away.
    """
    if submission and (known := files.file_sent_as(submission)):
        if (known.team_id, known.added_by_id) == (team.id, by.id):
            return known
        submission = None  # the number of something else says nothing about this
    if len(content) > MOST_BYTES:
        raise CannotRead(
            N_("This file is larger than %(most)s MB. Split it, and add the parts."), most=MOST_BYTES // 10**6
        )
    reading = read(content, name=name)
    try:
        kept_as = shelf.keep(content)
    except OutOfReach as silence:
        logging.getLogger(__name__).warning("a file could not be kept: %s", silence)
        raise CannotRead(N_("Files cannot be kept at this moment. Try again in a few minutes.")) from silence
    file = ReferenceFile(
        team=team, added_by=by, added_at=at, changed_at=at, submission=submission or None, name=name,
        format=reading.format.value, language=language, file=kept_as, most=len(reading),
    )  # fmt: skip
    db.session().add(file)
    db.session().flush()
    return file


# Reading


def forget_records(file: ReferenceFile) -> None:
    """What an earlier try left half-way."""
    db.session().execute(delete(BroughtRecord).where(BroughtRecord.file_id == file.id))


def note_records(
    file: ReferenceFile, reads: Sequence[Read], known_in_file: Known, facts: Mapping[str, Any], *, at: datetime
) -> None:
    """Keep some records as they were read, each with what is known of it. `known_in_file` remembers them."""
    values = {one.number: source_values(one.item) for one in reads if one.item}
    marks = {number: marks_of(said) for number, said in values.items()}
    known = known_of(list(marks.values()), facts)
    rows = []
    for one in reads:
        same_as_id = known.find(marks[one.number]) if one.item else None
        same_as_number = known_in_file.find(marks[one.number]) if one.item and same_as_id is None else None
        if one.item and same_as_id is None and same_as_number is None:
            known_in_file.add(marks[one.number], one.number)
        verdict = _verdict_on(one, is_there=same_as_id is not None or same_as_number is not None)
        rows.append({
            "file_id": file.id, "number": one.number, "line": one.line, "key": shorten(tidy(one.key), KEY),
            **_told(one.item or {}, values.get(one.number, {})),
            "item": one.item or {}, "fault": one.fault[:FAULT], "details": dict(one.details),
            "verdict": verdict, "is_chosen": verdict in {Verdict.NEW, Verdict.DOUBTFUL},
            "same_as_id": same_as_id, "same_as_number": same_as_number,
        })  # fmt: skip
    if rows:
        db.session().execute(insert(BroughtRecord), rows)
    file.advance(file.done + len(rows), at=at)


def _verdict_on(one: Read, *, is_there: bool) -> Verdict:
    if one.is_broken:
        return Verdict.BROKEN
    if is_there:
        return Verdict.THERE
    return Verdict.DOUBTFUL if one.is_doubtful else Verdict.NEW


def _told(item: Item, values: Mapping[str, Any]) -> dict[str, str]:
    """What people know a reference by: its title, or what comes nearest to one, by whom, and the year."""
    nearest = next((str(item[name]) for name in INSTEAD_OF_A_TITLE if item.get(name)), "")
    people: Sequence[Mapping[str, str]] = next((item[role] for role in IN_FRONT if item.get(role)), ())
    named = [_surname(person) for person in people[:MOST_NAMED]]
    who = ", ".join(filter(None, named)) + (" …" if len(people) > MOST_NAMED else "")
    return {
        "title": shorten(values.get("title") or nearest, TITLE),
        "who": shorten(who, WHO),
        "year": year_of(item.get("issued")),
    }


def _surname(person: Mapping[str, str]) -> str:
    parts = (person.get(part) for part in ("non-dropping-particle", "family", "literal"))
    return " ".join(part for part in parts if part)


# Keeping


def choose(file: ReferenceFile, *, shown: Collection[int], chosen: Collection[int]) -> None:
    """Of the records that were shown, only these are wanted. What is broken cannot be."""
    of_those = update(BroughtRecord).where(
        BroughtRecord.file_id == file.id, BroughtRecord.number.in_(shown), BroughtRecord.verdict != Verdict.BROKEN
    )
    db.session().execute(of_those.values(is_chosen=BroughtRecord.number.in_(chosen)))


def as_brought(rows: Iterable[Any], *, nameless: str) -> list[Brought]:
    """What was chosen as the library keeps it. What has no title at all gets `nameless`."""
    return [
        Brought(
            row.id,
            row.number,
            row.verdict,
            source_values(row.item) | {"title": row.title or f"{nameless} ({row.number})"},
        )
        for row in rows
    ]


def keep_brought(file: ReferenceFile, brought: Sequence[Brought], facts: Mapping[str, Any], *, at: datetime) -> None:
    """Bring all of them into the library, within the unit of work that is going on: all or none.

    What somebody else brought in since it was looked through is there already, and is not brought in again.
    """
    known = known_of([marks_of(one.values) for one in brought if one.verdict is not Verdict.THERE], facts)
    there = {one: same for one in range(len(brought)) if (same := _came_since(brought[one], known)) is not None}
    kept = [one for place, one in enumerate(brought) if place not in there]
    ids = _insert_sources(file, kept, at=at)
    _note_what_became(
        {one.record_id: id_ for one, id_ in zip(kept, ids, strict=True)},
        {brought[place].record_id: same for place, same in there.items()},
    )
    file.kept, file.kept_at = len(kept), at
    file.finish(at=at)
    if kept and file.kept_by is not None:
        record(
            "brought_file", by=file.kept_by, at=at, subject="reference_file", subject_id=file.id, team_id=file.team_id,
            file=shorten(file.name, 120), team=file.team_id, many=len(kept),
        )  # fmt: skip


def _came_since(one: Brought, known: Known) -> int | None:
    """What was there already when somebody chose it all the same is kept beside it."""
    return None if one.verdict is Verdict.THERE else known.find(marks_of(one.values))


def _insert_sources(file: ReferenceFile, kept: Sequence[Brought], *, at: datetime) -> Sequence[int]:
    """The same rows as bringing them in one by one would give, in a few statements."""
    if not kept:
        return []
    session, holdings, sources = db.session(), Holding.__table__, Source.__table__
    common = {
        "kind": "source", "team_id": file.team_id, "network_id": file.team.network_id, "audience": file.audience,
        "version": 1, "added_at": at, "added_by_id": file.kept_by_id, "changed_at": at,
    }  # fmt: skip
    rows = [{**common, "title": one.values["title"], "submission": f"file/{file.id}/{one.number}"} for one in kept]
    added = insert(holdings).returning(holdings.c.id, sort_by_parameter_order=True)  # type: ignore[arg-type]
    ids = list(session.execute(added, rows).scalars())
    own = Source.own_columns()
    empty = {name: _when_empty(name) for name in own}
    filled = [empty | {name: one.values[name] for name in own if name in one.values} for one in kept]
    session.execute(insert(sources), [{"id": id_, **values} for id_, values in zip(ids, filled, strict=True)])  # type: ignore[arg-type]
    versions = [
        {
            "holding_id": id_, "number": 1, "at": at, "author_id": file.kept_by_id,
            "content": {"title": one.values["title"], **_as_json(values), "terms": []},
        }
        for id_, one, values in zip(ids, kept, filled, strict=True)
    ]  # fmt: skip
    session.execute(insert(HoldingVersion), versions)
    return ids


def _as_json(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: as_json(value) for name, value in values.items()}


def _when_empty(name: str) -> Any:
    column = Source.__table__.columns[name]
    if column.default is None:
        return None
    return column.default.arg(None) if column.default.is_callable else column.default.arg


def _note_what_became(became: Mapping[int, int], there: Mapping[int, int]) -> None:
    session = db.session()
    if became:
        session.execute(update(BroughtRecord), [{"id": id_, "became_id": holding} for id_, holding in became.items()])
    if there:
        was_there = {"verdict": Verdict.THERE, "is_chosen": False}
        session.execute(
            update(BroughtRecord), [{"id": id_, "same_as_id": same, **was_there} for id_, same in there.items()]
        )


# Taking out again, and forgetting


def take_out(file: ReferenceFile, *, but: Collection[int], because: str, by: Person, at: datetime) -> int:
    """Take out of the library what came by this file, but not these; how many that were. Their addresses stay."""
    became = select(BroughtRecord.became_id).where(
        BroughtRecord.file_id == file.id, BroughtRecord.became_id.is_not(None)
    )
    here = Holding.id.in_(became), Holding.removed_at.is_(None), Holding.merged_into_id.is_(None)
    going = [id_ for id_ in db.session().scalars(select(Holding.id).where(*here)) if id_ not in but]
    if not going:
        return 0
    gone = update(Holding.__table__).where(Holding.__table__.c.id.in_(going))  # type: ignore[arg-type]
    db.session().execute(gone.values(removed_at=at, removed_because=because))
    file.taken_out_at = file.changed_at = at
    record(
        "took_out_file", by=by, at=at, subject="reference_file", subject_id=file.id, team_id=file.team_id,
        file=shorten(file.name, 120), team=file.team_id, many=len(going),
    )  # fmt: skip
    return len(going)


def forget_old(database: Database, shelf: Shelf, *, at: datetime) -> None:
    """Forget what is over its time: rows first, and then every file that nobody has to read any more.

    A file is written before its row, so a file of the last hour may still be about to get one.
    """
    with database.writing():
        files.forget_before(at - KEPT)
    with database.reading():
        in_use = files.names_on_the_shelf(since=at - ON_THE_SHELF)
    shelf.clear(but=in_use, before=at - BEING_WRITTEN)
