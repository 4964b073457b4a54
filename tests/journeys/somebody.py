"""Somebody with a browser: what they can do on a page, and everything that goes wrong meanwhile.

Words on buttons, links and fields are named by their English message; which words the person sees is up to the
language of their pages. Every answer is looked at: an error in the console, a breach of the content security policy,
an answer nobody expected or a page without a way on ends the journey.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from babel.messages.catalog import Catalog
from playwright.sync_api import ConsoleMessage, Error, Locator, Page, Response, expect

AT_WORK = ".htmx-request, .htmx-swapping, .htmx-settling"
STILL_PLAIN = "rich-text:not(:defined)"
NOISE_OF_A_REFUSAL = "Failed to load resource: the server responded with a status of"


class DeadEnd(AssertionError):
    """A page from which nobody can go on."""


@dataclass(frozen=True)
class Words:
    """What stands on a page for an English message, in one language."""

    catalog: Catalog
    language: str = "nl"

    def __call__(self, message: str, **values: object) -> str:
        known = self.catalog.get(message)
        assert known is not None, f"no page says “{message}”"
        text = known.id if self.language == "en" else known.string or known.id
        one = text if isinstance(text, str) else text[0]
        return one % values if values else one


@dataclass
class Somebody:
    """A person at a laptop. `address` is the site; `says` are the words of their language."""

    page: Page
    address: str
    says: Words
    has_scripts: bool = True
    expected: list[int] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.troubles.append(f"{self.page.url}: {error}"))
        self.page.on("response", self._look_at)

    # Going somewhere

    def opens(self, path: str) -> None:
        self.page.goto(f"{self.address}{path}")
        self.looks_around()

    def signs_in_as(self, account: str) -> None:
        """One press on an account of the demo."""
        self.opens("/sign-in")
        self.picks_account(account)

    def picks_account(self, account: str) -> None:
        self.page.get_by_role("button", name=self.says(account)).click()
        self.looks_around()

    def switches_to(self, language: str, name: str) -> None:
        """Choose another language at the foot of the page."""
        self.page.locator("footer").get_by_role("button", name=name, exact=True).click()
        self.says = replace(self.says, language=language)
        expect(self.page.locator("html")).to_have_attribute("lang", language)

    def follows(self, message: str, *, within: str = "", **values: object) -> None:
        self.goes_to(self.says(message, **values), within=within)

    def goes_to(self, name: str, *, within: str = "") -> None:
        """Follow a link by what it says. More links that say the same must lead to the same."""
        self.link(name, within=within).click()
        self.looks_around()

    def turns_to(self, title: str) -> None:
        """Read on about one of the things that stand on the page of a phase."""
        self.place().get_by_role("link", name=re.compile(rf":\s*{re.escape(title)}$")).click()
        self.looks_around()

    def picks_the_team_of(self, name: str) -> None:
        """Say for which team a note is, when there are more: other journeys found teams meanwhile."""
        if self.page.get_by_role("heading", name=self.says("For which team do you take a note?")).count():
            self.place().locator("article", has_text=name).get_by_role("link").click()
            self.looks_around()

    def presses(self, message: str, **values: object) -> None:
        name = self.says(message, **values)
        self.place().get_by_role("button", name=name, exact=True).click()
        self.looks_around()

    @contextmanager
    def refused(self, status: int) -> Iterator[None]:
        """What happens in this block is refused once, with this status."""
        before = len(self.refusals)
        self.expected.append(status)
        yield
        self.page.wait_for_timeout(0)
        assert [str(status)] == [refusal.split()[0] for refusal in self.refusals[before:]], "not refused"

    def fetches(self, message: str, folder: Path) -> Path:
        """Download a file by the link that offers it."""
        with self.page.expect_download() as under_way:
            self.link(self.says(message)).click()
        kept = folder / under_way.value.suggested_filename
        under_way.value.save_as(kept)
        return kept

    # Filling in a form

    def writes(self, field: str, text: str) -> None:
        if self.has_scripts:  # the editor takes the place of a plain field as soon as it has come
            expect(self.page.locator(STILL_PLAIN)).to_have_count(0)
        self.control(field).fill(text)

    def chooses(self, field: str, *options: str, **values: object) -> None:
        """Tick one or more of the choices under a heading."""
        group = self.place().get_by_role("group", name=self._label(field))
        for option in options:
            group.get_by_label(self.says(option, **values), exact=True).check()

    def picks(self, field: str, option: str) -> None:
        """Pick one from a list that folds out."""
        self.control(field).select_option(label=self.says(option))

    def rests_it_on(self, *things: str) -> None:
        """Tick what the new thing rests on, each by a part of its name."""
        self.unfolds("What does this rest on?")
        grounds = self.place().get_by_role("group", name=self.says("What this rests on"))
        for thing in things:
            grounds.get_by_label(thing).check()

    def unfolds(self, message: str) -> None:
        """Open what is folded away, unless it is open already."""
        summary = self.place().locator("summary", has_text=self.says(message)).first
        if not summary.locator("..").evaluate("details => details.open"):
            summary.click()

    # Looking

    def place(self, within: str = "") -> Locator:
        """The main part of the page, or the section of it with this heading."""
        main = self.page.locator("main")
        return main.get_by_role("region", name=within, exact=True) if within else main

    def link(self, name: str, *, within: str = "") -> Locator:
        links = (self.place(within) if within else self.page).get_by_role("link", name=name, exact=True)
        expect(links.first).to_be_attached()
        addresses = {one.get_attribute("href") for one in links.all()}
        assert len(addresses) == 1, f"“{name}” leads to {sorted(filter(None, addresses))}"
        return links.first

    def control(self, field: str) -> Locator:
        return self.place().get_by_label(self._label(field))

    def reads(self, message: str, *, within: str = "", **values: object) -> None:
        """See words of the site."""
        self.finds(self.says(message, **values), within=within)

    def finds(self, text: str, *, within: str = "") -> None:
        """See a text that somebody wrote."""
        place = self.place(within) if within else self.page.locator("body")
        expect(place.get_by_text(text).first).to_be_visible()

    def looks_around(self) -> None:
        """Wait until the page stands still, and see that it is a page from which one can go on."""
        expect(self.page.locator(AT_WORK)).to_have_count(0)
        expect(self.page.locator("h1")).to_have_count(1)
        try:
            expect(self.page.locator("main :is(a, button)").first).to_be_attached()
        except AssertionError:
            raise DeadEnd(self.page.url) from None

    # Going home

    def leaves(self) -> None:
        """Let the page end what it was doing: a browser that is closed in the middle of loading may never answer."""
        with suppress(Error):  # a page that is on its way to somewhere else refuses, and has then ended as well
            self.page.goto("about:blank")

    def looks_back(self) -> None:
        """See that nothing went wrong on the way."""
        self.page.wait_for_timeout(0)  # lets what the browser still has to say come in
        assert not self.troubles, "\n".join(["went wrong on the way:", *self.troubles])
        met = sorted(int(refusal.split()[0]) for refusal in self.refusals)
        assert met == sorted(self.expected), f"refused: {self.refusals}, expected: {self.expected}"

    def _label(self, message: str) -> re.Pattern[str]:
        """The label of a field, with or without “(needed)”; a lead word may stand before it."""
        needed = re.escape(self.says("(needed)"))
        return re.compile(rf"(^|\s){re.escape(self.says(message))}\s*({needed})?\s*$")

    def _hear(self, said: ConsoleMessage) -> None:
        is_expected = said.text.startswith(NOISE_OF_A_REFUSAL) and any(str(s) in said.text for s in self.expected)
        if said.type in {"error", "warning"} and not is_expected:
            self.troubles.append(f"{self.page.url}: {said.text}")

    def _look_at(self, answer: Response) -> None:
        if answer.status >= 400:
            self.refusals.append(f"{answer.status} {answer.request.method} {answer.url}")
