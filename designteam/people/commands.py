"""What changes when people sign in, sign out or choose a password."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, or_, update

from designteam.kit import db
from designteam.people.models import (
    AT_MOST,
    CONFIRMATION,
    RESET,
    AddressChange,
    FailedSignIn,
    Invitation,
    Person,
    SignIn,
    fingerprint,
)
from designteam.people.queries import person_with, sign_in_with


class AddressTaken(Exception):
    """Another account has this e-mail address."""


FAILURES_STAY = timedelta(days=1)
SIGN_INS_STAY = timedelta(days=30)


def invite(person: Person, *, at: datetime) -> str:
    """Make an invitation and answer its token, which is shown once."""
    invitation, token = Invitation.issue(person, at=at)
    db.session().add(invitation)
    return token


def let_choose_again(person: Person, *, at: datetime) -> str:
    """Make the link for who forgot their password and answer its token; it works for an hour."""
    invitation, token = Invitation.issue(person, at=at, lasts=RESET)
    db.session().add(invitation)
    return token


def choose_password(invitation: Invitation, password: str, *, at: datetime) -> None:
    """Use a link: its owner has a new password, and every other sign-in and every other link ends."""
    person = invitation.person
    invitation.accept(password, at=at)
    sign_out_everywhere(person, at=at)
    others = Invitation.person_id == person.id, Invitation.id != invitation.id, Invitation.used_at.is_(None)
    db.session().execute(update(Invitation).where(*others).values(used_at=at))


def ask_for_address(person: Person, email: str, *, at: datetime) -> str:
    """Let somebody confirm a new address, and answer the token that goes there. A second wish replaces the first."""
    token = secrets.token_urlsafe(24)
    session = db.session()
    session.execute(delete(AddressChange).where(AddressChange.person_id == person.id))
    session.add(
        AddressChange(
            person_id=person.id, email=email.lower(), fingerprint=fingerprint(token), expires_at=at + CONFIRMATION
        )
    )
    return token


def change_address(change: AddressChange) -> str:
    """Take the new address and answer the one of before. Raises AddressTaken when an account has it meanwhile."""
    if person_with(email=change.email) is not None:
        raise AddressTaken
    before, change.person.email = change.person.email, change.email
    db.session().delete(change)
    return before


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


def sign_out_elsewhere(person_id: int, token: str, *, at: datetime) -> None:
    """End every sign-in of somebody but the one with this token."""
    elsewhere = SignIn.person_id == person_id, SignIn.fingerprint != fingerprint(token), SignIn.ended_at.is_(None)
    db.session().execute(update(SignIn).where(*elsewhere).values(ended_at=at))


def note_failure(*, email: str, address: str, at: datetime) -> None:
    failure = FailedSignIn(account=fingerprint(email.lower()), address=fingerprint(address), at=at)
    db.session().add(failure)


def forget_what_is_past(*, at: datetime) -> None:
    """Remove what is kept no longer: failures after a day, invitations that are over, sign-ins a month after them."""
    past_sign_ins = or_(SignIn.ended_at < at - SIGN_INS_STAY, SignIn.started_at < at - AT_MOST - SIGN_INS_STAY)
    past_invitations = or_(Invitation.expires_at < at, Invitation.used_at.is_not(None))
    session = db.session()
    session.execute(delete(FailedSignIn).where(FailedSignIn.at < at - FAILURES_STAY))
    session.execute(delete(Invitation).where(past_invitations))
    session.execute(delete(AddressChange).where(AddressChange.expires_at < at))
    session.execute(delete(SignIn).where(past_sign_ins))
