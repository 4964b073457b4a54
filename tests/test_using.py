"""From something in the library to one's own work that rests on it."""

from __future__ import annotations

from collections.abc import Callable

from designteam.cycle.models import Citation
from designteam.network.models import Audience
from tests.support.client import Client
from tests.support.pages import errors_in, read, text_of
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]


def test_who_finds_something_lets_work_of_the_own_team_rest_on_it(world: World, signed_in: SignedIn) -> None:
    card, question = world.card(), world.question()
    teacher = signed_in(world.teacher)

    answer = teacher.fill_in(
        f"/evidence/{card.id}/uses/new", {"artefact": str(question.id), "remark": "Dit zien wij ook."}
    )

    assert answer.headers["Location"].endswith(f"/artefacts/{question.id}#library")
    (citation,) = world.all(Citation)
    assert (citation.artefact_id, citation.holding_id, citation.remark) == (question.id, card.id, "Dit zien wij ook.")


def test_only_work_of_the_own_team_can_be_chosen(world: World, signed_in: SignedIn) -> None:
    card, theirs = world.card(audience=Audience.NETWORK), world.question(team=world.kompas)
    mine = world.question()
    teacher = signed_in(world.teacher)
    form = teacher.form_at(f"/evidence/{card.id}/uses/new")

    answer = teacher.post(form.action, data=form.with_({"artefact": str(theirs.id)}))

    assert answer.status_code == 422
    assert "artefact" in errors_in(answer.text)
    assert [option.get("value") for option in read(answer.text).elements("option")] == ["", str(mine.id)]
    assert not world.all(Citation)


def test_what_was_dropped_or_is_no_ground_is_not_offered(world: World, signed_in: SignedIn) -> None:
    card, dropped, insight = world.card(), world.question(), world.insight()
    world.exploration()
    world.drop(dropped)

    page = read(signed_in(world.teacher).get(f"/evidence/{card.id}/uses/new").text)

    assert [option.get("value") for option in page.elements("option")] == ["", str(insight.id)]


def test_who_designs_nowhere_is_not_asked(world: World, signed_in: SignedIn, client: Client) -> None:
    card = world.card(audience=Audience.PUBLIC)
    reader = signed_in(world.visitor)

    assert "uses/new" not in reader.get(f"/evidence/{card.id}").text
    assert reader.get(f"/evidence/{card.id}/uses/new").status_code == 403


def test_a_team_without_work_reads_what_it_needs_first(world: World, signed_in: SignedIn) -> None:
    card = world.card()

    page = read(signed_in(world.teacher).get(f"/evidence/{card.id}/uses/new").text)

    assert "nog geen vraag" in text_of(page.root)
