"""What a team takes along: a text document to paste on from, everything in one ZIP, and the school year on one page."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
import time_machine
from docx import Document
from pypdf import PdfReader

from designteam.reports.models import Dossier, Form
from designteam.reports.queries.years import SchoolYear
from tests.support.client import Client
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]


def test_the_document_holds_the_chapters_of_the_dossier(world: World, signed_in: SignedIn) -> None:
    world.chain(team=world.waterlelie)
    teacher = signed_in(world.teacher)

    headers, content = _taken(teacher, world, "docx")
    document = Document(BytesIO(content))
    paragraphs = [paragraph.text for paragraph in document.paragraphs]

    assert headers["Content-Disposition"].endswith(".docx")
    assert "wordprocessingml" in headers["Content-Type"]
    headings = [p.text for p in document.paragraphs if str(p.style and p.style.name).startswith("Heading 1")]
    assert "Wat de proeven lieten zien en wat we besloten" in headings or len(headings) >= 10
    assert "Hoe houden we kinderen bij rekenen langer aan het denken?" in paragraphs
    assert any("de opdracht in stappen knippen" in text for text in paragraphs)
    assert [cell.text for cell in document.tables[0].rows[0].cells]


def test_the_zip_holds_everything_and_opens_without_a_server(world: World, signed_in: SignedIn) -> None:
    work = world.chain()
    world.revise(work["practice_question"], text="Hoe kiezen kinderen zelf?", because="Het gaat om kiezen.")
    world.drop(world.insight(text="Weg ermee"), because="Niet waar gebleken.")
    world.next_iteration(work["evaluation"], carries=[work["practice_question"]])
    world.insight(team=world.kompas, text="Kanarie van een ander team")
    headers, content = _taken(signed_in(world.teacher), world, "zip")

    with zipfile.ZipFile(BytesIO(content)) as parcel:
        assert parcel.testzip() is None
        names = set(parcel.namelist())
        pages = {name: parcel.read(name).decode() for name in names if name.endswith((".html", ".txt", ".css"))}
        whole = json.loads(parcel.read("team.json"))
    assert headers["Content-Type"] == "application/zip"
    assert {"index.html", "iteration-1.html", "iteration-2.html", "team.json", "read-me.txt", "style.css"} <= names
    assert not [name for name, text in pages.items() if "app:" in text or "http" in text]
    assert "iteration-2.html" in pages["index.html"]
    assert (whole["format"], whole["edition"]) == ("designteam team", 1)
    by_kind = {artefact["kind"]: artefact for artefact in whole["artefacts"]}
    assert set(by_kind) == set(work)
    question = by_kind["practice_question"]
    assert [version["because"] for version in question["versions"]] == ["", "Het gaat om kiezen."]
    assert question["iterations"] == [1, 2]
    assert "Kanarie" not in json.dumps(whole)
    assert "@" not in json.dumps(whole)
    assert {link["relation"] for link in whole["links"]}


@pytest.mark.parametrize("form", ["docx", "zip"])
def test_who_asked_for_it_fetches_it_and_nobody_else(world: World, signed_in: SignedIn, form: str) -> None:
    world.chain()
    teacher = signed_in(world.teacher)
    asked = teacher.send(f"/iterations/{world.waterlelie.iteration_id}/dossiers", {"form": form})

    others = [signed_in(who).get(f"{asked.location}/file").status_code for who in (world.researcher, world.visitor)]
    world.leave(world.teacher)

    assert others == [404, 404]
    assert teacher.get(f"{asked.location}/file").status_code == 404


def test_an_unknown_form_is_a_pdf_and_each_form_is_made_apart(world: World, signed_in: SignedIn) -> None:
    world.chain()
    teacher = signed_in(world.teacher)

    for form in ("docx", "zip", "year", "nonsense\x00"):
        teacher.send(f"/iterations/{world.waterlelie.iteration_id}/dossiers", {"form": form})

    assert [row.form for row in world.all(Dossier)] == [Form.DOCX, Form.ZIP, Form.PDF, Form.PDF]
    page = teacher.get(f"/iterations/{world.waterlelie.iteration_id}/dossier").text
    assert "Het dossier als tekstdocument van" in page
    assert "Alles van het team van" in page


def test_the_year_tells_what_was_tried_and_decided_in_it(
    world: World, signed_in: SignedIn, clock: time_machine.Traveller
) -> None:
    world.question(text="Hoe kiezen kinderen zelf?")
    world.experiment(title="Van dit jaar", starts_on=date(2026, 9, 15))
    world.experiment(title="Van vorig jaar", starts_on=date(2025, 10, 1), ends_on=date(2025, 11, 1))
    world.evaluation(decided_on=date(2026, 10, 1), decision_because="De helft deed mee.")
    world.outcome(statement="Elke groep heeft een kaart.", noticed_on=date(2026, 10, 2))
    leader = signed_in(world.school_leader)

    now = leader.get(f"/teams/{world.waterlelie.id}/year").text
    before = leader.get(f"/teams/{world.waterlelie.id}/year?year=2025").text

    for told in (
        "2026-2027",
        "Hoe kiezen kinderen zelf?",
        "Van dit jaar",
        "De helft deed mee.",
        "Elke groep heeft een kaart.",
    ):
        assert told in now
    assert "Van vorig jaar" not in now
    assert "2025-2026" in before
    assert "Van vorig jaar" in before
    assert "De helft deed mee." not in before


def test_the_year_fits_on_one_page_of_paper(world: World, signed_in: SignedIn, clock: time_machine.Traveller) -> None:
    for number in range(8):
        world.experiment(title=f"Een proef met een wat langere naam, nummer {number}", starts_on=date(2026, 9, 15))
        world.evaluation(decided_on=date(2026, 10, 1), decision_because="Een reden die wat langer is. " * 20)
        world.outcome(statement="Een opbrengst die wat langer is. " * 15, noticed_on=date(2026, 10, 2))
        world.outcome(level="individual", statement="Een opbrengst van ons. " * 15, noticed_on=date(2026, 10, 2))
    leader = signed_in(world.school_leader)

    asked = leader.fill_in(f"/teams/{world.waterlelie.id}/year", to="/year")
    with leader.get(f"{asked.location}/file") as file:
        content = file.data

    assert file.headers["Content-Disposition"].startswith("attachment; filename=schooljaar-2026-de-waterlelie")
    reader = PdfReader(BytesIO(content))
    assert len(reader.pages) == 1
    assert "2026-2027" in reader.pages[0].extract_text()


def test_the_year_shows_only_teams_one_is_in(world: World, signed_in: SignedIn) -> None:
    page = signed_in(world.teacher).get(f"/teams/{world.waterlelie.id}/year").text

    assert "Rekenen groep 6 en 7" in page
    assert "Lezen groep 4" not in page


@pytest.mark.parametrize("asked", ["1999", "2999", "x", "²²²²", "20260", ""])
def test_an_odd_year_is_the_present_one(
    world: World, signed_in: SignedIn, clock: time_machine.Traveller, asked: str
) -> None:
    answer = signed_in(world.teacher).get(f"/teams/{world.waterlelie.id}/year", query_string={"year": asked})

    assert "2026-2027" in answer.text


def test_a_school_year_begins_in_august() -> None:
    assert [SchoolYear.of(day).begins for day in (date(2026, 7, 31), date(2026, 8, 1))] == [2025, 2026]


def _taken(client: Client, world: World, form: str) -> tuple[dict[str, str], bytes]:
    asked = client.send(f"/iterations/{world.waterlelie.iteration_id}/dossiers", {"form": form})
    shown = client.get(asked.location)
    assert f"{asked.location}/file" in shown.text, shown.text
    with client.get(f"{asked.location}/file") as file:
        assert file.status_code == 200
        return dict(file.headers), file.data
