"""Struggles: told in two sentences, answered by three beginnings, and closed with what helped."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from designteam.feedback.commands import MOST_BY_ONE
from designteam.feedback.models import MirrorFeedback
from designteam.journal.models import Entry
from designteam.network.models import Audience, School
from designteam.search.commands import follow_the_journal
from designteam.struggles.commands import MOST_OPEN
from designteam.struggles.models import Struggle
from tests.support.client import Client
from tests.support.pages import form_in, read, text_of
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]

TOLD = {"text": "Kinderen kiezen steeds hetzelfde.", "audience": "network", "learning_area": "rekenen"}
SAID = {"recognised": "Bij ons ook, in groep 6."}


def words(client: Client, url: str) -> str:
    """A page as it is read out."""
    answer = client.get(url)
    assert answer.status_code == 200
    return text_of(read(answer.text).root)


def answer(client: Client, struggle: Struggle, **fields: str) -> Any:
    return client.fill_in(f"/struggles/{struggle.id}", fields or SAID, to="/feedback")


# Telling


def test_a_team_tells_what_it_struggles_with_and_the_network_reads_it(world: World, signed_in: SignedIn) -> None:
    researcher = signed_in(world.researcher)

    told = researcher.fill_in(f"/teams/{world.waterlelie.id}/struggles/new", TOLD, to="/struggles")

    assert told.status_code == 303
    shown = words(signed_in(world.kompas_teacher), "/struggles")
    assert TOLD["text"] in shown
    assert "De Waterlelie" in shown
    assert world.researcher.name not in shown
    assert "vertelde andere scholen waar het team mee worstelt" in words(researcher, f"/teams/{world.waterlelie.id}")


def test_the_phase_in_which_the_team_is_stands_there_already(world: World, signed_in: SignedIn) -> None:
    world.move("explore")

    form = signed_in(world.teacher).form_at(f"/teams/{world.waterlelie.id}/struggles/new", to="/struggles")

    assert form.with_({})["phase"] == ["explore"]


def test_it_is_shared_with_the_network_or_the_outer_circle_and_no_further(world: World, signed_in: SignedIn) -> None:
    teacher = signed_in(world.teacher)
    url = f"/teams/{world.waterlelie.id}/struggles"

    for circle in ("public", "team", "school", "", "iedereen"):
        assert teacher.send(url, {**TOLD, "audience": circle}).status_code == 422

    assert world.all(Struggle) == []


@pytest.mark.parametrize(
    ("audience", "readers"),
    [
        (Audience.NETWORK, {"coordinator", "colleague", "kompas_teacher"}),
        (Audience.OUTER, {"coordinator", "colleague", "kompas_teacher", "visitor"}),
    ],
)
def test_who_is_in_the_circle_reads_it_and_nobody_else(
    world: World, signed_in: SignedIn, client: Client, audience: Audience, readers: set[str]
) -> None:
    struggle = world.struggle(audience=audience)
    inside = {"teacher", "school_leader", "researcher", "guide", "reader"}

    at_its_page = {
        who.key for who in world.everybody if signed_in(who).get(f"/struggles/{struggle.id}").status_code == 200
    }
    in_the_list = {who.key for who in world.everybody if struggle.text in words(signed_in(who), "/struggles")}

    assert at_its_page == in_the_list == readers | inside
    assert client.get(f"/struggles/{struggle.id}").status_code == 302
    assert struggle.text not in client.get("/networks", follow_redirects=True).text
    assert struggle.text not in client.get("/themes/rekenen").text


def test_the_list_is_narrowed_down(world: World, signed_in: SignedIn) -> None:
    world.struggle("Over rekenen.", learning_area="rekenen", phase="explore")
    world.struggle("Over lezen.", learning_area="lezen", phase="design")
    reader = signed_in(world.kompas_teacher)

    shown = {
        query: [about for about in ("Over rekenen.", "Over lezen.") if about in words(reader, f"/struggles?{query}")]
        for query in ("learning_area=rekenen", "phase=design", "learning_area=rekenen&phase=design", "phase=x", "")
    }

    assert shown == {
        "learning_area=rekenen": ["Over rekenen."],
        "phase=design": ["Over lezen."],
        "learning_area=rekenen&phase=design": [],
        "phase=x": ["Over rekenen.", "Over lezen."],
        "": ["Over rekenen.", "Over lezen."],
    }


def test_a_team_tells_no_wall_of_struggles(world: World, signed_in: SignedIn) -> None:
    for number in range(MOST_OPEN):
        world.struggle(f"Worsteling {number}")

    refused = signed_in(world.teacher).fill_in(f"/teams/{world.waterlelie.id}/struggles/new", TOLD, to="/struggles")

    assert refused.status_code == 422
    assert TOLD["text"] in refused.text
    assert len(world.all(Struggle)) == MOST_OPEN


def test_sent_twice_it_stands_there_once(world: World, signed_in: SignedIn) -> None:
    teacher = signed_in(world.teacher)
    form = teacher.form_at(f"/teams/{world.waterlelie.id}/struggles/new", to="/struggles")

    answers = [teacher.post(form.action, data=form.with_(TOLD)) for _ in range(2)]

    assert len({sent.location for sent in answers}) == len(world.all(Struggle)) == 1


# Answering


def test_another_team_answers_in_its_own_name(world: World, signed_in: SignedIn) -> None:
    struggle = world.struggle()

    sent = answer(signed_in(world.kompas_teacher), struggle, can_help="Kom kijken op dinsdag.")

    assert sent.status_code == 303
    shown = words(signed_in(world.teacher), f"/struggles/{struggle.id}")
    assert "Het Kompas" in shown
    assert "Hiermee kunnen wij helpen Kom kijken op dinsdag." in shown
    assert world.kompas_teacher.name not in shown
    lines = {(line.verb, line.team_id) for line in world.all(Entry, subject="struggle")}
    assert ("answered_struggle", world.waterlelie.id) in lines
    assert ("helped_with_struggle", world.kompas.id) in lines


def test_somebody_of_the_outer_circle_answers_in_the_name_of_the_school(world: World, signed_in: SignedIn) -> None:
    struggle = world.struggle(audience=Audience.OUTER)

    assert answer(signed_in(world.visitor), struggle).status_code == 303

    (said,) = world.all(MirrorFeedback)
    assert (said.team_id, [said.school_id]) == (None, [one.id for one in world.all(School, name="De Buitenplaats")])


@pytest.mark.parametrize("key", ["teacher", "reader", "colleague", "coordinator"])
def test_who_speaks_for_no_other_team_or_school_reads_only(world: World, signed_in: SignedIn, key: str) -> None:
    world.struggle("Van een andere school.", team=world.kompas)
    struggle = world.struggle()
    somebody = signed_in(getattr(world, key))

    assert "/feedback" not in somebody.get(f"/struggles/{struggle.id}").text
    assert somebody.send(f"/struggles/{struggle.id}/feedback", SAID).status_code == 403


def test_the_guide_of_both_teams_speaks_for_the_other_one(world: World, signed_in: SignedIn) -> None:
    struggle = world.struggle()
    guide = signed_in(world.guide)

    refused = guide.send(f"/struggles/{struggle.id}/feedback", {**SAID, "voice": f"team-{world.waterlelie.id}"})
    answer(guide, struggle, recognised="Dat zagen we ook.")

    assert refused.status_code in {303, 422}
    assert {said.team_id for said in world.all(MirrorFeedback)} == {world.kompas.id}


def test_there_are_only_three_beginnings_and_one_of_them_is_filled_in(world: World, signed_in: SignedIn) -> None:
    struggle = world.struggle()
    somebody = signed_in(world.kompas_teacher)

    for fields in ({"recognised": ""}, {"recognised": "   "}, {"recognised": "x" * 601}):
        assert answer(somebody, struggle, **fields).status_code == 422
    somebody.send(f"/struggles/{struggle.id}/feedback", {"text": "Fout!", "grade": "3"})

    assert world.all(MirrorFeedback) == []


def test_what_somebody_says_has_an_end(world: World, signed_in: SignedIn) -> None:
    struggle = world.struggle()
    somebody = signed_in(world.kompas_teacher)

    statuses = [answer(somebody, struggle, recognised=f"Dit ook: {n}").status_code for n in range(MOST_BY_ONE + 2)]

    assert statuses == [303] * MOST_BY_ONE + [422] * 2
    assert len(world.all(MirrorFeedback)) == MOST_BY_ONE


def test_the_same_said_twice_stands_there_once(world: World, signed_in: SignedIn) -> None:
    struggle = world.struggle()
    somebody = signed_in(world.kompas_teacher)

    for _ in range(2):
        assert answer(somebody, struggle).status_code == 303

    assert len(world.all(MirrorFeedback)) == 1


def test_somebody_takes_back_what_they_said_and_nobody_else_does(world: World, signed_in: SignedIn) -> None:
    struggle, other = world.struggle(), world.struggle("Iets anders.")
    somebody = signed_in(world.kompas_teacher)
    answer(somebody, struggle)
    (said,) = world.all(MirrorFeedback)
    url = f"/struggles/{struggle.id}/feedback/{said.id}/removal"

    others = [signed_in(who).send(url).status_code for who in (world.teacher, world.guide, world.coordinator)]
    elsewhere = somebody.send(f"/struggles/{other.id}/feedback/{said.id}/removal").status_code

    assert (set(others), elsewhere) == ({404}, 404)
    assert somebody.send(url).status_code == 303
    assert world.all(MirrorFeedback) == []


# Closing


def test_the_team_closes_it_with_what_helped(world: World, signed_in: SignedIn) -> None:
    struggle = world.struggle()
    teacher, other = signed_in(world.teacher), signed_in(world.kompas_teacher)
    answer(other, struggle)

    closed = teacher.fill_in(f"/struggles/{struggle.id}/closing", {"helped": "Eerst drie, dan kiezen."}, to="/closing")

    assert closed.status_code == 303
    assert "Eerst drie, dan kiezen." in words(other, "/struggles")
    assert struggle.text not in words(other, "/struggles?only_open=y")
    late = other.send(
        f"/struggles/{struggle.id}/feedback", {"recognised": "Nog iets", "voice": f"team-{world.kompas.id}"}
    )
    assert late.status_code == 422
    assert "Nog iets" in late.text
    assert len(world.all(MirrorFeedback)) == 1


def test_nobody_else_closes_it_or_takes_it_back(world: World, signed_in: SignedIn) -> None:
    struggle = world.struggle()

    for key, status in (("reader", 403), ("kompas_teacher", 403), ("coordinator", 403), ("elsewhere", 404)):
        somebody = signed_in(getattr(world, key))
        assert somebody.get(f"/struggles/{struggle.id}/closing").status_code == status
        assert somebody.send(f"/struggles/{struggle.id}/closing", {"helped": "Niets"}).status_code == status
        assert somebody.send(f"/struggles/{struggle.id}/withdrawal").status_code == status
    assert world.again(struggle).is_open


def test_who_closes_second_keeps_their_words(world: World, signed_in: SignedIn) -> None:
    struggle = world.struggle()
    teacher, researcher = signed_in(world.teacher), signed_in(world.researcher)
    teacher.send(f"/struggles/{struggle.id}/closing", {"helped": "Eerst drie."})

    second = researcher.send(f"/struggles/{struggle.id}/closing", {"helped": "Samen kiezen."})

    assert second.status_code == 409
    assert "Samen kiezen." in second.text
    assert "Eerst drie." in second.text
    assert world.again(struggle).helped == "Eerst drie."


def test_what_was_taken_back_is_there_for_nobody_outside_the_team(world: World, signed_in: SignedIn) -> None:
    struggle = world.struggle()
    teacher, other = signed_in(world.teacher), signed_in(world.kompas_teacher)

    for _ in range(2):
        assert teacher.send(f"/struggles/{struggle.id}/withdrawal").status_code == 303

    assert teacher.get(f"/struggles/{struggle.id}").status_code == 200
    assert other.get(f"/struggles/{struggle.id}").status_code == 404
    assert other.send(f"/struggles/{struggle.id}/feedback", SAID).status_code == 404
    assert struggle.text not in words(teacher, "/struggles")
    assert len(world.all(Entry, verb="withdrew_struggle")) == 1


# Where it stands


def test_it_is_found_by_searching_for_who_may_read_it(world: World, signed_in: SignedIn) -> None:
    struggle = world.struggle("Kinderen blijven kiezelen.")
    signed_in(world.teacher).send(f"/struggles/{struggle.id}/closing", {"helped": "Eerst wandelen, dan kiezelen."})
    with world.database.writing():
        follow_the_journal()

    finds = {
        who.key
        for who in world.everybody
        if f"/struggles/{struggle.id}" in signed_in(who).get("/search?q=wandelen").text
    }

    readers = {"teacher", "school_leader", "researcher", "guide", "reader", "colleague", "kompas_teacher"}
    assert finds == readers | {"coordinator"}
    signed_in(world.teacher).send(f"/struggles/{struggle.id}/withdrawal")
    assert f"/struggles/{struggle.id}" not in signed_in(world.teacher).get("/search?q=kiezelen").text


def test_it_stands_with_the_network_and_the_theme(world: World, signed_in: SignedIn) -> None:
    struggle = world.struggle(learning_area="rekenen")
    reader = signed_in(world.kompas_teacher)

    assert struggle.text in words(reader, f"/networks/{world.names.network_id}")
    assert struggle.text in words(reader, "/themes/rekenen")
    assert struggle.text not in words(reader, "/themes/lezen")


def test_many_take_as_many_statements_as_one_and_the_list_goes_on(world: World, signed_in: SignedIn) -> None:
    struggle = world.struggle("De eerste.")
    reader = signed_in(world.kompas_teacher)
    answer(reader, struggle)
    counted = []
    for url in ("/struggles", f"/struggles/{struggle.id}"):
        reader.get(url)
        counted.append(len(reader.queries))
    for number in range(24):
        team = world.kompas if number % 2 else world.waterlelie
        made = world.struggle(f"Nummer {number}.", team=team)
        with world.database.writing() as session:
            session.get_one(Struggle, made.id).closed_at = made.at

    for url, before in zip(("/struggles", f"/struggles/{struggle.id}"), counted, strict=True):
        reader.get(url)
        assert len(reader.queries) == before <= 6

    first = words(reader, "/struggles")
    onward = next(
        str(node.get("href")) for node in read(reader.get("/struggles").text).root.iter() if node.get("rel") == "next"
    )
    assert "De eerste." not in first
    assert "De eerste." in words(reader, onward)


@pytest.mark.parametrize(
    "query", ["before=abc", "before=0", f"before={10**40}", "before=-4", "only_open=%00", "phase=%27"]
)
def test_what_makes_no_sense_is_left_aside(world: World, signed_in: SignedIn, query: str) -> None:
    assert signed_in(world.teacher).get(f"/struggles?{query}").status_code == 200


# Telling it in other words


def test_the_team_tells_it_in_other_words_and_others_read_those(world: World, signed_in: SignedIn) -> None:
    struggle = world.struggle()
    answer(signed_in(world.kompas_teacher), struggle)

    changed = signed_in(world.teacher).fill_in(
        f"/struggles/{struggle.id}/edit", {"text": "Ze kiezen wat ze al kunnen.", "phase": "design"}
    )

    assert changed.status_code == 303
    shown = words(signed_in(world.kompas_teacher), f"/struggles/{struggle.id}")
    assert "Ze kiezen wat ze al kunnen." in shown
    assert struggle.text not in shown
    assert SAID["recognised"] in shown
    assert "Gewijzigd op" in shown
    assert "wijzigde wat het vertelde over een worsteling" in words(
        signed_in(world.teacher), f"/teams/{world.waterlelie.id}"
    )


def test_two_of_a_team_who_reword_it_at_once_both_keep_their_words(world: World, signed_in: SignedIn) -> None:
    struggle = world.struggle()
    teacher, researcher = signed_in(world.teacher), signed_in(world.researcher)
    url = f"/struggles/{struggle.id}/edit"
    begun = researcher.form_at(url)
    teacher.fill_in(url, {"text": "Zo staat het er nu."})

    conflict = researcher.post(begun.action, data=begun.with_({"text": "Zo wilde ik het."}))

    assert conflict.status_code == 409
    shown = text_of(read(conflict.text).root)
    assert "Zo staat het er nu." in shown
    assert "Zo wilde ik het." in shown
    assert world.again(struggle).text == "Zo staat het er nu."
    again = form_in(conflict.text, to=f"/struggles/{struggle.id}", default_action=url)
    assert researcher.post(again.action, data=again.with_({"text": "Samen zo."})).status_code == 303
    assert world.again(struggle).text == "Samen zo."


def test_nobody_outside_the_team_rewords_it(world: World, signed_in: SignedIn, client: Client) -> None:
    struggle = world.struggle()

    for key, status in (("reader", 403), ("kompas_teacher", 403), ("coordinator", 403), ("elsewhere", 404)):
        somebody = signed_in(getattr(world, key))
        assert somebody.get(f"/struggles/{struggle.id}/edit").status_code == status
        assert somebody.send(f"/struggles/{struggle.id}", TOLD | {"text": "Anders"}).status_code == status
    assert client.get(f"/struggles/{struggle.id}/edit").status_code == 302
    assert world.again(struggle).text == struggle.text


def test_what_is_over_keeps_its_words(world: World, signed_in: SignedIn) -> None:
    struggle = world.struggle()
    teacher = signed_in(world.teacher)
    begun = teacher.form_at(f"/struggles/{struggle.id}/edit")
    teacher.fill_in(f"/struggles/{struggle.id}/closing", {"helped": "Eerst drie."}, to="/closing")

    late = teacher.post(begun.action, data=begun.with_({"text": "Te laat."}))

    assert late.status_code == 409
    assert "Te laat." in late.text
    assert teacher.get(f"/struggles/{struggle.id}/edit").status_code == 302
    assert world.again(struggle).text == struggle.text


def test_what_was_said_to_the_network_is_not_opened_to_a_wider_circle(world: World, signed_in: SignedIn) -> None:
    struggle, fresh = world.struggle(), world.struggle("Nog niemand zei iets.")
    answer(signed_in(world.kompas_teacher), struggle)
    teacher = signed_in(world.teacher)

    refused, granted = (
        teacher.fill_in(f"/struggles/{one.id}/edit", {"audience": "outer"}).status_code for one in (struggle, fresh)
    )

    assert (refused, granted) == (409, 303)
    assert world.again(struggle).audience is Audience.NETWORK


@pytest.mark.parametrize("wrong", [{"text": ""}, {"text": "x" * 401}, {"audience": "public"}, {"phase": "x"}])
def test_what_cannot_be_is_refused_and_stays_in_the_form(
    world: World, signed_in: SignedIn, wrong: dict[str, str]
) -> None:
    struggle = world.struggle()

    refused = signed_in(world.teacher).send(f"/struggles/{struggle.id}", TOLD | {"from_version": "1"} | wrong)

    assert refused.status_code == 422
    assert world.again(struggle).text == struggle.text
