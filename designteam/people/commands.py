"""What changes when people sign in, sign out or choose a password."""

from datetime import datetime

from sqlalchemy import update

from designteam.kit import db
from designteam.people.models import FailedSignIn, Invitation, Person, SignIn, fingerprint
from designteam.people.queries import sign_in_with


def invite(person: Person, *, at: datetime) -> str:
    """Make an invitation and answer its token, which is shown once."""
    invitation, token = Invitation.issue(person, at=at)
    db.session().add(invitation)
    return token


def sign_in(person: Person, *, at: datetime) -> str:
    """Start a sign-in and answer the token for the cookie."""
    started, token = SignIn.start(person, at=at)
    db.session().add(started)
    return token


def note_seen(token: str, *, at: datetime) -> None:
    """Keep a sign-in from running out while somebody is at work."""
    db.session().execute(update(SignIn).where(SignIn.fingerprint == fingerprint(token)).values(seen_at=at))


def sign_out(token: str, *, at: datetime) -> None:
    current = sign_in_with(token)
    if current is not None:
        current.ended_at = at


def sign_out_everywhere(person: Person, *, at: datetime) -> None:
    db.session().execute(
        update(SignIn).where(SignIn.person_id == person.id, SignIn.ended_at.is_(None)).values(ended_at=at)
    )


def note_failure(*, email: str, address: str, at: datetime) -> None:
    failure = FailedSignIn(account=fingerprint(email.lower()), address=fingerprint(address), at=at)
    db.session().add(failure)
