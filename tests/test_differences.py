"""Differences between versions read as prose: whole words, whole sentences, and choices in words."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from designteam.kit.differences import Segment, difference, shortened
from tests.support.client import Client
from tests.support.pages import Page, text_of
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]


def _read(segments: list[Segment]) -> str:
    """The difference as one would tell it: [what went] {what came}."""
    marks = {"same": "{}", "del": "[{}]", "ins": "<{}>"}
    return "".join(marks[change].format(text) for change, text in segments)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("Wij denken langer na.", "Wij denken langer na.", "Wij denken langer na."),
        ("", "Wij denken na.", "<Wij denken na.>"),
        ("Wij denken na.", "", "[Wij denken na.]"),
        ("rekenen in groep 7", "een nieuw blok in groep 7", "[rekenen] <een nieuw blok> in groep 7"),
        ("volgen zij vaak wat hen past", "kiezen zij wat hen past", "[volgen zij vaak] <kiezen zij> wat hen past"),
        ("De kaart ligt klaar.", "De kaart ligt op tafel klaar.", "De kaart ligt <op tafel> klaar."),
        ("Zij kiezen uit acht.", "Ieder schrijft wat hij kan.", "[Zij kiezen uit acht.] <Ieder schrijft wat hij kan.>"),
        ("Eerst dit. Dan dat.", "Eerst dit. Iets anders hier. Dan dat.", "Eerst dit. <Iets anders hier.> Dan dat."),
        ("Eerst dit.\nDan dat.", "Eerst dit. Dan dat.", "Eerst dit. Dan dat."),
    ],
)  # fmt: skip
def test_a_difference_reads_as_prose(before: str, after: str, told: str) -> None:
    assert _read(difference(before, after)) == told


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Een. Twee drie. Vier?", "Twee drie vier. Vijf! Zes"),
        ("a b\nc  d", "a c d\n\ne"),
        ("“Nee.” zei ze. Ja…", "“Nee,” zei ze. Ja."),
        ("x" * 300, "x. " * 200),
    ],
)
def test_no_word_gets_lost(before: str, after: str) -> None:
    segments = difference(before, after)

    assert "".join(text for change, text in segments if change != "ins").split() == before.split()
    assert "".join(text for change, text in segments if change != "del").split() == after.split()


def test_no_mark_stands_under_white_space_and_no_words_are_glued() -> None:
    segments = difference("Een. Twee drie vier. Vijf", "Een. Twee zes vier vijf. Zes zeven")

    assert all(text == text.strip() for change, text in segments if change != "same")
    assert all(a.text[-1].isspace() or b.text[0].isspace() for a, b in pairwise(segments))


def test_long_passages_that_did_not_change_are_left_out() -> None:
    long = "Deze zin stond er al en blijft ook staan. " * 10
    told = _read(shortened(difference(f"{long}Eind zo goed. {long}", f"{long}Eind zo heel goed. {long}")))

    assert "Eind zo <heel> goed." in told
    assert told.startswith("…")
    assert told.endswith("…")
    assert len(told.split()) < 40


def test_very_long_texts_are_compared_in_a_moment() -> None:
    before, after = "a. " * 1300, "b. " * 1300

    assert _read(difference(before, after)).count("[") == 1


def test_choices_and_days_are_said_in_words(world: World, signed_in: SignedIn) -> None:
    question = world.question(grades=[6, 7], felt_by=["pupils"], title="De vraag")
    world.revise(question, grades=[5, 6], felt_by=["pupils", "teachers"], text="Hoe houden we kinderen aan het denken?")
    teacher = signed_in(world.teacher)

    page = text_of(Page(teacher.get(f"/artefacts/{question.id}/versions").text).root)

    assert "Groep 5 kwam erbij." in page
    assert "Groep 7 ging eruit." in page
    assert "Leraren kwam erbij." in page
    assert "[weggehaald:" in page or "[verwijderd:" in page


def test_a_part_that_is_new_is_said_to_be_new(world: World, signed_in: SignedIn) -> None:
    insight = world.insight(title="Kort")
    world.revise(insight, classroom_example="Dinsdagochtend, breuken.", confidence="strong")

    page = text_of(Page(signed_in(world.teacher).get(f"/artefacts/{insight.id}/versions").text).root)

    assert "(nieuw) Dinsdagochtend, breuken." in page
    assert "Nu gekozen: Sterk." in page


def test_the_verdicts_of_an_evaluation_are_told_per_requirement(world: World, signed_in: SignedIn) -> None:
    chain = world.chain()
    evaluation, tried, asked = chain["evaluation"], chain["experiment"], chain["design_requirement"]
    pair = (tried.id, asked.id)
    world.revise(evaluation, verdicts={pair: ("partly", "Drie van de vijf groepen kozen zelf.")})
    world.revise(evaluation, verdicts={pair: ("met", "Vier van de vijf groepen kozen zelf.")})
    world.revise(evaluation, verdicts={pair: ("", "")})
    teacher = signed_in(world.teacher)

    given, sharper, taken_back = (_changes(teacher, evaluation.id, newer=number) for number in (2, 3, 4))

    assert f"{tried.title}: {asked.title}" in given
    assert "Nu gekozen: Lukt deels." in given
    assert "Van ‘Lukt deels’ naar ‘Lukt’." in sharper
    assert "Vier" in sharper
    assert "Niet meer: Lukt." in taken_back


def test_what_is_decided_about_a_small_try_out_is_told(world: World, signed_in: SignedIn) -> None:
    experiment = world.experiment(micro=True)
    world.revise(experiment, result="Het hielp.", decision="keep")
    world.revise(experiment, result="Het hielp.", decision="stop")

    page = _changes(signed_in(world.teacher), experiment.id, newer=3)

    assert "Van ‘Behouden’ naar ‘Loslaten’." in page


def test_both_texts_say_of_which_requirement_a_note_is(world: World, signed_in: SignedIn) -> None:
    chain = world.chain()
    evaluation, name = chain["evaluation"], f"verdict_{chain['experiment'].id}_{chain['design_requirement'].id}"
    teacher, researcher = signed_in(world.teacher), signed_in(world.researcher)
    mine, theirs = (who.form_at(f"/artefacts/{evaluation.id}/edit") for who in (teacher, researcher))
    researcher.post(theirs.action, data=theirs.with_({name: "met", f"{name}_note": "Vier groepen."}))

    answer = teacher.post(mine.action, data=mine.with_({name: "met", f"{name}_note": "Vijf groepen."}))

    assert answer.status_code == 409
    page = text_of(Page(answer.text).root)
    assert f"{chain['experiment'].title}: {chain['design_requirement'].title}: Waaraan zie je dat?" in page


def _changes(client: Client, artefact_id: int, *, newer: int) -> str:
    return text_of(Page(client.get(f"/artefacts/{artefact_id}/versions?newer={newer}").text).root)
