"""The web of ten threads, the three columns beside a design, its aspects over time, and the matrix."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from designteam.cycle import commands
from designteam.cycle.models import Comparison, Design, Sameness, WebThread
from designteam.kit import clock
from designteam.method.vocabulary import WEB_THREADS
from designteam.people.models import Person
from tests.support.client import Client
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]
NOTHING: dict[str, Any] = {
    "experienced": "", "experienced_by": "", "actual": "", "actual_seen": "", "sameness": None, "difference": "",
    "explained_by_id": None,
}  # fmt: skip


def _weave(world: World, design: Design, thread: str, *, from_version: int = 0, **says: str) -> None:
    with world.database.writing() as session:
        commands.weave(
            session.get_one(Design, design.id), thread, **{"now": "", "wished": "", "choice": "", **says},
            from_version=from_version, by=session.get_one(Person, world.teacher.id), at=clock.now(),
        )  # fmt: skip


def _asked(world: World) -> set[str]:
    return {one.thread for one in world.all(WebThread) if one.is_asked}


# The web


def test_the_web_has_ten_threads_each_with_its_core_question() -> None:
    assert len(WEB_THREADS) == 10
    assert all(card.help.endswith("?") for card in WEB_THREADS.values())


def test_an_empty_web_is_ten_open_places(world: World, signed_in: SignedIn) -> None:
    design = world.design()

    page = signed_in(world.teacher).get(f"/artefacts/{design.id}/web").text

    assert "Er is nog geen draad doordacht." in page
    assert page.count('data-state="open"') == 10
    assert page.count('class="knot-open"') == 10


def test_a_thread_is_thought_through_when_something_was_chosen(world: World, signed_in: SignedIn) -> None:
    design = world.design()
    teacher = signed_in(world.teacher)

    teacher.fill_in(f"/artefacts/{design.id}/web/edit?thread=time", {"now": "Eén uur per dag."}, to="/web")
    now_only = teacher.get(f"/artefacts/{design.id}/web").text
    teacher.fill_in(f"/artefacts/{design.id}/web/edit?thread=time", {"choice": "Tien minuten op dinsdag."}, to="/web")
    chosen = teacher.get(f"/artefacts/{design.id}/web").text

    assert now_only.count('class="knot-done"') == 0
    assert chosen.count('class="knot-done"') == 1
    assert "Eén van de tien draden is doordacht." in chosen


def test_changing_a_thread_asks_the_others_until_somebody_looked(world: World, signed_in: SignedIn) -> None:
    design = world.design()
    for thread in ("goals", "grouping", "time"):
        _weave(world, design, thread, choice="Zo doen we het.")
    assert _asked(world) == set()

    _weave(world, design, "goals", choice="Nu anders.", from_version=1)
    teacher = signed_in(world.teacher)
    page = teacher.get(f"/artefacts/{design.id}/web").text
    teacher.send(f"/artefacts/{design.id}/web/balance", {"thread": "time"})

    assert "Nog in balans? Groeperingsvormen, Tijd." in page
    assert "‘Leerdoelen’ veranderde op" in page
    assert _asked(world) == {"grouping"}


def test_writing_a_thread_for_the_first_time_pulls_at_nothing(world: World) -> None:
    design = world.design()
    _weave(world, design, "goals", choice="Drie doelen.")

    _weave(world, design, "time", now="Eén uur.")
    _weave(world, design, "time", now="Eén uur.", choice="Tien minuten.", from_version=1)

    assert _asked(world) == set()


def test_what_is_only_described_is_not_asked_for_balance(world: World) -> None:
    design = world.design()
    _weave(world, design, "goals", choice="Drie doelen.")
    _weave(world, design, "place", now="In het lokaal.")

    _weave(world, design, "goals", choice="Vier doelen.", from_version=1)

    assert _asked(world) == set()


def test_two_people_on_one_thread_both_keep_their_text(world: World, signed_in: SignedIn) -> None:
    design = world.design()
    teacher = signed_in(world.teacher)
    form = teacher.form_at(f"/artefacts/{design.id}/web/edit?thread=time", to="/web")
    _weave(world, design, "time", choice="De tekst van de ander.")

    answer = teacher.post(form.action, data=form.with_({"choice": "Mijn eigen tekst."}))

    assert answer.status_code == 409
    assert "De tekst van de ander." in answer.text
    assert "Mijn eigen tekst." in answer.text
    assert [one.choice for one in world.all(WebThread)] == ["De tekst van de ander."]


@pytest.mark.parametrize("fields", [{"thread": "niets", "choice": "x"}, {"choice": "x"}])
def test_a_thread_that_does_not_exist_is_refused(world: World, signed_in: SignedIn, fields: dict[str, str]) -> None:
    design = world.design()

    answer = signed_in(world.teacher).send(f"/artefacts/{design.id}/web", fields)

    assert answer.status_code == 422
    assert world.all(WebThread) == []


# The three columns


def _design(world: World, note: str = "De leerling kiest.") -> Design:
    found: Design = world.design(aspects={"pupil_control": ("designed", note)}, rests_on=[world.requirement()])
    return found


def test_what_was_intended_stays_as_it_was_when_practice_is_laid_beside_it(world: World, signed_in: SignedIn) -> None:
    design = _design(world)
    teacher = signed_in(world.teacher)
    teacher.fill_in(
        f"/artefacts/{design.id}/columns/edit?about=pupil_control", {"experienced": "Fijn, zeggen ze."}, to="/columns"
    )

    world.revise(design, aspects={"pupil_control": ("tried", "De leerling kiest samen met de leraar.")})
    page = teacher.get(f"/artefacts/{design.id}/columns").text

    assert "De leerling kiest." in page
    assert "De leerling kiest samen met de leraar." not in page
    assert "het ontwerp zegt inmiddels iets anders" in page

    teacher.send(f"/artefacts/{design.id}/columns/intended")
    assert "De leerling kiest samen met de leraar." in teacher.get(f"/artefacts/{design.id}/columns").text


def test_a_difference_is_an_open_place_until_a_decision_explains_it(world: World, signed_in: SignedIn) -> None:
    design = _design(world)
    decision = world.evaluation(title="Bijstellen in mei")
    teacher = signed_in(world.teacher)
    url = f"/artefacts/{design.id}/columns/edit?about=pupil_control"

    teacher.fill_in(url, {"actual": "Ze kiezen elkaar na.", "sameness": "different", "difference": "Geen eigen keus."})
    unexplained = teacher.get(f"/artefacts/{design.id}/columns").text
    teacher.fill_in(url, {"explained_by_id": str(decision.id)})
    explained = teacher.get(f"/artefacts/{design.id}/columns").text

    assert "Hierover is nog geen besluit" in unexplained
    assert "Hierover is nog geen besluit" not in explained
    assert f'href="/artefacts/{decision.id}">Bijstellen in mei' in explained


def test_a_difference_asks_for_words_and_a_known_decision(world: World, signed_in: SignedIn) -> None:
    design = _design(world)
    foreign = world.evaluation(team=world.kompas)
    teacher = signed_in(world.teacher)
    url = f"/artefacts/{design.id}/columns"

    wordless = teacher.send(url, {"about": "pupil_control", "sameness": "different"})
    theirs = teacher.send(
        url, {"about": "pupil_control", "sameness": "different", "difference": "x", "explained_by_id": foreign.id}
    )
    unknown = teacher.send(url, {"about": "requirement-987654", "experienced": "x"})

    assert [answer.status_code for answer in (wordless, theirs, unknown)] == [422, 422, 422]
    assert "Schrijf in een paar woorden wat er anders is." in wordless.text
    assert world.all(Comparison) == []


def test_two_people_in_one_row_both_keep_their_text(world: World, signed_in: SignedIn) -> None:
    design = _design(world)
    teacher = signed_in(world.teacher)
    form = teacher.form_at(f"/artefacts/{design.id}/columns/edit?about=pupil_control", to="/columns")
    with world.database.writing() as session:
        commands.compare(
            session.get_one(Design, design.id), "pupil_control", NOTHING | {"experienced": "Van de ander."},
            intended_version=1, from_version=0, by=session.get_one(Person, world.guide.id), at=clock.now(),
        )  # fmt: skip

    answer = teacher.post(form.action, data=form.with_({"experienced": "Van mij."}))

    assert answer.status_code == 409
    assert "Van de ander." in answer.text
    assert "Van mij." in answer.text


def test_what_is_no_longer_different_needs_no_explanation(world: World) -> None:
    design, decision = _design(world), world.evaluation()
    different = {"sameness": Sameness.DIFFERENT, "difference": "Anders.", "explained_by_id": decision.id}
    for version, says in enumerate((different, {"sameness": Sameness.SAME})):
        with world.database.writing() as session:
            commands.compare(
                session.get_one(Design, design.id), "pupil_control", NOTHING | different | says, intended_version=1,
                from_version=version, by=session.get_one(Person, world.teacher.id), at=clock.now(),
            )  # fmt: skip

    (row,) = world.all(Comparison)
    assert (row.sameness, row.difference, row.explained_by_id) == (Sameness.SAME, "", None)


# Aspects over time and the matrix


def test_the_aspects_are_shown_version_by_version(world: World, signed_in: SignedIn) -> None:
    design = _design(world)
    world.revise(design, summary="Alleen een andere samenvatting.")
    world.revise(design, aspects={"pupil_control": ("tried", "Gedaan."), "ict": ("open", "")})

    page = signed_in(world.teacher).get(f"/artefacts/{design.id}").text

    table = re.search(r'<table class="matrix" data-form="history">.*?</table>', page, re.DOTALL)
    assert table is not None
    assert re.findall(r"versie (\d)", table[0]) == ["1", "3"]
    assert "Ontworpen" in table[0]
    assert "Uitgeprobeerd" in table[0]
    assert table[0].count("niet bekeken") == 1


def test_the_matrix_shows_where_nobody_looked(world: World, signed_in: SignedIn) -> None:
    work = world.chain()
    world.requirement(title="Nergens bekeken")
    teacher = signed_in(world.teacher)

    page = teacher.get(f"/iterations/{world.waterlelie.iteration_id}/matrix").text

    assert "Eén eis is in geen enkele proef bekeken: Eis 2." in page
    assert page.count('data-state="open"') == 2  # once in the table, once in the list for phones
    assert len(teacher.queries) <= 7
    for kind in ("design", "design_requirement", "evaluation"):
        assert f"/iterations/{world.waterlelie.iteration_id}/matrix" in teacher.get(f"/artefacts/{work[kind].id}").text


def test_an_empty_matrix_tells_the_first_step(world: World, signed_in: SignedIn) -> None:
    page = signed_in(world.reader).get(f"/iterations/{world.waterlelie.iteration_id}/matrix").text

    assert "Er is nog niets om naast elkaar te leggen." in page
    assert "<table" not in page


# Who, and how many statements


def test_who_reads_along_sees_web_and_columns_without_forms(world: World, signed_in: SignedIn) -> None:
    design = _design(world)
    reader, other = signed_in(world.reader), signed_in(world.kompas_teacher)

    for page in ("web", "columns"):
        assert f'action="/artefacts/{design.id}' not in reader.get(f"/artefacts/{design.id}/{page}").text
        assert reader.get(f"/artefacts/{design.id}/{page}/edit").status_code == 403
        assert other.get(f"/artefacts/{design.id}/{page}").status_code == 404


def test_web_and_columns_stay_within_their_budget(world: World, signed_in: SignedIn) -> None:
    design = _design(world)
    teacher = signed_in(world.teacher)
    for thread in WEB_THREADS:
        _weave(world, design, thread, choice="Zo.")

    counts = {}
    for page in ("web", "columns"):
        assert teacher.get(f"/artefacts/{design.id}/{page}").status_code == 200
        counts[page] = len(teacher.queries)

    assert max(counts.values()) <= 7, counts
