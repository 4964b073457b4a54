"""Who joins a team and who leaves it, and what it says it is after."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import pytest
import time_machine

from designteam.method.definition import Role
from designteam.network.models import Audience
from designteam.teams.models import DesignTeam, Membership
from tests.support.client import Client
from tests.support.pages import errors_in, typed_in
from tests.support.together import at_once
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]

TODAY = "2026-11-24"


@pytest.fixture
def people(world: World) -> str:
    return f"/teams/{world.waterlelie.id}/people"


@pytest.fixture
def memberships(world: World) -> str:
    return f"/teams/{world.waterlelie.id}/memberships"


# Joining


def test_who_leads_takes_a_colleague_into_the_team(
    world: World, clock: time_machine.Traveller, signed_in: SignedIn, people: str
) -> None:
    leader, colleague = signed_in(world.school_leader), signed_in(world.colleague)
    team = f"/teams/{world.waterlelie.id}"
    assert colleague.get(team).status_code == 404
    joining = {"email": world.colleague.email.upper(), "role": "teacher", "since": TODAY}

    answer = leader.fill_in(people, joining, to="/memberships")

    assert answer.status_code == 303
    assert colleague.get(team).status_code == 200
    assert world.all(Membership, person_id=world.colleague.id)[0].role is Role.TEACHER


def test_who_joins_tomorrow_reads_nothing_today(
    world: World, clock: time_machine.Traveller, signed_in: SignedIn, memberships: str
) -> None:
    joining = {"email": world.colleague.email, "role": "teacher", "since": "2026-11-25"}
    signed_in(world.guide).send(memberships, joining)
    colleague = signed_in(world.colleague)

    today = colleague.get(f"/teams/{world.waterlelie.id}").status_code
    clock.shift(12 * 3600)
    tomorrow = signed_in(world.colleague).get(f"/teams/{world.waterlelie.id}").status_code

    assert (today, tomorrow) == (404, 200)


@pytest.mark.parametrize(
    ("field", "typed"),
    [("email", "geen adres"), ("email", ""), ("role", "baas"), ("role", ""), ("since", "2026-02-31")],
)
def test_who_cannot_join_is_said_where_it_stands(
    world: World, signed_in: SignedIn, memberships: str, field: str, typed: str
) -> None:
    joining = {"email": world.colleague.email, "role": "teacher", "since": TODAY, field: typed}
    before = world.kept()

    answer = signed_in(world.guide).send(memberships, joining)

    assert answer.status_code == 422
    assert set(errors_in(answer.text)) == {field}
    assert world.kept() == before


def test_nobody_holds_the_same_role_twice(world: World, signed_in: SignedIn, memberships: str) -> None:
    joining = {"email": world.teacher.email, "role": "teacher", "since": TODAY}

    answer = signed_in(world.guide).send(memberships, joining)

    assert answer.status_code == 422
    assert len(world.all(Membership, person_id=world.teacher.id)) == 1


def test_who_designs_but_does_not_lead_lets_nobody_in(world: World, signed_in: SignedIn, memberships: str) -> None:
    answer = signed_in(world.teacher).send(memberships, {"email": world.colleague.email, "role": "teacher"})

    assert answer.status_code == 403
    assert world.all(Membership, person_id=world.colleague.id) == []


# Leaving


def test_who_leaves_reads_along_until_the_last_day_and_not_after(
    world: World, clock: time_machine.Traveller, signed_in: SignedIn
) -> None:
    answer = signed_in(world.guide).fill_in(_departure_of(world, world.teacher), {"last_day": TODAY}, to="/departure")

    assert answer.status_code == 303
    assert signed_in(world.teacher).get(f"/teams/{world.waterlelie.id}").status_code == 200
    clock.shift(86_400)
    assert signed_in(world.teacher).get(f"/teams/{world.waterlelie.id}").status_code == 404


def test_the_work_of_who_left_stays_under_their_name(world: World, signed_in: SignedIn) -> None:
    insight = world.insight(by=world.researcher)

    world.leave(world.researcher)

    assert world.researcher.name in signed_in(world.teacher).get(f"/artefacts/{insight.id}").text


def test_the_last_who_leads_cannot_leave(world: World, clock: time_machine.Traveller, signed_in: SignedIn) -> None:
    guide = signed_in(world.guide)
    first = guide.fill_in(_departure_of(world, world.school_leader), {"last_day": TODAY}, to="/departure")

    answer = guide.fill_in(_departure_of(world, world.guide), {"last_day": "2026-12-18"}, to="/departure")

    assert (first.status_code, answer.status_code) == (303, 409)
    assert typed_in(answer.text)["last_day"] == ["2026-12-18"]
    assert _membership(world, world.guide).until is None


def test_two_who_lead_never_leave_at_the_very_same_moment(
    world: World, clock: time_machine.Traveller, signed_in: SignedIn
) -> None:
    leaving = [(signed_in(who), _departure_of(world, who)) for who in (world.guide, world.school_leader)]

    answers = at_once([partial(client.send, url, {"last_day": TODAY}) for client, url in leaving])

    assert sorted(answer.status_code for answer in answers) == [303, 409]
    assert sorted(_membership(world, who).until is None for who in (world.guide, world.school_leader)) == [False, True]


def test_a_last_day_before_the_first_is_refused(world: World, signed_in: SignedIn) -> None:
    answer = signed_in(world.guide).send(_departure_of(world, world.teacher), {"last_day": "2024-07-31"})

    assert answer.status_code == 422
    assert set(errors_in(answer.text)) == {"last_day"}
    assert _membership(world, world.teacher).until is None


def test_a_membership_of_another_team_is_not_ended_from_here(world: World, signed_in: SignedIn) -> None:
    theirs = _membership(world, world.kompas_teacher)
    url = f"/teams/{world.waterlelie.id}/memberships/{theirs.id}/departure"

    answer = signed_in(world.school_leader).send(url, {"last_day": TODAY})

    assert answer.status_code == 404
    assert world.again(theirs).until is None


def _departure_of(world: World, who: Who) -> str:
    return f"/teams/{world.waterlelie.id}/memberships/{_membership(world, who).id}/departure"


def _membership(world: World, who: Who) -> Membership:
    """The first membership of somebody; of the guide that is the one in the team of De Waterlelie."""
    return world.all(Membership, person_id=who.id)[0]


# What the team is after


def test_what_the_team_is_after_is_read_by_whom_it_is_shared_with(world: World, signed_in: SignedIn) -> None:
    goal = {"goal": "Kinderen kiezen hun eigen som.", "audience": "public"}
    teacher, stranger = signed_in(world.teacher), signed_in(world.elsewhere)
    network = f"/networks/{world.names.network_id}"

    teacher.fill_in(f"/teams/{world.waterlelie.id}/goal", goal, to="/goal")
    read = stranger.get(network).text
    teacher.fill_in(f"/teams/{world.waterlelie.id}/goal", goal | {"audience": "team"}, to="/goal")
    read_later = stranger.get(network).text

    assert goal["goal"] in read
    assert goal["goal"] not in read_later


def test_who_saves_the_goal_second_sees_both_texts(world: World, signed_in: SignedIn) -> None:
    teacher, guide = signed_in(world.teacher), signed_in(world.guide)
    url = f"/teams/{world.waterlelie.id}/goal"
    mine = teacher.form_at(url, to="/goal")
    guide.fill_in(url, {"goal": "Van de procesbegeleider."}, to="/goal")

    answer = teacher.post(mine.action, data=mine.with_({"goal": "Van de leraar."}))

    (team,) = world.all(DesignTeam, id=world.waterlelie.id)
    assert answer.status_code == 409
    assert "Van de leraar." in typed_in(answer.text)["goal"]
    assert (team.goal, team.audience) == ("Van de procesbegeleider.", Audience.NETWORK)


def test_of_two_goals_at_the_very_same_moment_one_is_kept(world: World, signed_in: SignedIn) -> None:
    url = f"/teams/{world.waterlelie.id}/goal"
    texts = {"Van de leraar.": world.teacher, "Van de procesbegeleider.": world.guide}
    fields = [{"goal": text, "audience": "network", "from_version": 1} for text in texts]
    clients = [signed_in(who) for who in texts.values()]

    answers = at_once([partial(client.send, url, typed) for client, typed in zip(clients, fields, strict=True)])

    (team,) = world.all(DesignTeam, id=world.waterlelie.id)
    kept = [text for text, answer in zip(texts, answers, strict=True) if answer.status_code == 303]
    assert sorted(answer.status_code for answer in answers) == [303, 409]
    assert [team.goal] == kept


def test_a_membership_begins_and_ends_on_days(world: World) -> None:
    membership = _membership(world, world.leaver)

    assert membership.is_current(date(2024, 12, 31))
    assert not membership.is_current(date(2025, 1, 1))
