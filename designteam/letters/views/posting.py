"""Writes a letter with the change it tells about and brings it away afterwards. Bringing runs in a worker."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from flask import current_app, has_request_context, request

from designteam.config import Settings
from designteam.kit import clock, jobs, mail
from designteam.kit.web import Site, afterwards
from designteam.letters import commands, queries, shown
from designteam.letters.models import Letter

FOLDER = "letters"


def post(name: str, *, to: str, language: str, good_until: datetime | None = None, **values: Any) -> None:
    """Write the letter of this name to one address; it goes once the change is kept, and waits while that fails."""
    subject, text = shown.written(name, language=language, site=address_of_site(), **values)
    letter = commands.put_in_outbox(
        address=to, language=language, subject=subject, text=text, good_until=good_until, at=clock.now()
    )
    if has_request_context():
        afterwards(lambda: bring.hand_over(letter.id))


def address_of_site() -> str:
    """Where people reach this site, from the settings: never from what a request says of itself.

    The demo runs on a port of its own on the machine of who looks at it, and takes that from the request.
    """
    settings = _settings()
    if settings.demo and has_request_context():
        return request.host_url.rstrip("/")
    return f"https://{settings.hosts[0]}"


def address_of(endpoint: str, **values: Any) -> str:
    """The whole address of a page, as it stands in a letter that no request asked for."""
    site = urlsplit(address_of_site())
    where = current_app.url_map.bind(site.netloc, url_scheme=site.scheme)
    return where.build(endpoint, values, force_external=True)


def write_to_each(people: Iterable[int], write: Callable[[int], None]) -> None:
    """Write to each of them in a unit of work of its own: who cannot be written now waits for the next round."""
    for person_id in people:
        try:
            with cast(Site, current_app).database.writing():
                write(person_id)
        except Exception:
            current_app.logger.exception("the letter to person %s waits for the next round", person_id)


def folder_of(settings: Settings) -> Path:
    """Where letters are kept when no mail server was named."""
    return settings.data_dir / FOLDER


@jobs.job
def bring(letter_id: int) -> None:
    """Bring one letter. Only one worker has it in hand; what went before is left alone."""
    site, at = cast(Site, current_app), clock.now()
    with site.database.writing():
        letter = queries.letter_to_take(letter_id, at=at)
        if letter is None:
            return
        letter.take(at=at)
        if letter.is_too_late(at):
            letter.stayed("what it speaks of is over", for_good=True, at=at)
            return
    try:
        _deliver(letter)
    except mail.NotDelivered as trouble:
        current_app.logger.warning("letter %s stays, try %s: %s", letter_id, letter.tries, trouble.why)
        with site.database.writing() as session:
            session.get_one(Letter, letter_id).stayed(trouble.why, for_good=trouble.for_good, at=clock.now())
        return
    with site.database.writing() as session:
        session.get_one(Letter, letter_id).went(at=clock.now())


@jobs.every_minute
def bring_what_waits() -> None:
    """Letters of which the first try failed, or whose worker stopped half-way."""
    with cast(Site, current_app).database.reading():
        waiting = queries.due(at=clock.now())
    for letter_id in waiting:
        bring.run(letter_id)


def _deliver(letter: Letter) -> None:
    settings = _settings()
    message = mail.message(
        sender=settings.mail_from,
        to=letter.address,
        subject=letter.subject,
        text=letter.text,
        language=letter.language,
        at=letter.made_at,
    )
    mail.post_at(settings.mail_url, folder=folder_of(settings)).deliver(message)


def _settings() -> Settings:
    return cast(Settings, current_app.extensions["settings"])
