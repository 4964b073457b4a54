"""The commands: `flask method`, `flask invite`, `flask worker` and the others."""

import logging
from typing import cast

import click
from flask import Flask, current_app

from designteam.evidence.commands import know_sources_by_their_title
from designteam.evidence.commands.shipping import Shipment, fill_the_library, the_library
from designteam.kit import clock, db, jobs, schema
from designteam.kit.web import Site
from designteam.letters.views import address_of_site, post
from designteam.method import prose
from designteam.method.definition import ROLES, Role
from designteam.network.commands import appoint_coordinator, appoint_to_board
from designteam.network.models import SchoolType
from designteam.people import commands
from designteam.people.models import INVITATION, Person
from designteam.people.queries import person_with
from designteam.search.commands import read_everything
from designteam.teams.commands import found

LEADERS = [role.value for role, card in ROLES.items() if card.leads]
TYPES = [kind.value for kind in SchoolType]


def init_app(app: Flask) -> None:
    for command in (upgrade, fill_library, method, routes, invite, appoint, add_team, worker, reindex):
        app.cli.add_command(command)


def _site() -> Site:
    return cast(Site, current_app)


@click.command()
def upgrade() -> None:
    """Bring the database to the schema of this release, and the library to its words and first content."""
    schema.upgrade(_site().database)
    click.echo("The database is up to date.")
    with _site().database.writing():
        _tell(fill_the_library(by=the_library(), at=clock.now()))
        if known := know_sources_by_their_title():
            click.echo(f"Sources that can be recognised by their title from now on: {known}.")


@click.command()
@click.option("--by", "email", help="The e-mail address of who signs for it; by default the library itself.")
def fill_library(email: str | None) -> None:
    """Add what lacks of the words and the first content that come with the library; what is there stays as it is."""
    with _site().database.writing():
        person = person_with(email=email) if email else the_library()
        if person is None:
            message = f"Nobody has the address {email}. Make an account first, with flask invite."
            raise click.ClickException(message)
        _tell(fill_the_library(by=person, at=clock.now()))


def _tell(shipment: Shipment) -> None:
    click.echo(
        f"Words of the library: {shipment.added_words} added, {shipment.renewed_words} renewed, "
        f"{shipment.kept_words} left as somebody changed them."
    )
    click.echo(f"First content: {shipment.added_holdings} added, {shipment.kept_holdings} there already.")


@click.command()
@click.option("--language", type=click.Choice(["nl", "en"]), default="en")
def method(language: str) -> None:
    """Print the method as prose: phases, kinds, conditions and roles."""
    click.echo(prose.printed(language))


@click.command()
def routes() -> None:
    """Print every address with its methods and who may come there."""
    for line in surface(current_app):
        click.echo(line)


@click.command()
@click.argument("email")
@click.option("--name", required=True, help="The name by which colleagues know this person.")
@click.option("--administrator", is_flag=True, help="May run the installation; does not read along with teams.")
@click.option("--address", help="Where people reach this site; by default https and its first host.")
def invite(email: str, name: str, address: str | None, *, administrator: bool) -> None:
    """Make an account and print the link with which its owner chooses a password; with mail, also send it."""
    with _site().database.writing():
        person = person_with(email=email) or Person(email=email.lower(), name=name)
        person.is_administrator = person.is_administrator or administrator
        db.session().add(person)
        db.session().flush()
        token = commands.invite(person, at=clock.now())
        link = f"{(address or address_of_site()).rstrip('/')}/invitations/{token}"
        if current_app.extensions["settings"].mail_url:
            until = clock.now() + INVITATION
            post("account", to=person.email, language=person.language, good_until=until, person=person, link=link)
    click.echo(link)


@click.command()
@click.argument("email")
@click.option("--network", default="", help="The network that this person looks after.")
@click.option("--board", default="", help="The school board of which this person is.")
def appoint(email: str, network: str, board: str) -> None:
    """Let somebody look after a network, or read about the schools of a board together."""
    if bool(network) == bool(board):
        message = "Name a network or a board."
        raise click.ClickException(message)
    with _site().database.writing():
        person = person_with(email=email)
        if person is None:
            message = f"Nobody has the address {email}. Make an account first, with flask invite."
            raise click.ClickException(message)
        appoint_to = appoint_coordinator if network else appoint_to_board
        if not appoint_to(person, network or board, on=clock.today()):
            message = f"There is no {'network' if network else 'board'} called {network or board}."
            raise click.ClickException(message)
    click.echo(f"{email} is appointed: {network or board}.")


@click.command()
@click.argument("name")
@click.option("--school", required=True, help="Its school; made when it is not there yet.")
@click.option("--network", required=True, help="The network it works in; made when it is not there yet.")
@click.option("--leader", required=True, help="The e-mail address of who leads it first; invite them before.")
@click.option("--role", type=click.Choice(LEADERS), default=LEADERS[0], help="In which role they lead.")
@click.option("--town", default="", help="Where the school stands.")
@click.option("--type", "school_type", type=click.Choice(TYPES), default=TYPES[0], help="Which type of school.")
def add_team(name: str, leader: str, role: str, school_type: str, **place: str) -> None:
    """Make a design team; who leads it welcomes the others on its own pages."""
    with _site().database.writing():
        person = person_with(email=leader)
        if person is None:
            message = f"Nobody has the address {leader}. Make an account first, with flask invite."
            raise click.ClickException(message)
        kind = SchoolType(school_type)
        found(name, leader=person, role=Role(role), school_type=kind, on=clock.today(), **place)
    click.echo(f"The team {name} of {place['school']} is there. {leader} leads it.")


@click.command()
@click.option("--stop-with", type=int, metavar="PID", help="Stop as well when this process, which started us, is gone.")
def worker(stop_with: int | None) -> None:
    """Do the work that visitors do not wait for, such as making dossiers, until stopped."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s worker %(levelname)s %(name)s: %(message)s")
    jobs.current_queue().work(stop_with=stop_with)


@click.command()
def reindex() -> None:
    """Make the search index again from the work itself."""
    with _site().database.writing():
        things = read_everything()
    click.echo(f"{things} things can be found.")


def surface(app: Flask) -> list[str]:
    """Every route with its methods, endpoint and declared access, in order of address."""
    lines = []
    for rule in sorted(app.url_map.iter_rules(), key=lambda rule: (rule.rule, rule.endpoint)):
        methods = ",".join(sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}))
        undeclared = "open to all" if rule.endpoint == "static" else "?"
        access = getattr(app.view_functions[rule.endpoint], "access", undeclared)
        lines.append(f"{rule.rule:<60} {methods:<5} {rule.endpoint:<34} {access}")
    return lines
