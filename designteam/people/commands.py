"""What changes when people sign in, sign out or choose a password."""

from datetime import datetime, timedelta

from sqlalchemy import delete, or_, update

from designteam.kit import db
from designteam.people.models import AT_MOST, FailedSignIn, Invitation, Person, SignIn, fingerprint
from designteam.people.queries import sign_in_with

FAILURES_STAY = timedelta(days=1)
SIGN_INS_STAY = timedelta(days=30)


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


def forget_what_is_past(*, at: datetime) -> None:
    """Remove what is kept no longer: failures after a day, invitations that are over, sign-ins a month after them."""
    past_sign_ins = or_(SignIn.ended_at < at - SIGN_INS_STAY, SignIn.started_at < at - AT_MOST - SIGN_INS_STAY)
    past_invitations = or_(Invitation.expires_at < at, Invitation.used_at.is_not(None))
    session = db.session()
    session.execute(delete(FailedSignIn).where(FailedSignIn.at < at - FAILURES_STAY))
    session.execute(delete(Invitation).where(past_invitations))
    session.execute(delete(SignIn).where(past_sign_ins))
