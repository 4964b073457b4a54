"""Schools as others find them: the list of all schools, the page of one, and what it says of itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from designteam.journal.models import Entry
from designteam.kit import db
from designteam.network.models import Audience, Circle, Network, Participation, School, SchoolPhaseGroup, SchoolType
from designteam.schools.models import SchoolProfile
from designteam.teams.models import DesignTeam
from tests.support.client import Client
from tests.support.pages import read, text_of
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]

SAID = {"about": "Wij kijken eerst goed.", "website": "", "receives_visits": "y", "topics": "Leerpleinen", "days": ""}


def words(client: Client, url: str) -> str:
    """A page as it is read out."""
    answer = client.get(url)
    assert answer.status_code == 200
    return text_of(read(answer.text).root)


def add_schools(world: World, *names: str, town: str = "Elders") -> None:
    with world.database.writing() as session:
        session.add_all(School(name=name, town=town, school_type=SchoolType.PRIMARY) for name in names)


def set_areas(world: World, *areas: str) -> None:
    with world.database.writing() as session:
        session.get_one(DesignTeam, world.waterlelie.id).learning_areas = list(areas)


# All schools


def test_everybody_finds_a_school_by_the_beginning_of_a_word(world: World, client: Client) -> None:
    add_schools(world, "De Mariënborn", town="Sint-Anthonis")

    for asked in ("Mari", "MARIENBORN", "anth", "de mari", "mari de"):
        assert "De Mariënborn" in words(client, f"/schools?q={asked}"), asked
    for asked in ("born", "waterlelie", "%", "_", "mari%"):
        shown = words(client, f"/schools?q={asked}")
        assert ("De Mariënborn" in shown) == (asked in {"%", "_", "mari%"}), asked


def test_schools_that_take_part_come_first(world: World, client: Client) -> None:
    add_schools(world, "Aan de Beek", "Zonnedauw")

    shown = words(client, "/schools")

    places = [shown.index(name) for name in ("De Waterlelie", "Het Kompas", "Aan de Beek", "Zonnedauw")]
    assert places == sorted(places)


def test_the_list_goes_on_where_the_page_ends_and_misses_no_school(world: World, client: Client) -> None:
    names = [f"School {number:02}" for number in range(45)]
    add_schools(world, *names)

    found, url = [], "/schools"
    while url:
        page = read(client.get(url).text)
        found += [text_of(heading) for heading in page.root.iter() if heading.tag.endswith("h3")]
        onward = [node for node in page.root.iter() if node.get("rel") == "next"]
        url = str(onward[0].get("href")) if onward else ""

    assert len(found) == len(set(found)) == len(world.all(School))
    assert set(names) <= set(found)


def test_the_list_is_narrowed_down_to_a_learning_area_and_to_who_receives_visits(world: World, client: Client) -> None:
    set_areas(world, "rekenen", "taal")
    world.hosting(topics="Zelf kiezen bij rekenen.")

    assert "De Waterlelie" in words(client, "/schools?learning_area=taal")
    assert "Het Kompas" not in words(client, "/schools?learning_area=taal")
    shown = words(client, "/schools?visits=y")
    assert "Zelf kiezen bij rekenen." in shown
    assert "Het Kompas" not in shown
    assert "De Waterlelie" not in words(client, "/schools?visits=y&learning_area=lezen")


@pytest.mark.parametrize(
    "query",
    ["q=%00", "q=" + "x" * 5000, "after=abc", f"after={10**30}", "after=999999", "learning_area=niets", "visits=soms"],
)
def test_what_makes_no_sense_is_left_aside(world: World, client: Client, query: str) -> None:
    assert client.get(f"/schools?{query}").status_code == 200


def test_many_schools_take_as_many_statements_as_few(world: World, client: Client) -> None:
    client.get("/schools")
    few = len(client.queries)
    add_schools(world, *(f"School {number}" for number in range(60)))

    client.get("/schools")
    many = len(client.queries)
    client.get("/schools?q=school&after=5")

    assert many == few <= 4
    assert len(client.queries) <= 4


# One school


def test_a_visitor_reads_what_is_public_and_nothing_else(world: World, client: Client) -> None:
    world.question(text="Hoe worden kinderen eigenaar?", audience=Audience.PUBLIC)
    world.question(text="Waarom lukt het ons niet?", audience=Audience.NETWORK)
    world.hypothesis(approach="samen kijken", audience=Audience.PUBLIC)

    shown = words(client, f"/schools/{world.waterlelie.school_id}")

    assert "Hoe worden kinderen eigenaar?" in shown
    assert "samen kijken" in shown
    assert "Waarom lukt het ons niet?" not in shown
    assert world.waterlelie.name not in shown  # its goal is shared with the network


def test_somebody_of_the_network_reads_more(world: World, signed_in: SignedIn) -> None:
    world.question(text="Waarom lukt het ons niet?", audience=Audience.NETWORK)
    world.question(text="Alleen voor ons", audience=Audience.TEAM)

    shown = words(signed_in(world.kompas_teacher), f"/schools/{world.waterlelie.school_id}")

    assert "Waarom lukt het ons niet?" in shown
    assert world.waterlelie.name in shown
    assert "Alleen voor ons" not in shown


def test_a_school_shows_its_own_bouwen_and_its_networks(world: World, client: Client) -> None:
    with world.database.writing() as session:
        session.add(SchoolPhaseGroup(school_id=world.waterlelie.school_id, name="middenbouw", grades=[3, 4, 5]))

    shown = words(client, f"/schools/{world.waterlelie.school_id}")

    assert "Middenbouw groep 3 tot en met 5" in shown
    assert "Samen ontwerpen" in shown


def test_a_school_of_which_nothing_is_known_has_a_page_too(world: World, client: Client) -> None:
    add_schools(world, "Zonnedauw")
    (school,) = world.all(School, name="Zonnedauw")

    assert "Zonnedauw" in words(client, f"/schools/{school.id}")
    assert (
        client.get("/schools/987654").status_code == 302
    )  # to a stranger, what exists and what does not look the same


def test_much_work_takes_as_many_statements_as_little(world: World, client: Client) -> None:
    url = f"/schools/{world.waterlelie.school_id}"
    world.question(audience=Audience.PUBLIC)
    client.get(url)
    little = len(client.queries)
    for number in range(12):
        world.question(text=f"Vraag {number}", audience=Audience.PUBLIC)

    shown = words(client, url)

    assert len(client.queries) == little <= 8
    assert ("Vraag 4" in shown, "Vraag 3" in shown) == (True, False)  # the newest eight


def test_what_a_school_let_go_out_stands_there_for_whom_it_is_for(
    world: World, client: Client, signed_in: SignedIn
) -> None:
    set_areas(world, "rekenen")
    world.publish(world.product(title="Het doelenboekje"))
    world.publish(world.product(title="De rubric"), audience=Audience.NETWORK)
    world.propose(world.product(title="De dakgoot"))

    for url in (f"/schools/{world.waterlelie.school_id}", "/themes/rekenen"):
        for reader, seen in (
            (client, {"Het doelenboekje"}),
            (signed_in(world.kompas_teacher), {"Het doelenboekje", "De rubric"}),
        ):
            shown = words(reader, url)
            assert {title for title in ("Het doelenboekje", "De rubric", "De dakgoot") if title in shown} == seen


# What a school says of itself


def test_who_leads_a_team_writes_what_the_school_says_of_itself(
    world: World, signed_in: SignedIn, client: Client
) -> None:
    url = f"/schools/{world.waterlelie.school_id}"

    answer = signed_in(world.school_leader).fill_in(f"{url}/profile", SAID, to="/profile")

    assert answer.status_code == 303
    shown = words(client, url)
    assert "Wij kijken eerst goed." in shown
    assert "Leerpleinen" in shown
    (line,) = world.all(Entry, verb="described_school")
    assert (line.subject_id, line.team_id) == (world.waterlelie.school_id, None)


@pytest.mark.parametrize("key", ["teacher", "reader", "colleague", "kompas_teacher", "visitor", "administrator"])
def test_nobody_else_writes_it(world: World, signed_in: SignedIn, key: str) -> None:
    somebody = signed_in(getattr(world, key))
    url = f"/schools/{world.waterlelie.school_id}/profile"

    assert (somebody.get(url).status_code, somebody.send(url, SAID).status_code) == (403, 403)
    assert world.all(SchoolProfile) == []


def test_a_school_that_receives_visits_says_what_there_is_to_see(world: World, signed_in: SignedIn) -> None:
    url = f"/schools/{world.waterlelie.school_id}/profile"

    answer = signed_in(world.school_leader).fill_in(url, {**SAID, "topics": ""}, to="/profile")

    assert answer.status_code == 422
    assert "Wij kijken eerst goed." in answer.text
    assert world.all(SchoolProfile) == []


@pytest.mark.parametrize("website", ["ftp://school.example", "www.school.example", "https://x " + "y" * 20])
def test_an_address_that_is_none_is_refused(world: World, signed_in: SignedIn, website: str) -> None:
    url = f"/schools/{world.waterlelie.school_id}/profile"

    assert signed_in(world.school_leader).fill_in(url, {**SAID, "website": website}).status_code == 422


def test_two_who_write_at_the_same_time_see_both_texts(world: World, signed_in: SignedIn) -> None:
    leader, guide = signed_in(world.school_leader), signed_in(world.guide)
    url = f"/schools/{world.waterlelie.school_id}/profile"
    begun = guide.form_at(url, to="/profile")
    leader.fill_in(url, SAID, to="/profile")

    conflict = guide.post(begun.action, data=begun.with_({**SAID, "about": "Wij proberen veel uit."}))

    assert conflict.status_code == 409
    shown = text_of(read(conflict.text).root)
    assert "Wij kijken eerst goed." in shown
    assert "Wij proberen veel uit." in shown
    (kept,) = world.all(SchoolProfile)
    assert kept.about == "Wij kijken eerst goed."


def test_the_words_of_a_school_follow_its_name(database: db.Database, world: World, client: Client) -> None:
    with world.database.writing() as session:
        session.get_one(School, world.waterlelie.school_id).town = "Nieuw-Dorp"

    assert "De Waterlelie" in words(client, "/schools?q=dorp")


def test_who_takes_part_no_more_and_has_no_team_stands_with_the_others(world: World, client: Client) -> None:
    add_schools(world, "Aan de Beek")
    with world.database.writing() as session:
        school, network = world.all(School, name="Aan de Beek")[0], session.query(Network).first()
        ended = Participation(
            network=network, school_id=school.id, circle=Circle.OUTER, since=date(2024, 8, 1), until=date(2025, 7, 1)
        )
        session.add(ended)

    shown = words(client, "/schools")

    assert shown.index("Aan de Beek") > shown.index("Het Kompas")
