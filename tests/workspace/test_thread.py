"""The red thread: what belongs to the chosen thing stands out, loose ends can be filled, nothing is lost over time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from xml.etree.ElementTree import Element

from tests.support.client import HTMX, Client
from tests.support.pages import SVG, Page, text_of
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]

MOST_STATEMENTS = 10


def test_what_belongs_to_the_chosen_requirement_stands_out(world: World, signed_in: SignedIn) -> None:
    seen, beside = world.insight(title="Te groot om te beginnen"), world.insight(title="Iets heel anders")
    requirement = world.requirement(title="In stappen", rests_on=[seen])
    world.requirement(title="Zonder inloggen", rests_on=[beside])

    page = _thread(signed_in(world.teacher), world, chosen=requirement.id)

    assert "Te groot om te beginnen" in _labels(_nodes(page, "on"))
    assert "Iets heel anders" not in _labels(_nodes(page, "on"))
    assert "In stappen" in _labels(_picked(page))


def test_an_experiment_on_the_same_design_stays_out_when_it_looks_at_something_else(
    world: World, signed_in: SignedIn
) -> None:
    ours, other = world.requirement(title="In stappen"), world.requirement(title="Zonder inloggen")
    design = world.design(rests_on=[ours, other])
    world.experiment(title="Een week op papier", rests_on=[design, ours])
    world.experiment(title="Inloggen na de vakantie", rests_on=[design, other])

    page = _thread(signed_in(world.teacher), world, chosen=ours.id)

    assert "Een week op papier" in _labels(_nodes(page, "on"))
    assert "Inloggen na de vakantie" not in _labels(_nodes(page, "on"))


def test_the_newest_requirement_with_a_verdict_is_chosen_at_first(world: World, signed_in: SignedIn) -> None:
    judged, later = world.requirement(title="In stappen"), world.requirement(title="Zonder inloggen")
    experiment = world.experiment(rests_on=[judged, later])
    world.evaluation(rests_on=[experiment], verdicts={(experiment.id, judged.id): ("met", "")})

    for address in (None, 999_999_999):
        page = _thread(signed_in(world.teacher), world, chosen=address)
        assert "In stappen" in _labels(_picked(page))


def test_a_team_that_has_just_begun_gets_its_first_step(world: World, signed_in: SignedIn) -> None:
    page = _thread(signed_in(world.teacher), world)

    assert "/practice_question/new" in " ".join(_links(page))
    assert not _picked(page)


def test_choosing_draws_what_a_reload_would(world: World, signed_in: SignedIn) -> None:
    made = world.chain()
    teacher, address = signed_in(world.teacher), _address(world, made["design"].id)

    part = Page(teacher.get(address, headers=HTMX).text)
    whole = Page(teacher.get(address).text)

    assert text_of(part.by_id["thread"]) == text_of(whole.by_id["thread"])


def test_every_loose_end_says_what_fills_it(world: World, signed_in: SignedIn) -> None:
    nowhere = world.insight(title="Leidt nergens toe")
    unfounded = world.requirement(title="Hangt nergens aan")
    ground = world.insight(title="Een reden")
    homeless = world.requirement(title="Zit nergens in", rests_on=[ground])
    design = world.design(rests_on=[unfounded])
    silent = world.experiment(title="Zonder uitkomst", rests_on=[design], state="running")
    undecided = world.evaluation(title="Zonder besluit", rests_on=[silent], decision=None)

    page = _thread(signed_in(world.teacher), world)

    ends, ways = text_of(page.by_id["loose-ends"]), " ".join(_links(page, "loose-ends"))
    for thing in (nowhere, unfounded, homeless, silent, undecided):
        assert thing.title in ends
    assert "Een reden" not in ends
    assert f"rests_on={nowhere.id}" in ways
    assert f"/artefacts/{unfounded.id}#links" in ways
    assert f"/artefacts/{design.id}#links" in ways
    assert f"/artefacts/{silent.id}/edit" in ways
    assert f"/artefacts/{undecided.id}/edit" in ways


def test_who_reads_along_sees_loose_ends_without_forms(world: World, signed_in: SignedIn) -> None:
    world.insight(title="Leidt nergens toe")

    page = _thread(signed_in(world.reader), world)

    assert "Leidt nergens toe" in text_of(page.by_id["loose-ends"])
    assert _links(page, "loose-ends") == []


def test_a_requirement_nobody_looked_at_is_an_open_place_in_the_table(world: World, signed_in: SignedIn) -> None:
    looked_at, open_one = world.requirement(), world.requirement()
    experiment = world.experiment(rests_on=[looked_at])
    world.evaluation(rests_on=[experiment], verdicts={(experiment.id, looked_at.id): ("partly", "")})

    page = _thread(signed_in(world.teacher), world)

    cells = {row[0]: row[1:] for row in _rows(page)}
    assert len(cells) == 2
    assert [cell.get("data-state") for cell in page.elements("td")] == [None, "open"]
    assert str(open_one.number) in text_of(list(page.elements("th"))[-1])


def test_what_was_carried_over_keeps_its_experiment_and_its_decision(world: World, signed_in: SignedIn) -> None:
    question = world.question()
    requirement = world.requirement(title="In stappen")
    left_behind = world.insight(title="Hoort bij de eerste ronde")
    experiment = world.experiment(title="Een week op papier", rests_on=[requirement])
    verdicts = {(experiment.id, requirement.id): ("met", "Het lukte bij 17 van de 24 leerlingen.")}
    evaluation = world.evaluation(title="We gaan door", rests_on=[experiment], verdicts=verdicts)
    second = world.next_iteration(evaluation, carries=[question, requirement])

    page = Page(signed_in(world.teacher).get(f"/iterations/{second.id}/thread").text)

    drawn = _labels(_nodes(page))
    assert "Een week op papier" in drawn
    assert "We gaan door" in drawn
    assert left_behind.title not in text_of(page.root)
    assert "Het lukte bij 17 van de 24 leerlingen." in text_of(page.by_id[f"why-{requirement.id}"])
    assert [element for element in page.elements(f"{SVG}path") if element.get("data-state") == "back"]


def test_an_earlier_iteration_shows_what_was_written_then(world: World, signed_in: SignedIn) -> None:
    question = world.question(title="Hoe differentiëren we?", text="Hoe differentiëren we?")
    evaluation = world.evaluation(rests_on=[world.experiment()])
    second = world.next_iteration(evaluation, carries=[question])
    world.revise(question, title="Hoe kiezen ze zelf?", text="Hoe kiezen ze zelf?")
    teacher = signed_in(world.teacher)

    then = text_of(_thread(teacher, world).by_id["thread"])
    now = text_of(Page(teacher.get(f"/iterations/{second.id}/thread").text).by_id["thread"])

    assert "Hoe differentiëren we?" in then
    assert "Hoe kiezen ze zelf?" not in then
    assert "Hoe kiezen ze zelf?" in now


def test_the_reason_opens_on_its_own_for_the_team_only(world: World, signed_in: SignedIn) -> None:
    insight = world.insight(text="Na tien minuten haakt de helft af.")
    requirement = world.requirement(text="knipt elke opdracht in drie stappen", rests_on=[insight])
    design = world.design(rests_on=[requirement], aspects={"ict": ("designed", "Ook op het scherm.")})
    teacher = signed_in(world.teacher)

    told = teacher.get(f"/artefacts/{requirement.id}/why").text

    assert "knipt elke opdracht in drie stappen" in told
    assert "Na tien minuten haakt de helft af." in told
    assert "Ook op het scherm." in teacher.get(f"/artefacts/{design.id}/why?aspect=ict", headers=HTMX).text
    assert teacher.get(f"/artefacts/{design.id}/why?aspect=weather").status_code == 404
    assert teacher.get(f"/artefacts/{requirement.id}/why?aspect=ict").status_code == 404
    assert signed_in(world.kompas_teacher).get(f"/artefacts/{requirement.id}/why").status_code == 404


def test_a_long_thread_takes_as_many_statements_as_a_short_one(world: World, signed_in: SignedIn) -> None:
    world.chain()
    teacher = signed_in(world.teacher)
    short = _statements(teacher, world)
    for _ in range(12):
        world.chain()

    assert _statements(teacher, world) == short
    assert short <= MOST_STATEMENTS


def test_with_many_insights_the_list_has_them_all(world: World, signed_in: SignedIn) -> None:
    insights = [world.insight(title=f"Inzicht nummer {number}") for number in range(1, 21)]
    requirement = world.requirement(rests_on=[insights[17]])

    page = _thread(signed_in(world.teacher), world, chosen=requirement.id)

    drawn = [label for label in map(_label, _nodes(page)) if "Inzicht nummer" in label]
    assert len(drawn) < len(insights)
    assert any("Inzicht nummer 18" in label for label in drawn)
    assert {f"item-{insight.id}" for insight in insights} <= page.by_id.keys()


def _address(world: World, chosen: int | None = None) -> str:
    return f"/iterations/{world.waterlelie.iteration_id}/thread" + (f"?chosen={chosen}" if chosen else "")


def _thread(client: Client, world: World, *, chosen: int | None = None) -> Page:
    answer = client.get(_address(world, chosen))
    assert answer.status_code == 200
    return Page(answer.text)


def _statements(client: Client, world: World) -> int:
    assert client.get(_address(world)).status_code == 200
    return len(client.queries)


def _nodes(page: Page, state: str | None = None) -> list[Element]:
    """The nodes of the drawing, of one state or of all."""
    return [node for node in page.elements(f"{SVG}a") if state in {None, node.get("data-state")}]


def _picked(page: Page) -> list[Element]:
    return [node for node in _nodes(page) if node.get("aria-current") == "true"]


def _label(node: Element) -> str:
    return node.get("aria-label") or ""


def _labels(nodes: Iterable[Element]) -> str:
    return "\n".join(map(_label, nodes))


def _links(page: Page, within: str = "") -> list[str]:
    links = [link for link in page.elements("a") if link.get("href")]
    if within:
        links = [link for link in links if page.by_id[within] in page.ancestors(link)]
    return [link.get("href") or "" for link in links]


def _rows(page: Page) -> list[list[str]]:
    return [[text_of(cell) for cell in row] for row in page.elements("tr")][1:]
