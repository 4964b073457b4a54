"""What a page costs: bytes and requests on a first and on a next visit, and how many elements it holds.

The budgets are P13 to P15 of the performance budgets. The server of the demo does not compress, a proxy does: text is
weighed after gzip.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import BrowserContext, Page, Response

from tests.journeys.conftest import Arrives
from tests.journeys.demo import Demo

# What a page weighs does not depend on the database.
pytestmark = pytest.mark.parametrize("demo", ["sqlite"], indirect=True)

KB = 1000
MOST_BYTES, MOST_OF_FONTS, MOST_ON_RETURN = 110 * KB, 110 * KB, 10 * KB
MOST_REQUESTS, MOST_ELEMENTS = 9, 900
AS_AT_A_PROXY = 6
EDITOR = "/dist/editor-"
# Documents, as long as what there is to tell; the budgets for pages to work on do not fit them.
READ_FROM_TOP_TO_END = {"dossier", "method", "red thread"}


@dataclass(frozen=True)
class Weight:
    """What one visit to a page asked of the network."""

    requests: int
    bytes: int
    fonts: int
    elements: int


def test_pages_are_light(demo: Demo, arrives: Arrives, new_context: Callable[..., BrowserContext]) -> None:
    teacher = arrives()
    teacher.signs_in_as("Teacher, De Waterlelie")
    signed_in = teacher.page.context.storage_state()
    figures, too_heavy = [], []

    for name, path in pages(demo):
        page = new_context(storage_state=signed_in).new_page()
        first, again = weigh(page, f"{demo.address}{path}"), weigh(page, f"{demo.address}{path}")
        is_read = name in READ_FROM_TOP_TO_END
        too_heavy += [f"{name}: {what}" for what in what_is_too_much(first, again, is_read=is_read)]
        figures.append(line_of(name, first, again))

    print("\n".join(figures))  # noqa: T201  to be read with: pytest -rP
    assert not too_heavy, "\n".join(too_heavy)


def line_of(name: str, first: Weight, again: Weight) -> str:
    return (
        f"{name:<12} {first.requests} requests, {first.bytes / KB:.1f} KB, {first.fonts / KB:.1f} KB of fonts, "
        f"{first.elements} elements; next visit {again.requests} request, {again.bytes / KB:.1f} KB"
    )


def pages(demo: Demo) -> Iterator[tuple[str, str]]:
    iteration = demo.running_iteration()
    yield "team", "/teams/1"
    yield "exploration", f"/iterations/{iteration}/phases/explore"
    yield "red thread", f"/iterations/{iteration}/thread"
    yield "hypothesis", f"/artefacts/{demo.first('working_hypothesis')}"
    yield "form", f"/iterations/{iteration}/insight/new"
    yield "network", "/networks/1"
    yield "dossier", f"/iterations/{iteration}/dossier"
    yield "method", "/method"


def what_is_too_much(first: Weight, again: Weight, *, is_read: bool) -> Iterator[str]:
    if first.requests > MOST_REQUESTS:
        yield f"{first.requests} requests"
    if first.bytes > MOST_BYTES:
        yield f"{first.bytes} bytes"
    if first.fonts > MOST_OF_FONTS:
        yield f"{first.fonts} bytes of fonts"
    if again.requests > 1:
        yield f"{again.requests} requests on the next visit"
    if again.bytes > MOST_ON_RETURN and not is_read:
        yield f"{again.bytes} bytes on the next visit"
    if first.elements > MOST_ELEMENTS and not is_read:
        yield f"{first.elements} elements"


def weigh(page: Page, address: str) -> Weight:
    answers: list[Response] = []

    def remember(answer: Response) -> None:
        answers.append(answer)

    page.on("response", remember)
    page.goto(address, wait_until="networkidle")
    page.remove_listener("response", remember)

    travelled = [answer for answer in answers if came_over_the_network(answer)]
    fonts = [answer for answer in travelled if answer.request.resource_type == "font"]
    return Weight(
        requests=len(travelled),
        bytes=sum(len(gzip.compress(one.body(), AS_AT_A_PROXY)) for one in travelled if is_counted(one)),
        fonts=sum(len(one.body()) for one in fonts),
        elements=page.locator("*").count(),
    )


def is_counted(answer: Response) -> bool:
    """Fonts have a budget of their own; the editor is a bundle of its own that only comes where one writes with it."""
    return answer.request.resource_type != "font" and not (EDITOR in answer.url and answer.url.endswith(".js"))


def came_over_the_network(answer: Response) -> bool:
    """What the browser kept from an earlier visit has no size of its own."""
    return answer.request.sizes()["responseBodySize"] > 0
