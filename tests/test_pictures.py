"""Pictures in a text: how they come in, whose they are, who sees them, and where else they show."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pillow_heif
import pytest
import time_machine
from docx import Document
from PIL import Image
from pypdf import PdfReader
from werkzeug.test import TestResponse

from designteam.cycle.models import Artefact, Attachment, Consent, HeldPicture
from designteam.cycle.views.upkeep import attachments_of, let_go_of_attachments
from designteam.kit import heif
from designteam.kit.filetypes import CannotTake
from designteam.kit.richtext import MOST_PICTURES, Shown, mark_of, plain, rich, written
from designteam.kit.web import Site
from designteam.network.models import Audience
from tests.support.access import attached_picture, held_picture, picture
from tests.support.client import Client
from tests.support.pages import errors_in, typed_in
from tests.support.world import AN_AFTERNOON, Who, World
from tests.test_richtext import _in_the_editor, _marked, _paragraph

SignedIn = Callable[[Who], Client]

MARK = "0123456789ab"
HERE = (Shown(MARK, "/attachments/7", 600, 400),)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
ON_IT = {"title": "Het planbord", "consent": "nobody"}


@pytest.fixture
def teacher(world: World, signed_in: SignedIn) -> Client:
    return signed_in(world.teacher)


def pictures_at(world: World) -> str:
    return f"/iterations/{world.waterlelie.iteration_id}/pictures"


def send(client: Client, url: str, name: str, content: bytes, **fields: Any) -> TestResponse:
    return client.send_file(url, ON_IT | fields, (name, content))


def in_text(attachment: Attachment) -> str:
    return written(attachment.title, mark_of(attachment.sha256))


def sources_in(html: str) -> list[str]:
    """Where the pictures of a text come from, as they stand in it."""
    return re.findall(r'<img src="([^"]*)" alt', html)


# What a text may say


def test_a_picture_stands_in_the_text_when_its_reader_may_see_it() -> None:
    named = written("Het [bord] \\ van dinsdag", MARK)
    text = f"Kijk:\n\n{named}\n\n| a |\n| --- |\n| ![x](picture:{MARK}) |"

    shown, hidden = rich(text, 4, HERE), rich(text)

    assert '<img src="/attachments/7" alt="Het [bord] \\ van dinsdag" width="600" height="400" loading="lazy">' in shown
    assert shown.count("<img") == 2
    assert '<span class="no-picture">Het [bord] \\ van dinsdag</span>' in hidden
    assert "<img" not in hidden
    assert plain(text).startswith("Kijk:\n\nHet [bord] \\ van dinsdag")


@pytest.mark.parametrize(
    "text",
    [
        "![x](javascript:alert(1))",
        "![x](https://elders.example/p.png)",
        "![x](/attachments/7)",
        "![x](picture:7)",
        f"![x](picture:{MARK}?a=1)",
        "![x](picture:ABCDEF012345)",
        f"[x](picture:{MARK})",
        "![x](app:pictures/7.jpg)",
        f"![x](javascript:picture:{MARK})",
        f"![x\ny](picture:{MARK})",
        "![" * 1000,
    ],
)
def test_nothing_else_becomes_a_picture(text: str) -> None:
    shown = rich(text, 4, HERE)

    assert "<img" not in shown
    assert "javascript" not in shown or "href" not in shown


def test_what_is_on_it_cannot_break_out_of_its_place() -> None:
    shown = rich(f'![" onerror=alert(1) x="<b>](picture:{MARK})', 4, HERE)

    assert 'alt="&quot; onerror=alert(1) x=&quot;&lt;b&gt;"' in shown
    assert shown.count("<") == 3


def test_the_same_picture_many_times_is_shown_some_times() -> None:
    assert rich(f"![x](picture:{MARK})" * 500, 4, HERE).count("<img") == MOST_PICTURES


def test_the_editor_reads_and_writes_the_same_marks(root: Any) -> None:
    text = f'Zie ![Het \\[bord\\] "hier" & <b>](picture:{MARK}) en ![x](picture:7)'

    (seen,) = _in_the_editor(root, "htmlOf", [text])
    node = {"type": "picture", "attrs": {"mark": MARK, "alt": "Het [bord]\nvan ons"}, "marks": [{"type": "bold"}]}
    (back,) = _in_the_editor(root, "textOf", [{"type": "doc", "content": [_paragraph([_marked("Zie "), node])]}])

    assert f'<img alt="Het [bord] &quot;hier&quot; &amp; &lt;b&gt;" data-mark="{MARK}"> en ![x](picture:7)' in seen
    assert back == f"Zie ![Het \\[bord\\] van ons](picture:{MARK})"


# Sending it


def test_a_picture_waits_for_its_text_and_then_belongs_to_it(world: World, teacher: Client) -> None:
    sent = send(teacher, pictures_at(world), "bord.png", picture())
    (held,) = world.all(HeldPicture)
    new = f"/iterations/{world.waterlelie.iteration_id}/insight/new"
    waiting = teacher.get(f"{pictures_at(world)}/{held.mark}")

    teacher.fill_in(
        new,
        {"lane": "practice", "text": "De kaart helpt.", "classroom_example": f"Zo.\n\n{held.in_a_text}"},
        to="/insight",
    )

    (kept,) = world.all(Attachment)
    page = teacher.get(f"/artefacts/{kept.artefact_id}").text
    assert sent.status_code == 303
    assert sent.location.partition("added=")[2].startswith(held.mark)
    assert waiting.mimetype == "image/webp"
    assert waiting.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert world.all(HeldPicture) == []
    assert (kept.title, kept.consent) == ("Het planbord", Consent.NOBODY)
    assert f"/attachments/{kept.id}" in sources_in(page)
    assert teacher.get(f"/attachments/{kept.id}").data == waiting.data


def test_the_same_picture_sent_twice_waits_once(world: World, teacher: Client) -> None:
    for title in ("Het bord", "Het planbord van groep 7"):
        send(teacher, pictures_at(world), "bord.png", picture(), title=title)

    assert [held.title for held in world.all(HeldPicture)] == ["Het planbord van groep 7"]


@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        ("tekening.svg", SVG, "file"),
        ("tekening.png", SVG, "file"),
        ("blad.pdf", b"%PDF-1.7\n", "file"),
        ("foto.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "file"),
        ("foto.jpg", b"\xff\xd8\xff" + b"\0" * 50_000_000, "file"),
        ("groot.png", picture(size=(5000, 4100)), "file"),
    ],
    ids=["svg", "renamed", "document", "broken heic", "50 MB", "20 megapixels"],
)
def test_what_cannot_be_taken_is_said_at_the_field(
    world: World, teacher: Client, name: str, content: bytes, place: str
) -> None:
    answer = send(teacher, pictures_at(world), name, content)

    assert answer.status_code == 422
    assert errors_in(answer.text)[place]
    assert typed_in(answer.text)["title"] == ["Het planbord"]
    assert world.all(HeldPicture) == []


@pytest.mark.parametrize(
    ("missing", "place"),
    [({"title": ""}, "title"), ({"consent": ""}, "consent"), ({"consent": "agreed"}, "consent_until")],
)
def test_what_is_on_it_and_who_must_be_said(world: World, teacher: Client, missing: dict[str, str], place: str) -> None:
    answer = send(teacher, pictures_at(world), "bord.png", picture(), **missing)

    assert answer.status_code == 422
    assert errors_in(answer.text)[place]
    assert world.all(HeldPicture) == []


def test_a_text_with_an_eleventh_picture_is_not_kept_and_stays_typed(app: Site, world: World, teacher: Client) -> None:
    insight = world.insight()
    for number in range(10):
        send(
            teacher, f"/artefacts/{insight.id}/attachments", "b.png", picture(size=(60, 40 + number)), consent="nobody"
        )
    held = held_picture(app, world, world.teacher, content=picture(size=(99, 99)))

    answer = teacher.fill_in(f"/artefacts/{insight.id}/edit", {"classroom_example": held.in_a_text}, to="/versions")

    assert answer.status_code == 422
    assert held.mark in answer.text
    assert len(world.all(HeldPicture)) == 1
    assert world.again(insight).version == 1


# A picture of an iPhone


def heic(size: tuple[int, int] = (64, 48)) -> bytes:
    into = BytesIO()
    pillow_heif.from_pillow(Image.new("RGB", size, "#1f493f")).save(into, quality=50)
    return into.getvalue()


def test_a_picture_of_an_iphone_is_taken_as_any_other(world: World, teacher: Client) -> None:
    insight = world.insight()

    answer = send(teacher, f"/artefacts/{insight.id}/attachments", "IMG_0042.HEIC", heic())

    (kept,) = world.all(Attachment)
    assert answer.status_code == 303
    assert (kept.extension, kept.media_type, kept.width, kept.height) == ("webp", "image/webp", 64, 48)


def test_a_picture_of_an_iphone_that_is_broken_says_what_helps() -> None:
    with pytest.raises(CannotTake, match="Most compatible"):
        heif.as_jpeg(heic((640, 480))[:-200])


# Whose it is


def test_a_picture_of_something_else_never_shows_by_its_mark(app: Site, world: World, signed_in: SignedIn) -> None:
    theirs = attached_picture(app, world, world.insight(team=world.kompas))
    own = world.insight(classroom_example=in_text(theirs))
    teacher = signed_in(world.teacher)

    page = teacher.get(f"/artefacts/{own.id}").text
    mark = mark_of(theirs.sha256)

    assert sources_in(page) == []
    assert theirs.title in page
    assert teacher.get(f"/artefacts/{own.id}/pictures/{mark}").status_code == 404
    assert teacher.get(f"{pictures_at(world)}/{mark}").status_code == 404


def test_what_waits_is_seen_by_nobody_else(app: Site, world: World, signed_in: SignedIn) -> None:
    held = held_picture(app, world, world.teacher)
    own = world.insight(by=world.researcher, classroom_example=held.in_a_text)
    researcher, outsider = signed_in(world.researcher), signed_in(world.kompas_teacher)
    address = f"{pictures_at(world)}/{held.mark}"

    assert researcher.get(address).status_code == 404
    assert researcher.get(f"/artefacts/{own.id}/pictures/{held.mark}").status_code == 404
    assert outsider.get(address).status_code == 404
    assert sources_in(researcher.get(f"/artefacts/{own.id}").text) == []
    assert "Het planbord" not in researcher.get(pictures_at(world)).text


@pytest.mark.parametrize(("consent", "is_seen"), [(Consent.NOBODY, True), (Consent.AGREED, False)])
def test_other_schools_see_a_picture_in_a_text_only_without_people(
    app: Site, world: World, signed_in: SignedIn, consent: Consent, is_seen: bool
) -> None:
    insight = world.insight(audience=Audience.NETWORK)
    shown = attached_picture(app, world, insight, consent=consent)
    world.revise(insight, classroom_example=in_text(shown))

    ours = signed_in(world.teacher).get(f"/artefacts/{insight.id}").text
    theirs = signed_in(world.kompas_teacher).get(f"/artefacts/{insight.id}").text

    assert f"/attachments/{shown.id}" in sources_in(ours)
    assert (f"/attachments/{shown.id}" in sources_in(theirs)) is is_seen
    assert shown.title in theirs


def test_a_removed_picture_leaves_its_words_in_the_text(app: Site, world: World, teacher: Client) -> None:
    insight = world.insight()
    shown = attached_picture(app, world, insight)
    world.revise(insight, classroom_example=in_text(shown))
    removal = f"/artefacts/{insight.id}/attachments/{shown.id}/removal"

    teacher.fill_in(removal, {"reason": "Van vorig jaar."}, to=removal)

    page = teacher.get(f"/artefacts/{insight.id}").text
    assert sources_in(page) == []
    assert '<span class="no-picture">Het planbord, nobody</span>' in page


def test_what_waits_goes_after_two_weeks_with_its_files(app: Site, world: World) -> None:
    held = held_picture(app, world, world.teacher)
    shelf = attachments_of(app)
    with app.app_context():
        let_go_of_attachments.run()
    stayed = shelf.find(held.file), shelf.find(held.small_file)

    with time_machine.travel(AN_AFTERNOON + timedelta(days=400), tick=False), app.app_context():
        let_go_of_attachments.run()

    assert all(stayed)
    assert world.all(HeldPicture) == []
    assert not shelf.find(held.file)


# Where else it shows


@pytest.fixture
def told(app: Site, world: World) -> Artefact:
    """An insight with a picture of a board and one of people."""
    insight: Artefact = world.insight()
    board = attached_picture(app, world, insight)
    with_people = attached_picture(app, world, insight, consent=Consent.AGREED)
    assert board.sha256 == with_people.sha256
    world.revise(insight, classroom_example=f"Zo lag het.\n\n{in_text(board)}")
    return insight


def test_versions_tell_a_picture_by_what_is_on_it(world: World, teacher: Client, told: Artefact) -> None:
    page = teacher.get(f"/artefacts/{told.id}/versions").text

    assert "Het planbord, nobody" in page
    assert "picture:" not in page


def test_without_the_script_the_marks_to_paste_stand_below_the_text(teacher: Client, told: Artefact) -> None:
    page = teacher.get(f"/artefacts/{told.id}/edit").text

    assert '<code class="mark">![Het planbord, nobody](picture:' in page
    assert "Stuur een foto en krijg de code" in page


def test_the_dossier_shows_the_picture_on_the_screen_and_takes_it_along(
    app: Site, world: World, teacher: Client
) -> None:
    insight = world.insight()
    board = attached_picture(app, world, insight)
    world.revise(insight, classroom_example=in_text(board))
    dossier = f"/iterations/{world.waterlelie.iteration_id}/dossier"

    page = teacher.get(dossier).text
    files = {form: _made(teacher, world, form) for form in ("pdf", "docx", "zip")}

    assert f"/attachments/{board.id}" in sources_in(page)
    assert [image.name for sheet in PdfReader(BytesIO(files["pdf"])).pages for image in sheet.images]
    document = Document(BytesIO(files["docx"]))
    assert len(document.inline_shapes) == 1
    assert board.title in [line.text for line in document.paragraphs]
    with ZipFile(BytesIO(files["zip"])) as parcel:
        (source,) = sources_in(parcel.read("iteration-1.html").decode())
        assert source in parcel.namelist()


def test_a_picture_with_people_stays_out_of_what_goes_from_hand_to_hand(
    app: Site, world: World, teacher: Client
) -> None:
    insight = world.insight()
    people = attached_picture(app, world, insight, consent=Consent.AGREED)
    world.revise(insight, classroom_example=in_text(people))

    document = Document(BytesIO(_made(teacher, world, "docx")))

    assert len(document.inline_shapes) == 0
    assert people.title in [line.text for line in document.paragraphs]


def _made(client: Client, world: World, form: str) -> bytes:
    asked = client.send(f"/iterations/{world.waterlelie.iteration_id}/dossiers", {"form": form})
    with client.get(f"{asked.location}/file") as file:
        return bytes(file.data)
