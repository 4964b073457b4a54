"""The walk in English: every word on the way has its English, and no Dutch of the interface is left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pytest
from babel.messages.catalog import Catalog

from designteam.method.definition import KINDS, PHASES
from tests.journeys import walk
from tests.journeys.conftest import Arrives
from tests.journeys.demo import Demo, NewTeam
from tests.journeys.somebody import Somebody

# Which words stand on a page does not depend on the database.
pytestmark = pytest.mark.parametrize("demo", ["sqlite"], indirect=True)

SHORTEST = 12  # shorter words are found inside other ones
PLACEHOLDER = re.compile(r"%\(\w+\)s|%%")
# People in the demo are called after their role, in Dutch.
NAMES = ("Leraar groep 7", "Procesbegeleider")
# All text of the page, folded away or not, and all that is said by way of an attribute.
SEEN_AND_HEARD = """
  () => [
    document.title,
    document.body.textContent,
    ...[...document.querySelectorAll("body *")].flatMap(one => [...one.attributes].map(each => each.value)),
  ].join("\\n")
"""


def test_a_walk_in_english_meets_no_dutch_of_the_interface(demo: Demo, arrives: Arrives, dutch: Catalog) -> None:
    team = demo.found_team("Reading in grade 5")
    teacher = arrives()
    walk.come_in(teacher, team)
    teacher.switches_to("en", "English")
    walk.from_question_to_next_iteration(teacher)
    sentences = list(sentences_of_the_interface(dutch))

    left = [
        f"{path}: “{sentence}”"
        for path in pages_of(demo, team)
        for text in [read(teacher, path)]
        for sentence in sentences
        if sentence in text
    ]

    assert not left, "\n".join(left)


def sentences_of_the_interface(dutch: Catalog) -> Iterator[str]:
    """Every Dutch message, or its longest part between placeholders, that is long enough and not English as well."""
    english = "\n".join(one for message in dutch for one in forms_of(message.id))
    for message in dutch:
        for form in forms_of(message.string) if message.id else ():
            longest = max((part.strip() for part in PLACEHOLDER.split(form)), key=len)
            if len(longest) >= SHORTEST and longest not in english:
                yield longest


def forms_of(message: str | Iterable[str] | None) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else tuple(message or ())


def pages_of(demo: Demo, team: NewTeam) -> Iterator[str]:
    """The pages of a team, and those that are the same for everybody."""
    first, running = demo.iterations_of(team)
    yield from ("/notes/new", "/account", "/method", f"/teams/{team.id}", f"/teams/{team.id}/people")
    for iteration in (first, running):
        yield f"/iterations/{iteration}/thread"
        yield f"/iterations/{iteration}/dossier"
        yield from (f"/iterations/{iteration}/phases/{phase.code}" for phase in PHASES)
    yield from (f"/iterations/{running}/{kind}/new" for kind in KINDS)
    yield from (f"/artefacts/{number}" for number in demo.work_of(team))


def read(somebody: Somebody, path: str) -> str:
    somebody.opens(path)
    text: str = " ".join(somebody.page.evaluate(SEEN_AND_HEARD).split())
    for name in NAMES:
        text = text.replace(name, "")
    return text
