"""Writing down, revising, linking and endorsing: changes that touch more than one artefact."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.exc import StaleDataError

from designteam.cycle.commands.pictures import settle
from designteam.cycle.models import (
    KINDS,
    Artefact,
    Endorsement,
    Iteration,
    Link,
    Standing,
    Status,
    WorkingHypothesis,
)
from designteam.kit import db
from designteam.people.models import Person
from designteam.teams.models import DesignTeam, Stale

NEW = 0


_latest_standing = (
    select(Iteration)
    .join(Standing, Standing.iteration_id == Iteration.id)
    .where(Standing.artefact_id == bindparam("artefact_id"))
    .order_by(Iteration.number.desc())
    .limit(1)
    .options(joinedload(Iteration.team).joinedload(DesignTeam.school))
)


def add(
    kind: str,
    values: Mapping[str, Any],
    *,
    to: Iteration,
    rests_on: Sequence[Artefact] = (),
    status: Status = Status.DRAFT,
    submission: str | None = None,
    by: Person,
    at: datetime,
) -> Artefact:
    """Write down something new. The same submission sent twice gives the artefact of the first time.

    Raises CannotLink, NoRoom for its pictures, and the refusals of the kind itself.
    """
    if submission and (made := db.session().scalar(select(Artefact).where(Artefact.submission == submission))):
        return made
    model = KINDS[kind]
    artefact = model(
        team_id=to.team_id,
        number=_next_number(kind, to.team_id),
        title="",
        status_at=at,
        changed_at=at,
        submission=submission or None,
        version=NEW,
    )
    artefact.revise(values, from_version=NEW, because="", status=status, iteration=to, by=by, at=at)
    artefact.standings.append(Standing(iteration_id=to.id))
    db.session().add(artefact)
    db.session().flush()
    db.session().add_all(Link.between(artefact, earlier, by=by, at=at) for earlier in rests_on)
    db.session().flush()
    artefact.check()
    artefact.note("added", by=by, at=at)
    settle(artefact, by=by, at=at)
    return artefact


def revise(
    artefact: Artefact,
    values: Mapping[str, Any],
    *,
    from_version: int,
    because: str,
    status: Status = Status.DRAFT,
    to: Iteration | None = None,
    by: Person,
    at: datetime,
) -> None:
    """Write the next version, in the latest iteration the artefact stands in when no other is given.

    Raises Stale, NoRoom for its pictures, and the refusals of the kind itself.
    """
    iteration = to or current_iteration_of(artefact)
    version = artefact.revise(
        values, from_version=from_version, because=because, status=status, iteration=iteration, by=by, at=at
    )
    if version is not None:
        db.session().add(version)
    try:
        db.session().flush()
    except StaleDataError:  # somebody saved between our reading and our writing
        raise Stale from None
    artefact.check()
    if version is not None:
        artefact.note("revised", by=by, at=at, version=version.number)
        settle(artefact, by=by, at=at)


def link(later: Artefact, earlier: Artefact, *, by: Person, at: datetime) -> Link:
    """Let one artefact rest on another. Linking twice keeps the first link. Raises CannotLink."""
    found = db.session().scalar(select(Link).where(Link.from_id == later.id, Link.to_id == earlier.id))
    if found is not None:
        return found
    made = Link.between(later, earlier, by=by, at=at)
    db.session().add(made)
    db.session().flush()
    later.note("linked", by=by, at=at, other=earlier.title)
    return made


def unlink(link_: Link, *, by: Person, at: datetime) -> None:
    link_.later.note("unlinked", by=by, at=at, other=link_.earlier.title)
    db.session().delete(link_)


def endorse(
    hypothesis: WorkingHypothesis, *, version: int, reservation: str = "", by: Person, at: datetime
) -> Endorsement:
    """Say that one stands behind this version, or which reservation one has. Raises Stale for an older one."""
    if version != hypothesis.version:
        raise Stale
    found = db.session().scalar(
        select(Endorsement).where(
            Endorsement.hypothesis_id == hypothesis.id,
            Endorsement.version == version,
            Endorsement.person_id == by.id,
        )
    )
    endorsement = found or Endorsement(hypothesis_id=hypothesis.id, version=version, person_id=by.id)
    endorsement.reservation, endorsement.at = reservation, at
    db.session().add(endorsement)
    hypothesis.note("reserved" if reservation else "endorsed", by=by, at=at)
    return endorsement


def current_iteration_of(artefact: Artefact) -> Iteration:
    """The latest iteration in which the artefact takes part."""
    return db.session().scalars(_latest_standing, {"artefact_id": artefact.id}).one()


def _next_number(kind: str, team_id: int) -> int:
    """The team's row is held until the end of the request, so that two people never get one number."""
    db.session().execute(select(DesignTeam.id).where(DesignTeam.id == team_id).with_for_update())
    highest = select(func.max(Artefact.number)).where(Artefact.team_id == team_id, Artefact.kind == kind)
    return (db.session().scalar(highest) or 0) + 1
