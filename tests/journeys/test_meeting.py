"""A meeting held by three people, in browsers of their own: what one types the others see, and nothing gets lost."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import Arrives
from tests.journeys.somebody import Somebody

COUNTED = "Negentien van de 25 leerlingen kozen herhalen."
ASKED = "De onderzoeker vraagt of dat elke week zo is."
UNDERWAY = "Dit typte ik toen het netwerk weg was."
# As the page leaves it behind when its tab is closed without a network.
LEFT = """(text) => {
  const { dataset, elements } = document.querySelector("form[data-notes]");
  const kept = { text, version: elements.from_version.value, isSent: false, url: dataset.page };
  localStorage.setItem(`notes-${document.body.dataset.reader}-${dataset.notes}`, JSON.stringify(kept));
}"""


def test_three_people_hold_a_meeting_on_two_screens_and_a_phone(arrives: Arrives) -> None:
    teacher = on_the_shared_screen(arrives, "Teacher, De Waterlelie")
    guide = on_the_shared_screen(arrives, "Process guide")
    reader = on_the_shared_screen(arrives, "School leader, De Waterlelie", width=375)

    guide.presses("Next point")
    guide.writes("Notes", "Drie gesprekken liggen naast elkaar.")
    teacher.writes("Notes", COUNTED)
    is_kept(teacher)
    is_kept(guide)
    expect(reader.control("Notes")).to_have_value(COUNTED)

    guide.presses("Previous point")
    expect(guide.control("Notes")).to_have_value(COUNTED)
    guide.page.context.set_offline(True)
    guide.writes("Notes", f"{COUNTED}\n{ASKED}")
    teacher.writes("Notes", f"{COUNTED} Bij elf was alles goed.")
    expect(reader.control("Notes")).to_have_value(f"{COUNTED} Bij elf was alles goed.")
    with guide.refused(409):
        guide.page.context.set_offline(False)
        guide.reads("Two people wrote at the same time")

    expect(guide.page.locator("#mine")).to_contain_text(ASKED)
    expect(guide.page.locator("#theirs")).to_contain_text("Bij elf was alles goed.")
    expect(guide.control("Notes")).to_have_value(f"{COUNTED}\n{ASKED}")
    guide.presses("Keep both, one under the other")

    both = f"{COUNTED} Bij elf was alles goed.\n\n{COUNTED}\n{ASKED}"
    expect(guide.control("Notes")).to_have_value(both)
    expect(teacher.control("Notes")).to_have_value(both)
    expect(reader.control("Notes")).to_have_value(both)

    guide.unfolds("A decision")
    guide.writes("What do we decide?", "We tellen nog een week.")
    guide.presses("Note this decision")
    teacher.finds("We tellen nog een week.", within=teacher.says("What comes out of it"))


def test_what_is_typed_while_the_network_is_away_is_sent_when_it_is_back(arrives: Arrives) -> None:
    teacher = on_the_shared_screen(arrives, "Teacher, De Waterlelie", width=375)
    guide = on_the_shared_screen(arrives, "Process guide")
    for somebody in (teacher, guide):
        somebody.presses("Next point")
        somebody.presses("Next point")

    teacher.page.context.set_offline(True)
    teacher.writes("Notes", UNDERWAY)
    teacher.reads("Not kept yet. We keep trying; your text is safe here.")
    teacher.place().get_by_role("button", name=teacher.says("Next point")).click()
    expect(teacher.control("Notes")).to_have_value(UNDERWAY)

    teacher.page.context.set_offline(False)

    is_kept(teacher)
    expect(guide.control("Notes")).to_have_value(UNDERWAY)


def test_what_was_not_sent_yet_is_found_back_after_the_tab_was_closed(arrives: Arrives) -> None:
    teacher = on_the_shared_screen(arrives, "Teacher, De Waterlelie")
    for _ in range(3):
        teacher.presses("Next point")
    here = teacher.page.url

    teacher.page.context.set_offline(True)
    teacher.writes("Notes", UNDERWAY)
    teacher.reads("Not kept yet. We keep trying; your text is safe here.")
    teacher.page.goto("about:blank")
    teacher.page.context.set_offline(False)
    teacher.page.goto(here)

    expect(teacher.control("Notes")).to_have_value(UNDERWAY)
    is_kept(teacher)


def test_what_is_still_in_the_browser_is_pointed_out_until_it_is_kept(arrives: Arrives) -> None:
    teacher = on_the_shared_screen(arrives, "Teacher, De Waterlelie")
    for _ in range(3):
        teacher.presses("Next point")
    expect(teacher.control("Notes")).to_be_visible()
    teacher.page.evaluate(LEFT, UNDERWAY)

    teacher.opens("/")
    teacher.reads("What you typed at a meeting was not kept yet.")
    teacher.follows("Go back to it; then it is kept.")

    expect(teacher.control("Notes")).to_have_value(UNDERWAY)
    is_kept(teacher)


def test_a_button_that_went_nowhere_loses_nothing_though_somebody_else_wrote(arrives: Arrives) -> None:
    teacher = on_the_shared_screen(arrives, "Teacher, De Waterlelie")
    guide = on_the_shared_screen(arrives, "Process guide")
    for somebody in (teacher, guide):
        somebody.presses("Next point")
    here = teacher.page.url
    sends_nothing_when_leaving(teacher)
    teacher.page.route("**/notes", lambda route: route.abort())
    teacher.writes("Notes", UNDERWAY)
    teacher.place().get_by_role("button", name=teacher.says("Next point")).click()
    teacher.page.wait_for_timeout(500)
    guide.writes("Notes", ASKED)
    guide.page.wait_for_timeout(1500)
    is_kept(guide)
    teacher.page.unroute("**/notes")

    with teacher.refused(409):
        teacher.page.goto(here)
        teacher.reads("Two people wrote at the same time")

    expect(teacher.control("Notes")).to_have_value(UNDERWAY)
    teacher.presses("Keep both, one under the other")
    teacher.troubles[:] = [trouble for trouble in teacher.troubles if "net::ERR_FAILED" not in trouble]


def test_a_team_goes_through_its_agenda_and_reads_the_record(arrives: Arrives) -> None:
    teacher = on_the_shared_screen(arrives, "Teacher, De Waterlelie")
    teacher.page.locator("h1").click()
    teacher.page.keyboard.press("ArrowRight")
    expect(teacher.page.locator("h1")).to_contain_text("Drie gesprekken")
    teacher.page.keyboard.press("ArrowLeft")
    expect(teacher.page.locator("h1")).to_contain_text("Terugkijken")

    teacher.place().get_by_label("Mediamentor", exact=True).check()
    teacher.unfolds("An action")
    teacher.writes("What will be done?", "De lijst aanpassen")
    teacher.presses("Note this action")
    teacher.finds("De lijst aanpassen", within=teacher.says("What comes out of it"))
    teacher.goes_to("Wat zien we als leerlingen kiezen?")
    teacher.presses("Round off: we held this meeting")

    teacher.reads("Rounded off. This is the record.")
    teacher.finds("Mediamentor", within=teacher.says("Who was there"))
    teacher.follows("Meetings")
    action = teacher.place().get_by_role("listitem").filter(has_text="De lijst aanpassen")
    action.get_by_role("button").click()
    expect(action.get_by_role("button")).to_contain_text(teacher.says("Not done after all"))


def on_the_shared_screen(arrives: Arrives, account: str, *, width: int = 1280) -> Somebody:
    """Somebody of the team of De Waterlelie, with the first point of the next meeting in front of them."""
    somebody = arrives(width=width)
    somebody.signs_in_as(account)
    somebody.opens("/teams/1/meetings")
    somebody.follows("On the shared screen")
    somebody.goes_to("Terugkijken op onze acties")
    return somebody


def sends_nothing_when_leaving(somebody: Somebody) -> None:
    """What a page sends while it goes away is not stopped by the switch that takes the network from this browser."""
    expect(somebody.control("Notes")).to_be_visible()
    somebody.page.evaluate("""() => {
      const ask = window.fetch;
      window.fetch = (url, options) => (options?.keepalive ? Promise.reject(new TypeError("gone")) : ask(url, options));
    }""")


def is_kept(somebody: Somebody) -> None:
    """See that what was typed has arrived."""
    kept = somebody.says("Kept, %(hour)s", hour="")
    expect(somebody.page.locator("#run-state")).to_contain_text(kept)
