"""The own page of somebody, the story of a team, and what it no longer thinks."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from designteam.cycle.models import EventMarker
from designteam.kit import clock
from designteam.workspace.queries import story
from tests.support.client import Client
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]


# The own page


def test_who_is_in_one_team_begins_on_a_page_of_their_own(world: World, signed_in: SignedIn) -> None:
    page = signed_in(world.teacher).get("/").text

    assert 'href="/notes/new"' in page
    assert f'href="/teams/{world.waterlelie.id}"' in page
    assert "Er wacht niets op je." in page


def test_who_reads_along_is_not_asked_to_note_or_to_judge(world: World, signed_in: SignedIn) -> None:
    world.hypothesis()

    page = signed_in(world.reader).get("/").text

    assert 'href="/notes/new"' not in page
    assert "Er wacht niets op je." in page


def test_a_hypothesis_waits_until_one_has_said_something(world: World, signed_in: SignedIn) -> None:
    hypothesis = world.hypothesis()
    teacher = signed_in(world.teacher)
    waits = f'href="/artefacts/{hypothesis.id}#endorsements"'

    assert waits in teacher.get("/").text
    world.endorse(hypothesis)
    assert waits not in teacher.get("/").text
    world.revise(hypothesis, context="bij alle kinderen")
    assert waits in teacher.get("/").text
    world.drop(hypothesis)
    assert waits not in teacher.get("/").text
    assert waits not in signed_in(world.kompas_teacher).get("/").text


def test_what_one_wrote_last_stands_there_once(world: World, signed_in: SignedIn) -> None:
    insight = world.insight(text="Kanarie", by=world.teacher)
    world.revise(insight, text="Kanarie in de klas", by=world.teacher)
    world.insight(text="Van een ander", by=world.researcher)

    page = signed_in(world.teacher).get("/").text

    assert page.count(f'href="/artefacts/{insight.id}"') == 1
    assert "Van een ander" not in page


def test_the_own_page_takes_as_many_statements_for_much_as_for_little(world: World, signed_in: SignedIn) -> None:
    guide = signed_in(world.guide)
    world.chain()
    world.chain(team=world.kompas)
    few = _statements(guide, "/")
    for _ in range(5):
        world.chain()

    assert _statements(guide, "/") == few <= 16


# The timeline


def test_the_story_tells_what_happened_with_the_reason(world: World, signed_in: SignedIn) -> None:
    question = world.question()
    world.revise(question, text="Hoe kiezen kinderen zelf?", because="Het gaat om kiezen.")
    world.move("explore", reason="We willen eerst kijken.")
    world.experiment(title="Kaart in groep 6", starts_on=clock.today() - timedelta(days=3))
    world.evaluation(decided_on=clock.today(), decision_because="De helft deed mee.")
    teacher = signed_in(world.teacher)
    page = teacher.get(f"/teams/{world.waterlelie.id}/timeline").text

    reasons = ("Het gaat om kiezen.", "We willen eerst kijken.", "De helft deed mee.")
    for told in (*reasons, "Kaart in groep 6", "kwam erbij", "Laatste dag van"):
        assert told in page
    sharper = teacher.get(f"/teams/{world.waterlelie.id}/timeline?show=sharper").text
    assert "Het gaat om kiezen." in sharper
    assert "kwam erbij" not in sharper


def test_what_happened_around_a_team_gets_its_place(world: World, signed_in: SignedIn) -> None:
    teacher = signed_in(world.teacher)
    at = f"/teams/{world.waterlelie.id}"
    yesterday = clock.today() - timedelta(days=1)
    fields = {"happened_on": yesterday.isoformat(), "what": "De laptops deden het niet.", "learnt": "Papier werkt."}

    form = teacher.form_at(f"{at}/events/new", to="/events")
    first = teacher.post(form.action, data=form.with_(fields))
    again = teacher.post(form.action, data=form.with_(fields))

    assert (first.status_code, again.status_code) == (303, 303)
    (marker,) = world.all(EventMarker)
    assert (marker.happened_on, marker.learnt) == (yesterday, "Papier werkt.")
    page = teacher.get(f"{at}/timeline?show=around").text
    assert "De laptops deden het niet." in page
    assert "Papier werkt." in page


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"what": ""}, "Schrijf in één zin wat er gebeurde."),
        ({"what": "x" * 201}, "Hoogstens 200 tekens"),
        ({"happened_on": "2026-02-31"}, "Deze datum bestaat niet."),
        ({"happened_on": "2099-01-01"}, "Kies een dag die geweest is."),
        ({"learnt": "x" * 601}, "Hoogstens 600 tekens"),
    ],
)
def test_what_does_not_fit_is_said_at_the_field(
    world: World, signed_in: SignedIn, fields: dict[str, str], sentence: str
) -> None:
    whole = {"happened_on": "2024-11-01", "what": "Storm", "learnt": ""}

    answer = signed_in(world.teacher).send(f"/teams/{world.waterlelie.id}/events", whole | fields)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert world.all(EventMarker) == []


def test_only_who_designs_puts_a_marker_and_another_team_knows_of_nothing(world: World, signed_in: SignedIn) -> None:
    at = f"/teams/{world.waterlelie.id}"
    fields = {"happened_on": "2024-11-01", "what": "Storm"}

    assert signed_in(world.reader).send(f"{at}/events", fields).status_code == 403
    for outsider in (world.kompas_teacher, world.visitor, world.administrator):
        browser = signed_in(outsider)
        assert browser.send(f"{at}/events", fields).status_code == 404
        assert [browser.get(f"{at}/{page}").status_code for page in ("timeline", "thinking", "year")] == [404] * 3


def test_a_long_story_is_read_in_parts_that_lose_nothing(world: World, signed_in: SignedIn) -> None:
    teacher = signed_in(world.teacher)
    with world.database.writing() as session:
        for number in range(2 * story.MOST + 5):
            day = clock.today() - timedelta(days=number // 3)
            session.add(
                EventMarker(
                    team_id=world.waterlelie.id, happened_on=day, what=f"Gebeurtenis {number}.", at=clock.now(),
                    by_id=world.teacher.id,
                )
            )  # fmt: skip
    url, told = f"/teams/{world.waterlelie.id}/timeline?show=around", []
    while url:
        page = teacher.get(url).text
        told += re.findall(r"Gebeurtenis (\d+)\.", page)
        onward = re.search(r'href="([^"]*before=[^"]*)"', page)
        url = onward[1].replace("&amp;", "&") if onward else ""

    assert sorted(map(int, told)) == list(range(2 * story.MOST + 5))


@pytest.mark.parametrize("asked", ["before=0001-01-01", "before=x", "before=99999-01-01", "show=%00", "show=nonsense"])
def test_an_odd_address_gets_the_story(world: World, signed_in: SignedIn, asked: str) -> None:
    assert signed_in(world.teacher).get(f"/teams/{world.waterlelie.id}/timeline?{asked}").status_code == 200


# What it no longer thinks


def test_what_one_no_longer_thinks_stands_with_what_changed_it(world: World, signed_in: SignedIn) -> None:
    question = world.question(text="Hoe krijgen we meer differentiatie?")
    insight = world.insight(text="Kinderen kiezen te makkelijk")
    hypothesis = world.hypothesis(rests_on=[question, insight])
    world.revise(question, text="Hoe kiezen kinderen zelf?", because="Het gaat om kiezen.")
    world.revise(question, why="Alleen een toelichting.")
    world.drop(hypothesis, because="De kaart was te groot.")

    page = signed_in(world.teacher).get(f"/teams/{world.waterlelie.id}/thinking").text

    assert "Hoe krijgen we meer differentiatie?" in page
    assert "Waardoor het veranderde: Het gaat om kiezen." in " ".join(page.split())
    assert "Losgelaten, want: De kaart was te groot." in page
    assert f'href="/artefacts/{insight.id}"' in page
    assert page.count("Hoe kiezen kinderen zelf?") == 1
    assert page.count("Dit denken we nu.") == 1


def test_the_pages_of_the_story_take_few_statements(world: World, signed_in: SignedIn) -> None:
    world.chain()
    teacher = signed_in(world.teacher)
    at = f"/teams/{world.waterlelie.id}"
    few = [_statements(teacher, f"{at}/{page}") for page in ("timeline", "thinking", "year")]
    for _ in range(5):
        world.revise(world.chain()["practice_question"], text="Anders gevraagd", because="Nieuw gezien.")

    assert [_statements(teacher, f"{at}/{page}") for page in ("timeline", "thinking", "year")] == few
    assert max(few) <= 12


def test_a_team_that_has_not_begun_has_pages_that_say_so(world: World, signed_in: SignedIn) -> None:
    at = f"/teams/{world.waterlelie.id}"
    teacher = signed_in(world.teacher)

    assert "Er is nog geen vraag en geen werkhypothese." in teacher.get(f"{at}/thinking").text
    assert "Hiervan is er nog niets gebeurd." in teacher.get(f"{at}/timeline?show=tried").text


def _statements(client: Client, url: str) -> int:
    assert client.get(url).status_code == 200
    return len(client.queries)
