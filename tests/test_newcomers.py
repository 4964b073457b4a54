"""Who comes gets to know the team in half an hour; who leaves takes nothing along that others need."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pypdf
import pytest
import time_machine

from designteam.cycle.models import Comment, Insight, Iteration, Manner
from designteam.kit import clock as ours
from designteam.kit.web import Site
from designteam.meetings.models import Action, Rearrangement
from designteam.method.definition import Role
from designteam.reports.models import Dossier, Form
from designteam.reports.views.making import make_dossier, shelf_of
from designteam.teams.commands import note_hours
from designteam.teams.models import DesignTeam, HandedOver, Membership
from designteam.workspace.queries.introductions import Reading, Tried, minutes_for, reading_in, requirements_in
from tests.support.client import Client
from tests.support.pages import errors_in
from tests.support.shelves import content_of
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]


@pytest.fixture
def home(world: World, clock: time_machine.Traveller) -> str:
    return f"/teams/{world.waterlelie.id}"


# Who comes: what to read first


def test_the_newest_question_hypothesis_and_decision_are_always_in_the_list(world: World) -> None:
    question = world.question()
    for number in range(8):
        looked = world.exploration(title=f"Lesbezoek {number}", rests_on=[question])
        world.insight(text=f"Inzicht {number}", rests_on=[looked])
    hypothesis, decision = world.hypothesis(), world.evaluation()

    found = _reading(world)

    assert len(found) == 7
    assert [one.id for one in found if one.is_newest] == [question.id, hypothesis.id, decision.id]


def test_what_most_other_work_rests_on_comes_next_and_what_was_dropped_does_not_count(world: World) -> None:
    question = world.question()
    much, little, nothing = (world.insight(text=text) for text in ("Veel", "Weinig", "Niets"))
    world.hypothesis(rests_on=[question, much])
    world.requirement(rests_on=[much])
    world.drop(world.requirement(rests_on=[little]))

    found = {one.id: one.carries for one in _reading(world)}

    assert found[much.id] == 2
    assert not {little.id, nothing.id} & set(found)


def test_an_evaluation_without_a_decision_is_no_decision(world: World) -> None:
    decided = world.evaluation(decision="stop")
    world.evaluation(decision=None, decision_because="")

    assert [one.id for one in _reading(world) if one.kind == "evaluation"] == [decided.id]


def test_the_decision_from_which_an_iteration_began_is_the_newest_one(world: World) -> None:
    question, hypothesis = world.question(), world.hypothesis()
    old, decided = world.evaluation(decision="stop"), world.evaluation(decision="adjust")
    world.outcome(rests_on=[old])
    iteration = world.next_iteration(decided, carries=[question, hypothesis])

    with world.database.reading() as session:
        found = reading_in(session.get_one(Iteration, iteration.id))

    assert [one.id for one in found] == [question.id, hypothesis.id, decided.id]


def test_one_reads_in_the_order_of_the_method(world: World) -> None:
    world.chain()

    kinds = [one.kind for one in _reading(world)]

    assert (kinds[0], kinds[-1]) == ("practice_question", "outcome")
    assert kinds.index("working_hypothesis") < kinds.index("design_requirement") < kinds.index("design")


def test_minutes_follow_from_the_words() -> None:
    assert minutes_for({"text": "woord " * 150}) == 1
    assert minutes_for({"text": "woord " * 151, "aspects": {"ict": ["designed", ""]}}) == 2
    assert minutes_for({"text": "", "grades": [6, 7]}) == 1


def _reading(world: World) -> list[Reading]:
    with world.database.reading() as session:
        return list(reading_in(session.get_one(Iteration, world.waterlelie.iteration_id)))


def test_a_requirement_says_how_far_the_team_is_with_looking(world: World) -> None:
    weighed, twice, tried, waiting = (world.requirement(text=text) for text in ("a", "b", "c", "d"))
    design = world.design()
    done = world.experiment(rests_on=[weighed, twice, design])
    world.experiment(rests_on=[tried, design], state="running")
    world.experiment(rests_on=[waiting, design])
    first = {(done.id, weighed.id): ("met", ""), (done.id, twice.id): ("not", "")}
    world.evaluation(rests_on=[done], verdicts=first)
    world.evaluation(rests_on=[done], verdicts={(done.id, twice.id): ("partly", "")})

    with world.database.reading() as session:
        found = requirements_in(session.get_one(Iteration, world.waterlelie.iteration_id))

    assert [one.tried for one in found] == [Tried.MET, Tried.PARTLY, Tried.BEING_TRIED, Tried.NOT_TRIED]


# Who comes: the page and the paper


def test_the_page_tells_what_a_newcomer_needs(world: World, signed_in: SignedIn, home: str) -> None:
    made = world.chain()
    world.meeting_with_an_action()

    read = signed_in(world.reader).get(f"{home}/introduction").text

    texts = (
        made["design_requirement"].text,
        "nog niet uitgeprobeerd",
        "Volgende bijeenkomst",
        "De volgende stap",
        "Lees daarna dit",
    )
    assert [text for text in texts if text not in read] == []


def test_others_do_not_find_it(world: World, signed_in: SignedIn, home: str) -> None:
    for who in (world.leaver, world.kompas_teacher, world.coordinator, world.administrator):
        assert signed_in(who).get(f"{home}/introduction").status_code == 404
        assert signed_in(who).send(f"{home}/introduction").status_code == 404
        assert signed_in(who).send(f"{home}/introduction/impressions").status_code == 404


def test_only_a_guide_reads_what_is_for_who_takes_over_the_guiding(
    world: World, signed_in: SignedIn, home: str
) -> None:
    insight = world.insight()
    world.comment(insight, "Waaraan zien we dat?", manner=Manner.CRITICAL)
    said = {"rhythm": "Elke dinsdag om drie uur.", "deciding": "Als niemand zwaar bezwaar heeft."}
    signed_in(world.teacher).fill_in(f"{home}/agreement/edit", said, to="/agreement")
    texts = (*said.values(), "Waaraan zien we dat?")

    seen = {who.key: [text in signed_in(who).get(f"{home}/introduction").text for text in texts]
            for who in (world.guide, world.teacher)}  # fmt: skip

    assert seen == {"guide": [True, True, True], "teacher": [False, False, False]}


def test_what_strikes_a_newcomer_becomes_a_question_that_waits(world: World, signed_in: SignedIn, home: str) -> None:
    question = world.question()
    said = {"text": "Waarom alleen groep 7?", "becomes": "critical"}

    answer = signed_in(world.reader).fill_in(f"{home}/introduction", said, to="/impressions")

    (made,) = world.all(Comment)
    assert answer.location == f"/artefacts/{question.id}#comment-{made.id}"
    assert (made.artefact_id, made.manner, made.text) == (question.id, Manner.CRITICAL, said["text"])


def test_it_may_be_about_something_else_or_stand_on_its_own(world: World, signed_in: SignedIn, home: str) -> None:
    made = world.chain()
    teacher = signed_in(world.teacher)

    about = {"text": "Dit werkt bij ons ook.", "becomes": "remark", "about": str(made["design"].id)}
    teacher.fill_in(f"{home}/introduction", about, to="/impressions")
    own = {"text": "Kinderen pakken de kaart zelf.", "becomes": "insight"}
    teacher.fill_in(f"{home}/introduction", own, to="/impressions")

    (comment,) = world.all(Comment)
    assert (comment.artefact_id, comment.manner) == (made["design"].id, Manner.REMARK)
    assert [one.text for one in world.all(Insight)][-1] == own["text"]


def test_who_only_reads_along_makes_no_insight(world: World, signed_in: SignedIn, home: str) -> None:
    world.question()

    answer = signed_in(world.reader).fill_in(
        f"{home}/introduction", {"text": "Iets.", "becomes": "insight"}, to="/impressions"
    )

    assert answer.status_code == 422
    assert world.all(Insight) == []


def test_nothing_typed_is_said_at_the_field(world: World, signed_in: SignedIn, home: str) -> None:
    world.question()

    answer = signed_in(world.teacher).fill_in(f"{home}/introduction", {"text": " "}, to="/impressions")

    assert answer.status_code == 422
    assert errors_in(answer.text)["text"] == "Schrijf op wat je opvalt. Eén zin is genoeg."


def test_the_page_takes_as_many_statements_for_much_as_for_little(world: World, signed_in: SignedIn, home: str) -> None:
    world.chain()
    guide = signed_in(world.guide)
    guide.get(f"{home}/introduction")
    few = len(guide.queries)
    for _ in range(4):
        world.chain()

    guide.get(f"{home}/introduction")

    assert len(guide.queries) == few <= 17


@pytest.mark.parametrize(("who", "reads"), [("guide", True), ("teacher", False)])
def test_the_pdf_says_what_the_page_says_to_who_asked(
    app: Site, world: World, signed_in: SignedIn, home: str, who: str, *, reads: bool
) -> None:
    made = world.chain()
    world.comment(made["insight"], "Waaraan zien we dat?", manner=Manner.CRITICAL)
    answer = signed_in(getattr(world, who)).send(f"{home}/introduction")
    (asked,) = world.all(Dossier)
    with app.app_context():
        make_dossier.run(asked.id)

    (ready,) = world.all(Dossier)
    reader = pypdf.PdfReader(BytesIO(content_of(shelf_of(app), ready.file)))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())

    assert (answer.location, ready.form) == (f"/dossiers/{asked.id}", Form.INTRODUCTION)
    assert made["design_requirement"].text in text
    assert ("Waaraan zien we dat?" in text) is reads
    catalogue: Any = reader.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]


# Who leaves


@pytest.fixture
def leaving(world: World, home: str) -> str:
    """Where the guide reads what the teacher has in hand."""
    membership = world.all(Membership, team_id=world.waterlelie.id, person_id=world.teacher.id)[0]
    return f"{home}/memberships/{membership.id}"


def test_the_list_holds_what_only_they_have_in_hand(world: World, signed_in: SignedIn, home: str, leaving: str) -> None:
    draft = world.insight(text="Alleen van de leraar.")
    named = world.comment(
        world.insight(by=world.guide), f"@{world.teacher.name} weet jij dit?", manner=Manner.CRITICAL, by=world.guide
    )
    rows = [["de telling", world.teacher.name, "elke les"]]
    design = world.design(by=world.guide)
    collects = world.experiment(title="Tellen in groep 6", by=world.guide, rests_on=[design], collecting=rows)
    other = world.experiment(title="Van een ander", by=world.guide, rests_on=[design])
    action = world.meeting_with_an_action(owner=world.teacher)
    with world.database.writing() as session:
        team = session.get_one(DesignTeam, world.waterlelie.id)
        note_hours(team, world._person(world.teacher), on=ours.today(), quarters=10, submission="")

    read = signed_in(world.guide).get(f"{leaving}/departure").text

    here = (f'id="draft-{draft.id}"', f'id="question-{named.id}"', f'id="experiment-{collects.id}"',
            f'id="action-{action.id}"', 'id="role-1"', "2,5 genoteerd")  # fmt: skip
    assert [one for one in here if one not in read] == []
    assert f'id="experiment-{other.id}"' not in read


def test_a_role_that_somebody_else_has_too_needs_nobody(world: World, signed_in: SignedIn, leaving: str) -> None:
    world.welcome(world.colleague, Role.TEACHER)

    assert 'id="role-1"' not in signed_in(world.guide).get(f"{leaving}/departure").text


def test_something_goes_on_with_somebody_else_and_that_can_be_taken_back(
    world: World, signed_in: SignedIn, leaving: str
) -> None:
    draft, guide = world.insight(), signed_in(world.guide)

    guide.send(f"{leaving}/handover", {"thing": f"draft-{draft.id}", "to": world.researcher.id})
    read = guide.get(f"{leaving}/departure").text
    kept = [(one.sort.value, one.thing_id, one.to_id) for one in world.all(HandedOver)]
    guide.send(f"{leaving}/handover/removal", {"thing": f"draft-{draft.id}"})

    assert f"{world.researcher.name} gaat hiermee verder" in read
    assert kept == [("draft", draft.id, world.researcher.id)]
    assert world.all(HandedOver) == []


def test_what_is_settled_needs_nobody(world: World, signed_in: SignedIn, leaving: str) -> None:
    draft, guide = world.insight(), signed_in(world.guide)

    for _ in range(2):
        guide.send(f"{leaving}/handover", {"thing": f"draft-{draft.id}", "to": "settled"})

    assert [one.to_id for one in world.all(HandedOver)] == [None]
    assert "geregeld: niemand hoeft ermee verder" in guide.get(f"{leaving}/departure").text


def test_an_action_becomes_an_action_of_who_takes_it_over(world: World, signed_in: SignedIn, leaving: str) -> None:
    action = world.meeting_with_an_action(owner=world.teacher)

    signed_in(world.guide).send(f"{leaving}/handover", {"thing": f"action-{action.id}", "to": world.researcher.id})

    assert [one.owner_id for one in world.all(Action)] == [world.researcher.id]
    (why,) = world.all(Rearrangement)
    assert world.teacher.name in why.because


@pytest.mark.parametrize("thing", ["draft-999999", "action-1", "person-1", "", "draft-" + "9" * 40])
def test_what_is_not_on_the_list_cannot_be_handed_over(
    world: World, signed_in: SignedIn, leaving: str, thing: str
) -> None:
    answer = signed_in(world.guide).send(f"{leaving}/handover", {"thing": thing, "to": world.researcher.id})

    assert answer.status_code == 422
    assert world.all(HandedOver) == []


def test_nothing_is_settled_by_forgetting_to_choose(world: World, signed_in: SignedIn, leaving: str) -> None:
    draft = world.insight()

    answer = signed_in(world.guide).send(f"{leaving}/handover", {"thing": f"draft-{draft.id}", "to": ""})

    assert answer.status_code == 422
    assert world.all(HandedOver) == []


def test_nothing_goes_to_somebody_outside_the_team(world: World, signed_in: SignedIn, leaving: str) -> None:
    draft = world.insight()

    answer = signed_in(world.guide).send(
        f"{leaving}/handover", {"thing": f"draft-{draft.id}", "to": world.kompas_teacher.id}
    )

    assert answer.status_code == 422
    assert world.all(HandedOver) == []


def test_only_who_leads_the_team_hands_over(world: World, signed_in: SignedIn, leaving: str) -> None:
    fields = {"thing": "role-1", "to": "settled"}
    answers = {
        who.key: signed_in(who).send(f"{leaving}/handover", fields).status_code
        for who in (world.teacher, world.reader, world.coordinator, world.school_leader)
    }

    assert answers == {"teacher": 403, "reader": 403, "coordinator": 404, "school_leader": 303}
