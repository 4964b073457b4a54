"""A process guide with a few minutes: the board, one team, a work form at its meeting, and what it gave in the work."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import Arrives

LEARNED = "Pas als kinderen zelf een vraag opschrijven, zien wij hetzelfde voor ons."


def test_a_guide_goes_from_the_board_to_an_outcome_in_the_work_of_a_team(arrives: Arrives) -> None:
    guide = arrives()
    guide.signs_in_as("Process guide")
    guide.follows("Teams")
    guide.reads("The pictures of the goal differ.")

    guide.goes_to("De Horizon")
    signal = guide.page.locator("details").filter(has_text=guide.says("The pictures of the goal differ."))
    signal.get_by_role("button", name=guide.says("Carousel of perspectives")).click()
    guide.looks_around()
    guide.reads("Put on the agenda.")
    guide.reads("The pictures of the goal differ.")

    guide.follows("On the shared screen")
    guide.follows("Carousel of perspectives")
    guide.reads("Step by step")
    guide.unfolds("An insight")
    guide.writes("What do we know now?", LEARNED)
    guide.presses("Note this insight")
    guide.place(guide.says("What comes out of it")).get_by_role("link").first.click()
    expect(guide.page.locator("h1")).to_contain_text(LEARNED)
