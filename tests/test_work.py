"""What a team does with its work: agree, drop, share, endorse, link, try out, go on, go back and start again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from designteam.cycle.models import (
    Direction,
    Endorsement,
    Experiment,
    ExplorationItem,
    Insight,
    Iteration,
    Link,
    Move,
    Standing,
    Status,
)
from designteam.journal.models import Entry
from designteam.network.models import Audience
from tests.support.client import HTMX, Client
from tests.support.pages import errors_in, outer_html, read, text_of, typed_in
from tests.support.world import LEAST, Who, World

SignedIn = Callable[[Who], Client]

REASON = "We weten genoeg om verder te gaan."


@pytest.fixture
def teacher(world: World, signed_in: SignedIn) -> Client:
    return signed_in(world.teacher)


@pytest.fixture
def here(world: World) -> str:
    return f"/iterations/{world.waterlelie.iteration_id}"


# Writing down


def test_what_is_written_down_is_found_in_its_phase(world: World, teacher: Client, here: str) -> None:
    answer = teacher.fill_in(
        f"{here}/exploration_item/new?lane=pupils", {"title": "Gesprek met drie kinderen"}, to="_item"
    )

    (item,) = world.all(ExplorationItem)
    assert (answer.status_code, item.lane) == (303, "pupils")
    assert answer.location == f"{here}/phases/explore#artefact-{item.id}"
    assert "Gesprek met drie kinderen" in teacher.get(f"{here}/phases/explore").text


def test_a_rough_version_is_kept_as_one(world: World, teacher: Client, here: str) -> None:
    teacher.fill_in(f"{here}/insight/new", LEAST["insight"] | {"save_as": "rough"}, to="/insight")

    (insight,) = world.all(Insight)
    assert insight.status is Status.ROUGH


def test_a_name_is_made_of_the_text_when_none_is_given(world: World, teacher: Client, here: str) -> None:
    long = "Kinderen die zelf kiezen, werken langer door " * 5

    teacher.send(f"{here}/insight", {"lane": "practice", "text": long})

    (insight,) = world.all(Insight)
    assert insight.title.startswith("Kinderen die zelf kiezen")
    assert insight.title.endswith("…")
    assert len(insight.title) <= 120


def test_what_it_rests_on_is_kept_with_both_versions(world: World, teacher: Client, here: str) -> None:
    looked = world.exploration()
    world.revise(looked, found="Na een kwartier haakt de helft af.")

    teacher.fill_in(f"{here}/insight/new?rests_on={looked.id}", LEAST["insight"], to="/insight")

    (link,) = world.all(Link)
    assert (link.to_id, link.to_version, link.from_version, link.relation) == (looked.id, 2, 1, "drawn_from")


def test_why_it_changed_is_read_with_the_versions(world: World, teacher: Client) -> None:
    insight = world.insight()

    teacher.fill_in(
        f"/artefacts/{insight.id}/edit", {"text": "Scherper.", "sharper": "We keken nog eens."}, to="/versions"
    )

    page = teacher.get(f"/artefacts/{insight.id}/versions").text
    assert "We keken nog eens." in page
    assert "Scherper." in text_of(read(page).root)


def test_saving_without_a_change_makes_no_version(world: World, teacher: Client) -> None:
    insight = world.insight()

    teacher.fill_in(f"/artefacts/{insight.id}/edit", to="/versions")

    assert world.again(insight).version == 1


# What happens to it


def test_the_team_agrees_on_a_version_and_changes_it_again(world: World, teacher: Client) -> None:
    insight = world.insight()

    teacher.fill_in(f"/artefacts/{insight.id}", to="/agreement")
    agreed = world.again(insight).status
    teacher.fill_in(f"/artefacts/{insight.id}/edit", {"text": "Toch anders."}, to="/versions")

    assert agreed is Status.AGREED
    assert world.again(insight).status is Status.DRAFT


def test_what_is_dropped_is_read_with_its_reason_and_taken_up_again(world: World, teacher: Client, here: str) -> None:
    insight = world.insight()

    dropped = teacher.fill_in(f"/artefacts/{insight.id}/drop", {"reason": "Het klopte niet."}, to="/drop")
    page = teacher.get(f"/artefacts/{insight.id}").text
    teacher.fill_in(f"/artefacts/{insight.id}", to="/taking-up")

    assert dropped.status_code == 303
    assert "Het klopte niet." in page
    assert world.again(insight).status is Status.DRAFT


def test_nothing_is_dropped_without_a_reason(world: World, teacher: Client) -> None:
    insight = world.insight()

    answer = teacher.fill_in(f"/artefacts/{insight.id}/drop", {"reason": "  "}, to="/drop")

    assert answer.status_code == 422
    assert set(errors_in(answer.text)) == {"reason"}
    assert world.again(insight).status is Status.DRAFT


def test_the_team_chooses_who_may_read_it(world: World, teacher: Client) -> None:
    insight = world.insight()

    teacher.fill_in(f"/artefacts/{insight.id}", {"audience": "network"}, to="/audience")

    assert world.again(insight).audience is Audience.NETWORK


@pytest.mark.parametrize("audience", ["", "iedereen", "team "])
def test_a_circle_that_does_not_exist_shares_nothing(world: World, teacher: Client, audience: str) -> None:
    insight = world.insight()

    answer = teacher.send(f"/artefacts/{insight.id}/audience", {"audience": audience})

    assert answer.status_code == 422
    assert world.again(insight).audience is Audience.TEAM


def test_what_is_shared_says_what_but_not_who_or_why(world: World, signed_in: SignedIn) -> None:
    """Somebody of another team reads the text; the versions, links and names stay with the team."""
    question = world.question()
    insight = world.insight(audience=Audience.NETWORK, rests_on=[world.exploration(rests_on=[question])])
    world.revise(insight, because="Daar zei iemand iets over.", text="De gedeelde tekst.", by=world.researcher)

    page = signed_in(world.kompas_teacher).get(f"/artefacts/{insight.id}").text

    assert "De gedeelde tekst." in page
    assert "Daar zei iemand iets over." not in page
    assert world.researcher.name not in page
    assert "Lesbezoek" not in page


def test_something_is_linked_and_loosened_again(world: World, teacher: Client) -> None:
    looked, insight = world.exploration(), world.insight()

    teacher.fill_in(f"/artefacts/{insight.id}/links/new", {"other": str(looked.id)}, to="/links")
    linked = len(world.all(Link))
    teacher.fill_in(f"/artefacts/{insight.id}", to="/removal")

    assert linked == 1
    assert world.all(Link) == []


def test_everybody_says_what_they_think_of_the_hypothesis(world: World, signed_in: SignedIn) -> None:
    hypothesis = world.hypothesis()
    page = f"/artefacts/{hypothesis.id}"

    signed_in(world.teacher).fill_in(page, to="/endorsement")
    signed_in(world.researcher).fill_in(page, {"reservation": "Ik mis de rol van ict."}, to="/endorsement")
    signed_in(world.researcher).fill_in(page, {"reservation": "Ict komt te laat."}, to="/endorsement")

    said = {word.person_id: word.reservation for word in world.all(Endorsement)}
    assert said == {world.teacher.id: "", world.researcher.id: "Ict komt te laat."}
    assert "Ict komt te laat." in signed_in(world.reader).get(page).text


def test_a_new_version_of_the_hypothesis_asks_everybody_again(world: World, teacher: Client) -> None:
    hypothesis = world.hypothesis()
    world.endorse(hypothesis, reservation="Te groot.")
    assert "Te groot." in teacher.get(f"/artefacts/{hypothesis.id}").text

    world.revise(hypothesis, approach="een kleinere opdracht geven")

    assert "Te groot." not in teacher.get(f"/artefacts/{hypothesis.id}").text


def test_an_experiment_runs_only_when_teachers_can_read_what_to_do(world: World, teacher: Client) -> None:
    """The first of the two hard rules."""
    design = world.design(teacher_description="")
    experiment = world.experiment(rests_on=[design])
    start = {"state": "running"}

    refused = teacher.fill_in(f"/artefacts/{experiment.id}/edit", start, to="/versions")
    world.revise(design, teacher_description="Leg de kaart klaar.")
    because = {"sharper": "Niet iedereen was er, maar de week begint."}
    allowed = teacher.fill_in(f"/artefacts/{experiment.id}/edit", start | because, to="/versions")

    assert (refused.status_code, allowed.status_code) == (422, 303)
    assert typed_in(refused.text)["state"] == ["running"]
    assert world.all(Experiment)[0].state == "running"


def test_every_step_is_told_in_the_journal(world: World, teacher: Client) -> None:
    insight = world.insight()
    page = f"/artefacts/{insight.id}"

    teacher.fill_in(f"{page}/edit", {"text": "Anders."}, to="/versions")
    teacher.fill_in(page, to="/agreement")
    teacher.fill_in(page, {"audience": "school"}, to="/audience")
    teacher.fill_in(f"{page}/drop", {"reason": "Klaar."}, to="/drop")

    told = [(entry.verb, entry.actor_id) for entry in world.all(Entry, subject="artefact")]
    assert told == [(verb, world.teacher.id) for verb in ("added", "revised", "agreed", "shared", "dropped")]


# Going on, going back, starting again


def test_going_on_with_open_places_asks_for_a_reason(world: World, teacher: Client, here: str) -> None:
    to = {"phase": "explore", "reason": ""}

    refused = teacher.fill_in(f"{here}/moves/new", to, to="/moves")
    allowed = teacher.fill_in(f"{here}/moves/new", to | {"reason": REASON}, to="/moves")

    (_start, move) = world.all(Move, iteration_id=world.waterlelie.iteration_id)
    assert (refused.status_code, allowed.status_code) == (422, 303)
    assert set(errors_in(refused.text)) == {"reason"}
    assert (move.to_phase, move.reason, move.direction) == ("explore", REASON, Direction.FORWARD)
    assert "question_written" in move.still_open


def test_going_back_is_kept_as_learning(world: World, teacher: Client, here: str) -> None:
    world.move("explore", reason=REASON)

    refused = teacher.fill_in(f"{here}/moves/new", {"phase": "clarify_question", "reason": ""}, to="/moves")
    back = {"phase": "clarify_question", "reason": "De vraag bleek te wijd."}
    allowed = teacher.fill_in(f"{here}/moves/new", back, to="/moves")

    (*_, move) = world.all(Move, iteration_id=world.waterlelie.iteration_id)
    assert (refused.status_code, allowed.status_code) == (422, 303)
    assert (move.direction, move.still_open) == (Direction.BACK, [])
    assert "De vraag bleek te wijd." in teacher.get(f"{here}/phases/clarify_question").text


def test_the_next_iteration_starts_from_a_decision_with_what_goes_along(world: World, teacher: Client) -> None:
    work = world.chain()
    evaluation = work["evaluation"]
    start = {"name": "Ook in groep 6", "reason": "Werkt het daar ook?"}

    answer = teacher.fill_in(f"/artefacts/{evaluation.id}/next-iteration", start, to="/next-iteration")

    first, second = world.all(Iteration, team_id=world.waterlelie.id)
    carried = {
        standing.artefact_id: standing.carried_version for standing in world.all(Standing, iteration_id=second.id)
    }
    stays_behind = {work["evaluation"].id}
    assert answer.status_code == 303
    assert (first.is_running, second.is_running, second.number) == (False, True, 2)
    assert (second.started_from_id, second.because) == (evaluation.id, "Werkt het daar ook?")
    assert set(carried) == {artefact.id for artefact in work.values()} - stays_behind
    assert set(carried.values()) == {1}


def test_who_comes_later_finds_that_the_next_iteration_has_started(world: World, teacher: Client) -> None:
    evaluation = world.evaluation()
    world.next_iteration(evaluation)

    answer = teacher.get(f"/artefacts/{evaluation.id}/next-iteration")

    assert (answer.status_code, answer.location) == (302, f"/teams/{world.waterlelie.id}")


def test_without_a_decision_no_iteration_starts(world: World, teacher: Client) -> None:
    evaluation = world.evaluation(decision=None)

    answer = teacher.send(f"/artefacts/{evaluation.id}/next-iteration", {"reason": "Toch maar verder."})

    assert answer.status_code == 422
    assert len(world.all(Iteration, team_id=world.waterlelie.id)) == 1


def test_what_goes_along_keeps_its_history(world: World, teacher: Client) -> None:
    insight = world.insight()
    world.revise(insight, because="Eerst was het te vaag.", text="Scherper.")
    world.next_iteration(world.evaluation(), carries=[insight])

    teacher.fill_in(f"/artefacts/{insight.id}/edit", {"text": "Nog scherper."}, to="/versions")

    page = teacher.get(f"/artefacts/{insight.id}/versions").text
    assert world.again(insight).version == 3
    assert "Eerst was het te vaag." in page


# In place: what htmx gets is what the page would show


@pytest.fixture
def form_of(world: World) -> Callable[..., tuple[str, str]]:
    """A form on the page of something new or of something there: the page, and where it is sent."""
    insight = world.insight()
    at = f"/iterations/{world.waterlelie.iteration_id}"
    return lambda what: {
        "new": (f"{at}/insight/new", f"{at}/insight"),
        "edit": (f"/artefacts/{insight.id}/edit", f"/artefacts/{insight.id}/versions"),
    }[what]


@pytest.mark.parametrize("what", ["new", "edit"])
def test_a_form_opened_in_its_place_is_the_form_of_the_page(
    teacher: Client, form_of: Callable[..., tuple[str, str]], what: str
) -> None:
    url, _action = form_of(what)

    part, page = teacher.get(url, headers=HTMX).text, teacher.get(url).text

    assert _same(part, page)


@pytest.mark.parametrize("what", ["new", "edit"])
def test_a_form_to_correct_comes_in_the_place_of_the_form(
    teacher: Client, form_of: Callable[..., tuple[str, str]], what: str
) -> None:
    url, action = form_of(what)
    wrong = {"lane": "practice", "text": "x" * 301, "from_version": "1"}
    target = _target(teacher.get(url).text)

    part, page = teacher.send(action, wrong, htmx=True), teacher.send(action, wrong)

    assert (part.status_code, page.status_code) == (422, 422)
    assert _root(part.text).get("id") == target
    assert _same(part.text, page.text)


def test_a_conflict_comes_in_the_place_of_the_form(world: World, teacher: Client) -> None:
    insight = world.insight()
    url = f"/artefacts/{insight.id}/edit"
    target = _target(teacher.get(url).text)
    form = teacher.form_at(url, to="/versions")
    world.revise(insight, text="Appels wegen zwaarder dan peren.", by=world.researcher)

    answer = teacher.post(form.action, data=form.with_({"text": "Kinderen kiezen liever zelf."}), headers=HTMX)

    assert answer.status_code == 409
    assert target in read(answer.text).by_id  # where the answer to what is sent next finds its place
    assert "Appels wegen zwaarder dan peren." in text_of(_root(answer.text))
    assert "Kinderen kiezen liever zelf." in typed_in(answer.text)["text"]


def test_what_was_kept_in_place_leads_to_the_page_that_shows_it(world: World, teacher: Client, here: str) -> None:
    answer = teacher.send(f"{here}/insight", LEAST["insight"], htmx=True)

    (insight,) = world.all(Insight)
    assert answer.status_code == 204
    assert f"#artefact-{insight.id}" in answer.headers["HX-Location"]


def test_a_page_that_is_gone_back_to_is_a_whole_page(teacher: Client, form_of: Callable[..., tuple[str, str]]) -> None:
    """Not the part that htmx got there before; nor when a link was boosted."""
    url, _action = form_of("edit")

    for more in ({"HX-History-Restore-Request": "true"}, {"HX-Boosted": "true"}):
        answer = teacher.get(url, headers=HTMX | more)
        assert answer.text.lstrip().lower().startswith("<!doctype html>")


def _same(part: str, page: str) -> bool:
    """Whether the part stands in the page exactly so, apart from what is drawn anew every time."""
    root = _root(part)
    in_page = read(page).by_id[root.get("id") or ""]
    return outer_html(root) == outer_html(in_page)


def _root(part: str) -> Any:
    """The one element that a part consists of."""
    (root,) = list(read(part).root)
    return root


def _target(page: str) -> str:
    """The id of the place where the answer to the form on a page goes."""
    (form,) = [form for form in read(page).elements("form") if form.get("hx-post")]
    return (form.get("hx-target") or "").removeprefix("#")


# Around it


def test_the_interface_speaks_the_language_that_was_chosen(teacher: Client) -> None:
    in_dutch = teacher.get("/method").text

    teacher.send("/language", {"language": "en", "next": "/method"})
    in_english = teacher.get("/method").text
    teacher.send("/language", {"language": "tlh"})

    assert '<html lang="nl"' in in_dutch
    assert '<html lang="en"' in in_english
    assert '<html lang="en"' in teacher.get("/method").text


def test_the_screen_is_set_for_the_room(teacher: Client) -> None:
    teacher.send("/display", {"theme": "dark", "stand": "bord", "next": "/method"})
    page = teacher.get("/method").text
    teacher.send("/display", {"theme": "paars", "stand": "bord"})

    assert 'data-bs-theme="dark"' in page
    assert 'data-stand="bord"' in page
    assert 'data-bs-theme="dark"' in teacher.get("/method").text


def test_a_note_is_two_steps_away(world: World, signed_in: SignedIn) -> None:
    own = signed_in(world.teacher).get("/notes/new").text
    guide = signed_in(world.guide)

    chosen = guide.get(f"/notes/new?team={world.kompas.id}")
    foreign = signed_in(world.teacher).get(f"/notes/new?team={world.kompas.id}")

    assert f"/iterations/{world.waterlelie.iteration_id}/" in own
    assert f"/iterations/{world.kompas.iteration_id}/" in chosen.text
    assert foreign.status_code == 404
    assert signed_in(world.reader).get("/notes/new").status_code in {200, 404}


def test_the_network_is_looked_through_by_learning_area(world: World, client: Client) -> None:
    url = f"/networks/{world.names.network_id}"

    assert client.get(f"{url}?learning_area=rekenen").status_code == 200
    assert client.get(f"{url}?learning_area=onzin").status_code == 200
    assert client.get("/networks/999").status_code == 404
