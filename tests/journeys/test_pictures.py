"""A picture in a text, from the button to the dossier."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.journeys.conftest import Arrives
from tests.journeys.demo import Demo
from tests.journeys.test_writing import PHONE, tool
from tests.support.access import picture

# What is looked at here happens in the browser.
pytestmark = pytest.mark.parametrize("demo", ["sqlite"], indirect=True)

ON_IT = "Het bord met vier vragen"


def test_a_picture_is_put_in_an_insight_and_shows_in_the_dossier(demo: Demo, arrives: Arrives) -> None:
    teacher = arrives(width=PHONE)
    teacher.signs_in_as("Teacher, De Waterlelie")
    teacher.opens(f"/iterations/{demo.running_iteration()}/insight/new")
    teacher.picks("Place", "Pupils")
    teacher.writes("Our insight", "Met de vragen op het bord beginnen zij zelf.")

    tool(teacher, "Picture").click()
    box = teacher.page.locator("dialog[open]")
    box.locator("input[type=file]").set_input_files(
        {"name": "IMG_1.jpg", "mimeType": "image/jpeg", "buffer": picture("JPEG", size=(800, 600))}
    )
    send = box.get_by_role("button", name=teacher.says("Put this picture in the text"))
    send.click()
    expect(box.locator("[data-said]")).to_be_visible()
    found = Axe().run(teacher.page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]})
    box.get_by_label(teacher.says("What do you see on it?")).fill(ON_IT)
    box.locator("input[value=nobody]").check()
    send.click()

    shown = teacher.page.get_by_role("img", name=ON_IT)
    expect(box).to_be_hidden()
    expect(shown).to_be_visible()
    teacher.presses("Add an insight")
    teacher.goes_to("Met de vragen op het bord beginnen zij zelf.")
    expect(shown.first).to_be_visible()
    teacher.opens(f"/iterations/{demo.running_iteration()}/dossier")
    shown.scroll_into_view_if_needed()
    expect(shown).to_have_js_property("naturalWidth", 800)
    assert found.violations_count == 0, found.generate_report()


def test_a_picture_that_is_pasted_asks_what_is_on_it(demo: Demo, arrives: Arrives) -> None:
    teacher = arrives()
    teacher.signs_in_as("Teacher, De Waterlelie")
    teacher.opens(f"/iterations/{demo.running_iteration()}/insight/new")
    teacher.page.locator("[contenteditable=true]").click()

    teacher.page.evaluate(
        """bytes => {
          const clipboardData = new DataTransfer();
          clipboardData.items.add(new File([new Uint8Array(bytes)], "schermafdruk.png", { type: "image/png" }));
          const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
          document.querySelector("[contenteditable=true]").dispatchEvent(event);
        }""",
        list(picture()),
    )

    box = teacher.page.locator("dialog[open]")
    expect(box.get_by_label(teacher.says("What do you see on it?"))).to_be_focused()
    assert box.locator("input[type=file]").evaluate("input => input.files[0].name") == "schermafdruk.png"
    teacher.page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(teacher.page.locator("[contenteditable=true]")).to_be_focused()
