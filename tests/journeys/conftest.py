"""What a journey needs: the demo on each database, a new team, and people with a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Protocol

import pytest
from babel.messages.catalog import Catalog
from playwright.sync_api import BrowserContext, expect

from tests.journeys.demo import Demo, running_demo
from tests.journeys.somebody import Somebody, Words

LAPTOP = 1280
PATIENCE = 30_000


class Arrives(Protocol):
    """Somebody opens a browser of this width; what else is given are settings of that browser."""

    def __call__(self, *, language: str = "nl", width: int = LAPTOP, **browser: Any) -> Somebody: ...


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def demo(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The demo network, played once per database, on a running server with its worker."""
    backend = request.getfixturevalue(request.param)
    with backend.empty() as url, running_demo(url, tmp_path_factory.mktemp("demo")) as demo:
        yield demo


@pytest.fixture
def arrives(demo: Demo, new_context: Callable[..., BrowserContext], dutch: Catalog) -> Iterator[Arrives]:
    """Somebody new at the site; at the end everybody looks back on what went wrong."""
    expect.set_options(timeout=PATIENCE)
    demo.let_go_of_other_journeys()
    here: list[Somebody] = []

    def arrived(*, language: str = "nl", width: int = LAPTOP, **browser: Any) -> Somebody:
        page = new_context(**browser).new_page()
        page.set_viewport_size({"width": width, "height": 800})
        page.set_default_timeout(PATIENCE)
        scripts = browser.get("java_script_enabled", True)
        here.append(Somebody(page, demo.address, Words(dutch, language), has_scripts=scripts))
        return here[-1]

    yield arrived
    for somebody in here:
        somebody.looks_back()
    for somebody in here:
        somebody.leaves()
