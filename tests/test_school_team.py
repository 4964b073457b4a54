"""How a team involves its school team: the ladder, the page for the staff room, one question, a pulse and joining."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
import time_machine
from werkzeug.test import TestResponse

from designteam.cycle.models import SuccessMoment
from designteam.journal.models import Entry
from designteam.kit import clock as ours
from designteam.kit import jobs
from designteam.kit.web import Site
from designteam.method.involvement import RUNGS, TELLING
from designteam.network.models import Audience
from designteam.people.models import Person
from designteam.schoolteam import commands
from designteam.schoolteam.models import ClassPulse, Colleague, Feeling, Involvement, Part, SchoolPoll, StaffPage, Tap
from designteam.schoolteam.queries.rungs import newest_involvement, only_informs, rungs_used
from designteam.schoolteam.queries.staff import polls_of, pulse_of
from designteam.teams.models import DesignTeam
from designteam.workspace.shown.happenings import ABOUT_SCHOOL_TEAM
from tests.support.client import TYPED, Client
from tests.support.pages import form_in, read, text_of
from tests.support.together import at_once
from tests.support.world import AN_AFTERNOON, Where, Who, World

SignedIn = Callable[[Who], Client]
NewClient = Callable[[], Client]
SCRIPT = "<script>alert(1)</script>"


def _open_page(
    world: World, *, team: Where | None = None, by: Who | None = None, parts: Sequence[Part] = tuple(Part)
) -> str:
    """The path of the page for the staff room of a team."""
    where = team or world.waterlelie
    with world.database.writing() as session:
        made = commands.open_page(
            session.get_one(DesignTeam, where.id), parts=parts,
            by=session.get_one(Person, world.teacher.id), at=ours.now(),
        )  # fmt: skip
    return f"/staff/{made.token}"


def _ask(world: World, *answers: str, question: str = "Wie leest dit?", team: Where | None = None) -> SchoolPoll:
    where = team or world.waterlelie
    with world.database.writing() as session:
        return commands.ask(
            session.get_one(DesignTeam, where.id), question=question, answers=answers or ("Ik", "Niemand"),
            submission=None, by=session.get_one(Person, world.teacher.id), at=ours.now(),
        )  # fmt: skip


def _taps(world: World, poll: SchoolPoll, *choices: int) -> None:
    with world.database.writing() as session:
        again = session.get_one(SchoolPoll, poll.id)
        for number, choice in enumerate(choices):
            commands.tap(again, choice, mark=f"apparaat {number}")


def _close(world: World) -> None:
    with world.database.writing() as session:
        team, by = session.get_one(DesignTeam, world.waterlelie.id), session.get_one(Person, world.teacher.id)
        commands.close_question(team, by=by, at=ours.now())


def _tap(browser: Client, path: str, **fields: Any) -> TestResponse:
    """Tap on a button as somebody does who opened the page: no session, and the token of the page."""
    return _send(browser, path, "answer" if "choice" in fields else "pulse", fields)


def _send(browser: Client, path: str, to: str, fields: dict[str, Any]) -> TestResponse:
    form = form_in(browser.get(path).text, to=to, default_action=path)
    held = {name: values for name, values in form.holds.items() if values and name in {"csrf_token", "poll"}}
    return browser.post(form.action, data={**held, **fields}, content_type=TYPED)


def _cookies(answer: TestResponse) -> list[str]:
    return answer.headers.getlist("Set-Cookie")


def _text(answer: TestResponse) -> str:
    (main,) = read(answer.text).elements("main")
    return text_of(main)


@pytest.fixture
def teacher(world: World, signed_in: SignedIn) -> Client:
    return signed_in(world.teacher)


@pytest.fixture
def home(world: World) -> str:
    return f"/teams/{world.waterlelie.id}/school-team"


# The ladder


def test_the_method_knows_seven_rungs_from_telling_to_being_responsible_together() -> None:
    first, *_, last = RUNGS
    assert (first, last) == (TELLING, "co_responsible")
    assert len(RUNGS) == 7
    assert all(rung.label and rung.what and rung.how for rung in RUNGS.values())


def test_a_team_that_did_nothing_yet_is_invited_to_ask(teacher: Client, home: str) -> None:
    answer = teacher.get(home)

    assert "Begin small, and begin by asking" in _english(teacher, home)
    assert answer.status_code == 200


def test_what_was_noted_by_hand_stands_on_its_rung(world: World, teacher: Client, home: str) -> None:
    sent = {"rung": "school_development", "on": ours.today().isoformat(), "text": "Verteld op de studiedag."}

    answer = teacher.fill_in(f"{home}/involvement/new", sent, to="/involvement")

    assert answer.status_code == 303
    assert "Verteld op de studiedag." in _text(teacher.get(home))
    assert [line.verb for line in world.all(Entry, subject="school_team")] == ["involved_school_team"]


def test_noted_twice_is_noted_once(world: World, teacher: Client, home: str) -> None:
    sent = {"rung": TELLING, "on": ours.today().isoformat(), "text": "Verteld.", "submission": "dezelfde"}

    for _ in range(2):
        assert teacher.send(f"{home}/involvement", sent).status_code == 303

    assert len(world.all(Involvement)) == 1


def test_a_day_to_come_cannot_be_noted(world: World, teacher: Client, home: str) -> None:
    tomorrow = (ours.today() + timedelta(days=1)).isoformat()

    answer = teacher.send(f"{home}/involvement", {"rung": TELLING, "on": tomorrow, "text": "Straks."})

    assert answer.status_code == 422
    assert world.all(Involvement) == []


def test_a_rung_that_does_not_exist_is_refused(world: World, teacher: Client, home: str) -> None:
    today = ours.today().isoformat()

    assert teacher.send(f"{home}/involvement", {"rung": "trap", "on": today, "text": "X"}).status_code == 422
    assert world.all(Involvement) == []


def test_what_was_noted_is_taken_back_by_its_own_team_alone(
    world: World, signed_in: SignedIn, teacher: Client, home: str
) -> None:
    teacher.send(f"{home}/involvement", {"rung": TELLING, "on": ours.today().isoformat(), "text": "Verteld."})
    (noted,) = world.all(Involvement)
    other = signed_in(world.kompas_teacher)

    assert other.send(f"/teams/{world.kompas.id}/school-team/involvement/{noted.id}/removal").status_code == 404
    assert len(world.all(Involvement)) == 1
    assert teacher.send(f"{home}/involvement/{noted.id}/removal").status_code == 303
    assert world.all(Involvement) == []


def test_what_a_team_did_is_seen_without_noting_it(world: World, teacher: Client, home: str) -> None:
    world.question(text="Hoe kiezen kinderen?", asked_school_team_on=ours.today())
    world.ask_around(world.insight(text="Kiezen is lastig."), Audience.SCHOOL)
    world.publish(world.product(title="Het logboek"), audience=Audience.SCHOOL)
    _open_page(world)
    _ask(world, question="Zie je dit ook?")

    ladder = _text(teacher.get(home))

    assert all(words in ladder for words in ("Hoe kiezen kinderen?", "Kiezen is lastig.", "Het logboek", "Zie je dit"))
    with world.database.reading():
        assert {one.rung: one.times for one in rungs_used([world.waterlelie.id])} == {
            TELLING: 1, "ask_input": 3, "share_yields": 1,
        }  # fmt: skip


def test_a_question_that_went_to_the_own_team_alone_involves_nobody(world: World) -> None:
    world.ask_around(world.insight(), Audience.TEAM)

    with world.database.reading():
        assert rungs_used([world.waterlelie.id]) == []


def test_an_earlier_iteration_keeps_its_own_rungs(
    world: World, clock: time_machine.Traveller, teacher: Client, home: str
) -> None:
    teacher.send(f"{home}/involvement", {"rung": TELLING, "on": ours.today().isoformat(), "text": "Verteld."})
    clock.shift(timedelta(days=40))
    world.next_iteration(world.evaluation())
    teacher = teacher.sign_in(world.teacher)

    now, before = _text(teacher.get(home)), _text(teacher.get(f"{home}?iteration=1"))

    assert "Verteld." not in now
    assert "Verteld." in before
    with world.database.reading():
        (told,) = rungs_used([world.waterlelie.id])
        assert (told.times, told.last_on) == (0, AN_AFTERNOON.date())


def test_an_iteration_that_does_not_exist_shows_the_newest(teacher: Client, home: str) -> None:
    for number in ("99", "x", "-1", "9" * 400, "%00"):
        assert teacher.get(f"{home}?iteration={number}").status_code == 200


def test_signals_are_asked_of_many_teams_in_one_statement(world: World, clock: time_machine.Traveller) -> None:
    _open_page(world)
    _open_page(world, team=world.kompas)
    clock.shift(timedelta(days=3))
    world.ask_around(world.insight(), Audience.SCHOOL)

    with world.database.reading():
        reached = rungs_used([world.waterlelie.id, world.kompas.id])

    assert only_informs(reached) == {world.kompas.id}
    begun = AN_AFTERNOON.date()
    assert newest_involvement(reached) == {
        world.waterlelie.id: begun + timedelta(days=3),
        world.kompas.id: begun,
    }


def test_signals_can_be_asked_of_more_teams_than_there_are(world: World) -> None:
    _open_page(world)

    with world.database.reading():
        assert [one.team_id for one in rungs_used(range(1, 20_001))] == [world.waterlelie.id]
        assert rungs_used([]) == []


def test_what_went_out_further_than_the_school_says_nothing_of_the_school_team(world: World) -> None:
    world.publish(audience=Audience.NETWORK)
    with world.database.reading():
        assert rungs_used([world.waterlelie.id]) == []


def test_the_page_takes_as_many_statements_for_much_as_for_little(world: World, teacher: Client, home: str) -> None:
    path = _open_page(world)
    world.experiment(title="Een")
    teacher.get(home)
    few = len(teacher.queries)
    teacher.get(path)
    few_there = len(teacher.queries)
    for number in range(9):
        world.ask_around(world.insight(text=f"Inzicht {number}"), Audience.SCHOOL)
        world.experiment(title=f"Proef {number}")
        poll = _ask(world)
        _taps(world, poll, 0, 1, 0, 1, 0)
        _close(world)
    _ask(world)

    assert teacher.get(home).status_code == 200
    assert len(teacher.queries) <= few <= 10
    assert teacher.get(path).status_code == 200
    assert len(teacher.queries) <= few_there <= 8


# The page for the staff room


def test_a_page_is_made_read_renewed_and_closed(world: World, teacher: Client, home: str, client: Client) -> None:
    teacher.fill_in(home, to="/staff-page")
    (first,) = world.all(StaffPage)
    assert client.get(f"/staff/{first.token}").status_code == 200

    teacher.fill_in(home, to="/staff-page")
    newer = next(one for one in world.all(StaffPage) if one.revoked_at is None)
    assert client.get(f"/staff/{first.token}").status_code == 410
    assert client.get(f"/staff/{newer.token}").status_code == 200

    teacher.fill_in(home, to="/revocation")
    assert client.get(f"/staff/{newer.token}").status_code == 410
    assert [line.verb for line in world.all(Entry, subject="school_team")] == [
        "opened_staff_page", "renewed_staff_page", "revoked_staff_page",
    ]  # fmt: skip


def test_a_page_that_is_over_tells_nothing_of_whose_it_was(
    world: World, client: Client, teacher: Client, home: str
) -> None:
    path = _open_page(world)
    token = form_in(client.get(path).text, to="pulse", default_action=path).holds["csrf_token"]
    teacher.fill_in(home, to="/revocation")

    sent = {"csrf_token": token, "choice": "0", "feeling": "yes"}
    answers = [client.get(path), *(client.post(f"{path}/{to}", data=sent) for to in ("answer", "pulse", "try-outs/1"))]

    for answer in answers:
        assert answer.status_code == 410
        assert "Waterlelie" not in answer.text
        assert "Rekenen" not in answer.text
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert _cookies(answer) == []


@pytest.mark.parametrize("token", ["x", "a" * 32, "a" * 41, "a" * 4000, "..%2f..", "%00", "%F0%9F%98%80", "1'--"])
def test_a_guessed_address_leads_nowhere(world: World, client: Client, token: str) -> None:
    _open_page(world)

    assert client.get(f"/staff/{token}").status_code == 404
    assert client.post(f"/staff/{token}/answer").status_code in {400, 404}


def test_the_page_says_in_plain_words_what_the_team_does(world: World, client: Client) -> None:
    world.question(text="Hoe leren kinderen kiezen?")
    world.experiment(title="Kiezen met kaartjes", question="Kiezen zij vaker zelf?")
    world.ask_around(world.insight(text="Kiezen is lastig."), Audience.SCHOOL, "Herken je dit?")
    _celebrate(world, "Het lukte bij de groep.")

    shown = _text(client.get(_open_page(world)))

    for words in (
        "Hoe leren kinderen kiezen?",
        "Kiezen met kaartjes",
        "Herken je dit?",
        "Het lukte bij de groep.",
    ):
        assert words in shown


def test_a_part_that_was_left_out_is_not_there(world: World, client: Client, teacher: Client, home: str) -> None:
    world.question(text="Hoe leren kinderen kiezen?")
    world.experiment(title="Kiezen met kaartjes")
    path = _open_page(world)

    teacher.send(f"{home}/staff-page/parts", {"parts": ["success"]})
    shown = _text(client.get(path))

    assert "Hoe leren kinderen kiezen?" not in shown
    assert "Kiezen met kaartjes" not in shown


def test_what_was_shared_with_the_team_alone_is_not_asked_there(world: World, client: Client) -> None:
    world.ask_around(world.insight(text="Nog van ons."), Audience.TEAM, "Wat vinden wij?")

    shown = client.get(_open_page(world)).text

    assert "Nog van ons." not in shown
    assert "Wat vinden wij?" not in shown


def test_nothing_about_people_stands_on_the_page(world: World, client: Client) -> None:
    work = world.chain(audience=Audience.PUBLIC)
    world.comment(work["insight"], words="Een opmerking over iemand.")
    world.ask_around(world.insight(), Audience.SCHOOL, "Herken je dit?")
    _celebrate(world, "Het lukte.", who="Juf Bea")

    page = client.get(_open_page(world)).text

    for who in world.everybody:
        assert who.name not in page
        assert who.email not in page
    assert "Juf Bea" not in page
    assert "Een opmerking" not in page
    assert "@" not in _text(client.get(_open_page(world)))


def test_reading_the_page_sets_no_cookie_and_is_told_to_nobody(world: World, client: Client) -> None:
    _ask(world)
    answer = client.get(_open_page(world))

    assert _cookies(answer) == []
    assert answer.headers["X-Robots-Tag"].startswith("noindex")
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert '<meta name="robots" content="noindex, nofollow">' in answer.text


def test_who_only_reads_along_makes_no_page(world: World, signed_in: SignedIn, home: str) -> None:
    reader, other = signed_in(world.reader), signed_in(world.kompas_teacher)

    assert reader.get(home).status_code == 200
    assert reader.send(f"{home}/staff-page").status_code == 403
    assert other.get(home).status_code == 404
    assert other.send(f"{home}/staff-page").status_code == 404
    assert world.all(StaffPage) == []


# One question, one tap


def test_a_tap_counts_and_the_same_device_counts_once(world: World, client: Client) -> None:
    _ask(world, "Ja", "Nee")
    path = _open_page(world)

    first = _tap(client, path, choice="0")
    second = _tap(client, path, choice="1")

    assert (first.status_code, second.status_code) == (303, 303)
    (tap,) = world.all(Tap)
    assert tap.choice == 1
    assert "Thank you" in _english(client, second.location)


def test_taps_at_the_very_same_moment_count_once_for_each_device(
    world: World, new_client: NewClient, client: Client, teacher: Client, home: str
) -> None:
    _ask(world)
    path = _open_page(world)
    _tap(client, path, choice="0")
    cookie = client.get_cookie("tapped", path=path)
    assert cookie is not None
    form = form_in(client.get(path).text, to="answer", default_action=path)
    browsers = [new_client() for _ in range(6)]
    for browser in browsers:
        browser.set_cookie("tapped", cookie.value, path=path)
    closing = teacher.form_at(home, to="/closing")

    taps = [partial(browser.post, form.action, data=form.with_({}) | {"choice": "1"}) for browser in browsers]
    answers = at_once([*taps, partial(teacher.post, closing.action, data=closing.with_({}))])

    assert {answer.status_code for answer in answers} <= {303, 409}
    (tap,) = world.all(Tap)
    assert tap.mark is None


def test_somebody_who_joins_at_the_same_moment_is_noted_once(
    world: World, new_client: NewClient, client: Client
) -> None:
    experiment = world.experiment()
    path = _open_page(world)
    form = form_in(client.get(path).text, to=f"try-outs/{experiment.id}", default_action=path)

    joins = [partial(new_client().post, form.action, data=form.with_({"group": f"groep {n % 2}"})) for n in range(6)]
    answers = at_once(joins)

    assert {answer.status_code for answer in answers} == {303}
    assert sorted(one.group for one in world.all(Colleague)) == ["groep 0", "groep 1"]
    assert len(world.all(Involvement)) == 1


def test_the_cookie_of_a_tap_is_for_this_page_alone(world: World, client: Client) -> None:
    _ask(world)
    path = _open_page(world)

    (cookie,) = _cookies(_tap(client, path, choice="0"))

    assert cookie.startswith("tapped=")
    assert f"Path={path};" in f"{cookie};"
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie


def test_two_answers_of_one_device_cannot_be_laid_side_by_side(world: World, client: Client) -> None:
    _ask(world)
    path = _open_page(world)
    _tap(client, path, choice="0")
    _tap(client, path, feeling="yes")

    (tap,), (pulse,) = world.all(Tap), world.all(ClassPulse)

    assert tap.mark != pulse.mark
    assert client.get_cookie("tapped", path=path) is not None
    assert str(tap.mark) not in str(client.get_cookie("tapped", path=path))


def test_a_cookie_of_ones_own_making_is_not_believed(world: World, new_client: NewClient) -> None:
    _ask(world)
    path = _open_page(world)
    for value in ("x", "a" * 32 + "." + "b" * 64, "'; drop table", "9" * 4000):
        browser = new_client()
        browser.set_cookie("tapped", value, path=path)
        assert _tap(browser, path, choice="0").status_code == 303

    assert len({tap.mark for tap in world.all(Tap)}) == 4


@pytest.mark.parametrize("choice", ["2", "-1", "x", "", "9" * 400, "0; drop", "\x00"])
def test_an_answer_that_is_not_there_is_refused(world: World, client: Client, choice: str) -> None:
    _ask(world, "Ja", "Nee")

    answer = _tap(client, _open_page(world), choice=choice)

    assert answer.status_code == 422
    assert world.all(Tap) == []


def test_a_form_of_elsewhere_is_refused(world: World, client: Client) -> None:
    poll = _ask(world)
    path = _open_page(world)
    other = form_in(client.get(_open_page(world, team=world.kompas)).text, to="pulse", default_action=path)

    for token in ("", "x", other.holds["csrf_token"][0]):
        sent = {"csrf_token": token, "poll": poll.id, "choice": "0"}
        assert client.post(f"{path}/answer", data=sent).status_code == 400
    assert client.post(f"{path}/answer", data={"poll": poll.id, "choice": "0"}).status_code == 400
    assert world.all(Tap) == []


def test_an_answer_to_a_question_that_was_closed_does_not_go_to_the_next(world: World, client: Client) -> None:
    _ask(world, "Ja", "Nee", question="De eerste?")
    path = _open_page(world)
    form = form_in(client.get(path).text, to="answer", default_action=path)
    _close(world)
    _ask(world, "Ja", "Nee", question="De tweede?")

    answer = client.post(form.action, data=form.with_({}) | {"choice": "0"})

    assert answer.status_code == 409
    assert world.all(Tap) == []


def test_a_thousand_taps_are_not_all_counted(world: World, client: Client, new_client: NewClient) -> None:
    _ask(world)
    path = _open_page(world)
    form = form_in(client.get(path).text, to="answer", default_action=path)
    sent = form.with_({}) | {"choice": "0"}

    statuses = [new_client().post(form.action, data=sent).status_code for _ in range(120)]

    assert statuses.count(303) == 80
    assert set(statuses) == {303, 429}
    assert len(world.all(Tap)) == 80


def test_a_question_never_counts_more_than_a_school_has_people(world: World) -> None:
    poll = _ask(world)

    _taps(world, poll, *[0] * 1000)

    assert len(world.all(Tap)) == 500


def test_fewer_than_five_answers_are_shown_to_nobody(world: World, teacher: Client, home: str, client: Client) -> None:
    path = _open_page(world)
    poll = _ask(world, "Zeker weten", "Liever niet")
    _taps(world, poll, 0, 0, 0, 1)
    _close(world)

    with world.database.reading():
        (polled,) = polls_of(world.waterlelie.id)
    assert (polled.many, polled.outcomes) == (0, ())
    assert "Zeker weten" not in _text(teacher.get(home))
    assert "Zeker weten" not in _text(client.get(path))
    assert "Fewer than five answers" in _english(teacher, home)


def test_five_answers_are_shown_once_the_question_is_closed(
    world: World, teacher: Client, home: str, client: Client
) -> None:
    path = _open_page(world)
    poll = _ask(world, "Zeker weten", "Liever niet")
    _taps(world, poll, 0, 0, 0, 1, 0)
    with world.database.reading():
        (polled,) = polls_of(world.waterlelie.id)
    assert polled.outcomes == ()

    teacher.fill_in(home, to="/closing")

    with world.database.reading():
        (polled,) = polls_of(world.waterlelie.id)
    assert [(one.answer, one.many, one.share) for one in polled.outcomes] == [
        ("Zeker weten", 4, 80), ("Liever niet", 1, 20),
    ]  # fmt: skip
    for page in (teacher.get(home), client.get(path)):
        assert "Zeker weten" in _text(page)
    assert {tap.mark for tap in world.all(Tap)} == {None}


def test_one_question_is_out_at_a_time(world: World, teacher: Client, home: str) -> None:
    _ask(world)
    sent = {"question": "Nog een?", "answer_1": "Ja", "answer_2": "Nee"}

    answer = teacher.send(f"{home}/questions", sent)

    assert answer.status_code == 409
    assert "Nog een?" in answer.text
    assert len(world.all(SchoolPoll)) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"question": ""},
        {"answer_2": ""},
        {"answer_2": "JA"},
        {"question": "x" * 161},
        {"answer_1": "x" * 41},
        {"question": "voor\x00na"},
    ],
)
def test_a_question_that_cannot_be_asked_comes_back_with_what_was_typed(
    world: World, teacher: Client, home: str, wrong: dict[str, str]
) -> None:
    sent = {"question": "Zie je dit?", "answer_1": "Ja", "answer_2": "Nee", "answer_3": "Soms"} | wrong

    answer = teacher.send(f"{home}/questions", sent)

    assert answer.status_code == 422
    assert "Soms" in answer.text
    assert world.all(SchoolPoll) == []


def test_what_is_typed_is_never_markup(world: World, client: Client, teacher: Client, home: str) -> None:
    poll = _ask(world, SCRIPT, "Nee", question=SCRIPT)
    experiment = world.experiment(title="Kaartjes")
    path = _open_page(world)
    _send(client, path, f"try-outs/{experiment.id}", {"group": SCRIPT[:40], "name": "<b>x</b>"})
    _taps(world, poll, 0, 0, 0, 0, 0)
    _close(world)

    for browser, url in ((client, path), (teacher, home), (teacher, f"/artefacts/{experiment.id}/joining")):
        assert "<script>alert" not in browser.get(url).text
        assert "<b>x" not in browser.get(url).text


# Is this about my class too?


def test_the_pulse_is_shown_when_the_month_is_over_from_five_answers_on(
    world: World, clock: time_machine.Traveller
) -> None:
    team_id, month = world.waterlelie.id, ours.today().replace(day=1)
    _pulses(world, team_id, month, "yes", "yes", "yes", "a_bit", "no")
    _pulses(world, team_id, (month - timedelta(days=1)).replace(day=1), "yes", "yes", "yes", "no")
    with world.database.reading():
        before = pulse_of(team_id, today=ours.today())
    clock.move_to(AN_AFTERNOON + timedelta(days=20))
    with world.database.reading():
        after = pulse_of(team_id, today=ours.today())

    assert [(one.many, one.has_enough, one.outcomes) for one in before] == [(0, False, ())]
    assert [(one.many, one.share) for one in after] == [(0, 0), (5, 60)]


def test_a_device_says_it_once_a_month(world: World, client: Client, clock: time_machine.Traveller) -> None:
    path = _open_page(world)
    for feeling in ("yes", "no"):
        assert _tap(client, path, feeling=feeling).status_code == 303
    clock.move_to(AN_AFTERNOON + timedelta(days=20))
    _tap(client, path, feeling="a_bit")

    assert [(one.month.month, one.feeling) for one in world.all(ClassPulse)] == [
        (11, Feeling.NO), (12, Feeling.A_BIT),
    ]  # fmt: skip


def test_a_feeling_that_does_not_exist_is_refused(world: World, client: Client) -> None:
    path = _open_page(world)

    for feeling in ("heel erg", "", "x" * 4000):
        assert _tap(client, path, feeling=feeling).status_code == 422
    assert world.all(ClassPulse) == []


# Joining a try-out


def test_a_colleague_signs_up_and_the_team_agrees_it_with_them(
    world: World, client: Client, teacher: Client, home: str
) -> None:
    experiment = world.experiment(title="Kaartjes")
    path = _open_page(world)

    assert _send(client, path, f"try-outs/{experiment.id}", {"group": "groep 5", "name": "Jo"}).status_code == 303

    listed = f"/artefacts/{experiment.id}/joining"
    assert "groep 5" in _text(teacher.get(listed))
    assert "Kaartjes" in _text(teacher.get(home))
    assert teacher.fill_in(listed, to="/arrangement").status_code == 303
    (colleague,) = world.all(Colleague)
    assert colleague.arranged_on == ours.today()
    assert "groep 5" not in client.get(path).text
    assert "Jo" not in str([line.details for line in world.all(Entry)])


def test_who_signs_up_twice_stands_there_once_and_the_ladder_knows(world: World, client: Client) -> None:
    experiment = world.experiment(title="Kaartjes")
    path = _open_page(world)

    for _ in range(3):
        _send(client, path, f"try-outs/{experiment.id}", {"group": "groep 5", "name": ""})

    assert len(world.all(Colleague)) == 1
    (noted,) = world.all(Involvement)
    assert (noted.rung, noted.text, noted.by_id) == ("join_tryouts", "Kaartjes", None)


@pytest.mark.parametrize("wrong", [{"group": ""}, {"group": "x" * 41}, {"name": "x" * 41}, {"group": "a\x07b"}])
def test_what_does_not_fit_comes_back(world: World, client: Client, wrong: dict[str, str]) -> None:
    experiment = world.experiment()

    answer = _send(client, _open_page(world), f"try-outs/{experiment.id}", {"group": "groep 5", "name": "Jo"} | wrong)

    assert answer.status_code == 422
    assert "Jo" in answer.text or "name" in wrong
    assert world.all(Colleague) == []


def test_only_a_try_out_of_this_team_that_is_under_way_can_be_joined(world: World, client: Client) -> None:
    mine, others = world.experiment(), world.experiment(team=world.kompas)
    dropped = world.experiment()
    world.drop(dropped)
    path = _open_page(world)
    form = form_in(client.get(path).text, to=f"try-outs/{mine.id}", default_action=path)
    sent = form.with_({"group": "groep 5"})

    for number in (others.id, dropped.id, world.insight().id, 987_654):
        assert client.post(f"{path}/try-outs/{number}", data=sent).status_code == 404
    assert world.all(Colleague) == []


def test_no_try_out_is_joined_on_a_page_that_does_not_show_them(world: World, client: Client) -> None:
    experiment = world.experiment()
    shown = _open_page(world)
    sent = form_in(client.get(shown).text, to=f"try-outs/{experiment.id}", default_action=shown).with_({"group": "5"})
    hidden = _open_page(world, parts=[Part.QUESTION])
    token = form_in(client.get(hidden).text, to="pulse", default_action=hidden).holds["csrf_token"]

    assert client.post(f"{hidden}/try-outs/{experiment.id}", data=sent | {"csrf_token": token}).status_code == 404


def test_a_name_is_removed_when_somebody_asks_for_it(
    world: World, signed_in: SignedIn, client: Client, teacher: Client
) -> None:
    experiment = world.experiment()
    _send(client, _open_page(world), f"try-outs/{experiment.id}", {"group": "groep 5", "name": "Jo"})
    listed = f"/artefacts/{experiment.id}/joining"
    (colleague,) = world.all(Colleague)

    assert signed_in(world.kompas_teacher).get(listed).status_code == 404
    assert signed_in(world.reader).send(f"{listed}/{colleague.id}/removal").status_code == 403
    other = world.experiment()
    assert teacher.send(f"/artefacts/{other.id}/joining/{colleague.id}/removal").status_code == 404
    assert teacher.fill_in(listed, to="/removal").status_code == 303
    assert world.all(Colleague) == []


def test_names_go_thirty_days_after_the_try_out(
    app: Site, world: World, client: Client, clock: time_machine.Traveller
) -> None:
    today = ours.today()
    ends = today + timedelta(days=10)
    ended = world.experiment(title="Met een einde", starts_on=today, ends_on=ends)
    lasting = world.experiment(title="Zonder einde")
    path = _open_page(world)
    assert "3 January 2027" in _english(client, path) or "removed on" in _english(client, path)
    for experiment in (ended, lasting):
        _send(client, path, f"try-outs/{experiment.id}", {"group": "groep 5", "name": "Jo"})

    left = {}
    for days in (39, 42, 300, 370):
        clock.move_to(AN_AFTERNOON + timedelta(days=days))
        _do_what_is_done_every_hour(app)
        left[days] = [one.experiment_id for one in world.all(Colleague)]

    assert left == {39: [ended.id, lasting.id], 42: [lasting.id], 300: [lasting.id], 370: []}
    assert len(world.all(Involvement)) == 2


def test_the_marks_of_devices_go_with_the_month(
    app: Site, world: World, client: Client, clock: time_machine.Traveller
) -> None:
    _tap(client, _open_page(world), feeling="yes")
    clock.move_to(AN_AFTERNOON + timedelta(days=20))

    _do_what_is_done_every_hour(app)

    assert [one.mark for one in world.all(ClassPulse)] == [None]


# The journal


def test_all_that_a_team_does_stands_in_its_news_without_names(
    world: World, teacher: Client, home: str, client: Client
) -> None:
    experiment = world.experiment()
    path = _open_page(world)
    _send(client, path, f"try-outs/{experiment.id}", {"group": "groep 5", "name": "Jo"})
    listed = f"/artefacts/{experiment.id}/joining"
    teacher.fill_in(listed, to="/arrangement")
    teacher.fill_in(listed, to="/removal")
    _ask(world)
    _close(world)
    teacher.send(f"{home}/staff-page/parts", {"parts": ["success"]})
    teacher.send(f"{home}/involvement", {"rung": TELLING, "on": ours.today().isoformat(), "text": "Verteld."})
    noted = world.all(Involvement)[-1]
    teacher.send(f"{home}/involvement/{noted.id}/removal")
    teacher.fill_in(home, to="/staff-page")
    teacher.fill_in(home, to="/revocation")

    news = teacher.get(f"/teams/{world.waterlelie.id}").text

    assert {line.verb for line in world.all(Entry, subject="school_team")} == set(ABOUT_SCHOOL_TEAM)
    assert "Jo" not in _text(teacher.get(f"/teams/{world.waterlelie.id}"))
    assert f'href="{home}"' in news


# The card


def test_the_card_for_the_board_leads_to_the_page(world: World, teacher: Client, home: str) -> None:
    world.experiment(title="Kiezen met kaartjes")
    _celebrate(world, "Het lukte.")
    without = teacher.get(f"{home}/card")
    _ask(world, "Ja", "Nee", question="Zie je dit ook?")
    path = _open_page(world)

    card = teacher.get(f"{home}/card")

    assert "/staff/" not in without.text
    for words in ("Kiezen met kaartjes", "Het lukte.", "Zie je dit ook?", path):
        assert words in _text(card)


def _celebrate(world: World, what: str, who: str = "") -> None:
    with world.database.writing() as session:
        session.add(
            SuccessMoment(
                team_id=world.waterlelie.id, what=what, who=who, noticed_on=ours.today(), by_id=world.teacher.id,
                at=ours.now(),
            )
        )  # fmt: skip


def _pulses(world: World, team_id: int, month: date, *feelings: str) -> None:
    with world.database.writing():
        for number, feeling in enumerate(feelings):
            commands.say_whether_about_my_class(team_id, Feeling(feeling), month=month, mark=f"apparaat {number}")


def _english(browser: Client, url: str) -> str:
    with browser.session_transaction(base_url="https://localhost") as session:
        session["language"] = "en"
    return _text(browser.get(url))


def _do_what_is_done_every_hour(app: Site) -> None:
    hourly = [declared for declared in jobs._declared.values() if declared.name.startswith("designteam.schoolteam")]
    assert hourly
    for declared in hourly:
        with app.app_context():
            declared.run()
