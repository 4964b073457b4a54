"""The overview of a network as the tables of its report, on a page and for a spreadsheet, and the pages of themes."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest

from designteam.evidence.models import Holding
from designteam.method.vocabulary import LEARNING_AREAS
from designteam.network.models import Audience
from designteam.teams.models import DesignTeam
from tests.support.client import Client
from tests.support.pages import read, text_of
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]


@pytest.fixture
def network(world: World) -> str:
    """The address of the network, where De Waterlelie works on maths and Het Kompas on reading."""
    with world.database.writing() as session:
        for where, area in ((world.waterlelie, "rekenen"), (world.kompas, "lezen")):
            team = session.get_one(DesignTeam, where.id)
            team.learning_areas, team.grades, team.goal, team.audience = [area], [6, 7], "Zelf kiezen", Audience.PUBLIC
    return f"/networks/{world.names.network_id}"


def words(client: Client, url: str) -> str:
    """A page as it is read out."""
    answer = client.get(url)
    assert answer.status_code == 200
    return text_of(read(answer.text).root)


def rows(client: Client, url: str) -> list[dict[str, str]]:
    answer = client.get(url)
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))


def made(world: World, title: str, product_type: str = "rubric", **where: object) -> None:
    fields = {"title": title, "statement": title, "product_type": product_type, "level": "school"}
    world.outcome(audience=Audience.PUBLIC, **fields, **where)


def test_goal_intervention_and_yields_stand_in_one_table_and_what_was_made_in_another(
    world: World, client: Client, network: str
) -> None:
    world.design(title="Het logboek", summary="Kinderen schrijven zelf.", audience=Audience.PUBLIC)
    made(world, "Rubrics voor lezen")
    made(world, "Doelenboekje", "goal_booklet", team=world.kompas)

    shown = words(client, network)

    for text in ("Zelf kiezen", "Het logboek", "Kinderen schrijven zelf.", "Rubrics voor lezen"):
        assert text in shown
    by_type = shown[shown.index("Wat er is gemaakt, per soort") :]
    assert by_type.index("Rubrics voor lezen") < by_type.index("Doelenboekje Het Kompas")


def test_the_table_goes_into_a_spreadsheet_with_a_line_for_each_yield(
    world: World, client: Client, network: str
) -> None:
    made(world, "Rubrics voor lezen")
    made(world, "=1+1")

    lines = rows(client, f"{network}/table.csv")

    assert [line["School"] for line in lines] == ["De Waterlelie", "De Waterlelie", "Het Kompas"]
    assert {line["Opbrengst"] for line in lines} == {"Rubrics voor lezen", "'=1+1", ""}
    assert lines[0]["Doel"] == "Zelf kiezen"
    assert [line["School"] for line in rows(client, f"{network}/table.csv?learning_area=lezen")] == ["Het Kompas"]


def test_the_file_holds_what_its_reader_may_read(world: World, client: Client, signed_in: SignedIn) -> None:
    url = f"/networks/{world.names.network_id}/table.csv"
    world.outcome(statement="Voor het netwerk", audience=Audience.NETWORK, product_type="rubric")
    world.outcome(statement="Voor het team", audience=Audience.TEAM, product_type="rubric")

    read_by = {
        name: {line["Opbrengst"] for line in rows(reader, url)} - {""}
        for name, reader in (("nobody", client), ("network", signed_in(world.kompas_teacher)))
    }

    assert read_by == {"nobody": set(), "network": {"Voor het netwerk"}}
    assert client.get("/networks/987654/table.csv").status_code == 404


def test_the_network_leads_to_its_schools(world: World, client: Client, network: str) -> None:
    assert f'href="/schools/{world.waterlelie.school_id}"' in client.get(network).text


# Themes


def test_a_theme_shows_what_teams_of_all_networks_do_there(world: World, client: Client, network: str) -> None:
    world.question(text="Hoe kiezen kinderen?", audience=Audience.PUBLIC)
    world.question(text="Wat lezen ze graag?", audience=Audience.PUBLIC, team=world.kompas)
    world.hypothesis(approach="samen kijken", audience=Audience.PUBLIC)
    world.hosting(topics="Leerpleinen")

    shown = words(client, "/themes/rekenen")

    for text in ("De Waterlelie", "Zelf kiezen", "Hoe kiezen kinderen?", "samen kijken", "Leerpleinen"):
        assert text in shown
    assert "Wat lezen ze graag?" not in shown


def test_a_theme_shows_no_more_than_is_shared(world: World, client: Client, signed_in: SignedIn, network: str) -> None:
    world.question(text="Voor het netwerk", audience=Audience.NETWORK)
    world.question(text="Voor het team", audience=Audience.TEAM)
    card = world.card(finding="Kiezen helpt.", audience=Audience.NETWORK)
    reader = signed_in(world.kompas_teacher)

    for_nobody, for_network = words(client, "/themes/rekenen"), words(reader, "/themes/rekenen")

    assert [text for text in ("Voor het netwerk", "Voor het team") if text in for_network] == ["Voor het netwerk"]
    assert [text for text in ("Voor het netwerk", "Voor het team") if text in for_nobody] == []
    assert f"/evidence/{card.id}" in reader.get("/themes/rekenen").text
    assert f"/evidence/{card.id}" not in client.get("/themes/rekenen").text


def test_a_card_on_which_the_work_of_a_team_rests_stands_with_its_theme(
    world: World, signed_in: SignedIn, network: str
) -> None:
    card: Holding = world.card(audience=Audience.PUBLIC)
    world.cite(world.insight(team=world.kompas, audience=Audience.NETWORK), card, by=world.kompas_teacher)

    assert f"/evidence/{card.id}" in signed_in(world.kompas_teacher).get("/themes/lezen").text
    assert f"/evidence/{card.id}" not in signed_in(world.visitor).get("/themes/lezen").text


def test_every_learning_area_has_a_page_and_nothing_else_has(client: Client, world: World) -> None:
    assert {client.get(f"/themes/{code}").status_code for code in LEARNING_AREAS} == {200}
    for other in ("koken", "%25", "rekenen%22", "REKENEN"):
        assert client.get(f"/themes/{other}").status_code == 404


def test_much_takes_as_many_statements_as_little(world: World, signed_in: SignedIn, network: str) -> None:
    reader = signed_in(world.kompas_teacher)
    world.question(audience=Audience.PUBLIC)
    world.struggle()
    counted = {}
    for url in ("/themes/rekenen", network):
        reader.get(url)
        counted[url] = len(reader.queries)
    for number in range(9):
        world.chain(audience=Audience.PUBLIC)
        world.card(finding=f"Bevinding {number}.", audience=Audience.PUBLIC)
        world.struggle(f"Worsteling {number}.")

    for url, before in counted.items():
        reader.get(url)
        assert len(reader.queries) == before <= 7
