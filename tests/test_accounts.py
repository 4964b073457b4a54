"""One's own account: a forgotten password, a new address, and where one is signed in."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from designteam.kit import clock as ours
from designteam.letters.models import Letter
from designteam.people.models import AddressChange, Invitation, Person, passwords
from tests.support.client import HOST, Client
from tests.support.pages import errors_in
from tests.support.world import PASSWORD, Who, World

SignedIn = Callable[[Who], Client]
NewClient = Callable[[], Client]
Letters = Callable[[], list[Any]]

NEW, A_SENTENCE = "nieuw.adres@school.example", "een lange zin om mee te beginnen"


def link_in(letter: Any) -> str:
    found = re.search(rf"{HOST}(/\S+/\S+)", letter.get_content())
    assert found is not None
    return found[1]


def forget(client: Client, email: str) -> Any:
    return client.fill_in("/password-reset", {"email": email}, to="/password-reset")


def come_in(client: Client, email: str, password: str) -> int:
    return client.fill_in("/sign-in", {"email": email, "password": password}, to="/sign-in").status_code


# A forgotten password


def test_who_forgot_their_password_chooses_another_and_is_signed_out_elsewhere(
    world: World, letters: Letters, client: Client, signed_in: SignedIn, new_client: NewClient
) -> None:
    elsewhere = signed_in(world.teacher)
    forget(client, world.teacher.email.upper())

    answer = client.fill_in(link_in(letters()[0]), {"password": A_SENTENCE})

    assert answer.status_code == 303
    assert client.get("/account").status_code == 200
    assert elsewhere.get("/account").status_code == 302
    assert come_in(new_client(), world.teacher.email, PASSWORD) == 422
    assert come_in(new_client(), world.teacher.email, A_SENTENCE) == 303


def test_the_link_works_once_and_for_an_hour(
    world: World, letters: Letters, client: Client, clock: time_machine.Traveller
) -> None:
    forget(client, world.teacher.email)
    forget(client, world.teacher.email)
    first, second = (link_in(letter) for letter in letters())

    client.fill_in(first, {"password": A_SENTENCE})
    forget(client, world.guide.email)
    third = link_in(letters()[2])
    clock.shift(timedelta(hours=1, seconds=1))

    assert {client.get(link).status_code for link in (first, second, third)} == {410}


def test_the_answer_does_not_tell_who_has_an_account(world: World, letters: Letters, client: Client) -> None:
    known, unknown = forget(client, world.teacher.email), forget(client, "niemand@school.example")

    texts = {
        re.sub(r'value="[^"]{40,}"|I[jm][\w-]{40,}\.[\w.-]+', "token", answer.text).replace(email, "address")
        for answer, email in ((known, world.teacher.email), (unknown, "niemand@school.example"))
    }
    assert (known.status_code, unknown.status_code, len(texts)) == (200, 200, 1)
    assert [letter["To"] for letter in letters()] == [world.teacher.email]


def test_the_time_of_the_answer_is_that_of_a_password_for_everybody(
    world: World, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted by what is hashed, for here hashing is quick."""
    hashed: list[str] = []
    verify = passwords.verify

    def counting(*given: Any) -> bool:
        hashed.append("once")
        return verify(*given)

    monkeypatch.setattr(passwords, "verify", counting)

    forget(client, world.teacher.email)
    forget(client, "niemand@school.example")

    assert hashed == ["once", "once"]


def test_nobody_floods_a_mailbox(world: World, letters: Letters, client: Client, clock: time_machine.Traveller) -> None:
    answers = [forget(client, world.teacher.email).status_code for _ in range(7)]

    other_account = forget(client, world.guide.email).status_code
    signing_in = come_in(client, world.teacher.email, PASSWORD)

    assert answers == [200] * 5 + [429] * 2
    assert (len(letters()), other_account, signing_in) == (6, 200, 303)


def test_a_foreign_host_gets_no_link_of_its_own(world: World, letters: Letters, client: Client) -> None:
    client.get("/password-reset")
    fields = {"csrf_token": client.token, "email": world.teacher.email}

    answer = client.post("/password-reset", data=fields, base_url="https://evil.example")

    assert (answer.status_code, letters()) == (400, [])


@pytest.mark.parametrize("email", ["", "geen adres", "a@b.nl, c@d.nl", "a@b.nl\nBcc: c@d.nl", "x" * 300 + "@a.nl"])
def test_what_is_no_address_is_said_at_the_field(world: World, letters: Letters, client: Client, email: str) -> None:
    answer = forget(client, email)

    assert (answer.status_code, set(errors_in(answer.text)), letters()) == (422, {"email"}, [])


# Where one is signed in


def test_one_sees_where_one_is_signed_in_and_signs_out_everywhere_else(world: World, signed_in: SignedIn) -> None:
    here, there, other = signed_in(world.teacher), signed_in(world.teacher), signed_in(world.guide)

    seen = here.get("/account").text.count("laatst gezien")
    here.fill_in("/account", to="/account/sign-ins/end")

    assert seen == 2
    assert here.get("/account").text.count("laatst gezien") == 1
    assert there.get("/account").status_code == 302
    assert other.get("/account").status_code == 200


# Another address


def test_a_new_address_counts_once_it_is_confirmed_and_the_old_one_hears_of_it(
    world: World, letters: Letters, signed_in: SignedIn, new_client: NewClient
) -> None:
    teacher = signed_in(world.teacher)
    asked = {"email": NEW.upper(), "current_password": PASSWORD}
    teacher.fill_in("/account", asked, to="/account/address")
    before = world.all(Person, id=world.teacher.id)[0].email

    teacher.fill_in(link_in(letters()[0]), to=link_in(letters()[0]))

    assert before == world.teacher.email
    assert [letter["To"] for letter in letters()] == [NEW, world.teacher.email]
    assert come_in(new_client(), NEW, PASSWORD) == 303
    assert come_in(new_client(), world.teacher.email, PASSWORD) == 422
    assert teacher.get(link_in(letters()[0])).status_code == 410


def test_without_the_password_the_address_stays(world: World, letters: Letters, signed_in: SignedIn) -> None:
    asked = {"email": NEW, "current_password": "dit is het niet"}

    answer = signed_in(world.teacher).fill_in("/account", asked, to="/account/address")

    assert (answer.status_code, set(errors_in(answer.text))) == (422, {"current_password"})
    assert "dit is het niet" not in answer.text
    assert (letters(), world.all(AddressChange)) == ([], [])


def test_an_address_of_somebody_else_is_not_taken_and_not_told(
    world: World, letters: Letters, signed_in: SignedIn
) -> None:
    asked = {"email": world.guide.email, "current_password": PASSWORD}

    answer = signed_in(world.teacher).fill_in("/account", asked, to="/account/address")

    assert answer.status_code == 303
    assert [letter["To"] for letter in letters()] == [world.guide.email]
    assert world.all(AddressChange) == []


def test_an_address_that_was_taken_meanwhile_is_not_taken_twice(
    world: World, letters: Letters, signed_in: SignedIn
) -> None:
    teacher = signed_in(world.teacher)
    teacher.fill_in("/account", {"email": NEW, "current_password": PASSWORD}, to="/account/address")
    with world.database.writing() as session:
        session.add(Person(email=NEW, name="Iemand anders"))

    link = link_in(letters()[0])
    answer = teacher.fill_in(link, to=link)

    assert answer.status_code == 410
    assert world.all(Person, id=world.teacher.id)[0].email == world.teacher.email


def test_reading_a_link_changes_nothing(world: World, letters: Letters, client: Client) -> None:
    forget(client, world.teacher.email)
    before = world.kept()

    client.get(link_in(letters()[0]))

    assert world.kept() == before
    assert [invitation.used_at for invitation in world.all(Invitation)] == [None]


def test_secrets_are_kept_nowhere(world: World, letters: Letters, client: Client) -> None:
    forget(client, world.teacher.email)
    token = link_in(letters()[0]).rsplit("/", 1)[-1]

    assert [letter for letter in world.all(Letter) if token in letter.text] == []
    assert [invitation for invitation in world.all(Invitation) if invitation.fingerprint == token] == []
    assert world.all(Invitation)[0].expires_at <= ours.now() + timedelta(hours=1)
