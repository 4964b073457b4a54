"""Answering alone and opening together: nothing shows too early or changes later, and nobody knows whose it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from itertools import count
from typing import Any

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from werkzeug.test import TestResponse

from designteam.cycle.models import Iteration, Sureness
from designteam.journal.models import Entry
from designteam.kit import clock as ours
from designteam.kit.web import Site
from designteam.meetings import commands as meetings
from designteam.meetings.commands import Point
from designteam.meetings.models import Source
from designteam.people.models import Person
from designteam.reports.queries.whole import whole_of
from designteam.reveals import commands
from designteam.reveals.models import LEAST, CheckKind, ClosedAnswer, RevealedAnswer, SharedCheck
from designteam.reveals.queries.checks import answers_in
from designteam.reveals.queries.diverging import FEW_WORDS, MANY_PHASES, diverges, has_diverged, is_newest_picture
from designteam.reveals.words import share_of, used_in
from designteam.search.commands import follow_the_journal
from designteam.teams.models import DesignTeam
from tests.support.client import HTMX, Client
from tests.support.pages import read, text_of
from tests.support.together import at_once
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]

# Everybody who designs in De Waterlelie: exactly enough.
SAID = {
    "teacher": ("Leerlingen kiezen zelf hun uitleg.", "explore", "very"),
    "school_leader": ("Elke leerling vertelt waarom een uitleg past.", "explore", "fairly"),
    "researcher": ("Leerlingen kiezen uitleg en kijken terug.", "design", "unsure"),
    "guide": ("Een flapoor vertelt het verder.", "experiment", "fairly"),
}
DOTS = {
    "teacher": ("1-2", "4-4"),
    "school_leader": ("2-2", "4-5"),
    "researcher": ("1-1", "5-5"),
    "guide": ("3-2", "4-4"),
}


@contextmanager
def at_work(world: World) -> Iterator[Any]:
    with world.database.writing() as session:
        yield session


def begun(world: World, kind: CheckKind = CheckKind.PICTURE, *, team: Any = None) -> SharedCheck:
    where = team or world.waterlelie
    with at_work(world) as session:
        iteration = session.get_one(Iteration, where.iteration_id)
        return commands.open_check(iteration, kind, by=session.get_one(Person, world.guide.id), at=ours.now())


def answered_by(world: World, check: SharedCheck, *names: str) -> None:
    with at_work(world) as session:
        for name in names:
            sentence, phase, sure = SAID[name]
            said = {"sentence": sentence, "phase": phase, "sure": Sureness(sure)}
            who = session.get_one(Person, getattr(world, name).id)
            commands.answer(session.get_one(SharedCheck, check.id), said, by=who)


def dots_by(world: World, check: SharedCheck, *names: str) -> None:
    with at_work(world) as session:
        for name in names:
            (now, wished) = ([int(step) for step in place.split("-")] for place in DOTS[name])
            said = {
                "now_differentiation": now[0], "now_control": now[1],
                "wished_differentiation": wished[0], "wished_control": wished[1],
            }  # fmt: skip
            who = session.get_one(Person, getattr(world, name).id)
            commands.answer(session.get_one(SharedCheck, check.id), said, by=who)


def opened_by(world: World, check: SharedCheck, who: Who, **options: Any) -> None:
    with at_work(world) as session:
        by = session.get_one(Person, who.id)
        commands.reveal(session.get_one(SharedCheck, check.id), by=by, at=ours.now(), **options)


def revealed(world: World) -> SharedCheck:
    check = begun(world)
    answered_by(world, check, *SAID)
    opened_by(world, check, world.guide)
    return check


def words(client: Client, url: str) -> str:
    """A page as it is read out."""
    answer = client.get(url)
    assert answer.status_code == 200
    return text_of(read(answer.text).root)


def answer(client: Client, check: SharedCheck, name: str, *, again: bool = False) -> TestResponse:
    sentence, phase, sure = SAID[name]
    url = f"/checks/{check.id}" + ("?again=" if again else "")
    return client.fill_in(url, {"sentence": sentence, "phase": phase, "sure": sure}, to="/answer")


# Beginning


def test_a_designer_begins_a_check_and_a_second_one_is_the_same(world: World, signed_in: SignedIn) -> None:
    teacher, guide = signed_in(world.teacher), signed_in(world.guide)

    first = teacher.send(f"/teams/{world.waterlelie.id}/checks", {"kind": "picture"})
    second = guide.send(f"/teams/{world.waterlelie.id}/checks", {"kind": "picture"})
    other = guide.send(f"/teams/{world.waterlelie.id}/checks", {"kind": "quadrant"})

    assert first.status_code == 303
    assert second.location == first.location
    assert other.location != first.location
    assert len(world.all(SharedCheck)) == 2
    assert "begon een beeldencheck" in words(teacher, f"/teams/{world.waterlelie.id}")


def test_two_people_who_begin_at_the_same_moment_begin_one(world: World, signed_in: SignedIn) -> None:
    clients = [signed_in(world.teacher), signed_in(world.guide)]

    at_once([partial(client.send, _checks(world), {"kind": "picture"}) for client in clients])

    assert len(world.all(SharedCheck)) == 1


@pytest.mark.parametrize("kind", ["", "anders", "Picture"])
def test_another_kind_of_check_does_not_exist(world: World, signed_in: SignedIn, kind: str) -> None:
    assert signed_in(world.teacher).send(_checks(world), {"kind": kind}).status_code == 422
    assert world.all(SharedCheck) == []


def test_a_check_that_was_called_off_leaves_nothing_and_makes_room(world: World, signed_in: SignedIn) -> None:
    check = begun(world)
    answered_by(world, check, "teacher")

    signed_in(world.teacher).fill_in(f"/checks/{check.id}", to="/calling-off")

    assert world.all(ClosedAnswer) == []
    assert answer_refused(signed_in(world.guide), check).status_code == 409
    assert begun(world).id != check.id


def test_the_last_point_of_a_meeting_leads_to_it(world: World, signed_in: SignedIn) -> None:
    with at_work(world) as session:
        meeting = meetings.plan(
            session.get_one(DesignTeam, world.waterlelie.id), title="Samen kijken", starts_at=ours.now(), minutes=60,
            by=session.get_one(Person, world.guide.id), at=ours.now(),
        )  # fmt: skip
        meetings.add_points(
            meeting, [Point("Wie doet wat?", 10), Point("Zien we nog hetzelfde?", 5, Source.SHARED_PICTURE)]
        )
        first, last = (f"/meetings/{meeting.id}/run/{item.id}" for item in meeting.items)
    teacher = signed_in(world.teacher)

    assert f'href="{_checks(world)}"' in teacher.get(last).text
    assert f'href="{_checks(world)}"' not in teacher.get(first).text


# Before the reveal


@pytest.mark.parametrize("reader", ["teacher", "guide", "reader", "school_leader"])
def test_nobody_reads_an_answer_of_somebody_else_before_the_reveal(
    world: World, signed_in: SignedIn, reader: str
) -> None:
    check = begun(world)
    answered_by(world, check, "researcher")
    client = signed_in(getattr(world, reader))

    for url in (f"/checks/{check.id}", f"/checks/{check.id}?again=", f"/checks/{check.id}/progress", _checks(world)):
        shown = client.get(url, follow_redirects=True).text
        assert SAID["researcher"][0] not in shown, url


def test_an_administrator_sees_nothing_of_it_at_all(world: World, signed_in: SignedIn) -> None:
    check = revealed(world)

    for who in (world.administrator, world.coordinator, world.kompas_teacher, world.leaver):
        client = signed_in(who)
        assert {client.get(url).status_code for url in (f"/checks/{check.id}", _checks(world))} == {404}


def test_one_reads_and_changes_the_own_answer_until_the_reveal(world: World, signed_in: SignedIn) -> None:
    check, teacher = begun(world), signed_in(world.teacher)
    answer(teacher, check, "teacher")
    assert SAID["teacher"][0] in teacher.get(f"/checks/{check.id}?again=").text

    changed = answer(teacher, check, "guide", again=True)

    assert changed.status_code == 303
    (kept,) = world.all(ClosedAnswer)
    assert kept.sentence == SAID["guide"][0]


def test_while_it_is_open_one_reads_how_many_answered(world: World, signed_in: SignedIn) -> None:
    check = begun(world)
    answered_by(world, check, "teacher", "guide", "researcher")

    shown = words(signed_in(world.teacher), f"/checks/{check.id}")

    assert "3 van de 4 hebben geantwoord." in shown
    assert "minstens 4 antwoorden" in shown


def test_asking_how_far_it_is_takes_few_bytes_and_ends_at_the_reveal(world: World, signed_in: SignedIn) -> None:
    check = begun(world)
    answered_by(world, check, *SAID)
    waiting = signed_in(world.teacher)

    asked = waiting.get(f"/checks/{check.id}/progress?waits=y", headers=HTMX)
    assert len(asked.data) < 1000
    assert "every 4s" in asked.text
    assert len(waiting.queries) <= 4
    opened_by(world, check, world.guide)

    brought = waiting.get(f"/checks/{check.id}/progress?waits=y", headers=HTMX)
    assert f'"/checks/{check.id}"' in brought.headers["HX-Location"]
    still_typing = waiting.get(f"/checks/{check.id}/progress", headers=HTMX)
    assert "every 4s" not in still_typing.text


def test_what_is_not_filled_in_is_said_at_the_field_and_kept(world: World, signed_in: SignedIn) -> None:
    check = begun(world)

    refused = signed_in(world.teacher).fill_in(f"/checks/{check.id}", {"sentence": "Half af"}, to="/answer")

    assert refused.status_code == 422
    assert "Half af" in refused.text
    assert "Wijs een van de negen fasen aan" in refused.text
    assert world.all(ClosedAnswer) == []


@pytest.mark.parametrize("place", ["", "0-1", "6-1", "3", "3-3-3", "drie-drie", "-1--1"])
def test_a_dot_outside_the_field_is_refused(world: World, signed_in: SignedIn, place: str) -> None:
    check = begun(world, CheckKind.QUADRANT)

    refused = signed_in(world.teacher).send(f"/checks/{check.id}/answer", {"now": place, "wished": "3-3"})

    assert refused.status_code == 422
    assert world.all(ClosedAnswer) == []


def test_an_open_check_waits_for_everybody_who_designs_until_they_answered(world: World, signed_in: SignedIn) -> None:
    check, teacher = begun(world), signed_in(world.teacher)
    link = f'href="/checks/{check.id}"'
    assert link in teacher.get("/").text

    answered_by(world, check, "teacher")

    assert link not in teacher.get("/").text
    assert link in signed_in(world.researcher).get("/").text
    assert link not in signed_in(world.reader).get("/").text


def test_a_check_that_was_opened_today_waits_before_what_has_a_day(
    world: World, signed_in: SignedIn, clock: time_machine.Traveller
) -> None:
    world.meeting_with_an_action(owner=world.teacher)
    begun(world)

    def first_that_waits() -> str:
        page = signed_in(world.teacher).get("/").text
        return "check" if page.index("/checks/") < page.index("Nog eens kijken") else "action"

    assert "Vandaag geopend." in signed_in(world.teacher).get("/").text
    assert first_that_waits() == "check"
    clock.shift(timedelta(days=1))
    assert "Vandaag geopend." not in signed_in(world.teacher).get("/").text


# The reveal


@pytest.mark.parametrize("number", range(LEAST))
def test_fewer_than_four_answers_are_never_opened(world: World, signed_in: SignedIn, number: int) -> None:
    check = begun(world)
    answered_by(world, check, *list(SAID)[:number])

    refused = signed_in(world.guide).send(f"/checks/{check.id}/reveal")

    assert refused.status_code == 409
    assert world.all(RevealedAnswer) == []
    assert all(sentence not in refused.text for sentence, _, _ in SAID.values())
    assert len(world.all(ClosedAnswer)) == number


def test_four_answers_are_opened_for_everybody_in_the_team(world: World, signed_in: SignedIn) -> None:
    check = begun(world)
    answered_by(world, check, *SAID)

    opened = signed_in(world.researcher).fill_in(f"/checks/{check.id}/reveal", to="/reveal")

    assert opened.status_code == 303
    for who in (world.teacher, world.reader, world.guide):
        assert sorted(_sentences(signed_in(who), check)) == sorted(sentence for sentence, _, _ in SAID.values())
    assert "opende de antwoorden van een beeldencheck" in words(signed_in(world.reader), _team(world))


def test_who_reads_along_opens_nothing(world: World, signed_in: SignedIn) -> None:
    check = begun(world)
    answered_by(world, check, *SAID)

    assert signed_in(world.reader).send(f"/checks/{check.id}/reveal").status_code == 403
    assert signed_in(world.reader).send(f"/checks/{check.id}/answer").status_code == 403


def test_after_the_reveal_no_answer_changes_and_none_is_added(world: World, signed_in: SignedIn) -> None:
    check = begun(world)
    answered_by(world, check, *SAID)
    opened_by(world, check, world.guide)
    before = [(one.sentence, one.phase) for one in world.all(RevealedAnswer)]

    refused = answer_refused(signed_in(world.teacher), check)

    assert refused.status_code == 409
    assert "Ze blijven zoals ze gegeven zijn" in refused.text
    assert "Toch liever dit" in refused.text  # what was typed is not lost
    assert [(one.sentence, one.phase) for one in world.all(RevealedAnswer)] == before
    assert world.all(ClosedAnswer) == []


def test_who_answers_at_the_very_moment_of_the_reveal_is_in_it_or_is_refused(world: World, signed_in: SignedIn) -> None:
    check = begun(world)
    answered_by(world, check, *SAID)
    teacher, guide = signed_in(world.teacher), signed_in(world.guide)

    late, opened = at_once([partial(answer_refused, teacher, check), partial(guide.send, f"/checks/{check.id}/reveal")])

    assert opened.status_code == 303
    sentences = {one.sentence for one in world.all(RevealedAnswer)}
    assert late.status_code == (303 if "Toch liever dit" in sentences else 409)
    assert len(sentences) == len(SAID)
    assert world.all(ClosedAnswer) == []


def test_opening_twice_at_the_same_moment_opens_once(world: World, signed_in: SignedIn) -> None:
    check = begun(world)
    answered_by(world, check, *SAID)
    clients = [signed_in(world.teacher), signed_in(world.guide)]

    answers = at_once([partial(client.send, f"/checks/{check.id}/reveal") for client in clients])

    assert {one.status_code for one in answers} == {303}
    assert len(world.all(RevealedAnswer)) == len(SAID)
    assert [entry.verb for entry in world.all(Entry, verb="revealed_check")] == ["revealed_check"]


# Nobody knows whose it was


def test_at_the_reveal_every_tie_between_an_answer_and_a_person_is_cut(world: World) -> None:
    revealed(world)

    columns = RevealedAnswer.__table__.columns.keys()
    assert [name for name in columns if "person" in name or name.endswith(("_at", "_by_id"))] == []
    assert world.all(ClosedAnswer) == []
    said = [str(entry.details) for entry in world.all(Entry)]
    assert not any(sentence in line for line in said for sentence, _, _ in SAID.values())
    assert not [entry for entry in world.all(Entry) if "answer" in entry.verb]


def test_the_order_is_drawn_is_not_that_of_answering_and_is_the_same_for_everybody(
    world: World, signed_in: SignedIn
) -> None:
    check = begun(world)
    answered_by(world, check, *SAID)
    opened_by(world, check, world.guide, shuffle=list.reverse)

    with world.database.reading():
        told = [one.sentence for one in answers_in([check.id])[check.id]]

    assert told == [sentence for sentence, _, _ in SAID.values()][::-1]
    ids = [one.id for one in sorted(world.all(RevealedAnswer), key=lambda one: one.place)]
    assert ids == sorted(ids)
    shown = [_sentences(signed_in(who), check) for who in (world.teacher, world.reader)]
    assert shown[0] == shown[1] == told


def test_every_part_has_an_order_of_its_own(world: World) -> None:
    check, turns = begun(world), count()
    answered_by(world, check, *SAID)

    def turned(values: list[Any]) -> None:
        """Every next part one place further."""
        turn = next(turns)
        values[:] = values[turn:] + values[:turn]

    opened_by(world, check, world.guide, shuffle=turned)

    rows = {(one.sentence, one.phase) for one in world.all(RevealedAnswer)}
    assert rows != {(sentence, phase) for sentence, phase, _ in SAID.values()}
    assert sorted(one.phase for one in world.all(RevealedAnswer)) == sorted(phase for _, phase, _ in SAID.values())


def test_a_closed_answer_is_in_no_export_and_is_never_found(app: Site, world: World, signed_in: SignedIn) -> None:
    check = begun(world)
    answered_by(world, check, "guide")
    with world.database.writing():
        follow_the_journal()
    with world.database.reading() as session:
        everything = str(whole_of(session.get_one(DesignTeam, world.waterlelie.id), {}, made_at=ours.now()))
    teacher, secret = signed_in(world.teacher), "flapoor"

    shown = [
        teacher.get(f"/search?q={secret}").text,
        teacher.get(f"/iterations/{world.waterlelie.iteration_id}/dossier").text,
        teacher.get(_team(world)).text,
        everything,
    ]

    assert not [page for page in shown if "vertelt het verder" in page]


def test_what_was_opened_goes_along_in_lists_of_which_no_place_is_one_person(world: World) -> None:
    revealed(world)
    dots = begun(world, CheckKind.QUADRANT)
    dots_by(world, dots, *DOTS)
    opened_by(world, dots, world.guide)

    with world.database.reading() as session:
        team = session.get_one(DesignTeam, world.waterlelie.id)
        picture, quadrant = whole_of(team, {}, made_at=ours.now())["checks"]

    assert sorted(picture["sentences"]) == sorted(sentence for sentence, _, _ in SAID.values())
    assert len(quadrant["wished"]) == len(DOTS)
    assert not {"answers", "by", "opened_by"} & {*picture, *quadrant}


def test_the_database_itself_refuses_a_reveal_of_fewer_than_four(world: World) -> None:
    check = begun(world)
    answered_by(world, check, "teacher", "guide", "researcher")

    with pytest.raises(IntegrityError):
        open_past_the_commands(world, check)


# What comes of it


def test_the_sentence_they_agree_on_becomes_the_goal_of_the_team(world: World, signed_in: SignedIn) -> None:
    check, teacher = revealed(world), signed_in(world.teacher)

    kept = teacher.fill_in(f"/checks/{check.id}", {"goal": "Leerlingen kiezen hun uitleg."}, to="/goal")

    assert kept.status_code == 303
    assert world.all(DesignTeam, id=world.waterlelie.id)[0].goal == "Leerlingen kiezen hun uitleg."
    assert "Leerlingen kiezen hun uitleg." in words(teacher, _checks(world))
    assert world.all(Entry, verb="described")


def test_two_who_write_the_sentence_at_once_see_both(world: World, signed_in: SignedIn) -> None:
    check = revealed(world)
    teacher, guide = signed_in(world.teacher), signed_in(world.guide)
    form = teacher.form_at(f"/checks/{check.id}", to="/goal")
    guide.fill_in(f"/checks/{check.id}", {"goal": "Wij kiezen samen."}, to="/goal")

    late = teacher.post(form.action, data=form.with_({"goal": "Iets anders."}))

    assert late.status_code == 409
    assert "Wij kiezen samen." in text_of(read(late.text).root)
    assert "Iets anders." in late.text


def test_a_sentence_is_agreed_on_after_the_reveal_only(world: World, signed_in: SignedIn) -> None:
    check = begun(world)

    assert signed_in(world.teacher).send(f"/checks/{check.id}/goal", {"goal": "Nu al"}).status_code == 409
    assert signed_in(world.teacher).send(f"/checks/{check.id}/because", {"because": "Nu al"}).status_code == 409


def test_the_quadrant_shows_both_clouds_and_why_they_differ(world: World, signed_in: SignedIn) -> None:
    check = begun(world, CheckKind.QUADRANT)
    dots_by(world, check, *DOTS)
    opened_by(world, check, world.guide)
    guide = signed_in(world.guide)

    guide.fill_in(f"/checks/{check.id}", {"because": "Groep 6 doet het anders."}, to="/because")

    shown = words(signed_in(world.reader), f"/checks/{check.id}")
    assert "Gemiddeld wensen jullie meer differentiatie en meer regie voor leerlingen." in shown
    assert "1,8 / 1,8" in shown  # the middle of now
    assert "Groep 6 doet het anders." in shown


def test_the_quadrant_stands_in_the_dossier_once_it_is_open(world: World, signed_in: SignedIn) -> None:
    teacher, url = signed_in(world.teacher), f"/iterations/{world.waterlelie.iteration_id}/dossier"
    check = begun(world, CheckKind.QUADRANT)
    dots_by(world, check, *DOTS)
    assert "dossier-quadrants" not in teacher.get(url).text

    opened_by(world, check, world.guide)

    assert "Waar we staan, en waarheen" in words(teacher, url)


def test_the_middle_moves_from_iteration_to_iteration(world: World, signed_in: SignedIn) -> None:
    first = begun(world, CheckKind.QUADRANT)
    dots_by(world, first, *DOTS)
    opened_by(world, first, world.guide)
    second = begun(world, CheckKind.QUADRANT)
    dots_by(world, second, *DOTS)
    opened_by(world, second, world.guide)

    shown = signed_in(world.teacher).get(f"/checks/{second.id}").text

    assert f'href="/checks/{first.id}"' in shown


# The words and the numbers


@pytest.mark.parametrize(
    ("sentences", "share"),
    [
        (["Leerlingen kiezen uitleg."] * 4, 100),
        (["Leerling kiest uitleg.", "De leerlingen kiezen uitleggen"], 67),  # kiest and kiezen are two stems
        (["Kinderen plannen.", "Leraren kijken."], 0),
        (["Leerlingen kiezen.", "Leerlingen plannen."], 50),
        (["wij en jullie", "de en het"], 0),
        (["Pupils choose.", "The pupil chooses"], 100),
        (["", ""], 0),
        (["alleen"], 0),
    ],
)
def test_how_much_of_the_words_is_the_same(sentences: Sequence[str], share: int) -> None:
    assert share_of(sentences) == share


def test_which_words_everybody_used_and_which_only_one() -> None:
    used = used_in(["Leerlingen kiezen uitleg", "Een leerling kiest", "De leerlingen kiezen", "Leerlingen plannen"])

    assert used.by_all == ["leerlingen"]
    assert used.by_one == ["kiest", "plannen", "uitleg"]


def test_a_check_keeps_plain_numbers_at_the_reveal(world: World) -> None:
    check = revealed(world)

    (kept,) = world.all(SharedCheck, id=check.id)
    assert (kept.answered, kept.phases_named) == (4, 3)
    assert kept.words_shared == share_of([sentence for sentence, _, _ in SAID.values()])


def test_pictures_that_diverge_are_found_by_the_newest_check(world: World, clock: time_machine.Traveller) -> None:
    first = revealed(world)
    assert diverging(world) == [first.id]
    clock.shift(timedelta(days=30))
    second = begun(world)
    with at_work(world) as session:
        for name in SAID:
            said = {"sentence": "Leerlingen kiezen uitleg.", "phase": "explore", "sure": Sureness.VERY}
            who = session.get_one(Person, getattr(world, name).id)
            commands.answer(session.get_one(SharedCheck, second.id), said, by=who)
    assert diverging(world) == [first.id]  # while it is open it says nothing

    opened_by(world, second, world.guide)

    assert diverging(world) == []


@pytest.mark.parametrize(
    ("phases", "shared", "diverges"),
    [
        (1, 100, False),
        (MANY_PHASES - 1, FEW_WORDS, False),
        (MANY_PHASES, 100, True),
        (1, FEW_WORDS - 1, True),
        (None, None, False),
    ],
)
def test_the_rule_is_the_same_in_words_and_in_sql(
    world: World, phases: int | None, shared: int | None, *, diverges: bool
) -> None:
    check = revealed(world)
    with at_work(world) as session:
        kept = session.get_one(SharedCheck, check.id)
        kept.phases_named, kept.words_shared = phases, shared

    assert has_diverged(phases, shared) is diverges
    assert bool(diverging(world)) is diverges


def test_the_history_shows_the_spread_and_takes_as_many_statements_for_many(world: World, signed_in: SignedIn) -> None:
    revealed(world)
    teacher = signed_in(world.teacher)
    shown, few = words(teacher, _checks(world)), len(teacher.queries)
    for _ in range(7):
        revealed(world)

    many = words(teacher, _checks(world))

    assert "ver uit elkaar" in shown
    assert many.count("ver uit elkaar") == 8
    assert len(teacher.queries) == few <= 6


def test_a_page_of_a_check_stays_within_its_budget(world: World, signed_in: SignedIn) -> None:
    check, teacher = begun(world), signed_in(world.teacher)
    counted = []
    for names in ((), ("teacher",), ("guide", "researcher", "school_leader")):
        answered_by(world, check, *names)
        teacher.get(f"/checks/{check.id}")
        counted.append(len(teacher.queries))
    opened_by(world, check, world.guide)
    teacher.get(f"/checks/{check.id}")

    assert max(*counted, len(teacher.queries)) <= 7


def answer_refused(client: Client, check: SharedCheck) -> TestResponse:
    """What a browser sends that still has the form in front of it."""
    fields = {"sentence": "Toch liever dit", "phase": "share", "sure": "very"}
    return client.send(f"/checks/{check.id}/answer", fields)


def open_past_the_commands(world: World, check: SharedCheck) -> None:
    with at_work(world) as session:
        kept = session.get_one(SharedCheck, check.id)
        kept.revealed_at, kept.answered = ours.now(), LEAST - 1


def diverging(world: World) -> list[int]:
    with world.database.reading() as session:
        return [row.id for row in session.execute(select(SharedCheck.id).where(is_newest_picture, diverges))]


def _sentences(client: Client, check: SharedCheck) -> list[str]:
    """The sentences in the order in which the page shows them."""
    page = client.get(f"/checks/{check.id}").text
    return [re.sub(r"<[^>]+>", "", one) for one in re.findall(r'<li class="voice">(.*?)</li>', page, re.DOTALL)]


def _team(world: World) -> str:
    return f"/teams/{world.waterlelie.id}"


def _checks(world: World) -> str:
    return f"{_team(world)}/checks"
