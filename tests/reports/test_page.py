"""The dossier as a page: what it tells, and that it tells it as it stood then."""

from __future__ import annotations

from collections.abc import Callable

from designteam.cycle.models import Comparison, WebThread
from designteam.kit import db
from tests.support.client import Client
from tests.support.pages import Page, text_of
from tests.support.world import Where, Who, World

SignedIn = Callable[[Who], Client]


def test_a_dossier_tells_everything_that_the_team_wrote(world: World, signed_in: SignedIn) -> None:
    question = world.question()
    looked = world.exploration(rests_on=[question], title="Tien minuten meegekeken")
    insight = world.insight(rests_on=[looked], classroom_example="Dinsdag om negen uur gaat het schrift dicht.")
    hypothesis = world.hypothesis(rests_on=[question, insight])
    requirement = world.requirement(rests_on=[insight, hypothesis], text="knipt elke opdracht in drie stappen")
    design = world.design(rests_on=[requirement], aspects={"ict": ("designed", "De kaart staat ook op het scherm.")})
    experiment = world.experiment(
        rests_on=[design, requirement], prediction="De helft gaat door.", surprise="Ook de snelste gebruikte hem."
    )
    world.log_entry(rests_on=[experiment], pupils_said="‘Nu weet ik waar ik ben.’")
    verdict = {(experiment.id, requirement.id): ("partly", "In week twee lukte het.")}
    world.evaluation(rests_on=[experiment], verdicts=verdict, decision_because="De kaart helpt wie afhaakt.")
    world.outcome(statement="Elke groep gebruikt de kaart.")

    told = _told(signed_in(world.teacher), world.waterlelie)

    for words in (
        question.text, "Tien minuten meegekeken", "het schrift dicht", "ze zien wat ze al kunnen",
        "knipt elke opdracht in drie stappen", "De kaart staat ook op het scherm.", design.teacher_description,
        "De helft gaat door.", "Ook de snelste gebruikte hem.", "‘Nu weet ik waar ik ben.’",
        "In week twee lukte het.", "De kaart helpt wie afhaakt.", "Elke groep gebruikt de kaart.",
    ):  # fmt: skip
        assert words in told, words


def test_the_web_and_what_practice_showed_stand_with_the_design(world: World, signed_in: SignedIn) -> None:
    requirement = world.requirement(text="knipt elke opdracht in drie stappen")
    design = world.design(rests_on=[requirement], aspects={"ict": ("designed", "Het logboek staat op het scherm.")})
    with world.database.writing():
        db.session().add(
            WebThread(design_id=design.id, thread="goals", now="Negen doelen.", choice="Drie doelen.", version=1)
        )
        for about, seen in (("ict", "Vier van de vijf groepen."), (f"requirement-{requirement.id}", "Twee stappen.")):
            db.session().add(Comparison(design_id=design.id, about=about, intended_version=1, actual=seen))
    world.revise(design, aspects={"ict": ("designed", "Het logboek is van papier.")})

    teacher = signed_in(world.teacher)
    told = _told(teacher, world.waterlelie)

    assert "Eén van de tien draden is doordacht." in told
    for words in ("Negen doelen.", "Drie doelen.", "Vier van de vijf groepen.", "Twee stappen."):
        assert words in told, words
    assert "Het logboek staat op het scherm. Vier van de vijf" in told.replace("  ", " ")


def test_a_requirement_comes_with_its_reason(world: World, signed_in: SignedIn) -> None:
    insight = world.insight(text="Na tien minuten haakt de helft af.")
    requirement = world.requirement(rests_on=[insight])

    page = _page(signed_in(world.teacher), world.waterlelie)

    reasons = [text_of(element) for element in page.elements("div") if element.get("class") == "why"]
    assert len(reasons) == 1
    assert requirement.text in reasons[0]
    assert "Na tien minuten haakt de helft af." in reasons[0]


def test_a_team_that_wrote_nothing_yet_has_a_dossier_without_empty_chapters(world: World, signed_in: SignedIn) -> None:
    chapters = _chapters(_page(signed_in(world.teacher), world.waterlelie))

    assert chapters == ["contents", "people", "reading", "moves", "open"]


def test_the_question_is_told_in_all_its_versions_and_the_reason_of_each(world: World, signed_in: SignedIn) -> None:
    question = world.question(text="Hoe krijgen we meer rust?")
    world.revise(question, text="Hoe houden we iedereen aan het denken?", because="Rust is niet wat we zoeken.")
    world.revise(question, why="Daar gaat het over.", because="Alleen de uitleg is erbij.")

    told = _told(signed_in(world.teacher), world.waterlelie)

    assert "Hoe krijgen we meer rust?" in told
    assert "Rust is niet wat we zoeken." in told
    assert "Alleen de uitleg is erbij." not in told


def test_who_agrees_and_who_has_a_reservation_stand_with_the_version(world: World, signed_in: SignedIn) -> None:
    hypothesis = world.hypothesis()
    world.endorse(hypothesis, by=world.researcher)
    world.endorse(hypothesis, by=world.teacher, reservation="Ik heb 26 kinderen.")
    world.revise(hypothesis, mechanism="een stap is te overzien")

    page = _page(signed_in(world.teacher), world.waterlelie)

    told = next(text_of(e) for e in page.elements("section") if e.get("id") == "dossier-hypothesis")
    about_the_first, _, about_the_second = told.partition("Ik heb 26 kinderen.")
    assert world.teacher.name in about_the_first
    assert about_the_second.count(world.researcher.name) == 1


def test_going_back_is_told_with_its_reason(world: World, signed_in: SignedIn) -> None:
    world.move("explore")
    world.move("clarify_question", reason="We wisten nog niet over wie het gaat.")

    told = _told(signed_in(world.teacher), world.waterlelie)

    assert "We wisten nog niet over wie het gaat." in told


def test_what_was_dropped_is_told_as_that(world: World, signed_in: SignedIn) -> None:
    requirement = world.requirement(text="werkt ook thuis")
    world.drop(requirement, because="Thuis is een ander ontwerp.")

    page = _page(signed_in(world.teacher), world.waterlelie)

    assert "requirements" not in _chapters(page)
    assert "Thuis is een ander ontwerp." in text_of(page.root)


def test_a_dossier_of_an_earlier_iteration_tells_what_was_told_then(world: World, signed_in: SignedIn) -> None:
    question = world.question(text="Hoe krijgen we meer rust?")
    decision = world.evaluation(decision_because="We zoeken het in de opdracht.")
    world.next_iteration(decision, carries=[question])
    world.revise(question, text="Hoe knippen we een opdracht?")

    teacher = signed_in(world.teacher)
    then = text_of(Page(teacher.get(f"/iterations/{world.waterlelie.iteration_id}/dossier").text).root)

    assert "Hoe krijgen we meer rust?" in then
    assert "Hoe knippen we een opdracht?" not in then


def test_who_was_in_the_team_stands_in_it_and_who_left_before_does_not(world: World, signed_in: SignedIn) -> None:
    page = _page(signed_in(world.teacher), world.waterlelie)

    people = next(element for element in page.elements("section") if element.get("id") == "dossier-people")
    assert world.guide.name in text_of(people)
    assert world.kompas_teacher.name not in text_of(people)


def test_markup_in_a_text_stays_text(world: World, signed_in: SignedIn) -> None:
    world.question(text="Hoe helpt <b>dit</b> <script>alert(1)</script>?")

    answer = signed_in(world.teacher).get(f"/iterations/{world.waterlelie.iteration_id}/dossier")

    assert "<script>alert" not in answer.text
    assert "&lt;b&gt;dit&lt;/b&gt;" in answer.text


def _page(client: Client, where: Where) -> Page:
    answer = client.get(f"/iterations/{where.iteration_id}/dossier")
    assert answer.status_code == 200
    return Page(answer.text)


def _told(client: Client, where: Where) -> str:
    return text_of(_page(client, where).root)


def _chapters(page: Page) -> list[str]:
    """The chapters by their codes, in their order."""
    chapters = [e.get("id") or "" for e in page.elements("section", "nav") if e.get("class") == "chapter"]
    return [chapter.removeprefix("dossier-") for chapter in chapters]
