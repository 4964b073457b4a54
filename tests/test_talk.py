"""Talking about an artefact: comments, questions that wait, names that are called, and one question for others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from designteam.cycle.commands.talk import named_in, ways_to_name
from designteam.cycle.models import Artefact, Comment, Manner, Mention, Status
from designteam.cycle.queries.talk import Teammate, mentions_of, open_questions_in
from designteam.network.models import Audience
from tests.support.client import HTMX, Client
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]


def _at(artefact: Artefact) -> str:
    return f"/artefacts/{artefact.id}"


# Saying something


def test_a_comment_stands_on_the_page_of_what_it_is_about(world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    researcher, teacher = signed_in(world.researcher), signed_in(world.teacher)

    answer = researcher.fill_in(
        _at(insight), {"text": "Zag je dit ook\nbij <b>rekenen</b>?", "manner": "remark"}, to="/comments"
    )

    (comment,) = world.all(Comment)
    assert (answer.status_code, answer.location) == (303, f"{_at(insight)}#comment-{comment.id}")
    assert "Zag je dit ook\nbij &lt;b&gt;rekenen&lt;/b&gt;?" in teacher.get(_at(insight)).text


def test_comments_stand_in_the_order_in_which_they_were_said(
    world: World, signed_in: SignedIn, clock: time_machine.Traveller
) -> None:
    insight = world.insight()
    first = world.comment(insight, "Eerst dit.")
    clock.shift(60)
    world.comment(insight, "Daarna dit.", by=world.researcher)
    clock.shift(60)
    world.reply(first, "Een antwoord op het eerste.", by=world.guide)

    page = signed_in(world.reader).get(_at(insight)).text

    places = [page.index(words) for words in ("Eerst dit.", "Een antwoord op het eerste.", "Daarna dit.")]
    assert places == sorted(places)


def test_what_htmx_gets_is_what_a_new_page_shows(world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    teacher = signed_in(world.teacher)

    part = teacher.fill_in(_at(insight), {"text": "Dit zag ik ook.", "manner": "remark"}, to="/comments", htmx=True)

    assert part.status_code == 200
    assert part.text.lstrip().startswith('<section id="talk-conversation"')
    assert "Dit zag ik ook." in part.text
    assert "Dit zag ik ook." in teacher.get(_at(insight)).text


@pytest.mark.parametrize("htmx", [False, True])
@pytest.mark.parametrize("words", ["", "x" * 2001, "weg\x00ermee"])
def test_what_does_not_fit_is_said_and_kept(world: World, signed_in: SignedIn, words: str, htmx: bool) -> None:
    insight = world.insight()
    teacher = signed_in(world.teacher)

    answer = teacher.send(f"{_at(insight)}/comments", {"text": words, "manner": "critical"}, htmx=htmx)

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert words.replace("\x00", "") in answer.text
    assert world.all(Comment) == []


def test_sent_twice_is_said_once(world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    teacher = signed_in(world.teacher)
    form = teacher.form_at(_at(insight), to="/comments")
    said = form.with_({"text": "Dit zag ik ook.", "manner": "remark"})

    answers = [teacher.post(form.action, data=said) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert len(world.all(Comment)) == 1


def test_other_words_from_a_page_that_was_open_twice_are_not_lost(world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    teacher = signed_in(world.teacher)
    form = teacher.form_at(_at(insight), to="/comments")

    for words in ("In het eerste venster.", "In het tweede."):
        teacher.post(form.action, data=form.with_({"text": words, "manner": "remark"}))

    assert [comment.text for comment in world.all(Comment)] == ["In het eerste venster.", "In het tweede."]


def test_who_reads_along_may_talk_and_others_know_of_nothing(world: World, signed_in: SignedIn) -> None:
    insight = world.insight(audience=Audience.NETWORK)
    said = {"text": "Mag ik iets zeggen?", "manner": "remark"}

    inside = signed_in(world.reader).send(f"{_at(insight)}/comments", said)
    outside = signed_in(world.kompas_teacher).send(f"{_at(insight)}/comments", said)

    (comment,) = world.all(Comment)
    assert (inside.status_code, outside.status_code) == (303, 403)
    assert "Mag ik iets" not in signed_in(world.kompas_teacher).get(_at(insight)).text
    assert signed_in(world.kompas_teacher).send(f"/comments/{comment.id}/replies", said).status_code == 404


def test_an_answer_is_not_answered_again(world: World, signed_in: SignedIn) -> None:
    reply = world.reply(world.comment(world.insight()))

    answer = signed_in(world.teacher).send(f"/comments/{reply.id}/replies", {"text": "En nog iets."})

    assert answer.status_code == 409
    assert "En nog iets." in answer.text


# Saying it better, or taking it away


def test_words_are_changed_within_a_quarter_of_an_hour(
    world: World, signed_in: SignedIn, clock: time_machine.Traveller
) -> None:
    insight = world.insight()
    comment = world.comment(insight, "Dit zag ik oko.")
    teacher = signed_in(world.teacher)
    clock.shift(timedelta(minutes=14))
    assert f"/comments/{comment.id}/edit" in teacher.get(_at(insight)).text

    soon = teacher.fill_in(f"/comments/{comment.id}/edit", {"text": "Dit zag ik ook."}, to=f"/comments/{comment.id}")
    clock.shift(timedelta(minutes=2))
    late = teacher.send(f"/comments/{comment.id}", {"text": "Toch maar niet."})

    assert (soon.status_code, late.status_code) == (303, 409)
    assert "Toch maar niet." in late.text
    assert world.again(comment).text == "Dit zag ik ook."
    assert f"/comments/{comment.id}/edit" not in teacher.get(_at(insight)).text


def test_nobody_changes_the_words_of_another(world: World, signed_in: SignedIn) -> None:
    comment = world.comment(world.insight(), by=world.researcher)

    answers = [
        signed_in(who).send(f"/comments/{comment.id}", {"text": "Iets anders."})
        for who in (world.teacher, world.guide, world.kompas_teacher)
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 404]


def test_what_is_withdrawn_is_gone_but_who_withdrew_it_stays(world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    comment = world.comment(insight, "Dit had ik niet moeten zeggen.", by=world.researcher)
    world.reply(comment, "Dank je wel.")
    guide = signed_in(world.guide)

    refused = signed_in(world.teacher).send(f"/comments/{comment.id}/withdrawal")
    answer = guide.fill_in(_at(insight), to=f"/comments/{comment.id}/withdrawal")

    page = guide.get(_at(insight)).text
    assert (refused.status_code, answer.status_code) == (403, 303)
    assert "niet moeten zeggen" not in page
    assert f"{world.guide.name}" in page
    assert "Dank je wel." in page
    assert world.again(comment).text == ""


@pytest.mark.parametrize("htmx", [False, True])
def test_an_answer_to_what_was_just_withdrawn_is_not_lost(world: World, signed_in: SignedIn, htmx: bool) -> None:
    insight = world.insight()
    comment = world.comment(insight)
    researcher = signed_in(world.researcher)
    signed_in(world.teacher).send(f"/comments/{comment.id}/withdrawal")

    answer = researcher.send(f"/comments/{comment.id}/replies", {"text": "Mijn lange antwoord."}, htmx=htmx)

    assert answer.status_code == 409
    assert "Mijn lange antwoord." in answer.text


# A critical question


def test_a_critical_question_waits_where_the_work_is(world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    world.comment(insight, "Waaruit blijkt dat?", by=world.researcher, manner=Manner.CRITICAL)
    teacher = signed_in(world.teacher)

    pages = [
        teacher.get(url).text
        for url in (
            f"/teams/{world.waterlelie.id}",
            f"/iterations/{world.waterlelie.iteration_id}/phases/explore",
            f"/iterations/{world.waterlelie.iteration_id}/phases/design",
        )
    ]

    assert ["Waaruit blijkt dat?" in page for page in pages] == [True, True, False]


def test_the_answer_is_marked_by_who_asked_or_by_the_team(world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    question = world.comment(insight, "Waaruit blijkt dat?", by=world.reader, manner=Manner.CRITICAL)
    reply = world.reply(question, "Uit de lesbezoeken van mei.")
    elsewhere = world.comment(insight, "Los hiervan.")

    wrong = signed_in(world.teacher).send(f"/comments/{elsewhere.id}/acceptance")
    answer = signed_in(world.reader).fill_in(_at(insight), to=f"/comments/{reply.id}/acceptance")

    with world.database.reading():
        assert open_questions_in(world.waterlelie.id) == []
    assert (wrong.status_code, answer.status_code) == (404, 303)
    assert world.again(question).answer_id == reply.id

    assert signed_in(world.teacher).fill_in(_at(insight), to=f"/comments/{question.id}/reopening").status_code == 303
    with world.database.reading():
        assert [one.id for one in open_questions_in(world.waterlelie.id)] == [question.id]


def test_a_question_opens_again_when_its_answer_is_withdrawn(world: World, signed_in: SignedIn) -> None:
    question = world.comment(world.insight(), "Waaruit blijkt dat?", by=world.researcher, manner=Manner.CRITICAL)
    reply = world.reply(question)
    teacher = signed_in(world.teacher)
    teacher.send(f"/comments/{reply.id}/acceptance")

    teacher.send(f"/comments/{reply.id}/withdrawal")

    assert world.again(question).is_open


def test_questions_about_what_was_dropped_no_longer_wait(world: World) -> None:
    insight = world.insight()
    world.comment(insight, "Waaruit blijkt dat?", by=world.researcher, manner=Manner.CRITICAL)

    world.drop(insight)

    with world.database.reading():
        assert open_questions_in(world.waterlelie.id) == []


# One question about a rough version


def test_before_sharing_it_is_said_who_will_read_what(world: World, signed_in: SignedIn) -> None:
    page = signed_in(world.teacher).get(f"{_at(world.insight())}/rough").text

    assert "De Waterlelie" in page
    assert "Samen ontwerpen" in page


def test_a_rough_version_asks_others_one_question(world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    world.comment(insight, "Dit blijft onder ons.")
    other = signed_in(world.kompas_teacher)
    assert other.get(_at(insight)).status_code == 404

    shared = signed_in(world.teacher).fill_in(
        f"{_at(insight)}/rough", {"question": "Herkennen jullie dit?", "audience": "network"}, to="/rough"
    )
    page = other.get(_at(insight)).text
    answer = other.fill_in(_at(insight), {"text": "Ja, in groep 4.", "prompt": "recognise"}, to="/replies")

    assert (shared.status_code, answer.status_code) == (303, 303)
    assert "Herkennen jullie dit?" in page
    assert "Dit blijft onder ons." not in page
    assert "Ja, in groep 4." in other.get(_at(insight)).text
    inside = signed_in(world.teacher).get(_at(insight)).text
    assert "Ja, in groep 4." in inside
    assert "van buiten het team" in inside
    assert "Ja, in groep 4." not in signed_in(world.coordinator).get(_at(insight)).text
    kept = world.again(insight)
    assert (kept.status, kept.audience) == (Status.ROUGH, Audience.NETWORK)


def test_who_may_read_it_already_keeps_that_but_only_those_who_are_asked_answer(
    world: World, signed_in: SignedIn
) -> None:
    insight = world.insight(audience=Audience.NETWORK)
    question = world.ask_around(insight, Audience.SCHOOL, "Kan dit in groep 5?")

    asked, not_asked = signed_in(world.colleague), signed_in(world.kompas_teacher)

    assert "Kan dit in groep 5?" in asked.get(_at(insight)).text
    assert "Kan dit in groep 5?" not in not_asked.get(_at(insight)).text
    assert asked.send(f"/comments/{question.id}/replies", {"text": "Ja."}).status_code == 303
    assert not_asked.send(f"/comments/{question.id}/replies", {"text": "Ja."}).status_code == 404
    assert world.again(insight).audience is Audience.NETWORK


def test_one_question_at_a_time(world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    world.ask_around(insight, Audience.NETWORK)

    answer = signed_in(world.teacher).send(f"{_at(insight)}/rough", {"question": "En nog iets?", "audience": "network"})

    assert answer.status_code == 409
    assert "En nog iets?" in answer.text


@pytest.mark.parametrize(
    "wrong", [{"question": ""}, {"question": "x" * 201}, {"audience": ""}, {"audience": "public"}], ids=str
)
def test_what_is_wrong_with_a_question_is_said(world: World, signed_in: SignedIn, wrong: dict[str, str]) -> None:
    insight = world.insight()

    answer = signed_in(world.teacher).send(
        f"{_at(insight)}/rough", {"question": "Herkennen jullie dit?", "audience": "network"} | wrong
    )

    assert answer.status_code == 422
    assert world.again(insight).audience is Audience.TEAM


def test_who_answered_reads_what_was_done_with_it(world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    question = world.ask_around(insight, Audience.NETWORK)
    world.reply(question, "Ja, in groep 4.", by=world.kompas_teacher)
    teacher = signed_in(world.teacher)

    empty = teacher.send(f"/comments/{question.id}/closing", {"outcome": ""})
    closed = teacher.fill_in(_at(insight), {"outcome": "We nemen groep 4 mee in proef 2."}, to="/closing")

    words = "We nemen groep 4 mee in proef 2."
    late = signed_in(world.coordinator).send(f"/comments/{question.id}/replies", {"text": "Ook hier."})
    assert (empty.status_code, closed.status_code, late.status_code) == (422, 303, 404)
    assert words in signed_in(world.kompas_teacher).get(_at(insight)).text
    assert words not in signed_in(world.coordinator).get(_at(insight)).text


def test_an_answer_that_came_just_too_late_is_not_lost(world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    question = world.ask_around(insight, Audience.NETWORK)
    world.reply(question, "Ja.", by=world.kompas_teacher)
    signed_in(world.teacher).send(f"/comments/{question.id}/closing", {"outcome": "Dank."})

    answer = signed_in(world.reader).send(f"/comments/{question.id}/replies", {"text": "Mijn antwoord."})

    assert answer.status_code == 409
    assert "Mijn antwoord." in answer.text


def test_who_is_no_longer_reached_reads_nothing_more(world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    question = world.ask_around(insight, Audience.NETWORK)
    mine = world.reply(question, "Ja.", by=world.kompas_teacher)
    other = signed_in(world.kompas_teacher)

    world.share(insight, Audience.TEAM)

    assert other.get(_at(insight)).status_code == 404
    assert other.send(f"/comments/{question.id}/replies", {"text": "Nog iets."}).status_code == 404
    assert other.send(f"/comments/{mine.id}/withdrawal").status_code == 404


# Calling somebody by name


def test_who_is_named_hears_of_it_until_they_answered(world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    comment = world.comment(insight, f"@{world.teacher.name} zag jij dit ook?", by=world.researcher)
    teacher = signed_in(world.teacher)
    assert "zag jij dit ook?" in teacher.get("/news").text
    assert _waiting_for(world, world.teacher) == [comment.id]

    world.reply(comment, by=world.teacher)

    assert _waiting_for(world, world.teacher) == []
    assert "zag jij dit ook?" not in teacher.get("/news").text


def test_who_saw_it_ticks_it_off(world: World, signed_in: SignedIn) -> None:
    comment = world.comment(world.insight(), f"Vraag het @{world.teacher.name}.", by=world.researcher)

    answer = signed_in(world.teacher).fill_in("/news", to="/noticing")

    assert (answer.status_code, answer.location) == (303, "/news")
    assert world.all(Mention)[0].seen_at is not None
    assert comment.named == [world.teacher.name]


def test_only_people_of_the_team_are_named_and_not_by_others(world: World) -> None:
    insight = world.insight()
    question = world.ask_around(insight, Audience.NETWORK)

    world.comment(insight, f"@{world.coordinator.name} en @{world.administrator.name}", by=world.researcher)
    world.reply(question, f"Hallo @{world.teacher.name}", by=world.kompas_teacher)

    assert world.all(Mention) == []


def test_who_is_named_no_longer_does_not_wait(world: World, signed_in: SignedIn) -> None:
    comment = world.comment(world.insight(), f"@{world.teacher.name}?", by=world.researcher)

    signed_in(world.researcher).send(f"/comments/{comment.id}", {"text": f"@{world.guide.name}?"})

    assert [mention.person_id for mention in world.all(Mention)] == [world.guide.id]


def test_names_that_can_be_called_are_those_of_the_team(world: World, signed_in: SignedIn) -> None:
    url = f"/teams/{world.waterlelie.id}/names"

    names = signed_in(world.teacher).get(url).json

    assert names is not None
    assert world.researcher.name in names
    assert not {world.leaver.name, world.kompas_teacher.name} & set(names)
    assert signed_in(world.kompas_teacher).get(url).status_code == 404


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("@Anna kijk", ["Anna"]),
        ("@anna, kijk", ["anna"]),
        ("mail anna@anna.nl", []),
        ("@Bo Groen en @Bo Wit", ["Bo Groen", "Bo Wit"]),
        ("@Bo wie?", []),
        ("@Annabel", []),
        ("@Leraar groep 7!", ["Leraar groep 7"]),
    ],
)
def test_a_name_is_recognised_when_it_is_one_person(words: str, found: list[str]) -> None:
    team = [Teammate(1, "Anna de Wit"), Teammate(2, "Bo Groen"), Teammate(3, "Bo Wit"), Teammate(4, "Leraar groep 7")]

    assert named_in(words, ways_to_name(team)) == found


def _waiting_for(world: World, who: Who) -> list[int]:
    with world.database.reading():
        return [named.comment_id for named in mentions_of(who.id, teams=[world.waterlelie.id])]


# How much it takes


def test_twenty_comments_take_as_many_statements_as_one(world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    teacher = signed_in(world.teacher)
    world.comment(insight)
    teacher.get(_at(insight))
    few = len(teacher.queries)

    for _ in range(10):
        world.reply(world.comment(insight, by=world.researcher))

    page = teacher.get(_at(insight))
    assert (page.status_code, len(teacher.queries)) == (200, few)


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_withdrawal_sent_twice_is_one(world: World, signed_in: SignedIn, headers: dict[str, Any]) -> None:
    comment = world.comment(world.insight())
    teacher = signed_in(world.teacher)

    answers = [teacher.send(f"/comments/{comment.id}/withdrawal", htmx=bool(headers)) for _ in range(2)]

    assert {answer.status_code for answer in answers} == {200 if headers else 303}
