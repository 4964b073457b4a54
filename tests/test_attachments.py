"""Pictures and documents: what may come in, what is kept of it, who sees it, and how it goes again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
import time_machine
from PIL import Image, ImageFile
from werkzeug.test import TestResponse

from designteam.cycle.models import Artefact, Attachment, Consent
from designteam.cycle.views.upkeep import attachments_of, let_go_of_attachments
from designteam.kit.web import Site
from designteam.network.models import Audience
from tests.support.access import attached_picture, picture
from tests.support.client import Client
from tests.support.pages import errors_in, read, text_of, typed_in
from tests.support.world import AN_AFTERNOON, Who, World

SignedIn = Callable[[Who], Client]

NOBODY = {"consent": "nobody"}
ORIENTATION, GPS, ARTIST = 0x0112, 0x8825, 0x013B
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(1)</script>"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"
PROGRAM = b"MZ" + b"\0" * 400


def packed(**parts: str) -> bytes:
    into = BytesIO()
    with ZipFile(into, "w") as file:
        for name, text in parts.items():
            file.writestr(name.replace("__", "/").replace("_", "."), text)
    return into.getvalue()


def as_taken_by_a_phone() -> bytes:
    """A picture that lies on its side and tells where it was taken and by whom."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[ARTIST] = 6, "juf van groep 7"
    exif[GPS] = {1: "N", 2: (52.0, 5.0, 0.0)}
    return picture("JPEG", size=(3000, 1500), exif=exif)


def send(client: Client, artefact: Artefact, name: str, content: bytes, **fields: Any) -> TestResponse:
    return client.send_file(f"/artefacts/{artefact.id}/attachments", fields, (name, content))


@pytest.fixture(autouse=True)
def as_where_no_pdf_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """What draws the PDF lets half pictures pass in its own process, which is this one too in tests."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", False)


@pytest.fixture
def insight(world: World) -> Artefact:
    made: Artefact = world.insight()
    return made


@pytest.fixture
def teacher(world: World, signed_in: SignedIn) -> Client:
    return signed_in(world.teacher)


# What may come in


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("blad.pdf", PDF),
        ("blad.docx", packed(word__document_xml="<w/>")),
        ("lijst.xlsx", packed(xl__workbook_xml="<x/>")),
        ("dia.pptx", packed(ppt__presentation_xml="<p/>")),
        ("blad.odt", packed(mimetype="application/vnd.oasis.opendocument.text", content_xml="<o/>")),
        ("tellingen.csv", b"dag;aantal\nmaandag;4\n"),
        ("verslag.txt", "Dag één: alles lag klaar.".encode()),
    ],
)
def test_a_document_is_kept_as_it_was_and_only_handed_out(
    world: World, teacher: Client, insight: Artefact, name: str, content: bytes
) -> None:
    answer = send(teacher, insight, name, content, title="Het blad van dinsdag")

    (kept,) = world.all(Attachment)
    fetched = teacher.get(f"/attachments/{kept.id}")
    assert answer.status_code == 303
    assert fetched.data == content
    assert fetched.headers["Content-Disposition"].startswith("attachment")
    assert fetched.headers["X-Content-Type-Options"] == "nosniff"
    assert fetched.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "Het blad van dinsdag" in teacher.get(f"/artefacts/{insight.id}").text


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("spel.exe", PROGRAM),
        ("spel.jpg", PROGRAM),
        ("spel.pdf", PROGRAM),
        ("spel.txt", PROGRAM),
        ("tekening.svg", SVG),
        ("tekening.png", SVG),
        ("tekening.txt", SVG),
        ("pagina.html", HTML),
        ("pagina.pdf", HTML),
        ("pagina.csv", HTML),
        ("foto.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"),
        ("blad.docx", PDF),
        ("blad.docx", packed(a_txt="iets anders")),
        ("blad.docx", packed(word__document_xml="<w/>", word__vbaProject_bin="macro")),
        ("blad.odt", packed(word__document_xml="<w/>", content_xml="<o/>")),
        ("bom.xlsx", packed(xl__workbook_xml="x" * 50_000_001)),
        ("half.png", picture()[:60]),
        ("leeg.pdf", b""),
        ("zonder-einde", PDF),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_something_else_than_it_says_is_refused_with_a_sentence(
    world: World,
    teacher: Client,
    insight: Artefact,
    name: str,
    content: bytes,
) -> None:
    answer = send(teacher, insight, name, content, **NOBODY, title="Wat ik al typte")

    assert answer.status_code == 422
    assert errors_in(answer.text)["file"]
    assert typed_in(answer.text)["title"] == ["Wat ik al typte"]
    assert world.all(Attachment) == []


@pytest.mark.parametrize(("name", "size"), [("foto.jpg", 50_000_000), ("blad.pdf", 26_000_000)])
def test_what_is_too_large_is_refused_at_its_field_and_the_rest_is_kept(
    world: World, teacher: Client, insight: Artefact, name: str, size: int
) -> None:
    answer = send(teacher, insight, name, PDF + b"\0" * size, **NOBODY, title="Wat ik al typte")

    assert answer.status_code == 422
    assert "MB" in errors_in(answer.text)["file"]
    assert typed_in(answer.text)["title"] == ["Wat ik al typte"]
    assert world.all(Attachment) == []


def test_only_who_is_signed_in_may_send_much(world: World, client: Client, insight: Artefact) -> None:
    answer = send(client, insight, "foto.jpg", b"\0" * 2_000_000)

    assert answer.status_code == 413


def test_what_is_larger_than_anything_is_refused_before_it_is_read(
    world: World, teacher: Client, insight: Artefact
) -> None:
    answer = send(teacher, insight, "film.jpg", b"\0" * 64_000_001)

    assert answer.status_code == 413
    assert "15 MB" in answer.text


def test_a_picture_of_too_many_pixels_is_not_even_read(world: World, teacher: Client, insight: Artefact) -> None:
    answer = send(teacher, insight, "groot.png", picture(size=(5000, 4100)), **NOBODY)

    assert answer.status_code == 422
    assert errors_in(answer.text)["file"]


def test_ten_fit_and_the_eleventh_is_told_so(app: Site, world: World, teacher: Client, insight: Artefact) -> None:
    for number in range(10):
        assert send(teacher, insight, f"blad{number}.txt", f"blad {number}".encode()).status_code == 303

    answer = send(teacher, insight, "blad10.txt", b"blad 10")

    assert answer.status_code == 422
    assert len(world.all(Attachment)) == 10


def test_the_same_file_sent_twice_is_there_once(world: World, teacher: Client, insight: Artefact) -> None:
    answers = [send(teacher, insight, "blad.pdf", PDF).status_code for _ in range(2)]

    assert answers == [303, 303]
    assert len(world.all(Attachment)) == 1


# What is kept of a picture


def test_a_picture_stands_upright_and_tells_nothing_of_where_it_was_taken(
    app: Site, world: World, teacher: Client, insight: Artefact
) -> None:
    send(teacher, insight, "IMG_2041.JPG", as_taken_by_a_phone(), **NOBODY)

    (kept,) = world.all(Attachment)
    shown = [teacher.get(f"/attachments/{kept.id}{part}") for part in ("", "/small")]
    drawn = [Image.open(BytesIO(answer.data)) for answer in shown]
    assert [(one.format, one.size) for one in drawn] == [("WEBP", (1000, 2000)), ("WEBP", (240, 480))]
    assert [dict(one.getexif()) for one in drawn] == [{}, {}]
    assert b"juf van groep 7" not in shown[0].data
    assert "Content-Disposition" not in shown[0].headers or shown[0].headers["Content-Disposition"].startswith("inline")
    assert shown[0].headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert shown[0].headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({}, "consent"),
        ({"consent": "iets anders"}, "consent"),
        ({"consent": "agreed"}, "consent_until"),
        ({"consent": "agreed", "consent_until": "2020-01-01"}, "consent_until"),
        ({"consent": "agreed", "consent_until": "2050-01-01"}, "consent_until"),
    ],
)
def test_without_a_choice_about_who_is_on_it_a_picture_is_refused(
    world: World, teacher: Client, insight: Artefact, fields: dict[str, str], field: str
) -> None:
    answer = send(teacher, insight, "foto.png", picture(), **fields)

    assert answer.status_code == 422
    assert set(errors_in(answer.text)) == {field}
    assert world.all(Attachment) == []


# Who sees it


def test_people_on_a_picture_stay_inside_the_team(app: Site, world: World, signed_in: SignedIn) -> None:
    shared = world.insight(audience=Audience.PUBLIC)
    board, people = (attached_picture(app, world, shared, consent=consent) for consent in Consent)
    visitor, reader = signed_in(world.visitor), signed_in(world.reader)

    page = visitor.get(f"/artefacts/{shared.id}").text

    assert (board.title in page, people.title in page) == (True, False)
    assert [visitor.get(f"/attachments/{one.id}").status_code for one in (board, people)] == [200, 404]
    assert [reader.get(f"/attachments/{one.id}/small").status_code for one in (board, people)] == [200, 200]


def test_what_is_shared_less_far_is_not_fetched_any_more(app: Site, world: World, signed_in: SignedIn) -> None:
    shared = world.insight(audience=Audience.NETWORK)
    board = attached_picture(app, world, shared)
    other = signed_in(world.kompas_teacher)
    assert other.get(f"/attachments/{board.id}").status_code == 200

    world.share(shared, Audience.TEAM)

    assert other.get(f"/attachments/{board.id}").status_code == 404


# How it goes


def test_what_is_removed_leaves_a_line_and_no_bytes(
    app: Site, world: World, teacher: Client, insight: Artefact
) -> None:
    send(teacher, insight, "foto.png", picture(), **NOBODY, title="Het planbord")
    (kept,) = world.all(Attachment)
    url = f"/artefacts/{insight.id}/attachments/{kept.id}/removal"
    without_reason = teacher.send(url)

    answer = teacher.fill_in(url, {"reason": "Dit was het bord van vorig jaar."}, to=url)

    shelf = attachments_of(app)
    text = text_of(read(teacher.get(f"/artefacts/{insight.id}").text).root)
    assert (without_reason.status_code, answer.status_code) == (422, 303)
    assert "Het planbord" in text
    assert "Dit was het bord van vorig jaar." in text
    assert teacher.get(f"/attachments/{kept.id}").status_code == 404
    assert not [name for name in (kept.file, kept.small_file) if shelf.find(name)]


def test_an_attachment_of_another_team_cannot_be_removed(app: Site, world: World, teacher: Client) -> None:
    theirs = attached_picture(app, world, world.insight(team=world.kompas))
    own = world.insight()

    answer = teacher.send(f"/artefacts/{own.id}/attachments/{theirs.id}/removal", {"reason": "Weg ermee."})

    assert answer.status_code == 404
    assert world.again(theirs).removed_at is None


def test_a_picture_goes_when_the_consent_has_ended(
    app: Site, world: World, clock: time_machine.Traveller, signed_in: SignedIn
) -> None:
    insight = world.insight()
    people = attached_picture(app, world, insight, consent=Consent.AGREED)
    assert people.consent_until == date(2027, 3, 4)
    clock.move_to(AN_AFTERNOON + timedelta(days=101))
    teacher = signed_in(world.teacher)

    before = teacher.get(f"/attachments/{people.id}").status_code
    with app.app_context():
        let_go_of_attachments.run()

    gone = world.again(people)
    assert before == 404
    assert (gone.removed_at is not None, gone.file, gone.small_file) == (True, "", "")
    assert people.title in teacher.get(f"/artefacts/{insight.id}").text


def test_files_that_nobody_names_go_and_others_stay(app: Site, world: World, insight: Artefact) -> None:
    kept = attached_picture(app, world, insight)
    shelf = attachments_of(app)
    loose = shelf.keep(b"nooit aangekomen")

    with time_machine.travel(AN_AFTERNOON + timedelta(days=365 * 5), tick=False), app.app_context():
        let_go_of_attachments.run()

    assert shelf.find(loose) is None
    assert shelf.find(kept.file)
    assert shelf.find(kept.small_file)
