"""What belongs to the work is taken along: files, talk, meetings, numbers; and nothing that is not to be shown."""

from __future__ import annotations

import json
import os
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import time_machine
from docx import Document
from pypdf import PdfReader

from designteam.cycle.commands import trying
from designteam.cycle.models import Artefact, Comment, Consent, Experiment, Indicator, Measurement, Sort
from designteam.cycle.views.upkeep import attachments_of
from designteam.journal.commands import record
from designteam.kit import clock as ours
from designteam.kit import docx
from designteam.kit.files import Folder
from designteam.kit.richtext import rich
from designteam.kit.web import Site
from designteam.meetings.models import Action, Attendance, Meeting
from designteam.people.models import Person
from designteam.reports.commands import BEING_WRITTEN, forget_old
from designteam.reports.views.making import forget_old_dossiers, shelf_of
from designteam.teams.commands import agree_on_hours, note_hours
from designteam.teams.models import DesignTeam
from tests.support.access import added_bookmark, attached_picture, planned_event, taken_idea
from tests.support.client import Client
from tests.support.world import Who, World, yield_of

SignedIn = Callable[[Who], Client]


def parcel(client: Client, world: World) -> tuple[zipfile.ZipFile, dict[str, Any]]:
    """The ZIP of De Waterlelie, and what another program reads in it."""
    asked = client.send(f"/iterations/{world.waterlelie.iteration_id}/dossiers", {"form": "zip"})
    with client.get(f"{asked.location}/file") as file:
        assert file.status_code == 200
        taken = zipfile.ZipFile(BytesIO(file.data))
    return taken, json.loads(taken.read("team.json"))


def test_pictures_go_along_under_a_name_that_tells_what_they_belong_to(
    app: Site, world: World, signed_in: SignedIn
) -> None:
    insight = world.insight(text="Kinderen rekenen hardop")
    attached_picture(app, world, insight)
    attached_picture(app, world, insight, consent=Consent.AGREED)
    added_bookmark(world, insight)

    taken, whole = parcel(signed_in(world.teacher), world)

    names = [name for name in taken.namelist() if name.startswith("attachments/")]
    assert names == ["attachments/inzicht-1-het-planbord-nobody.webp", "attachments/inzicht-1-het-planbord-agreed.webp"]
    assert all(taken.read(name)[8:12] == b"WEBP" for name in names)
    assert [(one["artefact_id"], one["file"]) for one in whole["attachments"]] == [(insight.id, name) for name in names]
    assert [one["title"] for one in whole["bookmarks"]] == ["Alle kaarten"]
    index = taken.read("index.html").decode()
    assert all(f'href="{name}"' in index for name in names)
    assert index.count("haal hem daarna weg") == 1


def test_a_picture_of_which_the_consent_has_ended_stays_behind(
    app: Site, world: World, signed_in: SignedIn, clock: time_machine.Traveller
) -> None:
    insight = world.insight()
    attached_picture(app, world, insight, consent=Consent.AGREED)
    clock.shift(timedelta(days=101))

    taken, whole = parcel(signed_in(world.teacher), world)

    assert not [name for name in taken.namelist() if name.startswith("attachments/")]
    assert whole["attachments"] == []


def test_two_pictures_with_one_title_both_go_along(app: Site, world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    first = attached_picture(app, world, insight)
    with world.database.writing() as session:
        again = session.get_one(type(first), attached_picture(app, world, insight, consent=Consent.AGREED).id)
        again.title = first.title

    taken, _ = parcel(signed_in(world.teacher), world)

    names = [name for name in taken.namelist() if name.startswith("attachments/")]
    assert [name.rpartition("nobody")[2] for name in names] == [".webp", "-2.webp"]


def test_talk_and_meetings_go_along(world: World, signed_in: SignedIn) -> None:
    insight = world.insight()
    said = world.comment(insight, "Dit zien wij ook.")
    gone = world.comment(insight, "Een kanarie.")
    with world.database.writing() as session:
        session.get_one(Comment, gone.id).withdraw(by=session.get_one(Person, world.teacher.id), at=ours.now())
    action = world.meeting_with_an_action(owner=world.teacher)
    signed_in(world.teacher).send(f"/teams/{world.waterlelie.id}/actions", {"text": "De kaart drukken"})
    with world.database.writing() as session:
        meeting: Meeting = yield_of(session.get_one(Action, action.id)).item.meeting
        meeting.items[0].notes = "Wij spraken af."
        session.add(Attendance(meeting_id=meeting.id, person_id=world.guide.id))

    _, whole = parcel(signed_in(world.teacher), world)

    assert [(one["id"], one["text"]) for one in whole["comments"]] == [(said.id, "Dit zien wij ook.")]
    (held,) = whole["meetings"]
    (point,) = held["points"]
    (outcome,) = point["outcomes"]
    assert (held["title"], len(held["there"]), point["notes"]) == ("Bijeenkomst", 1, "Wij spraken af.")
    assert (outcome["kind"], outcome["text"]) == ("action", "Nog eens kijken")
    assert outcome["owner"]
    assert [(one["text"], one["owner"]) for one in whole["actions"]] == [("De kaart drukken", None)]
    assert "kanarie" not in json.dumps(whole).lower()


def test_what_came_from_network_meetings_goes_along(world: World, signed_in: SignedIn) -> None:
    taken_idea(world, planned_event(world, who=world.teacher))

    _, whole = parcel(signed_in(world.teacher), world)

    (idea,) = whole["taken_along"]
    assert (idea["text"], idea["from_school"], idea["used"]) == ("Een vraagmuur.", "Het Kompas", None)
    assert whole["said_at_network_meetings"] == []


def test_only_what_was_opened_and_may_be_seen_goes_along(world: World, signed_in: SignedIn) -> None:
    """Closed predictions and the numbers of small groups stay behind."""
    closed, opened = world.experiment(title="Nog dicht"), world.experiment(title="Al open", result="Het lukte.")
    _predict(world, closed, "Een kanarie verwacht ik.")
    with world.database.writing() as session:
        session.get_one(Experiment, opened.id).result = ""
    _predict(world, opened, "Een merel verwacht ik.")
    with world.database.writing() as session:
        row, by = session.get_one(Experiment, opened.id), session.get_one(Person, world.teacher.id)
        row.result = "Het lukte."
        trying.open_predictions(row, by=by, at=ours.now())
        looked = Indicator(experiment_id=row.id, number=1, looks_at="Hoe vaak", sort=Sort.COUNT)
        looked.measurements = [
            Measurement(measured_on=date(2026, 11, 1), among="6", size=12, value=7.5),
            Measurement(measured_on=date(2026, 11, 1), among="het groepje", size=None, value=None),
        ]
        session.add(looked)
        record("measured", by=by, at=ours.now(), subject="team", subject_id=row.team_id, team_id=row.team_id)
        team = session.get_one(DesignTeam, world.waterlelie.id)
        trying.celebrate(team, what="Iedereen deed mee.", who="", on=ours.today(), by=by, at=ours.now())

    _, whole = parcel(signed_in(world.teacher), world)

    assert [one["text"] for one in whole["predictions"]] == ["Een merel verwacht ik."]
    assert "kanarie" not in json.dumps(whole).lower()
    assert [(one["among"], one["value"]) for one in whole["measurements"]] == [("6", 7.5)]
    assert [one["what"] for one in whole["successes"]] == ["Iedereen deed mee."]


def test_letting_go_of_old_dossiers_never_touches_attachments(app: Site, world: World) -> None:
    picture = attached_picture(app, world, world.insight())
    shelf, dossiers = attachments_of(app), shelf_of(app)
    assert isinstance(shelf, Folder)
    kept = shelf.folder / picture.file
    long_ago = (ours.now() - 10 * BEING_WRITTEN).timestamp()
    os.utime(kept, (long_ago, long_ago))

    forget_old(app.database, dossiers, at=ours.now())
    with app.app_context():
        forget_old_dossiers.run()

    assert kept.is_file()
    assert isinstance(dossiers, Folder)
    assert dossiers.folder != shelf.folder


def test_rich_text_becomes_headings_lists_and_tables_of_the_word_processor() -> None:
    text = (
        "# Wat we zagen\n\nEen **kanarie** en een _merel_, [hier](https://vogel.example/lied).\n\n"
        "- eerst\n  - daarbinnen\n- dan\n\n1. een\n2. twee\n\n| dag | hoe vaak |\n| --- | --- |\n| ma | 3 |"
    )
    html = f'<body><div class="voice rich">{rich(text, 5)}</div></body>'

    document = Document(BytesIO(docx.written(html, title="Proef", language="nl")))

    told = [(str(line.style and line.style.name), line.text) for line in document.paragraphs if line.text]
    assert told == [
        ("Heading 4", "Wat we zagen"),
        ("Normal", "Een kanarie en een merel, hier (https://vogel.example/lied)."),
        ("List Bullet", "eerst"),
        ("List Bullet 2", "daarbinnen"),
        ("List Bullet", "dan"),
        ("List Number", "een"),
        ("List Number", "twee"),
    ]
    looks = {run.text: (run.bold, run.italic, run.font.name) for run in document.paragraphs[1].runs}
    assert looks["kanarie"][0]
    assert looks["merel"][1]
    assert looks["kanarie"][2] == "Georgia"
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [["dag", "hoe vaak"], ["ma", "3"]]


def test_the_year_tells_the_hours_of_a_team_together(
    world: World, signed_in: SignedIn, clock: time_machine.Traveller
) -> None:
    teacher, url = signed_in(world.teacher), f"/teams/{world.waterlelie.id}/year"
    without = teacher.get(url).text
    _hours(world)

    told = teacher.get(url).text

    assert "afgesproken" not in without
    assert "50 afgesproken, 3,75 genoteerd als besteed" in told
    assert "afgesproken" not in teacher.get(f"{url}?year=2025").text


def test_the_year_with_hours_still_fits_on_one_page(
    world: World, signed_in: SignedIn, clock: time_machine.Traveller
) -> None:
    _hours(world)
    for number in range(8):
        world.experiment(title=f"Een proef met een wat langere naam, nummer {number}", starts_on=date(2026, 9, 15))
        world.evaluation(decided_on=date(2026, 10, 1), decision_because="Een reden die wat langer is. " * 20)
        world.outcome(statement="Een opbrengst die wat langer is. " * 15, noticed_on=date(2026, 10, 2))
        world.outcome(level="individual", statement="Een opbrengst van ons. " * 15, noticed_on=date(2026, 10, 2))
    leader = signed_in(world.school_leader)

    asked = leader.fill_in(f"/teams/{world.waterlelie.id}/year", to="/year")
    with leader.get(f"{asked.location}/file") as file:
        reader = PdfReader(BytesIO(file.data))

    assert len(reader.pages) == 1
    assert "50 afgesproken" in " ".join(reader.pages[0].extract_text().split())


def _hours(world: World) -> None:
    """Fifty agreed for two people, and three quarters and three hours noted by them."""
    with world.database.writing() as session:
        team, guide = session.get_one(DesignTeam, world.waterlelie.id), session.get_one(Person, world.guide.id)
        teacher = session.get_one(Person, world.teacher.id)
        hours: dict[int, int | None] = {guide.id: 20, teacher.id: 30}
        agree_on_hours(team, hours, school_year=2026, by=guide, at=ours.now())
        note_hours(team, teacher, on=date(2026, 10, 1), quarters=3, submission="een")
        note_hours(team, guide, on=date(2026, 10, 2), quarters=12, submission="twee")


def _predict(world: World, experiment: Artefact, text: str) -> None:
    with world.database.writing() as session:
        by = session.get_one(Person, world.teacher.id)
        trying.predict(session.get_one(Experiment, experiment.id), text=text, sure=None, by=by, at=ours.now())
