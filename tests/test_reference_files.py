"""Bringing references by file: looked through before anything is kept, kept all at once, and taken out again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from sqlalchemy import insert, update
from werkzeug.test import TestResponse

from designteam.evidence import commands as library
from designteam.evidence.formats import MOST_BYTES, read, source_values
from designteam.evidence.models import (
    BroughtRecord,
    Holding,
    HoldingVersion,
    ReferenceFile,
    Relation,
    Source,
    Verdict,
)
from designteam.evidence.models.files import Progress, Step, Trouble
from designteam.evidence.views.bringing import forget_old_reference_files, shelf_of, work_at_file
from designteam.journal.models import Entry
from designteam.kit import clock as ours
from designteam.kit import db
from designteam.kit.files import Folder, Shelf
from designteam.kit.web import Site
from designteam.network.models import Audience
from designteam.people.models import Person
from tests.support.client import HTMX, Client
from tests.support.pages import errors_in, text_of
from tests.support.pages import read as page_of
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]

LOOKED_THROUGH = r"""@article{bakker2021, author = {Bakker, Jan and de Vries, Els}, title = {Kiezen in de rekenles},
  journal = {Leren}, year = 2021, doi = {10.5555/kiezen}}

@book{jansen2019, author = {Jansen, Piet}, title = {Samen rekenen}, year = {2019}, isbn = {978-90-6868-123-9}}

@book{jansen2019b, author = {P. Jansen}, title = {Samen Rekenen!}, year = {2019}}

@article{zonder, author = {Smit, Karin}, journal = {Leren}, year = {2020}}

@book{half, author = {Mulder, Kees}, title = {Wat niet sluit
"""


@pytest.fixture
def teacher(world: World, signed_in: SignedIn) -> Client:
    return signed_in(world.teacher)


@pytest.fixture
def shelf(app: Site) -> Shelf:
    return shelf_of(app)


def at_team(world: World) -> str:
    return f"/teams/{world.waterlelie.id}/evidence/files"


def bring(world: World, who: Client, content: str | bytes = LOOKED_THROUGH, name: str = "zotero.bib") -> TestResponse:
    sent = content.encode() if isinstance(content, str) else content
    form = who.form_at(at_team(world), to="evidence/files")
    return who.send_file(at_team(world), {"submission": form.with_({})["submission"]}, (name, sent))


def brought(world: World, who: Client, content: str | bytes = LOOKED_THROUGH, name: str = "zotero.bib") -> ReferenceFile:
    """A file that was read, as it stands after the worker was done."""
    answer = bring(world, who, content, name)
    assert answer.status_code == 303, in_words(answer)
    return world.all(ReferenceFile, id=int(answer.location.rsplit("/", 1)[1]))[0]


def in_words(answer: TestResponse) -> str:
    return text_of(page_of(answer.text).root)


def place_of(file: ReferenceFile) -> str:
    return f"/evidence/files/{file.id}"


def take_in(who: Client, file: ReferenceFile, *, chosen: list[int] | None = None, **fields: Any) -> TestResponse:
    """Press the button, with what was ticked or with the ticks as they stand."""
    ticks = {} if chosen is None else {"shown": list(range(1, 51)), "chosen": chosen}
    return who.send(f"{place_of(file)}/keeping", {"audience": "network", **ticks, **fields})


def many(number: int) -> str:
    return "".join(f"@book{{b{n}, title = {{Boek nummer {n}}}, year = {{20{n % 25:02}}}}}\n" for n in range(number))


def test_a_file_is_read_and_shown_before_anything_is_in_the_library(world: World, teacher: Client) -> None:
    file = brought(world, teacher)

    records = world.all(BroughtRecord, file_id=file.id)
    shown = teacher.get(place_of(file))

    assert file.is_ready
    assert [(one.number, one.verdict, one.is_chosen) for one in records] == [
        (1, Verdict.NEW, True),
        (2, Verdict.NEW, True),
        (3, Verdict.THERE, False),
        (4, Verdict.DOUBTFUL, True),
        (5, Verdict.BROKEN, False),
    ]
    assert world.all(Holding) == []
    assert "Bakker, de Vries, 2021" in shown.text
    print(in_words(shown))
