"""A product on its way: found by a visitor, confirmed by a school leader, adapted by another school, withdrawn."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Arrives
from tests.journeys.demo import Demo

pytestmark = pytest.mark.parametrize("demo", ["sqlite"], indirect=True)

LOG, CARD = "Rekenlogboek met vier keuzes", "Gesprekskaart bij het rekenlogboek"
SEEN = "Leerlingen schatten vooraf te hoog in wat zij al kunnen."
FAILED = "Een logboek erbij was te veel schrijven."
CHANGES = "Wij stellen drie vragen in plaats van zes."
REASON = "Vraag vier noemt een toets die niet meer bestaat."
PHONE = 375


def test_a_visitor_finds_a_product_for_maths_in_grade_seven_and_reads_how_it_came_about(arrives: Arrives) -> None:
    visitor = arrives(width=PHONE)
    visitor.opens("/")
    visitor.follows("Products")
    visitor.unfolds("Make the list shorter")
    visitor.place().get_by_role("link", name=re.compile("^Rekenen")).locator("visible=true").click()
    expect(visitor.place().get_by_role("link", name=re.compile("Rekenen")).first).to_be_attached()
    visitor.looks_around()
    visitor.unfolds("Make the list shorter")
    visitor.place().get_by_role("link", name=re.compile("^Groep 7")).locator("visible=true").click()
    visitor.looks_around()
    visitor.goes_to(LOG)

    visitor.finds(SEEN)
    visitor.finds(FAILED)
    visitor.reads("Everybody can read this.")


def test_a_product_goes_out_is_made_their_own_and_withdrawn(demo: Demo, arrives: Arrives) -> None:
    leader, teacher, visitor = arrives(), arrives(), arrives(width=PHONE)
    leader.signs_in_as("School leader, De Waterlelie")
    leader.opens("/")
    leader.follows("Look at it and answer")
    leader.finds(CARD)
    leader.place().get_by_role("checkbox").check()
    leader.presses("Confirm: it may go out")
    leader.reads("It is out.")
    leader.follows("As others read it")
    at = leader.page.url.removeprefix(leader.address)

    teacher.signs_in_as("Teacher, Het Kompas")
    teacher.opens(at)
    teacher.follows("Make our own version")
    teacher.writes("What are you going to change, and why?", CHANGES)
    teacher.presses("Make our own version")
    teacher.reads("This is yours now. Change what you need.")
    demo.lets_the_newest_product_go_out()

    visitor.opens(at)
    visitor.finds(CHANGES)
    expect(visitor.place().locator(".family li")).to_have_count(2)

    leader.opens(at)
    leader.follows("Withdraw with a reason")
    leader.writes("Why do you withdraw it?", REASON)
    leader.presses("Withdraw with this reason")
    leader.reads("Withdrawn. Its address tells why.")
    with visitor.refused(410):
        visitor.opens(at)
    visitor.finds(REASON)
