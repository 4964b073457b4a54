"""The library beside the cycle: a card comes as far as the dossier, and a signal reaches another team."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import Arrives
from tests.journeys.demo import Demo

CARD = "Alleen leren plannen is een gemiste kans"
PICTURE = "Op dinsdag ligt er een weekplan op elke tafel. Vrijdag kijkt niemand terug."
TAKEN = "Wij oefenen ook terugkijken."
REQUIREMENT = "Vraagt eerst wat je al kunt"
BEHIND_IT = "Universiteit Utrecht, Universiteit Leiden, & Oberon. (z.d.)."
REASON = "Op vier van de vijf scholen bleek het andersom te zijn."
DOUBTED = "Samen sturen lijkt beter te werken dan loslaten"
KOMPAS = "Het Kompas"
ANSWER = "Wij zagen het zelf ook in onze klas."


def test_a_card_gets_our_picture_carries_a_requirement_and_stands_in_the_dossier(arrives: Arrives) -> None:
    teacher = arrives()
    teacher.signs_in_as("Teacher, De Waterlelie")
    teacher.opens("/evidence")
    teacher.page.locator("#find-q").fill("plannen gemist")
    teacher.page.get_by_role("link", name=CARD).click()
    teacher.looks_around()

    teacher.follows("Add our picture")
    teacher.writes("What do you see on Tuesday morning?", PICTURE)
    teacher.presses("Put it with the card")
    teacher.finds(PICTURE)

    teacher.follows("Use this in our work")
    works = teacher.control("For what do you use this?")
    works.select_option(works.locator("option", has_text=REQUIREMENT).first.get_attribute("value"))
    teacher.writes("What exactly do you take from it?", TAKEN)
    teacher.presses("Link this")
    teacher.finds(TAKEN)

    teacher.follows("Dossier")
    teacher.finds(f"“{CARD}”")
    rests = teacher.page.locator("p", has_text=f"“{CARD}”").first
    reference = rests.get_by_role("link").last
    entry = teacher.page.locator(reference.get_attribute("href") or "")
    expect(entry).to_contain_text(BEHIND_IT)


def test_a_card_that_does_not_hold_makes_another_team_look_again(demo: Demo, arrives: Arrives) -> None:
    researcher, teacher = arrives(), arrives(width=375)
    researcher.signs_in_as("Researcher")
    researcher.opens("/evidence?q=" + DOUBTED.replace(" ", "+"))
    researcher.page.get_by_role("link", name=DOUBTED).click()
    researcher.looks_around()
    researcher.follows("Judge how sure this is")
    researcher.chooses("Where does it stand?", "Refuted")
    researcher.writes("Why do you judge so now?", REASON)
    researcher.presses("Keep this judgement")
    researcher.finds(REASON)

    teacher.signs_in_as("Teacher, Het Kompas")
    team_page = f"/teams/{demo.team_of(demo.running_iteration(school=KOMPAS))}"
    teacher.opens(team_page)
    signal = teacher.place().locator("a[href$='second-looks']")
    signal.click()
    teacher.looks_around()
    teacher.finds(REASON)
    teacher.follows("Look again")
    teacher.chooses("What do you do with your own text?", "It stays: it rests on more than this")
    teacher.writes("Why?", ANSWER)
    teacher.presses("Keep this")
    teacher.finds(ANSWER)
    teacher.opens(team_page)
    expect(signal).to_have_count(0)
