"""Sharing events: announced by who looks after the network, with places that are given out in the order of coming."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Barrier, Thread
from typing import Any

import pypdf
import pytest
from icalendar import Calendar
from syrupy.assertion import SnapshotAssertion

from designteam.cycle.models import Manner
from designteam.events import commands, policy
from designteam.events.models import EventNote, Seat, SharingEvent, SignUp, TakenIdea, TeamCard, WalkIn
from designteam.journal.models import Entry
from designteam.kit import clock as ours
from designteam.kit.web import Site
from designteam.letters.models import Letter
from designteam.network.models import Audience, Network
from designteam.papers.models import Making, Paper
from designteam.people.models import Person
from designteam.struggles import commands as struggles
from designteam.teams.models import DesignTeam
from designteam.teams.queries.viewers import member_of
from tests.support.client import Client
from tests.support.pages import read, text_of
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]
DAY = {
    "title": "Samen kijken",
    "theme": "Wat doen kinderen als ze zelf kiezen?",
    "on": "2026-12-09",
    "begins": "13:30",
    "ends": "16:30",
    "room": "De Waterlelie",
    "audience": "network",
}

pytestmark = pytest.mark.usefixtures("clock")


def announce(world: World, *, days: int = 15, **fields: Any) -> SharingEvent:
    """A sharing event of the network in two weeks."""
    starts = datetime(2026, 11, 24, 13, 30, tzinfo=ours.SCHOOL_TIME) + timedelta(days=days)
    known = {"title": "Samen kijken", "starts_at": starts, "ends_at": starts + timedelta(hours=3), **fields}
    with world.database.writing() as session:
        network = session.get_one(Network, world.names.network_id)
        return commands.announce(network, **known, at=ours.now())


def words(html: str) -> str:
    """A page as it is read out."""
    return text_of(read(html).root)


def letters(world: World) -> list[tuple[str, str]]:
    return [(one.address, one.subject) for one in world.all(Letter)]


# Announcing


def test_who_looks_after_the_network_announces_it_with_its_programme(world: World, signed_in: SignedIn) -> None:
    rows = {"programme-0-minutes": "15", "programme-0-what": "Inloop", "programme-1-minutes": "60"}

    coordinator = signed_in(world.coordinator)
    new = f"/networks/{world.names.network_id}/events/new"
    answer = coordinator.fill_in(new, DAY | rows | {"programme-1-what": "Aan tafels"})

    (event,) = world.all(SharingEvent)
    assert answer.location.endswith(f"/events/{event.id}")
    assert event.programme == [[15, "Inloop"], [60, "Aan tafels"]]
    page = words(coordinator.get(f"/events/{event.id}").text)
    assert "Samen kijken" in page
    assert "13.45 uur Aan tafels" in page
    assert "Samen kijken" in coordinator.get("/events").text


def test_the_same_form_sent_twice_makes_one(world: World, signed_in: SignedIn) -> None:
    coordinator = signed_in(world.coordinator)
    for _ in range(2):
        coordinator.send(f"/networks/{world.names.network_id}/events", DAY | {"submission": "een"})

    assert len(world.all(SharingEvent)) == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"ends": "13:00"},
        {"title": ""},
        {"sign_up_until": "2026-12-10"},
        {"places": "0"},
        {"audience": "team"},
        {"programme-0-what": "Zonder minuten"},
        {"programme-0-minutes": "10"},
        {f"programme-{number}-what": "x" for number in range(30)},
        {"link": "geen adres"},
    ],
)
def test_what_cannot_be_is_refused_in_words(world: World, signed_in: SignedIn, wrong: dict[str, str]) -> None:
    answer = signed_in(world.coordinator).send(f"/networks/{world.names.network_id}/events", DAY | wrong)

    assert answer.status_code == 422
    assert world.all(SharingEvent) == []


def test_another_part_of_the_programme_is_asked_for_without_a_script(world: World, signed_in: SignedIn) -> None:
    more = {"programme-0-minutes": "15", "programme-0-what": "Inloop", "one_more": "1", "programme-²-what": "x"}

    answer = signed_in(world.coordinator).send(f"/networks/{world.names.network_id}/events", DAY | more)

    assert answer.status_code == 200
    assert "programme-1-what" in answer.text
    assert world.all(SharingEvent) == []


@pytest.mark.parametrize("who", ["teacher", "guide", "visitor", "administrator", "elsewhere"])
def test_nobody_else_announces_or_changes_it(world: World, signed_in: SignedIn, who: str) -> None:
    event = announce(world)
    somebody = signed_in(getattr(world, who))

    assert somebody.get(f"/networks/{world.names.network_id}/events/new").status_code == 403
    assert somebody.get(f"/events/{event.id}/edit").status_code in {403, 404}
    assert somebody.get(f"/events/{event.id}/people.csv").status_code in {403, 404}


@pytest.mark.parametrize(
    ("audience", "readers"),
    [
        (Audience.NETWORK, {"teacher", "colleague", "coordinator"}),
        (Audience.OUTER, {"teacher", "colleague", "coordinator", "visitor"}),
        (Audience.PUBLIC, {"teacher", "colleague", "coordinator", "visitor", "elsewhere", "administrator"}),
    ],
)
def test_exactly_the_circle_that_is_asked_finds_it(
    world: World, signed_in: SignedIn, client: Client, audience: Audience, readers: set[str]
) -> None:
    event = announce(world, audience=audience)

    for who in ("teacher", "colleague", "coordinator", "visitor", "elsewhere", "administrator"):
        somebody = signed_in(getattr(world, who))
        assert (somebody.get(f"/events/{event.id}").status_code == 200) is (who in readers), who
        assert ("Samen kijken" in somebody.get("/events").text) is (who in readers), who
    assert ("Samen kijken" in client.get("/events").text) is (audience is Audience.PUBLIC)
    assert (client.get(f"/events/{event.id}").status_code == 200) is (audience is Audience.PUBLIC)


def test_only_who_comes_and_who_prepares_read_who_comes(world: World, signed_in: SignedIn, client: Client) -> None:
    event = announce(world, audience=Audience.PUBLIC, link="https://samen.example/zaal")
    researcher = signed_in(world.researcher)
    researcher.fill_in(f"/events/{event.id}/sign-ups/new")

    for somebody in (client, signed_in(world.kompas_teacher), signed_in(world.visitor)):
        page = somebody.get(f"/events/{event.id}").text
        assert world.researcher.name not in page
        assert "samen.example" not in page
        assert "samen.example" not in somebody.get(f"/events/{event.id}/calendar.ics").text
    for somebody in (researcher, signed_in(world.coordinator)):
        page = somebody.get(f"/events/{event.id}").text
        assert world.researcher.name in words(page)
        assert "samen.example" in page


# Changing and cancelling


def test_who_signed_up_is_told_of_another_day_and_of_the_reason_why_not(world: World, signed_in: SignedIn) -> None:
    event = announce(world)
    signed_in(world.teacher).fill_in(f"/events/{event.id}/sign-ups/new")
    coordinator = signed_in(world.coordinator)

    coordinator.fill_in(f"/events/{event.id}/edit", {"on": "2026-12-10"}, to=f"/events/{event.id}")
    coordinator.fill_in(f"/events/{event.id}/edit", {"theme": "Iets anders"}, to=f"/events/{event.id}")
    coordinator.fill_in(f"/events/{event.id}/cancellation", {"reason": "Er ligt sneeuw."})

    (kept,) = world.all(SharingEvent)
    assert kept.starts_at.day == 10
    assert letters(world) == [
        (world.teacher.email, "Veranderd: Samen kijken"),
        (world.teacher.email, "Gaat niet door: Samen kijken"),
    ]
    assert "Er ligt sneeuw." in words(signed_in(world.teacher).get(f"/events/{event.id}").text)
    assert "STATUS:CANCELLED" in coordinator.get(f"/events/{event.id}/calendar.ics").text


def test_what_has_begun_is_no_longer_cancelled(world: World, signed_in: SignedIn) -> None:
    event = announce(world, days=-1)

    answer = signed_in(world.coordinator).send(f"/events/{event.id}/cancellation", {"reason": "Toch niet."})

    assert answer.status_code == 422
    assert not world.all(SharingEvent)[0].is_cancelled


def test_two_who_change_it_both_keep_what_they_typed(world: World, signed_in: SignedIn) -> None:
    event = announce(world)
    coordinator = signed_in(world.coordinator)
    coordinator.send(f"/events/{event.id}", DAY | {"from_version": 1, "title": "Eerst"})

    answer = coordinator.send(f"/events/{event.id}", DAY | {"from_version": 1, "title": "Daarna"})

    assert answer.status_code == 409
    assert "Eerst" in answer.text
    assert "Daarna" in answer.text


def test_it_goes_into_somebodys_calendar(world: World, signed_in: SignedIn) -> None:
    event = announce(world, place="De Waterlelie")

    answer = signed_in(world.teacher).get(f"/events/{event.id}/calendar.ics")

    (in_it,) = Calendar.from_ical(answer.data).walk("VEVENT")
    assert in_it["summary"] == "Samen kijken"
    assert in_it["location"] == "De Waterlelie"
    assert in_it.decoded("dtstart") == event.starts_at


# Signing up


def test_places_go_in_the_order_of_coming_and_the_first_in_line_gets_what_is_given_back(
    world: World, signed_in: SignedIn
) -> None:
    event = announce(world, places=1)
    people = [world.teacher, world.guide, world.kompas_teacher]
    for who in people:
        signed_in(who).fill_in(f"/events/{event.id}/sign-ups/new")

    assert [one.waits for one in world.all(SignUp)] == [False, True, True]

    signed_in(world.teacher).send(f"/events/{event.id}/withdrawal")

    assert {one.person_id: one.waits for one in world.all(SignUp)} == {
        world.guide.id: False,
        world.kompas_teacher.id: True,
    }
    assert letters(world) == [(world.guide.email, "Je hebt een plek: Samen kijken")]


def test_who_waits_does_not_read_who_comes(world: World, signed_in: SignedIn) -> None:
    event = announce(world, places=1)
    signed_in(world.researcher).fill_in(f"/events/{event.id}/sign-ups/new")
    waits = signed_in(world.kompas_teacher)
    waits.fill_in(f"/events/{event.id}/sign-ups/new")

    assert world.researcher.name not in words(waits.get(f"/events/{event.id}").text)


def test_who_left_the_network_no_longer_reads_what_teams_wrote(world: World, signed_in: SignedIn, clock: Any) -> None:
    event = announce(world)
    for who in (world.researcher, world.teacher):
        signed_in(who).fill_in(f"/events/{event.id}/sign-ups/new")
    signed_in(world.teacher).send(f"/events/{event.id}/card", {"seeks": "Een vraag", "brings": "", "from_version": 0})
    assert "Een vraag" in signed_in(world.researcher).get(f"/events/{event.id}").text

    world.leave(world.researcher)
    clock.shift(timedelta(days=2))

    gone = signed_in(world.researcher)
    assert "Een vraag" not in gone.get(f"/events/{event.id}").text
    assert gone.get(f"/events/{event.id}/table").status_code == 403


def test_more_places_let_who_waits_in(world: World, signed_in: SignedIn) -> None:
    event = announce(world, places=1)
    for who in (world.teacher, world.guide):
        signed_in(who).fill_in(f"/events/{event.id}/sign-ups/new")

    signed_in(world.coordinator).fill_in(f"/events/{event.id}/edit", {"places": "2"}, to=f"/events/{event.id}")

    assert not any(one.waits for one in world.all(SignUp))
    assert letters(world) == [(world.guide.email, "Je hebt een plek: Samen kijken")]


def test_one_person_has_one_place(world: World, signed_in: SignedIn) -> None:
    event = announce(world)
    teacher = signed_in(world.teacher)
    for _ in range(2):
        teacher.send(f"/events/{event.id}/sign-ups", {"whose": f"team-{world.waterlelie.id}"})

    (mine,) = world.all(SignUp)
    assert (mine.team_id, mine.school_id) == (world.waterlelie.id, world.waterlelie.school_id)


def test_who_is_in_two_teams_says_for_which_one_they_come(world: World, signed_in: SignedIn) -> None:
    event = announce(world)
    guide = signed_in(world.guide)

    refused = guide.send(f"/events/{event.id}/sign-ups", {"whose": "team-987654"})
    guide.send(f"/events/{event.id}/sign-ups", {"whose": f"team-{world.kompas.id}"})

    assert refused.status_code == 422
    assert [one.team_id for one in world.all(SignUp)] == [world.kompas.id]


def test_somebody_of_the_outer_circle_comes_for_their_school(world: World, signed_in: SignedIn) -> None:
    event = announce(world, audience=Audience.OUTER)
    visitor = signed_in(world.visitor)

    visitor.fill_in(f"/events/{event.id}/sign-ups/new")

    (mine,) = world.all(SignUp)
    assert mine.team_id is None
    assert "De Buitenplaats" in words(visitor.get(f"/events/{event.id}").text)


def test_who_looks_after_the_network_comes_for_nobody_in_particular(world: World, signed_in: SignedIn) -> None:
    event = announce(world)

    signed_in(world.coordinator).send(f"/events/{event.id}/sign-ups")

    (mine,) = world.all(SignUp)
    assert (mine.team_id, mine.school_id) == (None, None)
    assert signed_in(world.coordinator).get(f"/events/{event.id}/table").status_code == 200


@pytest.mark.parametrize("who", ["elsewhere", "administrator"])
def test_who_is_not_asked_reads_a_public_one_but_gets_no_place(world: World, signed_in: SignedIn, who: str) -> None:
    event = announce(world, audience=Audience.PUBLIC)
    somebody = signed_in(getattr(world, who))

    assert somebody.send(f"/events/{event.id}/sign-ups").status_code == 403
    assert world.all(SignUp) == []


@pytest.mark.parametrize(
    "too_late", [{"days": -1}, {"sign_up_until": datetime(2026, 11, 23, tzinfo=ours.SCHOOL_TIME).date()}]
)
def test_after_its_last_day_nobody_signs_up(world: World, signed_in: SignedIn, too_late: dict[str, Any]) -> None:
    event = announce(world, **too_late)
    teacher = signed_in(world.teacher)

    assert "sign-ups" not in teacher.get(f"/events/{event.id}").text
    teacher.send(f"/events/{event.id}/sign-ups", {"whose": f"team-{world.waterlelie.id}"})

    assert world.all(SignUp) == []


def test_the_list_for_the_door_holds_no_addresses(world: World, signed_in: SignedIn) -> None:
    event = announce(world)
    signed_in(world.teacher).fill_in(f"/events/{event.id}/sign-ups/new")

    sheet = signed_in(world.coordinator).get(f"/events/{event.id}/people.csv").data.decode()

    assert world.teacher.name in sheet
    assert world.teacher.email not in sheet


def test_it_stands_at_ones_own_start(world: World, signed_in: SignedIn) -> None:
    event = announce(world, audience=Audience.OUTER)
    for who in (world.teacher, world.visitor):
        somebody = signed_in(who)
        assert f"/events/{event.id}" not in somebody.get("/").text
        somebody.fill_in(f"/events/{event.id}/sign-ups/new")
        assert f"/events/{event.id}" in somebody.get("/").text
    assert f"/events/{event.id}" in signed_in(world.kompas_teacher).get(f"/networks/{world.names.network_id}").text


def test_a_page_takes_as_many_statements_for_many_as_for_one(world: World, signed_in: SignedIn) -> None:
    event = announce(world)
    coordinator = signed_in(world.coordinator)
    signed_in(world.teacher).fill_in(f"/events/{event.id}/sign-ups/new")
    few = [len(asked(coordinator, url)) for url in ("/events", f"/events/{event.id}")]
    for who in (world.guide, world.kompas_teacher, world.colleague):
        signed_in(who).fill_in(f"/events/{event.id}/sign-ups/new")
    for days in range(1, 9):
        announce(world, days=days)

    assert [len(asked(coordinator, url)) for url in ("/events", f"/events/{event.id}")] == few
    assert max(few) <= 6


def asked(client: Client, url: str) -> list[str]:
    assert client.get(url).status_code == 200
    return list(client.queries)


# Who may do what

COLUMNS = ("client", "elsewhere", "visitor", "colleague", "kompas_teacher", "reader", "teacher", "coordinator")


def test_who_may_do_what_with_a_sharing_event(
    app: Site, world: World, signed_in: SignedIn, client: Client, snapshot: SnapshotAssertion
) -> None:
    """Of a public one, to which the teacher and the reader of De Waterlelie come. 302 asks to sign in first."""
    event = announce(world, audience=Audience.PUBLIC)
    known = {"event_id": event.id, "network_id": world.names.network_id}
    people = {who: client if who == "client" else signed_in(getattr(world, who)) for who in COLUMNS}
    for who in ("teacher", "reader"):
        people[who].fill_in(f"/events/{event.id}/sign-ups/new")
    lines = [" " * 52 + " ".join(f"{who:>14}" for who in COLUMNS)]
    for rule in sorted(app.url_map.iter_rules(), key=str):
        if rule.endpoint.startswith("events.") and rule.arguments <= set(known) and "GET" in (rule.methods or ()):
            url = re.sub(r"<[^>]*?(\w+)>", lambda found: str(known[found[1]]), rule.rule)
            answers = [people[who].get(url).status_code for who in COLUMNS]
            lines.append(f"{rule.rule:<52}" + " ".join(f"{status:>14}" for status in answers))

    assert "\n".join(lines) == snapshot


# Who came without signing up


@pytest.fixture
def today(world: World, signed_in: SignedIn, clock: Any) -> SharingEvent:
    """A sharing event of this afternoon, to which the teacher comes, and that the outer circle reads as well."""
    event = announce(world, days=1, audience=Audience.OUTER)
    signed_in(world.teacher).fill_in(f"/events/{event.id}/sign-ups/new")
    clock.shift(timedelta(days=1))
    return event


def test_who_came_without_signing_up_is_noted_at_the_door(
    world: World, signed_in: SignedIn, today: SharingEvent
) -> None:
    coordinator, url = signed_in(world.coordinator), f"/events/{today.id}/walk-ins"

    coordinator.fill_in(url, {"school": str(world.kompas.school_id), "people": "3"}, to="/walk-ins")
    coordinator.fill_in(url, {"who": "Wethouder De Wit"}, to="/walk-ins")

    assert "Genoteerd 4 mensen" in words(coordinator.get(url).text)
    seen = words(coordinator.get(f"/events/{today.id}").text)
    assert "Het Kompas 3 mensen" in seen
    assert "Wethouder De Wit" in seen
    listed = coordinator.get(f"/events/{today.id}/people.csv").text
    assert ";Het Kompas;;kwam zonder aanmelding;;3" in listed


def test_who_comes_reads_the_school_and_the_number_and_no_name(
    world: World, signed_in: SignedIn, today: SharingEvent
) -> None:
    signed_in(world.coordinator).send(f"/events/{today.id}/walk-ins", {"who": "Wethouder De Wit", "people": "2"})

    seen = words(signed_in(world.teacher).get(f"/events/{today.id}").text)

    assert "van een andere school 2 mensen" in seen
    assert "De Wit" not in seen
    assert "zonder aanmelding" not in signed_in(world.visitor).get(f"/events/{today.id}").text.lower()


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"who": "x" * 121},
        {"who": "Iemand", "people": "0"},
        {"who": "Iemand", "people": "51"},
        {"school": "999999"},
        {"school": "x", "who": "Iemand"},
    ],
)
def test_who_it_was_has_to_be_clear(
    world: World, signed_in: SignedIn, today: SharingEvent, wrong: dict[str, str]
) -> None:
    assert signed_in(world.coordinator).send(f"/events/{today.id}/walk-ins", wrong).status_code == 422
    assert world.all(WalkIn) == []


def test_a_line_that_was_a_mistake_is_taken_away(world: World, signed_in: SignedIn, today: SharingEvent) -> None:
    other, coordinator = announce(world, days=1), signed_in(world.coordinator)
    coordinator.send(f"/events/{today.id}/walk-ins", {"who": "Iemand"})
    (noted,) = world.all(WalkIn)

    assert coordinator.send(f"/events/{other.id}/walk-ins/{noted.id}/removal").status_code == 404
    assert coordinator.send(f"/events/{today.id}/walk-ins/{noted.id}/removal").status_code == 303
    assert coordinator.send(f"/events/{today.id}/walk-ins/{noted.id}/removal").status_code == 404
    assert world.all(WalkIn) == []


def test_it_is_noted_once_on_the_day_itself_and_by_who_prepares_it(
    world: World, signed_in: SignedIn, today: SharingEvent
) -> None:
    coordinator = signed_in(world.coordinator)
    for _ in range(2):
        coordinator.send(f"/events/{today.id}/walk-ins", {"who": "Iemand", "submission": "een"})
    assert len(world.all(WalkIn)) == 1

    later = announce(world, days=2)
    refused = coordinator.send(f"/events/{later.id}/walk-ins", {"who": "Te vroeg"})
    assert refused.status_code == 422
    assert "kan vanaf de dag zelf" in words(coordinator.get(f"/events/{later.id}/walk-ins").text)
    for who in (world.teacher, world.guide, world.visitor):
        assert signed_in(who).get(f"/events/{today.id}/walk-ins").status_code == 403
        assert signed_in(who).send(f"/events/{today.id}/walk-ins", {"who": "Iemand"}).status_code == 403
    assert len(world.all(WalkIn)) == 1


# What teams look for and bring


def test_a_team_begins_from_its_own_question_and_its_fresh_decision(world: World, signed_in: SignedIn) -> None:
    world.question(text="Hoe kiezen kinderen een doel?")
    world.evaluation(decision_because="De kaart met vier vragen werkt.")
    world.product(summary="Vier vragen op een kaart.")
    world.question(team=world.kompas, text="Een vraag van een ander team.")
    event = announce(world)
    teacher = signed_in(world.teacher)
    teacher.fill_in(f"/events/{event.id}/sign-ups/new")

    answer = teacher.fill_in(f"/events/{event.id}/card", to=f"/events/{event.id}/card")

    assert answer.status_code == 303
    (card,) = world.all(TeamCard)
    assert (card.seeks, card.brings) == ("Hoe kiezen kinderen een doel?", "De kaart met vier vragen werkt.")
    page = teacher.get(f"/events/{event.id}/card").text
    assert "Vier vragen op een kaart." in page
    assert "Een vraag van een ander team." not in page
    assert [one.verb for one in world.all(Entry, subject="sharing_event")] == ["wrote_event_card"]


def test_a_press_takes_a_suggestion_over_and_keeps_what_was_typed(world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    world.comment(insight, "Weten we dit, of denken we dit?", by=world.researcher, manner=Manner.CRITICAL)
    event = announce(world)
    teacher = signed_in(world.teacher)
    teacher.fill_in(f"/events/{event.id}/sign-ups/new")

    answer = teacher.send(f"/events/{event.id}/card", {"seeks": "Wat wij zelf typten.", "brings": "", "take": "0"})

    assert answer.status_code == 200
    assert "Wat wij zelf typten.\nWeten we dit, of denken we dit?" in answer.text.replace("\r", "")
    assert world.all(TeamCard) == []


def test_two_of_a_team_who_write_at_once_both_keep_their_words(world: World, signed_in: SignedIn) -> None:
    event = announce(world)
    for who in (world.teacher, world.researcher):
        signed_in(who).fill_in(f"/events/{event.id}/sign-ups/new")
    url = f"/events/{event.id}/card"
    signed_in(world.teacher).send(url, {"seeks": "Eerst", "brings": "", "from_version": 0})

    answer = signed_in(world.researcher).send(url, {"seeks": "Daarna", "brings": "", "from_version": 0})

    assert answer.status_code == 409
    assert "Eerst" in answer.text
    assert "Daarna" in answer.text


def test_what_teams_look_for_is_read_by_who_comes_and_by_nobody_else(
    world: World, signed_in: SignedIn, client: Client
) -> None:
    event = announce(world, audience=Audience.PUBLIC)
    teacher = signed_in(world.teacher)
    teacher.fill_in(f"/events/{event.id}/sign-ups/new")
    teacher.send(f"/events/{event.id}/card", {"seeks": "Een geheime vraag", "brings": "", "from_version": 0})
    visitor = signed_in(world.visitor)
    visitor.fill_in(f"/events/{event.id}/sign-ups/new")

    for somebody in (teacher, visitor, signed_in(world.coordinator)):
        assert "Een geheime vraag" in somebody.get(f"/events/{event.id}").text
    for somebody in (client, signed_in(world.kompas_teacher), signed_in(world.elsewhere)):
        assert "Een geheime vraag" not in somebody.get(f"/events/{event.id}").text


def test_who_only_reads_along_or_comes_for_a_school_writes_no_card(world: World, signed_in: SignedIn) -> None:
    event = announce(world, audience=Audience.OUTER)
    reader, visitor = signed_in(world.reader), signed_in(world.visitor)
    for somebody in (reader, visitor):
        somebody.fill_in(f"/events/{event.id}/sign-ups/new")

    assert reader.get(f"/events/{event.id}/card").status_code == 403
    assert visitor.get(f"/events/{event.id}/card").status_code == 404
    assert signed_in(world.guide).get(f"/events/{event.id}/card").status_code == 403


def test_once_it_has_begun_the_texts_stay_as_they_are(world: World, signed_in: SignedIn, clock: Any) -> None:
    event = announce(world, days=1)
    teacher = signed_in(world.teacher)
    teacher.fill_in(f"/events/{event.id}/sign-ups/new")
    clock.shift(timedelta(minutes=23 * 60))

    teacher = signed_in(world.teacher)
    answer = teacher.send(f"/events/{event.id}/card", {"seeks": "Te laat", "brings": "", "from_version": 0})

    assert answer.status_code == 422
    assert world.all(TeamCard) == []


# Tables


def two_teams_come(world: World, signed_in: SignedIn, event: SharingEvent) -> None:
    for who, team in ((world.teacher, world.waterlelie), (world.kompas_teacher, world.kompas)):
        signed_in(who).send(f"/events/{event.id}/sign-ups", {"whose": f"team-{team.id}"})


def test_tables_are_proposed_moved_by_hand_and_published(world: World, signed_in: SignedIn) -> None:
    event = announce(world)
    two_teams_come(world, signed_in, event)
    coordinator, teacher = signed_in(world.coordinator), signed_in(world.teacher)

    assert coordinator.send(f"/events/{event.id}/tables/publication").status_code == 303
    assert not world.all(SharingEvent)[0].shows_tables
    coordinator.send(f"/events/{event.id}/tables")
    assert [one.number for one in world.all(Seat)] == [1, 1]
    assert "Tafel 1" not in teacher.get(f"/events/{event.id}").text

    moved = {f"team_{world.waterlelie.id}": "2", f"team_{world.kompas.id}": "1"}
    coordinator.fill_in(f"/events/{event.id}/tables", moved, to="/seats")
    coordinator.send(f"/events/{event.id}/tables/publication")

    assert {one.team_id: one.number for one in world.all(Seat)} == {world.waterlelie.id: 2, world.kompas.id: 1}
    assert "Tafel 2" in teacher.get(f"/events/{event.id}").text
    assert {one.team_id for one in world.all(Entry, verb="seated")} == {world.kompas.id, world.waterlelie.id}


def test_a_table_says_why_it_is_one(world: World, signed_in: SignedIn) -> None:
    event = announce(world)
    two_teams_come(world, signed_in, event)
    for who in (world.teacher, world.kompas_teacher):
        words_of_it = {"seeks": "Hoe kiezen kinderen passende doelen?", "brings": "", "from_version": 0}
        signed_in(who).send(f"/events/{event.id}/card", words_of_it)
    coordinator = signed_in(world.coordinator)

    coordinator.send(f"/events/{event.id}/tables")

    assert "doelen, kiezen, passende" in words(coordinator.get(f"/events/{event.id}/tables").text)


@pytest.mark.parametrize("audience", [Audience.NETWORK, Audience.OUTER])
def test_what_teams_struggle_with_brings_them_together_and_is_offered_as_a_text(
    world: World, signed_in: SignedIn, audience: Audience
) -> None:
    """What was told to the network alone is not repeated where the outer circle comes."""
    with world.database.writing() as session:
        for who, where in ((world.teacher, world.waterlelie), (world.kompas_teacher, world.kompas)):
            struggles.tell(
                session.get_one(DesignTeam, where.id), text="Leerlingen kiezen steeds makkelijke doelen.",
                learning_area="", phase="", audience=Audience.NETWORK, submission=None,
                by=session.get_one(Person, who.id), at=ours.now(),
            )  # fmt: skip
    event = announce(world, audience=audience)
    two_teams_come(world, signed_in, event)
    coordinator = signed_in(world.coordinator)

    coordinator.send(f"/events/{event.id}/tables")

    page = words(coordinator.get(f"/events/{event.id}/tables").text)
    assert ("doelen, kiezen, makkelijke, steeds" in page) is (audience is Audience.NETWORK)
    assert "steeds makkelijke doelen" in signed_in(world.teacher).get(f"/events/{event.id}/card").text


def test_a_team_that_no_longer_comes_leaves_its_table(world: World, signed_in: SignedIn) -> None:
    event = announce(world)
    two_teams_come(world, signed_in, event)
    coordinator = signed_in(world.coordinator)
    coordinator.send(f"/events/{event.id}/tables")

    signed_in(world.teacher).send(f"/events/{event.id}/withdrawal")

    assert "De Waterlelie" not in words(coordinator.get(f"/events/{event.id}/tables").text)


def test_a_table_that_does_not_exist_is_refused(world: World, signed_in: SignedIn) -> None:
    event = announce(world)
    two_teams_come(world, signed_in, event)

    answer = signed_in(world.coordinator).send(f"/events/{event.id}/seats", {f"team_{world.waterlelie.id}": "99"})

    assert answer.status_code == 422
    assert world.all(Seat) == []


# At the table, and afterwards


@pytest.fixture
def at_table(world: World, signed_in: SignedIn) -> SharingEvent:
    """Two teams at one table, published."""
    event = announce(world)
    two_teams_come(world, signed_in, event)
    coordinator = signed_in(world.coordinator)
    coordinator.send(f"/events/{event.id}/tables")
    coordinator.send(f"/events/{event.id}/tables/publication")
    return event


SAID = {"prompt": "thought_of", "text": "Laat kinderen hun doel hardop lezen."}


def test_what_is_said_at_a_table_stands_with_the_team_it_was_said_to(
    world: World, signed_in: SignedIn, at_table: SharingEvent
) -> None:
    teacher = signed_in(world.teacher)
    said = {"team": str(world.kompas.id), **SAID}

    for _ in range(2):
        assert teacher.send(f"/events/{at_table.id}/notes", said | {"submission": "een"}).status_code == 303

    assert len(world.all(EventNote)) == 1
    kompas = signed_in(world.kompas_teacher)
    for page in (f"/events/{at_table.id}/table", f"/teams/{world.kompas.id}/ideas"):
        assert "Heb je gedacht aan … Laat kinderen hun doel hardop lezen." in words(kompas.get(page).text)
    names = words(kompas.get(f"/teams/{world.kompas.id}/ideas").text).count(world.teacher.name)
    assert names == 1  # the beginning of the reader's own name
    assert "hardop" not in signed_in(world.researcher).get(f"/teams/{world.waterlelie.id}/ideas").text


def test_in_the_news_of_a_team_who_said_it_goes_by_their_school(
    world: World, signed_in: SignedIn, at_table: SharingEvent
) -> None:
    """Somebody of the team who does not come does not read who does."""
    signed_in(world.kompas_teacher).send(f"/events/{at_table.id}/notes", {"team": str(world.waterlelie.id), **SAID})

    page = words(signed_in(world.researcher).get(f"/teams/{world.waterlelie.id}").text)

    assert "Het Kompas zei iets tegen het team op een netwerkbijeenkomst" in page
    assert world.kompas_teacher.name not in page


@pytest.mark.parametrize(
    "wrong",
    [{"prompt": "verdict"}, {"text": ""}, {"team": "987654"}, {"team": ""}, {"text": "x" * 601}],
)
def test_only_the_three_prompts_to_a_team_that_is_there(
    world: World, signed_in: SignedIn, at_table: SharingEvent, wrong: dict[str, str]
) -> None:
    said = {"team": str(world.kompas.id), **SAID}

    assert signed_in(world.teacher).send(f"/events/{at_table.id}/notes", said | wrong).status_code == 422
    assert world.all(EventNote) == []


def test_one_person_says_and_takes_along_no_more_than_fifty_things(
    world: World, signed_in: SignedIn, at_table: SharingEvent
) -> None:
    with world.database.writing() as session:
        event, by = session.get_one(SharingEvent, at_table.id), session.get_one(Person, world.teacher.id)
        for number in range(50):
            commands.take_along(
                event, world.waterlelie.id, f"Idee {number}", from_team_id=world.kompas.id, by=by, at=ours.now()
            )
    taken = {"team": str(world.kompas.id), "text": "Nog één"}

    assert signed_in(world.teacher).send(f"/events/{at_table.id}/ideas", taken).status_code == 422
    assert len(world.all(TakenIdea)) == 50


def test_nobody_says_anything_to_their_own_team_or_before_the_tables_are_there(
    world: World, signed_in: SignedIn
) -> None:
    event = announce(world)
    two_teams_come(world, signed_in, event)
    teacher = signed_in(world.teacher)

    for team in (world.waterlelie, world.kompas):
        assert teacher.send(f"/events/{event.id}/notes", {"team": str(team.id), **SAID}).status_code == 422
    assert world.all(EventNote) == []


def test_before_the_tables_are_there_nothing_is_asked_that_cannot_be_kept(world: World, signed_in: SignedIn) -> None:
    event = announce(world)
    two_teams_come(world, signed_in, event)
    teacher = signed_in(world.teacher)

    early = teacher.get(f"/events/{event.id}/table").text
    assert f"/events/{event.id}/notes" not in early
    assert "Het Kompas" in words(early)
    typed = {"say-team": str(world.kompas.id), "say-prompt": "recognise", "say-text": "Bij ons ook."}
    sent = teacher.send(f"/events/{event.id}/notes", typed)
    assert sent.status_code == 422


def test_i_take_along_becomes_a_line_of_the_own_team_with_where_it_comes_from(
    world: World, signed_in: SignedIn, at_table: SharingEvent
) -> None:
    teacher = signed_in(world.teacher)

    taken = {"team": str(world.kompas.id), "text": "Een muur met vragen.", "submission": "een"}
    for _ in range(2):
        teacher.send(f"/events/{at_table.id}/ideas", taken)

    (idea,) = world.all(TakenIdea)
    assert "Van Het Kompas (Lezen groep 4), op Samen kijken" in words(
        teacher.get(f"/teams/{world.waterlelie.id}/ideas").text
    )
    timeline = words(teacher.get(f"/teams/{world.waterlelie.id}/timeline").text)
    assert "Meegenomen van Het Kompas, op een netwerkbijeenkomst." in timeline
    assert "Een muur met vragen." in timeline
    assert "nam een idee mee van een netwerkbijeenkomst" in words(teacher.get(f"/teams/{world.waterlelie.id}").text)
    assert signed_in(world.kompas_teacher).get(f"/ideas/{idea.id}/disposition").status_code == 404


def test_who_only_reads_along_puts_nothing_on_the_list(
    world: World, signed_in: SignedIn, at_table: SharingEvent
) -> None:
    reader = signed_in(world.reader)
    reader.fill_in(f"/events/{at_table.id}/sign-ups/new")

    answer = reader.send(f"/events/{at_table.id}/ideas", {"team": str(world.kompas.id), "text": "Een muur."})

    assert answer.status_code == 422
    assert world.all(TakenIdea) == []


def test_a_team_says_what_it_does_with_an_idea_and_half_a_year_later_whether_it_still_does(
    world: World, signed_in: SignedIn, at_table: SharingEvent, clock: Any
) -> None:
    teacher = signed_in(world.teacher)
    for text in ("Een muur met vragen.", "Doelen hardop lezen."):
        teacher.send(f"/events/{at_table.id}/ideas", {"team": str(world.kompas.id), "text": text})
    one, other = world.all(TakenIdea)
    ideas = f"/teams/{world.waterlelie.id}/ideas"

    assert teacher.send(f"/ideas/{one.id}/disposition", {"used": "partly", "because": ""}).status_code == 422
    teacher.fill_in(f"/ideas/{one.id}/disposition", {"used": "partly", "because": "Alleen in groep 7."})
    teacher.fill_in(f"/ideas/{other.id}/disposition", {"used": "not", "because": "Te druk in de klas."})
    assert "Gebruiken jullie dit nog?" not in teacher.get(ideas).text

    clock.shift(timedelta(days=15 + 182))
    teacher = signed_in(world.teacher)
    assert teacher.get(ideas).text.count("Gebruiken jullie dit nog?") == 1
    assert f"#idea-{one.id}" in teacher.get("/").text
    assert "Meegenomen van een netwerkbijeenkomst" in teacher.get("/").text
    assert f"#idea-{other.id}" not in teacher.get("/").text
    teacher.send(f"/ideas/{one.id}/use", {"still": "yes"})
    teacher.send(f"/ideas/{other.id}/use", {"still": "yes"})

    assert "Gebruiken jullie dit nog?" not in teacher.get(ideas).text
    assert f"#idea-{one.id}" not in teacher.get("/").text
    assert {idea.id: idea.still_used for idea in world.all(TakenIdea)} == {one.id: True, other.id: None}
    page = words(signed_in(world.coordinator).get(f"/events/{at_table.id}/yield").text)
    assert "2 ideeën gingen van school naar school." in page
    assert "Nog in gebruik 1" in page


def test_how_it_fitted_is_shown_without_names_from_five_answers_on(
    world: World, signed_in: SignedIn, clock: Any
) -> None:
    event = announce(world, days=1)
    people = [world.teacher, world.researcher, world.school_leader, world.reader, world.kompas_teacher]
    for who in people:
        signed_in(who).fill_in(f"/events/{event.id}/sign-ups/new")
    assert signed_in(world.teacher).send(f"/events/{event.id}/fit", {"rating": "4"}).status_code == 422
    clock.shift(timedelta(days=1))
    coordinator = signed_in(world.coordinator)

    for who in people[:4]:
        signed_in(who).fill_in(f"/events/{event.id}/fit", {"rating": "4", "because": "Precies onze vraag."})
    assert "Precies onze vraag." not in coordinator.get(f"/events/{event.id}/yield").text
    for rating in ("6", "x", ""):
        assert signed_in(people[4]).send(f"/events/{event.id}/fit", {"rating": rating}).status_code == 422
    for rating in ("1", "2"):
        signed_in(people[4]).fill_in(f"/events/{event.id}/fit", {"rating": rating})

    page = words(coordinator.get(f"/events/{event.id}/yield").text)
    assert "5 antwoorden" in page
    assert page.count("Precies onze vraag.") == 4
    assert not [who.name for who in people if who.name in page and who is not world.teacher]


def test_the_pages_of_the_table_take_as_many_statements_for_many_as_for_one(
    world: World, signed_in: SignedIn, at_table: SharingEvent
) -> None:
    pages = [f"/events/{at_table.id}/table", f"/teams/{world.waterlelie.id}/ideas", f"/events/{at_table.id}"]
    teacher, coordinator = signed_in(world.teacher), signed_in(world.coordinator)
    few = [len(asked(teacher, url)) for url in pages] + [len(asked(coordinator, f"/events/{at_table.id}/yield"))]
    for number in range(8):
        teacher.send(f"/events/{at_table.id}/notes", {"team": str(world.kompas.id), **SAID})
        teacher.send(f"/events/{at_table.id}/ideas", {"team": str(world.kompas.id), "text": f"Idee {number}"})

    many = [len(asked(teacher, url)) for url in pages] + [len(asked(coordinator, f"/events/{at_table.id}/yield"))]

    assert many == few
    assert few == [6, 5, 6, 4]


# On paper


def test_the_papers_are_made_with_what_stands_on_the_page(
    world: World, signed_in: SignedIn, at_table: SharingEvent
) -> None:
    teacher, coordinator = signed_in(world.teacher), signed_in(world.coordinator)
    texts = {"seeks": "Hoe kiezen kinderen een doel?", "brings": "Een kaart.", "from_version": 0}
    teacher.send(f"/events/{at_table.id}/card", texts)

    for somebody, sort, expected in (
        (teacher, "sheet", ("Samen kijken", "Hoe kiezen kinderen een doel?", world.kompas_teacher.name)),
        (coordinator, "cards", ("Tafel 1", "Hoe kiezen kinderen een doel?", "Ik neem mee")),
    ):
        made = somebody.send(f"/events/{at_table.id}/papers/{sort}")
        assert "Haal" in words(somebody.get(made.location).text)
        pdf = pypdf.PdfReader(io.BytesIO(somebody.get(f"{made.location}/file").data))
        printed = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
        assert [text for text in expected if text not in printed] == []
    assert [one.making for one in world.all(Paper)] == [Making.READY, Making.READY]


def test_a_paper_is_only_for_who_asked_and_still_comes(
    world: World, signed_in: SignedIn, at_table: SharingEvent
) -> None:
    teacher = signed_in(world.teacher)
    made = teacher.send(f"/events/{at_table.id}/papers/sheet").location

    assert teacher.send(f"/events/{at_table.id}/papers/cards").status_code == 403
    assert signed_in(world.kompas_teacher).get(made).status_code == 404
    assert signed_in(world.researcher).send(f"/events/{at_table.id}/papers/sheet").status_code == 403
    teacher.send(f"/events/{at_table.id}/withdrawal")
    assert teacher.get(made).status_code == 404


def test_who_comes_gets_no_tables_on_paper_before_they_are_published(world: World, signed_in: SignedIn) -> None:
    event = announce(world)
    two_teams_come(world, signed_in, event)
    signed_in(world.coordinator).send(f"/events/{event.id}/tables")
    teacher = signed_in(world.teacher)

    made = teacher.send(f"/events/{event.id}/papers/sheet").location

    pdf = pypdf.PdfReader(io.BytesIO(teacher.get(f"{made}/file").data))
    assert "Tafel" not in " ".join(page.extract_text() for page in pdf.pages)


# The last place


def test_two_who_want_the_last_place_at_the_same_moment_get_one_place_and_one_in_line(world: World) -> None:
    event = announce(world, places=1)
    together = Barrier(2)

    def come(who: Who) -> None:
        """As a request does: hold the event, look how much room there is, and take a place."""
        together.wait()
        with world.database.writing() as session:
            by = session.get_one(Person, who.id)
            reader = member_of(by, at=ours.now(), today=ours.today())
            commands.sign_up(policy.events.grant(reader, event.id).thing, by=by, at=ours.now())

    both = [Thread(target=come, args=[who]) for who in (world.teacher, world.kompas_teacher)]
    for one in both:
        one.start()
    for one in both:
        one.join()

    assert sorted(one.waits for one in world.all(SignUp)) == [False, True]
