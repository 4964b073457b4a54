"""The actant map by keyboard alone: drawn as it is, then as it is wished, and on to an insight."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Arrives
from tests.journeys.demo import Demo
from tests.journeys.somebody import Somebody

pytestmark = pytest.mark.parametrize("demo", ["sqlite"], indirect=True)

TITLE = "Wie heeft regie bij de weektaak?"
ACTANTS = (("Leerlingen", "Pupils"), ("Leraren", "Teachers"), ("Weektaak", "Agreement or rule"))
FURTHEST = 160  # stops on one page

NAME_OF_FOCUS = "() => document.activeElement.name || ''"
WORDS_OF_FOCUS = "() => (document.activeElement.innerText || '').replace(/\\s+/g, ' ').trim()"


def test_a_map_is_drawn_changed_and_made_into_an_insight_by_keyboard_alone(demo: Demo, arrives: Arrives) -> None:
    guide = arrives()
    guide.signs_in_as("Process guide")
    guide.opens(f"/iterations/{demo.running_iteration()}/actant_map/new")
    typed_in(guide, "title", TITLE)
    for place, (label, category) in enumerate(ACTANTS):
        typed_in(guide, f"actants-{place}-label", label)
        typed_in(guide, f"actants-{place}-category", guide.says(category))
    row = pressed(guide, "Another actor or factor", then="actants-4-label")
    guide.page.keyboard.type("Ouders")
    typed_in(guide, "actants-4-category", guide.says("Parents"))
    assert row == "actants-4-label"
    arrow(guide, 0, "Leraren", "Weektaak", "the last word")
    arrow(guide, 1, "Leerlingen", "Weektaak", "a little say")
    comes_back(guide)
    pressed(guide, "Add an actant map")
    guide.looks_around()
    goes_on(guide, f": {TITLE}")
    expect(guide.place().locator("svg.chart path.arrow")).to_have_count(2 + 3)  # with those of the legend
    seen = guide.place().locator("figcaption")
    expect(seen).to_have_text("De meeste pijlen beginnen bij Leerlingen en Leraren: elk 1 van de 2.")

    goes_on(guide, guide.says("Change"))
    reach(guide, "arrows-0-wished")  # what pupils have a say over stands first
    guide.page.keyboard.type(guide.says("a lot of say"))
    pressed(guide, "Keep as version %(number)s", number=2)
    guide.looks_around()
    goes_on(guide, guide.says("What changes"))
    expect(guide.place().locator(".map-views [aria-current]")).to_have_text(guide.says("What changes"))
    expect(seen).to_have_text(guide.says("More say at %(more)s of the arrows, less at %(less)s.", more=1, less=0))

    goes_on(guide, guide.says("Make an insight"))
    expect(guide.control("Our insight")).to_have_value(
        "Leerlingen: meer regie op Weektaak. Nu een beetje regie, gewenst veel regie."
    )
    typed_in(guide, "lane", guide.says("Pupils"))
    pressed(guide, "Add an insight")
    guide.looks_around()
    expect(guide.page).to_have_title(re.compile(guide.says("Exploration")))
    guide.finds("Leerlingen: meer regie op Weektaak.")


def comes_back(somebody: Somebody) -> None:
    """Leave the page halfway and open it again: also the row that was added stands there, and what was chosen in it."""
    expect(somebody.page.locator("form[data-kept='there']")).to_be_attached()
    somebody.page.reload()
    somebody.looks_around()
    expect(somebody.page.locator("[name='actants-4-label']")).to_have_value("Ouders")
    expect(somebody.page.locator("[name='arrows-1-start']")).to_have_value("0")
    expect(somebody.page.locator("[name='arrows-1-end']")).to_have_value("2")


def arrow(somebody: Somebody, row: int, start: str, end: str, now: str) -> None:
    typed_in(somebody, f"arrows-{row}-start", start)
    typed_in(somebody, f"arrows-{row}-end", end)
    typed_in(somebody, f"arrows-{row}-now", somebody.says(now))


def typed_in(somebody: Somebody, name: str, text: str) -> None:
    """Go to a field and type: in a list that folds out this picks what begins with it."""
    reach(somebody, name)
    somebody.page.keyboard.type(text)


def reach(somebody: Somebody, name: str) -> None:
    for _ in range(FURTHEST):
        if somebody.page.evaluate(NAME_OF_FOCUS) == name:
            return
        somebody.page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not come at {name}")


def pressed(somebody: Somebody, message: str, *, then: str = "", **values: object) -> str:
    """Press a button; the answer is the field in which one goes on."""
    _stop_at(somebody, somebody.says(message, **values))
    somebody.page.keyboard.press("Enter")
    if then:
        somebody.page.wait_for_function(f"({NAME_OF_FOCUS})() === '{then}'")
    return str(somebody.page.evaluate(NAME_OF_FOCUS)) if then else ""


def goes_on(somebody: Somebody, words: str) -> None:
    """Follow the first link or door that says this, or ends with it."""
    address = somebody.page.url
    _stop_at(somebody, words)
    somebody.page.keyboard.press("Enter")
    somebody.page.wait_for_url(lambda url: url != address)
    somebody.looks_around()


def _stop_at(somebody: Somebody, words: str) -> None:
    for _ in range(FURTHEST):
        somebody.page.keyboard.press("Tab")
        said = str(somebody.page.evaluate(WORDS_OF_FOCUS))
        if said.startswith(words) or said.endswith(words):
            return
    raise AssertionError(f"the keyboard does not come at “{words}”")
