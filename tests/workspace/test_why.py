"""The reason as a paragraph: in the words of the team, in good sentences, never longer than people read in one go."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask_babel import force_locale

from designteam.cycle.models import Artefact, Iteration
from designteam.cycle.queries.thread import Knot, Thread, thread_of
from designteam.kit import clock, db
from designteam.kit.dates import month
from designteam.kit.web import Site
from designteam.workspace.shown.why import why_of, why_of_aspect
from designteam.workspace.shown.why.sentences import MOST_WORDS, Said, paragraph, quoted
from tests.support.world import World

LONG = "en dan nog een heleboel woorden die samen een lange zin vormen " * 6


@pytest.fixture(autouse=True)
def in_english(site: Site) -> Iterator[None]:
    """Sentences are checked by their message ids, which do not wait for a catalogue."""
    with site.test_request_context(), force_locale("en"):
        yield


def test_a_requirement_tells_its_reason_from_insight_to_decision(world: World) -> None:
    practice = world.insight(lane="practice", text="Kinderen haken af na tien minuten.")
    research = world.insight(lane="research", text="Kleine stappen helpen.", confidence="hint")
    hypothesis = world.hypothesis(approach="in stappen werken", outcome="blijven kinderen bezig")
    requirement = world.requirement(
        text="knipt elke opdracht in drie stappen", because="een grote opdracht schrikt af",
        rests_on=[practice, research, hypothesis],
    )  # fmt: skip
    experiment = world.experiment(rests_on=[requirement])
    verdicts = {(experiment.id, requirement.id): ("partly", "In week twee lukte het. Daarna niet meer.")}
    world.evaluation(rests_on=[experiment], verdicts=verdicts, decision_because="Het begin is er. Eis 1 blijft.")

    told = _why(world, requirement)

    assert told == (
        "The design knipt elke opdracht in drie stappen, since een grote opdracht schrikt af. "
        "In our own lessons we saw: “Kinderen haken af na tien minuten.” "
        "Research gives a hint: “Kleine stappen helpen.” "
        "This fits our working hypothesis: if we in stappen werken, then blijven kinderen bezig. "
        "In experiment 1 this partly worked: “In week twee lukte het. Daarna niet meer.” "
        f"In {month(clock.today())} we decided to adjust the design: “Eis 1 blijft.”"
    )


def test_words_with_a_capital_stand_between_quotes(world: World) -> None:
    requirement = world.requirement(text="ICT werkt meteen", because="Wachten kost tijd")

    told = _why(world, requirement)

    assert told.startswith("Requirement 1 says: “ICT werkt meteen.” The reason we gave: “Wachten kost tijd.”")


def test_a_requirement_without_links_says_so(world: World) -> None:
    assert _why(world, world.requirement(text="past in de les")) == (
        "The design past in de les. It is not linked to an insight or to the hypothesis yet. "
        "No experiment has looked at this yet."
    )


def test_what_was_dropped_ends_with_the_reason(world: World) -> None:
    requirement = world.requirement()
    world.drop(requirement, because="Leerlingen kozen wat hun vriend koos.")

    assert _why(world, requirement).endswith("Later on we dropped this: “Leerlingen kozen wat hun vriend koos.”")


def test_no_reason_is_longer_than_people_read_in_one_go(world: World) -> None:
    insights = [world.insight(lane=lane, text=LONG[:290]) for lane in ("practice", "practice", "pupils", "research")]
    hypothesis = world.hypothesis(approach=LONG[:380], outcome=LONG[:380], rests_on=insights)
    requirement = world.requirement(text=LONG[:390], because=LONG[:390], aspect="ict", rests_on=[*insights, hypothesis])
    design = world.design(rests_on=[requirement], aspects={"ict": ("tried", LONG[:390])})
    experiments = [world.experiment(rests_on=[design, requirement]) for _ in range(4)]
    verdicts = {(one.id, requirement.id): ("met", LONG[:390]) for one in experiments}
    world.evaluation(rests_on=experiments, verdicts=verdicts, decision_because=LONG[:390])

    thread = _thread(world)
    told = [why_of(knot, thread).text for knot in thread.knots.values()]
    told.append(why_of_aspect(thread.knots[design.id], "ict", thread).text)

    assert max(len(text.split()) for text in told) <= MOST_WORDS
    assert all(told)


def test_an_aspect_rests_on_the_requirements_about_it(world: World) -> None:
    insight = world.insight(text="De helft raakt zijn wachtwoord kwijt.")
    requirement = world.requirement(text="werkt zonder inloggen", aspect="ict", rests_on=[insight])
    design = world.design(
        rests_on=[requirement], aspects={"ict": ("designed", "Een kaartje."), "coaching": ("open", "")}
    )

    thread = _thread(world)
    ict, coaching = (why_of_aspect(thread.knots[design.id], aspect, thread).text for aspect in ("ict", "coaching"))

    assert ict.startswith("Use of ict: designed. “Een kaartje.” This is needed for requirement 1.")
    assert "De helft raakt zijn wachtwoord kwijt." in ict
    assert coaching.endswith("No requirement of this design is about this aspect yet.")


def test_every_kind_can_say_why_it_is_there(world: World) -> None:
    world.chain()

    thread = _thread(world)

    for knot in thread.knots.values():
        why = why_of(knot, thread)
        assert why.heading
        assert why.text
        assert knot not in why.grounds


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("Eén zin is genoeg voor ons allemaal. De tweede niet.", "Eén zin is genoeg voor ons allemaal."),
        ("Zonder punt", "Zonder punt."),
        ("Kort. Dan komt de tweede zin er ook nog bij.", "Kort. Dan komt de tweede zin er ook nog bij."),
        ("Een kind zegt: ‘Ik weet het niet. Help mij.’ Dan stilte.", "Een kind zegt: ‘Ik weet het niet. Help mij.’"),
    ],
)
def test_one_sentence_is_quoted_as_it_was_written(text: str, one: str) -> None:
    assert quoted(text) == one


def test_the_lightest_sentences_become_short_first_and_then_go() -> None:
    heavy, light = Said("een twee drie", weight=90), Said("vier vijf zes", weight=10, short="vier")

    assert paragraph([heavy, light], most=6) == "een twee drie vier vijf zes"
    assert paragraph([heavy, light], most=4) == "een twee drie vier"
    assert paragraph([heavy, light], most=3) == "een twee drie"


def _why(world: World, artefact: Artefact) -> str:
    thread = _thread(world)
    knot: Knot = thread.knots[artefact.id]
    return why_of(knot, thread).text


def _thread(world: World) -> Thread:
    with world.database.reading():
        return thread_of(db.session().get_one(Iteration, world.waterlelie.iteration_id))
