"""Writing what a team looks for and brings."""

from datetime import datetime

from sqlalchemy import select

from designteam.events.models import CannotGather, SharingEvent, TeamCard
from designteam.kit import db
from designteam.kit.words import N_
from designteam.people.models import Person


def card_of(event: SharingEvent, team_id: int) -> TeamCard | None:
    return db.session().scalar(select(TeamCard).where(TeamCard.event_id == event.id, TeamCard.team_id == team_id))


def write_card(
    event: SharingEvent, team_id: int, *, seeks: str, brings: str, from_version: int, by: Person, at: datetime
) -> TeamCard:
    """Keep both texts of a team. Raises Stale, and CannotGather once the event has begun."""
    if event.has_begun(at) or event.is_cancelled:
        raise CannotGather(N_("This can be changed until the meeting begins."))
    card = card_of(event, team_id)
    if card is None:
        card = TeamCard(
            event=event, event_id=event.id, team_id=team_id, seeks="", brings="", version=0, changed_by_id=by.id,
            changed_at=at,
        )  # fmt: skip
    card.write(seeks=seeks, brings=brings, from_version=from_version, by=by, at=at)
    db.session().add(card)
    db.session().flush()
    return card
