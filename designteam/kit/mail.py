"""Bringing one message to one person: through a mail server, or as a file that a developer can open."""

import secrets
import smtplib
import ssl
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid
from pathlib import Path
from typing import Protocol, Self
from urllib.parse import unquote, urlsplit

SCHEMES = {"smtp": 587, "smtps": 465}
PATIENCE = 20.0
OWN_MACHINE = {"127.0.0.1", "::1", "localhost"}
REFUSED_FOR_GOOD = range(500, 600)


class NotDelivered(Exception):
    """The message did not get away. The sentence names no address and nothing of the text.

    `for_good` says that trying again makes no sense: the server does not take mail for this address.
    """

    def __init__(self, why: str, *, for_good: bool = False) -> None:
        super().__init__(why)
        self.why = why
        self.for_good = for_good


class Post(Protocol):
    """What takes a message away."""

    def deliver(self, message: EmailMessage) -> None:
        """Raises NotDelivered when it did not get away."""


def message(*, sender: str, to: str, subject: str, text: str, language: str, at: datetime) -> EmailMessage:
    """A plain letter to one address.

    Raises NotDelivered for an address that is none, or is more than one, and for a subject of more than one line.
    """
    made = EmailMessage(policy=SMTP)
    try:
        receiver, author = Address(addr_spec=to), Address(addr_spec=sender)
        made["From"] = Address("designteam", author.username, author.domain)
        made["To"] = receiver
        made["Subject"] = subject
    except (MessageError, ValueError, IndexError) as unfit:
        raise NotDelivered("the address or the subject cannot stand in a letter", for_good=True) from unfit
    made["Date"] = format_datetime(at)
    made["Message-ID"] = make_msgid(domain=author.domain)
    made["Content-Language"] = language
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(text)
    return made


@dataclass(frozen=True)
class Server:
    """A mail server. A password only goes over a line that nobody can read along with."""

    host: str
    port: int
    user: str
    password: str
    is_encrypted: bool

    @classmethod
    def at(cls, url: str) -> Self:
        """Raises ValueError for an address that is not smtp://… or smtps://… with a host."""
        parts = urlsplit(url)
        if parts.scheme not in SCHEMES or not parts.hostname:
            message = "a mail server is written as smtp://user:password@host:587 or smtps://…"
            raise ValueError(message)
        return cls(
            host=parts.hostname,
            port=parts.port or SCHEMES[parts.scheme],
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            is_encrypted=parts.scheme == "smtps",
        )

    def deliver(self, message: EmailMessage) -> None:
        try:
            with self._line() as line:
                if self.user:
                    line.login(self.user, self.password)
                line.send_message(message)
        except smtplib.SMTPRecipientsRefused as refused:
            code = next(iter(refused.recipients.values()))[0]
            why = f"the mail server refuses the address ({code})"
            raise NotDelivered(why, for_good=code in REFUSED_FOR_GOOD) from refused
        except smtplib.SMTPResponseException as answer:
            raise NotDelivered(f"the mail server answers {answer.smtp_code}") from answer
        except (smtplib.SMTPException, OSError) as trouble:
            raise NotDelivered(f"the mail server does not answer ({type(trouble).__name__})") from trouble

    def _line(self) -> smtplib.SMTP:
        if self.is_encrypted:
            return smtplib.SMTP_SSL(self.host, self.port, timeout=PATIENCE, context=ssl.create_default_context())
        line = smtplib.SMTP(self.host, self.port, timeout=PATIENCE)
        line.ehlo()
        if line.has_extn("starttls"):
            line.starttls(context=ssl.create_default_context())
        elif self.user and self.host not in OWN_MACHINE:
            line.close()
            raise NotDelivered("the mail server offers no encryption, so the password was not given")
        return line


@dataclass(frozen=True)
class Folder:
    """Keeps every letter as a file that any mail program opens, newest last by name."""

    path: Path

    def deliver(self, message: EmailMessage) -> None:
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            number = len(list(self.path.glob("*.eml"))) + 1
            name = self.path / f"{number:05}-{secrets.token_hex(3)}.eml"
            name.write_bytes(bytes(message))
            name.chmod(0o600)
        except OSError as trouble:
            raise NotDelivered(f"the letter cannot be kept ({type(trouble).__name__})") from trouble


def post_at(url: str, *, folder: Path) -> Post:
    """The mail server that was named, or the folder when none was."""
    return Server.at(url) if url else Folder(folder)
