"""Back and forward: a page that a browser remembers comes back at once, and never after somebody signed out."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from playwright.sync_api import BrowserType, Page, expect

from tests.journeys.demo import Demo
from tests.journeys.somebody import Somebody, Words

pytestmark = pytest.mark.parametrize("demo", ["sqlite"], indirect=True)

ACCOUNT = "Teacher, De Waterlelie"
TEAM = "/teams/1"
LONGEST_WAIT = 10


@pytest.fixture
def teacher(
    demo: Demo, dutch: Catalog, browser_type: BrowserType, browser_type_launch_args: dict[str, Any]
) -> Iterator[Somebody]:
    """Somebody in a browser that remembers pages as browsers do; the other journeys walk in one that does not."""
    remembering = {**browser_type_launch_args, "ignore_default_args": ["--disable-back-forward-cache"]}
    browser = browser_type.launch(**remembering)
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.add_init_script("addEventListener('pageshow', (event) => { window.cameBack = event.persisted; })")
    somebody = Somebody(page, demo.address, Words(dutch))
    yield somebody
    somebody.looks_back()
    somebody.leaves()
    browser.close()


def test_a_page_comes_back_at_once(teacher: Somebody, capsys: pytest.CaptureFixture[str]) -> None:
    teacher.signs_in_as(ACCOUNT)
    teacher.opens(TEAM)
    teacher.opens("/method")

    begun = time.monotonic()
    goes_back(teacher.page, TEAM)
    seconds = time.monotonic() - begun

    assert teacher.page.evaluate("window.cameBack") is True
    with capsys.disabled():
        sys.stdout.write(f"\nback to the page of the team: {seconds * 1000:.0f} ms\n")


def test_after_signing_out_back_shows_no_page_of_before(teacher: Somebody) -> None:
    teacher.signs_in_as(ACCOUNT)
    for path in (TEAM, "/account", "/"):
        teacher.opens(path)
    seen = teacher.page.locator("main").inner_text()
    teacher.page.locator("form[data-leaves]:visible button").click()
    teacher.page.wait_for_url("**/sign-in")

    for _ in range(3):
        teacher.page.evaluate("history.back()")
        teacher.page.wait_for_timeout(700)
        shown = teacher.page.locator("body").inner_text()
        assert teacher.page.evaluate("window.cameBack") is not True
        assert teacher.says(ACCOUNT).split(",", maxsplit=1)[0] not in teacher.page.locator("header").inner_text()
        assert seen not in shown
        assert teacher.page.locator("form[data-leaves]").count() == 0


def test_a_page_of_somebody_else_that_is_still_remembered_is_asked_for_again(teacher: Somebody) -> None:
    """Where a browser does not heed the word of the site to forget, the page itself looks who is here."""
    teacher.signs_in_as(ACCOUNT)
    teacher.opens(TEAM)
    teacher.opens("/method")
    teacher.page.evaluate("localStorage.setItem('reader', '999')")

    goes_back(teacher.page, TEAM)

    teacher.page.wait_for_function("() => window.cameBack === false")
    expect(teacher.page.locator("h1")).to_be_visible()


def goes_back(page: Page, path: str) -> None:
    page.evaluate("history.back()")
    until = time.monotonic() + LONGEST_WAIT
    while not page.url.endswith(path) and time.monotonic() < until:
        page.wait_for_timeout(5)
    assert page.url.endswith(path)
