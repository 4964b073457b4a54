"""Visits between schools: asked, answered by letter, and kept in the library without typing anything twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
import time_machine

from designteam.evidence.models import InspirationVisit
from designteam.kit import clock as ours
from designteam.kit import jobs
from designteam.kit.web import Site
from designteam.letters.views import posting
from designteam.network.models import School, SchoolType
from designteam.schools.models import VisitRequest, VisitState
from tests.support.client import Client
from tests.support.pages import read, text_of
from tests.support.world import AN_AFTERNOON, Who, World

SignedIn = Callable[[Who], Client]
Letters = Callable[[], list[Any]]

pytestmark = pytest.mark.usefixtures("clock")

ASKED = {"question": "Hoe kiezen kinderen zelf?", "wish": "dinsdag of donderdag", "people": "3"}
YES = {"says": "yes", "day": "2026-12-08", "answer": "Kom om negen uur."}
NO = {"says": "no", "answer": "Wij verhuizen die maand."}


@pytest.fixture
def letters(app: Site, tmp_path: Path) -> Iterator[Letters]:
    """The letters that went, in the order in which they did."""
    settings = app.extensions["settings"]
    app.extensions["settings"] = type(settings)(**{**vars(settings), "data_dir": tmp_path})
    folder = posting.folder_of(app.extensions["settings"])
    yield lambda: [message_from_bytes(path.read_bytes(), policy=default) for path in sorted(folder.glob("*.eml"))]
    app.extensions["settings"] = settings


@pytest.fixture
def at_waterlelie(world: World) -> str:
    """The address of a school that receives visits."""
    world.hosting()
    return f"/schools/{world.waterlelie.school_id}"


def words(client: Client, url: str) -> str:
    return text_of(read(client.get(url).text).root)


def ask(client: Client, at: str, **fields: str) -> Any:
    return client.fill_in(f"{at}/visits/new", {**ASKED, **fields}, to="/visits")


def test_somebody_of_another_school_asks_and_who_lead_there_get_a_letter(
    world: World, signed_in: SignedIn, letters: Letters, at_waterlelie: str
) -> None:
    answer = ask(signed_in(world.kompas_teacher), at_waterlelie)

    assert answer.status_code == 303
    (asked,) = world.all(VisitRequest)
    assert (asked.people, asked.from_school_id, asked.state) == (3, world.kompas.school_id, VisitState.ASKED)
    sent = letters()
    assert {letter["To"] for letter in sent} == {world.school_leader.email, world.guide.email}
    text = sent[0].get_body().get_content()
    assert ASKED["question"] in text
    assert f"/visits/{asked.id}" in text
    assert world.kompas_teacher.email not in text


def test_an_address_is_shown_to_nobody(world: World, signed_in: SignedIn, at_waterlelie: str) -> None:
    asked = world.visit_request()
    leader, asker = signed_in(world.school_leader), signed_in(world.kompas_teacher)
    leader.fill_in(f"/visits/{asked.id}/answer", YES, to="/answer")

    pages = [c.get(url).text for c in (leader, asker) for url in ("/visits", f"/visits/{asked.id}", at_waterlelie)]

    assert not [page for page in pages for who in world.everybody if who.email in page]


@pytest.mark.parametrize("key", ["teacher", "school_leader", "colleague", "coordinator", "administrator"])
def test_who_works_at_no_other_school_cannot_ask(
    world: World, signed_in: SignedIn, at_waterlelie: str, key: str
) -> None:
    somebody = signed_in(getattr(world, key))

    assert somebody.get(f"{at_waterlelie}/visits/new").status_code == 403
    assert somebody.send(f"{at_waterlelie}/visits", ASKED).status_code == 403
    assert world.all(VisitRequest) == []


def test_a_school_that_receives_no_visits_is_not_asked(world: World, signed_in: SignedIn) -> None:
    visitor = signed_in(world.visitor)

    assert visitor.send(f"/schools/{world.waterlelie.school_id}/visits", ASKED).status_code == 403


def test_somebody_of_the_outer_circle_asks_as_well(world: World, signed_in: SignedIn, at_waterlelie: str) -> None:
    assert ask(signed_in(world.visitor), at_waterlelie).status_code == 303


def test_a_school_of_somebody_else_is_not_the_one_that_asks(
    world: World, signed_in: SignedIn, at_waterlelie: str
) -> None:
    for school_id in (world.waterlelie.school_id, 987_654, "x", ""):
        answer = signed_in(world.visitor).send(f"{at_waterlelie}/visits", {**ASKED, "from_school": school_id})
        assert answer.status_code in {303, 422}

    assert {asked.from_school_id for asked in world.all(VisitRequest)} <= {
        school.id for school in world.all(School, name="De Buitenplaats")
    }


@pytest.mark.parametrize("people", ["0", "31", "-1", "veel", str(2**63)])
def test_a_number_of_people_has_a_limit(world: World, signed_in: SignedIn, at_waterlelie: str, people: str) -> None:
    assert ask(signed_in(world.kompas_teacher), at_waterlelie, people=people).status_code == 422
    assert world.all(VisitRequest) == []


def test_sent_twice_it_is_asked_once(world: World, signed_in: SignedIn, letters: Letters, at_waterlelie: str) -> None:
    asker = signed_in(world.kompas_teacher)
    form = asker.form_at(f"{at_waterlelie}/visits/new", to="/visits")

    answers = [asker.post(form.action, data=form.with_(ASKED)) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert (len(world.all(VisitRequest)), len(letters())) == (1, 2)


def test_a_school_is_asked_again_only_after_it_answered(
    world: World, signed_in: SignedIn, letters: Letters, at_waterlelie: str
) -> None:
    asker = signed_in(world.kompas_teacher)
    ask(asker, at_waterlelie)

    assert ask(asker, at_waterlelie, question="Nog een vraag").status_code == 422
    assert (len(world.all(VisitRequest)), len(letters())) == (1, 2)


def test_nobody_asks_for_more_than_five_visits_in_a_week(
    world: World, signed_in: SignedIn, at_waterlelie: str, clock: time_machine.Traveller
) -> None:
    asker = signed_in(world.kompas_teacher)
    for _ in range(5):
        assert ask(asker, at_waterlelie).status_code == 303
        newest = max(one.id for one in world.all(VisitRequest))
        asker.send(f"/visits/{newest}/withdrawal")

    refused = ask(asker, at_waterlelie)
    clock.shift(timedelta(days=7, minutes=1))
    later = ask(signed_in(world.kompas_teacher), at_waterlelie)

    assert (refused.status_code, later.status_code) == (422, 303)


def test_the_answer_goes_by_letter_and_stands_on_the_page(
    world: World, signed_in: SignedIn, letters: Letters, at_waterlelie: str
) -> None:
    asked = world.visit_request()
    leader = signed_in(world.school_leader)
    assert "Het Kompas vraagt of ze op bezoek mogen komen" in words(leader, "/")

    answer = leader.fill_in(f"/visits/{asked.id}/answer", YES, to="/answer")

    assert answer.status_code == 303
    (letter,) = letters()
    assert letter["To"] == world.kompas_teacher.email
    assert "Kom om negen uur." in letter.get_body().get_content()
    assert "dinsdag 8 december 2026" in words(signed_in(world.kompas_teacher), "/visits")
    assert "op bezoek mogen komen" not in words(leader, "/")


def test_no_comes_with_a_reason_and_yes_with_a_day(world: World, signed_in: SignedIn, at_waterlelie: str) -> None:
    asked = world.visit_request()
    leader = signed_in(world.school_leader)
    url = f"/visits/{asked.id}/answer"

    for fields in (
        {**YES, "day": ""},
        {**YES, "day": "2020-01-07"},
        {**NO, "answer": ""},
        {**YES, "says": "misschien"},
        {"answer": "Leuk."},
    ):
        assert leader.fill_in(url, fields, to="/answer").status_code == 422, fields
    assert world.again(asked).state is VisitState.ASKED

    assert leader.fill_in(url, NO, to="/answer").status_code == 303
    assert "Wij verhuizen die maand." in words(signed_in(world.kompas_teacher), f"/visits/{asked.id}")


def test_who_answers_second_reads_that_it_was_answered(
    world: World, signed_in: SignedIn, letters: Letters, at_waterlelie: str
) -> None:
    asked = world.visit_request()
    signed_in(world.school_leader).fill_in(f"/visits/{asked.id}/answer", YES, to="/answer")

    second = signed_in(world.guide).send(f"/visits/{asked.id}/answer", NO)

    assert second.status_code == 422
    assert "Wij verhuizen die maand." in second.text
    assert (world.again(asked).state, len(letters())) == (VisitState.WELCOME, 1)


def test_only_who_asked_and_who_lead_there_see_it(world: World, signed_in: SignedIn, at_waterlelie: str) -> None:
    asked = world.visit_request()
    paths = (f"/visits/{asked.id}", f"/visits/{asked.id}/answer")

    seen = {who.key: tuple(signed_in(who).get(url).status_code for url in paths) for who in world.everybody}

    # The guide leads a team of both schools.
    assert {key: codes for key, codes in seen.items() if codes != (404, 404)} == {
        "kompas_teacher": (200, 403),
        "school_leader": (200, 200),
        "guide": (200, 200),
    }
    for key in ("teacher", "visitor", "coordinator", "elsewhere"):
        for what in ("answer", "withdrawal", "library"):
            assert signed_in(getattr(world, key)).send(f"/visits/{asked.id}/{what}", YES).status_code == 404
    assert signed_in(world.kompas_teacher).send(f"/visits/{asked.id}/answer", YES).status_code == 403
    assert signed_in(world.school_leader).send(f"/visits/{asked.id}/withdrawal").status_code == 403
    assert signed_in(world.school_leader).send(f"/visits/{asked.id}/library").status_code == 403


def test_a_stranger_is_asked_to_sign_in(world: World, client: Client, at_waterlelie: str) -> None:
    asked = world.visit_request()

    for url in ("/visits", f"/visits/{asked.id}", f"{at_waterlelie}/visits/new", f"{at_waterlelie}/profile"):
        assert client.get(url).status_code == 302
    assert client.send(f"{at_waterlelie}/visits", ASKED).status_code == 401


def test_who_does_not_come_takes_it_back_and_the_school_hears(
    world: World, signed_in: SignedIn, letters: Letters, at_waterlelie: str
) -> None:
    asked = world.visit_request()
    asker = signed_in(world.kompas_teacher)

    for _ in range(2):
        assert asker.send(f"/visits/{asked.id}/withdrawal").status_code == 303

    assert world.again(asked).state is VisitState.WITHDRAWN
    assert {letter["To"] for letter in letters()} == {world.school_leader.email, world.guide.email}
    assert len(letters()) == 2


def test_the_visit_comes_into_the_library_with_all_that_was_asked(
    world: World, signed_in: SignedIn, at_waterlelie: str
) -> None:
    asked = world.visit_request(question="Hoe kiezen kinderen?")
    signed_in(world.school_leader).fill_in(f"/visits/{asked.id}/answer", YES, to="/answer")
    asker = signed_in(world.kompas_teacher)

    answers = [asker.send(f"/visits/{asked.id}/library", {"team": world.kompas.id}) for _ in range(2)]

    (visit,) = world.all(InspirationVisit)
    assert [answer.location for answer in answers] == [f"/evidence/{visit.id}"] * 2
    assert (visit.own_question, visit.on, visit.team_id) == ("Hoe kiezen kinderen?", date(2026, 12, 8), world.kompas.id)
    assert "De Waterlelie" in visit.host
    assert f"/evidence/{visit.id}" in asker.get(f"/visits/{asked.id}").text
    assert "Hoe kiezen kinderen?" in words(asker, f"/evidence/{visit.id}")


def test_there_is_no_visit_before_somebody_is_welcome(world: World, signed_in: SignedIn, at_waterlelie: str) -> None:
    asked = world.visit_request()

    answer = signed_in(world.kompas_teacher).send(f"/visits/{asked.id}/library", {"team": world.kompas.id})

    assert answer.status_code == 422
    assert world.all(InspirationVisit) == []


def test_it_is_kept_in_a_team_of_ones_own(world: World, signed_in: SignedIn, at_waterlelie: str) -> None:
    asked = world.visit_request()
    signed_in(world.school_leader).fill_in(f"/visits/{asked.id}/answer", YES, to="/answer")

    answer = signed_in(world.kompas_teacher).send(f"/visits/{asked.id}/library", {"team": world.waterlelie.id})

    assert [visit.team_id for visit in world.all(InspirationVisit)] in ([], [world.kompas.id])
    assert answer.status_code in {303, 422}


def test_who_is_in_no_team_reads_who_can_keep_it(world: World, signed_in: SignedIn, at_waterlelie: str) -> None:
    visitor = signed_in(world.visitor)
    ask(visitor, at_waterlelie)
    (asked,) = world.all(VisitRequest)
    signed_in(world.school_leader).fill_in(f"/visits/{asked.id}/answer", YES, to="/answer")

    assert visitor.get(f"/visits/{asked.id}").status_code == 200
    assert visitor.send(f"/visits/{asked.id}/library", {"team": world.kompas.id}).status_code == 422
    assert world.all(InspirationVisit) == []


def test_ten_visits_take_as_many_statements_as_one(world: World, signed_in: SignedIn, at_waterlelie: str) -> None:
    leader = signed_in(world.school_leader)
    world.visit_request()
    leader.get("/visits")
    one = len(leader.queries)
    with world.database.writing() as session:
        for number in range(9):
            school = School(name=f"School {number}", town="", school_type=SchoolType.PRIMARY)
            session.add(school)
            session.flush()
            session.add(
                VisitRequest(
                    host_id=world.waterlelie.school_id, from_school_id=school.id, by_id=world.guide.id,
                    asked_at=ours.now(), wish="snel", people=1, question=f"Vraag {number}",
                )
            )  # fmt: skip

    leader.get("/visits")

    assert len(leader.queries) == one <= 4


def test_what_was_asked_two_years_ago_is_gone(app: Site, world: World, clock: time_machine.Traveller) -> None:
    world.hosting()
    world.visit_request()

    left = {}
    for days in (700, 740):
        clock.move_to(AN_AFTERNOON + timedelta(days=days))
        _do_what_is_done_every_hour(app)
        left[days] = len(world.all(VisitRequest))

    assert left == {700: 1, 740: 0}


def _do_what_is_done_every_hour(app: Site) -> None:
    for declared in [one for one in jobs._declared.values() if one.hours is not None]:
        with app.app_context():
            declared.run()
