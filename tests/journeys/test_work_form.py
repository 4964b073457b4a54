"""A work form from the library to the shared screen, and what it gave among the artefacts of the team."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.journeys.conftest import Arrives
from tests.journeys.somebody import Somebody

TITLE = "Het ging mis: hoe kwam dat?"
LEARNED = "Zonder opgeladen tablets begint de les tien minuten later."
LEFT, SAID = "[data-time]", "[data-said]"
# The clock of the page also goes on by itself, for as long as the machine takes.
ABOUT_FIFTY, ABOUT_TWENTY_OVER = re.compile(r"^0:(50|4\d)$"), re.compile(r"^\+0:[23]\d$")


def test_a_work_form_is_led_on_the_shared_screen_and_gives_an_insight(arrives: Arrives) -> None:
    teacher = arrives()
    teacher.signs_in_as("Teacher, Het Kompas")
    teacher.opens("/work-forms?phase=experiment&minutes=20")
    teacher.goes_to(TITLE)
    teacher.control("Of which meeting?").select_option(index=1)
    teacher.writes("Why now?", "Volgende week begint de proef.")
    teacher.presses("Put it on the agenda")
    teacher.reads("Put on the agenda.")
    teacher.finds("Volgende week begint de proef.")

    teacher.follows("On the shared screen")
    teacher.page.clock.install()
    teacher.goes_to(TITLE)
    teacher.reads("Step by step")
    leads_with_the_clock(teacher)

    teacher.unfolds("An insight")
    teacher.writes("What do we know now?", LEARNED)
    teacher.presses("Note this insight")
    teacher.place(teacher.says("What comes out of it")).get_by_role("link").first.click()
    expect(teacher.page.locator("h1")).to_contain_text(LEARNED)


def leads_with_the_clock(teacher: Somebody) -> None:
    """Two minutes for the first step: started, paused, read again after a reload, run over, and on to the next."""
    page, now = teacher.page, teacher.page.locator("[aria-current=step][data-minutes]")
    expect(page.locator(LEFT)).to_have_text("2:00")
    teacher.presses("Start the clock")
    page.clock.run_for(70_000)
    expect(page.locator(LEFT)).to_have_text(ABOUT_FIFTY)
    expect(page.locator(SAID)).to_have_text(teacher.says("One more minute."))
    teacher.presses("Pause")
    page.clock.run_for(60_000)
    expect(page.locator(LEFT)).to_have_text(ABOUT_FIFTY)

    page.reload()
    expect(page.locator(LEFT)).to_have_text(ABOUT_FIFTY)
    teacher.presses("Go on")
    page.clock.run_for(70_000)
    expect(page.locator(LEFT)).to_have_text(ABOUT_TWENTY_OVER)
    expect(page.locator(SAID)).to_contain_text(teacher.says("The time of this step is over. Finish calmly, or go on."))

    teacher.presses("Next step")
    expect(page.locator(LEFT)).to_have_text("5:00")
    expect(now).to_contain_text("Schrijf ieder op briefjes wat er gebeurde")
