"""Search: what is said, met, added and noted around the work is found as well, and what is closed never is."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

import pytest

from designteam.cycle.commands import trying
from designteam.cycle.models import Attachment, Bookmark, Comment, Consent, EventMarker, Experiment
from designteam.drafts import commands as drafts
from designteam.kit import clock
from designteam.kit.web import Site
from designteam.meetings import commands as meetings
from designteam.meetings.models import Action, Meeting
from designteam.network.models import Audience
from designteam.people.models import Person
from designteam.search.commands import follow_the_journal, read_everything
from designteam.search.models import Findable
from designteam.teams.commands import note_hours
from designteam.teams.models import DesignTeam
from tests.support.access import added_bookmark, attached_picture
from tests.support.client import Client
from tests.support.world import Who, World, yield_of

SignedIn = Callable[[Who], Client]


@pytest.fixture
def search(world: World, signed_in: SignedIn) -> Callable[[Who, str], list[str]]:
    def asked(who: Who, words: str) -> list[str]:
        _index(world)
        page = signed_in(who).get("/search", query_string={"q": words}).text
        return [url.replace("&amp;", "&") for url in re.findall(r'<h3>\s*<a href="([^"]+)"', page)]

    return asked


Search = Callable[[Who, str], list[str]]


def test_what_was_said_is_found_under_what_it_is_about(world: World, signed_in: SignedIn, search: Search) -> None:
    insight = world.insight(text="Kinderen rekenen hardop", audience=Audience.NETWORK)
    said = world.comment(insight, "Bij ons zingt een kanarie mee.")

    assert search(world.teacher, "kanarie") == [f"/artefacts/{insight.id}#comment-{said.id}"]
    assert search(world.kompas_teacher, "kanarie") == []
    assert search(world.teacher, "hardop") == [f"/artefacts/{insight.id}"]
    page = signed_in(world.teacher).get("/search?q=kanarie").text
    assert "Kinderen rekenen hardop" in page
    assert "Gezegd bij" in page


def test_a_withdrawn_comment_is_gone_from_the_index(world: World, search: Search) -> None:
    insight = world.insight(text="Kinderen rekenen hardop")
    said = world.comment(insight, "Bij ons zingt een kanarie mee.")
    assert search(world.teacher, "kanarie")

    with world.database.writing() as session:
        by = session.get_one(Person, world.teacher.id)
        session.get_one(Comment, said.id).withdraw(by=by, at=clock.now())

    assert search(world.teacher, "kanarie") == []
    assert not world.all(Findable, subject="comment")


def test_who_is_asked_about_a_rough_version_finds_the_question(world: World, search: Search) -> None:
    insight = world.insight(text="Kinderen rekenen hardop")
    asked = world.ask_around(insight, Audience.NETWORK, "Herkennen jullie deze kanarie?")
    answer = world.reply(asked, "Een merel zagen wij wel.")

    assert search(world.kompas_teacher, "kanarie") == [f"/artefacts/{insight.id}#comment-{asked.id}"]
    assert search(world.kompas_teacher, "merel") == []
    assert search(world.teacher, "merel") == [f"/artefacts/{insight.id}#comment-{answer.id}"]


def test_a_meeting_is_found_by_its_title_and_what_it_gave(world: World, search: Search) -> None:
    meeting = _meeting(world, "Nog eens naar de kanarie kijken")
    there = [f"/meetings/{meeting.id}"]

    assert search(world.teacher, "kanarie") == there
    assert search(world.reader, "bijeenkomst") == there
    assert search(world.kompas_teacher, "kanarie") == []


def test_every_meeting_of_a_series_is_found(world: World, search: Search) -> None:
    with world.database.writing() as session:
        starts = clock.now().astimezone(clock.SCHOOL_TIME)
        meetings.plan(
            session.get_one(DesignTeam, world.waterlelie.id), title="Kanarie", starts_at=starts, minutes=60,
            every_weeks=1, until=starts.date() + timedelta(days=14), by=session.get_one(Person, world.teacher.id),
            at=clock.now(),
        )  # fmt: skip

    assert len(search(world.teacher, "kanarie")) == len(world.all(Meeting)) == 3


def test_the_notes_of_a_meeting_are_found_from_the_moment_it_is_rounded_off(world: World, search: Search) -> None:
    meeting = _meeting(world)
    with world.database.writing() as session:
        by = session.get_one(Person, world.teacher.id)
        (item,) = session.get_one(Meeting, meeting.id).items
        item.write("Er zong een **kanarie**.", from_version=1, by=by, at=clock.now())
    before = search(world.teacher, "kanarie")
    with world.database.writing() as session:
        by = session.get_one(Person, world.teacher.id)
        session.get_one(Meeting, meeting.id).round_off(by=by, at=clock.now())

    assert before == []
    assert search(world.teacher, "kanarie") == [f"/meetings/{meeting.id}"]
    assert "**" not in "".join(row.body for row in world.all(Findable, subject="meeting"))


def test_a_meeting_that_moves_gets_its_new_day(world: World, search: Search) -> None:
    meeting = _meeting(world)
    search(world.teacher, "bijeenkomst")
    with world.database.writing() as session:
        by, row = session.get_one(Person, world.teacher.id), session.get_one(Meeting, meeting.id)
        later = row.starts_at + timedelta(days=7)
        row.change(
            title=row.title, starts_at=later, minutes=row.minutes, place="", link="", from_version=row.version,
            by=by, at=clock.now(),
        )  # fmt: skip
    search(world.teacher, "bijeenkomst")

    (found,) = world.all(Findable, subject="meeting")
    assert found.changed_at == later


def test_pictures_and_links_are_found_by_their_titles_until_they_go(app: Site, world: World, search: Search) -> None:
    insight = world.insight(text="Kinderen rekenen hardop", audience=Audience.NETWORK)
    picture = attached_picture(app, world, insight)
    link = added_bookmark(world, insight)
    there = [f"/artefacts/{insight.id}"]

    assert search(world.teacher, "planbord") == search(world.kompas_teacher, "planbord") == there
    assert search(world.teacher, "kaarten") == search(world.kompas_teacher, "kaarten") == there
    assert search(world.elsewhere, "planbord") == search(world.elsewhere, "kaarten") == []

    with world.database.writing() as session:
        by = session.get_one(Person, world.teacher.id)
        session.get_one(Attachment, picture.id).remove(because="", by=by, at=clock.now())
        session.get_one(Bookmark, link.id).remove(because="", by=by, at=clock.now())

    assert search(world.teacher, "planbord") == search(world.teacher, "kaarten") == []
    assert not world.all(Findable, subject="attachment") + world.all(Findable, subject="bookmark")


def test_a_picture_of_people_is_found_by_the_team_alone(app: Site, world: World, search: Search) -> None:
    insight = world.insight(text="Kinderen rekenen hardop", audience=Audience.NETWORK)
    attached_picture(app, world, insight, consent=Consent.AGREED)

    assert search(world.teacher, "planbord") == [f"/artefacts/{insight.id}"]
    assert search(world.kompas_teacher, "planbord") == []


def test_what_happened_around_a_team_is_found_by_its_people(world: World, search: Search) -> None:
    with world.database.writing() as session:
        EventMarker.put(
            session.get_one(DesignTeam, world.waterlelie.id), happened_on=clock.today(), what="De laptops vielen uit.",
            learnt="Een kanarie werkt ook.", submission=None, by=session.get_one(Person, world.teacher.id),
            at=clock.now(),
        )  # fmt: skip

    assert search(world.reader, "kanarie") == [f"/teams/{world.waterlelie.id}/timeline?show=around"]
    assert search(world.kompas_teacher, "kanarie") == []


def test_what_is_not_for_others_is_never_in_the_index(world: World) -> None:
    """Closed and opened predictions, drafts and hours: nobody finds them, also not who wrote them."""
    experiment = world.experiment(title="Kaart in groep 6")
    with world.database.writing() as session:
        by, at = session.get_one(Person, world.teacher.id), clock.now()
        running = session.get_one(Experiment, experiment.id)
        trying.predict(running, text="Een kanarie verwacht ik.", sure=None, by=by, at=at)
        team = session.get_one(DesignTeam, world.waterlelie.id)
        note_hours(team, by, on=clock.today(), quarters=6, submission="kanarie")
        place = f"/iterations/{world.waterlelie.iteration_id}/insight/new"
        draft = [["text", "Een kanarie in klad."]]
        drafts.keep(place=place, about="Een kanarie", writing="een", typed=draft, by=by, at=at)
    with world.database.writing():
        read_everything()

    assert "kanarie" not in " ".join(f"{row.title} {row.body} {row.stems}" for row in world.all(Findable)).lower()
    assert {row.subject for row in world.all(Findable)} == {"artefact", "team"}


def test_rich_text_is_found_and_shown_without_its_marks(world: World, signed_in: SignedIn) -> None:
    world.exploration(found="## Wat we zagen\n\nEen **kanarie** zong [hier](https://vogel.example/lied).")
    _index(world)

    page = signed_in(world.teacher).get("/search?q=kanarie").text

    assert "<strong>kanarie</strong>" in page
    assert "**" not in page
    assert "vogel.example" not in page


def _meeting(world: World, promised: str = "Nog eens kijken") -> Meeting:
    action: Action = world.meeting_with_an_action()
    with world.database.writing() as session:
        said = yield_of(session.get_one(Action, action.id))
        said.text = promised
        return said.item.meeting


def _index(world: World) -> None:
    with world.database.writing():
        follow_the_journal()
