"""Persons, their passwords and invitations, and the sessions in which they are signed in."""

import hashlib
import secrets
from datetime import datetime, timedelta

from pwdlib import PasswordHash
from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.kit.db import Keeping, Model, Moment, Privacy, Words

IDLE = timedelta(minutes=60)
AT_MOST = timedelta(hours=12)
INVITATION = timedelta(days=14)
RESET = timedelta(hours=1)
CONFIRMATION = timedelta(days=1)

ACCOUNT = Keeping(Privacy.PERSONAL, "to let somebody sign in and sign their work", "until the account is closed")
SESSION = Keeping(Privacy.PERSONAL, "to know who is signed in", "30 days after the end")

passwords = PasswordHash.recommended()


def fingerprint(token: str) -> str:
    """What is kept of a secret token: enough to recognise it, not enough to use it."""
    return hashlib.sha256(token.encode()).hexdigest()


class Person(Model):
    __tablename__ = "person"
    keeping = ACCOUNT

    email: Mapped[str] = mapped_column(Words(254), unique=True)
    name: Mapped[str] = mapped_column(Words(80))
    language: Mapped[str] = mapped_column(Words(2), default="nl")
    is_administrator: Mapped[bool] = mapped_column(default=False)

    credential: Mapped["Credential | None"] = relationship(back_populates="person", cascade="all, delete-orphan")

    def choose_password(self, password: str, *, at: datetime) -> None:
        """Replace the password; earlier sign-ins are ended by the caller."""
        hashed = passwords.hash(password)
        if self.credential is None:
            self.credential = Credential(hash=hashed, changed_at=at)
        else:
            self.credential.hash = hashed
            self.credential.changed_at = at

    def recognises(self, password: str) -> bool:
        return self.credential is not None and passwords.verify(password, self.credential.hash)


class Credential(Model):
    __tablename__ = "credential"
    keeping = ACCOUNT

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), unique=True)
    hash: Mapped[str] = mapped_column(Words(255))
    changed_at: Mapped[datetime] = mapped_column(Moment)

    person: Mapped[Person] = relationship(back_populates="credential")


class Invitation(Model):
    """A link with which somebody chooses their password: one use, two weeks, and kept as a fingerprint.

    Who forgot their password gets the same, for one hour.
    """

    __tablename__ = "invitation"
    keeping = Keeping(Privacy.PERSONAL, "to let somebody choose a password", "until it is used or over")

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    fingerprint: Mapped[str] = mapped_column(Words(64), unique=True)
    expires_at: Mapped[datetime] = mapped_column(Moment)
    used_at: Mapped[datetime | None] = mapped_column(Moment)

    person: Mapped[Person] = relationship()

    @classmethod
    def issue(cls, person: Person, *, at: datetime, lasts: timedelta = INVITATION) -> tuple["Invitation", str]:
        """A new invitation and its token, which is shown once and not kept."""
        token = secrets.token_urlsafe(24)
        return cls(person=person, fingerprint=fingerprint(token), expires_at=at + lasts), token

    def is_open(self, at: datetime) -> bool:
        return self.used_at is None and at < self.expires_at

    def accept(self, password: str, *, at: datetime) -> None:
        self.person.choose_password(password, at=at)
        self.used_at = at


class AddressChange(Model):
    """A new e-mail address that waits until its owner follows the link in a letter to it."""

    __tablename__ = "address_change"
    keeping = Keeping(Privacy.PERSONAL, "to make sure that a new e-mail address is somebody's own", "one day")

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), unique=True)
    email: Mapped[str] = mapped_column(Words(254))
    fingerprint: Mapped[str] = mapped_column(Words(64), unique=True)
    expires_at: Mapped[datetime] = mapped_column(Moment)

    person: Mapped[Person] = relationship()


class SignIn(Model):
    """One time that somebody signed in, kept here so that signing out really ends it."""

    __tablename__ = "sign_in"
    keeping = SESSION

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    fingerprint: Mapped[str] = mapped_column(Words(64), unique=True)
    started_at: Mapped[datetime] = mapped_column(Moment)
    seen_at: Mapped[datetime] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)

    person: Mapped[Person] = relationship()

    @classmethod
    def start(cls, person: Person, *, at: datetime) -> tuple["SignIn", str]:
        """A new sign-in and the token that goes into the cookie."""
        token = secrets.token_urlsafe(24)
        return cls(person=person, fingerprint=fingerprint(token), started_at=at, seen_at=at), token


class FailedSignIn(Model):
    """A wrong password, counted so that guessing gets slow. The address is kept as a fingerprint.

    Letters that somebody makes the site send, and what strangers send in, are counted in the same way, each apart.
    """

    __tablename__ = "failed_sign_in"
    keeping = Keeping(
        Privacy.PERSONAL, "to slow down guessing, sending letters and answering without an account", "one day"
    )

    account: Mapped[str] = mapped_column(Words(64), index=True)
    address: Mapped[str] = mapped_column(Words(64), index=True)
    at: Mapped[datetime] = mapped_column(Moment)
