"""Asking for a paper, and letting go of old ones."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select

from designteam.events.models import PAPER_KEPT, EventPaper, Making, Paper, SharingEvent
from designteam.kit import db
from designteam.kit.db import Database
from designteam.kit.files import Shelf
from designteam.people.models import Person

BEING_WRITTEN = timedelta(hours=1)


def ask_for_paper(event: SharingEvent, sort: Paper, *, language: str, by: Person, at: datetime) -> EventPaper:
    """A new paper to be made, or the one that is already being made for this person."""
    under_way = (
        select(EventPaper)
        .where(
            EventPaper.event_id == event.id, EventPaper.person_id == by.id, EventPaper.sort == sort,
            EventPaper.making.in_((Making.WAITING, Making.WORKING)),
        )
        .order_by(EventPaper.id.desc())
    )  # fmt: skip
    found = db.session().scalars(under_way).first()
    if found is not None and found.goes_on(at):
        return found
    paper = EventPaper(
        event_id=event.id, person_id=by.id, sort=sort, language=language, making=Making.WAITING, asked_at=at,
        changed_at=at,
    )  # fmt: skip
    db.session().add(paper)
    db.session().flush()
    return paper


def paper_to_take(paper_id: int, *, at: datetime) -> EventPaper | None:
    """A paper that waits, held by this unit of work so that only one worker makes it, and taken in hand."""
    paper = db.session().scalar(select(EventPaper).where(EventPaper.id == paper_id).with_for_update())
    if paper is None or not paper.is_waiting:
        return None
    paper.become(Making.WORKING, at=at)
    return paper


def forget_old_papers(database: Database, shelf: Shelf, *, at: datetime) -> None:
    """Remove papers that are over their time, rows first, and then every file that no row names any more."""
    with database.writing() as session:
        session.execute(delete(EventPaper).where(EventPaper.asked_at <= at - PAPER_KEPT))
    with database.reading() as session:
        in_use = set(session.scalars(select(EventPaper.file).where(EventPaper.file != "")))
    shelf.clear(but=in_use, before=at - BEING_WRITTEN)
