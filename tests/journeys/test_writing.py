"""Writing longer texts in the browser: nothing typed is lost, and what is pasted comes in without junk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import LAPTOP, Arrives
from tests.journeys.demo import TEACHER, Demo
from tests.journeys.somebody import Somebody

# What is looked at here happens in the browser.
pytestmark = pytest.mark.parametrize("demo", ["sqlite"], indirect=True)

PHONE = 375
# What these programs put on the clipboard, shortened.
CLIPBOARD = Path(__file__).parent / "clipboard"
SENTENCE = "Tijdens het kiezen keken vijf leerlingen eerst naar hun buur."
AS_TEXT = (
    "# Wat je doet\n\n**Leg klaar:** _vijf_ kaarten\n\n- Deel uit\n  - eerst rood\n\n1. Praat erover\n\n"
    "[SLO](https://www.slo.nl/) niet"
)
TABLE = "| Groep | Na |\n| --- | --- |\n| 6 | 17,5 |\n|  | 9\\|10 |"


@pytest.fixture
def researcher(demo: Demo, arrives: Arrives) -> Iterator[Somebody]:
    """Somebody who leaves the page at the end: what the browser still sends then is let go of for the next test."""
    somebody = arrives()
    somebody.signs_in_as("Researcher")
    yield somebody
    somebody.leaves()
    somebody.page.wait_for_timeout(500)
    demo.let_go_of_other_journeys()


def test_a_draft_is_found_back_after_the_tab_was_killed(demo: Demo, researcher: Somebody) -> None:
    write = new_observation(demo)
    researcher.opens(write)
    researcher.writes("Short name", "Kiezen")
    editor(researcher).fill(SENTENCE)
    researcher.page.close(run_before_unload=False)

    researcher.page = researcher.page.context.new_page()
    researcher.opens(write)

    expect(researcher.page.locator(".kept-draft")).to_be_visible()
    expect(researcher.control("Short name")).to_have_value("Kiezen")
    expect(editor(researcher)).to_have_text(SENTENCE)
    demo.waits_for_a_draft_with(SENTENCE)


def test_a_draft_is_found_back_on_another_device_and_gone_when_it_is_kept(demo: Demo, arrives: Arrives) -> None:
    write = new_observation(demo)
    at_school, at_home = arrives(), arrives(width=PHONE)
    for somebody in (at_school, at_home):
        somebody.signs_in_as("Researcher")
    at_school.opens(write)
    at_school.picks("Place", "Pupils")
    at_school.writes("Short name", "Kiezen in groep 6")
    editor(at_school).fill(SENTENCE)
    expect(at_school.page.locator("[data-draft-state]")).to_have_text(re.compile("Als concept bewaard"))

    at_home.opens(write)
    expect(editor(at_home)).to_have_text(SENTENCE)
    at_home.presses("Add an exploration")
    at_home.reads("Kept.")

    at_school.opens(write)
    expect(at_school.page.locator(".kept-draft")).to_be_hidden()
    expect(editor(at_school)).to_have_text("")


def test_a_draft_is_found_back_after_the_sign_in_ended_while_typing(demo: Demo, arrives: Arrives) -> None:
    teacher = arrives()
    teacher.signs_in_as("Teacher, De Waterlelie")
    write = new_observation(demo)
    teacher.opens(write)
    demo.end_every_sign_in_of(TEACHER)

    with teacher.refused(401):
        editor(teacher).fill(SENTENCE)
        expect(teacher.page.locator("[data-draft-state]")).to_have_text(re.compile("Op dit apparaat bewaard"))
    teacher.page.close()
    teacher.page = teacher.page.context.new_page()
    teacher.signs_in_as("Teacher, De Waterlelie")
    teacher.opens(write)

    expect(editor(teacher)).to_have_text(SENTENCE)
    expect(teacher.page.locator("[data-draft-state]")).to_have_text(re.compile("Als concept bewaard"))


def test_a_comment_that_was_begun_is_found_back_where_it_was_typed(demo: Demo, arrives: Arrives) -> None:
    """Among other forms on a page that the browser keeps, and without disturbing these."""
    writer = arrives()
    writer.signs_in_as("Researcher")
    hypothesis = demo.first("working_hypothesis")
    page = f"/artefacts/{hypothesis}"
    writer.opens(page)
    writer.page.locator("#saying textarea").fill(SENTENCE)
    expect(writer.page.locator("#saying [data-state=kept]")).to_be_visible()

    writer.opens("/")
    writer.opens(f"{page}#saying")

    expect(writer.page.locator("#saying textarea")).to_have_value(SENTENCE)
    expect(writer.page.locator(".kept-draft:visible")).to_have_count(1)
    writer.presses("Place this comment")
    expect(writer.page.locator(".comments").first).to_contain_text(SENTENCE)
    expect(writer.page.locator("#saying textarea")).to_have_value("")
    writer.opens(page)
    expect(writer.page.locator("#saying textarea")).to_have_value("")


def test_who_throws_a_draft_away_begins_again(demo: Demo, researcher: Somebody) -> None:
    researcher.opens(new_observation(demo))
    editor(researcher).fill(SENTENCE)
    expect(researcher.page.locator("[data-draft-state]")).to_have_text(re.compile("Als concept bewaard"))

    researcher.opens(new_observation(demo))
    researcher.presses("Throw this draft away")

    expect(editor(researcher)).to_have_text("")
    researcher.opens(new_observation(demo))
    expect(researcher.page.locator(".kept-draft")).to_be_hidden()


@pytest.mark.parametrize(
    ("copied", "text"),
    [("word", AS_TEXT), ("docs", "**Vet** en _schuin_\n\n- een"), ("excel", TABLE)],
)
def test_what_is_pasted_comes_in_without_junk(demo: Demo, researcher: Somebody, copied: str, text: str) -> None:
    researcher.opens(new_observation(demo))

    paste(researcher, copied)

    expect(area(researcher)).to_have_value(text)
    assert researcher.page.locator("[contenteditable] :is([style], [class*=Mso], [onclick])").count() == 0

    researcher.page.keyboard.press("Control+z")
    expect(area(researcher)).to_have_value("")
    researcher.page.keyboard.press("Control+Shift+z")
    expect(area(researcher)).to_have_value(text)


def test_a_text_is_written_with_the_keyboard_alone(demo: Demo, researcher: Somebody) -> None:
    researcher.opens(new_observation(demo))
    keys = researcher.page.keyboard
    expect(editor(researcher)).to_be_visible()
    researcher.control("Short name").focus()
    keys.press("Tab")
    expect(tool(researcher, "Heading")).to_be_focused()
    keys.press("Tab")
    expect(editor(researcher)).to_be_focused()

    keys.type("In de kring")
    keys.press("Escape")
    expect(tool(researcher, "Heading")).to_be_focused()
    keys.press("Enter")
    expect(tool(researcher, "Heading")).to_have_attribute("aria-pressed", "true")
    keys.press("Enter")
    keys.press("Control+b")
    keys.type("Vijf")
    keys.press("Control+b")
    keys.type(" van de 24")
    keys.press("Enter")
    keys.type("- kijken")
    keys.press("Enter")
    keys.type("vragen")
    keys.press("Enter")
    keys.press("Enter")
    keys.press("Control+k")
    keys.type("www.slo.nl")
    keys.press("Enter")
    expect(editor(researcher)).to_be_focused()

    expect(area(researcher)).to_have_value(
        "# In de kring\n\n**Vijf** van de 24\n\n- kijken\n- vragen\n\n[www.slo.nl](https://www.slo.nl)"
    )
    keys.press("Tab")
    expect(researcher.page.locator("summary").first).to_be_focused()


def test_a_table_grows_and_shrinks(demo: Demo, researcher: Somebody) -> None:
    researcher.opens(new_observation(demo))
    editor(researcher).click()

    for message in ("Table", "Add a row", "Add a column", "Remove the row"):
        tool(researcher, message).click()
    researcher.page.keyboard.type("Groep")
    for _ in range(20):
        researcher.page.keyboard.press("Tab")

    assert len(area(researcher).input_value().splitlines()) == 4
    assert area(researcher).input_value().count("| --- | --- | --- |") == 1
    assert "Groep" in area(researcher).input_value()
    expect(editor(researcher)).not_to_be_focused()


@pytest.mark.parametrize(("width", "scheme"), [(LAPTOP, "light"), (PHONE, "dark")])
def test_the_editor_is_accessible_and_fits(demo: Demo, arrives: Arrives, width: int, scheme: str) -> None:
    somebody = arrives(width=width, color_scheme=scheme)
    somebody.signs_in_as("Researcher")
    somebody.opens(new_observation(demo))
    paste(somebody, "excel")
    tool(somebody, "Link to a page").click()
    somebody.page.keyboard.press("Enter")
    somebody.reads("Write the address of a page or an e-mail address, for example www.school.nl.")

    found = Axe().run(somebody.page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})

    assert found.violations_count == 0, found.generate_report()
    assert somebody.page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def new_observation(demo: Demo) -> str:
    return f"/iterations/{demo.running_iteration()}/exploration_item/new"


def editor(somebody: Somebody) -> Locator:
    return somebody.page.locator("[contenteditable=true]").first


def area(somebody: Somebody) -> Locator:
    """What is sent: the text area behind the editor."""
    return somebody.page.locator("textarea[name=found]")


def tool(somebody: Somebody, message: str) -> Locator:
    return somebody.page.get_by_role("button", name=somebody.says(message), exact=True)


def paste(somebody: Somebody, copied: str) -> None:
    editor(somebody).click()
    somebody.page.evaluate(
        """html => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/html", html);
          const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
          document.querySelector("[contenteditable=true]").dispatchEvent(event);
        }""",
        (CLIPBOARD / f"{copied}.html").read_text(),
    )
