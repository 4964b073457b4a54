"""From a letter into a team: who leads it invites, who is invited joins once, and nobody else learns anything."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from email import message_from_bytes
from email.policy import default
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import time_machine
from werkzeug.test import TestResponse

from designteam.kit import clock as ours
from designteam.kit.web import Site
from designteam.letters.models import Letter
from designteam.letters.views import posting
from designteam.people.models import Person
from designteam.teams.models import Membership, TeamInvitation
from designteam.teams.tasks import forget
from tests.support.client import Client
from tests.support.pages import errors_in, typed_in
from tests.support.together import at_once
from tests.support.world import AN_AFTERNOON, PASSWORD, Who, World

SignedIn = Callable[[Who], Client]
NewClient = Callable[[], Client]
Letters = Callable[[], list[Any]]

TODAY = AN_AFTERNOON.date().isoformat()
NEW, A_SENTENCE = "nieuw@school.example", "een lange zin om mee te beginnen"
JOINING = {"email": NEW, "name": "Nieuwe leraar", "role": "teacher", "since": TODAY}


@pytest.fixture
def letters(app: Site, tmp_path: Path) -> Iterator[Letters]:
    """The letters that went, in the order in which they did."""
    settings = app.extensions["settings"]
    app.extensions["settings"] = type(settings)(**{**vars(settings), "data_dir": tmp_path})
    folder = posting.folder_of(app.extensions["settings"])
    yield lambda: [message_from_bytes(path.read_bytes(), policy=default) for path in sorted(folder.glob("*.eml"))]
    app.extensions["settings"] = settings


@pytest.fixture
def invite(world: World, clock: time_machine.Traveller, signed_in: SignedIn, letters: Letters) -> Callable[..., str]:
    """Invite somebody as the guide would, and answer the link in the letter."""

    def invited(**fields: str) -> str:
        people = f"/teams/{world.waterlelie.id}/people"
        answer = signed_in(world.guide).fill_in(people, JOINING | fields, to="/memberships")
        assert answer.status_code == 303
        return link_in(letters()[-1])

    return invited


def accept(client: Client, link: str, **fields: str) -> TestResponse:
    return client.fill_in(link, {"password": A_SENTENCE} | fields, to=link)


def link_in(letter: Any) -> str:
    found = re.search(r"https://localhost(/\S+)", letter.get_content())
    assert found is not None
    return found[1]


def test_somebody_without_an_account_is_in_the_team_after_a_name_and_a_password(
    world: World, clock: time_machine.Traveller, invite: Callable[..., str], client: Client
) -> None:
    answer = accept(client, invite())

    (person,) = world.all(Person, email=NEW)
    (membership,) = world.all(Membership, person_id=person.id)
    assert (answer.status_code, answer.location) == (303, f"/teams/{world.waterlelie.id}")
    assert (person.name, membership.role.value, membership.since) == ("Nieuwe leraar", "teacher", ours.today())
    team = client.get(answer.location)
    assert team.status_code == 200
    assert f"/teams/{world.waterlelie.id}/introduction" in team.text


def test_somebody_with_an_account_is_in_the_team_at_once_and_hears_of_it(
    world: World, signed_in: SignedIn, letters: Letters
) -> None:
    joining = JOINING | {"email": world.colleague.email.upper(), "name": ""}

    signed_in(world.guide).fill_in(f"/teams/{world.waterlelie.id}/people", joining, to="/memberships")

    (letter,) = letters()
    assert letter["To"] == world.colleague.email
    assert link_in(letter) == f"/teams/{world.waterlelie.id}"
    assert len(world.all(Membership, person_id=world.colleague.id)) == 1
    assert world.all(TeamInvitation) == []


def test_without_a_name_nobody_is_invited(world: World, signed_in: SignedIn, letters: Letters) -> None:
    answer = signed_in(world.guide).send(f"/teams/{world.waterlelie.id}/memberships", JOINING | {"name": ""})

    assert (answer.status_code, set(errors_in(answer.text))) == (422, {"name"})
    assert typed_in(answer.text)["email"] == [NEW]
    assert (letters(), world.all(TeamInvitation)) == ([], [])


def test_what_the_link_holds_is_not_kept(world: World, invite: Callable[..., str]) -> None:
    token = invite().removeprefix("/join/")

    (invitation,) = world.all(TeamInvitation)
    assert invitation.fingerprint != token
    assert [letter for letter in world.all(Letter) if token in letter.text] == []


def test_an_invitation_works_once(world: World, invite: Callable[..., str], new_client: NewClient) -> None:
    link = invite()
    accept(new_client(), link)

    again = new_client().get(link)
    answer = new_client().send(link, {"name": "Iemand anders", "password": A_SENTENCE})

    assert (again.status_code, answer.status_code) == (410, 410)
    assert "/sign-in" in again.text
    assert len(world.all(Person, email=NEW)) == 1


def test_two_presses_at_the_very_same_moment_make_one_account(
    world: World, invite: Callable[..., str], new_client: NewClient
) -> None:
    link = invite()
    clients = [new_client() for _ in range(2)]
    for client in clients:
        assert client.token
    fields = {"name": "Nieuwe leraar", "password": A_SENTENCE}

    answers = at_once([partial(client.send, link, fields) for client in clients])

    assert sorted(answer.status_code for answer in answers) == [303, 410]
    assert len(world.all(Person, email=NEW)) == 1


def test_an_invitation_runs_out_and_can_be_sent_again(
    world: World, clock: time_machine.Traveller, invite: Callable[..., str], signed_in: SignedIn, letters: Letters
) -> None:
    first = invite()
    clock.shift(timedelta(days=14, seconds=1))
    guide = signed_in(world.guide)
    over = guide.get(first)

    answer = guide.fill_in(f"/teams/{world.waterlelie.id}/people", to="/letter")

    second = link_in(letters()[-1])
    assert (over.status_code, answer.status_code) == (410, 303)
    assert world.guide.name in over.text
    assert (guide.get(first).status_code, guide.get(second).status_code) == (410, 200)


def test_a_withdrawn_invitation_no_longer_works(
    world: World, invite: Callable[..., str], signed_in: SignedIn, client: Client
) -> None:
    link = invite()
    guide = signed_in(world.guide)

    guide.fill_in(f"/teams/{world.waterlelie.id}/people", to="/withdrawal")

    assert client.get(link).status_code == 410
    assert NEW not in guide.get(f"/teams/{world.waterlelie.id}/people").text


def test_open_invitations_are_seen_by_those_who_lead_and_by_nobody_else(
    world: World, invite: Callable[..., str], signed_in: SignedIn
) -> None:
    invite()
    url = f"/teams/{world.waterlelie.id}/people"

    seen = {who.key: NEW in signed_in(who).get(url).text for who in (world.guide, world.school_leader, world.teacher)}

    assert seen == {"guide": True, "school_leader": True, "teacher": False}


def test_an_invitation_of_another_team_is_not_found(
    world: World, invite: Callable[..., str], signed_in: SignedIn
) -> None:
    invite()
    (invitation,) = world.all(TeamInvitation)
    url = f"/teams/{world.kompas.id}/invitations/{invitation.id}"

    answers = [signed_in(world.guide).send(f"{url}/{what}").status_code for what in ("letter", "withdrawal")]

    assert answers == [404, 404]
    assert world.again(invitation).is_pending


def test_an_address_with_an_open_invitation_is_not_invited_twice(
    world: World, invite: Callable[..., str], signed_in: SignedIn
) -> None:
    invite()

    answer = signed_in(world.guide).send(f"/teams/{world.waterlelie.id}/memberships", JOINING)

    assert (answer.status_code, set(errors_in(answer.text))) == (422, {"email"})
    assert len(world.all(TeamInvitation)) == 1


def test_who_meanwhile_got_an_account_joins_with_that(
    world: World, invite: Callable[..., str], client: Client, new_client: NewClient
) -> None:
    mine = invite()
    with world.database.writing() as session:
        person = Person(email=NEW, name="Al bekend")
        person.choose_password(PASSWORD, at=ours.now())
        session.add(person)
    stranger = new_client().send(mine, {"name": "Iemand", "password": A_SENTENCE})

    client.fill_in(f"/sign-in?next={mine}", {"email": NEW, "password": PASSWORD}, to="/sign-in")
    answer = client.fill_in(mine, to=mine)

    assert stranger.location.startswith("/sign-in?next=")
    assert answer.location == f"/teams/{world.waterlelie.id}"
    assert [membership.person_id for membership in world.all(Membership, person_id=person.id)] == [person.id]


def test_a_first_day_that_is_still_to_come_is_said_on_the_start_page(
    world: World, clock: time_machine.Traveller, invite: Callable[..., str], client: Client
) -> None:
    answer = accept(client, invite(since="2026-12-01"))

    home = client.get(answer.location)
    assert answer.location == "/"
    assert "1 december 2026" in home.text
    assert client.get(f"/teams/{world.waterlelie.id}").status_code == 404


def test_a_password_that_is_easy_to_guess_does_not_use_up_the_link(
    world: World, invite: Callable[..., str], client: Client
) -> None:
    link = invite()

    answer = accept(client, link, password="kort")

    assert (answer.status_code, set(errors_in(answer.text))) == (422, {"password"})
    assert world.all(Person, email=NEW) == []
    assert client.get(link).status_code == 200


@pytest.mark.parametrize("token", ["x", "a" * 200, "%00", "..%2F..%2Fetc"])
def test_a_link_that_nobody_gave_tells_nothing(world: World, client: Client, token: str) -> None:
    answer = client.get(f"/join/{token}")

    assert answer.status_code in {404, 410}
    assert world.waterlelie.name not in answer.text


def test_nobody_makes_the_site_send_letters_without_end(
    world: World, clock: time_machine.Traveller, signed_in: SignedIn, letters: Letters
) -> None:
    guide, url = signed_in(world.guide), f"/teams/{world.waterlelie.id}/memberships"
    sent = [guide.send(url, JOINING | {"email": f"nieuw{n}@school.example"}).status_code for n in range(22)]

    clock.shift(timedelta(minutes=16))
    later = guide.send(url, JOINING).status_code

    assert (sent[:20], set(sent[20:]), later) == ([303] * 20, {429}, 303)
    assert len(letters()) == 21


def test_who_designs_but_does_not_lead_invites_nobody(world: World, signed_in: SignedIn, letters: Letters) -> None:
    answer = signed_in(world.teacher).send(f"/teams/{world.waterlelie.id}/memberships", JOINING)

    assert (answer.status_code, letters()) == (403, [])


def test_invitations_go_a_month_after_they_are_over(
    app: Site, world: World, clock: time_machine.Traveller, invite: Callable[..., str]
) -> None:
    invite()
    left = {}
    for days in (14 + 29, 2):
        clock.shift(timedelta(days=days))
        with app.app_context():
            forget.run()
        left[days] = len(world.all(TeamInvitation))

    assert left == {43: 1, 2: 0}
