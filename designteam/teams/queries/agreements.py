"""What a team agreed on for a school year, its hours, role cards and wanted roles."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import bindparam, func, select

from designteam.kit import db
from designteam.method.definition import Role
from designteam.teams.models import AgreedHours, HoursSpent, RoleCard, TeamAgreement, WantedRole
from designteam.teams.models.agreement import AUGUST

QUARTERS = 4

_agreement = select(TeamAgreement).where(
    TeamAgreement.team_id == bindparam("team_id"), TeamAgreement.school_year == bindparam("school_year")
)
_agreed = select(AgreedHours.person_id, AgreedHours.hours).where(
    AgreedHours.team_id == bindparam("team_id"), AgreedHours.school_year == bindparam("school_year")
)
_spent = (
    select(HoursSpent.person_id, func.sum(HoursSpent.quarters))
    .where(HoursSpent.team_id == bindparam("team_id"), HoursSpent.on.between(bindparam("first"), bindparam("last")))
    .group_by(HoursSpent.person_id)
)
_noted = (
    select(HoursSpent)
    .where(HoursSpent.team_id == bindparam("team_id"), HoursSpent.person_id == bindparam("person_id"))
    .order_by(HoursSpent.on.desc(), HoursSpent.id.desc())
    .limit(bindparam("most"))
)
_cards = select(RoleCard).where(RoleCard.team_id == bindparam("team_id"))
_card = _cards.where(RoleCard.person_id == bindparam("person_id"))
_wanted = select(WantedRole.role, WantedRole.sentence).where(WantedRole.team_id == bindparam("team_id"))


def agreement_of(team_id: int, *, school_year: int) -> TeamAgreement | None:
    return db.session().scalar(_agreement, {"team_id": team_id, "school_year": school_year})


def agreed_hours(team_id: int, *, school_year: int) -> Mapping[int, int]:
    """The hours agreed for this school year, by person."""
    rows = db.session().execute(_agreed, {"team_id": team_id, "school_year": school_year})
    return {row.person_id: row.hours for row in rows}


def hours_spent(team_id: int, *, school_year: int) -> Mapping[int, float]:
    """The hours that members noted in this school year, by person."""
    year = {"first": date(school_year, AUGUST, 1), "last": date(school_year + 1, AUGUST - 1, 31)}
    rows = db.session().execute(_spent, {"team_id": team_id, **year})
    return {person_id: int(quarters) / QUARTERS for person_id, quarters in rows}


def noted_by(person_id: int, team_id: int, *, most: int = 5) -> Sequence[HoursSpent]:
    """What somebody noted last of their own hours."""
    return db.session().scalars(_noted, {"team_id": team_id, "person_id": person_id, "most": most}).all()


def cards_of(team_id: int) -> Mapping[int, RoleCard]:
    """The role cards of a team, by person."""
    return {card.person_id: card for card in db.session().scalars(_cards, {"team_id": team_id})}


def card_of(person_id: int, team_id: int) -> RoleCard | None:
    return db.session().scalar(_card, {"team_id": team_id, "person_id": person_id})


def wanted_in(team_id: int) -> Mapping[Role, str]:
    """The roles a team looks for, with the sentence that says for what."""
    return {row.role: row.sentence for row in db.session().execute(_wanted, {"team_id": team_id})}
