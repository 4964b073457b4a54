"""What the library keeps: shared by choice, in versions, and never lost to who rests on it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from designteam.cycle import commands as cycle
from designteam.cycle.models import Citation
from designteam.cycle.queries.citations import to_look_at_again
from designteam.evidence import commands
from designteam.evidence.models import Holding, HoldingVersion, Relation, Tie
from designteam.kit import clock
from designteam.network.models import Audience
from designteam.people.models import Person
from designteam.teams.models import DesignTeam
from tests.support.client import Client
from tests.support.pages import errors_in, read, text_of
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]


@pytest.fixture
def teacher(world: World, signed_in: SignedIn) -> Client:
    return signed_in(world.teacher)


def in_words(answer: TestResponse) -> str:
    return text_of(read(answer.text).root)


def new_card(world: World, teacher: Client, **typed: str) -> int:
    form = {"finding": "Kinderen werken langer door als ze zelf de volgorde kiezen."} | typed
    answer = teacher.fill_in(f"/teams/{world.waterlelie.id}/evidence/card/new", form)
    assert answer.status_code == 303
    return int(answer.headers["Location"].rsplit("/", 1)[1])


def test_a_card_starts_in_its_team_and_a_source_in_the_network(world: World, teacher: Client) -> None:
    card = new_card(world, teacher)
    answer = teacher.fill_in(f"/teams/{world.waterlelie.id}/evidence/source/new", {"title": "Zelf kiezen in de klas"})

    with world.database.reading() as session:
        assert session.get_one(Holding, card).audience is Audience.TEAM
        source = session.get_one(Holding, int(answer.headers["Location"].rsplit("/", 1)[1]))
        assert (source.audience, source.kind) == (Audience.NETWORK, "source")


def test_what_a_reader_may_not_see_is_not_found_either(world: World, teacher: Client, signed_in: SignedIn) -> None:
    card = new_card(world, teacher)

    other = signed_in(world.kompas_teacher)

    assert other.get(f"/evidence/{card}").status_code == 404
    assert "volgorde" not in in_words(other.get("/evidence"))
    teacher.fill_in(f"/evidence/{card}", {"audience": "network"}, to="audience")
    assert "volgorde" in in_words(other.get("/evidence"))
    assert other.get(f"/evidence/{card}").status_code == 200


def test_every_change_is_a_version_with_its_reason(world: World, teacher: Client) -> None:
    card = new_card(world, teacher)

    teacher.fill_in(f"/evidence/{card}/edit", {"caveats": "Het ging om kleine groepen.", "sharper": "Voorzichtiger."})

    page = in_words(teacher.get(f"/evidence/{card}"))
    assert "Voorzichtiger." in page
    assert "Het ging om kleine groepen." in page
    with world.database.reading() as session:
        versions = session.scalars(select(HoldingVersion).where(HoldingVersion.holding_id == card)).all()
        assert {version.number for version in versions} == {1, 2}


def test_two_who_change_the_same_both_keep_their_text(world: World, teacher: Client) -> None:
    card = new_card(world, teacher)
    first, second = (teacher.form_at(f"/evidence/{card}/edit") for _ in range(2))
    teacher.post(first.action, data=first.with_({"caveats": "De mijne."}))

    answer = teacher.post(second.action, data=second.with_({"caveats": "De andere."}))

    assert answer.status_code == 409
    assert "De mijne." in in_words(answer)
    assert "De andere." in answer.text


def test_an_empty_card_is_asked_for_its_sentence(world: World, teacher: Client) -> None:
    answer = teacher.fill_in(f"/teams/{world.waterlelie.id}/evidence/card/new", {"finding": ""})

    assert answer.status_code == 422
    assert errors_in(answer.text)


def test_what_is_taken_out_says_why_and_keeps_its_address(world: World, teacher: Client) -> None:
    card = new_card(world, teacher)

    teacher.fill_in(f"/evidence/{card}/removal", {"reason": "Het stond er twee keer."})

    answer = teacher.get(f"/evidence/{card}")
    assert answer.status_code == 410
    assert "Het stond er twee keer." in in_words(answer)


def test_a_refuted_card_asks_who_rests_on_it_to_look_again(world: World) -> None:
    card = world.card(audience=Audience.NETWORK)
    world.cite(world.insight(team=world.kompas), card)

    world.refute(card)

    with world.database.reading() as session:
        facts = {"my_teams": [], "my_schools": [], "my_circles": [], "my_networks": [world.names.network_id]}
        (cited,) = to_look_at_again(session.get_one(DesignTeam, world.kompas.id), facts)
        assert cited.is_open
        assert cited.holding.turned_because == "Het hield geen stand."


def test_of_two_that_are_the_same_one_goes_on_with_the_ties_of_both(world: World) -> None:
    one, double, card = world.source(), world.source(title="Zelf kiezen, in de klas"), world.card()
    insight = world.insight()
    world.cite(insight, double)
    with world.database.writing() as session:
        by = session.get_one(Person, world.researcher.id)
        one, double, card = (session.get_one(Holding, it.id) for it in (one, double, card))
        commands.tie(card, double, Relation.RESTS_ON, by=by, at=clock.now())

        commands.merge(double, into=one, by=by, at=clock.now())
        cycle.rest_on_the_one_that_stays(double, into=one, by=by, at=clock.now())

    (tie,) = world.all(Tie)
    assert (tie.from_id, tie.to_id) == (card.id, one.id)
    (citation,) = world.all(Citation)
    assert citation.holding_id == one.id


def test_the_address_of_a_double_leads_to_the_one_that_went_on(world: World, teacher: Client) -> None:
    one, double = world.source(), world.source()
    with world.database.writing() as session:
        by = session.get_one(Person, world.researcher.id)
        commands.merge(
            session.get_one(Holding, double.id), into=session.get_one(Holding, one.id), by=by, at=clock.now()
        )

    answer = teacher.get(f"/evidence/{double.id}")

    assert answer.status_code == 308
    assert answer.headers["Location"].endswith(f"/evidence/{one.id}")
