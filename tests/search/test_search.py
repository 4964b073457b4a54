"""Search: all that somebody may see and nothing else, the same on both databases, forgiving to who types in a hurry."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask.cli import FlaskGroup

from designteam.kit.web import Site
from designteam.network.models import Audience
from designteam.search.commands import follow_the_journal, read_everything
from designteam.search.models import Findable, WordPart
from designteam.search.queries.finding import SHOWN_AT_FIRST, SHOWN_OF_ONE_KIND
from tests.support.client import Client
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]

TEXTS = (
    "De leerlingen ontwierpen samen lessenreeksen over coöperatief leren.",
    "Leerling en leraar: ontwerpend onderzoek in het onderwijs",
    "Ontwerpteams van docenten ontwerpen een lessenreeks",
    "Draagvlak en eigenaarschap in docentontwikkelteams",
    "Een ideeën-kaart voor curriculumontwikkeling in groep 7",
    "Bètadidactiek: leerlingen ontwikkelen modelleervaardigheden",
    "Evaluatie van een interventie op scholen in Zürich",
    "De school en de scholengemeenschap",
)
# What is asked, and which of the texts answer, the newest first.
FOUND = {
    "leerling": [5, 1, 0],
    "LEERLINGEN": [5, 1, 0],
    "lessenreeksen": [2, 0],
    "cooperatief": [0],
    '"coöperatief leren"': [0],
    '"leren coöperatief"': [],
    "leerling -samen": [5, 1],
    "leerling -lessenreeks": [5, 1],
    "ideeen": [4],
    "ontwikkel*": [5],
    "school": [7, 6],
    "scholen*": [7, 6],
    "zurich": [6],
    "docenten ontwerpen": [2],
    "de school": [7, 6],
    "groep 7": [4],
    '"groep 7" -didactiek*': [4],
}


@pytest.fixture
def indexed(world: World) -> list[int]:
    """Eight insights, in the index; by their place their ids."""
    made = [world.insight(text=text).id for text in TEXTS]
    _index(world)
    return made


@pytest.mark.parametrize("asked", FOUND)
def test_both_databases_find_the_same_in_the_same_order(
    world: World, signed_in: SignedIn, indexed: list[int], asked: str
) -> None:
    answer = signed_in(world.teacher).get("/search", query_string={"q": asked, "kind": "insight"})

    assert answer.status_code == 200
    assert [indexed.index(id_) for id_ in _artefacts_on(answer.text)] == FOUND[asked]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lessenreks", ("lessenreeks", [2, 0])),
        ("coperatief", ("coöperatief", [0])),
        ("zruich", ("zürich", [6])),
        ("ontwerpne", ("ontwerpen", [2, 1, 0])),
    ],
)
def test_a_typing_error_is_forgiven(
    world: World, signed_in: SignedIn, indexed: list[int], typed: str, found: tuple[str, list[int]]
) -> None:
    page = signed_in(world.teacher).get(f"/search?q={typed}").text

    meant, places = found
    assert f">{meant}" in page
    assert [indexed.index(id_) for id_ in _artefacts_on(page)] == places


def test_what_was_meant_keeps_the_words_that_were_right(world: World, signed_in: SignedIn, indexed: list[int]) -> None:
    page = signed_in(world.teacher).get("/search", query_string={"q": "een lessenreks coöperatief"}).text

    (way,) = re.findall(r'Bedoelde je <a href="([^"]*)">([^<]*)</a>', page)
    assert way == ("/search?q=een+lessenreeksen+co%C3%B6peratief", "een lessenreeksen coöperatief")


def test_another_spelling_is_taken_from_nothing_one_may_not_see(
    world: World, signed_in: SignedIn, indexed: list[int]
) -> None:
    page = signed_in(world.kompas_teacher).get("/search?q=lessenreks").text

    assert "lessenreeks" not in page.replace("lessenreks", "")
    assert _artefacts_on(page) == []


def test_each_finds_what_they_may_see(world: World, signed_in: SignedIn) -> None:
    """Somebody of another team, a reader in a circle, a stranger; and what changes acts at once."""
    own = world.insight(text="Kanarie in eigen kring")
    shared = world.insight(text="Kanarie in het netwerk", audience=Audience.NETWORK)
    public = world.insight(text="Kanarie voor iedereen", audience=Audience.PUBLIC)
    _index(world)
    ids = {own.id: "own", shared.id: "shared", public.id: "public"}

    def sees(client: Client) -> set[str]:
        found = client.get("/search?q=kanarie")
        assert f">{len(_artefacts_on(found.text))} " in found.text or len(_artefacts_on(found.text)) == 1
        return {ids[id_] for id_ in _artefacts_on(found.text)}

    assert sees(signed_in(world.teacher)) == {"own", "shared", "public"}
    assert sees(signed_in(world.kompas_teacher)) == {"shared", "public"}
    assert sees(signed_in(world.visitor)) == {"public"}
    assert sees(signed_in(world.elsewhere)) == {"public"}

    world.share(shared, Audience.TEAM)
    world.leave(world.teacher)

    assert sees(signed_in(world.kompas_teacher)) == {"public"}
    assert sees(signed_in(world.teacher)) == {"public"}


def test_a_stranger_finds_what_is_public(world: World, client: Client) -> None:
    world.insight(text="Kanarie in het netwerk", audience=Audience.NETWORK)
    public = world.insight(text="Kanarie voor iedereen", audience=Audience.PUBLIC)
    _index(world)

    assert _artefacts_on(client.get("/search?q=kanarie").text) == [public.id]


def test_a_team_is_found_by_its_school_and_its_goal(world: World, signed_in: SignedIn) -> None:
    _index(world)

    own = signed_in(world.teacher).get("/search?q=waterlelie").text
    other = signed_in(world.kompas_teacher).get("/search?q=waterlelie").text

    assert f'href="/teams/{world.waterlelie.id}"' in own
    assert f'href="/teams/{world.waterlelie.id}"' not in other
    assert "De <strong>Waterlelie</strong>" in other


def test_what_is_written_is_found_at_once_in_its_newest_words(world: World, signed_in: SignedIn) -> None:
    teacher = signed_in(world.teacher)
    looked = world.exploration()
    fields = {"lane": "practice", "text": "Kinderen bouwen een vogelhuis", "rests_on": looked.id, "submission": "een"}
    teacher.send(f"/iterations/{world.waterlelie.iteration_id}/insight", fields)
    (made,) = _artefacts_on(teacher.get("/search?q=vogelhuis").text)

    teacher.send(
        f"/artefacts/{made}/versions", {"lane": "practice", "text": "Kinderen bouwen een zeepkist", "from_version": 1}
    )

    assert _artefacts_on(teacher.get("/search?q=vogelhuis").text) == []
    assert _artefacts_on(teacher.get("/search?q=zeepkisten").text) == [made]


def test_a_change_is_kept_also_when_the_queue_is_not_there(
    app: Site, world: World, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    insight = world.insight(text="Kanarie")
    monkeypatch.setattr(app, "hears_news", lambda: 1 / 0)

    answer = signed_in(world.teacher).send(
        f"/artefacts/{insight.id}/versions", {"lane": "practice", "text": "Merel", "from_version": 1}
    )

    assert answer.status_code == 303
    assert world.again(insight).text == "Merel"


def test_what_was_dropped_stays_findable_and_says_so(world: World, signed_in: SignedIn) -> None:
    insight = world.insight(text="Kanarie in de mijn")
    world.drop(insight, because="Vogels horen buiten.")
    _index(world)

    page = signed_in(world.teacher).get("/search?q=buiten").text

    assert _artefacts_on(page) == [insight.id]
    assert "Vervallen" in page


def test_reading_the_journal_twice_changes_nothing(world: World) -> None:
    world.chain()
    _index(world)
    before = [(row.id, row.subject, row.subject_id, row.stems) for row in world.all(Findable)]

    for _ in range(2):
        with world.database.writing():
            follow_the_journal()

    assert [(row.id, row.subject, row.subject_id, row.stems) for row in world.all(Findable)] == before
    with world.database.writing():
        assert read_everything() == len(before)
    assert {(row.subject, row.subject_id) for row in world.all(Findable)} == {(s, i) for _, s, i, _ in before}


def test_the_index_is_made_again_by_a_command(app: Site, world: World) -> None:
    world.chain()

    answer = app.test_cli_runner().invoke(FlaskGroup(create_app=lambda: app), ["reindex"])

    assert answer.exit_code == 0, answer.output
    assert f"{len(world.all(Findable))} things" in answer.output
    assert world.all(WordPart)


def test_what_was_found_is_grouped_and_can_be_read_on(world: World, signed_in: SignedIn) -> None:
    world.question(text="Hoe helpt een kanarie?")
    for number in range(SHOWN_OF_ONE_KIND + 2):
        world.insight(text=f"Kanarie nummer {number}")
    _index(world)
    teacher = signed_in(world.teacher)

    grouped = teacher.get("/search?q=kanarie")
    first = teacher.get("/search?q=kanarie&kind=insight")
    onward = re.search(r'href="(/search[^"]*before[^"]*)"', first.text)
    assert onward
    second = teacher.get(onward[1].replace("&amp;", "&"))

    assert len(_artefacts_on(grouped.text)) == SHOWN_AT_FIRST
    assert ">23 gevonden<" in grouped.text
    assert re.search(r'kind=insight">Inzichten</a>&nbsp;<span class="meta">22<', grouped.text)
    assert re.search(r'kind=practice_question">Praktijkvragen</a>&nbsp;<span class="meta">1<', grouped.text)
    assert len(_artefacts_on(first.text)) == SHOWN_OF_ONE_KIND
    assert len(_artefacts_on(second.text)) == 2
    assert not set(_artefacts_on(first.text)) & set(_artefacts_on(second.text))


def test_searching_takes_few_statements_however_much_there_is(
    world: World, signed_in: SignedIn, indexed: list[int]
) -> None:
    teacher = signed_in(world.teacher)
    asked = ("/search?q=leerling", "/search?q=leerling&kind=insight", "/search?q=leerlnig", "/search")
    few = [len(_queries(teacher, url)) for url in asked]
    for _ in range(5):
        world.chain()
        world.insight(text="Nog een leerling")
    _index(world)

    assert [len(_queries(teacher, url)) for url in asked] == few
    assert max(few) <= 6


@pytest.mark.parametrize(
    "asked",
    [
        "'", '"', '""', "*", "-", "-*", "a*b", "AND", "NOT x", "NEAR(a b)", "a:b", "(((", "{}", "^a", "a & | ! b",
        "<->",         "\x00", "kind\x00eren", "%", "_", "\\", "';DROP TABLE findable;--", "<script>alert(1)</script>",
        "🎉", "北京 学校",
        "مرحبا", "e\u0301\u0301", "\u202eabc", "x" * 200, "1e309 2^63", "a-b-c*", "--a b", '"a b', "stems: x", "co-op*",
    ],
)  # fmt: skip
def test_odd_questions_get_an_ordinary_answer(
    world: World, signed_in: SignedIn, indexed: list[int], asked: str
) -> None:
    teacher = signed_in(world.teacher)

    for kind in ("", "insight", "nonsense"):
        answer = teacher.get("/search", query_string={"q": asked, "kind": kind, "before": "-1²"})
        assert answer.status_code == 200


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [("x" * 201, "200"), ("kaart " * 21, "20 woorden"), ("-kaart", "woord dat wel")],
)
def test_too_much_or_too_little_gets_a_sentence(world: World, signed_in: SignedIn, asked: str, sentence: str) -> None:
    answer = signed_in(world.teacher).get("/search", query_string={"q": asked})

    assert answer.status_code == 422
    assert sentence in answer.text


def test_the_empty_page_says_how_to_search(world: World, signed_in: SignedIn) -> None:
    page = signed_in(world.teacher).get("/search").text

    assert page.count('<dt><a href="/search?q=') == 3
    assert "Zoek in alles wat je mag lezen" in page


def _index(world: World) -> None:
    with world.database.writing():
        follow_the_journal()


def _queries(client: Client, url: str) -> list[str]:
    assert client.get(url).status_code == 200
    return list(client.queries)


def _artefacts_on(page: str) -> list[int]:
    return [int(id_) for id_ in re.findall(r'<h3>\s*<a href="/artefacts/(\d+)"', page)]
