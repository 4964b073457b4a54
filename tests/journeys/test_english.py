"""The walk's main pages in English: no Dutch words of the interface are left on them."""

from __future__ import annotations

import re

import pytest
from babel.messages.catalog import Catalog

from designteam.method.definition import KINDS, PHASES
from tests.journeys.conftest import Arrives
from tests.journeys.demo import Demo
from tests.journeys.somebody import Somebody

# Which words stand on a page does not depend on the database.
pytestmark = pytest.mark.parametrize("demo", ["sqlite"], indirect=True)

LONG_ENOUGH = 12  # shorter Dutch words are also found inside English ones
PLACEHOLDER = re.compile(r"%\(\w+\)s")
# A team without work: then all that stands on its pages are words of the interface.
LETTERS = "() => document.body.innerText + '\\n' + [...document.querySelectorAll('[aria-label], [title]')]"
SEEN_AND_HEARD = f"{LETTERS}.map(one => (one.ariaLabel ?? '') + '\\n' + (one.title ?? '')).join('\\n')"


def test_no_dutch_is_left_on_a_page_in_english(demo: Demo, arrives: Arrives, dutch: Catalog) -> None:
    team = demo.begin_team("Reading in grade 5")
    teacher = arrives(language="en")
    teacher.opens("/sign-in")
    teacher.page.get_by_role("button", name="English", exact=True).click()
    teacher.picks_account("Teacher, De Waterlelie")

    sentences = dutch_sentences(dutch)
    left = [
        f"{path}: “{sentence}”"
        for path in pages_of(demo, team.id)
        for sentence in sentences
        if sentence in read(teacher, path)
    ]

    assert not left, "\n".join(left)
