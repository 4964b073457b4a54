"""Bringing references by file: looked through before anything is kept, kept all at once, and taken out again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from werkzeug.test import TestResponse

from designteam.evidence import commands as library
from designteam.evidence.formats import MOST_BYTES, source_values
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
from designteam.search.models import Findable, Reading
from designteam.search.queries.sources import MOST_ALONG
from tests.support.client import HTMX, Client
from tests.support.pages import errors_in, text_of
from tests.support.pages import read as page_of
from tests.support.together import at_once
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


def brought(
    world: World, who: Client, content: str | bytes = LOOKED_THROUGH, name: str = "zotero.bib"
) -> ReferenceFile:
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
    assert "The same as number 2 in this file" in shown.text or "nummer 2" in shown.text


def test_what_is_ticked_comes_into_the_library_at_once_with_one_line(world: World, teacher: Client) -> None:
    file = brought(world, teacher)
    lines = len(world.all(Entry))

    answer = take_in(teacher, file, chosen=[1, 2, 4])

    assert answer.location == place_of(file)
    assert sorted(one.title for one in world.all(Source)) == ["Kiezen in de rekenles", "Leren", "Samen rekenen"]
    told = world.all(Entry)[lines:]
    assert [(line.verb, line.subject, line.team_id, line.actor_id) for line in told] == [
        ("brought_file", "reference_file", world.waterlelie.id, world.teacher.id)
    ]
    assert told[0].details == {"file": "zotero.bib", "team": world.waterlelie.id, "many": 3}
    assert world.again(file).is_kept
    assert "3" in in_words(teacher.get(place_of(file)))


def test_the_page_of_the_team_tells_it_in_one_line_with_the_way_there(world: World, teacher: Client) -> None:
    take_in(teacher, brought(world, teacher))

    shown = teacher.get(f"/teams/{world.waterlelie.id}")

    assert f"/evidence?kind=source&amp;team={world.waterlelie.id}" in shown.text
    assert "zotero.bib" in shown.text


def test_what_came_in_together_says_the_same_as_what_came_in_alone(world: World, teacher: Client) -> None:
    content = (Path(__file__).parent / "formats" / "files" / "zotero.bib").read_bytes()
    file = brought(world, teacher, content)
    take_in(teacher, file, chosen=[one.number for one in world.all(BroughtRecord) if one.item])
    records = world.all(BroughtRecord, file_id=file.id)

    assert any(one.became_id for one in records)
    for record in records:
        if record.became_id:
            alone = world.source(**source_values(record.item))
            with world.database.reading() as session:
                together = session.get_one(Source, record.became_id)
                assert together.content == session.get_one(Source, alone.id).content
            ours_, theirs = (world.all(HoldingVersion, holding_id=one.id) for one in (together, alone))
            assert [(one.number, one.content, one.author_id) for one in ours_] == [
                (one.number, one.content, one.author_id) for one in theirs
            ]
            same = ("kind", "team_id", "network_id", "audience", "version", "added_by_id", "removed_because")
            assert [getattr(together, name) for name in same] == [getattr(alone, name) for name in same]


def test_everything_that_came_in_together_can_be_found(world: World, teacher: Client) -> None:
    file = brought(world, teacher, many(12))

    take_in(teacher, file)
    teacher.fill_in(f"/teams/{world.waterlelie.id}/evidence/source/new", {"title": "Iets anders"})

    found = teacher.get("/evidence?q=boek")
    assert found.text.count('class="found"') == 12


def test_so_many_are_read_into_the_index_some_at_a_time_and_all_of_them(
    world: World, teacher: Client, app: Site
) -> None:
    file = brought(world, teacher, many(2 * MOST_ALONG + 50))

    take_in(teacher, file)
    in_index = len(world.all(Findable, subject="holding"))
    teacher.fill_in(f"{place_of(file)}/removal", to="/removal")

    assert in_index == 2 * MOST_ALONG + 50
    assert world.all(Findable, subject="holding") == []
    assert world.all(Reading)[0].last_line == world.all(Entry)[-1].id


def test_who_may_read_them_is_chosen_once(world: World, teacher: Client, signed_in: SignedIn) -> None:
    file = brought(world, teacher)

    take_in(teacher, file, audience="team")

    assert {one.audience for one in world.all(Source)} == {Audience.TEAM}
    assert "Samen rekenen" not in signed_in(world.kompas_teacher).get("/evidence").text
    assert "Samen rekenen" in signed_in(world.researcher).get("/evidence").text


# Choosing


def test_ticks_are_kept_per_part_and_when_one_goes_on(world: World, teacher: Client) -> None:
    file = brought(world, teacher, many(120))
    shown = teacher.get(place_of(file))

    answer = teacher.send(
        f"{place_of(file)}/choices", {"shown": list(range(1, 51)), "chosen": [1, 2], "audience": "team", "go": 2}
    )
    further = teacher.get(answer.location)

    assert shown.text.count('name="shown"') == 50
    assert answer.location == f"{place_of(file)}?part=2"
    assert 'value="51"' in further.text
    assert sum(one.is_chosen for one in world.all(BroughtRecord)) == 72
    assert world.again(file).audience is Audience.TEAM
    assert "72" in in_words(further)


def test_a_tick_is_kept_at_once_where_the_script_runs(world: World, teacher: Client) -> None:
    file = brought(world, teacher)

    ticks = {"shown": [1, 2], "chosen": [2], "audience": "network"}
    answer = teacher.send(f"{place_of(file)}/choices", ticks, htmx=True)

    assert 'id="files-taking"' in answer.text
    assert "2" in in_words(answer)
    assert [one.number for one in world.all(BroughtRecord) if one.is_chosen] == [2, 4]


@pytest.mark.parametrize("group", list(Verdict))
def test_each_group_can_be_read_on_its_own(world: World, teacher: Client, group: Verdict) -> None:
    file = brought(world, teacher)

    shown = teacher.get(f"{place_of(file)}?group={group.value}")

    records = world.all(BroughtRecord, file_id=file.id)
    expected = [one for one in records if one.verdict is group]
    assert shown.text.split('<ol class="brought-records">')[1].split("</ol>")[0].count("<li>") == len(expected)


@pytest.mark.parametrize("query", ["part=0", "part=999", "group=none", "group="])
def test_an_address_that_asks_for_too_much_still_answers(world: World, teacher: Client, query: str) -> None:
    assert teacher.get(f"{place_of(brought(world, teacher))}?{query}").status_code == 200


def test_nothing_ticked_is_refused_in_words(world: World, teacher: Client) -> None:
    file = brought(world, teacher)

    answer = take_in(teacher, file, chosen=[])

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert world.all(Source) == []


def test_what_is_broken_cannot_be_ticked(world: World, teacher: Client) -> None:
    file = brought(world, teacher)

    take_in(teacher, file, chosen=[5, 9999])

    assert world.all(Source) == []


def test_without_readers_it_is_refused_and_the_ticks_stay(world: World, teacher: Client) -> None:
    file = brought(world, teacher)

    answer = take_in(teacher, file, chosen=[1], audience="iedereen")

    assert answer.status_code == 422
    assert world.all(Source) == []


# What is there already


def test_what_is_there_already_is_recognised_and_shown(world: World, teacher: Client) -> None:
    doi = world.source(title="Heel anders", doi="10.5555/kiezen")
    isbn = world.source(title="Nog anders", type="book", isbn="9789068681239")

    file = brought(world, teacher)

    records = world.all(BroughtRecord, file_id=file.id)
    assert [(one.verdict, one.same_as_id) for one in records[:2]] == [(Verdict.THERE, doi.id), (Verdict.THERE, isbn.id)]
    assert f'href="/evidence/{doi.id}"' in teacher.get(place_of(file)).text


def test_what_the_reader_may_not_see_is_not_there(world: World, teacher: Client) -> None:
    world.source(title="Kiezen", doi="10.5555/kiezen", team=world.kompas, audience=Audience.TEAM)

    file = brought(world, teacher)

    assert world.all(BroughtRecord, file_id=file.id)[0].verdict is Verdict.NEW


def test_who_may_not_see_it_gets_no_link_to_it(world: World, signed_in: SignedIn) -> None:
    """The guide is in both teams, the teacher in one of them."""
    theirs = world.source(title="Alleen van ons", doi="10.5555/kiezen", team=world.kompas, audience=Audience.TEAM)
    file = brought(world, signed_in(world.guide))

    shown = signed_in(world.teacher).get(place_of(file)).text

    assert world.all(BroughtRecord, file_id=file.id)[0].same_as_id == theirs.id
    assert f"/evidence/{theirs.id}" not in shown
    assert "Alleen van ons" not in shown


def test_what_was_taken_out_or_became_another_is_not_there(world: World, teacher: Client) -> None:
    gone = world.source(title="Kiezen", doi="10.5555/kiezen")
    with world.database.writing() as session:
        by = session.get_one(Person, world.teacher.id)
        session.get_one(Holding, gone.id).remove(because="Dubbel.", by=by, at=ours.now())

    assert world.all(BroughtRecord, file_id=brought(world, teacher).id)[0].verdict is Verdict.NEW


def test_a_chapter_is_not_the_book_it_stands_in(world: World, teacher: Client) -> None:
    content = (
        "@book{a, title={Handboek}, year=2020, isbn={978-90-6868-123-9}}\n"
        "@incollection{b, title={Hoofdstuk}, booktitle={Handboek}, year=2020, isbn={978-90-6868-123-9}}\n"
    )

    brought(world, teacher, content)

    assert [one.verdict for one in world.all(BroughtRecord)] == [Verdict.NEW, Verdict.NEW]


def test_what_came_meanwhile_is_not_kept_twice(world: World, teacher: Client, signed_in: SignedIn) -> None:
    first, second = brought(world, teacher), brought(world, signed_in(world.researcher))

    take_in(teacher, first)
    take_in(signed_in(world.researcher), second)

    assert len(world.all(Source)) == 4  # the one without a title is known by nothing
    assert [one.same_as_id is not None for one in world.all(BroughtRecord, file_id=second.id)][:2] == [True, True]


def test_what_is_there_already_can_be_kept_beside_it(world: World, teacher: Client) -> None:
    world.source(title="Heel anders", doi="10.5555/kiezen")
    file = brought(world, teacher)

    take_in(teacher, file, chosen=[1])

    assert len(world.all(Source)) == 2


# Once, all or nothing


def test_sent_twice_is_kept_once(world: World, teacher: Client) -> None:
    file = brought(world, teacher)

    answers = [take_in(teacher, file), take_in(teacher, file)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert len(world.all(Source)) == 3


def test_two_who_press_at_the_very_same_moment_bring_it_in_once(
    world: World, teacher: Client, signed_in: SignedIn
) -> None:
    file = brought(world, teacher)
    both = [teacher, signed_in(world.researcher)]

    answers = at_once([lambda who=who: take_in(who, file) for who in both])  # type: ignore[misc]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert len(world.all(Source)) == 3
    assert len(world.all(Entry, verb="brought_file")) == 1


def test_the_same_file_sent_twice_is_there_once(world: World, teacher: Client) -> None:
    fields = {"submission": "een keer"}

    answers = [teacher.send_file(at_team(world), fields, ("a.bib", LOOKED_THROUGH.encode())) for _ in range(2)]

    assert answers[0].location == answers[1].location
    assert len(world.all(ReferenceFile)) == 1


def test_when_it_fails_half_way_nothing_is_kept_and_it_can_be_tried_again(
    world: World, teacher: Client, app: Site
) -> None:
    file = brought(world, teacher)
    in_the_way = world.source(title="In de weg")
    _place_in_the_way(world, in_the_way, f"file/{file.id}/4")

    take_in(teacher, file)
    failed, shown = world.again(file), teacher.get(place_of(file))

    assert (failed.progress, failed.trouble) == (Progress.FAILED, Trouble.OWN_FAULT)
    assert [one.title for one in world.all(Source)] == ["In de weg"]
    assert not [one for one in world.all(BroughtRecord) if one.became_id]
    assert world.all(Entry, verb="brought_file") == []
    assert "/again" in shown.text
    _place_in_the_way(world, in_the_way, None)
    teacher.fill_in(place_of(file), to="/again")
    assert len(world.all(Source)) == 4


def test_when_it_fails_one_can_go_back_to_the_list_and_choose_otherwise(world: World, teacher: Client) -> None:
    file = brought(world, teacher)
    _place_in_the_way(world, world.source(title="In de weg"), f"file/{file.id}/4")
    take_in(teacher, file)

    teacher.send(f"{place_of(file)}/again", {"how": "look"})
    looked = teacher.get(place_of(file))
    take_in(teacher, file, chosen=[1, 2])

    assert 'name="chosen"' in looked.text
    assert world.again(file).is_kept
    assert len(world.all(Source)) == 3


def test_what_goes_well_cannot_be_called_back_half_way(world: World, teacher: Client) -> None:
    file = brought(world, teacher)
    take_in(teacher, file)

    teacher.send(f"{place_of(file)}/again", {"how": "look"})
    teacher.send(f"{place_of(file)}/again")

    assert world.again(file).is_kept
    assert len(world.all(Source)) == 3


def _place_in_the_way(world: World, holding: Holding, submission: str | None) -> None:
    with world.database.writing() as session:
        session.get_one(Holding, holding.id).submission = submission


def test_a_worker_that_was_thought_lost_stops_when_another_went_on(
    clock: time_machine.Traveller, world: World, teacher: Client, app: Site
) -> None:
    file = brought(world, teacher)
    with world.database.writing() as session:
        row = session.get_one(ReferenceFile, file.id)
        row.ask_to_keep(3, Audience.NETWORK, by=session.get_one(Person, world.teacher.id), at=ours.now())
        row.begin(at=ours.now())
    stalled = teacher.get(place_of(file)).text
    clock.shift(timedelta(minutes=6))

    assert 'hx-trigger="every 1s"' in stalled
    assert "/again" in teacher.get(place_of(file)).text
    teacher.fill_in(place_of(file), to="/again")
    assert world.again(file).is_kept
    with app.app_context():
        work_at_file.run(file.id)
    assert len(world.all(Source)) == 3


def test_reading_begins_anew_after_it_stalled(
    clock: time_machine.Traveller, world: World, teacher: Client, app: Site, shelf: Shelf
) -> None:
    file = brought(world, teacher)
    with world.database.writing() as session:
        row = session.get_one(ReferenceFile, file.id)
        row.file, row.progress = shelf.keep(LOOKED_THROUGH.encode()), Progress.WORKING
    clock.shift(timedelta(minutes=6))

    teacher.fill_in(place_of(file), to="/again")

    assert world.again(file).is_ready
    assert len(world.all(BroughtRecord)) == 5


def test_a_file_that_is_gone_says_so(world: World, teacher: Client, app: Site) -> None:
    file = brought(world, teacher)
    with world.database.writing() as session:
        row = session.get_one(ReferenceFile, file.id)
        row.progress, row.file = Progress.WAITING, "weg"
    with app.app_context():
        work_at_file.run(file.id)

    assert world.again(file).trouble is Trouble.FILE_GONE
    assert teacher.get(place_of(file)).status_code == 200


def test_who_left_the_team_meanwhile_brings_nothing_in(world: World, teacher: Client, app: Site) -> None:
    file = brought(world, teacher)
    with world.database.writing() as session:
        row = session.get_one(ReferenceFile, file.id)
        row.ask_to_keep(3, Audience.NETWORK, by=session.get_one(Person, world.teacher.id), at=ours.now())
    world.leave(world.teacher)
    with app.app_context():
        work_at_file.run(file.id)

    assert world.again(file).trouble is Trouble.NOT_IN_TEAM
    assert world.all(Source) == []


def test_how_far_it_is_is_told_and_asked_again(world: World, teacher: Client) -> None:
    file = brought(world, teacher, many(120))
    seen = []
    for step in Step:
        with world.database.writing() as session:
            row = session.get_one(ReferenceFile, file.id)
            row.step, row.kept, row.turn = step, 80, 5
            row.begin(at=ours.now())
            row.advance(40, at=ours.now())
        seen.append(teacher.get(place_of(file), headers=HTMX).text)

    assert ['value="40"' in part and 'hx-trigger="every 1s"' in part for part in seen] == [True, True]
    assert 'max="120"' in seen[0]
    assert 'max="80"' in seen[1]


# Taking out again


def kept_with(world: World, teacher: Client) -> tuple[ReferenceFile, list[Source]]:
    file = brought(world, teacher, many(5))
    take_in(teacher, file)
    return world.again(file), sorted(world.all(Source), key=lambda one: one.id)


def test_what_came_by_a_file_is_taken_out_again_with_one_line(world: World, teacher: Client) -> None:
    file, sources = kept_with(world, teacher)
    before = len(world.all(Entry))

    answer = teacher.fill_in(f"{place_of(file)}/removal", to="/removal")

    assert answer.location == place_of(file)
    assert all(one.is_removed for one in world.all(Source))
    assert [(line.verb, line.details["many"]) for line in world.all(Entry)[before:]] == [("took_out_file", 5)]
    assert teacher.get(f"/evidence/{sources[0].id}").status_code == 410
    assert 'class="found"' not in teacher.get("/evidence?q=boek").text
    assert teacher.get(f"{place_of(file)}/removal").status_code == 302
    assert teacher.send(f"{place_of(file)}/removal").status_code == 303
    assert len(world.all(Entry)) == before + 1
    assert teacher.get(at_team(world)).status_code == 200


def test_what_somebody_did_something_with_stays(world: World, teacher: Client) -> None:
    file, (cited, tied, changed, shared, alone) = kept_with(world, teacher)
    world.cite(world.insight(), cited)
    with world.database.writing() as session:
        by, at = session.get_one(Person, world.teacher.id), ours.now()
        card = library.keep("card", {"finding": "Zo is het."}, of=session.get_one(Source, tied.id).team, by=by, at=at)
        library.tie(card, session.get_one(Holding, tied.id), Relation.RESTS_ON, by=by, at=at)
        library.revise(session.get_one(Holding, changed.id), {"volume": "3"}, from_version=1, by=by, at=at)
        session.get_one(Holding, shared.id).share(Audience.PUBLIC, by=by, at=at)

    asked = teacher.get(f"{place_of(file)}/removal")
    teacher.fill_in(f"{place_of(file)}/removal", to="/removal")

    assert [one.id for one in world.all(Source) if one.is_removed] == [alone.id]
    assert all(f'href="/evidence/{one.id}"' in asked.text for one in (cited, tied, changed, shared))
    assert f'href="/evidence/{alone.id}"' not in asked.text


def test_what_became_one_with_another_stays(world: World, teacher: Client) -> None:
    file, (double, into, *_rest) = kept_with(world, teacher)
    with world.database.writing() as session:
        by = session.get_one(Person, world.teacher.id)
        library.merge(session.get_one(Holding, double.id), into=session.get_one(Holding, into.id), by=by, at=ours.now())

    teacher.fill_in(f"{place_of(file)}/removal", to="/removal")

    assert [one.is_removed for one in world.all(Source)] == [False, False, True, True, True]


def test_every_table_that_points_at_the_library_is_thought_of() -> None:
    """Who lets something new point at a thing in the library says in `taking_out` whether that keeps it there."""
    pointing = {
        f"{table.name}.{key.parent.name}"
        for table in db.Model.metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name in {"holding", "source"}
    }
    asked = {"tie.from_id", "tie.to_id", "citation.holding_id", "holding.merged_into_id"}
    own = {"holding_version.holding_id", "tag.holding_id", "brought_record.became_id", "brought_record.same_as_id"}
    own |= {"holding_check.holding_id", "visit_request.holding_id"}  # of what no file brings
    about_two = {"apart.one_id", "apart.other_id"}  # that two are not the same keeps neither of them there
    of_a_kind = {"source.id", "evidence_card.id", "knowledge_question.id", "ict_option.id", "inspiration_visit.id"}

    assert pointing - asked - own - about_two - of_a_kind == set()


# Who may


@pytest.mark.parametrize("who", ["leaver", "colleague", "kompas_teacher", "visitor", "coordinator"])
def test_only_the_team_sees_it(world: World, teacher: Client, signed_in: SignedIn, who: str) -> None:
    file = brought(world, teacher)
    other = signed_in(getattr(world, who))

    asked = [other.get(f"{place_of(file)}{end}").status_code for end in ("", "/removal")]
    sent = [other.send(f"{place_of(file)}/{end}").status_code for end in ("choices", "keeping", "again", "removal")]

    assert {*asked, *sent} == {404}


def test_who_reads_along_reads_it_and_gets_no_form(world: World, teacher: Client, signed_in: SignedIn) -> None:
    file, reader = brought(world, teacher), signed_in(world.reader)

    shown = reader.get(place_of(file))
    sent = [reader.send(f"{place_of(file)}/{end}").status_code for end in ("choices", "keeping", "again", "removal")]

    assert "Samen rekenen" in shown.text
    assert 'name="chosen"' not in shown.text
    assert {*sent} == {403}
    assert reader.get(at_team(world)).status_code == 403


def test_somebody_else_of_the_team_goes_on_with_it(world: World, teacher: Client, signed_in: SignedIn) -> None:
    file = brought(world, teacher)

    take_in(signed_in(world.researcher), file)

    assert {one.added_by_id for one in world.all(Source)} == {world.researcher.id}


# Files that are no good


def latex_bomb() -> str:
    return ("@book{x,title={" + "\\'e{}" * 380 + "}}\n") * 2_200


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("leeg.bib", b""),
        ("wit.bib", b"   \n"),
        ("lijst.bib", b"%PDF-1.7 dit is geen lijst"),
        ("lijst.bib", b"\x00" * 4000),
        ("lijst.docx", b"PK\x03\x04..."),
        ("bom.bib", latex_bomb().encode()),
        ("lach.xml", b'<!DOCTYPE a [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><xml><record>&b;</record></xml>'),
        ("bestand.xml", b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><record></record>'),
        ("teveel.bib", many(5_001).encode()),
        ("groot.bib", b"@book{a, title={x}}\n".ljust(MOST_BYTES + 1)),
        ("los.txt", b"zomaar wat tekst"),
        ("kolommen.csv", b"a,b\n1,2\n"),
    ],
)
def test_a_file_that_is_none_is_refused_at_its_field(world: World, teacher: Client, name: str, content: bytes) -> None:
    answer = bring(world, teacher, content, name)

    assert answer.status_code == 422
    assert errors_in(answer.text)
    assert world.all(ReferenceFile) == []


def test_no_file_is_refused_at_its_field(world: World, teacher: Client) -> None:
    assert errors_in(teacher.send_file(at_team(world), {}).text)


TROUBLES = {
    "a brace that does not close": b"@book{a, title={Open\n\n@book{b, title={Goed}}\n",
    "deep nesting": b"@book{a, title={" + b"{" * 300 + b"x" + b"}" * 300 + b"}}\n@book{b, title={Goed}}\n",
    "abbreviations in a circle": b"@string{a=b}\n@string{b=a}\n@book{x,title=a#b#a}\n@book{b, title={Goed}}\n",
    "NUL bytes": b"@book{a, title={Met een\x00nul}}\n@book{b, title={Goed}}\n",
    "an old encoding": "@book{a, title={Leren en können}}\n@book{b, title={Goed}}\n".encode("cp1252"),
    "two bytes a letter": "\ufeff@book{a, title={Leren en können}}\n@book{b, title={Goed}}\n".encode("utf-16"),
    "half a letter": "@book{a, title={Ideeën en meningen over één}}\n@book{b, title={Goed}}\n".encode() + b"\xc3",
    "HTML in an abstract": b"@book{a, title={<script>alert(1)</script>Mark-up},"
    b" abstract={<p onclick=x>Tekst</p><script>y</script>}}\n@book{b, title={Goed}}\n",
    "undefined entities": b"<xml><records><record><titles><title>&weg;</title></titles></record>"
    b"<record><titles><title>Goed</title></titles></record></records></xml>",
    "a key of a mile": b"@book{" + b"k" * 240 + b", title={Open\n@book{b, title={Goed}}\n",
    "a year like no other": b"@book{a, title={Zonder}, year={-99999999999999}}\n@book{b, title={Goed}}\n",
    "a doi of a mile": b"@book{a, title={Lang}, doi={10.1/" + b"x" * 5000 + b"}}\n@book{b, title={Goed}}\n",
    "no title but a percent sign": b"@book{a, author={100% zeker}, year=2020, publisher={50%}}\n"
    b"@book{b, title={Goed}}\n",
}


@pytest.mark.parametrize("name", TROUBLES)
def test_a_record_that_is_no_good_costs_only_itself(world: World, teacher: Client, name: str) -> None:
    file = brought(world, teacher, TROUBLES[name], "lijst.xml" if b"<xml" in TROUBLES[name] else "lijst.bib")
    shown = teacher.get(place_of(file))
    take_in(teacher, file)

    assert world.again(file).is_kept
    assert "Goed" in shown.text
    assert "<script>alert" not in shown.text
    assert "Goed" in {one.title for one in world.all(Source)}
    for source in world.all(Source):
        assert source.title
        assert teacher.get(f"/evidence/{source.id}").status_code == 200
    assert teacher.get(place_of(file)).status_code == 200


def test_what_has_no_title_at_all_gets_a_name_to_find_it_by(world: World, teacher: Client) -> None:
    file = brought(world, teacher, "@misc{a, author={Jansen, P.}, year=2020, volume=3, number=2, pages={1-2}}\n")

    take_in(teacher, file)

    assert world.all(Source)[0].title == "Without a title (1)" or "(1)" in world.all(Source)[0].title


def test_a_name_of_a_file_that_tells_nothing_good(world: World, teacher: Client) -> None:
    brought(world, teacher, name="../../\u202e<b>" + "x" * 400 + ".bib")

    assert teacher.get(at_team(world)).status_code == 200


# How long it is kept


def test_after_thirty_days_it_is_forgotten_and_the_sources_stay(
    clock: time_machine.Traveller, world: World, teacher: Client, app: Site, signed_in: SignedIn
) -> None:
    file = brought(world, teacher)
    take_in(teacher, file)
    left = []
    for days in (29, 2):
        clock.shift(timedelta(days=days))
        with app.app_context():
            forget_old_reference_files.run()
        left.append((len(world.all(ReferenceFile)), len(world.all(BroughtRecord))))

    assert left == [(1, 5), (0, 0)]
    assert len(world.all(Source)) == 3
    assert signed_in(world.teacher).get(f"/evidence/{world.all(Source)[0].id}").status_code == 200


def test_the_file_itself_goes_as_soon_as_it_was_read(world: World, teacher: Client, shelf: Shelf) -> None:
    file = brought(world, teacher)

    assert file.file == ""
    assert isinstance(shelf, Folder)
    assert list(shelf.folder.iterdir()) == []


def test_what_was_never_read_goes_after_seven_days(
    clock: time_machine.Traveller, world: World, teacher: Client, app: Site, shelf: Shelf
) -> None:
    file, kept_as = brought(world, teacher), shelf.keep(b"@book{a, title={x}}")
    with world.database.writing() as session:
        row = session.get_one(ReferenceFile, file.id)
        row.file, row.progress = kept_as, Progress.WAITING
    with app.app_context():
        clock.shift(timedelta(days=6))
        forget_old_reference_files.run()
        before = shelf.find(kept_as)
        clock.shift(timedelta(days=2))
        forget_old_reference_files.run()

    assert before is not None
    assert shelf.find(kept_as) is None


def test_a_page_takes_as_many_statements_for_many_records_as_for_few(world: World, teacher: Client) -> None:
    few, lots = brought(world, teacher), brought(world, teacher, many(200))
    counted = []
    for file in (few, lots):
        assert teacher.get(place_of(file)).status_code == 200
        counted.append(len(teacher.queries))
    take_in(teacher, lots)
    for end in ("", "/removal"):
        assert teacher.get(f"{place_of(lots)}{end}").status_code == 200
        counted.append(len(teacher.queries))

    assert counted == [5, 5, 5, 4]
