"""What somebody who leaves a team has in hand, and with whom it goes on."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import and_, bindparam, exists, func, or_, select

from designteam.cycle.models import (
    Artefact,
    Comment,
    Experiment,
    Iteration,
    Manner,
    Mention,
    Participant,
    Standing,
    Status,
    Version,
)
from designteam.kit import db
from designteam.meetings.queries.actions import ToDo, actions_of
from designteam.method.definition import KINDS, ROLES
from designteam.method.terms import Kind, RoleCard
from designteam.people.models import Person
from designteam.teams.models import HandedOver, Membership, Sort, school_year_of
from designteam.teams.queries.agreements import agreed_hours, hours_spent


class Held(NamedTuple):
    """Something in the hands of who leaves. `why` says how: who wrote it, who leads it, who collects for it."""

    sort: Sort
    id: int
    title: str
    artefact_id: int | None = None
    comment_id: int | None = None
    kind: Kind | None = None
    role: RoleCard | None = None
    why: str = ""

    @property
    def code(self) -> str:
        return f"{self.sort.value}-{self.id}"


class Done(NamedTuple):
    """It was talked about; without a name nobody needs to go on with it."""

    to: str | None


@dataclass(frozen=True)
class Handover:
    """`wrote` is how much of the team's work has a part of theirs, `hours` what was agreed and spent this year."""

    held: Mapping[Sort, Sequence[Held]]
    actions: Sequence[ToDo]
    done: Mapping[str, Done]
    wrote: int
    hours: tuple[int | None, float]

    @property
    def everything(self) -> Sequence[Held]:
        return [one for several in self.held.values() for one in several]

    @property
    def waits(self) -> int:
        """How much nobody talked about yet."""
        return len(self.actions) + sum(one.code not in self.done for one in self.everything)


_person: Any = bindparam("person_id")
_team: Any = bindparam("team_id")
_by_them = exists().where(Version.artefact_id == Artefact.id, Version.author_id == _person)
_by_another = exists().where(Version.artefact_id == Artefact.id, Version.author_id != _person)
_runs = exists().where(
    Standing.artefact_id == Artefact.id, Standing.iteration_id == Iteration.id, Iteration.ended_on.is_(None)
)
# A log is never finished, and an experiment stands with who leads it.
_drafts = (
    select(Artefact.id, Artefact.title, Artefact.kind)
    .where(
        Artefact.team_id == _team,
        Artefact.kind.not_in(("log_entry", "experiment")),
        Artefact.status.in_([Status.DRAFT, Status.ROUGH]),
        _by_them,
        ~_by_another,
        _runs,
    )
    .order_by(Artefact.changed_at.desc())
)
_wrote = select(func.count(Artefact.id)).where(Artefact.team_id == _team, _by_them)
# A question waits for who is named in it, until somebody marked an answer as the answer or they looked at it.
_questions = (
    select(Comment.id, Comment.text, Comment.artefact_id)
    .join(Mention, and_(Mention.comment_id == Comment.id, Mention.person_id == _person))
    .join(Artefact, Artefact.id == Comment.artefact_id)
    .where(
        Artefact.team_id == _team,
        Artefact.status != Status.DROPPED,
        Comment.withdrawn_at.is_(None),
        or_(
            and_(Comment.manner == Manner.CRITICAL, Comment.closed_at.is_(None)),
            and_(Comment.manner == Manner.REMARK, Mention.seen_at.is_(None)),
        ),
    )
    .order_by(Comment.at)
)
_first_by_them = exists().where(Version.artefact_id == Experiment.id, Version.number == 1, Version.author_id == _person)
_takes_part = exists().where(
    Participant.experiment_id == Experiment.id, Participant.person_id == _person, Participant.named
)
_experiments = (
    select(
        Experiment.id, Experiment.title, Experiment.state, Experiment.micro, Experiment.result, Experiment.collecting,
        _first_by_them.label("leads"), _takes_part.label("takes_part"),
    )
    .join(Standing, Standing.artefact_id == Experiment.id)
    .join(Iteration, and_(Iteration.id == Standing.iteration_id, Iteration.ended_on.is_(None)))
    .where(Experiment.team_id == _team, Experiment.status != Status.DROPPED)
    .order_by(Experiment.number)
)  # fmt: skip
_memberships = select(Membership).where(
    Membership.team_id == _team, or_(Membership.until.is_(None), Membership.until >= bindparam("today"))
)
_done = (
    select(HandedOver.sort, HandedOver.thing_id, Person.name)
    .outerjoin(Person, Person.id == HandedOver.to_id)
    .where(HandedOver.membership_id == bindparam("membership_id"))
)

LEADS, COLLECTS, TAKES_PART = "leads", "collects", "takes_part"


def handover_of(membership: Membership, *, today: date) -> Handover:
    """All that this person has in hand in the team, in a fixed number of statements."""
    session = db.session()
    asked = {"person_id": membership.person_id, "team_id": membership.team_id, "today": today}
    held = {
        Sort.DRAFT: [
            Held(Sort.DRAFT, row.id, row.title, artefact_id=row.id, kind=KINDS[row.kind])
            for row in session.execute(_drafts, asked)
        ],
        Sort.EXPERIMENT: _experiments_of(membership.person, session.execute(_experiments, asked)),
        Sort.QUESTION: [
            Held(Sort.QUESTION, row.id, row.text, artefact_id=row.artefact_id, comment_id=row.id)
            for row in session.execute(_questions, asked)
        ],
        Sort.ROLE: _only_theirs(membership, session.scalars(_memberships, asked).all(), today),
        Sort.HOURS: [],
    }
    every = actions_of(membership.person_id, [membership.team_id], today=today)
    year = school_year_of(today)
    agreed = agreed_hours(membership.team_id, school_year=year).get(membership.person_id)
    spent = hours_spent(membership.team_id, school_year=year).get(membership.person_id, 0.0)
    if agreed is not None or spent:
        held[Sort.HOURS] = [Held(Sort.HOURS, year, f"{year}-{year + 1}")]
    done = session.execute(_done, {"membership_id": membership.id})
    return Handover(
        held=held,
        actions=[one for one in every if one.owner_id == membership.person_id and one.done_on is None],
        done={f"{row.sort.value}-{row.thing_id}": Done(row.name) for row in done},
        wrote=session.scalar(_wrote, asked) or 0,
        hours=(agreed, spent),
    )


def _experiments_of(person: Person, rows: Iterable[Any]) -> Sequence[Held]:
    """The experiments that still run or are to come, in which this person has a part."""
    found = []
    for row in rows:
        is_over = bool(row.result) if row.micro else row.state.is_finished
        why = (
            LEADS if row.leads
            else COLLECTS if any(_names(person, part) for part in row.collecting)
            else TAKES_PART if row.takes_part
            else ""
        )  # fmt: skip
        if why and not is_over:
            found.append(Held(Sort.EXPERIMENT, row.id, row.title, artefact_id=row.id, why=why))
    return found


def _names(person: Person, row: Sequence[str]) -> bool:
    """Whether a row of what is collected says that this person does it, by the whole name or the first word of it."""
    who = row[1] if len(row) > 1 else ""
    first = person.name.split()[0]
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", who, re.IGNORECASE) for name in (person.name, first))


def _only_theirs(membership: Membership, everybody: Sequence[Membership], today: date) -> Sequence[Held]:
    """The roles that nobody else has, or will have once this person is gone."""
    others = {
        one.role for one in everybody
        if one.person_id != membership.person_id and one.until is None
    }  # fmt: skip
    own = {one.role for one in everybody if one.person_id == membership.person_id and one.since <= today}
    return [
        Held(Sort.ROLE, place, role.value, role=card)
        for place, (role, card) in enumerate(ROLES.items(), start=1)
        if role in own - others
    ]
