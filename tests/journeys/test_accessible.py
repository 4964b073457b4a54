"""Every kind of page for everybody: by axe, by keyboard, on a phone and a laptop, in light and dark."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from designteam.evidence.words import KINDS as HELD
from designteam.method.definition import KINDS, PHASES
from tests.journeys.conftest import Arrives
from tests.journeys.demo import Demo
from tests.journeys.somebody import Somebody

# What the pages look like does not depend on the database.
pytestmark = pytest.mark.parametrize("demo", ["sqlite"], indirect=True)

PHONE, LAPTOP, SMALLEST = 375, 1280, 320
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOUR = ["color-contrast", "link-in-text-block"]
ROOM = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
HAS_OUTLINE = """
  stop => {
    const { outlineStyle, outlineWidth } = getComputedStyle(stop);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  }
"""
MANY_STOPS = 40

Goes = Callable[[Somebody], None]
Pages = Iterator[tuple[str, Goes]]


@pytest.mark.parametrize("width", [PHONE, LAPTOP])
def test_axe_finds_nothing_on_any_kind_of_page(demo: Demo, arrives: Arrives, width: int) -> None:
    stranger, guide = arrives(width=width), arrives(width=width)
    guide.signs_in_as("Process guide")
    guide.page.on("dialog", lambda dialog: dialog.accept())

    faults = [*faults_on(stranger, pages_for_everybody(demo)), *faults_on(guide, pages_of_a_team(demo, width))]

    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("width", [PHONE, LAPTOP])
def test_axe_finds_nothing_in_the_library(demo: Demo, arrives: Arrives, width: int) -> None:
    faults = [
        fault
        for account, pages in pages_of_the_library(demo).items()
        for fault in faults_on(reader_of_the_library(arrives(width=width), account), pages)
    ]

    assert not faults, "\n".join(faults)


def test_no_page_of_the_library_scrolls_sideways_on_the_smallest_phone(demo: Demo, arrives: Arrives) -> None:
    too_wide = []
    for account, pages in pages_of_the_library(demo).items():
        reader = reader_of_the_library(arrives(width=SMALLEST), account)
        for name, goes in pages:
            if (room := room_to_the_side(reader, goes)) > 0:
                too_wide.append(f"{name}: {room} pixels")

    assert not too_wide, "\n".join(too_wide)


def test_no_page_scrolls_sideways_on_the_smallest_phone(demo: Demo, arrives: Arrives) -> None:
    """Not with larger letters either: somebody who left the board setting on takes up a phone."""
    stranger, guide = arrives(width=SMALLEST), arrives(width=SMALLEST)
    guide.signs_in_as("Process guide")
    guide.page.on("dialog", lambda dialog: dialog.accept())

    too_wide = [
        f"{name}: {room} pixels"
        for who, pages in ((stranger, pages_for_everybody(demo)), (guide, pages_of_a_team(demo, SMALLEST)))
        for name, goes in pages
        if (room := room_to_the_side(who, goes)) > 0
    ]

    assert not too_wide, "\n".join(too_wide)


def test_the_first_stop_of_the_keyboard_skips_to_the_content(arrives: Arrives) -> None:
    teacher = arrives()
    teacher.signs_in_as("Teacher, De Waterlelie")
    teacher.opens("/teams/1")

    teacher.page.keyboard.press("Tab")
    skip = teacher.page.get_by_role("link", name=teacher.says("To the content"))
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    teacher.page.keyboard.press("Enter")

    expect(teacher.page.locator("main")).to_be_focused()


@pytest.mark.parametrize("path", ["/teams/1", "/networks/1", "/sign-in", "/notes/new"])
def test_somebody_with_a_keyboard_sees_where_they_are(arrives: Arrives, path: str) -> None:
    teacher = arrives()
    if path != "/sign-in":
        teacher.signs_in_as("Teacher, De Waterlelie")
    teacher.opens(path)

    stops = list(stops_of_the_keyboard(teacher))

    assert len(stops) > 5
    unseen = [html for html, is_seen in stops if not is_seen]
    assert not unseen, "\n".join(unseen)


def test_the_focus_goes_to_what_is_not_right_yet(demo: Demo, arrives: Arrives) -> None:
    teacher = arrives()
    teacher.signs_in_as("Teacher, De Waterlelie")
    teacher.opens(f"/iterations/{demo.running_iteration()}/phases/requirements")

    teacher.follows("Add a design requirement")
    with teacher.refused(422):
        teacher.presses("Add a design requirement")

    problem = teacher.page.locator(":focus")
    expect(problem).to_have_attribute("role", "alert")
    expect(problem).to_contain_text(teacher.says("Finish the sentence ‘The design …’. It may be rough."))


def test_the_focus_goes_to_what_was_just_written(demo: Demo, arrives: Arrives) -> None:
    teacher = arrives()
    teacher.signs_in_as("Teacher, De Waterlelie")
    teacher.opens(f"/iterations/{demo.running_iteration()}/phases/requirements")

    teacher.follows("Add a design requirement")
    teacher.writes("The design …", "werkt ook zonder stroom")
    teacher.presses("Add a design requirement")

    expect(teacher.page.locator(":focus")).to_contain_text("werkt ook zonder stroom")
    expect(teacher.page.locator(":focus")).to_be_in_viewport()


# The kinds of page


def pages_for_everybody(demo: Demo) -> Pages:
    for name, path in (
        ("welcome", "/"),
        ("sign-in", "/sign-in"),
        ("forgotten password", "/password-reset"),
        ("letters", "/demo/letters"),
        ("method", "/method"),
        ("work forms", "/work-forms"),
        ("one work form", "/work-forms/small_try_out"),
        ("network", "/networks/1"),
        ("network meetings", "/events"),
        ("network meeting in public", "/events/1"),
        ("design in public", f"/artefacts/{demo.first('design')}"),
        ("style guide", "/styleguide"),
    ):
        yield name, opening(path)
    yield "sign-in with errors", sign_in_with_errors
    yield "not found (404)", refused(404, opening("/nowhere"))
    yield "used invitation (410)", refused(410, opening("/invitations/used"))
    yield "used invitation into a team (410)", refused(410, opening("/join/used"))


def pages_of_a_team(demo: Demo, width: int) -> Pages:
    iteration, team = demo.running_iteration(), demo.found_team(f"Nog niet begonnen, {width}")
    hypothesis, design = demo.first("working_hypothesis"), demo.first("design")
    for name, path in (
        ("own page", "/"),
        ("library", "/evidence"),
        ("references by file", "/teams/1/evidence/files"),
        ("references taken in", "/evidence/files/1"),
        ("references to choose from", "/evidence/files/2"),
        ("search", "/search"),
        ("what was found", "/search?q=kiezen"),
        ("what was found of one kind", "/search?q=kiezen&kind=insight"),
        ("team", "/teams/1"),
        ("story", "/teams/1/timeline"),
        ("something happened", "/teams/1/events/new"),
        ("no longer thought", "/teams/1/thinking"),
        ("school year", "/teams/1/year"),
        ("team that has not begun", f"/teams/{team.id}"),
        ("ideas taken along", "/teams/1/ideas"),
        ("checks", "/teams/1/checks"),
        ("picture check that was opened", "/checks/2"),
        ("quadrant that was opened", "/checks/4"),
        ("coming to a network meeting", "/events/2/sign-ups/new"),
        ("people", "/teams/1/people"),
        ("goal", "/teams/1/goal"),
        ("agreement", "/teams/1/agreement"),
        ("changing the agreement", "/teams/1/agreement/edit"),
        ("agreed hours", "/teams/1/agreed-hours"),
        ("role cards", "/teams/1/role-cards"),
        ("own role card", "/teams/1/role-card"),
        ("coming up to speed", "/teams/1/introduction"),
        ("account", "/account"),
        ("note", "/notes/new"),
        ("moving on", f"/iterations/{iteration}/moves/new"),
        ("red thread", f"/iterations/{iteration}/thread"),
        ("why", f"/artefacts/{design}/why"),
        ("dossier", f"/iterations/{iteration}/dossier"),
        ("versions", f"/artefacts/{hypothesis}/versions"),
        ("dropping", f"/artefacts/{hypothesis}/drop"),
        *((f"phase {phase.code}", f"/iterations/{iteration}/phases/{phase.code}") for phase in PHASES),
        *((f"new {kind}", f"/iterations/{iteration}/{kind}/new") for kind in KINDS),
        *((f"one {kind}", f"/artefacts/{demo.first(kind)}") for kind in KINDS),
    ):
        yield name, opening(path)
    yield "next iteration", opening(f"/artefacts/{demo.first('evaluation', school='Het Kompas')}/next-iteration")
    yield "form with errors", form_with_errors(f"/iterations/{iteration}/experiment/new")
    yield "two texts (409)", two_texts(f"/artefacts/{hypothesis}/edit")
    yield "expired form (400)", expired_form(f"/iterations/{iteration}/moves/new")
    yield "not yours (403)", refused(403, opening(f"/artefacts/{demo.first('design', school='De Beuk')}/edit"))
    yield "dossier as PDF", dossier_in_the_making(f"/iterations/{iteration}/dossier")
    if width >= LAPTOP:  # nobody hangs a phone on the wall
        yield "team on the board", on_the_board("/teams/1")
        yield "red thread on the board", on_the_board(f"/iterations/{iteration}/thread")


def pages_of_the_library(demo: Demo) -> dict[str, Pages]:
    """What each of its readers comes by; "" is somebody without an account."""
    team, card, source = demo.team_of(demo.running_iteration()), demo.first_held("card"), demo.first_held("source")
    question, option, visit = map(demo.first_held, ("knowledge_question", "ict_option", "inspiration"))
    requirement, of_the_library = demo.first("design_requirement"), demo.held_by_everybody("card")
    with_pictures, retracted = demo.card_with_pictures(), demo.retracted_source()
    return {
        "": each_at(
            ("library for everybody", "/evidence"),
            ("card of the library", f"/evidence/{of_the_library}"),
            ("words of the library", "/vocabularies"),
            ("list to take along", "/evidence/list"),
        ),
        "Teacher, De Waterlelie": chain(
            each_at(
                ("library narrowed down", "/evidence?q=kiezen&kind=card"),
                ("nothing found in the library", "/evidence?q=zzqq"),
                ("card", f"/evidence/{card}"),
                ("card with the pictures of two teams", f"/evidence/{with_pictures}"),
                ("retracted source", f"/evidence/{retracted}"),
                ("source", f"/evidence/{source}"),
                ("knowledge question", f"/evidence/{question}"),
                ("ict option", f"/evidence/{option}"),
                ("visit", f"/evidence/{visit}"),
                ("what to add", "/evidence/new"),
                *((f"new {kind}", f"/teams/{team}/evidence/{kind}/new") for kind in HELD),
                ("source by its number", f"/teams/{team}/evidence/reference"),
                ("changing a card", f"/evidence/{card}/edit"),
                ("versions of a card", f"/evidence/{card}/versions"),
                ("classroom picture", f"/evidence/{card}/pictures/new"),
                ("tie", f"/evidence/{card}/ties/new"),
                ("use in our work", f"/evidence/{card}/uses/new"),
                ("taking out", f"/evidence/{card}/removal"),
                ("what we found of it", f"/evidence/{option}/demonstrations/new"),
                ("own searches", "/evidence/searches"),
                ("keeping a search", "/evidence/searches/new?q=kiezen"),
                ("second looks", f"/teams/{team}/second-looks"),
                ("linking to the library", f"/artefacts/{requirement}/citations/new"),
            ),
            iter(
                [
                    ("picker on an artefact", picker_unfolded(f"/artefacts/{requirement}")),
                    ("refused search in the library", refused(422, opening(f"/evidence?q={'a+' * 40}"))),
                ]
            ),
        ),
        "Researcher": each_at(
            ("library of a researcher", "/evidence"),
            ("what to add, for more teams", "/evidence/new"),
            ("to look after", "/evidence/curate"),
            ("twice in the library", "/evidence/doubles"),
            ("finding the other one", f"/evidence/{source}/merge"),
            ("how sure", f"/evidence/{card}/judgement"),
            ("retracting", f"/evidence/{source}/retraction"),
            ("one list of words", "/vocabularies/1"),
            ("new word", "/vocabularies/1/terms/new"),
            ("switching off a list", "/vocabularies/1/switch"),
        ),
        "Media mentor": each_at(("to look after, for a media mentor", "/evidence/curate")),
    }


def each_at(*pages: tuple[str, str]) -> Pages:
    return ((name, opening(path)) for name, path in pages)


def reader_of_the_library(somebody: Somebody, account: str) -> Somebody:
    if account:
        somebody.signs_in_as(account)
    somebody.page.on("dialog", lambda dialog: dialog.accept())
    return somebody


def opening(path: str) -> Goes:
    return lambda somebody: somebody.opens(path)


def picker_unfolded(path: str) -> Goes:
    """With what the library offers, in the place where it is chosen."""

    def go(somebody: Somebody) -> None:
        somebody.opens(path)
        somebody.page.locator("#library summary").click()
        expect(somebody.page.locator("#picker-found")).to_be_visible()

    return go


def refused(status: int, goes: Goes) -> Goes:
    def go(somebody: Somebody) -> None:
        with somebody.refused(status):
            goes(somebody)

    return go


def sign_in_with_errors(somebody: Somebody) -> None:
    somebody.opens("/sign-in")
    with somebody.refused(422):
        somebody.presses("Sign in")


def form_with_errors(path: str) -> Goes:
    def go(somebody: Somebody) -> None:
        somebody.opens(path)
        with somebody.refused(422):
            somebody.presses("Add an experiment")

    return go


def two_texts(path: str) -> Goes:
    """As if somebody else kept a version since the page was opened."""

    def go(somebody: Somebody) -> None:
        somebody.opens(path)
        somebody.writes("then …", "blijven zij langer aan het werk")
        somebody.page.locator("main input[name=from_version]").evaluate("field => field.value = 0")
        with somebody.refused(409):
            somebody.page.locator("main button[data-rank=main]").click()
            somebody.looks_around()

    return go


def expired_form(path: str) -> Goes:
    """As if the page stood open for a very long time."""

    def go(somebody: Somebody) -> None:
        somebody.opens(path)
        somebody.writes("We do this, because", "we eerst willen kijken")
        somebody.page.locator("main input[name=csrf_token]").evaluate_all(
            "fields => fields.forEach(field => (field.value = 'old'))"
        )
        with somebody.refused(400):
            somebody.presses("Go to this phase")

    return go


def dossier_in_the_making(path: str) -> Goes:
    def go(somebody: Somebody) -> None:
        somebody.opens(path)
        somebody.presses("Make the PDF")

    return go


def on_the_board(path: str) -> Goes:
    """Large, for a shared screen."""

    def go(somebody: Somebody) -> None:
        somebody.opens(path)
        larger = somebody.page.get_by_role("button", name=somebody.says("Large, for the board"))
        if larger.count():
            larger.click()
        expect(somebody.page.locator("html")).to_have_attribute("data-stand", "bord")

    return go


# What is looked at on each


def faults_on(somebody: Somebody, pages: Pages) -> Iterator[str]:
    """All rules in the light; in the dark, where only the colours differ, those of colour."""
    script = Axe().axe_script
    for name, goes in pages:
        somebody.page.emulate_media(color_scheme="light")
        goes(somebody)
        somebody.page.evaluate(script)
        yield from found_by_axe(somebody, f"{name}, light", {"type": "tag", "values": RULES})
        somebody.page.emulate_media(color_scheme="dark")
        yield from found_by_axe(somebody, f"{name}, dark", {"type": "rule", "values": OF_COLOUR})


def found_by_axe(somebody: Somebody, where: str, rules: dict[str, Any]) -> Iterator[str]:
    looking = "options => axe.run(document, options)"
    found = somebody.page.evaluate(looking, {"runOnly": rules, "resultTypes": ["violations"]})
    for fault in found["violations"]:
        for node in fault["nodes"][:3]:
            yield f"{where}: {fault['id']} at {' '.join(map(str, node['target']))}: {node['html'][:120]}"


def stops_of_the_keyboard(somebody: Somebody) -> Iterator[tuple[str, bool]]:
    """What the Tab key comes by until the end of the page, and whether it shows that it has the focus."""
    stop = somebody.page.locator(":focus")
    for _ in range(MANY_STOPS):
        somebody.page.keyboard.press("Tab")
        if not stop.count():
            return
        yield stop.evaluate("stop => stop.outerHTML"), stop.evaluate(HAS_OUTLINE)


def room_to_the_side(somebody: Somebody, goes: Goes) -> int:
    goes(somebody)
    as_it_is: int = somebody.page.evaluate(ROOM)
    somebody.page.evaluate("() => document.documentElement.dataset.stand = 'bord'")
    larger: int = somebody.page.evaluate(ROOM)
    return max(as_it_is, larger)
