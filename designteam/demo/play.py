"""Plays the stories into an empty database, day by day, through the commands of the product itself."""

from datetime import date
from importlib import import_module

from designteam.demo import story as told
from designteam.demo.player import LONG_AGO, Player, person_of
from designteam.demo.scenes import (
    actants,
    between,
    between_schools,
    cards,
    checks,
    curating,
    desk,
    events,
    files,
    finding,
    following,
    guidance,
    invite,
    library,
    log,
    measure,
    meetings,
    newcomers,
    pictures,
    products,
    schoolteam,
    talk,
    writing,
)
from designteam.demo.stories.network import NETWORK
from designteam.kit import db
from designteam.network.models import (
    Affiliation,
    Circle,
    Coordination,
    Network,
    Participation,
    School,
    SchoolBoard,
    SchoolType,
)

STORIES = ("waterlelie", "kompas", "egelantier", "horizon", "windroos", "beuk", "spil", "toren", "klaver")
# What is searched for comes last: it reads all that was played.
SCENES = (
    talk,
    writing,
    log,
    measure,
    invite,
    meetings,
    between,
    checks,
    pictures,
    actants,
    library,
    cards,
    desk,
    files,
    curating,
    between_schools,
    products,
    events,
    schoolteam,
    following,
    newcomers,
    guidance,
    finding,
)


def play(today: date) -> None:
    """Fill the database that the current unit of work writes to."""
    network = _network(today)
    for name in STORIES:
        story: told.Story = import_module(f"designteam.demo.stories.{name}").STORY
        Player(story, network, today).play()
    for scene in SCENES:
        scene.play(today)


def _network(today: date) -> Network:
    since = today - LONG_AGO
    network = Network(name=NETWORK["name"], theme=NETWORK["theme"], since=since)
    for told_board in NETWORK["boards"]:
        board = SchoolBoard(name=told_board["name"])
        for school in told_board["schools"]:
            db.session().add(School(name=school, board=board, town="", school_type=SchoolType.PRIMARY))
    for outer in NETWORK["outer_circle"]:
        guest = School(name=outer["school"], town=outer["town"], school_type=SchoolType(outer["school_type"]))
        db.session().add(Participation(network=network, school=guest, circle=Circle.OUTER, since=since))
        for somebody in outer["people"]:
            visitor = person_of(somebody["name"], somebody["email"])
            db.session().add(Affiliation(person=visitor, school=guest, since=since))
    coordinator = person_of(NETWORK["coordinator"]["name"], NETWORK["coordinator"]["email"])
    db.session().add(Coordination(person=coordinator, network=network, since=since))
    person_of(NETWORK["administrator"]["name"], NETWORK["administrator"]["email"]).is_administrator = True
    db.session().flush()
    return network
