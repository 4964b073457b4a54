"""Two people talk about a design in two browsers: one asks and calls the other, who answers."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import Arrives
from tests.journeys.somebody import Somebody

# What the server does here is tested on both databases without a browser.
pytestmark = pytest.mark.parametrize("demo", ["sqlite"], indirect=True)

QUESTION = "wat zie je als een kind niet kiest"
ANSWER = "Dan vraag ik eerst wat het lastig maakt."
HALF = "Hier was ik nog mee bezig"


def test_one_asks_and_calls_a_colleague_by_keyboard_and_the_other_answers(arrives: Arrives) -> None:
    researcher, teacher = arrives(), arrives(width=375)
    researcher.signs_in_as("Researcher")
    teacher.signs_in_as("Teacher, De Waterlelie")

    design = asking_a_question(researcher)
    teacher.opens("/news")
    teacher.finds(QUESTION)
    teacher.opens(design)
    answering(teacher)

    researcher.opens(design)
    researcher.control("What do you want to say about this?").fill(HALF)
    thread_about(researcher, QUESTION).get_by_role("button", name=researcher.says("This is the answer")).click()

    expect(thread_about(researcher, QUESTION)).to_contain_text(researcher.says("Critical question, answered"))
    expect(researcher.control("What do you want to say about this?")).to_have_value(HALF)
    researcher.control("What do you want to say about this?").fill("")
    teacher.opens("/news")
    expect(teacher.place().get_by_text(QUESTION)).to_have_count(0)


def asking_a_question(researcher: Somebody) -> str:
    """A critical question about the hypothesis of De Waterlelie, with a name chosen from the list; where it stands."""
    researcher.opens("/teams/1")
    with researcher.page.expect_navigation():
        researcher.link(researcher.says("Read, agree or change")).click()
    researcher.looks_around()
    text = researcher.control("What do you want to say about this?")
    text.press_sequentially("@groep 7")
    names = researcher.page.get_by_role("listbox", name=researcher.says("People of the team"))
    expect(names.get_by_role("option")).to_have_count(1)
    expect(text).to_have_attribute("aria-activedescendant", str(names.get_by_role("option").get_attribute("id")))
    text.press("Enter")
    expect(names).to_have_count(0)
    text.press_sequentially(QUESTION)
    expect(text).to_have_value(f"@Leraar groep 7 {QUESTION}")

    researcher.presses("Ask it as a critical question")

    researcher.finds(QUESTION)
    expect(researcher.control("What do you want to say about this?")).to_have_value("")
    return researcher.page.url.removeprefix(researcher.address).split("#")[0]


def answering(teacher: Somebody) -> None:
    thread = thread_about(teacher, QUESTION)
    thread.locator("summary").click()
    thread.get_by_role("textbox").fill(ANSWER)
    thread.get_by_role("button", name=teacher.says("Place this answer")).click()
    teacher.finds(ANSWER)


def thread_about(somebody: Somebody, words: str) -> Locator:
    return somebody.page.locator("#talk-conversation .matter > div > .comments > li", has_text=words)
