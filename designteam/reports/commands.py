"""Asking for a dossier, and letting go of old ones."""

from datetime import datetime, timedelta

from designteam.cycle.models import Iteration
from designteam.kit import db
from designteam.kit.db import Database
from designteam.kit.files import Shelf
from designteam.people.models import Person
from designteam.reports.models import KEPT, Dossier, Failure, Form
from designteam.reports.queries import dossiers

BEING_WRITTEN = timedelta(hours=1)


def ask(
    iteration: Iteration,
    *,
    form: Form = Form.PDF,
    school_year: int | None = None,
    language: str,
    by: Person,
    at: datetime,
) -> Dossier:
    """A new dossier to be made, or the one that is already being made for this person.

    One that has stalled counts as failed, so that asking again always leads somewhere.
    """
    found = dossiers.under_way_for(by, iteration, form=form, school_year=school_year)
    if found is not None and not found.has_stalled(at):
        return found
    if found is not None:
        found.fail(Failure.STALLED, at=at)
    dossier = Dossier.ask(iteration, form=form, school_year=school_year, language=language, by=by, at=at)
    db.session().add(dossier)
    db.session().flush()
    return dossier


def forget_old(database: Database, shelf: Shelf, *, at: datetime) -> None:
    """Remove dossiers that are over their time, rows first, and then every file that no row names any more.

    A file is written before its row, so a file of the last hour may still be about to get one.
    """
    with database.writing():
        dossiers.forget_before(at - KEPT)
    with database.reading():
        in_use = dossiers.files_in_use()
    shelf.clear(but=in_use, before=at - BEING_WRITTEN)
