"""Asking for the PDF, seeing how far it is, and fetching it: for whom, and how often."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine

from designteam.kit import clock as time
from designteam.reports.models import Dossier, Failure, Progress, Stage
from tests.reports.conftest import Asked, Make
from tests.support.client import HTMX, Client
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]


def test_somebody_of_the_team_asks_for_the_pdf_and_fetches_it(world: World, signed_in: SignedIn) -> None:
    world.chain()
    teacher = signed_in(world.teacher)

    asked = teacher.fill_in(_dossier_of(world), to="/dossiers")
    shown = teacher.get(asked.location)
    with teacher.get(f"{asked.location}/file") as file:
        content = file.data

    assert asked.status_code == 303
    assert f"{asked.location}/file" in shown.text
    assert content.startswith(b"%PDF-")
    assert file.headers["Content-Type"] == "application/pdf"
    assert file.headers["Content-Disposition"].startswith("attachment; filename=dossier-de-waterlelie-rekenen-groep-6-")
    assert file.headers["Cache-Control"] == "private, no-store"
    assert "sandbox" in file.headers["Content-Security-Policy"]


def test_who_reads_along_may_have_the_dossier_too(world: World, signed_in: SignedIn) -> None:
    reader = signed_in(world.reader)

    asked = reader.fill_in(_dossier_of(world), to="/dossiers")

    with reader.get(f"{asked.location}/file") as file:
        assert file.status_code == 200


def test_a_dossier_that_is_being_made_is_not_made_twice(world: World, signed_in: SignedIn, asked: Asked) -> None:
    dossier = asked(world.teacher)
    with world.database.writing() as session:
        session.get_one(Dossier, dossier.id).begin(at=time.now())

    answers = [signed_in(world.teacher).fill_in(_dossier_of(world), to="/dossiers") for _ in range(2)]

    assert [answer.location for answer in answers] == [f"/dossiers/{dossier.id}"] * 2
    assert [row.id for row in world.all(Dossier)] == [dossier.id]


def test_one_that_the_queue_lost_is_handed_over_again(world: World, signed_in: SignedIn, asked: Asked) -> None:
    waiting = asked(world.teacher)

    signed_in(world.teacher).fill_in(_dossier_of(world), to="/dossiers")

    assert [row.id for row in world.all(Dossier)] == [waiting.id]
    assert world.again(waiting).is_ready


def test_somebody_else_gets_a_dossier_of_their_own(world: World, signed_in: SignedIn, asked: Asked) -> None:
    first = asked(world.teacher)

    second = signed_in(world.researcher).fill_in(_dossier_of(world), to="/dossiers")

    assert second.location != f"/dossiers/{first.id}"


def test_one_that_stalled_says_so_and_can_be_asked_again(
    world: World, signed_in: SignedIn, asked: Asked, clock: time_machine.Traveller
) -> None:
    stalled = asked(world.teacher)
    with world.database.writing() as session:
        session.get_one(Dossier, stalled.id).begin(at=time.now())
    clock.shift(timedelta(minutes=6))
    teacher = signed_in(world.teacher)

    shown = teacher.get(f"/dossiers/{stalled.id}")
    again = teacher.fill_in(f"/dossiers/{stalled.id}", to="/dossiers")

    assert "hx-get" not in _progress(shown.text)
    assert again.location != f"/dossiers/{stalled.id}"
    assert world.again(stalled).failure is Failure.STALLED


def test_the_page_asks_how_far_it_is_until_there_is_an_answer(
    world: World, signed_in: SignedIn, asked: Asked, lay_ready: Make
) -> None:
    dossier, teacher = asked(world.teacher), signed_in(world.teacher)
    url = f"/dossiers/{dossier.id}"

    before, part_before = teacher.get(url).text, teacher.get(url, headers=HTMX).text
    lay_ready(dossier)
    after, part_after = teacher.get(url).text, teacher.get(url, headers=HTMX).text

    assert part_before in before
    assert part_after in after
    assert 'hx-trigger="every 1s"' in part_before
    assert "hx-trigger" not in part_after


def test_how_far_it_is_goes_up_with_each_stage(world: World, signed_in: SignedIn, asked: Asked) -> None:
    dossier, teacher = asked(world.teacher), signed_in(world.teacher)
    bars = []

    for stage in Stage:
        with world.database.writing() as session:
            row = session.get_one(Dossier, dossier.id)
            row.begin(at=time.now())
            row.reach(stage, pages=12, at=time.now())
        bars.append(teacher.get(f"/dossiers/{dossier.id}").text)

    assert [f'value="{done}"' in bar for done, bar in enumerate(bars)] == [True] * len(Stage)
    assert "12" in _progress(bars[1])


@pytest.mark.parametrize("failure", Failure)
def test_every_failure_has_a_sentence_and_a_way_on(
    world: World, signed_in: SignedIn, asked: Asked, failure: Failure
) -> None:
    dossier = asked(world.teacher)
    with world.database.writing() as session:
        session.get_one(Dossier, dossier.id).fail(failure, at=time.now())

    teacher = signed_in(world.teacher)
    answer = teacher.get(f"/dossiers/{dossier.id}")

    assert "." in _progress(answer.text)
    assert teacher.fill_in(f"/dossiers/{dossier.id}", to="/dossiers").status_code == 303


@pytest.mark.parametrize("who", ["researcher", "kompas_teacher", "colleague", "coordinator", "administrator"])
def test_a_dossier_is_only_for_who_asked_for_it(
    world: World, signed_in: SignedIn, asked: Asked, lay_ready: Make, who: str
) -> None:
    made = lay_ready(asked(world.teacher))
    other = signed_in(getattr(world, who))

    assert other.get(f"/dossiers/{made.id}").status_code == 404
    assert other.get(f"/dossiers/{made.id}/file").status_code == 404


def test_who_has_left_the_team_cannot_fetch_it_any_more(
    world: World, signed_in: SignedIn, asked: Asked, lay_ready: Make
) -> None:
    made = lay_ready(asked(world.teacher))
    world.leave(world.teacher)

    assert signed_in(world.teacher).get(f"/dossiers/{made.id}/file").status_code == 404


def test_there_is_no_file_before_it_is_ready(world: World, signed_in: SignedIn, asked: Asked) -> None:
    dossier = asked(world.teacher)

    assert signed_in(world.teacher).get(f"/dossiers/{dossier.id}/file").status_code == 404


def test_the_page_of_the_dossier_names_the_ones_that_are_ready(
    world: World, signed_in: SignedIn, asked: Asked, lay_ready: Make
) -> None:
    ready, waiting, of_another = (
        lay_ready(asked(world.teacher)),
        asked(world.teacher),
        lay_ready(asked(world.researcher)),
    )

    shown = signed_in(world.teacher).get(_dossier_of(world)).text

    assert f"/dossiers/{ready.id}/file" in shown
    assert f"/dossiers/{waiting.id}/file" not in shown
    assert f"/dossiers/{of_another.id}/file" not in shown
    assert world.again(ready).progress is Progress.READY


def _dossier_of(world: World) -> str:
    return f"/iterations/{world.waterlelie.iteration_id}/dossier"


def _progress(html: str) -> str:
    return html.partition('id="dossiers-progress"')[2].partition("</section>")[0]
