"""What a worker makes of a dossier: a real PDF, once, with the rights and in the language of who asked."""

from __future__ import annotations

import io
import os
import sys
from datetime import timedelta
from typing import Any

import pypdf
import pytest
import time_machine

import designteam.kit
from designteam.kit import clock as time
from designteam.kit import pdf
from designteam.kit.files import Folder, Shelf
from designteam.kit.jobs import Queue
from designteam.kit.web import Site
from designteam.reports.commands import forget_old
from designteam.reports.models import Dossier, Failure, Progress
from designteam.reports.views.making import make_dossier
from tests.reports.conftest import Asked, Make
from tests.support.shelves import content_of
from tests.support.world import World


def test_the_pdf_can_be_read_by_everybody(world: World, asked: Asked, make: Make, shelf: Shelf) -> None:
    """Tagged, in a language, with a title and bookmarks: PDF/UA-1 as far as can be told without a validator."""
    world.chain()

    reader = _pdf_of(make(asked(world.teacher)), shelf)
    catalogue: Any = reader.trailer["/Root"]

    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/Lang"] == "en"
    assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "pdfuaid:part" in catalogue["/Metadata"].get_object().get_data().decode()
    assert reader.metadata is not None
    assert reader.metadata.title == "Hoe houden we kinderen bij rekenen langer aan het denken?, dossier"
    assert "How our question became sharper" in _titles(reader.outline)
    assert not list(reader.attachments)


def test_the_pdf_says_what_the_page_says_with_page_numbers(
    world: World, asked: Asked, make: Make, shelf: Shelf
) -> None:
    work = world.chain()

    made = make(asked(world.teacher))
    reader = _pdf_of(made, shelf)
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())

    assert work["insight"].text in text
    assert "Leg de kaart klaar en bespreek stap één samen." in text
    assert len(reader.pages) == made.pages
    assert f"page 2 of {made.pages}" in text


def test_the_pdf_speaks_the_language_that_was_asked_for(world: World, asked: Asked, make: Make, shelf: Shelf) -> None:
    dossier = asked(world.teacher)
    with world.database.writing() as session:
        session.get_one(Dossier, dossier.id).language = "nl"

    catalogue: Any = _pdf_of(make(dossier), shelf).trailer["/Root"]

    assert catalogue["/Lang"] == "nl"


def test_a_dossier_is_made_once(asked: Asked, lay_ready: Make, make: Make, world: World) -> None:
    first = lay_ready(asked(world.teacher))

    second = make(first)

    assert second.file == first.file


def test_nobody_gets_a_dossier_of_a_team_they_left(world: World, asked: Asked, make: Make) -> None:
    dossier = asked(world.teacher)
    world.leave(world.teacher)

    made = make(dossier)

    assert (made.progress, made.failure, made.file) == (Progress.FAILED, Failure.NOT_IN_TEAM, "")


def test_without_pango_it_says_what_to_install(
    world: World, asked: Asked, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "designteam.kit.pdf", None)
    monkeypatch.delattr(designteam.kit, "pdf")

    made = make(asked(world.teacher))

    assert made.failure is Failure.NOT_INSTALLED


def test_what_is_too_large_fails_with_that_reason(
    world: World, asked: Asked, make: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "MOST_CHARACTERS", 100)

    made = make(asked(world.teacher))

    assert made.failure is Failure.TOO_LARGE


def test_a_fault_of_ours_is_told_and_logged(
    app: Site, world: World, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = asked(world.teacher)
    monkeypatch.setattr("designteam.reports.views.making.PAPER", "reports/dossiers/there_is_none.html")

    with app.app_context(), pytest.raises(Exception, match="there_is_none"):
        make_dossier.run(dossier.id)

    assert world.again(dossier).failure is Failure.OWN_FAULT


def test_a_dossier_that_is_gone_is_no_trouble(app: Site, world: World) -> None:
    with app.app_context():
        make_dossier.run(999)

    assert world.all(Dossier) == []


def test_a_worker_takes_it_from_the_queue_of_one_machine(app: Site, world: World, asked: Asked, tmp_path: Any) -> None:
    dossier = asked(world.teacher)
    queue = Queue(app, broker_url=f"sqlite:///{tmp_path}/jobs.db", secret="a secret for this queue")

    queue.put(make_dossier, dossier.id)
    queue.huey.execute(queue.huey.dequeue())
    queue.huey.storage.close()

    assert world.again(dossier).is_ready


def test_after_seven_days_it_is_gone_with_its_file(
    world: World, asked: Asked, lay_ready: Make, shelf: Shelf, clock: time_machine.Traveller
) -> None:
    made = lay_ready(asked(world.teacher))
    clock.shift(timedelta(days=7, minutes=1))
    younger = lay_ready(asked(world.teacher))

    forget_old(world.database, shelf, at=time.now())

    assert [dossier.id for dossier in world.all(Dossier)] == [younger.id]
    assert shelf.find(made.file) is None
    assert shelf.find(younger.file) is not None


def test_a_file_that_no_dossier_names_is_cleared_away_but_not_while_it_is_being_written(
    world: World, shelf: Shelf
) -> None:
    assert isinstance(shelf, Folder)
    old, fresh = shelf.keep(b"%PDF-"), shelf.keep(b"%PDF-")
    two_hours_ago = (time.now() - timedelta(hours=2)).timestamp()
    os.utime(shelf.folder / old, (two_hours_ago, two_hours_ago))

    forget_old(world.database, shelf, at=time.now())

    assert shelf.find(old) is None
    assert shelf.find(fresh) is not None


def _pdf_of(dossier: Dossier, shelf: Shelf) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content_of(shelf, dossier.file)))


def _titles(outline: Any) -> list[str]:
    return [title for one in outline for title in (_titles(one) if isinstance(one, list) else [one.title])]
