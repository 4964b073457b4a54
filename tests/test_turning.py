"""What the library takes back comes to every team that rests on it, until it is answered, and to nobody else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import time_machine
from sqlalchemy import select
from werkzeug.test import TestResponse

from designteam.cycle import commands as cycle
from designteam.cycle.models import Reconsideration
from designteam.evidence import commands as library
from designteam.evidence.models import Holding, Source
from designteam.journal.models import Entry
from designteam.kit import clock as ours
from designteam.method.definition import Role
from designteam.network.models import Audience, SchoolType
from designteam.people.models import Person
from designteam.teams.commands import found
from tests.support.client import Client
from tests.support.pages import errors_in, read, text_of
from tests.support.world import SINCE, Where, Who, World

SignedIn = Callable[[Who], Client]
Turn = Callable[[World, Client, Holding], None]
JUDGED = {"status": "supported", "strength": "strong", "strength_because": "Zes studies.", "because": "Gelezen."}
AGAIN, WHY = "Iets waar jullie werk op rust, is teruggenomen: kijk opnieuw", "Het hield geen stand."


@pytest.fixture
def researcher(world: World, clock: time_machine.Traveller, signed_in: SignedIn) -> Client:
    return signed_in(world.researcher)


@pytest.fixture
def kompas(world: World, clock: time_machine.Traveller, signed_in: SignedIn) -> Client:
    return signed_in(world.kompas_teacher)


def refuted(world: World, researcher: Client, card: Holding) -> None:
    researcher.fill_in(f"/evidence/{card.id}/judgement", {"status": "refuted", "because": WHY})


def downgraded(world: World, researcher: Client, card: Holding) -> None:
    researcher.fill_in(f"/evidence/{card.id}/judgement", {"strength": "hint", "because": WHY})


def retracted(world: World, researcher: Client, source: Holding) -> None:
    researcher.fill_in(f"/evidence/{source.id}/retraction", {"on": "2024-03-01", "reason": WHY})


TURNS = [("card", refuted), ("card", downgraded), ("source", retracted)]


def in_words(answer: TestResponse) -> str:
    return text_of(read(answer.text).root)


def shared(world: World, kind: str, researcher: Client, audience: Audience = Audience.NETWORK) -> Holding:
    """Something that others may rest on, judged when it is a card."""
    holding: Holding = world.hold(kind, audience=audience)
    if kind == "card":
        researcher.fill_in(f"/evidence/{holding.id}/judgement", JUDGED)
    return world.again(holding)


def team_elsewhere(world: World) -> Where:
    """A team of another network, led by somebody who is in no team here."""
    with world.database.writing() as session:
        leader = session.get_one(Person, world.elsewhere.id)
        team = found(
            "Taal groep 3", school="De Overkant", town="Verweg", school_type=SchoolType.PRIMARY, network="Verder weg",
            leader=leader, role=Role.SCHOOL_LEADER, on=SINCE,
        )  # fmt: skip
        iteration = cycle.begin(team, on=SINCE, by=leader, at=ours.now())
        return Where("elsewhere", team.id, team.name, team.school_id, iteration.id)


def asked_in(client: Client, where: Where) -> bool:
    """Whether the page of the team asks to look again, which the list behind it bears out."""
    page, listed = in_words(client.get(f"/teams/{where.id}")), in_words(client.get(f"/teams/{where.id}/second-looks"))
    asks = AGAIN in page or "kijk opnieuw" in page
    assert asks == ("Er is niets om opnieuw te bekijken." not in listed)
    return asks


# It comes to who rests on it


@pytest.mark.parametrize(("kind", "turn"), TURNS)
def test_a_team_of_the_same_network_is_asked_to_look_again(
    world: World, researcher: Client, kompas: Client, kind: str, turn: Turn
) -> None:
    holding = shared(world, kind, researcher)
    insight = world.insight(team=world.kompas)
    world.cite(insight, holding)
    assert not asked_in(kompas, world.kompas)

    turn(world, researcher, holding)

    assert asked_in(kompas, world.kompas)
    listed = in_words(kompas.get(f"/teams/{world.kompas.id}/second-looks"))
    assert insight.title in listed
    assert WHY in listed
    assert WHY in in_words(kompas.get(f"/artefacts/{insight.id}"))


@pytest.mark.parametrize(("kind", "turn"), TURNS)
def test_a_team_of_another_network_is_asked_when_it_is_public(
    world: World, researcher: Client, signed_in: SignedIn, kind: str, turn: Turn
) -> None:
    elsewhere, holding = team_elsewhere(world), shared(world, kind, researcher, Audience.PUBLIC)
    insight = world.insight(team=elsewhere, by=world.elsewhere)
    world.cite(insight, holding, by=world.elsewhere)

    turn(world, researcher, holding)

    assert asked_in(signed_in(world.elsewhere), elsewhere)
    assert elsewhere.id in {line.team_id for line in world.all(Entry, subject="holding")}


def test_who_has_the_page_of_the_team_in_the_browser_sees_it_at_once(
    world: World, researcher: Client, kompas: Client
) -> None:
    card = shared(world, "card", researcher)
    world.cite(world.insight(team=world.kompas), card)
    kept = kompas.get(f"/teams/{world.kompas.id}").headers["ETag"]

    refuted(world, researcher, card)

    assert AGAIN in in_words(kompas.get(f"/teams/{world.kompas.id}", headers={"If-None-Match": kept}))


def test_a_card_that_becomes_surer_asks_for_nothing(world: World, researcher: Client, kompas: Client) -> None:
    card = shared(world, "card", researcher)
    world.cite(world.insight(team=world.kompas), card)

    researcher.fill_in(f"/evidence/{card.id}/judgement", {"status": "confirmed", "because": "Nog een studie."})
    researcher.fill_in(f"/evidence/{card.id}/edit", {"caveats": "Vooral in kleine groepen."})

    assert not asked_in(kompas, world.kompas)


def test_what_was_cited_afterwards_and_what_was_dropped_is_not_asked_about(
    world: World, researcher: Client, kompas: Client
) -> None:
    card, dropped = shared(world, "card", researcher), world.insight(team=world.kompas)
    world.cite(dropped, card)
    world.drop(dropped)
    refuted(world, researcher, card)
    assert not asked_in(kompas, world.kompas)

    world.cite(world.insight(team=world.kompas), card)

    assert not asked_in(kompas, world.kompas)


# It is answered


ANSWERS = [("stays", "Het blijft"), ("adjust", "We passen het aan"), ("lapses", "Het vervalt")]


@pytest.mark.parametrize(("kind", "turn"), TURNS)
def test_an_answer_takes_it_from_the_page_of_the_team(
    world: World, researcher: Client, kompas: Client, kind: str, turn: Turn
) -> None:
    holding = shared(world, kind, researcher)
    insights = [world.insight(team=world.kompas) for _ in ANSWERS]
    citations = [world.cite(insight, holding) for insight in insights]
    turn(world, researcher, holding)

    for citation, (verdict, _words) in zip(citations, ANSWERS, strict=True):
        assert asked_in(kompas, world.kompas)
        kompas.fill_in(f"/citations/{citation.id}/second-look", {"verdict": verdict, "because": "Wij zagen het zelf."})

    assert not asked_in(kompas, world.kompas)
    for insight, (_verdict, words) in zip(insights, ANSWERS, strict=True):
        page = in_words(kompas.get(f"/artefacts/{insight.id}"))
        assert (words in page, "Wij zagen het zelf." in page) == (True, True)


def test_an_answer_needs_a_choice_and_a_sentence(world: World, researcher: Client, kompas: Client) -> None:
    card = shared(world, "card", researcher)
    citation = world.cite(world.insight(team=world.kompas), card)
    refuted(world, researcher, card)

    answer = kompas.fill_in(f"/citations/{citation.id}/second-look", {"because": ""})

    assert (answer.status_code, set(errors_in(answer.text))) == (422, {"verdict", "because"})
    assert asked_in(kompas, world.kompas)


def test_an_answer_for_one_text_leaves_the_other_open(world: World, researcher: Client, kompas: Client) -> None:
    card = shared(world, "card", researcher)
    first, _second = (world.cite(world.insight(team=world.kompas), card) for _ in range(2))
    refuted(world, researcher, card)
    assert "2 dingen waar jullie werk op rust" in in_words(kompas.get(f"/teams/{world.kompas.id}"))

    kompas.fill_in(f"/citations/{first.id}/second-look", {"verdict": "stays", "because": "Wij zagen het zelf."})

    assert asked_in(kompas, world.kompas)


@pytest.mark.parametrize(("kind", "turn"), [("card", downgraded), ("source", retracted)])
def test_when_it_turns_again_it_comes_back(
    world: World, researcher: Client, kompas: Client, kind: str, turn: Turn
) -> None:
    holding = shared(world, kind, researcher)
    citation = world.cite(world.insight(team=world.kompas), holding)
    turn(world, researcher, holding)
    kompas.fill_in(f"/citations/{citation.id}/second-look", {"verdict": "stays", "because": "Wij zagen het zelf."})
    assert not asked_in(kompas, world.kompas)

    if kind == "source":
        researcher.fill_in(f"/evidence/{holding.id}/retraction/mistake", {"reason": "Een ander artikel."})
        assert not asked_in(kompas, world.kompas)
        retracted(world, researcher, holding)
    else:
        refuted(world, researcher, holding)

    assert asked_in(kompas, world.kompas)
    kompas.fill_in(f"/citations/{citation.id}/second-look", {"verdict": "lapses", "because": "Nu niet meer."})
    assert not asked_in(kompas, world.kompas)
    assert len(world.all(Reconsideration)) == 2


def test_who_answers_while_it_turns_again_reads_that_first(world: World, researcher: Client, kompas: Client) -> None:
    card = shared(world, "card", researcher)
    citation = world.cite(world.insight(team=world.kompas), card)
    downgraded(world, researcher, card)
    form = kompas.form_at(f"/citations/{citation.id}/second-look")
    researcher.fill_in(f"/evidence/{card.id}/judgement", {"status": "refuted", "because": "Het bleek onjuist."})

    answer = kompas.post(form.action, data=form.with_({"verdict": "stays", "because": "Wij zagen het zelf."}))

    assert answer.status_code == 409
    assert "Het bleek onjuist." in in_words(answer)
    assert "Wij zagen het zelf." in answer.text
    assert world.all(Reconsideration) == []


def test_a_retraction_that_was_a_mistake_asks_for_nothing_any_more(
    world: World, researcher: Client, kompas: Client
) -> None:
    source = shared(world, "source", researcher)
    citation = world.cite(world.insight(team=world.kompas), source)
    retracted(world, researcher, source)
    form = kompas.form_at(f"/citations/{citation.id}/second-look")
    kept = kompas.get(f"/teams/{world.kompas.id}").headers["ETag"]

    researcher.fill_in(f"/evidence/{source.id}/retraction/mistake", {"reason": "Een ander artikel."})

    assert kompas.get(f"/teams/{world.kompas.id}", headers={"If-None-Match": kept}).status_code == 200
    assert not asked_in(kompas, world.kompas)
    late = kompas.post(form.action, data=form.with_({"verdict": "lapses", "because": "Dan maar niet."}))
    assert late.status_code == 303
    assert world.all(Reconsideration) == []


@pytest.mark.parametrize(
    ("turn", "back"),
    [(refuted, {"status": "supported"}), (downgraded, {"strength": "strong"})],
)
def test_a_card_that_is_as_sure_again_as_before_asks_for_nothing_any_more(
    world: World, researcher: Client, kompas: Client, turn: Turn, back: dict[str, str]
) -> None:
    card, insight = shared(world, "card", researcher), world.insight(team=world.kompas)
    citation = world.cite(insight, card)
    turn(world, researcher, card)
    kept = kompas.get(f"/teams/{world.kompas.id}").headers["ETag"]

    researcher.fill_in(f"/evidence/{card.id}/judgement", back | {"because": "Bij nader inzien klopt het wel."})

    assert kompas.get(f"/teams/{world.kompas.id}", headers={"If-None-Match": kept}).status_code == 200
    assert not asked_in(kompas, world.kompas)
    assert WHY not in in_words(kompas.get(f"/artefacts/{insight.id}"))
    assert kompas.get(f"/citations/{citation.id}/second-look").location == f"/artefacts/{insight.id}#library"


def test_a_card_of_which_only_part_comes_back_is_still_asked_about(
    world: World, researcher: Client, kompas: Client
) -> None:
    card = shared(world, "card", researcher)
    world.cite(world.insight(team=world.kompas), card)
    downgraded(world, researcher, card)

    researcher.fill_in(f"/evidence/{card.id}/judgement", {"strength": "reasonable", "because": "Iets zekerder."})

    assert asked_in(kompas, world.kompas)


def test_an_earlier_answer_stays_to_be_read_when_it_turns_again(
    world: World, researcher: Client, kompas: Client
) -> None:
    card, insight = shared(world, "card", researcher), world.insight(team=world.kompas)
    citation = world.cite(insight, card)
    downgraded(world, researcher, card)
    kompas.fill_in(f"/citations/{citation.id}/second-look", {"verdict": "stays", "because": "Wij zagen het zelf."})

    refuted(world, researcher, card)

    page = in_words(kompas.get(f"/artefacts/{insight.id}"))
    assert ("Wij zagen het zelf." in page, "Kijk opnieuw" in page) == (True, True)


def test_an_answered_text_still_says_that_its_source_was_retracted(
    world: World, researcher: Client, kompas: Client
) -> None:
    source, insight = shared(world, "source", researcher), world.insight(team=world.kompas)
    citation = world.cite(insight, source)
    retracted(world, researcher, source)

    kompas.fill_in(f"/citations/{citation.id}/second-look", {"verdict": "stays", "because": "Wij zagen het zelf."})

    assert "ingetrokken" in in_words(kompas.get(f"/artefacts/{insight.id}"))
    listed = in_words(kompas.get(f"/iterations/{world.kompas.iteration_id}/dossier"))
    assert "Zelf kiezen in de klas [Ingetrokken]" in listed


def test_an_answer_about_a_double_is_none_about_the_one_that_stays(
    world: World, researcher: Client, kompas: Client
) -> None:
    stays, double = shared(world, "source", researcher), shared(world, "source", researcher)
    for caveat in ("Eén", "Twee", "Drie"):
        researcher.fill_in(f"/evidence/{double.id}/edit", {"abstract": caveat})
    citation = world.cite(world.insight(team=world.kompas), double)
    retracted(world, researcher, double)
    kompas.fill_in(f"/citations/{citation.id}/second-look", {"verdict": "stays", "because": "Wij zagen het zelf."})
    with world.database.writing() as session:
        by = session.get_one(Person, world.researcher.id)
        one, other = (session.get_one(Source, it.id) for it in (stays, double))
        library.merge(other, into=one, by=by, at=ours.now())
        cycle.rest_on_the_one_that_stays(other, into=one, by=by, at=ours.now())
    for caveat in ("Eén", "Twee", "Drie"):
        researcher.fill_in(f"/evidence/{stays.id}/edit", {"abstract": caveat})

    retracted(world, researcher, stays)

    assert asked_in(kompas, world.kompas)


# Nothing of it shows to who may not see it


@pytest.mark.parametrize(("kind", "turn"), TURNS)
def test_a_team_that_may_not_see_it_any_more_hears_and_sees_nothing(
    world: World, researcher: Client, kompas: Client, kind: str, turn: Turn
) -> None:
    holding, insight = shared(world, kind, researcher), world.insight(team=world.kompas)
    citation = world.cite(insight, holding)
    researcher.fill_in(f"/evidence/{holding.id}", {"audience": "team"}, to="audience")

    turn(world, researcher, holding)

    assert not asked_in(kompas, world.kompas)
    pages = [f"/teams/{world.kompas.id}", f"/artefacts/{insight.id}", f"/teams/{world.kompas.id}/news"]
    said = " ".join(in_words(kompas.get(page, follow_redirects=True)) for page in pages)
    assert (holding.title in said, WHY in said) == (False, False)
    assert kompas.get(f"/citations/{citation.id}/second-look").status_code == 404
    told = world.all(Entry, subject="holding", team_id=world.kompas.id)
    assert [line.verb for line in told] == []


def test_a_team_that_rests_on_nothing_of_it_hears_nothing(world: World, researcher: Client, kompas: Client) -> None:
    card = shared(world, "card", researcher)
    world.cite(world.insight(), card)

    refuted(world, researcher, card)

    assert not asked_in(kompas, world.kompas)
    assert world.all(Entry, subject="holding", team_id=world.kompas.id) == []


def test_who_reads_the_work_of_another_team_is_not_asked_to_answer(
    world: World, researcher: Client, kompas: Client
) -> None:
    card, insight = shared(world, "card", researcher), world.insight(audience=Audience.NETWORK)
    citation = world.cite(insight, card)

    refuted(world, researcher, card)

    assert f"/citations/{citation.id}" not in kompas.get(f"/artefacts/{insight.id}").text
    assert kompas.get(f"/citations/{citation.id}/second-look").status_code == 404
    assert kompas.get(f"/teams/{world.waterlelie.id}/second-looks").status_code == 404


def test_who_reads_along_in_the_team_sees_it_and_answers_nothing(
    world: World, researcher: Client, signed_in: SignedIn
) -> None:
    card, insight = shared(world, "card", researcher), world.insight()
    citation = world.cite(insight, card)
    refuted(world, researcher, card)
    reader = signed_in(world.reader)

    assert asked_in(reader, world.waterlelie)
    assert f"/citations/{citation.id}/second-look" not in reader.get(f"/artefacts/{insight.id}").text
    assert reader.get(f"/citations/{citation.id}/second-look").status_code == 403


def test_more_of_it_takes_no_more_statements(world: World, researcher: Client, kompas: Client) -> None:
    def asked(count: int) -> list[int]:
        for _ in range(count):
            card = shared(world, "card", researcher)
            world.cite(world.insight(team=world.kompas), card)
            refuted(world, researcher, card)
        taken = []
        for page in ("", "/second-looks"):
            assert kompas.get(f"/teams/{world.kompas.id}{page}").status_code == 200
            taken.append(len(kompas.queries))
        return taken

    few = asked(1)

    assert asked(4) == few


def test_telling_everybody_takes_one_statement_however_many_rest_on_it(world: World) -> None:
    card = world.card(audience=Audience.NETWORK)
    for where in (world.kompas, world.waterlelie):
        for _ in range(3):
            world.cite(world.insight(team=where), card)

    world.refute(card)

    with world.database.reading() as session:
        told = session.scalars(select(Entry.team_id).where(Entry.verb == "turned_holding")).all()
    assert (len(told), set(told)) == (2, {world.waterlelie.id, world.kompas.id})


# A card without a classroom picture


def test_a_requirement_says_which_card_under_it_lacks_a_picture(
    world: World, researcher: Client, signed_in: SignedIn
) -> None:
    card, requirement, teacher = shared(world, "card", researcher), world.requirement(), signed_in(world.teacher)
    world.cite(requirement, card)
    pages = [f"/artefacts/{requirement.id}", f"/iterations/{world.waterlelie.iteration_id}/dossier"]
    for page in pages:
        assert "hoe dit er in de klas uitziet" in in_words(teacher.get(page))
    assert f"/evidence/{card.id}/pictures/new" in teacher.get(pages[0]).text

    teacher.fill_in(f"/evidence/{card.id}/pictures/new", {"text": "Kinderen kiezen eerst zelf."})

    for page in pages:
        assert "hoe dit er in de klas uitziet" not in in_words(teacher.get(page))


def test_who_is_in_no_design_team_is_not_asked_for_a_picture(
    world: World, researcher: Client, signed_in: SignedIn
) -> None:
    card = shared(world, "card", researcher, Audience.PUBLIC)
    requirement = world.requirement(audience=Audience.PUBLIC)
    world.cite(requirement, card)

    assert "/pictures/new" not in signed_in(world.visitor).get(f"/artefacts/{requirement.id}").text


# What is taken out of the library altogether


def test_who_rests_on_what_was_taken_out_hears_of_it_and_reads_why(
    world: World, researcher: Client, kompas: Client
) -> None:
    source = world.source(title="Een oud onderzoek", audience=Audience.NETWORK)
    insight = world.insight(team=world.kompas)
    world.cite(insight, source)
    kept = kompas.get(f"/artefacts/{insight.id}").headers["ETag"]

    researcher.fill_in(f"/evidence/{source.id}/removal", {"reason": "Er klopte niets van."})

    again = kompas.get(f"/artefacts/{insight.id}", headers={"If-None-Match": kept})
    assert "uit de bibliotheek gehaald, want Er klopte niets van." in in_words(again)
    assert "haalde een bron uit de bibliotheek: Een oud onderzoek" in in_words(kompas.get(f"/teams/{world.kompas.id}"))


def test_who_has_a_card_that_rests_on_what_was_taken_out_hears_of_it_too(world: World, researcher: Client) -> None:
    source = world.source(audience=Audience.NETWORK)
    world.rest(world.card(team=world.kompas, by=world.kompas_teacher), source)

    researcher.fill_in(f"/evidence/{source.id}/removal", {"reason": "Er klopte niets van."})

    told = world.all(Entry, verb="removed_holding", subject_id=source.id)
    assert {line.team_id for line in told} == {world.waterlelie.id, world.kompas.id}


def test_nobody_hears_of_what_they_cannot_see_when_it_is_taken_out(
    world: World, researcher: Client, signed_in: SignedIn
) -> None:
    source = world.source(audience=Audience.NETWORK)
    world.cite(world.insight(team=world.kompas), source)
    teacher = signed_in(world.teacher)
    with world.database.writing() as session:
        session.get_one(Source, source.id).audience = Audience.TEAM

    teacher.fill_in(f"/evidence/{source.id}/removal", {"reason": "Er klopte niets van."})

    assert world.kompas.id not in {line.team_id for line in world.all(Entry, verb="removed_holding")}


def test_whoever_takes_it_out_second_finds_the_reason_of_the_first(world: World, researcher: Client) -> None:
    source = world.source(audience=Audience.NETWORK)
    world.cite(world.insight(team=world.kompas), source)
    removal = f"/evidence/{source.id}/removal"
    form = researcher.form_at(removal)
    researcher.fill_in(removal, {"reason": "Er klopte niets van."})

    again = researcher.post(form.action, data=form.with_({"reason": "Het stond er twee keer."}))

    assert again.status_code == 410
    assert "Het stond er twee keer." in again.text
    assert world.again(source).removed_because == "Er klopte niets van."
    assert len(world.all(Entry, verb="removed_holding", team_id=world.kompas.id)) == 1
