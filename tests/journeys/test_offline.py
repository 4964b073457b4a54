"""On a phone without a network: a log that was closed opens, and what is written is sent later."""

from __future__ import annotations

import time

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import Arrives
from tests.journeys.demo import Demo
from tests.journeys.somebody import Somebody
from tests.journeys.test_log import ACCOUNT, NO_CONNECTION, PHONE, Kept, kept, notes, opens_the_log, takes_a_picture

# What the server does here is tested on both databases without a browser.
pytestmark = pytest.mark.parametrize("demo", ["sqlite"], indirect=True)

COLLEAGUE = "School leader, De Waterlelie"
LONGEST_WAIT = 15
TOO_MANY = "5000"
IS_KEPT = """async (path) => {
  await navigator.serviceWorker.ready;
  const names = (await caches.keys()).filter((name) => name.startsWith("logs of "));
  const found = await Promise.all(names.map(async (name) => (await caches.open(name)).match(path)));
  return Boolean(navigator.serviceWorker.controller) && found.some(Boolean);
}"""


def has_kept(somebody: Somebody, path: str) -> None:
    """Wait until the browser has what it needs to open this log without a network."""
    until = time.monotonic() + LONGEST_WAIT
    while not somebody.page.evaluate(IS_KEPT, path):
        assert time.monotonic() < until, "the log is not kept"
        somebody.page.wait_for_timeout(100)


def loses_the_network(somebody: Somebody) -> None:
    somebody.page.context.set_offline(True)


def finds_the_network(somebody: Somebody) -> None:
    somebody.page.context.set_offline(False)
    somebody.page.wait_for_timeout(0)
    somebody.troubles[:] = [trouble for trouble in somebody.troubles if NO_CONNECTION not in trouble]


def arrives_once(demo: Demo, text: str, expected: Kept) -> None:
    until = time.monotonic() + LONGEST_WAIT
    while not kept(demo, text) and time.monotonic() < until:
        time.sleep(0.2)
    time.sleep(0.5)
    assert kept(demo, text) == [expected]


def presses_keep(somebody: Somebody) -> None:
    somebody.page.locator("form.log-note button[type='submit']").click()


def test_a_log_that_was_closed_opens_without_a_network_and_what_is_written_is_sent_later(
    demo: Demo, arrives: Arrives
) -> None:
    text = "In het gymlokaal is geen bereik."
    teacher = opens_the_log(demo, arrives)
    path = teacher.page.url.removeprefix(demo.address)
    has_kept(teacher, path)
    written_before = teacher.page.locator("#written").inner_text()
    teacher.page.goto("about:blank")

    loses_the_network(teacher)
    teacher.opens("/")
    teacher.reads("There is no network")
    teacher.page.locator("[data-kept-logs] a").first.click()
    teacher.reads("There is no network. What you write stays on this device and is sent by itself later.")
    assert written_before.splitlines()[-1] not in teacher.page.content()
    notes(teacher, text, times=2)
    takes_a_picture(teacher)
    teacher.page.locator("label.choice:has(input[value='nobody'])").tap()
    presses_keep(teacher)
    expect(teacher.page.locator("[data-waiting]")).to_contain_text(text)
    teacher.page.goto("about:blank")
    assert kept(demo, text) == []

    finds_the_network(teacher)
    teacher.opens("/")
    arrives_once(demo, text, Kept(pictures=1, counts=[2]))


def test_what_waits_is_shown_to_nobody_else_and_sent_when_its_writer_is_back(demo: Demo, arrives: Arrives) -> None:
    text = "Dit is alleen voor ons team."
    teacher = opens_the_log(demo, arrives)
    path = teacher.page.url.removeprefix(demo.address)
    has_kept(teacher, path)
    loses_the_network(teacher)
    teacher.opens(path)
    notes(teacher, text)
    teacher.page.locator("[data-tally] input").first.fill(TOO_MANY)
    presses_keep(teacher)
    expect(teacher.page.locator("[data-waiting]")).to_contain_text(text)

    with teacher.refused(422):
        finds_the_network(teacher)
        expect(teacher.page.locator("[data-waiting-open]")).to_be_visible()
    teacher.opens("/")
    teacher.reads("Something you wrote in the log could not be added.")
    signs_out(teacher)
    teacher.reads("Not everything was sent yet")
    teacher.page.locator("[data-leave]").click()
    teacher.page.wait_for_url("**/sign-in")

    teacher.picks_account(COLLEAGUE)
    teacher.opens("/unsent")
    teacher.reads("Nothing of yours waits on this device.")
    assert what_is_kept_in(teacher).count(text) == 0
    loses_the_network(teacher)
    teacher.opens(path)
    teacher.reads("There is no network")
    expect(teacher.page.locator("[data-kept-logs] li")).to_have_count(0)
    expect(teacher.page.locator("[data-waiting]")).to_be_hidden()
    finds_the_network(teacher)
    teacher.opens("/")
    signs_out(teacher)
    teacher.page.wait_for_url("**/sign-in")

    teacher.picks_account(ACCOUNT)
    teacher.opens("/unsent")
    teacher.finds(text)
    teacher.follows("To the log it belongs to")
    teacher.page.locator("[data-waiting-open]").click()
    expect(teacher.control("What happened?")).to_have_value(text)
    teacher.page.locator("[data-tally] input").first.fill("5")
    presses_keep(teacher)
    expect(teacher.page.locator("#written")).to_contain_text(text)
    assert kept(demo, text) == [Kept(pictures=0, counts=[5])]


def test_after_signing_out_nothing_opens_without_a_network(demo: Demo, arrives: Arrives) -> None:
    teacher = opens_the_log(demo, arrives)
    path = teacher.page.url.removeprefix(demo.address)
    has_kept(teacher, path)
    signs_out(teacher)
    teacher.page.wait_for_url("**/sign-in")
    teacher.page.wait_for_function("async () => Boolean((await navigator.serviceWorker.ready).active)")
    teacher.page.wait_for_timeout(500)

    loses_the_network(teacher)
    teacher.opens(path)

    teacher.reads("There is no network")
    expect(teacher.page.locator("[data-kept-logs] li")).to_have_count(0)
    finds_the_network(teacher)


def test_the_page_without_a_network_speaks_the_language_of_its_reader(demo: Demo, arrives: Arrives) -> None:
    reader = arrives(width=PHONE)
    reader.opens("/")
    reader.switches_to("en", "English")
    reader.page.evaluate("async () => { await navigator.serviceWorker.ready; }")
    reader.opens("/method")

    loses_the_network(reader)
    reader.opens("/networks")

    expect(reader.page.locator("h1")).to_have_text("There is no network")
    finds_the_network(reader)


def signs_out(somebody: Somebody) -> None:
    somebody.page.locator("form[data-leaves]:visible button").click()


def what_is_kept_in(somebody: Somebody) -> str:
    """All words that this browser holds for the site, as somebody with its tools could read them."""
    found: str = somebody.page.evaluate("""async () => {
      const words = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
      for (const name of await caches.keys()) {
        const shelf = await caches.open(name);
        for (const asked of await shelf.keys()) words.push(asked.url, await (await shelf.match(asked)).text());
      }
      const answer = (asked) => new Promise((done) => (asked.onsuccess = () => done(asked.result)));
      const database = await answer(indexedDB.open("designteam-waiting"));
      const notes = await answer(database.transaction("notes").objectStore("notes").getAll());
      for (const { sealed } of notes) words.push(new TextDecoder().decode(sealed.words.bytes));
      return words.join("\\n");
    }""")
    return found
