"""What a worker does for what belongs to artefacts: it looks at links, and lets go of what may no longer be kept."""

from collections.abc import Collection
from datetime import timedelta
from typing import cast

from flask import current_app

from designteam.cycle import commands
from designteam.cycle.models import Attachment, Reach
from designteam.cycle.queries import attachments as queries
from designteam.kit import clock, db, jobs
from designteam.kit.files import OutOfReach, Shelf
from designteam.kit.outside import look_at
from designteam.kit.shelves import shelf_for
from designteam.kit.web import Site

A_WEEK = timedelta(days=7)
MOST_AT_ONCE = 40


@jobs.job
def look_at_bookmark(bookmark_id: int) -> None:
    """Look whether one link works, and keep that. Nothing is held while the other side is thinking."""
    site = cast(Site, current_app)
    with site.database.reading():
        url = queries.address_of(bookmark_id)
    if url is not None:
        found = look_at(url)
        with site.database.writing():
            commands.note_reach(bookmark_id, Reach(found.value), at=clock.now())


@jobs.hourly
def look_at_bookmarks() -> None:
    """Look at the links that nobody looked at for a week, some of them every hour."""
    with cast(Site, current_app).database.reading():
        due = queries.bookmarks_to_look_at(before=clock.now() - A_WEEK, most=MOST_AT_ONCE)
    for bookmark_id, _url in due:
        look_at_bookmark.hand_over(bookmark_id)


@jobs.hourly
def let_go_of_attachments() -> None:
    """Remove pictures of which the consent has ended or the text never came, and files that no line names any more."""
    site = cast(Site, current_app)
    with site.database.writing():
        commands.let_go_of_ended_consent(today=clock.today(), at=clock.now())
        commands.let_go_of_held(today=clock.today(), at=clock.now())
    commands.clear(site.database, attachments_of(site), at=clock.now())


def attachments_of(site: Site) -> Shelf:
    """Where the files of attachments are kept."""
    return shelf_for("attachments", site.extensions["settings"])


def let_go_of(attachment_id: int, files: Collection[str]) -> None:
    """Remove the files of an attachment now, if its removal was kept; within the hour when they are out of reach."""
    found = db.session().get(Attachment, attachment_id)
    if found is not None and found.removed_at is not None:
        try:
            attachments_of(cast(Site, current_app)).let_go(files)
        except OutOfReach:
            current_app.logger.exception("files of a removed attachment wait for the hourly work")
