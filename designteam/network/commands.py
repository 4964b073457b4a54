"""Who looks after a network or oversees schools, and what goes once nobody needs it."""

from datetime import date, timedelta

from sqlalchemy import delete, select

from designteam.kit import db
from designteam.network.models import Affiliation, Coordination, Network, Oversight, SchoolBoard
from designteam.people.models import Person

BELONGING_STAYS = timedelta(days=5 * 365 + 1)


def appoint_coordinator(person: Person, network: str, *, on: date) -> bool:
    """Let somebody look after the network of this name; whether there is one."""
    found = db.session().scalar(select(Network).where(Network.name == network))
    if found is not None:
        db.session().add(Coordination(person=person, network=found, since=on))
    return found is not None


def appoint_to_board(person: Person, board: str, *, on: date) -> bool:
    """Let somebody of the school board of this name read about its schools together; whether there is one."""
    found = db.session().scalar(select(SchoolBoard).where(SchoolBoard.name == board))
    if found is not None:
        db.session().add(Oversight(person=person, board=found, since=on))
    return found is not None


def forget_what_is_past(*, today: date) -> None:
    """Remove who worked at a school, looked after a network or sat on a board, five years after that ended."""
    for belonging in (Affiliation, Coordination, Oversight):
        db.session().execute(delete(belonging).where(belonging.until < today - BELONGING_STAYS))
