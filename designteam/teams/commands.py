"""What changes when somebody is invited, joins or leaves, and when a team makes its agreements."""

from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, delete, or_, select

from designteam.journal.commands import record
from designteam.kit import db
from designteam.kit.words import N_, CannotDo
from designteam.method.definition import ROLES, Role
from designteam.network.models import Circle, Network, Participation, School, SchoolType
from designteam.people.models import Person
from designteam.teams.models import (
    AgreedHours,
    CannotLeave,
    DesignTeam,
    HandedOver,
    HoursSpent,
    Membership,
    RoleCard,
    Sort,
    TeamAgreement,
    TeamInvitation,
    WantedRole,
)
from designteam.teams.models.invitation import STAYS
from designteam.teams.queries import agreements
from designteam.teams.queries.invitations import is_invited

LEADING = [role for role, card in ROLES.items() if card.leads]


class CannotJoin(CannotDo):
    pass


class NobodyWouldLead(CannotLeave):
    pass


def found(
    name: str, *, school: str, town: str, school_type: SchoolType, network: str, leader: Person, role: Role, on: date
) -> DesignTeam:
    """Make a team with the first person who leads it, and its school and network where they are new."""
    session = db.session()
    circle = session.scalar(select(Network).where(Network.name == network)) or Network(name=network, theme="", since=on)
    place = session.scalar(select(School).where(School.name == school)) or School(
        name=school, town=town, school_type=school_type
    )
    team = DesignTeam(name=name, school=place, network=circle)
    session.add(Membership(team=team, person=leader, role=role, since=on))
    session.flush()
    takes_part = select(Participation.id).where(
        Participation.school_id == place.id, Participation.network_id == circle.id
    )
    if session.scalar(takes_part) is None:
        session.add(Participation(network=circle, school=place, circle=Circle.INNER, since=on))
    return team


_held = select(DesignTeam.id).where(DesignTeam.id == bindparam("team_id")).with_for_update()
_same_role = select(Membership.id).where(
    Membership.team_id == bindparam("team_id"),
    Membership.person_id == bindparam("person_id"),
    Membership.role == bindparam("role"),
    or_(Membership.until.is_(None), Membership.until >= bindparam("since")),
)
_others_who_go_on_leading = select(Membership.id).where(
    Membership.team_id == bindparam("team_id"),
    Membership.id != bindparam("membership_id"),
    Membership.role.in_(LEADING),
    Membership.since <= bindparam("next_day"),
    Membership.until.is_(None),
)

_handed_over = select(HandedOver).where(
    HandedOver.membership_id == bindparam("membership_id"),
    HandedOver.sort == bindparam("sort"),
    HandedOver.thing_id == bindparam("thing_id"),
)
_hours_in = select(AgreedHours).where(
    AgreedHours.team_id == bindparam("team_id"), AgreedHours.school_year == bindparam("year")
)
_sent_before = select(HoursSpent.id).where(HoursSpent.submission == bindparam("submission"))
_own_hours = delete(HoursSpent).where(
    HoursSpent.id == bindparam("id"),
    HoursSpent.team_id == bindparam("team_id"),
    HoursSpent.person_id == bindparam("person_id"),
)
_wanted_role = select(WantedRole).where(
    WantedRole.team_id == bindparam("team_id"), WantedRole.role == bindparam("role")
)


def welcome(team: DesignTeam, person: Person, *, role: Role, since: date, by: Person, at: datetime) -> Membership:
    """Take somebody into the team. Raises CannotJoin when they hold this role already."""
    _hold(team)
    same = {"team_id": team.id, "person_id": person.id, "role": role, "since": since}
    if db.session().scalar(_same_role, same):
        raise CannotJoin(N_("This person is already in the team in this role."))
    membership = team.welcome(person, role=role, since=since, by=by, at=at)
    db.session().add(membership)
    return membership


def say_goodbye(membership: Membership, *, on: date, today: date, by: Person, at: datetime) -> None:
    """End a membership after this day.

    Raises NobodyWouldLead when everybody else who leads the team has a last day too, or starts later.
    """
    team = membership.team
    _hold(team)
    if membership.until is not None and membership.until < today:
        raise CannotLeave(N_("This person has left the team already."))
    after = {"team_id": team.id, "membership_id": membership.id, "next_day": on + timedelta(days=1)}
    if membership.leads and not db.session().scalar(_others_who_go_on_leading, after):
        raise NobodyWouldLead(
            N_("After that day nobody would lead the team. Add somebody who leads it first, then this one can stop.")
        )
    membership.end(on=on, by=by, at=at)


def hand_over(
    membership: Membership, sort: Sort, thing_id: int, *, to_id: int | None, by: Person, at: datetime
) -> None:
    """Note with whom something of who leaves goes on; said anew, the last one counts."""
    _hold(membership.team)
    known = db.session().scalar(_handed_over, {"membership_id": membership.id, "sort": sort, "thing_id": thing_id})
    if known is not None and known.to_id == to_id:
        return
    if known is None:
        known = HandedOver(membership_id=membership.id, sort=sort, thing_id=thing_id)
        db.session().add(known)
    known.to_id, known.by_id, known.at = to_id, by.id, at
    _tell_of(membership, "gave_on", by=by, at=at)


def take_back_handover(membership: Membership, sort: Sort, thing_id: int, *, by: Person, at: datetime) -> None:
    """It was not handed over after all."""
    _hold(membership.team)
    known = db.session().scalar(_handed_over, {"membership_id": membership.id, "sort": sort, "thing_id": thing_id})
    if known is not None:
        db.session().delete(known)
        _tell_of(membership, "took_back_handover", by=by, at=at)


def _tell_of(membership: Membership, verb: str, *, by: Person, at: datetime) -> None:
    record(verb, by=by, at=at, subject="team", subject_id=membership.team_id, team_id=membership.team_id)


def invite(
    team: DesignTeam, *, email: str, name: str, language: str, role: Role, since: date, by: Person, at: datetime
) -> tuple[TeamInvitation, str]:
    """Invite somebody without an account; the token goes into the letter.

    Raises CannotJoin when an invitation for this address is open already.
    """
    _hold(team)
    if is_invited(email, team.id, at=at):
        raise CannotJoin(N_("There is an open invitation for this address. You can send it again."))
    invitation, token = TeamInvitation.issue(
        team, email=email, name=name, language=language, role=role, since=since, by=by, at=at
    )
    db.session().add(invitation)
    db.session().flush()
    return invitation, token


def join(invitation: TeamInvitation, person: Person, *, today: date, at: datetime) -> Membership:
    """Use an invitation: from now on the person is in the team, or from the first day if that is still to come.

    Who is in the team in this role already stays as they were.
    """
    team, since = invitation.team, max(invitation.since, today)
    _hold(team)
    invitation.used_at = at
    same = {"team_id": team.id, "person_id": person.id, "role": invitation.role, "since": since}
    known = db.session().scalar(_same_role, same)
    if known:
        return db.session().get_one(Membership, known)
    membership = Membership(team=team, person=person, role=invitation.role, since=since)
    db.session().add(membership)
    record("joined", by=person, at=at, subject="team", subject_id=team.id, team_id=team.id, role=invitation.role.value)
    return membership


def arrange(
    team: DesignTeam, said: dict[str, str], *, school_year: int, from_version: int, by: Person, at: datetime
) -> TeamAgreement:
    """Write the agreement of a team for a school year. Raises Stale when somebody else just did."""
    _hold(team)
    agreement = agreements.agreement_of(team.id, school_year=school_year)
    if agreement is None:
        agreement = TeamAgreement(team=team, team_id=team.id, school_year=school_year, version=0)
    agreement.revise(said, from_version=from_version, by=by, at=at)
    if agreement.version:
        db.session().add(agreement)
    return agreement


def agree_on_hours(
    team: DesignTeam, hours: dict[int, int | None], *, school_year: int, by: Person, at: datetime
) -> None:
    """Agree how many hours each person has in a school year; None takes an agreement back."""
    _hold(team)
    known = {row.person_id: row for row in db.session().scalars(_hours_in, {"team_id": team.id, "year": school_year})}
    before = {person_id: row.hours for person_id, row in known.items()}
    after = before | hours
    if {p: h for p, h in after.items() if h is not None} == before:
        return
    for person_id, number in hours.items():
        row = known.get(person_id)
        if row is not None and number is None:
            db.session().delete(row)
        elif row is not None and number is not None:
            row.hours = number
        elif number is not None:
            db.session().add(AgreedHours(team_id=team.id, person_id=person_id, school_year=school_year, hours=number))
    record("agreed_hours", by=by, at=at, subject="team", subject_id=team.id, team_id=team.id)


def note_hours(team: DesignTeam, person: Person, *, on: date, quarters: int, submission: str) -> None:
    """Note hours that somebody spent. Sent twice, they count once."""
    if submission and db.session().scalar(_sent_before, {"submission": submission}):
        return
    spent = HoursSpent(team_id=team.id, person_id=person.id, on=on, quarters=quarters, submission=submission or None)
    db.session().add(spent)


def take_back_hours(spent_id: int, team: DesignTeam, person: Person) -> None:
    """Remove hours that somebody noted themselves; those of others stay."""
    own = {"id": spent_id, "team_id": team.id, "person_id": person.id}
    db.session().execute(_own_hours, own)


def fill_in_card(
    team: DesignTeam, person: Person, *, brings: str, expects: str, hours_per_month: int | None, at: datetime
) -> None:
    card = agreements.card_of(person.id, team.id)
    if card is None:
        card = RoleCard(team=team, person=person, brings="", expects="")
        db.session().add(card)
    card.fill_in(brings=brings, expects=expects, hours_per_month=hours_per_month, at=at)


def look_for(team: DesignTeam, role: Role, *, sentence: str, by: Person, at: datetime) -> None:
    """Say that the team looks for somebody in this role, and for what; without a sentence it looks no longer."""
    _hold(team)
    wanted = db.session().scalar(_wanted_role, {"team_id": team.id, "role": role})
    if (wanted.sentence if wanted else "") == sentence:
        return
    if wanted is None:
        db.session().add(WantedRole(team_id=team.id, role=role, sentence=sentence))
    elif sentence:
        wanted.sentence = sentence
    else:
        db.session().delete(wanted)
    verb = "looked_for" if sentence else "stopped_looking"
    record(verb, by=by, at=at, subject="team", subject_id=team.id, team_id=team.id, role=role.value)


def forget_what_is_past(*, at: datetime) -> None:
    """Remove invitations a month after they were used, withdrawn or over."""
    long_ago = at - STAYS
    over = (TeamInvitation.used_at, TeamInvitation.withdrawn_at, TeamInvitation.expires_at)
    db.session().execute(delete(TeamInvitation).where(or_(*(moment < long_ago for moment in over))))


def _hold(team: DesignTeam) -> None:
    """Keep the team to this request until its end, so that two people who lead never leave at once."""
    db.session().execute(_held, {"team_id": team.id})
