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
from designteam.evidence.formats import read as read_references
from designteam.evidence.lookups import Catalogues
from designteam.evidence.models import Holding, HoldingVersion, Relation, Source, Tie
from designteam.kit import clock
from designteam.kit.web import Site
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
    assert "mijne." in in_words(answer)
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


# What rests on it


def test_somebody_links_a_card_without_leaving_the_text_and_the_library_shows_it(world: World, teacher: Client) -> None:
    insight, card = world.insight(), world.card()

    found = teacher.get(f"/artefacts/{insight.id}/citations/new?q=volgorde")
    answer = teacher.send(
        f"/artefacts/{insight.id}/citations",
        {"holding": card.id, "stance": "nuances", "remark": "Alleen de volgorde.", "q": "volgorde"},
    )

    assert "zelf de volgorde kiezen" in in_words(found)
    assert answer.status_code == 303
    page = in_words(teacher.get(f"/artefacts/{insight.id}"))
    assert "Alleen de volgorde." in page
    assert "Nog niemand vertelde hoe dit er in de klas uitziet." in page
    assert insight.title in in_words(teacher.get(f"/evidence/{card.id}"))


def test_only_what_one_may_see_can_be_linked(world: World, teacher: Client) -> None:
    insight, theirs = world.insight(), world.card(team=world.kompas)

    found = teacher.get(f"/artefacts/{insight.id}/citations/new?q=volgorde")
    answer = teacher.send(f"/artefacts/{insight.id}/citations", {"holding": theirs.id, "stance": "supports"})

    assert "zelf de volgorde" not in in_words(found)
    assert answer.status_code == 422
    assert world.all(Citation) == []


def test_when_nothing_is_chosen_the_question_is_asked_again(world: World, teacher: Client) -> None:
    insight = world.insight()
    world.card()

    answer = teacher.send(f"/artefacts/{insight.id}/citations", {"stance": "supports", "remark": "Dit nemen we mee."})

    assert answer.status_code == 422
    assert "Dit nemen we mee." in answer.text


def test_a_team_answers_in_one_sentence_what_it_does_now(world: World, signed_in: SignedIn) -> None:
    card, insight = world.card(audience=Audience.NETWORK), world.insight(team=world.kompas)
    citation = world.cite(insight, card)
    elsewhere = signed_in(world.kompas_teacher)
    page = f"/teams/{world.kompas.id}"
    assert "kijk opnieuw" not in in_words(elsewhere.get(page))

    world.refute(card)

    assert "kijk opnieuw" in in_words(elsewhere.get(page))
    assert insight.title in in_words(elsewhere.get(f"{page}/second-looks"))
    elsewhere.fill_in(
        f"/citations/{citation.id}/second-look", {"verdict": "stays", "because": "Wij zagen het zelf ook."}
    )
    assert "kijk opnieuw" not in in_words(elsewhere.get(page))
    assert "Wij zagen het zelf ook." in in_words(elsewhere.get(f"/artefacts/{insight.id}"))


def test_who_only_reads_along_answers_nothing(world: World, signed_in: SignedIn) -> None:
    card, insight = world.card(), world.insight()
    citation = world.cite(insight, card)
    world.refute(card)

    assert signed_in(world.reader).get(f"/citations/{citation.id}/second-look").status_code == 403
    assert signed_in(world.kompas_teacher).get(f"/citations/{citation.id}/second-look").status_code == 404


def test_a_page_that_shows_a_title_from_the_library_is_as_old_as_the_library(world: World, teacher: Client) -> None:
    insight, card = world.insight(), world.card()
    world.cite(insight, card)
    seen = teacher.get(f"/artefacts/{insight.id}").headers["ETag"]
    unchanged = teacher.get(f"/artefacts/{insight.id}", headers={"If-None-Match": seen})

    teacher.fill_in(f"/evidence/{card.id}/edit", {"finding": "Kiezen helpt niet altijd."})

    assert unchanged.status_code == 304
    assert teacher.get(f"/artefacts/{insight.id}", headers={"If-None-Match": seen}).status_code == 200


# Bringing in a source


BIBTEX = (
    "@article{akker2006, title={Ontwerpen als onderzoek}, author={van den Akker, Jan}, year=2006, doi={10.1000/ab}}"
)


def test_a_pasted_reference_becomes_a_source_to_be_checked(world: World, teacher: Client) -> None:
    answer = teacher.fill_in(f"/teams/{world.waterlelie.id}/evidence/reference", {"reference": BIBTEX})

    (source,) = world.all(Source)
    assert answer.headers["Location"].endswith(f"/evidence/{source.id}/edit")
    assert (source.title, source.issued, source.doi) == ("Ontwerpen als onderzoek", "2006", "10.1000/ab")
    assert "Akker" in in_words(teacher.get(f"/evidence/{source.id}"))


def test_what_is_there_already_is_shown_instead_of_brought_in_twice(world: World, teacher: Client) -> None:
    _first, answer = (
        teacher.fill_in(f"/teams/{world.waterlelie.id}/evidence/reference", {"reference": BIBTEX}) for _ in range(2)
    )

    (source,) = world.all(Source)
    assert answer.headers["Location"].endswith(f"/evidence/{source.id}")


@pytest.mark.parametrize("text", ["", "Geen idee meer waar dit stond", "978-90-01-23456-0", "10.1/"])
def test_what_is_no_reference_is_refused_where_it_stands_and_stays(world: World, teacher: Client, text: str) -> None:
    answer = teacher.fill_in(f"/teams/{world.waterlelie.id}/evidence/reference", {"reference": text})

    if answer.status_code == 422:
        assert "reference" in errors_in(answer.text)
        assert text in answer.text
        assert world.all(Source) == []
    else:
        assert text == "Geen idee meer waar dit stond"


def test_a_catalogue_that_cannot_be_reached_says_so_and_the_number_stays(
    app: Site, world: World, teacher: Client
) -> None:
    app.extensions["catalogues"] = Catalogues(
        doi="http://127.0.0.1:9/", hosts=frozenset({"127.0.0.1"}), also_at_home=True
    )

    answer = teacher.fill_in(f"/teams/{world.waterlelie.id}/evidence/reference", {"reference": "10.1234/abc"})

    assert answer.status_code == 422
    assert "10.1234/abc" in answer.text


@pytest.mark.parametrize("form", ["bibtex", "ris", "csl_json"])
def test_a_source_is_taken_along_as_it_came(world: World, teacher: Client, form: str) -> None:
    teacher.fill_in(f"/teams/{world.waterlelie.id}/evidence/reference", {"reference": BIBTEX})
    (source,) = world.all(Source)

    answer = teacher.get(f"/evidence/{source.id}/reference/{form}")

    (again,) = read_references(answer.data)
    assert again.item
    assert (again.item["title"], again.item["DOI"]) == ("Ontwerpen als onderzoek", "10.1000/ab")


@pytest.mark.parametrize("url", ["ftp://school.nl/x", "www.school.nl", "https://", "http://[", "https://a b.nl"])
def test_only_an_address_of_the_web_becomes_a_link(world: World, teacher: Client, url: str) -> None:
    answer = teacher.fill_in(f"/teams/{world.waterlelie.id}/evidence/source/new", {"title": "Zelf kiezen", "url": url})

    assert answer.status_code == 422
    assert "url" in errors_in(answer.text)


def test_two_texts_stand_beside_each_other_in_words(world: World, teacher: Client) -> None:
    card = new_card(world, teacher)
    first, second = (teacher.form_at(f"/evidence/{card}/edit") for _ in range(2))
    teacher.post(first.action, data=first.with_({"effect": "positive", "explanation": "# Meer\n\nEen kop en een zin."}))

    answer = teacher.post(second.action, data=second.with_({"effect": "negative"}))

    page = in_words(answer)
    assert "Twee mensen schreven tegelijk" in page
    assert f"De tekst van {world.teacher.name}" in page
    assert "Het helpt" in page
    assert "Meer Een kop en een zin." in page
