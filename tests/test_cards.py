"""A card and what stands beside it: what teams see in class, who stands behind it, and how sure the library is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from werkzeug.test import TestResponse

from designteam.evidence.models import Card, CardStatus, ClassroomPicture, Relation, Stance, Strength, Tie
from designteam.journal.models import Entry
from designteam.network.models import Audience
from tests.support.client import Client
from tests.support.pages import errors_in, form_in, read, text_of
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]
SEEN = "Kinderen pakken zelf een kaart en beginnen. Ik loop rond en vraag door."


@pytest.fixture
def teacher(world: World, signed_in: SignedIn) -> Client:
    return signed_in(world.teacher)


def in_words(answer: TestResponse) -> str:
    return text_of(read(answer.text).root)


def at(card: Card, rest: str = "") -> str:
    return f"/evidence/{card.id}{rest}"


# What it looks like in class


def test_a_half_card_says_what_lacks_and_who_can_add_it(world: World, teacher: Client) -> None:
    card = world.card()

    page = in_words(teacher.get(at(card)))

    assert "Niemand vertelde nog hoe dit er in de klas uitziet." in page
    assert "Nog geen onderzoeker heeft dit ondertekend" in page


def test_a_teacher_makes_a_card_whole(world: World, teacher: Client) -> None:
    card = world.card()

    teacher.fill_in(at(card, "/pictures/new"), {"text": SEEN, "grades": ["6", "7"]})

    page = in_words(teacher.get(at(card)))
    assert SEEN in page
    assert "De Waterlelie, groep 6 en 7" in page
    assert not world.again(world.again(card)).is_removed


def test_an_empty_picture_is_asked_for_its_text(world: World, teacher: Client) -> None:
    card = world.card()

    answer = teacher.fill_in(at(card, "/pictures/new"), {"text": ""})

    assert answer.status_code == 422
    assert set(errors_in(answer.text)) == {"text"}
    assert world.all(ClassroomPicture) == []


def test_a_picture_sent_twice_is_there_once(world: World, teacher: Client) -> None:
    form = teacher.form_at(at(world.card(), "/pictures/new"))

    for _ in range(2):
        teacher.post(form.action, data=form.with_({"text": SEEN}))

    assert len(world.all(ClassroomPicture)) == 1


def test_another_team_puts_its_picture_beside_the_first(world: World, teacher: Client, signed_in: SignedIn) -> None:
    card = world.card(audience=Audience.NETWORK)
    teacher.fill_in(at(card, "/pictures/new"), {"text": SEEN})

    signed_in(world.kompas_teacher).fill_in(at(card, "/pictures/new"), {"text": "Bij ons werkt het met plaatjes."})

    page = in_words(teacher.get(at(card)))
    assert SEEN in page
    assert "Bij ons werkt het met plaatjes." in page
    told = world.all(Entry, verb="pictured_card")
    assert {line.team_id for line in told} == {world.waterlelie.id, world.kompas.id}


def test_nobody_writes_for_a_team_that_is_not_theirs(world: World, teacher: Client) -> None:
    form = teacher.form_at(at(world.card(), "/pictures/new"))

    answer = teacher.post(form.action, data=form.with_({"text": SEEN, "team": str(world.kompas.id)}))

    assert answer.status_code == 422
    assert world.all(ClassroomPicture) == []


def test_only_who_told_it_takes_it_back(world: World, teacher: Client, signed_in: SignedIn) -> None:
    card = world.card()
    teacher.fill_in(at(card, "/pictures/new"), {"text": SEEN})
    (picture,) = world.all(ClassroomPicture)
    away = f"/evidence/pictures/{picture.id}/removal"

    assert signed_in(world.researcher).send(away).status_code == 403
    assert signed_in(world.kompas_teacher).send(away).status_code == 404
    assert teacher.send(away).status_code == 303

    assert SEEN not in in_words(teacher.get(at(card)))


def test_who_reads_along_tells_nothing(world: World, signed_in: SignedIn) -> None:
    card = world.card()

    assert signed_in(world.reader).get(at(card, "/pictures/new")).status_code == 403


def test_a_source_has_no_picture(world: World, teacher: Client) -> None:
    assert teacher.get(at(world.source(), "/pictures/new")).status_code == 404


# How sure it is


def test_a_researcher_signs_and_a_teacher_cannot(world: World, teacher: Client, signed_in: SignedIn) -> None:
    card = world.card()

    assert teacher.send(at(card, "/signature")).status_code == 403
    assert signed_in(world.researcher).send(at(card, "/signature")).status_code == 303

    assert f"Ondertekend door {world.researcher.name}" in in_words(teacher.get(at(card)))


def test_a_judgement_stands_with_its_reason(world: World, teacher: Client, signed_in: SignedIn) -> None:
    card = world.card()
    judged = {
        "status": "supported",
        "strength": "reasonable",
        "strength_because": "Drie studies.",
        "because": "Nagelezen.",
    }

    signed_in(world.researcher).fill_in(at(card, "/judgement"), judged)

    kept = world.again(card)
    assert (kept.status, kept.strength) == (CardStatus.SUPPORTED, Strength.REASONABLE)
    page = in_words(teacher.get(at(card)))
    assert "Drie studies." in page
    assert "Nagelezen." in page
    assert teacher.get(at(card, "/judgement")).status_code == 403


def test_a_judgement_without_a_reason_is_not_kept(world: World, signed_in: SignedIn) -> None:
    card = world.card()

    answer = signed_in(world.researcher).fill_in(at(card, "/judgement"), {"status": "confirmed"})

    assert answer.status_code == 422
    assert set(errors_in(answer.text)) == {"because"}
    assert world.again(card).status is CardStatus.EMERGING


def test_a_refuted_card_is_told_to_every_team_that_rests_on_it(world: World, signed_in: SignedIn) -> None:
    card = world.card(audience=Audience.NETWORK)
    world.cite(world.insight(team=world.kompas), card)

    signed_in(world.researcher).fill_in(
        at(card, "/judgement"), {"status": "refuted", "because": "Het hield geen stand."}
    )

    told = world.all(Entry, verb="turned_holding")
    assert {line.team_id for line in told} == {world.waterlelie.id, world.kompas.id}
    assert "Het hield geen stand." in in_words(signed_in(world.kompas_teacher).get(at(card)))


def test_two_who_judge_at_once_both_keep_their_text(world: World, signed_in: SignedIn) -> None:
    card, researcher = world.card(), signed_in(world.researcher)
    first, second = (researcher.form_at(at(card, "/judgement")) for _ in range(2))
    researcher.post(first.action, data=first.with_({"status": "supported", "because": "De eerste."}))

    answer = researcher.post(second.action, data=second.with_({"status": "confirmed", "because": "De tweede."}))

    assert answer.status_code == 409
    assert "De tweede." in answer.text
    assert world.again(card).status is CardStatus.SUPPORTED


def test_a_card_that_still_holds_says_when_that_was_looked_at(world: World, signed_in: SignedIn) -> None:
    card, researcher = world.card(), signed_in(world.researcher)

    researcher.send(at(card, "/check"))

    assert "voor het laatst bekeken op" in in_words(researcher.get(at(card)))


# What it is tied to


def test_the_picker_gives_at_most_eight_that_the_viewer_may_see(world: World, signed_in: SignedIn) -> None:
    for _ in range(9):
        world.source(title="Zelf kiezen bij rekenen")
    hidden = world.card(finding="Zelf kiezen is van ons alleen.")

    answer = signed_in(world.kompas_teacher).get("/evidence/picker?q=REKENEN kiezen", headers={"HX-Request": "true"})

    assert answer.text.count('type="radio"') == 8
    assert f'value="{hidden.id}"' not in answer.text
    assert "Zelf kiezen is van ons" not in signed_in(world.kompas_teacher).get("/evidence/picker?q=kiezen").text


def test_a_sign_in_the_words_of_the_picker_stands_for_itself(world: World, teacher: Client) -> None:
    world.source(title="Wat 100% van de kinderen kan")
    world.source(title="Iets anders")

    page = in_words(teacher.get("/evidence/picker?q=100%25"))

    assert "Wat 100% van de kinderen kan" in page
    assert "Iets anders" not in page


def test_a_source_is_tied_to_a_card_with_how_it_stands_to_it(world: World, teacher: Client) -> None:
    card, source = world.card(), world.source(title="Een tegengeluid")
    said = {"holding": str(source.id), "how": "contradicts", "remark": "In kleine groepen bleef het effect uit."}

    teacher.fill_in(at(card, "/ties/new"), said)

    (tie,) = world.all(Tie)
    assert (tie.from_id, tie.to_id, tie.relation, tie.stance) == (
        card.id, source.id, Relation.RESTS_ON, Stance.CONTRADICTS,
    )  # fmt: skip
    page = in_words(teacher.get(at(card)))
    assert "Een tegengeluid" in page
    assert "In kleine groepen bleef het effect uit." in page


def test_searching_for_it_works_without_a_script(world: World, teacher: Client) -> None:
    card, wanted, _other = world.card(), world.source(title="Leren plannen"), world.source(title="Iets anders")

    answer = teacher.get(at(card, "/ties/new?q=plannen"))

    form = form_in(answer.text, to="/ties", default_action="")
    assert f'value="{wanted.id}"' in answer.text
    assert "Iets anders" not in answer.text
    teacher.post(form.action, data=form.with_({"holding": str(wanted.id), "how": "supports"}))
    assert len(world.all(Tie)) == 1


def test_what_somebody_may_not_see_cannot_be_tied(world: World, teacher: Client) -> None:
    card, theirs = world.card(), world.card(team=world.kompas)
    world.source()
    form = teacher.form_at(at(card, "/ties/new"), to="/ties")

    answer = teacher.post(form.action, data=form.with_({"holding": str(theirs.id), "how": "disagrees"}))

    assert answer.status_code == 422
    assert world.all(Tie) == []


def test_a_tie_is_loosened_by_who_may_change_the_card(world: World, teacher: Client, signed_in: SignedIn) -> None:
    card, source = world.card(audience=Audience.NETWORK), world.source()
    teacher.fill_in(at(card, "/ties/new"), {"holding": str(source.id), "how": "supports"})
    (tie,) = world.all(Tie)
    away = f"/evidence/ties/{tie.id}/removal"

    assert signed_in(world.kompas_teacher).send(away).status_code == 403
    assert teacher.send(away).status_code == 303

    assert world.all(Tie) == []


def test_more_pictures_take_no_more_statements(world: World, teacher: Client) -> None:
    card = world.card()
    teacher.fill_in(at(card, "/pictures/new"), {"text": SEEN})
    teacher.get(at(card))
    teacher.get(at(card))
    few = len(teacher.queries)
    for number in range(5):
        teacher.fill_in(at(card, "/pictures/new"), {"text": f"Beeld {number}"})
    teacher.get(at(card))

    teacher.get(at(card))

    assert len(teacher.queries) == few
    assert few <= 16
