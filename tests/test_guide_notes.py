"""The private notes of a process guide: nobody in the team ever reads them, and nothing takes them along."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
import time_machine
from sqlalchemy import select

from designteam.guidance.models import GuideNote, Readers
from designteam.journal.models import Entry
from designteam.kit.web import Site
from designteam.meetings.models import Meeting
from designteam.method.definition import Role
from designteam.reports.models import Dossier
from designteam.reports.views.making import make_dossier
from designteam.search import tasks as search
from tests.support.access import noted_by_guide
from tests.support.client import Client
from tests.support.pages import errors_in, typed_in
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]
SECRET = "Zeshoekwolk"  # a word that stands nowhere else
NOTES = "/guidance/notes"


@pytest.fixture(autouse=True)
def _today(clock: time_machine.Traveller) -> None:
    """An afternoon on which nothing else happens."""


def _noted(world: World, *, read_by: Readers = Readers.NOBODY, saw: str = f"{SECRET} bij de start.") -> GuideNote:
    return noted_by_guide(world, words=saw, did="Ik vroeg door.", read_by=read_by)


def _guide_elsewhere(world: World) -> Who:
    """Somebody who guides Het Kompas only, in the same network."""
    world.welcome(world.visitor, Role.PROCESS_GUIDE, team=world.kompas)
    return world.visitor


# Writing


def test_a_guide_notes_what_was_seen_apart_from_what_was_done(world: World, signed_in: SignedIn) -> None:
    guide = signed_in(world.guide)
    said = {"saw": "Stilte na de vraag.", "did": "Ik wachtte.", "gave": "Iemand begon.", "next_time": "Weer wachten."}

    kept = guide.fill_in(f"{NOTES}/new?team={world.waterlelie.id}", said, to=f"{NOTES}?team={world.waterlelie.id}")
    read = guide.get(kept.location).text

    (note,) = world.all(GuideNote)
    assert (note.said, note.read_by) == (said, Readers.NOBODY)
    assert [text for text in said.values() if text not in read] == []


def test_a_note_may_be_about_a_meeting_and_is_then_reached_from_it(world: World, signed_in: SignedIn) -> None:
    world.meeting_with_an_action()
    (meeting,) = world.all(Meeting)
    guide = signed_in(world.guide)
    way = f"{NOTES}/new?team={world.waterlelie.id}&meeting={meeting.id}"

    offers = {who.key: way.replace("&", "&amp;") in signed_in(who).get(f"/meetings/{meeting.id}").text
              for who in (world.guide, world.teacher, world.school_leader, world.reader)}  # fmt: skip
    guide.fill_in(way, {"saw": "Iets."}, to=f"{NOTES}?team={world.waterlelie.id}")

    (note,) = world.all(GuideNote)
    assert offers == {"guide": True, "teacher": False, "school_leader": False, "reader": False}
    assert (note.meeting_id, note.about_on) == (meeting.id, meeting.starts_at.date())


def test_one_of_the_four_questions_is_enough_and_none_is_not(world: World, signed_in: SignedIn) -> None:
    guide = signed_in(world.guide)
    at = f"{NOTES}/new?team={world.waterlelie.id}"

    nothing = guide.fill_in(at, {}, to=f"{NOTES}?team={world.waterlelie.id}")
    one = guide.fill_in(at, {"next_time": "Eerder stoppen."}, to=f"{NOTES}?team={world.waterlelie.id}")

    assert (nothing.status_code, one.status_code) == (422, 303)
    assert errors_in(nothing.text)["saw"] == "Schrijf iets bij een van de vier vragen."


def test_what_is_too_long_is_kept_on_the_form(world: World, signed_in: SignedIn) -> None:
    long = "woord " * 600

    answer = signed_in(world.guide).fill_in(
        f"{NOTES}/new?team={world.waterlelie.id}", {"saw": long}, to=f"{NOTES}?team={world.waterlelie.id}"
    )

    assert answer.status_code == 422
    assert " ".join(typed_in(answer.text)["saw"]).split() == long.split()


def test_sent_twice_it_stands_there_once(world: World, signed_in: SignedIn) -> None:
    guide = signed_in(world.guide)
    form = guide.form_at(f"{NOTES}/new?team={world.waterlelie.id}", to=f"{NOTES}?team={world.waterlelie.id}")

    for _ in range(2):
        guide.post(form.action, data=form.with_({"saw": "Eén keer."}))

    assert len(world.all(GuideNote)) == 1


def test_two_windows_do_not_lose_each_others_text(world: World, signed_in: SignedIn) -> None:
    note, guide = _noted(world), signed_in(world.guide)
    old = guide.form_at(f"{NOTES}/{note.id}/edit", to=f"{NOTES}/{note.id}")
    guide.fill_in(f"{NOTES}/{note.id}/edit", {"did": "Ik zweeg."}, to=f"{NOTES}/{note.id}")

    answer = guide.post(old.action, data=old.with_({"did": "Ik sprak."}))

    assert answer.status_code == 409
    assert "Ik zweeg." in answer.text
    assert "Ik sprak." in answer.text


def test_a_note_can_be_removed_for_good(world: World, signed_in: SignedIn) -> None:
    note = _noted(world)

    signed_in(world.guide).send(f"{NOTES}/{note.id}/removal")

    assert world.all(GuideNote) == []


@pytest.mark.parametrize("query", ["?team=999999", "?team=x", "?team=99999999999999999999", "", "?team=²"])
def test_what_is_no_team_of_theirs_is_not_found(world: World, signed_in: SignedIn, query: str) -> None:
    assert signed_in(world.guide).get(f"{NOTES}/new{query}").status_code == 404


def test_who_guides_nobody_finds_no_journal_at_all(world: World, signed_in: SignedIn) -> None:
    others = [who for who in world.everybody if who.key != "guide"]

    found = {(who.key, url): signed_in(who).get(url).status_code for who in others
             for url in (NOTES, f"{NOTES}/new", f"{NOTES}/new?team={world.waterlelie.id}")}  # fmt: skip
    sent = {
        who.key: signed_in(who).send(f"{NOTES}?team={world.waterlelie.id}", {"saw": "x"}).status_code for who in others
    }

    assert set(found.values()) == {404}
    assert set(sent.values()) == {404}


# Who reads it: nobody, unless it is shared on purpose


@pytest.mark.parametrize("read_by", list(Readers))
def test_however_it_is_shared_nobody_but_guides_reads_it(world: World, signed_in: SignedIn, read_by: Readers) -> None:
    note = _noted(world, read_by=read_by)

    seen = {who.key: signed_in(who).get(f"{NOTES}/{note.id}").status_code for who in world.everybody}

    assert [key for key, status in seen.items() if status != 404] == ["guide"]


@pytest.mark.parametrize(
    ("read_by", "reads"),
    [(Readers.NOBODY, False), (Readers.GUIDES_OF_TEAM, False), (Readers.GUIDES_OF_NETWORK, True)],
)
def test_a_guide_of_another_team_reads_what_is_shared_with_the_network(
    world: World, signed_in: SignedIn, read_by: Readers, *, reads: bool
) -> None:
    fellow, note = signed_in(_guide_elsewhere(world)), _noted(world, read_by=read_by)

    seen = SECRET in fellow.get(f"{NOTES}?of=others").text
    opened = fellow.get(f"{NOTES}/{note.id}").status_code == 200

    assert (seen, opened) == (reads, reads)


@pytest.mark.parametrize("role", [Role.TEACHER, Role.SCHOOL_TEAM_MEMBER])
def test_who_guides_elsewhere_but_is_in_this_team_reads_nothing(world: World, signed_in: SignedIn, role: Role) -> None:
    fellow, note = _guide_elsewhere(world), _noted(world, read_by=Readers.GUIDES_OF_NETWORK)
    world.welcome(fellow, role)

    assert SECRET not in signed_in(fellow).get(f"{NOTES}?of=others").text
    assert signed_in(fellow).get(f"{NOTES}/{note.id}").status_code == 404
    assert fellow.name not in signed_in(world.guide).get(f"{NOTES}/{note.id}").text


def test_who_may_read_it_stands_on_the_note_and_can_be_taken_back(world: World, signed_in: SignedIn) -> None:
    fellow, note, guide = _guide_elsewhere(world), _noted(world), signed_in(world.guide)
    to = f"{NOTES}/{note.id}/sharing"

    alone = guide.get(f"{NOTES}/{note.id}").text
    guide.fill_in(f"{NOTES}/{note.id}", {"read_by": "guides_of_network"}, to=to)
    shared = guide.get(f"{NOTES}/{note.id}").text
    reads = signed_in(fellow).get(f"{NOTES}/{note.id}").status_code
    guide.fill_in(f"{NOTES}/{note.id}", {"read_by": "nobody"}, to=to)

    assert (fellow.name in alone, fellow.name in shared, reads) == (False, True, 200)
    assert signed_in(fellow).get(f"{NOTES}/{note.id}").status_code == 404


def test_who_reads_along_changes_shares_and_removes_nothing(world: World, signed_in: SignedIn) -> None:
    fellow, note = signed_in(_guide_elsewhere(world)), _noted(world, read_by=Readers.GUIDES_OF_NETWORK)
    at = f"{NOTES}/{note.id}"

    answers = [fellow.get(f"{at}/edit"), fellow.send(at, {"saw": "x"}), fellow.send(f"{at}/removal"),
               fellow.send(f"{at}/sharing", {"read_by": "guides_of_team"})]  # fmt: skip

    assert [answer.status_code for answer in answers] == [403] * 4


def test_a_guide_who_leaves_keeps_the_notes_and_a_new_guide_reads_only_what_was_shared(
    world: World, signed_in: SignedIn
) -> None:
    own = _noted(world, saw="Alleen van mij.")
    shared = _noted(world, saw="Voor wie na mij komt.", read_by=Readers.GUIDES_OF_TEAM)
    world.leave(world.guide)
    world.leave(world.guide, team=world.kompas)
    world.welcome(world.visitor, Role.PROCESS_GUIDE)
    old, new = signed_in(world.guide), signed_in(world.visitor)

    mine, theirs = old.get(NOTES).text, new.get(f"{NOTES}?of=others").text

    assert [text in mine for text in (own.saw, shared.saw)] == [True, True]
    assert [text in theirs for text in (own.saw, shared.saw)] == [False, True]
    assert [new.get(f"{NOTES}/{note.id}").status_code for note in (own, shared)] == [404, 200]
    assert old.get(f"{NOTES}/new?team={world.waterlelie.id}").status_code == 404


# The list


def test_the_newest_stands_first_and_one_team_can_be_chosen(world: World, signed_in: SignedIn) -> None:
    first = _noted(world, saw="Vorige week.")
    with world.database.writing() as session:
        session.get_one(GuideNote, first.id).about_on -= timedelta(days=7)
    _noted(world, saw="Vandaag.")
    guide = signed_in(world.guide)

    read = guide.get(NOTES).text

    assert read.index("Vandaag.") < read.index("Vorige week.")
    assert "Vandaag." in guide.get(f"{NOTES}?team={world.waterlelie.id}").text
    assert "Vandaag." not in guide.get(f"{NOTES}?team={world.kompas.id}").text


def test_many_notes_come_in_parts_and_take_as_many_statements_as_one(world: World, signed_in: SignedIn) -> None:
    _noted(world)
    guide = signed_in(world.guide)
    guide.get(NOTES)
    few = len(guide.queries)
    for number in range(24):
        _noted(world, saw=f"Notitie {number}.")

    read = guide.get(NOTES).text

    assert len(guide.queries) == few <= 3
    assert f'href="{NOTES}?after=20"' in read
    assert SECRET in guide.get(f"{NOTES}?after=20").text


# Nothing of the team takes it along


def test_the_journal_of_the_team_hears_nothing_of_it(world: World, signed_in: SignedIn) -> None:
    guide = signed_in(world.guide)
    before = len(world.all(Entry))

    guide.fill_in(f"{NOTES}/new?team={world.waterlelie.id}", {"saw": SECRET}, to=f"{NOTES}?team={world.waterlelie.id}")
    (note,) = world.all(GuideNote)
    guide.fill_in(f"{NOTES}/{note.id}/edit", {"did": "Iets."}, to=f"{NOTES}/{note.id}")
    guide.fill_in(f"{NOTES}/{note.id}", {"read_by": "guides_of_network"}, to=f"{NOTES}/{note.id}/sharing")
    guide.send(f"{NOTES}/{note.id}/removal")

    assert len(world.all(Entry)) == before


def test_a_page_that_a_browser_keeps_stays_the_same(world: World, signed_in: SignedIn) -> None:
    teacher, url = signed_in(world.teacher), f"/teams/{world.waterlelie.id}"
    tag = teacher.get(url).headers["ETag"]

    _noted(world, read_by=Readers.GUIDES_OF_NETWORK)

    assert teacher.get(url, headers={"If-None-Match": tag}).status_code == 304


def test_pages_of_notes_are_not_kept_by_browsers(world: World, signed_in: SignedIn) -> None:
    note, guide = _noted(world), signed_in(world.guide)

    assert {guide.get(url).headers["Cache-Control"] for url in (NOTES, f"{NOTES}/{note.id}")} == {"private, no-store"}


@pytest.fixture
def pages_of_the_team(world: World) -> list[str]:
    """Every page on which something of the team is read, with a meeting about which the note is."""
    work = world.chain()
    world.meeting_with_an_action()
    (meeting,) = world.all(Meeting)
    team, iteration = f"/teams/{world.waterlelie.id}", f"/iterations/{world.waterlelie.iteration_id}"
    pages = ("", "/timeline", "/thinking", "/news", "/introduction", "/people", "/year", "/mirror", "/meetings",
             "/agreement", "/role-cards")  # fmt: skip
    return [
        *(f"{team}{page}" for page in pages), f"{iteration}/thread", f"{iteration}/dossier", f"{iteration}/matrix",
        f"{iteration}/phases/explore", f"/meetings/{meeting.id}", f"/artefacts/{work['insight'].id}", "/",
        "/news", "/networks", f"/networks/{world.names.network_id}",
    ]  # fmt: skip


def test_it_stands_on_no_page_of_the_team_not_even_for_its_writer(
    world: World, signed_in: SignedIn, pages_of_the_team: list[str]
) -> None:
    note = _noted(world, read_by=Readers.GUIDES_OF_NETWORK)
    (meeting,) = world.all(Meeting)
    with world.database.writing() as session:
        session.get_one(GuideNote, note.id).meeting_id = meeting.id
    readers = (world.guide, world.teacher, world.school_leader, world.coordinator, world.administrator)

    told = [(who.key, url) for who in readers for url in pages_of_the_team
            if SECRET in signed_in(who).get(url, follow_redirects=True).text]  # fmt: skip

    assert told == []


def test_nobody_finds_it_by_searching(app: Site, world: World, signed_in: SignedIn) -> None:
    world.insight(text="Iets wat wel te vinden is.")
    _noted(world, read_by=Readers.GUIDES_OF_NETWORK)
    with app.app_context():
        search.follow.run()

    found = {who.key: f"{SECRET} bij" in signed_in(who).get(f"/search?q={SECRET}").text for who in world.everybody}

    assert set(found.values()) == {False}


@pytest.mark.parametrize("form", ["pdf", "docx", "zip"])
def test_nothing_of_it_is_taken_along(app: Site, world: World, signed_in: SignedIn, form: str) -> None:
    """Not in the ZIP with its JSON, not in the document, not in the dossier; also not for the guide who wrote it."""
    world.chain()
    _noted(world, read_by=Readers.GUIDES_OF_NETWORK)
    guide = signed_in(world.guide)
    asked = guide.send(f"/iterations/{world.waterlelie.iteration_id}/dossiers", {"form": form})
    assert SECRET not in _text_of(app, world, guide, asked.location)


def test_nothing_of_it_stands_in_the_introduction_on_paper(app: Site, world: World, signed_in: SignedIn) -> None:
    world.chain()
    _noted(world, read_by=Readers.GUIDES_OF_NETWORK)
    guide = signed_in(world.guide)
    asked = guide.send(f"/teams/{world.waterlelie.id}/introduction")

    assert SECRET not in _text_of(app, world, guide, asked.location)


def _text_of(app: Site, world: World, client: Client, url: str) -> str:
    """All words in what was made, whatever it is."""
    (asked,) = world.all(Dossier)
    with app.app_context():
        make_dossier.run(asked.id)
    with client.get(f"{url}/file") as file:
        assert file.status_code == 200
        content = file.data
    if content.startswith(b"%PDF"):
        import pypdf

        return " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages)
    with zipfile.ZipFile(BytesIO(content)) as parcel:
        return " ".join(parcel.read(name).decode(errors="replace") for name in parcel.namelist())


def test_no_feed_tells_of_it(world: World, signed_in: SignedIn) -> None:
    _noted(world, read_by=Readers.GUIDES_OF_NETWORK)
    feeds = [str(rule) for rule in signed_in(world.guide).application.url_map.iter_rules()
             if str(rule).endswith(".atom") and not rule.arguments]  # fmt: skip

    assert feeds
    assert [url for url in feeds if SECRET in signed_in(world.guide).get(url).text] == []


def test_no_code_of_a_lower_slice_knows_of_notes(world: World) -> None:
    """What does not know the table cannot show it: only the guidance itself and the start of the application do."""
    with world.database.reading() as session:
        assert session.scalars(select(GuideNote)).all() == []
    from designteam.config import ROOT

    knowing = {path.relative_to(ROOT / "designteam").parts[0] for path in (ROOT / "designteam").rglob("*.py")
               if "GuideNote" in path.read_text() or "guide_note" in path.read_text()}  # fmt: skip
    assert knowing == {"guidance"}
