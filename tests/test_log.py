"""The log of an experiment: a sentence, a picture and a count, kept together and once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from werkzeug.test import TestResponse

from designteam.cycle.models import Artefact, Attachment, Experiment, LogEntry, Tally, TallyCounter, Version
from designteam.cycle.queries.log import counted_in
from tests.support.access import added_counter, picture
from tests.support.client import Client
from tests.support.pages import errors_in, read, text_of, typed_in
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]


@pytest.fixture
def experiment(world: World) -> Experiment:
    made: Experiment = world.experiment(rests_on=[world.design()], state="running")
    return made


@pytest.fixture
def teacher(world: World, signed_in: SignedIn) -> Client:
    return signed_in(world.teacher)


def write(
    client: Client, experiment: Experiment, file: tuple[str, bytes] | None = None, /, **fields: Any
) -> TestResponse:
    return client.send_file(f"/artefacts/{experiment.id}/log", {"happened_on": "2026-11-24", **fields}, file)


def totals(world: World, experiment: Experiment) -> dict[str, int]:
    with world.database.reading():
        return {one.caption: one.total for one in counted_in(experiment.id)}


def test_taking_a_note_leads_to_the_log_of_what_runs(world: World, teacher: Client, experiment: Experiment) -> None:
    page = teacher.get("/notes/new").text

    assert f'href="/artefacts/{experiment.id}/log"' in page


def test_one_sentence_is_enough_and_the_form_is_there_for_the_next(
    world: World, teacher: Client, experiment: Experiment
) -> None:
    answer = teacher.fill_in(f"/artefacts/{experiment.id}/log", {"text": "De kaarten lagen klaar."}, to="/log")

    again = teacher.get(answer.location)
    (entry,) = world.all(LogEntry)
    assert (answer.status_code, answer.location) == (303, f"/artefacts/{experiment.id}/log")
    assert (entry.text, entry.number) == ("De kaarten lagen klaar.", 1)
    assert "De kaarten lagen klaar." in text_of(read(again.text).root)
    assert typed_in(again.text)["text"] == [""]


def test_expected_and_seen_stand_beside_each_other_with_their_versions(
    world: World, teacher: Client, experiment: Experiment
) -> None:
    write(teacher, experiment, text="Zo ging het.", expected="Onrust.", seen="Stilte.")
    (entry,) = world.all(LogEntry)
    form = teacher.form_at(f"/artefacts/{entry.id}/edit", to="/versions")
    teacher.post(form.action, data=form.with_({"seen": "Stilte, na vijf minuten."}))

    page = text_of(read(teacher.get(f"/artefacts/{entry.id}").text).root)
    assert "Onrust." in page
    assert "Stilte, na vijf minuten." in page
    assert [version.content["seen"] for version in world.all(Version, artefact_id=entry.id)] == [
        "Stilte.", "Stilte, na vijf minuten.",
    ]  # fmt: skip


def test_a_note_with_a_picture_is_one_request(world: World, teacher: Client, experiment: Experiment) -> None:
    answer = write(teacher, experiment, ("foto.png", picture()), text="Het bord.", consent="nobody")

    (entry,), (kept,) = world.all(LogEntry), world.all(Attachment)
    assert answer.status_code == 303
    assert (kept.artefact_id, kept.title) == (entry.id, "Het bord.")


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        (("foto.png", picture()), "consent"),
        (("spel.jpg", b"MZ" + b"\0" * 90), "file"),
        (("groot.jpg", b"\0" * 50_000_000), "file"),
    ],
    ids=["nothing about who is on it", "no picture", "too large"],
)
def test_when_the_picture_does_not_fit_nothing_is_half_kept_and_the_text_stays(
    world: World, teacher: Client, experiment: Experiment, sent: tuple[str, bytes], field: str
) -> None:
    counter = added_counter(world, experiment)
    typed = {"text": "Dit typte ik in de gang.", "submission": "een-keer", f"tallies_{counter.id}": "4"}
    consent = "" if field == "consent" else "nobody"

    answer = write(teacher, experiment, sent, consent=consent, **typed)

    held = typed_in(answer.text)
    assert answer.status_code == 422
    assert set(errors_in(answer.text)) == {field}
    assert {name: held[name] for name in typed} == {name: [text] for name, text in typed.items()}
    assert (world.all(LogEntry), world.all(Attachment)) == ([], [])


def test_what_is_sent_twice_is_kept_and_counted_once(world: World, teacher: Client, experiment: Experiment) -> None:
    counter = added_counter(world, experiment)
    note = {"text": "Het bord.", "consent": "nobody", "submission": "op-de-telefoon", f"tallies_{counter.id}": "3"}

    answers = [write(teacher, experiment, ("foto.png", picture()), **note).status_code for _ in range(3)]

    assert answers == [303, 303, 303]
    assert (len(world.all(LogEntry)), len(world.all(Attachment))) == (1, 1)
    assert totals(world, experiment) == {counter.caption: 3}


# Counting


def test_a_count_without_a_word_is_a_note_too(world: World, teacher: Client, experiment: Experiment) -> None:
    counter = added_counter(world, experiment)

    answer = write(teacher, experiment, **{f"tallies_{counter.id}": "7"})

    (entry,) = world.all(LogEntry)
    assert answer.status_code == 303
    assert entry.title == "7 × gaat zonder hulp verder"
    assert "7 × gaat zonder hulp verder" in teacher.get(f"/artefacts/{entry.id}").text


def test_nothing_at_all_is_asked_about(world: World, teacher: Client, experiment: Experiment) -> None:
    counter = added_counter(world, experiment)

    answer = write(teacher, experiment, **{f"tallies_{counter.id}": "0"})

    assert answer.status_code == 422
    assert set(errors_in(answer.text)) == {"text"}


@pytest.mark.parametrize("number", ["-1", "1000", "vier", "1.5", "²", "9" * 30])
def test_what_is_no_count_is_refused_where_it_stands(
    world: World, teacher: Client, experiment: Experiment, number: str
) -> None:
    counter = added_counter(world, experiment)

    answer = write(teacher, experiment, text="Geteld.", **{f"tallies_{counter.id}": number})

    assert answer.status_code == 422
    assert counter.caption in text_of(read(answer.text).root)
    assert typed_in(answer.text)[f"tallies_{counter.id}"] == [number]
    assert world.all(LogEntry) == []


def test_the_totals_stand_per_day_on_the_page_of_the_experiment(
    world: World, teacher: Client, experiment: Experiment
) -> None:
    counter = added_counter(world, experiment)
    for day, times in (("2026-11-23", 2), ("2026-11-24", 3), ("2026-11-24", 4)):
        write(teacher, experiment, happened_on=day, text=f"Les {times}", **{f"tallies_{counter.id}": times})
    dropped = world.all(LogEntry)[0]
    before = totals(world, experiment)

    world.drop(dropped)

    page = read(teacher.get(f"/artefacts/{experiment.id}").text)
    (table,) = page.elements("table")
    assert before == {counter.caption: 9}
    assert text_of(table).endswith("dinsdag 24 nov 7 Samen 7")


def test_a_count_can_be_corrected_and_the_version_before_it_stays(
    world: World, teacher: Client, experiment: Experiment
) -> None:
    counter = added_counter(world, experiment)
    write(teacher, experiment, text="Geteld.", **{f"tallies_{counter.id}": 4})
    (entry,) = world.all(LogEntry)
    form = teacher.form_at(f"/artefacts/{entry.id}/edit", to="/versions")
    assert form.with_({})[f"tallies_{counter.id}"] == ["4"]

    answer = teacher.post(form.action, data=form.with_({f"tallies_{counter.id}": "0"}))

    assert answer.status_code == 303
    assert world.all(Tally) == []
    assert [version.content["tallies"] for version in world.all(Version, artefact_id=entry.id)] == [
        {counter.caption: 4}, {},
    ]  # fmt: skip
    assert "4 × gaat zonder hulp verder" in text_of(read(teacher.get(f"/artefacts/{entry.id}/versions").text).root)


def test_what_is_no_longer_counted_keeps_its_counts_and_can_come_back(
    world: World, teacher: Client, experiment: Experiment
) -> None:
    counter = added_counter(world, experiment)
    write(teacher, experiment, text="Geteld.", **{f"tallies_{counter.id}": 4})
    teacher.send(f"/artefacts/{experiment.id}/counters/{counter.id}/retirement")
    asked = teacher.get(f"/artefacts/{experiment.id}/log").text
    shown = teacher.get(f"/artefacts/{experiment.id}").text

    teacher.send(f"/artefacts/{experiment.id}/counters", {"caption": counter.caption})

    assert f"tallies_{counter.id}" not in asked
    assert counter.caption in shown
    assert f"tallies_{counter.id}" in teacher.get(f"/artefacts/{experiment.id}/log").text
    assert len(world.all(TallyCounter)) == 1


def test_a_note_that_waited_on_a_phone_still_counts_what_is_no_longer_asked(
    world: World, teacher: Client, experiment: Experiment
) -> None:
    counter = added_counter(world, experiment)
    teacher.send(f"/artefacts/{experiment.id}/counters/{counter.id}/retirement")

    answer = write(teacher, experiment, text="Van vanmorgen.", **{f"tallies_{counter.id}": 2})

    assert answer.status_code == 303
    assert totals(world, experiment) == {counter.caption: 2}


def test_six_things_to_count_is_the_most(world: World, teacher: Client, experiment: Experiment) -> None:
    for number in range(6):
        added_counter(world, experiment, f"ding {number}")

    answer = teacher.send(f"/artefacts/{experiment.id}/counters", {"caption": "ding 6"})

    assert answer.status_code == 422
    assert typed_in(answer.text)["caption"] == ["ding 6"]
    assert len(world.all(TallyCounter)) == 6


def test_a_counter_of_another_experiment_counts_for_nothing(
    world: World, teacher: Client, experiment: Experiment
) -> None:
    theirs = added_counter(world, world.experiment(team=world.kompas, rests_on=[world.design(team=world.kompas)]))

    answer = write(teacher, experiment, text="Geteld.", **{f"tallies_{theirs.id}": 5})
    refused = teacher.send(f"/artefacts/{experiment.id}/counters/{theirs.id}/retirement")

    assert (answer.status_code, refused.status_code) == (303, 404)
    assert world.all(Tally) == []
    assert world.again(theirs).retired_at is None


def test_only_an_experiment_has_a_log(world: World, teacher: Client) -> None:
    insight: Artefact = world.insight()

    assert teacher.get(f"/artefacts/{insight.id}/log").status_code == 404
