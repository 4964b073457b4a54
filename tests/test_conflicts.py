"""Two people at the same time: nothing of either is lost, and nothing happens twice."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from designteam.cycle.models import KINDS, Artefact, Endorsement, Insight, Iteration, Link, Move, Version
from tests.support.client import Client
from tests.support.pages import read, text_of, typed_in
from tests.support.together import at_once
from tests.support.world import LEAST, Who, World

SignedIn = Callable[[Who], Client]

MAIN = {
    "practice_question": "text", "exploration_item": "found", "insight": "text", "working_hypothesis": "approach",
    "solution_direction": "idea", "design_requirement": "because", "design": "teacher_description",
    "experiment": "prediction", "log_entry": "text", "evaluation": "learned", "outcome": "statement",
    "product": "how_to", "actant_map": "talk",
}  # fmt: skip
THEIRS, MINE = "Appels wegen zwaarder dan peren.", "Kinderen kiezen liever zelf."
ROUNDS = 4


@pytest.mark.parametrize("kind", KINDS)
def test_who_saves_second_sees_both_texts_and_loses_nothing(world: World, signed_in: SignedIn, kind: str) -> None:
    artefact = world.chain()[kind]
    teacher, researcher = signed_in(world.teacher), signed_in(world.researcher)
    mine = teacher.form_at(f"/artefacts/{artefact.id}/edit")
    theirs = researcher.form_at(f"/artefacts/{artefact.id}/edit")
    researcher.post(theirs.action, data=theirs.with_({MAIN[kind]: THEIRS}))

    answer = teacher.post(mine.action, data=mine.with_({MAIN[kind]: MINE}))

    assert answer.status_code == 409
    assert THEIRS in text_of(read(answer.text).root)
    assert world.researcher.name in answer.text
    assert MINE in typed_in(answer.text)[MAIN[kind]]
    assert getattr(world.again(artefact), MAIN[kind]) == THEIRS
    assert [version.content[MAIN[kind]] for version in world.all(Version, artefact_id=artefact.id)][1:] == [THEIRS]


def test_the_conflict_is_solved_by_sending_one_text_of_both(world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    teacher = signed_in(world.teacher)
    mine = teacher.form_at(f"/artefacts/{insight.id}/edit")
    world.revise(insight, text=THEIRS, by=world.researcher)
    conflict = teacher.post(mine.action, data=mine.with_({"text": MINE}))
    held = typed_in(conflict.text)

    answer = teacher.send(mine.action, {**held, "text": f"{THEIRS} {MINE}", "csrf_token": teacher.token})

    assert answer.status_code == 303
    assert [v.content["text"] for v in world.all(Version, artefact_id=insight.id)][1:] == [THEIRS, f"{THEIRS} {MINE}"]


def test_saving_the_same_text_a_second_time_is_no_conflict(world: World, signed_in: SignedIn) -> None:
    """Somebody pressed the button twice, or two people typed the very same."""
    insight = world.insight()
    teacher = signed_in(world.teacher)
    form = teacher.form_at(f"/artefacts/{insight.id}/edit")

    answers = [teacher.post(form.action, data=form.with_({"text": MINE})) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert world.again(insight).version == 2


def test_of_two_saves_at_the_very_same_moment_one_wins_and_one_is_told(world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    writers = [signed_in(world.teacher), signed_in(world.researcher)]

    for round_ in range(1, ROUNDS + 1):
        forms = [client.form_at(f"/artefacts/{insight.id}/edit") for client in writers]
        texts = [f"Ronde {round_}, van de leraar.", f"Ronde {round_}, van de onderzoeker."]
        answers = at_once(
            [
                partial(client.post, form.action, data=form.with_({"text": text}))
                for client, form, text in zip(writers, forms, texts, strict=True)
            ]
        )

        assert sorted(answer.status_code for answer in answers) == [303, 409]
        (kept,) = [text for text, answer in zip(texts, answers, strict=True) if answer.status_code == 303]
        (lost,) = [(text, answer) for text, answer in zip(texts, answers, strict=True) if answer.status_code == 409]
        assert world.again(insight).text == kept
        assert world.again(insight).version == round_ + 1
        assert lost[0] in typed_in(lost[1].text).get("text", [])


def test_sending_a_new_thing_twice_makes_it_once(world: World, signed_in: SignedIn) -> None:
    teacher = signed_in(world.teacher)
    form = teacher.form_at(f"/iterations/{world.waterlelie.iteration_id}/insight/new", to="/insight")
    filled = form.with_(LEAST["insight"])

    answers = [teacher.post(form.action, data=filled) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert len(world.all(Insight)) == 1


def test_sending_a_new_thing_twice_at_the_very_same_moment_makes_it_once(world: World, signed_in: SignedIn) -> None:
    clients = [signed_in(world.teacher), signed_in(world.teacher)]
    url = f"/iterations/{world.waterlelie.iteration_id}/insight"

    for round_ in range(ROUNDS):
        fields = LEAST["insight"] | {"submission": f"zelfde-{round_}"}
        answers = at_once([partial(client.send, url, fields) for client in clients])

        assert [answer.status_code for answer in answers] == [303, 303]
        assert len(world.all(Insight)) == round_ + 1


def test_two_new_things_at_the_very_same_moment_get_numbers_of_their_own(world: World, signed_in: SignedIn) -> None:
    clients = [signed_in(world.teacher), signed_in(world.researcher)]
    url = f"/iterations/{world.waterlelie.iteration_id}/design_requirement"

    for _ in range(ROUNDS):
        answers = at_once([partial(client.send, url, LEAST["design_requirement"]) for client in clients])
        assert [answer.status_code for answer in answers] == [303, 303]

    numbers = [requirement.number for requirement in world.all(KINDS["design_requirement"])]
    assert sorted(numbers) == list(range(1, 2 * ROUNDS + 1))


def test_a_move_from_an_old_page_is_refused_and_the_reason_stays(world: World, signed_in: SignedIn) -> None:
    teacher = signed_in(world.teacher)
    url = f"/iterations/{world.waterlelie.iteration_id}/moves/new"
    form = teacher.form_at(url, to="/moves")
    world.move("explore", by=world.guide)

    answer = teacher.post(form.action, data=form.with_({"phase": "working_hypothesis", "reason": MINE}))

    assert answer.status_code == 409
    assert MINE in typed_in(answer.text)["reason"]
    assert world.all(Iteration, team_id=world.waterlelie.id)[0].phase == "explore"


def test_of_two_moves_at_the_very_same_moment_one_is_made(world: World, signed_in: SignedIn) -> None:
    clients = [signed_in(world.teacher), signed_in(world.guide)]
    url = f"/iterations/{world.waterlelie.iteration_id}/moves"
    places = ("explore", "working_hypothesis")

    answers = at_once(
        [
            partial(client.send, url, {"phase": phase, "reason": MINE, "from_version": 1})
            for client, phase in zip(clients, places, strict=True)
        ]
    )

    assert sorted(answer.status_code for answer in answers) == [303, 409]
    assert len(world.all(Move, iteration_id=world.waterlelie.iteration_id)) == 2


def test_endorsing_twice_at_the_very_same_moment_is_endorsing_once(world: World, signed_in: SignedIn) -> None:
    hypothesis = world.hypothesis()
    clients = [signed_in(world.teacher), signed_in(world.teacher)]
    url = f"/artefacts/{hypothesis.id}/endorsement"

    answers = at_once([partial(client.send, url, {"from_version": 1}) for client in clients])

    assert [answer.status_code for answer in answers] == [303, 303]
    assert len(world.all(Endorsement)) == 1


def test_linking_twice_at_the_very_same_moment_makes_one_link(world: World, signed_in: SignedIn) -> None:
    looked, insight = world.exploration(), world.insight()
    clients = [signed_in(world.teacher), signed_in(world.researcher)]
    url = f"/artefacts/{insight.id}/links"

    answers = at_once([partial(client.send, url, {"other": looked.id}) for client in clients])

    assert all(answer.status_code in {303, 422} for answer in answers)
    assert len(world.all(Link)) == 1


def test_the_next_iteration_starts_once(world: World, signed_in: SignedIn) -> None:
    evaluation = world.evaluation()
    clients = [signed_in(world.teacher), signed_in(world.guide)]
    url = f"/artefacts/{evaluation.id}/next-iteration"
    fields = {"name": "Tweede ronde", "reason": "We willen weten of het ook in groep 6 werkt."}

    answers = at_once([partial(client.send, url, fields) for client in clients])

    assert min(answer.status_code for answer in answers) == 303
    assert max(answer.status_code for answer in answers) < 500
    assert [iteration.number for iteration in world.all(Iteration, team_id=world.waterlelie.id)] == [1, 2]


def test_a_reservation_about_an_older_version_is_kept_in_the_form(world: World, signed_in: SignedIn) -> None:
    hypothesis = world.hypothesis()
    teacher = signed_in(world.teacher)
    world.revise(hypothesis, approach=THEIRS, by=world.researcher)

    answer = teacher.send(f"/artefacts/{hypothesis.id}/endorsement", {"from_version": 1, "reservation": MINE})

    assert answer.status_code == 409
    assert MINE in typed_in(answer.text)["reservation"]
    assert world.all(Endorsement) == []


def test_nobody_waits_for_somebody_who_only_reads(world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    readers = [signed_in(world.reader), signed_in(world.guide)]
    writer = signed_in(world.teacher)
    form = writer.form_at(f"/artefacts/{insight.id}/edit")

    answers = at_once(
        [
            *(partial(client.get, f"/artefacts/{insight.id}") for client in readers),
            partial(writer.post, form.action, data=form.with_({"text": MINE})),
        ]
    )

    assert [answer.status_code for answer in answers] == [200, 200, 303]
    assert len(world.all(Artefact)) == 1
