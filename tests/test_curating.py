"""Looking after the library: what asks for it, what was retracted, and who looked whether something still is so."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
import time_machine
from werkzeug.test import TestResponse

from designteam.evidence.models import Check, HoldingVersion, IctOption, Source
from designteam.journal.models import Entry
from designteam.kit import clock as ours
from designteam.method.definition import Role
from designteam.network.models import Audience
from tests.support.client import Client
from tests.support.pages import errors_in, read, text_of
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]
PAGE = "/evidence/curate"
JUDGED = {"status": "supported", "strength": "reasonable", "strength_because": "Drie studies.", "because": "Gelezen."}
SEEN = "Kinderen pakken zelf een kaart en beginnen."
PRIVATE = {"privacy": "De school heeft een overeenkomst."}
FOUND = {"on": "2024-10-08", "works_for": "Tafels oefenen.", "disposition": "take_over"}
RETRACTED = {"on": "2024-03-01", "reason": "De cijfers klopten niet."}


@pytest.fixture
def researcher(world: World, clock: time_machine.Traveller, signed_in: SignedIn) -> Client:
    return signed_in(world.researcher)


@pytest.fixture
def mentor(world: World, clock: time_machine.Traveller, signed_in: SignedIn) -> Client:
    world.welcome(world.colleague, Role.MEDIA_MENTOR)
    return signed_in(world.colleague)


def in_words(answer: TestResponse) -> str:
    return text_of(read(answer.text).root)


def section_of(answer: TestResponse, code: str) -> str:
    return text_of(next(node for node in read(answer.text).root.iter("section") if node.get("id") == code))


# Who looks after what


def test_a_researcher_looks_after_cards_and_a_media_mentor_after_ict_options(
    world: World, researcher: Client, mentor: Client
) -> None:
    world.card()
    world.hold("ict_option")

    cards, options = in_words(researcher.get(PAGE)), in_words(mentor.get(PAGE))

    assert ("zelf de volgorde kiezen" in cards, "Rekentuin" in cards) == (True, False)
    assert ("zelf de volgorde kiezen" in options, "Rekentuin" in options) == (False, True)


def test_who_looks_after_nothing_reads_who_does(world: World, signed_in: SignedIn, client: Client) -> None:
    card, option = world.card(), world.hold("ict_option")

    page = in_words(signed_in(world.teacher).get(PAGE))

    assert "Dit wordt niet aan jou gevraagd." in page
    assert (card.title in page, option.title in page) == (False, False)
    assert client.get(PAGE).status_code == 302
    assert PAGE not in signed_in(world.teacher).get("/evidence").text


def test_what_another_team_keeps_for_itself_stands_on_no_list(world: World, researcher: Client) -> None:
    world.card(team=world.kompas, finding="Dit houden we nog voor onszelf.")
    shared = world.card(team=world.kompas, finding="Dit delen we met het netwerk.", audience=Audience.NETWORK)

    page = in_words(researcher.get(PAGE))

    assert "Dit houden we nog voor onszelf." not in page
    assert shared.title in page


def test_the_library_says_how_much_there_is_to_look_after(world: World, researcher: Client) -> None:
    assert "Te onderhouden:" not in in_words(researcher.get("/evidence"))
    assert PAGE in researcher.get("/evidence").text

    world.card()
    world.card(finding="Een tweede kaart.")

    assert "Te onderhouden: 2 dingen" in in_words(researcher.get("/evidence"))


def test_nothing_to_do_is_said(world: World, researcher: Client) -> None:
    page = in_words(researcher.get(PAGE))

    assert "Elke kaart is beoordeeld en in het afgelopen jaar bekeken." in page
    assert "Geen kaart rust op iets dat is ingetrokken of weggehaald." in page


# Cards


def test_a_card_stands_there_until_it_is_judged(world: World, researcher: Client) -> None:
    card = world.card()
    answer = researcher.get(PAGE)
    assert "Niemand heeft beoordeeld hoe sterk dit is." in section_of(answer, "unsure")
    assert f"/evidence/{card.id}/judgement" in answer.text

    researcher.fill_in(f"/evidence/{card.id}/judgement", JUDGED)

    assert card.title not in section_of(researcher.get(PAGE), "unsure")


def test_a_card_of_over_a_year_ago_comes_back_until_somebody_looks(
    world: World, clock: time_machine.Traveller, signed_in: SignedIn
) -> None:
    card = world.card()
    signed_in(world.researcher).fill_in(f"/evidence/{card.id}/judgement", JUDGED)
    clock.shift(timedelta(days=365))
    assert card.title not in section_of(signed_in(world.researcher).get(PAGE), "unsure")
    clock.shift(timedelta(days=1))
    researcher = signed_in(world.researcher)
    assert "meer dan een jaar geleden" in section_of(researcher.get(PAGE), "unsure")

    researcher.send(f"/evidence/{card.id}/check")

    assert card.title not in section_of(researcher.get(PAGE), "unsure")


def test_a_half_card_says_which_half_lacks(world: World, researcher: Client, signed_in: SignedIn) -> None:
    card = world.card()
    lacking = section_of(researcher.get(PAGE), "half")
    assert "Er staat geen onderzoeker achter." in lacking
    assert "Niemand vertelde hoe dit er in de klas uitziet." in lacking

    researcher.send(f"/evidence/{card.id}/signature")
    assert "Er staat geen onderzoeker achter." not in section_of(researcher.get(PAGE), "half")
    signed_in(world.teacher).fill_in(f"/evidence/{card.id}/pictures/new", {"text": SEEN})

    assert card.title not in section_of(researcher.get(PAGE), "half")


def test_a_refuted_card_asks_for_nothing_any_more(world: World, researcher: Client) -> None:
    card = world.card()

    world.refute(card)

    assert card.title not in in_words(researcher.get(PAGE))


def test_what_was_taken_out_asks_for_nothing_any_more(world: World, researcher: Client) -> None:
    card = world.card()

    researcher.fill_in(f"/evidence/{card.id}/removal", {"reason": "Het stond er twee keer."})

    assert card.title not in in_words(researcher.get(PAGE))


# Ict options


def test_an_ict_option_says_what_lacks_one_by_one(
    world: World, mentor: Client, clock: time_machine.Traveller, signed_in: SignedIn
) -> None:
    option = world.hold("ict_option")
    reasons = section_of(mentor.get(PAGE), "loose")
    assert "Er staat niets over privacy." in reasons
    assert "Geen team van het netwerk keek er samen naar." in reasons
    assert "in het afgelopen jaar" not in reasons

    mentor.fill_in(f"/evidence/{option.id}/edit", PRIVATE)
    assert "Er staat niets over privacy." not in section_of(mentor.get(PAGE), "loose")
    signed_in(world.teacher).fill_in(f"/evidence/{option.id}/demonstrations/new", FOUND)
    assert option.title not in section_of(mentor.get(PAGE), "loose")

    clock.shift(timedelta(days=400))
    again = signed_in(world.colleague)
    assert "Niemand keek ernaar in het afgelopen jaar." in section_of(again.get(PAGE), "loose")
    again.send(f"/evidence/{option.id}/check")
    assert option.title not in section_of(again.get(PAGE), "loose")


def test_who_looked_at_an_ict_option_and_when_stays_to_be_read(
    world: World, mentor: Client, clock: time_machine.Traveller, signed_in: SignedIn
) -> None:
    option = world.hold("ict_option")
    mentor.send(f"/evidence/{option.id}/check")
    clock.shift(timedelta(days=30))
    signed_in(world.researcher).send(f"/evidence/{option.id}/check")

    page = section_of(signed_in(world.teacher).get(f"/evidence/{option.id}"), "sure")

    assert f"Bekeken door {world.researcher.name}" in page
    assert world.colleague.name in page
    assert world.again(world.all(IctOption)[0]).checked_on == ours.today()
    assert len(world.all(Entry, verb="checked_holding")) == 2


def test_pressed_twice_it_is_noted_once(world: World, mentor: Client, clock: time_machine.Traveller) -> None:
    option = world.hold("ict_option")

    for _ in range(2):
        mentor.send(f"/evidence/{option.id}/check")

    assert len(world.all(Check)) == len(world.all(Entry, verb="checked_holding")) == 1


def test_a_teacher_does_not_check_and_a_media_mentor_checks_no_card(
    world: World, mentor: Client, signed_in: SignedIn
) -> None:
    option, card = world.hold("ict_option"), world.card()

    assert signed_in(world.teacher).send(f"/evidence/{option.id}/check").status_code == 403
    assert mentor.send(f"/evidence/{card.id}/check").status_code == 403
    assert signed_in(world.researcher).send(f"/evidence/{world.source().id}/check").status_code == 404
    assert world.all(Check) == []


# What was retracted


def test_a_researcher_notes_that_a_source_was_retracted(world: World, researcher: Client, signed_in: SignedIn) -> None:
    source = world.source()
    notice = "https://tijdschrift.example/bericht"

    answer = researcher.fill_in(f"/evidence/{source.id}/retraction", RETRACTED | {"notice": notice})

    assert answer.status_code == 303
    kept = world.again(source)
    assert (kept.retracted_on, kept.retracted_because) == (date(2024, 3, 1), "De cijfers klopten niet.")
    page = in_words(signed_in(world.teacher).get(f"/evidence/{source.id}"))
    assert "De cijfers klopten niet." in page
    assert f"Genoteerd door {world.researcher.name}" in page
    assert notice in signed_in(world.teacher).get(f"/evidence/{source.id}").text
    assert "ingetrokken" in in_words(signed_in(world.teacher).get("/evidence"))


def test_only_who_looks_after_sources_retracts_one(world: World, mentor: Client, signed_in: SignedIn) -> None:
    source, url = world.source(), "/evidence/{}/retraction"

    answers = [signed_in(who).send(url.format(source.id), RETRACTED) for who in (world.teacher, world.kompas_teacher)]
    answers.append(mentor.send(url.format(source.id), RETRACTED))

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert signed_in(world.elsewhere).get(url.format(source.id)).status_code == 404
    assert signed_in(world.researcher).get(url.format(world.card().id)).status_code == 404


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"on": ""}, "on"),
        ({"on": "2100-01-01"}, "on"),
        ({"on": "2024-02-31"}, "on"),
        ({"reason": ""}, "reason"),
        ({"notice": "www.tijdschrift.nl"}, "notice"),
    ],
)
def test_what_does_not_fit_is_said_where_it_stands(
    world: World, researcher: Client, typed: dict[str, str], wrong: str
) -> None:
    source = world.source()

    answer = researcher.send(f"/evidence/{source.id}/retraction", RETRACTED | {"notice": ""} | typed)

    assert (answer.status_code, set(errors_in(answer.text))) == (422, {wrong})
    assert world.again(source).retracted_on is None


def test_noted_twice_it_was_retracted_once(world: World, researcher: Client) -> None:
    source = world.source()

    for reason in ("De eerste reden.", "De tweede reden."):
        researcher.send(f"/evidence/{source.id}/retraction", RETRACTED | {"reason": reason})

    assert world.again(source).retracted_because == "De eerste reden."
    assert len(world.all(Entry, verb="retracted_source")) == 1


def test_a_mistake_is_taken_back_and_the_history_stays(world: World, researcher: Client) -> None:
    source = world.source()
    researcher.fill_in(f"/evidence/{source.id}/retraction", RETRACTED)

    researcher.fill_in(f"/evidence/{source.id}/retraction/mistake", {"reason": "Het ging om een ander artikel."})

    kept = world.again(source)
    assert (kept.retracted_on, kept.turned_version, kept.retracted_by_id) == (None, None, None)
    said = [version.because for version in world.all(HoldingVersion, holding_id=source.id)]
    assert said == ["", "De cijfers klopten niet.", "Het ging om een ander artikel."]
    assert "ingetrokken" not in in_words(researcher.get("/evidence"))


@pytest.mark.parametrize(("language", "word"), [("nl", "[Ingetrokken]"), ("en", "[Retracted]")])
def test_a_reference_list_says_that_it_was_retracted(
    world: World, researcher: Client, language: str, word: str
) -> None:
    people = [{"family": "Vos", "given": "A.", "role": "author"}]
    source = world.source(type="article-journal", container="Pedagogische Studiën", people=people)
    world.retract(source)
    researcher.send("/language", {"language": language, "next": "/"})

    page = in_words(researcher.get(f"/evidence/{source.id}"))

    assert f"Vos, A. (2024). Zelf kiezen in de klas {word}. Pedagogische Studiën" in page


def test_who_takes_it_along_takes_along_that_it_was_retracted(world: World, researcher: Client) -> None:
    source = world.source()
    world.retract(source)

    assert '"retracted"' in researcher.get(f"/evidence/{source.id}/reference/csl_json").text


def test_a_card_shows_that_what_it_rests_on_was_retracted(
    world: World, researcher: Client, signed_in: SignedIn
) -> None:
    card, source = world.card(team=world.kompas, audience=Audience.NETWORK), world.source(title="Een oud onderzoek")
    world.rest(card, source)
    url = f"/evidence/{card.id}"
    assert "ingetrokken" not in in_words(researcher.get(url))

    world.retract(source)

    assert "Rust op een bron die is ingetrokken: Een oud onderzoek" in in_words(researcher.get(url))
    assert "ingetrokken" in section_of(researcher.get(PAGE), "shaken")
    told = world.all(Entry, verb="retracted_source")
    assert {line.team_id for line in told} == {world.waterlelie.id, world.kompas.id}
    assert signed_in(world.kompas_teacher).get(f"/teams/{world.kompas.id}").status_code == 200


def test_a_card_leaves_the_list_once_somebody_looked_at_it_since(
    world: World, researcher: Client, clock: time_machine.Traveller
) -> None:
    card, source = world.card(), world.source(title="Een oud onderzoek")
    world.rest(card, source)
    researcher.send(f"/evidence/{card.id}/check")
    clock.shift(timedelta(minutes=12))
    world.retract(source)
    assert card.title in section_of(researcher.get(PAGE), "shaken")

    clock.shift(timedelta(minutes=12))
    researcher.fill_in(f"/evidence/{card.id}/judgement", JUDGED)

    assert card.title not in section_of(researcher.get(PAGE), "shaken")


def test_a_card_that_rests_on_what_was_taken_out_stands_there_too(world: World, researcher: Client) -> None:
    card, source = world.card(), world.source(title="Een oud onderzoek")
    world.rest(card, source)

    researcher.fill_in(f"/evidence/{source.id}/removal", {"reason": "Het stond er twee keer."})

    assert "weggehaald op" in section_of(researcher.get(PAGE), "shaken")
    assert "Rust op iets dat uit de bibliotheek is gehaald" in in_words(researcher.get(f"/evidence/{card.id}"))


def test_who_may_not_see_the_source_does_not_hear_of_it_by_way_of_a_card(world: World, signed_in: SignedIn) -> None:
    card = world.card(audience=Audience.NETWORK)
    source = world.source(title="Alleen van ons", audience=Audience.TEAM)
    world.rest(card, source)
    world.welcome(world.kompas_teacher, Role.RESEARCHER, team=world.kompas)

    world.retract(source)

    other = signed_in(world.kompas_teacher)
    assert "Alleen van ons" not in in_words(other.get(PAGE))
    assert card.title not in section_of(other.get(PAGE), "shaken")
    assert "ingetrokken" not in in_words(other.get(f"/evidence/{card.id}"))


def test_a_retracted_source_can_be_told_apart_where_one_chooses(world: World, signed_in: SignedIn) -> None:
    insight, source = world.insight(), world.source()
    world.retract(source)

    page = in_words(signed_in(world.teacher).get(f"/artefacts/{insight.id}/citations/new?q=kiezen"))

    assert "Zelf kiezen in de klas [bron, ingetrokken]" in page


# However much there is


def test_a_long_list_shows_twenty_and_says_how_many_there_are(world: World, researcher: Client) -> None:
    for number in range(22):
        world.card(finding=f"Kaart {number}")

    answer = researcher.get(PAGE)

    assert "20 van de 22" in section_of(answer, "unsure")
    assert section_of(answer, "unsure").count("Niemand heeft beoordeeld") == 20


def test_more_things_take_no_more_statements(world: World, researcher: Client) -> None:
    def much(count: int) -> int:
        for number in range(count):
            card, source = world.card(finding=f"Kaart {number}"), world.source(title=f"Bron {number}")
            world.rest(card, source)
            world.retract(source)
        assert researcher.get(PAGE).status_code == 200
        return len(researcher.queries)

    few, many = much(1), much(8)

    assert few == many
    assert few <= 4


def test_a_page_of_one_thing_takes_one_statement_for_who_looked(world: World, mentor: Client) -> None:
    option = world.hold("ict_option")
    mentor.send(f"/evidence/{option.id}/check")

    mentor.get(f"/evidence/{option.id}")

    assert len([query for query in mentor.queries if "FROM holding_check" in query]) == 1
    assert world.all(Source) == []


def test_the_library_stops_counting_at_ninety_nine(world: World, researcher: Client) -> None:
    for number in range(100):
        world.card(finding=f"Kaart {number}")

    assert "Te onderhouden: meer dan 99 dingen" in in_words(researcher.get("/evidence"))
