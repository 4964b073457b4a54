"""What somebody who means harm, or has bad luck, sends to the library: a clear answer, and nothing half saved."""

from __future__ import annotations

import csv
import html
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from io import StringIO
from threading import Thread
from time import monotonic
from typing import Any
from urllib.parse import urlencode

import pytest

from designteam.cycle.models import Citation
from designteam.evidence import commands as library
from designteam.evidence import lookups
from designteam.evidence.commands import files
from designteam.evidence.commands.words import switch_off
from designteam.evidence.models import (
    BroughtRecord,
    Card,
    ClassroomPicture,
    Disposition,
    Holding,
    HoldingVersion,
    IctOption,
    InspirationVisit,
    ReferenceFile,
    Relation,
    Source,
    Term,
    Tie,
    Vocabulary,
)
from designteam.evidence.models.files import Trouble
from designteam.journal.models import Entry
from designteam.kit import clock
from designteam.kit.outside import Answer
from designteam.kit.web import Site
from designteam.library.models import SavedSearch
from designteam.library.shown.searches import STOP
from designteam.network.models import Audience
from designteam.people.models import Person
from designteam.search.commands import follow_the_journal
from designteam.teams.models import DesignTeam
from tests.support.client import Client
from tests.support.together import at_once
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]

HOSTILE = {
    "nothing": "",
    "too much": "x" * 60_000,
    "NUL": "a\0b",
    "no letters": "\ud800\udfff",
    "turned around": "a\u202eb",
    "HTML": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "below zero": "-1",
    "double negative": "--1",
    "huge": "9" * 17,
    "larger than any": "9" * 5000,
    "other figures": "٣٤",
    "superscript": "²",
    "no number": "1e309",
    "SQL": "1' OR '1'='1",
    "no day": "2024-02-31",
    "year nought": "0000-00-00",
    "a week": "2024-W01-1",
}


ABSURD = (
    '"' * 190, "* " * 90, "-" * 190, '"a" ' * 40, "NEAR(a b, 9999999)", "title:x OR y AND NOT z", "a:*b & !c | <-> (",
    "x" * 199, "(" * 199, "😀" * 100, "a" + "\u0301" * 190, "كتاب", "ﷺ" * 190, "\\" * 199, "2" * 9, "-1", "0",
)  # fmt: skip


@pytest.fixture
def researcher(world: World, signed_in: SignedIn) -> Client:
    return signed_in(world.researcher)


def sent_to_every_address(world: World, researcher: Client) -> dict[str, tuple[str, dict[str, Any]]]:
    """By endpoint: an address of it, and what a form there would send."""
    source, other = world.source(), world.source(title="Nog een")
    card, option, visit = world.card(), world.hold("ict_option"), world.hold("inspiration")
    question = world.hold("knowledge_question", short_answer="Ja.")
    insight, term = world.insight(), world.term()
    researcher.send("/evidence/searches?q=kiezen", {"name": "Kiezen", "letters": "weekly"})
    with world.database.writing() as session:
        by, at = session.get_one(Person, world.researcher.id), clock.now()
        team = session.get_one(DesignTeam, world.waterlelie.id)
        pictured = session.get_one(Card, card.id)
        tie = library.tie(pictured, session.get_one(Holding, source.id), Relation.RESTS_ON, by=by, at=at)
        picture = library.give_picture(pictured, text="Zo.", grades=[5], team=team, by=by, at=at)
        looked = {
            "on": clock.today(), "disposition": Disposition.TAKE_OVER, "shown_by": "", "works_for": "",
            "does_not_work_for": "", "is_used": False,
        }  # fmt: skip
        seen = library.demonstrate(session.get_one(IctOption, option.id), looked, team=team, by=by, at=at)
        idea = library.capture(
            session.get_one(InspirationVisit, visit.id),
            seen="Kijk",
            fits_our_question=True,
            surprised_us=False,
            by=by,
            at=at,
        )
    (search,) = world.all(SavedSearch)
    own, shelf = f"/teams/{world.waterlelie.id}/evidence", "/evidence"
    file = researcher.send_file(
        f"{own}/files", {}, ("x.bib", b"@book{a, title={Boek}}\n@book{b, title={Stuk}}\n")
    ).location
    with researcher.application.app_context():
        token = STOP.token_of(world.researcher.id)
    return {
        "evidence.add_holding": (
            f"{own}/source",
            {
                "title": "Boek",
                "people-0-family": "A",
                "people-0-given": "B",
                "people-0-role": "author",
                "issued": "2024",
                "container": "",
                "volume": "",
                "issue": "",
                "page": "",
                "publisher": "",
                "doi": "",
                "url": "",
                "abstract": "",
                "terms": "",
                "submission": "een",
                "sharper": "",
                "from_version": "1",
                "one_more": "",
            },
        ),
        "evidence.add_holding card": (
            f"{own}/card",
            {"finding": "Zo", "effect": "", "explanation": "", "terms": "", "submission": "twee", "save_as": ""},
        ),
        "evidence.add_holding question": (
            f"{own}/knowledge_question",
            {"question": "Zo", "asked_on": "", "status": "", "answered_on": "", "url": "", "submission": "drie"},
        ),
        "evidence.add_holding option": (f"{own}/ict_option", {"title": "Zo", "pupil_chooses": "", "url": ""}),
        "evidence.add_holding visit": (f"{own}/inspiration", {"title": "Zo", "on": "", "host": ""}),
        "evidence.revise_holding": (
            f"{shelf}/{source.id}/versions",
            {
                "title": "Boek",
                "from_version": "1",
                "sharper": "",
                "issued": "",
                "people-0-family": "A",
                "people-0-role": "author",
            },
        ),
        "evidence.revise_holding card": (
            f"{shelf}/{card.id}/versions",
            {"finding": "Boek", "from_version": "1", "sharper": "", "effect": ""},
        ),
        "evidence.share_holding": (f"{shelf}/{source.id}/audience", {"audience": "network"}),
        "evidence.bring_file": (f"{own}/files", {"submission": "f", "file": "x"}),
        "evidence.bring_in_reference": (f"{own}/reference", {"reference": "Jansen, P. (2020). Boek. Uitgever."}),
        "evidence.publish_answer": (
            f"{shelf}/{question.id}/answer",
            {"finding": "Ja", "audience": "network", "submission": "s"},
        ),
        "evidence.add_capture": (
            f"{shelf}/{visit.id}/captures",
            {"seen": "Iets", "fits_our_question": "y", "surprised_us": ""},
        ),
        "evidence.add_demonstration": (
            f"{shelf}/{option.id}/demonstrations",
            {
                "team": str(world.waterlelie.id),
                "on": "2024-03-03",
                "disposition": seen.disposition.value,
                "shown_by": "",
                "works_for": "",
                "is_used": "y",
                "submission": "d",
            },
        ),
        "evidence.add_picture": (
            f"{shelf}/{card.id}/pictures",
            {"team": str(world.waterlelie.id), "text": "Zo", "grades": "5", "submission": "p"},
        ),
        "evidence.sign_card": (f"{shelf}/{card.id}/signature", {}),
        "evidence.check_holding": (f"{shelf}/{card.id}/check", {}),
        "library.judge_card": (
            f"{shelf}/{card.id}/judgement",
            {"strength": "", "strength_because": "", "status": "supported", "because": "Zo", "from_version": "1"},
        ),
        "evidence.add_tie": (
            f"{shelf}/{card.id}/ties",
            {"holding": str(other.id), "how": "supports", "remark": "", "q": "nog"},
        ),
        "library.use": (f"{shelf}/{source.id}/uses", {"artefact": str(insight.id), "stance": "supports", "remark": ""}),
        "library.retract_source": (
            f"{shelf}/{source.id}/retraction",
            {"on": "2024-01-01", "reason": "Zo", "notice": ""},
        ),
        "library.restore_source": (f"{shelf}/{source.id}/retraction/mistake", {"reason": "Zo"}),
        "evidence.decide_capture": (
            f"{shelf}/captures/{idea.id}/disposition",
            {"disposition": "take_over", "taken": "a", "left": "b"},
        ),
        "evidence.begin_again": (f"{file}/again", {"how": "look"}),
        "evidence.choose_records": (
            f"{file}/choices",
            {"shown": "1", "chosen": "1", "audience": "network", "group": "new", "part": "1", "go": "2"},
        ),
        "evidence.take_in_records": (
            f"{file}/keeping",
            {"shown": "1", "chosen": "1", "audience": "network", "group": "new", "part": "1"},
        ),
        "library.take_out_file": (f"{file}/removal", {}),
        "library.keep_search": (f"{shelf}/searches?q=lezen&term=1", {"name": "Lezen", "letters": "weekly"}),
        "library.change_search": (f"{shelf}/searches/{search.id}", {"name": "Kiezen", "letters": "never"}),
        "library.open_search": (f"{shelf}/searches/{search.id}/shelf", {}),
        "library.stop_letters": (f"{shelf}/letters/{token}", {}),
        "evidence.add_term": (
            f"/vocabularies/{term.vocabulary_id}/terms",
            {
                "label_nl": "Een",
                "definition_nl": "b",
                "label_en": "One",
                "definition_en": "d",
                "origin": "e",
                "because": "",
                "from_version": "",
            },
        ),
        "evidence.reword_term": (
            f"/terms/{term.id}/words",
            {
                "label_nl": "Een",
                "definition_nl": "b",
                "label_en": "One",
                "definition_en": "d",
                "origin": "e",
                "because": "",
                "from_version": "1",
            },
        ),
        "evidence.switch_term": (f"/terms/{term.id}/switch", {"because": "", "to": "on"}),
        "evidence.switch_words": (f"/vocabularies/{term.vocabulary_id}/switch", {"because": "", "to": "on"}),
        "evidence.move_term": (f"/terms/{term.id}/place", {"to": "up"}),
        "library.keep_apart": (f"{shelf}/{source.id}/apart", {"other": str(other.id)}),
        "library.merge_holdings": (
            f"{shelf}/{source.id}/merge",
            {"holding": str(other.id), "stays": str(source.id), "q": ""},
        ),
        "evidence.remove_tie": (f"{shelf}/ties/{tie.id}/removal", {}),
        "evidence.take_back_picture": (f"{shelf}/pictures/{picture.id}/removal", {}),
        "evidence.withdraw_demonstration": (f"{shelf}/demonstrations/{seen.id}/removal", {}),
        "evidence.take_back_capture": (f"{shelf}/captures/{idea.id}/removal", {}),
        "evidence.remove_term": (f"/terms/{term.id}/removal", {}),
        "library.remove_search": (f"{shelf}/searches/{search.id}/removal", {}),
        "library.remove_holding": (f"{shelf}/{source.id}/removal", {"reason": "Zo"}),
    }


# Whatever is sent


def test_every_form_of_the_library_is_attacked(world: World, researcher: Client, app: Site) -> None:
    posts = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if "POST" in (rule.methods or ()) and rule.endpoint.startswith(("evidence.", "library."))
    }

    assert posts == {name.split()[0] for name in sent_to_every_address(world, researcher)}


def test_whatever_is_sent_gets_an_answer_that_can_be_read(world: World, researcher: Client) -> None:
    """The browser of the tests refuses a fault of our own, and every page that is not well made."""
    answered: Counter[int] = Counter()
    slowest = 0.0
    for address, fields in sent_to_every_address(world, researcher).values():
        for sent in _spoiled(fields):
            begun = monotonic()
            answered[researcher.send(address, sent).status_code] += 1
            slowest = max(slowest, monotonic() - begun)

    assert set(answered) <= {200, 303, 404, 409, 410, 413, 422}
    assert answered[413] >= 40
    assert answered.total() > 1_000
    assert slowest < 5


def _spoiled(fields: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield {}
    yield {**fields, "title": "x" * 1_100_000}
    for value in HOSTILE.values():
        yield dict.fromkeys(fields, value)
    for name, right in fields.items():
        yield {**fields, name: [right, "<b>", right]}
        yield {known: value for known, value in fields.items() if known != name}
        for what in ("NUL", "turned around", "double negative", "huge"):
            yield {**fields, name: HOSTILE[what]}
    yield from (fields, fields)


def test_whatever_is_asked_gets_an_answer(world: World, researcher: Client) -> None:
    world.source(), world.card()
    file = researcher.send_file(
        f"/teams/{world.waterlelie.id}/evidence/files", {}, ("x.bib", b"@book{a, title={Boek}}")
    )
    pages = [
        "/evidence",
        "/evidence/list",
        "/evidence/list/ris",
        "/evidence/picker",
        "/evidence/doubles",
        file.location,
    ]
    pages += ["/evidence/searches/new", "/evidence/1/merge", "/evidence/2/ties/new", "/search"]
    parts = ("q", "after", "part", "group", "sort", "kind", "team", "term", "decade", "holding", "but")
    answered: Counter[int] = Counter()
    for page in pages:
        for part in parts:
            for value in [*HOSTILE.values(), *ABSURD] if part == "q" else ABSURD[-5:]:
                asked = urlencode({part: value[:5000]}, errors="surrogatepass")
                answered[researcher.get(f"{page}?{asked}").status_code] += 1
        for asked in ("q=%ff%fe", "&".join(f"term={n}" for n in range(400)), "%00=1", "=&=&&", "a" * 3000):
            answered[researcher.get(f"{page}?{asked}").status_code] += 1

    assert set(answered) <= {200, 404, 422}


@pytest.mark.parametrize(
    "address",
    [
        "/evidence/0", "/evidence/-1", "/evidence/2147483648", f"/evidence/{'9' * 400}", "/evidence/1/reference/<b>",
        "/evidence/list/%ff", "/teams/1/evidence/%00/new", "/teams/1/evidence/Source/new", "/evidence/letters/%ff",
        "/evidence/letters/1-", "/evidence/letters/1-%C3%A9", f"/evidence/letters/{'a' * 5000}",
    ],
)  # fmt: skip
def test_an_address_that_is_none(researcher: Client, world: World, address: str) -> None:
    world.source()

    assert researcher.get(address).status_code == 404


# Gone meanwhile


def test_nothing_is_added_to_what_is_gone_and_what_was_typed_comes_back(world: World, researcher: Client) -> None:
    """Also not to what became one with another: there nobody would ever read it."""
    forms = {
        "source": ("versions", "removal", "audience", "ties", "uses", "retraction", "retraction/mistake", "apart"),
        "card": ("versions", "pictures", "signature", "check", "judgement"),
        "ict_option": ("demonstrations", "check"),
        "inspiration": ("captures",),
        "knowledge_question": ("answer",),
    }
    typed = {"title": "Een hele lange <b>titel", "text": "Wat wij zagen in de klas"}
    for kind, ends in forms.items():
        gone, double, stays = (world.hold(kind) for _ in range(3))
        with world.database.writing() as session:
            by, at = session.get_one(Person, world.researcher.id), clock.now()
            session.get_one(Holding, gone.id).remove(because="Dubbel.", by=by, at=at)
            library.merge(session.get_one(Holding, double.id), into=session.get_one(Holding, stays.id), by=by, at=at)
        before = len(world.all(Entry))
        for one in (gone, double):
            for end in ends:
                answer = researcher.send(f"/evidence/{one.id}/{end}", typed)
                assert answer.status_code == 410, f"{kind} {end}"
                assert "Wat wij zagen in de klas" in answer.text
                assert "Een hele lange &lt;b&gt;titel" in answer.text
            assert researcher.get(f"/evidence/{one.id}/edit").location == f"/evidence/{one.id}"
        assert len(world.all(Entry)) == before
        assert researcher.get(f"/evidence/{stays.id}").status_code == 200


# Numbers that belong to something else


def test_the_number_of_what_somebody_else_sent_does_not_swallow_this(
    world: World, researcher: Client, signed_in: SignedIn
) -> None:
    theirs = signed_in(world.kompas_teacher)
    card = world.card(audience=Audience.NETWORK)
    first = (world.waterlelie, researcher)
    for team, client in (first, first, (world.kompas, theirs)):
        client.send(f"/teams/{team.id}/evidence/source", {"title": f"Boek van {team.name}", "submission": "een"})
        sent = {"team": str(team.id), "text": f"In de klas van {team.name}", "submission": "een"}
        client.send(f"/evidence/{card.id}/pictures", sent)
        file = ("x.bib", b"@book{a, title={Boek}}")
        client.send_file(f"/teams/{team.id}/evidence/files", {"submission": "een"}, file)

    teams = [world.waterlelie.id, world.kompas.id]
    assert [source.team_id for source in world.all(Source)] == teams
    assert [picture.team_id for picture in world.all(ClassroomPicture)] == teams
    assert [file.team_id for file in world.all(ReferenceFile)] == teams


def test_no_form_takes_the_place_of_what_comes_by_file_or_with_the_library(world: World, researcher: Client) -> None:
    own = f"/teams/{world.waterlelie.id}/evidence"
    file = researcher.send_file(f"{own}/files", {}, ("x.bib", b"@book{a, title={Een boek}}")).location
    number = file.rsplit("/", 1)[1]
    for submission in (f"file/{number}/1", "library/anything"):
        researcher.send(f"{own}/source", {"title": "In de weg", "submission": submission})

    researcher.send(f"{file}/keeping", {"audience": "network"})

    assert {one.submission for one in world.all(Source, title="In de weg")} == {None}
    assert len(world.all(Source, title="Een boek")) == 1


def test_ids_of_another_team_are_no_choice(world: World, signed_in: SignedIn) -> None:
    """In a form as little as in an address."""
    theirs, source = world.insight(), world.source(audience=Audience.PUBLIC)
    hidden, card = world.source(title="Van ons alleen", audience=Audience.TEAM), world.card(team=world.kompas)
    client = signed_in(world.kompas_teacher)
    answers = [
        client.send(f"/evidence/{source.id}/uses", {"artefact": str(theirs.id), "stance": "supports"}),
        client.send(f"/evidence/{card.id}/ties", {"holding": str(hidden.id), "how": "supports"}),
        client.send(f"/evidence/{card.id}/pictures", {"team": str(world.waterlelie.id), "text": "Zo."}),
    ]
    hidden_from = [
        client.send(f"/evidence/{hidden.id}/{end}", {"reason": "x", "audience": "public", "title": "x"}).status_code
        for end in ("versions", "removal", "audience", "ties", "uses", "retraction", "apart", "merge")
    ]

    assert [answer.status_code for answer in answers] == [422, 422, 422]
    assert not any("Van ons alleen" in answer.text for answer in answers)
    assert set(hidden_from) == {404}
    assert (world.all(Citation), world.all(Tie), world.all(ClassroomPicture)) == ([], [], [])


def test_a_word_that_is_offered_no_longer_stays_on_what_carries_it(world: World, researcher: Client) -> None:
    source, term = world.source(), world.term()
    with world.database.writing() as session:
        held, word = session.get_one(Holding, source.id), session.get_one(Term, term.id)
        session.get_one(Vocabulary, term.vocabulary_id).kinds = ["source"]
        held.terms.append(word)
        switch_off(word, because="", by=session.get_one(Person, world.researcher.id), at=clock.now())

    changed = researcher.fill_in(f"/evidence/{source.id}/edit", {"title": "Anders"}, to="versions")
    chosen = researcher.send(
        f"/evidence/{source.id}/versions", {"title": "x", "terms": str(term.id), "from_version": "2"}
    )

    assert changed.status_code == 303
    assert world.all(HoldingVersion, number=2)[0].content["terms"] == [term.id]
    assert chosen.status_code == 422


# At the very same moment


def test_two_people_merge_the_same_two_in_both_directions(world: World, signed_in: SignedIn) -> None:
    for _again in range(3):
        one, other = world.source(), world.source(title="Nog een")
        both = [(signed_in(world.researcher), one, other), (signed_in(world.researcher), other, one)]

        answers = at_once([
            lambda client=client, here=here, there=there: client.send(  # type: ignore[misc]
                f"/evidence/{here.id}/merge", {"holding": str(there.id), "stays": str(there.id)}
            )
            for client, here, there in both
        ])  # fmt: skip

        assert sorted(answer.status_code for answer in answers) == [303, 422]
        assert [world.again(it).merged_into_id for it in (one, other)].count(None) == 1


def test_two_people_tie_the_same_two_in_both_directions(world: World, signed_in: SignedIn) -> None:
    for _again in range(3):
        one, other = world.card(), world.card(finding="Iets anders.")
        both = [(signed_in(world.researcher), one, other), (signed_in(world.teacher), other, one)]

        answers = at_once([
            lambda client=client, here=here, there=there: client.send(  # type: ignore[misc]
                f"/evidence/{here.id}/ties", {"holding": str(there.id), "how": "supports"}
            )
            for client, here, there in both
        ])  # fmt: skip

        assert [answer.status_code for answer in answers] == [303, 303]
        assert len([tie for tie in world.all(Tie) if {tie.from_id, tie.to_id} == {one.id, other.id}]) == 2


def test_what_is_cited_while_it_becomes_one_with_another_is_cited_there(world: World, signed_in: SignedIn) -> None:
    for _again in range(3):
        stays, double, insight = world.source(), world.source(title="Nog een"), world.insight()
        curator, teacher, mate = signed_in(world.researcher), signed_in(world.teacher), signed_in(world.guide)
        merging = {"holding": str(double.id), "stays": str(stays.id)}
        citing, using = (
            {name: str(of.id), "stance": "supports"} for name, of in (("holding", double), ("artefact", insight))
        )

        answers = at_once([
            lambda who=curator, sent=merging, to=f"/evidence/{stays.id}/merge": who.send(to, sent),  # type: ignore[misc]
            lambda who=teacher, sent=citing, to=f"/artefacts/{insight.id}/citations": who.send(to, sent),  # type: ignore[misc]
            lambda who=mate, sent=using, to=f"/evidence/{double.id}/uses": who.send(to, sent),  # type: ignore[misc]
        ])  # fmt: skip

        assert answers[0].status_code == 303
        assert {answer.status_code for answer in answers[1:]} <= {303, 410, 422}
        assert world.all(Citation, holding_id=double.id) == []


def test_a_search_that_is_kept_twice_at_once_is_kept_once(world: World, signed_in: SignedIn) -> None:
    both = [signed_in(world.teacher) for _ in range(2)]

    answers = at_once([
        lambda client=client: client.send("/evidence/searches?q=lezen", {"name": "Lezen", "letters": "weekly"})  # type: ignore[misc]
        for client in both
    ])  # fmt: skip

    assert [answer.status_code for answer in answers] == [303, 303]
    assert len(world.all(SavedSearch)) == 1


# What a reader may not see


CANARY = "Zilverreiger"
ADDRESS = re.compile(r'(?:href|hx-get)="(/[^"#]*)')


def test_what_is_not_shared_is_told_nowhere(world: World, signed_in: SignedIn, researcher: Client) -> None:
    """Not found, counted, suggested, listed, taken along or named, also where somebody in both teams ties them."""
    kept: Any = {"audience": Audience.TEAM}
    hidden = [
        world.source(title=f"{CANARY} een", doi="10.1000/zilver", **kept),
        world.card(finding=f"{CANARY} twee", **kept),
        world.hold("knowledge_question", question=f"{CANARY} drie", **kept),
        world.hold("ict_option", title=f"{CANARY} vier", **kept),
        world.hold("inspiration", title=f"{CANARY} vijf", **kept),
    ]
    card = world.card(team=world.kompas, audience=Audience.PUBLIC)
    source = world.source(team=world.kompas, audience=Audience.PUBLIC, title="Open bron")
    theirs, ours = (world.insight(team=team, audience=Audience.PUBLIC) for team in (world.kompas, world.waterlelie))
    _tie_and_cite(signed_in(world.guide), hidden, [theirs, ours], card)
    double = world.source(title=f"{CANARY} zes", **kept)
    world.retract(hidden[0])
    world.refute(hidden[1])
    researcher.send(f"/evidence/{hidden[0].id}/apart", {"other": str(source.id)})
    merged = researcher.send(f"/evidence/{source.id}/merge", {"holding": str(double.id), "stays": str(source.id)})
    with world.database.writing():
        follow_the_journal()

    begin = ["/", "/evidence", f"/evidence/{card.id}", f"/evidence/{source.id}", f"/artefacts/{theirs.id}"]
    begin += [f"/artefacts/{ours.id}", f"/teams/{world.kompas.id}", f"/evidence?team={world.waterlelie.id}"]
    begin += ["/evidence?q=reiger*", "/evidence?q=zilvereiger", "/search?q=zilvereiger", "/evidence/list/csl_json"]
    begin += ["/evidence/list/zotero_csv", "/evidence/picker", "/evidence/picker?q=reiger", "/evidence/curate"]
    begin += [f"/evidence/{card.id}/ties/new?holding={one.id}&q=reiger" for one in hidden]
    begin += [f"/evidence/searches/new?team={world.waterlelie.id}", f"/evidence/{double.id}"]
    ends = ("", "/versions", "/edit", "/merge", "/reference/ris", "/ties/new", "/uses/new", "/retraction", "/judgement")
    begin += [f"/evidence/{one.id}{end}" for one in [*hidden, double] for end in ends]

    assert merged.status_code == 303
    for who in (world.kompas_teacher, world.colleague, world.coordinator, world.elsewhere):
        assert _where_it_is_told(signed_in(who), begin) == [], who.key


def test_a_reference_that_another_team_keeps_to_itself_is_not_known_by_pasting_it(
    world: World, signed_in: SignedIn
) -> None:
    hidden = world.source(title="Van ons alleen", doi="10.1000/zilver", audience=Audience.TEAM)
    client, own = signed_in(world.kompas_teacher), f"/teams/{world.kompas.id}/evidence"
    bibtex = "@book{a, title={Van ons alleen}, doi={10.1000/zilver}}"

    pasted = client.send(f"{own}/reference", {"reference": bibtex})
    brought = client.send_file(f"{own}/files", {}, ("x.bib", bibtex.encode()))

    assert str(hidden.id) not in re.findall("[0-9]+", pasted.location)
    assert f"/evidence/{hidden.id}" not in ADDRESS.findall(client.get(brought.location).text)


def _tie_and_cite(guide: Client, hidden: list[Any], works: list[Any], card: Holding) -> None:
    """Somebody who works in both teams lets work and a card of either rest on what one of them keeps to itself."""
    for one in hidden:
        answers = [
            guide.send(f"/evidence/{one.id}/uses", {"artefact": str(work.id), "stance": "supports"}) for work in works
        ]
        answers += [guide.send(f"/evidence/{card.id}/ties", {"holding": str(one.id), "how": "supports"})]
        answers += [guide.send(f"/evidence/{one.id}/ties", {"holding": str(card.id), "how": "supports"})]
        assert {answer.status_code for answer in answers} == {303}


def _where_it_is_told(client: Client, begin: list[str], most: int = 160) -> list[str]:
    """Every page that names it, of those that one comes upon from where one begins."""
    waiting, known, told = list(begin), set(begin), []
    for address in waiting:
        text = client.get(address).text if ".pdf" not in address else ""
        if CANARY.lower() in text.lower():
            told.append(address)
        for found in map(html.unescape, ADDRESS.findall(text)):
            if found not in known and len(known) < most and "sign-out" not in found:
                known.add(found)
                waiting.append(found)
    return told


# Letters


def test_nobody_stops_the_letters_of_another(world: World, app: Site, client: Client) -> None:
    with app.app_context():
        good = STOP.token_of(world.teacher.id)
    number, _, signature = good.partition("-")
    altered = [
        f"{world.researcher.id}-{signature}", f"0{good}", f"+{good}", f"{good}0", good[:-1], f"{number}-", good.upper(),
        f"{number}-{signature[::-1]}", f"٣-{signature}", f"{number}--{signature}", f" {good}",
    ]  # fmt: skip

    assert client.get(f"/evidence/letters/{good}").status_code == 200
    assert [client.get(f"/evidence/letters/{token}").status_code for token in altered] == [404] * len(altered)
    assert [client.send(f"/evidence/letters/{token}").status_code for token in altered] == [404] * len(altered)


# What catalogues answer


DESCRIBED = {
    "title": "<script>alert(1)</script><img src=x onerror=alert(1)>Boek &lt;script&gt;", "type": "book",
    "author": [{"family": "<b>Bakker</b>\u202e", "given": "\u0000"}, {"literal": "=HYPERLINK(1)"}, "Smit", None, 5],
    "URL": "javascript:alert(1)", "container-title": ["<svg onload=alert(1)>"], "issued": {"date-parts": [["0"], None]},
    "volume": {"a": [1]}, "page": 9e99, "publisher": ["\ud800"], "abstract": "<jats:p onclick='x'>Zo</jats:p>",
    "DOI": "10.5555/<x>", "note": "x" * 300_000,
}  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        *(json.dumps({"title": "Boek", "type": "book", name: said}).encode() for name, said in DESCRIBED.items()),
        json.dumps(DESCRIBED).encode(), b"[" * 900_000, b'{"title":' * 100_000, b"\xff\xfe", b"null", b"1e999999",
        b'{"title": "Boek", "volume": ' + b"9" * 100_000 + b"}", b'{"title": NaN}',
    ],
    ids=range(len(DESCRIBED) + 8),
)  # fmt: skip
def test_what_a_catalogue_answers_harms_nobody(
    world: World, researcher: Client, monkeypatch: pytest.MonkeyPatch, body: bytes
) -> None:
    monkeypatch.setattr(lookups, "ask", lambda *_asked, **_how: Answer(200, "application/json", body))
    begun = monotonic()

    answer = researcher.send(f"/teams/{world.waterlelie.id}/evidence/reference", {"reference": "10.5555/x"})

    assert answer.status_code in {303, 422}
    assert len(world.all(Source)) == (answer.status_code == 303)
    for source in world.all(Source):
        page = researcher.get(f"/evidence/{source.id}").text
        assert not re.search(r"<script>alert|<img src=x|<svg onload|href=.javascript|onclick", page)
        assert researcher.get(f"/evidence/{source.id}/edit").status_code == 200
        assert researcher.get(f"/evidence/{source.id}/reference/zotero_csv").status_code == 200
    assert monotonic() - begun < 5


def test_nobody_waits_for_a_catalogue_that_another_asks(
    world: World, researcher: Client, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    colleague, own, meanwhile = signed_in(world.teacher), f"/teams/{world.waterlelie.id}/evidence", []

    def takes_long(*_asked: Any, **_how: Any) -> Any:
        def write() -> None:
            meanwhile.append(colleague.send(f"{own}/source", {"title": "Intussen"}).status_code)

        other = Thread(target=write)
        other.start()
        other.join(timeout=5)
        return Answer(200, "application/json", b'{"title": "Gevonden", "type": "book"}') if meanwhile else None

    monkeypatch.setattr(lookups, "ask", takes_long)

    answer = researcher.send(f"{own}/reference", {"reference": "10.5555/x"})

    assert (meanwhile, answer.status_code) == ([303], 303)
    assert {source.title for source in world.all(Source)} == {"Intussen", "Gevonden"}


# Files


FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", '=HYPERLINK("https://x.example";"klik")', "|calc", "＝1+1")


def test_no_cell_of_what_is_taken_along_is_a_formula(world: World, researcher: Client) -> None:
    names = ("title", "container", "volume", "issue", "page", "publisher", "abstract")
    for formula in FORMULAS:
        said = dict.fromkeys(names, formula) | {"people": [{"family": formula, "given": formula, "role": "author"}]}
        world.source(**said, more={"note": formula, "keyword": formula, "id": formula})
    with world.database.writing():
        follow_the_journal()

    table = list(csv.reader(StringIO(researcher.get("/evidence/list/zotero_csv").get_data().decode("utf-8-sig"))))

    assert len(table) == 1 + len(FORMULAS)
    assert [cell for row in table for cell in row if cell[:1] in {*"=+-@＝", "\t", "\r"}] == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("diep.json", b"[" * 10_000 + b"]" * 10_000),
        ("diep.json", b'{"a":' * 10_000 + b"1" + b"}" * 10_000),
        ("diep.json", b'[{"title": "Boek", "type": "book", "more": ' + b"[" * 10_000 + b"]" * 10_000 + b"}]"),
        ("vol.xml", b"<xml><records><record>" + b"<a/>" * 1_000_000 + b"</record></records></xml>"),
        ("vol.xml", b"<xml>" + b"<record/>" * 900_000 + b"</xml>"),
        ("diep.xml", b"<record>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</record>"),
        ("groot.ris", b"TY  - BOOK\n".ljust(10_000_001)),
        ("veel.ris", b"TY  - BOOK\nTI  - x\nER  - \n" * 5_001),
        ("veel.csv", b'"Item Type","Title"\n' + b"book,x\n" * 5_001),
        ("veel.json", b"[" + b'{"type":"book","title":"x"},' * 5_000 + b'{"type":"book","title":"x"}]'),
        ("half.bib", "@book{a, title={Één}}".encode("utf-16-le")[:-1]),
        ("mengsel.bib", b"@book{a, title={Een}}\n<xml><record>[{\xff\xfe\x00"),
    ],
    ids=range(12),
)  # fmt: skip
def test_a_file_that_is_made_to_hurt_is_refused_or_read_in_time(
    world: World, researcher: Client, name: str, content: bytes
) -> None:
    begun = monotonic()

    answer = researcher.send_file(f"/teams/{world.waterlelie.id}/evidence/files", {}, (name, content))

    assert answer.status_code in {303, 422}
    assert monotonic() - begun < 10
    if answer.location:
        assert researcher.get(answer.location).status_code == 200
    assert world.all(Source) == []


def test_reading_that_breaks_off_half_way_leaves_nothing_and_begins_anew(
    world: World, researcher: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, turns = files.note_records, []

    def break_off(*told: Any, **how: Any) -> None:
        whole(*told, **how)
        turns.append(1)
        if len(turns) == 2:
            raise MemoryError

    monkeypatch.setattr(files, "note_records", break_off)
    content = b"".join(b"@book{b%d, title={Boek nummer %d}}\n" % (n, n) for n in range(450))
    place = researcher.send_file(f"/teams/{world.waterlelie.id}/evidence/files", {}, ("x.bib", content)).location
    (broken,) = world.all(ReferenceFile)
    shown = researcher.get(place)
    researcher.send(f"{place}/again")
    (read,) = world.all(ReferenceFile)

    assert (broken.trouble, shown.status_code) == (Trouble.OWN_FAULT, 200)
    assert read.is_ready
    assert [record.number for record in world.all(BroughtRecord)] == list(range(1, 451))
