"""Letters: written with the change they tell about, brought by a real mail server, and never lost or read along."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import time_machine
from aiosmtpd.controller import Controller

from designteam.kit import clock as ours
from designteam.kit import mail
from designteam.kit.web import Site
from designteam.letters.models import PAUSES, Letter
from designteam.letters.tasks import forget
from designteam.letters.views import posting
from tests.support.client import Client
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]
REFUSED = "weg@school.example"
A_LETTER: dict[str, Any] = {
    "sender": "designteam@school.example",
    "to": "leraar@school.example",
    "subject": "Hoi",
    "text": "Dag.\n",
    "language": "nl",
    "at": datetime(2026, 11, 24, 14, 2, tzinfo=UTC),
}


class Mailbox:
    """What a mail server took in; it refuses one address."""

    def __init__(self) -> None:
        self.taken: list[tuple[list[str], EmailMessage]] = []

    async def handle_RCPT(self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:  # noqa: N802
        if address == REFUSED:
            return "550 there is nobody of that name here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        message = message_from_bytes(envelope.content, policy=default)
        self.taken.append((list(envelope.rcpt_tos), message))
        return "250 OK"


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
def server(mailbox: Mailbox) -> Iterator[Controller]:
    """A real mail server on a port of its own."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    controller = Controller(mailbox, hostname="127.0.0.1", port=port)
    controller.start()
    yield controller
    if controller.server is not None:
        controller.stop()


@pytest.fixture
def mailing(app: Site, server: Controller) -> Iterator[Site]:
    """The application with its mail going to that server."""
    settings = app.extensions["settings"]
    changed = {"mail_url": f"smtp://127.0.0.1:{server.port}", "mail_from": "designteam@school.example"}
    app.extensions["settings"] = type(settings)(**{**vars(settings), **changed})
    yield app
    app.extensions["settings"] = settings


@pytest.fixture
def down(mailing: Site, server: Controller) -> Site:
    """The same, with that server gone."""
    server.stop()
    return mailing


def _forget_password(client: Client, email: str) -> Any:
    return client.fill_in("/password-reset", {"email": email}, to="/password-reset")


def _bring_what_waits(app: Site) -> None:
    with app.app_context():
        posting.bring_what_waits.run()


# Brought


def test_a_letter_reaches_its_one_receiver_and_its_text_is_kept_no_longer(
    mailing: Site, world: World, mailbox: Mailbox, client: Client
) -> None:
    _forget_password(client, world.teacher.email)

    ((receivers, letter),) = mailbox.taken
    (kept,) = world.all(Letter)
    assert receivers == [world.teacher.email]
    assert (letter["To"], letter["Auto-Submitted"]) == (world.teacher.email, "auto-generated")
    assert "https://localhost/invitations/" in letter.get_content()
    assert (kept.text, kept.next_try_at, kept.sent_at is None) == ("", None, False)


def test_without_a_mail_server_a_letter_is_a_file_that_can_be_read(app: Site, world: World, client: Client) -> None:
    folder = posting.folder_of(app.extensions["settings"])
    before = set(folder.glob("*.eml"))

    _forget_password(client, world.teacher.email)

    (file,) = set(folder.glob("*.eml")) - before
    letter = message_from_bytes(file.read_bytes(), policy=default)
    assert letter["To"] == world.teacher.email
    assert file.stat().st_mode & 0o077 == 0


def test_a_letter_is_written_in_the_language_of_who_gets_it(
    mailing: Site, world: World, mailbox: Mailbox, client: Client, signed_in: SignedIn
) -> None:
    signed_in(world.teacher).send("/account", {"name": "Teacher", "language": "en"})

    _forget_password(client, world.teacher.email)
    _forget_password(client, world.guide.email)

    subjects = [letter["Subject"] for _receivers, letter in mailbox.taken]
    assert subjects == ["Choose a new password", "Kies een nieuw wachtwoord"]


def test_two_workers_bring_a_letter_once(mailing: Site, world: World, mailbox: Mailbox) -> None:
    with mailing.app_context(), world.database.writing():
        posting.post("address_taken", to="leraar@school.example", language="nl", link="/password-reset")

    workers = [Thread(target=_bring_what_waits, args=[mailing]) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()

    assert len(mailbox.taken) == 1


# Not brought


def test_a_server_that_is_down_loses_nothing_and_bothers_nobody(
    down: Site, world: World, client: Client, clock: time_machine.Traveller, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        answer = _forget_password(client, world.teacher.email)

    (kept,) = world.all(Letter)
    assert answer.status_code == 200
    assert (kept.sent_at, kept.tries, kept.next_try_at) == (None, 1, ours.now() + PAUSES[0])
    assert "stays" in caplog.text
    assert "invitations" not in caplog.text
    assert world.teacher.email not in caplog.text


def test_pauses_grow_and_the_letter_goes_as_soon_as_the_server_is_there(
    mailing: Site, world: World, mailbox: Mailbox, server: Controller, clock: time_machine.Traveller
) -> None:
    settings = mailing.extensions["settings"]
    mailing.extensions["settings"] = type(settings)(**{**vars(settings), "mail_url": "smtp://127.0.0.1:1"})
    with mailing.app_context(), world.database.writing():
        posting.post("address_taken", to="leraar@school.example", language="nl", link="/password-reset")

    pauses = []
    for _ in range(8):
        _bring_what_waits(mailing)
        (kept,) = world.all(Letter)
        assert kept.next_try_at is not None
        pauses.append(kept.next_try_at - ours.now())
        clock.move_to(kept.next_try_at)
    mailing.extensions["settings"] = settings
    _bring_what_waits(mailing)

    assert pauses == [*PAUSES, PAUSES[-1], PAUSES[-1]]
    assert len(mailbox.taken) == 1


def test_an_address_that_is_refused_is_not_tried_again(
    mailing: Site, world: World, clock: time_machine.Traveller
) -> None:
    with mailing.app_context(), world.database.writing():
        posting.post("address_taken", to=REFUSED, language="nl", link="/password-reset")

    _bring_what_waits(mailing)

    (kept,) = world.all(Letter)
    assert (kept.sent_at, kept.next_try_at, kept.text) == (None, None, "")
    assert "550" in kept.trouble


def test_a_link_that_is_over_is_not_brought(
    mailing: Site, world: World, mailbox: Mailbox, clock: time_machine.Traveller
) -> None:
    with mailing.app_context(), world.database.writing():
        until = ours.now() + timedelta(hours=1)
        posting.post("address_taken", to="a@school.example", language="nl", link="/", good_until=until)
    clock.shift(timedelta(hours=2))

    _bring_what_waits(mailing)

    assert mailbox.taken == []
    assert world.all(Letter)[0].next_try_at is None


def test_a_change_that_is_undone_takes_its_letter_along(
    mailing: Site, world: World, mailbox: Mailbox, signed_in: SignedIn
) -> None:
    joining = {"email": world.teacher.email, "role": "teacher", "since": "2026-11-24"}

    signed_in(world.guide).send(f"/teams/{world.waterlelie.id}/memberships", joining)

    assert (mailbox.taken, world.all(Letter)) == ([], [])


def test_letters_go_after_a_month(app: Site, world: World, client: Client, clock: time_machine.Traveller) -> None:
    _forget_password(client, world.teacher.email)
    clock.shift(timedelta(days=29))
    _forget_old_letters(app)
    before = len(world.all(Letter))
    clock.shift(timedelta(days=2))

    _forget_old_letters(app)

    assert (before, world.all(Letter)) == (1, [])


def _forget_old_letters(app: Site) -> None:
    with app.app_context():
        forget.run()


# What cannot stand in a letter


@pytest.mark.parametrize(
    "to", ["a@b.example, c@d.example", "a@b.example\r\nBcc: c@d.example", "a@b.example\nX: y", "geen adres", "", "a@"]
)
def test_an_address_is_one_address_and_nothing_else(to: str) -> None:
    with pytest.raises(mail.NotDelivered) as refused:
        mail.message(**{**A_LETTER, "to": to})

    assert refused.value.for_good


def test_a_subject_cannot_bring_a_header_along() -> None:
    with pytest.raises(mail.NotDelivered):
        mail.message(**{**A_LETTER, "subject": "Hoi\r\nBcc: c@d.example"})


def test_a_name_with_odd_signs_stays_in_the_text(
    mailing: Site, world: World, mailbox: Mailbox, signed_in: SignedIn
) -> None:
    name = "Jan <b>de Boer</b> %(by)s {{ 7*7 }}"
    joining = {"email": "jan@school.example", "name": name, "role": "teacher", "since": "2026-11-24"}

    signed_in(world.guide).send(f"/teams/{world.waterlelie.id}/memberships", joining)

    ((_receivers, letter),) = mailbox.taken
    assert name in letter.get_content()
    assert letter.get_content_type() == "text/plain"


def test_the_setting_of_a_mail_server_is_read_as_it_is_written() -> None:
    with pytest.raises(ValueError, match="smtp://"):
        mail.Server.at("https://mail.school.example")
    assert mail.Server.at("smtps://a%40b:geheim%2F@mail.school.example") == mail.Server(
        "mail.school.example", 465, "a@b", "geheim/", is_encrypted=True
    )


def test_a_password_is_never_given_over_an_open_line(
    server: Controller, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the server is another machine and offers no encryption."""
    monkeypatch.setattr(mail, "OWN_MACHINE", set())

    with pytest.raises(mail.NotDelivered, match="encryption"):
        mail.Server.at(f"smtp://leraar:geheim@127.0.0.1:{server.port}").deliver(mail.message(**A_LETTER))

    assert mailbox.taken == []


def test_a_folder_that_cannot_be_written_is_trouble_and_no_fault(tmp_path: Path) -> None:
    (tmp_path / "letters").write_text("in the way")

    with pytest.raises(mail.NotDelivered):
        mail.Folder(tmp_path / "letters").deliver(mail.message(**A_LETTER))


# Reading them in the demo


def test_only_the_demo_shows_letters(app: Site, world: World, client: Client) -> None:
    assert client.get("/demo/letters").status_code == 404


def test_in_the_demo_the_link_of_a_letter_can_be_followed(
    app: Site, world: World, client: Client, tmp_path: Path
) -> None:
    settings = app.extensions["settings"]
    app.extensions["settings"] = type(settings)(**{**vars(settings), "demo": True, "data_dir": tmp_path})
    try:
        empty = client.get("/demo/letters").text
        _forget_password(client, world.teacher.email)
        shown = client.get("/demo/letters").text
    finally:
        app.extensions["settings"] = settings

    assert world.teacher.email not in empty
    assert world.teacher.email in shown
    assert 'href="https://localhost/invitations/' in shown
