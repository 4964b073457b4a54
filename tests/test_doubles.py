"""What stands in the library twice: seen as a pair, made one without losing what hangs on it, or said to be two."""

from __future__ import annotations

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import pytest
from sqlalchemy import select, text, update
from werkzeug.test import TestResponse

from designteam.cycle import commands as cycle
from designteam.cycle.models import Citation, SecondLook
from designteam.cycle.queries.citations import to_look_at_again
from designteam.evidence import commands
from designteam.evidence.commands import know_sources_by_their_title
from designteam.evidence.models import Apart, Capture, Card, ClassroomPicture, Holding, Relation, Source, Tag, Tie
from designteam.journal.models import Entry
from designteam.kit import clock
from designteam.network.models import Audience
from designteam.people.models import Person
from designteam.search.commands import follow_the_journal
from designteam.teams.models import DesignTeam
from designteam.teams.queries.viewers import NO_FACTS
from tests.support.client import Client
from tests.support.pages import read, text_of
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]


@pytest.fixture
def researcher(world: World, signed_in: SignedIn) -> Client:
    return signed_in(world.researcher)


def in_words(answer: TestResponse) -> str:
    return text_of(read(answer.text).root)


def merged(client: Client, one: Holding, other: Holding, *, stays: Holding) -> TestResponse:
    return client.send(f"/evidence/{one.id}/merge", {"holding": other.id, "stays": stays.id})


def two_sources(world: World) -> tuple[Any, Any]:
    return world.source(doi="10.1000/ab"), world.source(title="Kiezen in de klas", doi="10.1000/ab")


# Making one of two


def test_a_curator_finds_the_other_sees_both_and_makes_one(world: World, researcher: Client) -> None:
    one, double = two_sources(world)

    found = researcher.get(f"/evidence/{one.id}/merge?q=kiezen")
    beside = researcher.get(f"/evidence/{one.id}/merge?holding={double.id}")
    answer = researcher.fill_in(f"/evidence/{one.id}/merge?holding={double.id}", {"stays": str(one.id)}, to="merge")

    assert "Kiezen in de klas" in in_words(found)
    assert "Zelf kiezen in de klas" in in_words(beside)
    assert "Kiezen in de klas" in in_words(beside)
    assert answer.headers["Location"].endswith(f"/evidence/{one.id}")
    assert world.again(double).merged_into_id == one.id


def test_all_that_hangs_on_the_double_comes_along(world: World, researcher: Client) -> None:
    (one, double), card, term = two_sources(world), world.card(), world.term()
    world.cite(world.insight(), double)
    theirs = world.cite(world.insight(team=world.kompas), double)
    with world.database.writing() as session:
        by = session.get_one(Person, world.researcher.id)
        held = session.get_one(Holding, double.id)
        held.terms.append(session.merge(term))
        commands.tie(session.get_one(Holding, card.id), held, Relation.RESTS_ON, by=by, at=clock.now())

    merged(researcher, one, double, stays=one)

    assert {citation.holding_id for citation in world.all(Citation)} == {one.id}
    assert world.again(theirs).holding_id == one.id
    assert [(tie.from_id, tie.to_id) for tie in world.all(Tie)] == [(card.id, one.id)]
    assert [(tag.holding_id, tag.term_id) for tag in world.all(Tag)] == [(one.id, term.id)]


def test_the_work_of_another_team_still_shows_what_it_rests_on(
    world: World, researcher: Client, signed_in: SignedIn
) -> None:
    one, double = two_sources(world)
    insight = world.insight(team=world.kompas)
    world.cite(insight, double)

    merged(researcher, one, double, stays=one)

    page = signed_in(world.kompas_teacher).get(f"/artefacts/{insight.id}")
    assert "Zelf kiezen in de klas" in in_words(page)
    assert world.all(Entry, team_id=world.kompas.id, verb="merged_holding")


def test_who_cited_both_cites_the_one_once(world: World, researcher: Client) -> None:
    one, double = two_sources(world)
    insight = world.insight()
    world.cite(insight, one)
    world.cite(insight, double)

    merged(researcher, one, double, stays=one)

    assert [citation.holding_id for citation in world.all(Citation)] == [one.id]


def test_who_rested_on_the_double_of_a_card_that_was_refuted_hears_of_it(world: World, researcher: Client) -> None:
    refuted, double = (world.card(audience=Audience.NETWORK) for _ in range(2))
    citation = world.cite(world.insight(), double)
    for card in (refuted, double):
        world.refute(card)
    with world.database.writing() as session:
        by, known = session.get_one(Person, world.teacher.id), session.get_one(Citation, citation.id)
        cycle.reconsider(known, version=2, verdict=SecondLook.STAYS, because="Wij ook.", by=by, at=clock.now())

    merged(researcher, refuted, double, stays=refuted)

    with world.database.reading() as session:
        team = session.get_one(DesignTeam, world.waterlelie.id)
        (cited,) = to_look_at_again(team, NO_FACTS | {"my_teams": [team.id]})
    assert (cited.holding.id, cited.is_open) == (refuted.id, True)


def test_the_pictures_of_both_cards_stand_with_the_one(world: World, researcher: Client) -> None:
    one, double = world.card(), world.card()
    with world.database.writing() as session:
        by = session.get_one(Person, world.teacher.id)
        card = session.get_one(Card, double.id)
        commands.give_picture(card, text="Kinderen kiezen zelf.", grades=[5], team=None, by=by, at=clock.now())

    merged(researcher, one, double, stays=one)

    assert [picture.card_id for picture in world.all(ClassroomPicture)] == [one.id]


def test_visits_with_more_ideas_than_fit_stay_two(world: World, researcher: Client) -> None:
    visits = [world.hold("inspiration") for _ in range(2)]
    with world.database.writing() as session:
        for visit in visits:
            for number in range(1, 4):
                session.add(
                    Capture(visit_id=visit.id, number=number, by_id=world.teacher.id, at=clock.now(), seen="Een idee")
                )

    answer = merged(researcher, *visits, stays=visits[0])

    assert answer.status_code == 422
    assert "meer dan vijf ideeën" in in_words(answer)
    assert world.again(visits[1]).merged_into_id is None


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ("card", "Twee verschillende soorten kunnen niet één worden."),
        ("merged", "Een van deze twee is al samengevoegd"),
        ("removed", "Een van deze twee is uit de bibliotheek gehaald."),
        ("itself", "Kies een andere uit de lijst."),
        ("unseen", "Kies een andere uit de lijst."),
        ("of a team only", "Deze is voor minder mensen te lezen"),
        ("of another network", "Alleen wie voor beide zorgt"),
    ],
)
def test_what_cannot_become_one_says_why_where_it_was_asked(
    world: World, researcher: Client, kind: str, why: str
) -> None:
    one = world.source()
    other = one if kind == "itself" else _other(world, kind)
    before = world.kept()

    answer = merged(researcher, one, other, stays=other)

    assert answer.status_code == 422
    assert why in in_words(answer)
    assert world.kept() == before


def _other(world: World, kind: str) -> Any:
    if kind == "card":
        return world.card(audience=Audience.NETWORK)
    if kind == "unseen":
        return world.source(team=world.kompas, audience=Audience.TEAM)
    other = world.source(audience=Audience.TEAM if kind == "of a team only" else Audience.PUBLIC)
    changed: dict[str, Any] = {
        "merged": {"merged_into_id": world.source().id},
        "removed": {"removed_at": clock.now()},
        "of another network": {"team_id": None, "network_id": 2},
    }.get(kind, {})
    if changed:
        with world.database.writing() as session:
            session.execute(update(Holding).where(Holding.id == other.id).values(**changed))
    return other


def test_a_ring_cannot_be_made(world: World, researcher: Client) -> None:
    one, other = two_sources(world)
    merged(researcher, one, other, stays=one)

    answer = merged(researcher, other, one, stays=other)

    assert answer.status_code == 422
    assert "Een van deze twee is al samengevoegd" in in_words(answer)
    assert world.again(one).merged_into_id is None


def test_two_curators_at_once_make_one(world: World, signed_in: SignedIn) -> None:
    one, other = two_sources(world)
    together = Barrier(2)
    answers: list[int] = []

    def merge_into(stays: Holding) -> None:
        client = signed_in(world.researcher)
        together.wait(timeout=20)
        answers.append(merged(client, one, other, stays=stays).status_code)

    both = [Thread(target=merge_into, args=[stays]) for stays in (one, other)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join(timeout=60)

    assert sorted(answers) == [303, 422]
    assert [world.again(it).merged_into_id for it in (one, other)].count(None) == 1


def test_only_a_curator_is_asked(world: World, signed_in: SignedIn) -> None:
    one, other = two_sources(world)
    teacher, researcher = signed_in(world.teacher), signed_in(world.researcher)

    assert "Samenvoegen met een andere" not in in_words(teacher.get(f"/evidence/{one.id}"))
    assert "Samenvoegen met een andere" in in_words(researcher.get(f"/evidence/{one.id}"))
    assert teacher.get(f"/evidence/{one.id}/merge").status_code == 403
    assert merged(teacher, one, other, stays=one).status_code == 403
    assert teacher.get("/evidence/doubles").status_code == 403


def test_the_double_is_found_no_more(world: World, researcher: Client) -> None:
    one, double = two_sources(world)
    with world.database.writing():
        follow_the_journal()

    merged(researcher, one, double, stays=one)

    with world.database.writing():
        follow_the_journal()
    shelf = researcher.get("/evidence?q=kiezen").text
    assert f'/evidence/{one.id}"' in shelf
    assert f'/evidence/{double.id}"' not in shelf


# Pairs that look the same


@pytest.mark.parametrize(
    ("shared", "why"),
    [
        ({"doi": "10.1000/ab"}, "Dezelfde DOI"),
        ({"isbn": "9789001234567", "type": "book"}, "Hetzelfde ISBN"),
        ({}, "Dezelfde titel, hetzelfde jaar"),
    ],
)
def test_pairs_that_look_the_same_stand_beside_each_other(
    world: World, researcher: Client, shared: dict[str, str], why: str
) -> None:
    titles = ["Een titel", "Iets anders"] if shared else ["De titel!", "Titel"]
    one, other = (world.source(title=title, **shared) for title in titles)
    world.source(title="Heel wat anders", issued="1999")

    page = researcher.get("/evidence/doubles")

    assert why in in_words(page)
    assert f"/evidence/{one.id}/merge?holding={other.id}" in page.text
    assert page.text.count("/merge?holding=") == 1


def test_what_is_of_another_year_or_not_there_any_more_is_no_pair(world: World, researcher: Client) -> None:
    world.source(issued="2024-03")
    world.source(issued="2023")
    gone = world.source(issued="2024")
    with world.database.writing() as session:
        by = session.get_one(Person, world.teacher.id)
        session.get_one(Holding, gone.id).remove(because="Dubbel.", by=by, at=clock.now())

    assert "/merge?holding=" not in researcher.get("/evidence/doubles").text


def test_what_one_may_not_see_is_no_pair(world: World, researcher: Client) -> None:
    world.source(doi="10.1000/ab")
    world.source(team=world.kompas, audience=Audience.TEAM, doi="10.1000/ab")

    assert "/merge?holding=" not in researcher.get("/evidence/doubles").text


def test_two_that_are_two_are_remembered(world: World, researcher: Client) -> None:
    one, other = two_sources(world)

    answer = researcher.fill_in("/evidence/doubles", to="apart")

    (apart,) = world.all(Apart)
    assert answer.status_code == 303
    assert (apart.one_id, apart.other_id) == (one.id, other.id)
    assert "/merge?holding=" not in researcher.get("/evidence/doubles").text
    assert researcher.send(f"/evidence/{other.id}/apart", {"other": one.id}).status_code == 303
    assert len(world.all(Apart)) == 1


def test_many_pairs_come_in_parts_and_in_as_many_statements(world: World, researcher: Client) -> None:
    two_sources(world)
    researcher.get("/evidence/doubles")
    few = len(researcher.queries)
    for number in range(12):
        for _ in range(2):
            world.source(title=f"Bron {number}", issued="2020", doi=f"10.1000/{number}")

    first = researcher.get("/evidence/doubles")

    assert len(researcher.queries) == few
    assert first.text.count("/merge?holding=") == 10
    onward = next(link.get("href") for link in read(first.text).elements("a") if link.get("rel") == "next")
    assert onward
    second = researcher.get(onward)
    assert second.text.count("/merge?holding=") == 3


def test_of_very_many_that_look_the_same_a_few_are_shown(world: World, researcher: Client) -> None:
    for _ in range(12):
        world.source(title="Inleiding", issued="2020")

    parts = [researcher.get("/evidence/doubles")]
    while onward := [link.get("href") for link in read(parts[-1].text).elements("a") if link.get("rel") == "next"]:
        parts.append(researcher.get(onward[0] or ""))

    assert sum(part.text.count("/merge?holding=") for part in parts) == 15


@pytest.mark.parametrize("after", ["", "x", "1", "1-x", "9999999999-1", "-", "1-2-3"])
def test_a_place_in_the_list_that_does_not_exist_is_the_beginning(world: World, researcher: Client, after: str) -> None:
    two_sources(world)

    assert researcher.get(f"/evidence/doubles?after={after}").status_code == 200


# By what a source is recognised


def test_every_source_is_known_by_its_title_as_it_is_now(world: World, signed_in: SignedIn) -> None:
    source = world.source(title="De <i>École</i>: 2 vragen!")
    assert world.again(source).title_key == "ecole 2 vragen"

    signed_in(world.teacher).fill_in(f"/evidence/{source.id}/edit", {"title": "Iets anders"})

    assert world.again(source).title_key == "iets anders"


def test_an_upgrade_makes_known_what_was_not(world: World) -> None:
    sources = [world.source(title=title) for title in ("Zelf kiezen", "…", "De volgorde")]
    with world.database.writing() as session:
        session.execute(text("UPDATE source SET title_key = ''"))

    with world.database.writing():
        known = know_sources_by_their_title()

    with world.database.reading() as session:
        keys = dict(session.execute(select(Source.id, Source.title_key)).all())
    assert known == 2
    assert [keys[source.id] for source in sources] == ["zelf kiezen", "", "volgorde"]
