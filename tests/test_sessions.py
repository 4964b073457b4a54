"""Coming in, staying in and going out: what a sign-in is worth, and how it really ends."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from http.cookies import SimpleCookie
from typing import Any, cast

import pytest
import time_machine
from itsdangerous import base64_decode
from pwdlib import PasswordHash
from pwdlib.hashers.base import HasherProtocol
from werkzeug.test import TestResponse

from designteam.kit import clock as ours
from designteam.kit.security import safe_next
from designteam.people import commands, queries
from designteam.people.models import FailedSignIn, Person, SignIn, passwords
from tests.support.client import HOST, HTMX, Client
from tests.support.pages import form_in, typed_in
from tests.support.world import PASSWORD, Who, World

SignedIn = Callable[[Who], Client]
NewClient = Callable[[], Client]

COOKIE = "__Host-designteam"
WITHOUT, OTHER = "zonder.wachtwoord@school.example", "iemand.anders@school.example"
A_SENTENCE = "een lange zin om mee te beginnen"
TYPED = "Wat ik net had getypt en niet kwijt wil."


def come_in(client: Client, who: Who, *, password: str = PASSWORD, onward: str = "/account") -> TestResponse:
    """Through the door, with the form."""
    return client.fill_in(f"/sign-in?next={onward}", {"email": who.email, "password": password}, to="/sign-in")


# Coming in


def test_somebody_signs_in_and_goes_on_to_where_they_wanted(world: World, client: Client) -> None:
    answer = come_in(client, world.teacher)

    assert (answer.status_code, answer.location) == (303, "/account")
    assert client.get("/account").status_code == 200


def test_the_address_may_be_typed_in_capitals_and_with_spaces(world: World, client: Client) -> None:
    fields = {"email": f"  {world.teacher.email.upper()} ", "password": PASSWORD}

    assert client.fill_in("/sign-in", fields, to="/sign-in").status_code == 303


def test_signing_in_begins_a_new_session(world: World, client: Client) -> None:
    """What somebody planted in the cookie before is gone after."""
    with client.session_transaction(base_url=HOST) as planted:
        planted["planted"] = "by somebody else"
    before = client.get("/sign-in")

    come_in(client, world.teacher)

    with client.session_transaction(base_url=HOST) as session:
        assert "planted" not in session
    assert client.token not in before.text


def test_the_cookie_is_for_this_site_alone_and_says_nothing(world: World, client: Client) -> None:
    answer = come_in(client, world.teacher)

    (morsel,) = SimpleCookie(answer.headers["Set-Cookie"]).values()
    readable = base64_decode(morsel.value.lstrip(".").split(".")[0])
    assert morsel.key == COOKIE
    assert (morsel["secure"], morsel["httponly"], morsel["samesite"], morsel["path"]) == (True, True, "Lax", "/")
    assert (morsel["domain"], morsel["expires"], morsel["max-age"]) == ("", "", "")
    for word in (world.teacher.email, world.teacher.name, PASSWORD):
        assert word.encode() not in readable


@pytest.mark.parametrize("who", ["known", "unknown", "without a password"])
def test_a_wrong_answer_says_nothing_about_who_is_known(world: World, new_client: NewClient, who: str) -> None:
    with world.database.writing() as session:
        session.add(Person(name="Zonder wachtwoord", email=WITHOUT))
    addresses = {"known": world.teacher.email, "unknown": "niemand@x.example", "without a password": WITHOUT}

    answers = [_wrong_password(new_client(), address) for address in (addresses[who], OTHER)]

    assert [answer.status_code for answer in answers] == [422, 422]
    assert len({_without(answer.text, addresses[who], OTHER) for answer in answers}) == 1


def _wrong_password(client: Client, email: str) -> TestResponse:
    return client.fill_in("/sign-in", {"email": email, "password": "dit is het niet"}, to="/sign-in")


def _without(text: str, *words: str) -> str:
    for word in words:
        text = text.replace(word, "")
    return re.sub(r"I[jm][\w-]{40,}\.[\w-]+\.[\w-]+", "", text)


def test_an_unknown_address_costs_as_much_time_as_a_wrong_password(world: World, client: Client) -> None:
    """Not measured in seconds: one hash is verified in both cases, and both hashes are as hard."""
    verified: list[str] = []
    hasher = passwords.current_hasher
    passwords.hashers = (cast(HasherProtocol, _Counting(hasher, verified)),)
    try:
        for email in (world.teacher.email, "niemand@school.example"):
            _wrong_password(client, email)
    finally:
        passwords.hashers = (hasher,)

    assert len(verified) == 2
    assert len({_cost(hashed) for hashed in verified}) == 1


def test_passwords_are_hashed_as_is_recommended_today() -> None:
    strong = PasswordHash.recommended().hash("een lange zin als wachtwoord")

    assert strong.startswith("$argon2id$")
    assert _cost(strong) == "v=19$m=65536,t=3,p=4"


class _Counting:
    """A hasher that notes what it verifies."""

    def __init__(self, hasher: HasherProtocol, verified: list[str]) -> None:
        self.hasher, self.verified = hasher, verified

    def __getattr__(self, name: str) -> object:
        return getattr(self.hasher, name)

    def verify(self, password: str, hashed: str) -> bool:
        self.verified.append(hashed)
        return self.hasher.verify(password, hashed)


def _cost(hashed: str) -> str:
    return "$".join(hashed.split("$")[2:4])


# Where one goes on to

TRICKS = (
    "https://elders.example/", "//elders.example/", "///elders.example", "/\\elders.example", "\\\\elders.example",
    "/\t/elders.example", "https:elders.example", "javascript:alert(1)", "/\n//elders.example", "\x01//elders.example",
    "elders.example", " //elders.example", "/%2f%2felders.example/../\\", "data:text/html,hoi", "/" + "a" * 3000,
)  # fmt: skip


@pytest.mark.parametrize("trick", TRICKS)
def test_nobody_is_led_to_another_site(trick: str, world: World, client: Client) -> None:
    fields = {"email": world.teacher.email, "password": PASSWORD, "next": trick}

    switched = client.send("/language", {"language": "nl", "next": trick})
    signed_in = client.send("/sign-in", fields)

    assert safe_next(trick) is None
    assert (switched.status_code, signed_in.status_code) == (303, 303)
    assert (switched.location, signed_in.location) == ("/", "/")


@pytest.mark.parametrize("plain", ["/teams/1", "/artefacts/3/edit?lane=ict", "/iterations/1/thread#einde"])
def test_a_plain_path_is_gone_on_to(plain: str) -> None:
    assert safe_next(plain) == plain


# Guessing


def test_who_guesses_a_password_has_to_wait(world: World, client: Client, clock: time_machine.Traveller) -> None:
    for _ in range(queries.TRIES_PER_ACCOUNT):
        assert _wrong_password(client, world.teacher.email).status_code == 422

    refused = come_in(client, world.teacher)
    clock.shift(timedelta(minutes=16))
    later = come_in(client, world.teacher)

    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "900"
    assert later.status_code == 303


def test_who_waits_is_somebody_else_than_the_colleague(world: World, client: Client) -> None:
    for _ in range(queries.TRIES_PER_ACCOUNT):
        _wrong_password(client, world.teacher.email)

    assert come_in(client, world.researcher).status_code == 303


def test_an_address_from_which_many_are_tried_has_to_wait(world: World, new_client: NewClient) -> None:
    client = new_client()
    for number in range(queries.TRIES_PER_ADDRESS):
        _wrong_password(client, f"proberen{number}@school.example")

    same = come_in(client, world.teacher)
    elsewhere = new_client()
    elsewhere.environ_base["REMOTE_ADDR"] = "192.0.2.7"

    assert same.status_code == 429
    assert come_in(elsewhere, world.teacher).status_code == 303


def test_a_guesser_does_not_choose_their_own_address(world: World, client: Client) -> None:
    """What a stranger writes in a header is not where they are."""
    for number in range(queries.TRIES_PER_ADDRESS):
        client.environ_base["HTTP_X_FORWARDED_FOR"] = f"198.51.100.{number}"
        _wrong_password(client, f"proberen{number}@school.example")

    assert come_in(client, world.teacher).status_code == 429


def test_of_a_failed_try_only_fingerprints_are_kept(world: World, client: Client) -> None:
    _wrong_password(client, world.teacher.email)

    (failure,) = world.all(FailedSignIn)
    assert world.teacher.email not in failure.account
    assert "127.0.0.1" not in failure.address


# Staying in


def test_who_goes_on_working_stays_in_and_who_stops_has_to_come_in_again(
    world: World, clock: time_machine.Traveller, signed_in: SignedIn
) -> None:
    teacher = signed_in(world.teacher)

    for _ in range(3):
        clock.shift(timedelta(minutes=45))
        assert teacher.get("/account").status_code == 200
    clock.shift(timedelta(minutes=61))

    assert teacher.get("/account").status_code == 302


def test_after_twelve_hours_everybody_comes_in_again(
    world: World, clock: time_machine.Traveller, signed_in: SignedIn
) -> None:
    teacher = signed_in(world.teacher)

    answers = []
    for _ in range(25):
        answers.append(teacher.get("/account").status_code)
        clock.shift(timedelta(minutes=30))

    assert answers[:23] == [200] * 23
    assert answers[-1] == 302


def test_a_token_that_was_made_up_opens_nothing(world: World, client: Client) -> None:
    with client.session_transaction(base_url=HOST) as session:
        session["_user_id"] = str(world.teacher.id)
        session["_fresh"] = True

    assert client.get("/account").status_code == 302


# Going out


def test_after_signing_out_an_old_cookie_opens_nothing(
    world: World, new_client: NewClient, signed_in: SignedIn
) -> None:
    teacher = signed_in(world.teacher)
    cookie = teacher.get_cookie(COOKIE)
    assert cookie is not None
    stolen = new_client()
    stolen.set_cookie(COOKIE, cookie.value)
    assert stolen.get("/account").status_code == 200

    answer = teacher.send("/sign-out")

    assert answer.status_code == 303
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert teacher.get("/account").status_code == 302
    assert stolen.get("/account").status_code == 302
    assert [sign_in.ended_at is not None for sign_in in world.all(SignIn)] == [True]


def test_signing_out_is_never_a_link(world: World, signed_in: SignedIn) -> None:
    teacher = signed_in(world.teacher)

    assert teacher.get("/sign-out").status_code == 405
    assert teacher.get("/account").status_code == 200


def test_a_new_password_ends_every_other_sign_in(world: World, signed_in: SignedIn) -> None:
    here, elsewhere = signed_in(world.teacher), signed_in(world.teacher)
    colleague = signed_in(world.researcher)
    fields = {"current": PASSWORD, "password": "een nieuwe zin die niemand raadt"}

    answer = here.fill_in("/account", fields, to="/account/password")

    assert answer.status_code == 303
    assert here.get("/account").status_code == 200
    assert elsewhere.get("/account").status_code == 302
    assert colleague.get("/account").status_code == 200


WILL_NOT_DO = (
    (PASSWORD, "tekort"),
    (PASSWORD, "welkom123456"),
    (PASSWORD, "aaaaaaaaaaaa"),
    (PASSWORD, ""),
    ("dit is het niet", A_SENTENCE),
)


@pytest.mark.parametrize(("current", "password"), WILL_NOT_DO)
def test_a_password_that_will_not_do_changes_nothing(
    world: World, signed_in: SignedIn, current: str, password: str
) -> None:
    here, elsewhere = signed_in(world.teacher), signed_in(world.teacher)

    answer = here.fill_in("/account", {"current": current, "password": password}, to="/account/password")

    assert answer.status_code == 422
    assert elsewhere.get("/account").status_code == 200
    for typed in {current, password} - {""}:
        assert typed not in answer.text


# Invitations


def test_an_invitation_opens_the_door_once(world: World, client: Client) -> None:
    token = _invite(world, world.teacher)
    fields = {"password": A_SENTENCE}

    first = client.fill_in(f"/invitations/{token}", fields)
    again = client.get(f"/invitations/{token}")

    assert first.status_code == 303
    assert client.get("/account").status_code == 200
    assert again.status_code == 410


def test_an_invitation_is_over_after_two_weeks(world: World, client: Client, clock: time_machine.Traveller) -> None:
    token = _invite(world, world.teacher)

    clock.shift(timedelta(days=14, minutes=1))

    assert client.get(f"/invitations/{token}").status_code == 410
    assert client.send(f"/invitations/{token}", {"password": A_SENTENCE}).status_code == 410


def test_an_invitation_that_was_made_up_opens_nothing(client: Client) -> None:
    assert client.get("/invitations/verzonnen").status_code == 410


def test_choosing_a_password_by_invitation_ends_earlier_sign_ins(
    world: World, new_client: NewClient, signed_in: SignedIn
) -> None:
    """Whoever needs a new link has lost the old password, or somebody else has it."""
    earlier = signed_in(world.teacher)

    url = f"/invitations/{_invite(world, world.teacher)}"
    new_client().fill_in(url, {"password": A_SENTENCE})

    assert earlier.get("/account").status_code == 302


def _invite(world: World, who: Who) -> str:
    with world.database.writing() as session:
        return commands.invite(session.get_one(Person, who.id), at=ours.now())


# Forms that stood open for too long


def test_a_form_without_its_token_is_shown_again_with_what_was_typed(world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    teacher = signed_in(world.teacher)
    before = world.kept()

    for token in ({}, {"csrf_token": ""}, {"csrf_token": "van.iemand.anders"}):
        answer = teacher.post(f"/artefacts/{insight.id}/versions", data={"text": TYPED, "from_version": "1", **token})
        held = typed_in(answer.text)
        assert answer.status_code == 400
        assert held["text"] == [TYPED]
        assert TYPED in _shown(answer.text)

    assert world.kept() == before


def test_what_was_typed_in_an_expired_form_is_saved_by_sending_it_again(world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    teacher = signed_in(world.teacher)
    form = teacher.form_at(f"/artefacts/{insight.id}/edit")
    expired = teacher.post(form.action, data={**form.with_({"text": TYPED}), "csrf_token": "oud"})

    again = form_in(expired.text, to=form.action, default_action="")
    answer = teacher.post(again.action, data=again.with_({}))

    assert answer.status_code == 303
    assert world.again(insight).text == TYPED


def test_a_form_from_another_site_is_refused(world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    teacher = signed_in(world.teacher)
    teacher.environ_base["HTTP_REFERER"] = "https://elders.example/"

    answer = teacher.send(f"/artefacts/{insight.id}/versions", {"text": TYPED, "lane": "practice", "from_version": 1})

    assert answer.status_code == 400
    assert world.again(insight).version == 1


def test_every_form_that_changes_something_needs_its_token(world: World, signed_in: SignedIn) -> None:
    teacher = signed_in(world.teacher)
    before = world.kept(apart_from=())
    site = teacher.application

    for rule in site.url_map.iter_rules():
        if "POST" in (rule.methods or ()) and rule.endpoint != "catalogue.harvest_by_post":  # that only asks
            known: dict[str, Any] = {"kind": "insight", "token": "x"}
            with site.test_request_context():
                url = site.url_for(rule.endpoint, **{name: known.get(name, 1) for name in rule.arguments})
            assert (rule.endpoint, teacher.post(url, data={}).status_code) == (rule.endpoint, 400)

    assert world.kept(apart_from=()) == before


def test_what_somebody_typed_when_their_sign_in_had_ended_comes_back_after_signing_in(
    world: World, clock: time_machine.Traveller, signed_in: SignedIn
) -> None:
    insight = world.insight()
    teacher = signed_in(world.teacher)
    form = teacher.form_at(f"/artefacts/{insight.id}/edit")
    clock.shift(timedelta(hours=2))

    asked = teacher.post(form.action, data=form.with_({"text": TYPED}))
    door = form_in(asked.text, to="/sign-in", default_action="")
    back = teacher.post(door.action, data=door.with_({"email": world.teacher.email, "password": PASSWORD}))
    again = form_in(back.text, to=form.action, default_action="")
    sent = teacher.post(again.action, data=again.with_({}))

    assert asked.status_code == 401
    assert TYPED in _shown(back.text)
    assert PASSWORD not in back.text
    assert sent.status_code == 303
    assert world.again(insight).text == TYPED


def test_a_part_of_a_page_leads_to_the_door_when_the_sign_in_has_ended(world: World, client: Client) -> None:
    insight = world.insight()
    headers = {**HTMX, "HX-Current-URL": f"{HOST}/artefacts/{insight.id}"}

    answer = client.get(f"/artefacts/{insight.id}/edit", headers=headers)

    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"] == f"/sign-in?next=/artefacts/{insight.id}"


def _shown(html: str) -> str:
    """What somebody reads, without what stands in hidden fields."""
    return re.sub(r"<input[^>]*>", "", html)
