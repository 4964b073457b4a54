"""The letters of the demo, as the people in it would find them in their own mailbox. Not there outside the demo."""

from collections.abc import Sequence
from datetime import datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import NamedTuple

from flask import abort, current_app

from designteam.kit.web import Answer, open_to_all, page
from designteam.letters.views.blueprint import bp
from designteam.letters.views.posting import folder_of

MOST = 50


class Kept(NamedTuple):
    """One letter that was kept as a file."""

    to: str
    subject: str
    at: datetime
    paragraphs: Sequence[str]


@bp.get("/demo/letters")
@open_to_all
def letters() -> Answer:
    settings = current_app.extensions["settings"]
    if not settings.demo:
        abort(404)
    newest = sorted(folder_of(settings).glob("*.eml"), reverse=True)[:MOST]
    return page("letters/index.html", letters=[_kept(path) for path in newest])


def _kept(path: Path) -> Kept:
    message = message_from_bytes(path.read_bytes(), policy=default)
    body = message.get_body(("plain",))
    text = body.get_content() if body else ""
    return Kept(
        to=str(message["To"]),
        subject=str(message["Subject"]),
        at=message["Date"].datetime,
        paragraphs=[part for part in text.split("\n\n") if part.strip()],
    )
