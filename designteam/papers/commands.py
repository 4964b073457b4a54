"""Asking for a paper, and letting go of old ones."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select

from designteam.kit import db
from designteam.kit.db import Database
from designteam.kit.files import Shelf
from designteam.papers.models import KEPT, Making, Paper
from designteam.people.models import Person

BEING_WRITTEN = timedelta(hours=1)


def ask(sort: str, *, about_id: int = 0, asked: str = "", language: str, by: Person, at: datetime) -> Paper:
    """A new paper to be made, or the same one that is already being made for this person."""
    wanted = {"person_id": by.id, "sort": sort, "about_id": about_id, "asked": asked}
    under_way = select(Paper).filter_by(**wanted).where(Paper.making.in_((Making.WAITING, Making.WORKING)))
    found = db.session().scalars(under_way.order_by(Paper.id.desc())).first()
    if found is not None and found.goes_on(at):
        return found
    paper = Paper(**wanted, language=language, making=Making.WAITING, asked_at=at, changed_at=at)
    db.session().add(paper)
    db.session().flush()
    return paper


def paper_to_take(paper_id: int, *, at: datetime) -> Paper | None:
    """A paper that waits, held by this unit of work so that only one worker makes it, and taken in hand."""
    paper = db.session().scalar(select(Paper).where(Paper.id == paper_id).with_for_update())
    if paper is None or not paper.is_waiting:
        return None
    paper.become(Making.WORKING, at=at)
    return paper


def forget_old(database: Database, shelf: Shelf, *, at: datetime) -> None:
    """Remove papers that are over their time, rows first, and then every file that no row names any more."""
    with database.writing() as session:
        session.execute(delete(Paper).where(Paper.asked_at <= at - KEPT))
    with database.reading() as session:
        in_use = set(session.scalars(select(Paper.file).where(Paper.file != "")))
    shelf.clear(but=in_use, before=at - BEING_WRITTEN)
