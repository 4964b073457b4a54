"""Since you were here last: what is new for one person, what is not, and what they follow."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine

from designteam.cycle.models import Visit
from designteam.network.models import Audience
from tests.support.client import Client
from tests.support.pages import Page, text_of
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]
A_DAY = timedelta(days=1)


def _visit(client: Client, world: World) -> str:
    """What the page of the team fetches by itself."""
    answer = client.send(f"/teams/{world.waterlelie.id}/visits", htmx=True)
    assert answer.status_code == 200
    return text_of(Page(answer.text).root)


def _later(clock: time_machine.Traveller, client: Client, *, hours: int = 20) -> None:
    """Time goes by; somebody who stays signed in looks at a page now and then."""
    for _ in range(hours):
        clock.shift(timedelta(minutes=55))
        client.get("/method")


def test_the_page_of_a_team_fetches_its_news_and_has_a_way_without_script(world: World, signed_in: SignedIn) -> None:
    page = signed_in(world.teacher).get(f"/teams/{world.waterlelie.id}").text

    assert f'hx-post="/teams/{world.waterlelie.id}/visits"' in page
    assert f'href="/teams/{world.waterlelie.id}/news"' in page


def test_the_first_time_nothing_is_called_new(world: World, signed_in: SignedIn) -> None:
    world.insight(title="Kleine opdrachten")

    assert "Kleine opdrachten" not in _visit(signed_in(world.teacher), world)


def test_what_others_did_in_the_meantime_is_new_and_after_that_it_is_not(
    world: World, signed_in: SignedIn, clock: time_machine.Traveller
) -> None:
    teacher = signed_in(world.teacher)
    _visit(teacher, world)
    _later(clock, teacher, hours=3)
    world.insight(title="Kleine opdrachten", by=world.researcher)
    world.insight(title="Mijn eigen inzicht", by=world.teacher)

    first = _visit(teacher, world)
    clock.shift(timedelta(minutes=20))
    again = _visit(teacher, world)
    _later(clock, teacher, hours=2)
    next_time = _visit(teacher, world)

    assert ["Kleine opdrachten" in news for news in (first, again, next_time)] == [True, True, False]
    assert "Mijn eigen inzicht" not in first


def test_what_is_kept_by_a_browser_never_holds_news(
    world: World, signed_in: SignedIn, clock: time_machine.Traveller
) -> None:
    """The page itself is the same after a visit: only what it fetches differs, and that is kept by nobody."""
    teacher = signed_in(world.teacher)
    _visit(teacher, world)
    clock.shift(timedelta(minutes=45))
    world.insight(title="Kleine opdrachten", by=world.researcher)
    kept = teacher.get(f"/teams/{world.waterlelie.id}")
    news = teacher.send(f"/teams/{world.waterlelie.id}/visits", htmx=True)
    clock.shift(timedelta(minutes=45))

    again = teacher.get(f"/teams/{world.waterlelie.id}", headers={"If-None-Match": kept.headers["ETag"]})
    old = _visit(teacher, world)

    assert again.status_code == 304
    assert news.headers["Cache-Control"] == "private, no-store"
    assert "Kleine opdrachten" in news.text
    assert "Kleine opdrachten" not in old


def test_at_most_five_lines_and_a_way_to_all_of_them(
    world: World, signed_in: SignedIn, clock: time_machine.Traveller
) -> None:
    teacher = signed_in(world.teacher)
    _visit(teacher, world)
    clock.shift(timedelta(minutes=40))
    for number in range(8):
        world.insight(title=f"Inzicht-{number}", by=world.researcher)

    short, full = _visit(teacher, world), teacher.get(f"/teams/{world.waterlelie.id}/news").text

    assert [f"Inzicht-{number}" in short for number in range(8)] == [False] * 3 + [True] * 5
    assert all(f"Inzicht-{number}" in full for number in range(8))


def test_news_is_only_for_people_of_the_team(world: World, signed_in: SignedIn) -> None:
    other = signed_in(world.kompas_teacher)

    answers = [
        other.get(f"/teams/{world.waterlelie.id}/news"),
        other.send(f"/teams/{world.waterlelie.id}/visits"),
        other.send(f"/teams/{world.waterlelie.id}/following", {"follows": "yes"}),
    ]

    assert {answer.status_code for answer in answers} == {404}
    assert world.all(Visit) == []


def test_without_script_somebody_says_that_they_are_here(
    world: World, signed_in: SignedIn, clock: time_machine.Traveller
) -> None:
    teacher = signed_in(world.teacher)
    url = f"/teams/{world.waterlelie.id}/news"
    teacher.fill_in(url, to="/visits")
    clock.shift(timedelta(minutes=40))
    world.insight(title="Kleine opdrachten", by=world.researcher)

    assert "Kleine opdrachten" in teacher.get(url).text

    teacher.fill_in(url, to="/visits")
    assert "Kleine opdrachten" in teacher.get(url).text
    clock.shift(timedelta(minutes=40))
    assert "Kleine opdrachten" not in teacher.get(url).text


def test_a_quick_look_again_writes_nothing(world: World, signed_in: SignedIn, clock: time_machine.Traveller) -> None:
    teacher = signed_in(world.teacher)
    _visit(teacher, world)
    clock.shift(60)

    _visit(teacher, world)

    assert not [query for query in teacher.queries if query.startswith(("INSERT", "UPDATE"))]


# Following


def test_who_writes_or_comments_follows(world: World, signed_in: SignedIn) -> None:
    written = world.insight(title="Zelf geschreven")
    said = world.insight(title="Iets over gezegd", by=world.researcher)
    world.insight(title="Niets mee te maken", by=world.researcher)
    world.comment(said, by=world.teacher)

    page = signed_in(world.teacher).get("/news").text

    assert "Zelf geschreven" in page
    assert "Iets over gezegd" in page
    assert "Niets mee te maken" not in page
    assert written.id != said.id


def test_following_is_stopped_and_taken_up_again(world: World, signed_in: SignedIn) -> None:
    insight = world.insight(title="Zelf geschreven")
    teacher = signed_in(world.teacher)
    url = f"/artefacts/{insight.id}/following"

    for follows in ("no", "yes", "no"):
        teacher.send(url, {"follows": follows})
        assert ("Zelf geschreven" in teacher.get("/news").text) == (follows == "yes")

    world.comment(insight, by=world.teacher)
    assert "Zelf geschreven" not in teacher.get("/news").text


def test_somebody_of_another_team_follows_what_is_shared(world: World, signed_in: SignedIn) -> None:
    insight = world.insight(title="Kleine opdrachten", audience=Audience.NETWORK)
    other = signed_in(world.kompas_teacher)

    other.fill_in(f"/artefacts/{insight.id}/following", to="/following")

    assert "Kleine opdrachten" in other.get("/news").text
    world.share(insight, Audience.TEAM)
    assert "Kleine opdrachten" not in other.get("/news").text


def test_a_stranger_is_asked_to_sign_in_before_following(world: World, client: Client) -> None:
    insight = world.insight(audience=Audience.PUBLIC)

    assert client.get(f"/artefacts/{insight.id}/following").location.startswith("/sign-in")


def test_only_what_somebody_follows(world: World, signed_in: SignedIn, clock: time_machine.Traveller) -> None:
    mine = world.insight(title="Zelf geschreven")
    teacher = signed_in(world.teacher)
    _visit(teacher, world)
    clock.shift(timedelta(minutes=40))
    world.comment(mine, by=world.researcher)
    world.insight(title="Niets mee te maken", by=world.researcher)

    page = teacher.get(f"/teams/{world.waterlelie.id}/news?only=followed").text

    assert "Zelf geschreven" in page
    assert "Niets mee te maken" not in page


def test_the_news_of_a_team_can_be_left(world: World, signed_in: SignedIn, clock: time_machine.Traveller) -> None:
    guide = signed_in(world.guide)
    _visit(guide, world)
    clock.shift(timedelta(minutes=40))
    world.insight(title="Kleine opdrachten", by=world.researcher)
    assert "Kleine opdrachten" in guide.get("/news").text

    guide.send(f"/teams/{world.waterlelie.id}/following", {"follows": "no"})

    assert "Kleine opdrachten" not in guide.get("/news").text


@pytest.mark.parametrize("teams", [1, 2])
def test_news_of_two_teams_takes_as_many_statements_as_of_one(world: World, signed_in: SignedIn, teams: int) -> None:
    reader = signed_in(world.guide if teams == 2 else world.teacher)

    assert reader.get("/news").status_code == 200
    assert len(reader.queries) <= 6
