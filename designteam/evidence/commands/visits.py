"""What a team takes home from a visit, and what it does with each idea."""

from datetime import datetime

from sqlalchemy import bindparam, select

from designteam.evidence.models import MOST_CAPTURES, CannotKeep, Capture, Disposition, InspirationVisit
from designteam.kit import db
from designteam.kit.words import N_
from designteam.people.models import Person

_captures = select(Capture).where(Capture.visit_id == bindparam("visit_id")).order_by(Capture.number)


def capture(
    visit: InspirationVisit, *, seen: str, fits_our_question: bool, surprised_us: bool, by: Person, at: datetime
) -> Capture:
    """Note an idea; the same words of the same person are one idea. Raises CannotKeep when there are five."""
    there = db.session().scalars(_captures, {"visit_id": visit.id}).all()
    if made := next((one for one in there if (one.seen, one.by_id) == (seen, by.id)), None):
        return made
    free = set(range(1, MOST_CAPTURES + 1)) - {one.number for one in there}
    if not free:
        raise CannotKeep(N_("There are five already. Choose which one matters less, and take that one back."))
    idea = Capture(
        visit=visit, number=min(free), seen=seen, by=by, at=at,
        fits_our_question=fits_our_question, surprised_us=surprised_us,
    )  # fmt: skip
    db.session().add(idea)
    db.session().flush()
    visit.note("captured", by=by, at=at)
    return idea


def decide(idea: Capture, *, disposition: Disposition, taken: str, left: str, by: Person, at: datetime) -> None:
    """Say what the team does with it. Raises CannotKeep when the words lack that the choice asks for."""
    if disposition is Disposition.PARTLY and not (taken and left):
        raise CannotKeep(N_("Write what you take over, and what not."))
    if disposition is Disposition.NOT and not left:
        raise CannotKeep(N_("Write why this is not for you."))
    idea.disposition, idea.taken, idea.left = disposition, taken, left
    idea.visit.note("decided_capture", by=by, at=at)


def take_back_capture(idea: Capture, *, by: Person, at: datetime) -> None:
    """Make room for another idea."""
    idea.visit.note("took_back_capture", by=by, at=at)
    db.session().delete(idea)
    db.session().flush()
