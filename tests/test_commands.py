"""The commands: from an empty database to a team at work, and what goes wrong is said in a sentence."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from click.testing import Result
from flask.cli import FlaskGroup

from designteam.kit import db, schema
from designteam.kit.web import Site
from designteam.letters.models import Letter
from designteam.method.definition import PHASES
from designteam.people.models import Person
from designteam.teams.models import DesignTeam
from tests.support.client import Client
from tests.support.databases import Backend, opened, recorded_statements
from tests.support.world import Names, World

LEADER = "leider@school.example"
A_SENTENCE = "een lange zin om mee te beginnen"


@pytest.fixture
def fresh(site: Site, backend: Backend) -> Iterator[Site]:
    """The application on a database in which nothing stands yet, not even a table."""
    with backend.empty() as url, opened(url) as database:
        site.database = database
        site.extensions["statements"] = recorded_statements(database)
        yield site


def run(site: Site, *words: str) -> Result:
    """As `flask …` does, which opens the application around the command."""
    return site.test_cli_runner().invoke(FlaskGroup(create_app=lambda: site), list(words))


def test_a_first_team_begins_with_three_commands_and_an_invitation(fresh: Site) -> None:
    upgraded = run(fresh, "upgrade")
    invited = run(fresh, "invite", LEADER, "--name", "Schoolleider")
    made = run(fresh, "add-team", "Rekenen", "--school", "De Eik", "--network", "Ons netwerk", "--leader", LEADER)
    client = fresh.test_client()
    assert isinstance(client, Client)
    client.environ_base["HTTP_REFERER"] = "https://localhost/"

    path = invited.output.strip().removeprefix("https://localhost")
    client.fill_in(path, {"password": A_SENTENCE})
    begun = client.fill_in("/teams/1", to="/iterations")

    assert [result.exit_code for result in (upgraded, invited, made)] == [0, 0, 0]
    assert begun.status_code == 303
    assert client.get(begun.location).status_code == 200


def test_a_second_invitation_keeps_the_account(world: World, app: Site) -> None:
    result = run(app, "invite", world.teacher.email.upper(), "--name", "Iemand anders", "--administrator")

    (person,) = world.all(Person, id=world.teacher.id)
    assert result.exit_code == 0
    assert (person.name, person.is_administrator) == (world.teacher.name, True)


def test_a_team_cannot_be_led_by_somebody_without_an_account(world: World, app: Site) -> None:
    place = ("--school", "De Waterlelie", "--network", "Samen ontwerpen")
    result = run(app, "add-team", "Taal", *place, "--leader", "niemand@school.example")

    assert result.exit_code == 1
    assert "niemand@school.example" in result.output
    assert len(world.all(DesignTeam)) == 2


def test_a_second_team_of_a_school_joins_what_is_there(world: World, app: Site) -> None:
    place = ("--school", "De Waterlelie", "--network", "Samen ontwerpen", "--leader", world.guide.email)
    result = run(app, "add-team", "Taal", *place, "--role", "process_guide")

    (*_, team) = world.all(DesignTeam)
    assert result.exit_code == 0
    assert (team.name, team.school_id, team.network_id) == ("Taal", world.waterlelie.school_id, world.names.network_id)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_method_is_printed_whole(site: Site, language: str) -> None:
    result = run(site, "method", "--language", language)

    assert result.exit_code == 0
    assert [phase.code for phase in PHASES if f"[{phase.code}]" not in result.output] == []


def test_the_routes_are_printed(site: Site) -> None:
    result = run(site, "routes")

    assert result.exit_code == 0
    assert "cycle.revise_artefact" in result.output


def test_going_up_twice_does_no_harm(inhabited: tuple[str, Names], app: Site, database: db.Database) -> None:
    result = run(app, "upgrade")

    assert result.exit_code == 0
    assert schema.is_at_head(database)


def test_an_invitation_is_also_sent_where_mail_is_set(world: World, app: Site) -> None:
    settings = app.extensions["settings"]
    app.extensions["settings"] = type(settings)(**{**vars(settings), "mail_url": "smtp://127.0.0.1:1"})
    try:
        result = run(app, "invite", LEADER, "--name", "Schoolleider")
    finally:
        app.extensions["settings"] = settings

    (letter,) = world.all(Letter)
    assert result.exit_code == 0
    assert letter.address == LEADER
    assert result.output.strip() in letter.text
