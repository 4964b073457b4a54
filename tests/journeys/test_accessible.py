"""Every kind of page for everybody: by axe, by keyboard, on a phone and a laptop, in light and dark."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain, islice
from typing import Literal

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
PARTS = 3  # of about equal length, so that no worker has one long test left at the end
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OF_COLOUR = ["color-contrast", "link-in-text-block"]
ROOM = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
# What is shown now and was not shown yet in the light (or in the dark) with these letters, colours and backgrounds.
NEW_HERE = """
  (() => {
    window.seen ??= { light: new Map(), dark: new Map() };
    const seen = window.seen.%s;
    const grounds = new Map();
    const fresh = new Set();
    for (const element of document.body.querySelectorAll("*")) {
      const { color, backgroundColor, backgroundImage, fontSize, fontWeight } = getComputedStyle(element);
      const ground = [grounds.get(element.parentElement), backgroundColor, backgroundImage].join();
      const looks = [ground, color, fontSize, fontWeight].join();
      grounds.set(element, ground);
      if (!element.checkVisibility()) continue;
      const shown = seen.get(element) ?? seen.set(element, new Set()).get(element);
      if (!shown.has(looks)) fresh.add(element);
      shown.add(looks);
    }
    const outermost = [...fresh].filter((element) => !fresh.has(element.parentElement));
    return outermost.length ? { include: outermost } : null;
  })()
"""
HAS_OUTLINE = """
  stop => {
    const { outlineStyle, outlineWidth } = getComputedStyle(stop);
    return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
  }
"""
MANY_STOPS = 40

Goes = Callable[[Somebody], None]
Pages = Iterator[tuple[str, Goes]]


@pytest.mark.parametrize("part", range(PARTS))
def test_no_kind_of_page_has_a_fault(demo: Demo, arrives: Arrives, part: int) -> None:
    """By axe, and by scrolling sideways on the smallest phone."""
    stranger, guide = arrives(), arrives()
    guide.signs_in_as("Process guide")
    guide.page.on("dialog", lambda dialog: dialog.accept())
    of_everybody, of_a_team = (
        islice(pages, part, None, PARTS) for pages in (pages_for_everybody(demo), pages_of_a_team(demo, part))
    )

    faults = [*faults_on(stranger, of_everybody), *faults_on(guide, of_a_team)]

    assert not faults, "\n".join(faults)


def test_no_kind_of_page_has_a_fault_on_the_board(demo: Demo, arrives: Arrives) -> None:
    guide = arrives()
    guide.signs_in_as("Process guide")

    faults = [*faults_on(guide, pages_on_the_board(demo), widths=[LAPTOP])]  # nobody hangs a phone on the wall

    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("part", range(PARTS))
def test_no_kind_of_page_of_the_library_has_a_fault(demo: Demo, arrives: Arrives, part: int) -> None:
    faults = [
        fault
        for account, pages in pages_of_the_library(demo).items()
        for fault in faults_on(reader_of_the_library(arrives(), account), islice(pages, part, None, PARTS))
    ]

    assert not faults, "\n".join(faults)


def test_what_is_looked_for_would_be_found(arrives: Arrives) -> None:
    """At the width and in the colours where it is."""
    stranger = arrives()
    page = """<!doctype html><html lang="nl"><title>Een</title><main><h1>Een</h1>
      <style>
        .wide, .narrow, .dark { display: none; color: #000; background: #fff }
        @media (min-width: 1000px) { .wide { display: block } }
        @media (max-width: 999px) { .narrow { display: block } }
        @media (prefers-color-scheme: light) { b.wide, b.narrow { color: #ddd } }
        @media (prefers-color-scheme: dark) { .dark { display: block } i { color: #ddd !important } }
        @media (max-width: 999px) and (prefers-color-scheme: light) { .other { background: #333 } }
        p { width: 340px }
      </style>
      <p>Te breed</p> <div class="other"><span class="changed">Anders op een telefoon</span></div>
      <input class="wide"> <input class="narrow">
      <b class="wide">Licht en breed</b> <b class="narrow">Licht en smal</b>
      <i class="wide">Donker en breed</i> <i class="narrow">Donker en smal</i>
      <i class="dark">Alleen donker</i></main>"""

    found = [*faults_on(stranger, iter([("one", lambda somebody: somebody.page.set_content(page))]))]

    *at, sideways = found
    assert [re.sub(r'one, \d+, (\w+): (\S+) .*class="(\w+)".*', r"\1 \2 \3", fault) for fault in at] == [
        "light label wide",
        "light color-contrast wide",
        "light label narrow",
        "light color-contrast changed",
        "light color-contrast narrow",
        "dark color-contrast narrow",
        "dark color-contrast dark",
        "dark color-contrast wide",
    ]
    assert sideways == "one, 320, light: 28 pixels to the side"


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


def pages_of_a_team(demo: Demo, part: int) -> Pages:
    iteration, team = demo.running_iteration(), demo.found_team(f"Nog niet begonnen, {part}")
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


def pages_on_the_board(demo: Demo) -> Pages:
    yield "team on the board", on_the_board("/teams/1")
    yield "red thread on the board", on_the_board(f"/iterations/{demo.running_iteration()}/thread")


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


def faults_on(somebody: Somebody, pages: Pages, widths: Sequence[int] = (LAPTOP, PHONE)) -> Iterator[str]:
    """Opened once and looked at in all ways: everything at each width, and every colour in the light and the dark.

    The colours of a thing are looked at once, and again at a width where it looks different.
    """
    script = Axe().axe_script
    for name, goes in pages:
        becomes(somebody, widths[0], "light")
        goes(somebody)
        somebody.page.evaluate(script)
        for width in widths:
            becomes(somebody, width, "light")
            yield from found_by_axe(somebody, f"{name}, {width}, light", rules=RULES, without=OF_COLOUR)
            yield from found_by_axe(somebody, f"{name}, {width}, light", rules=OF_COLOUR, what=NEW_HERE % "light")
        for width in reversed(widths):
            becomes(somebody, width, "dark")
            yield from found_by_axe(somebody, f"{name}, {width}, dark", rules=OF_COLOUR, what=NEW_HERE % "dark")
        if PHONE in widths:
            becomes(somebody, SMALLEST, "light")
            if (room := room_to_the_side(somebody)) > 0:
                yield f"{name}, {SMALLEST}, light: {room} pixels to the side"


def becomes(somebody: Somebody, width: int, colours: Literal["light", "dark"]) -> None:
    somebody.page.set_viewport_size({"width": width, "height": 800})
    somebody.page.emulate_media(color_scheme=colours)


def found_by_axe(
    somebody: Somebody, where: str, *, rules: Sequence[str], without: Sequence[str] = (), what: str = "document"
) -> Iterator[str]:
    """`rules` are their names, or the tags of those that count, `without` some that are looked at apart."""
    only = {"type": "rule" if rules is OF_COLOUR else "tag", "values": rules}
    options = {"runOnly": only, "rules": {rule: {"enabled": False} for rule in without}, "resultTypes": ["violations"]}
    looking = f"options => {{ const what = {what}; return what ? axe.run(what, options) : {{ violations: [] }}; }}"
    for fault in somebody.page.evaluate(looking, options)["violations"]:
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


def room_to_the_side(somebody: Somebody) -> int:
    """Not with larger letters either: somebody who left the board setting on takes up a phone."""
    as_it_is: int = somebody.page.evaluate(ROOM)
    somebody.page.evaluate("() => document.documentElement.dataset.stand = 'bord'")
    larger: int = somebody.page.evaluate(ROOM)
    return max(as_it_is, larger)
