"""Finding back what was written, without the mouse and right after it was written."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Arrives
from tests.journeys.demo import TEAM

# What the server does here is tested on both databases without a browser.
pytestmark = pytest.mark.parametrize("demo", ["sqlite"], indirect=True)

TRIES = 40
A_MOMENT = 250


def test_from_any_page_one_key_and_a_word_lead_to_what_was_written(arrives: Arrives) -> None:
    teacher = arrives()
    teacher.signs_in_as("Teacher, De Waterlelie")
    keyboard = teacher.page.keyboard

    teacher.page.locator("body").press("/")
    expect(teacher.page.locator("#find-anywhere")).to_be_focused()
    keyboard.type("rekenlogboek")
    keyboard.press("Enter")

    expect(teacher.page.locator("h1")).to_have_text(teacher.says("Search"))
    teacher.finds("Rekenlogboek met gesprekskaart")
    expect(teacher.page.locator(".found strong").first).to_be_visible()


def test_what_somebody_notes_is_found_a_moment_later(arrives: Arrives) -> None:
    teacher = arrives(width=375)
    teacher.signs_in_as("Teacher, De Waterlelie")

    teacher.follows("Take a note")
    teacher.picks_the_team_of(TEAM)
    teacher.follows("What I saw in class")
    teacher.writes("Short name", "Een kikker in de kring")
    teacher.writes("What we found", "Iedereen keek, niemand praatte erdoorheen.")
    teacher.presses("Add an exploration")
    teacher.finds("Een kikker in de kring")

    for _ in range(TRIES):
        teacher.opens("/search?q=kikkers")
        if teacher.page.locator(".found").count():
            break
        teacher.page.wait_for_timeout(A_MOMENT)
    teacher.finds("Een kikker in de kring")


def test_the_library_becomes_shorter_while_somebody_types(arrives: Arrives) -> None:
    teacher = arrives()
    teacher.signs_in_as("Teacher, De Waterlelie")
    for title in ("Kikkers in de vijver", "Salamanders op de weg"):
        teacher.opens("/evidence/new")
        teacher.place().locator("a[href$='/evidence/source/new']").first.click()
        teacher.looks_around()
        teacher.writes("Title", title)
        teacher.presses("Keep in the library")
        teacher.finds(title)
    lines = teacher.page.locator("#shelf .found")
    for _ in range(TRIES):
        teacher.opens("/evidence?q=salamanders")
        if lines.count():
            break
        teacher.page.wait_for_timeout(A_MOMENT)

    teacher.opens("/evidence")
    teacher.page.locator("body").press("/")
    teacher.page.keyboard.type("kikers")

    expect(lines).to_have_count(1)
    expect(lines.locator("strong")).to_have_text("Kikkers")
    expect(teacher.page.locator("#find-q")).to_be_focused()
    teacher.page.locator(".facets:visible a:visible").first.click()
    expect(teacher.page.locator(".facet [aria-current]:visible")).to_have_count(1)
    expect(lines).to_have_count(1)
    teacher.page.locator("#find-q").fill("salamanders")
    expect(lines.locator("strong")).to_have_text("Salamanders")
    teacher.page.go_back()
    expect(lines.locator("strong")).to_have_text("Kikkers")
