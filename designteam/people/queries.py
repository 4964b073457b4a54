"""Questions about persons and their sign-ins."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import bindparam, func, select

from designteam.kit import db
from designteam.people.models import (
    AT_MOST,
    IDLE,
    AddressChange,
    FailedSignIn,
    Invitation,
    Person,
    SignIn,
    fingerprint,
    passwords,
)

WINDOW = timedelta(minutes=15)
TRIES_PER_ACCOUNT = 5
TRIES_PER_ADDRESS = 20


class Limits(NamedTuple):
    """How often something may be tried within a quarter of an hour: for one account, and from one address."""

    per_account: int
    per_address: int


FOR_PASSWORDS = Limits(TRIES_PER_ACCOUNT, TRIES_PER_ADDRESS)

_person = select(Person).where(Person.email == bindparam("email"))
_invitation = select(Invitation).where(Invitation.fingerprint == bindparam("fingerprint"))
_sign_in = select(SignIn).where(SignIn.fingerprint == bindparam("fingerprint"))
_address_change = select(AddressChange).where(AddressChange.fingerprint == bindparam("fingerprint"))
_open_sign_ins = (
    select(SignIn)
    .where(
        SignIn.person_id == bindparam("person_id"),
        SignIn.ended_at.is_(None),
        SignIn.seen_at > bindparam("idle_since"),
        SignIn.started_at > bindparam("started_since"),
    )
    .order_by(SignIn.started_at.desc(), SignIn.id.desc())
)
_failures = select(
    func.count().filter(FailedSignIn.account == bindparam("account")),
    func.count().filter(FailedSignIn.address == bindparam("address")),
).where(FailedSignIn.at > bindparam("since"))

_nobodys_hash = passwords.hash("a password that nobody has")


def person_with(*, email: str) -> Person | None:
    return db.session().scalar(_person, {"email": email.lower()})


def person_who_knows(*, email: str, password: str) -> Person | None:
    """The person with this address and password. An unknown address takes as long as a wrong password."""
    person = person_with(email=email)
    if person is None or person.credential is None:
        passwords.verify(password, _nobodys_hash)
        return None
    return person if person.recognises(password) else None


def has_tried_too_often(*, email: str, address: str, at: datetime, limits: Limits = FOR_PASSWORDS) -> bool:
    account, source = fingerprint(email.lower()), fingerprint(address)
    failures = db.session().execute(_failures, {"account": account, "address": source, "since": at - WINDOW}).one()
    return failures[0] >= limits.per_account or failures[1] >= limits.per_address


def invitation_with(token: str) -> Invitation | None:
    return db.session().scalar(_invitation, {"fingerprint": fingerprint(token)})


def sign_in_with(token: str) -> SignIn | None:
    return db.session().scalar(_sign_in, {"fingerprint": fingerprint(token)})


def address_change_with(token: str) -> AddressChange | None:
    return db.session().scalar(_address_change, {"fingerprint": fingerprint(token)})


def open_sign_ins(person_id: int, *, at: datetime) -> Sequence[SignIn]:
    """Where somebody is signed in at this moment, the newest first."""
    since = {"idle_since": at - IDLE, "started_since": at - AT_MOST}
    return db.session().scalars(_open_sign_ins, {"person_id": person_id, **since}).all()


def spend_the_time_of_a_password() -> None:
    """So that nobody can tell from the time of an answer whether an address is known."""
    passwords.verify("not the password of anybody", _nobodys_hash)
