"""What a team agrees on: in words, in hours and on cards; each member speaks for themselves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

import pytest
import time_machine

from designteam.kit import clock as ours
from designteam.method.definition import Role
from designteam.network.models import SchoolType
from designteam.people.models import Person
from designteam.teams.commands import found
from designteam.teams.models import (
    AgreedHours,
    HoursSpent,
    Membership,
    RoleCard,
    TeamAgreement,
    WantedRole,
    school_year_of,
)
from tests.support.client import Client
from tests.support.pages import errors_in, typed_in
from tests.support.together import at_once
from tests.support.world import AN_AFTERNOON, Where, Who, World

SignedIn = Callable[[Who], Client]

TODAY = AN_AFTERNOON.date().isoformat()


@pytest.fixture
def home(world: World, clock: time_machine.Traveller) -> str:
    return f"/teams/{world.waterlelie.id}"


# In words


def test_what_is_agreed_is_read_by_everybody_in_the_team(world: World, signed_in: SignedIn, home: str) -> None:
    said = {"rhythm": "Elke dinsdag om drie uur.", "board_contact": "De schoolleider."}

    signed_in(world.teacher).fill_in(f"{home}/agreement/edit", said, to="/agreement")

    read = signed_in(world.reader).get(f"{home}/agreement").text
    assert [text in read for text in said.values()] == [True, True]
    assert signed_in(world.kompas_teacher).get(f"{home}/agreement").status_code == 404


def test_who_saves_an_agreement_second_sees_both_texts(world: World, signed_in: SignedIn, home: str) -> None:
    teacher, guide = signed_in(world.teacher), signed_in(world.guide)
    mine = teacher.form_at(f"{home}/agreement/edit", to="/agreement")
    guide.fill_in(f"{home}/agreement/edit", {"rhythm": "Op maandag.", "cover": "Er is een invaller."}, to="/agreement")

    answer = teacher.post(mine.action, data=mine.with_({"rhythm": "Op vrijdag."}))

    (kept,) = world.all(TeamAgreement)
    assert answer.status_code == 409
    assert typed_in(answer.text)["rhythm"] == ["Op vrijdag."]
    assert world.guide.name in answer.text
    assert (kept.rhythm, kept.version) == ("Op maandag.", 1)


def test_of_two_agreements_at_the_very_same_moment_one_is_kept(world: World, signed_in: SignedIn, home: str) -> None:
    texts = {"Op maandag.": world.teacher, "Op vrijdag.": world.guide}
    clients = [signed_in(who) for who in texts.values()]

    answers = at_once(
        [
            partial(client.send, f"{home}/agreement", {"rhythm": text, "from_version": 0})
            for client, text in zip(clients, texts, strict=True)
        ]
    )

    assert sorted(answer.status_code for answer in answers) == [303, 409]
    assert len(world.all(TeamAgreement)) == 1


def test_a_new_school_year_begins_with_what_was_agreed_before(
    world: World, signed_in: SignedIn, home: str, clock: time_machine.Traveller
) -> None:
    signed_in(world.teacher).fill_in(f"{home}/agreement/edit", {"rhythm": "Op maandag."}, to="/agreement")
    clock.shift(timedelta(days=300))
    teacher = signed_in(world.teacher)

    form = teacher.form_at(f"{home}/agreement/edit", to="/agreement")
    teacher.post(form.action, data=form.with_({"rhythm": "Op dinsdag."}))

    kept = {agreement.school_year: agreement.rhythm for agreement in world.all(TeamAgreement)}
    assert form.with_({})["rhythm"] == ["Op maandag."]
    assert kept == {2026: "Op maandag.", 2027: "Op dinsdag."}


@pytest.mark.parametrize(
    ("day", "year"), [(date(2026, 7, 31), 2025), (date(2026, 8, 1), 2026), (date(2027, 1, 1), 2026)]
)
def test_a_school_year_begins_in_august(day: date, year: int) -> None:
    assert school_year_of(day) == year


# In hours


def test_hours_that_were_noted_stand_beside_what_was_agreed(world: World, signed_in: SignedIn, home: str) -> None:
    teacher, leader = signed_in(world.teacher), signed_in(world.school_leader)
    leader.fill_in(f"{home}/agreed-hours", {f"hours_{world.teacher.id}": "60"}, to="/agreed-hours")

    for quarters in ("6", "4"):
        teacher.fill_in(f"{home}/agreement", {"quarters": quarters, "on": TODAY}, to="/hours")

    read = leader.get(f"{home}/agreement").text
    assert [text in read for text in (">60<", ">2,5<")] == [True, True]
    assert {row.person_id for row in world.all(HoursSpent)} == {world.teacher.id}


def test_everybody_stands_in_the_order_in_which_they_came(world: World, signed_in: SignedIn, home: str) -> None:
    """Not in order of hours: it is no ranking."""
    guide = signed_in(world.guide)
    guide.send(f"{home}/hours", {"quarters": "32", "on": TODAY})

    read = guide.get(f"{home}/agreement").text
    names = [world.teacher.name, world.school_leader.name, world.researcher.name, world.guide.name, world.reader.name]
    places = [read.index(f'<th scope="row">{name}</th>') for name in names]
    assert places == sorted(places)


def test_hours_sent_twice_count_once(world: World, signed_in: SignedIn, home: str) -> None:
    teacher = signed_in(world.teacher)
    form = teacher.form_at(f"{home}/agreement", to="/hours")
    fields = form.with_({"quarters": "4", "on": TODAY})

    answers = [teacher.post(form.action, data=fields).status_code for _ in range(2)]

    assert (answers, len(world.all(HoursSpent))) == ([303, 303], 1)


def test_one_takes_back_ones_own_hours_and_not_those_of_others(world: World, signed_in: SignedIn, home: str) -> None:
    teacher, guide = signed_in(world.teacher), signed_in(world.guide)
    teacher.send(f"{home}/hours", {"quarters": "4", "on": TODAY})
    (spent,) = world.all(HoursSpent)

    guide.send(f"{home}/hours/{spent.id}/removal")
    left = len(world.all(HoursSpent))
    teacher.send(f"{home}/hours/{spent.id}/removal")

    assert (left, world.all(HoursSpent)) == (1, [])


@pytest.mark.parametrize(
    ("field", "typed"), [("quarters", ""), ("quarters", "5"), ("quarters", "-4"), ("on", ""), ("on", "2026-02-31")]
)
def test_hours_that_cannot_be_are_refused_where_they_stand(
    world: World, signed_in: SignedIn, home: str, field: str, typed: str
) -> None:
    answer = signed_in(world.teacher).send(f"{home}/hours", {"quarters": "4", "on": TODAY, field: typed})

    assert (answer.status_code, set(errors_in(answer.text))) == (422, {field})
    assert world.all(HoursSpent) == []


def test_hours_are_agreed_only_by_who_leads_and_only_with_the_team(
    world: World, signed_in: SignedIn, home: str
) -> None:
    fields = {f"hours_{world.teacher.id}": "60", f"hours_{world.kompas_teacher.id}": "60"}

    refused = signed_in(world.teacher).send(f"{home}/agreed-hours", fields).status_code
    signed_in(world.guide).send(f"{home}/agreed-hours", fields)

    agreed = {row.person_id: row.hours for row in world.all(AgreedHours)}
    assert (refused, agreed) == (403, {world.teacher.id: 60})


def test_agreed_hours_can_be_changed_and_taken_back(world: World, signed_in: SignedIn, home: str) -> None:
    guide = signed_in(world.guide)
    seen = []
    for hours in ("60", "40", ""):
        guide.fill_in(f"{home}/agreed-hours", {f"hours_{world.teacher.id}": hours}, to="/agreed-hours")
        seen.append([row.hours for row in world.all(AgreedHours)])

    assert seen == [[60], [40], []]


@pytest.mark.parametrize("hours", ["-1", "1001", "veel", str(2**63), "1,5"])
def test_a_number_of_hours_that_cannot_be_is_refused(world: World, signed_in: SignedIn, home: str, hours: str) -> None:
    answer = signed_in(world.guide).send(f"{home}/agreed-hours", {f"hours_{world.teacher.id}": hours})

    assert (answer.status_code, world.all(AgreedHours)) == (422, [])


def test_a_page_with_hours_is_kept_by_no_browser(world: World, signed_in: SignedIn, home: str) -> None:
    answer = signed_in(world.teacher).get(f"{home}/agreement")

    assert answer.headers["Cache-Control"] == "private, no-store"


# On cards


def test_everybody_fills_in_only_their_own_card(world: World, signed_in: SignedIn, home: str) -> None:
    said = {"brings": "Ik ken groep 7.", "expects": "Tijd.", "hours_per_month": "6"}
    extra = {"person_id": world.guide.id, "team_id": world.kompas.id}

    signed_in(world.teacher).send(f"{home}/role-card", said | extra)

    (card,) = world.all(RoleCard)
    assert (card.person_id, card.team_id) == (world.teacher.id, world.waterlelie.id)
    assert "Ik ken groep 7." in signed_in(world.reader).get(f"{home}/role-cards").text
    assert signed_in(world.reader).get(f"{home}/role-card").status_code == 403


def test_a_card_shows_at_once_when_it_changes(world: World, signed_in: SignedIn, home: str) -> None:
    teacher, guide = signed_in(world.teacher), signed_in(world.guide)
    kept = guide.get(f"{home}/role-cards")

    teacher.fill_in(f"{home}/role-card", {"brings": "Nieuwe ideeën."}, to="/role-card")

    again = guide.get(f"{home}/role-cards", headers={"If-None-Match": kept.headers["ETag"]})
    assert again.status_code == 200
    assert "Nieuwe ideeën." in again.text


# Who is looked for


def test_a_team_says_for_whom_it_looks_and_stops_looking(world: World, signed_in: SignedIn, home: str) -> None:
    guide, reader = signed_in(world.guide), signed_in(world.reader)
    sentence = "We zoeken een student voor vier weken."
    looking = {"role": "student_teacher", "sentence": sentence}

    guide.fill_in(f"{home}/people", looking, to="/wanted-roles")
    read = reader.get(f"{home}/people").text
    guide.fill_in(f"{home}/people", looking | {"sentence": ""}, to="/wanted-roles")

    assert sentence in read
    assert sentence not in reader.get(f"{home}/people").text
    assert world.all(WantedRole) == []


# Coming and going


def test_who_joined_lately_is_shown_the_way_and_who_has_been_there_long_is_not(
    world: World, signed_in: SignedIn, home: str, clock: time_machine.Traveller
) -> None:
    joining = {"email": world.colleague.email, "role": "teacher", "since": TODAY}
    signed_in(world.guide).send(f"{home}/memberships", joining)
    way = f'href="{home}/introduction"'

    seen = [way in signed_in(who).get(home).text for who in (world.colleague, world.teacher)]
    clock.shift(timedelta(weeks=6))

    assert seen == [True, False]
    assert way not in signed_in(world.colleague).get(home).text


def test_a_newcomer_reads_how_the_question_became_what_it_is_and_why_things_were_decided(
    world: World, signed_in: SignedIn, home: str
) -> None:
    question = world.question(text="Een eerste vraag?")
    world.revise(question, text="Een scherpere vraag?", because="De eerste was te groot.")
    world.evaluation(decision="stop", decision_because="Het paste niet in de les.")
    world.drop(world.direction(title="Een bord vol kaarten"), because="Te duur.")

    read = signed_in(world.teacher).get(f"{home}/introduction").text

    texts = ("Een eerste vraag?", "Een scherpere vraag?", "De eerste was te groot.", "Het paste niet in de les.",
             "Te duur.", world.guide.name)  # fmt: skip
    assert [text for text in texts if text not in read] == []


def test_who_says_goodbye_sees_what_only_this_person_wrote_at(
    world: World, signed_in: SignedIn, home: str, clock: time_machine.Traveller
) -> None:
    alone = world.insight(text="Alleen van de leraar.", by=world.teacher)
    together = world.insight(text="Van de leraar eerst.", by=world.teacher)
    world.revise(together, text="Van ons samen.", by=world.guide)
    agreed = world.insight(text="Al afgesproken.", by=world.teacher)
    world.agree(agreed)
    guide = signed_in(world.guide)
    membership = _membership_of(world, world.waterlelie, world.teacher)

    read = guide.get(f"{home}/memberships/{membership}/departure").text

    shown = [f"/artefacts/{artefact.id}" in read for artefact in (alone, together, agreed)]
    assert shown == [True, False, False]


def _membership_of(world: World, where: Where, who: Who) -> int:
    return world.all(Membership, team_id=where.id, person_id=who.id)[0].id


def test_a_team_that_has_not_begun_has_these_pages_too(world: World, signed_in: SignedIn) -> None:
    with world.database.writing() as session:
        leader = session.get_one(Person, world.guide.id)
        place = {"school": "De Waterlelie", "town": "", "network": "Samen ontwerpen"}
        kind = SchoolType.PRIMARY
        team = found("Nieuw", leader=leader, role=Role.PROCESS_GUIDE, on=ours.today(), school_type=kind, **place)
        session.flush()
    guide = signed_in(world.guide)

    pages = ("people", "agreement", "agreement/edit", "agreed-hours", "role-cards", "role-card", "introduction")
    assert {page: guide.get(f"/teams/{team.id}/{page}").status_code for page in pages} == dict.fromkeys(pages, 200)
