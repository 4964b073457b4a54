"""What is there twice: making one of two, saying that two are two, and knowing sources by their title."""

from collections.abc import Sequence
from datetime import datetime
from typing import NoReturn, cast

from sqlalchemy import Table, bindparam, delete, func, or_, select, update

from designteam.evidence.models import (
    MOST_CAPTURES,
    Apart,
    CannotKeep,
    Capture,
    ClassroomPicture,
    Demonstration,
    Holding,
    Source,
    Tag,
    Tie,
)
from designteam.evidence.models.titles import title_key
from designteam.kit import db
from designteam.kit.words import N_
from designteam.network.models import Audience
from designteam.people.models import Person

AT_ONCE = 500

_ties = select(Tie).where(or_(Tie.from_id == bindparam("id"), Tie.to_id == bindparam("id"))).order_by(Tie.id)
_apart = select(Apart).where(Apart.one_id == bindparam("one_id"), Apart.other_id == bindparam("other_id"))
_captures = select(Capture).where(Capture.visit_id == bindparam("id")).order_by(Capture.number)
_numbers_taken = select(func.max(Capture.number)).where(Capture.visit_id == bindparam("id"))
_unknown_by_title = (
    select(Source.id, Source.title)
    .where(Source.title_key == "", Source.id > bindparam("after"))
    .order_by(Source.id)
    .limit(AT_ONCE)
)


def merge(double: Holding, *, into: Holding, by: Person, at: datetime) -> None:
    """Let one of two that are the same go on for both, with all that others added to either.

    The address of the double leads there. Who rests on it from outside the library is not known here. Raises
    CannotKeep for two of different kinds, for one and the same, for what was merged or taken out before, and when
    fewer people may read the one that goes on.
    """
    _refuse_what_cannot_be_one(double, into)
    _bring_ties(double, into)
    into.terms[:] = dict.fromkeys([*into.terms, *double.terms])
    db.session().execute(delete(Tag).where(Tag.holding_id == double.id))
    for added, column in ((ClassroomPicture, ClassroomPicture.card_id), (Demonstration, Demonstration.option_id)):
        db.session().execute(update(added).where(column == double.id).values({column: into.id}))
    _bring_captures(double, into)
    double.merged_into_id = into.id
    db.session().flush()
    into.note("merged_holding", by=by, at=at, double=double.title[:120])
    if double.team_id != into.team_id:
        double.note("merged_holding", by=by, at=at, double=double.title[:120])


def say_that_they_are_two(one: Holding, other: Holding, *, by: Person, at: datetime) -> None:
    """Remember that two that look the same are not. Raises CannotKeep for one and the same."""
    if one.id == other.id:
        raise CannotKeep(N_("Choose something else: this is the same one."))
    first, second = sorted((one, other), key=lambda holding: holding.id)
    if db.session().scalar(_apart, {"one_id": first.id, "other_id": second.id}) is None:
        db.session().add(Apart(one_id=first.id, other_id=second.id, by_id=by.id, at=at))
        db.session().flush()
        first.note("kept_apart", by=by, at=at, other=second.title[:120])


def know_sources_by_their_title() -> int:
    """Work out for sources of an earlier release by what their title is recognised; how many there were."""
    known, after = 0, 0
    while some := db.session().execute(_unknown_by_title, {"after": after}).all():
        after = some[-1].id
        keys = [{"source_id": id_, "key": key} for id_, title in some if (key := title_key(title))]
        if keys:
            table = cast(Table, Source.__table__)
            by_title = update(table).where(table.c.id == bindparam("source_id")).values(title_key=bindparam("key"))
            db.session().connection().execute(by_title, keys)
        known += len(keys)
    return known


def reads_as_many(one: Holding, other: Holding) -> bool:
    """Whether everybody who may read the other may read this one."""
    if one.audience is Audience.PUBLIC:
        return True
    is_as_wide = one.audience.reaches(other.audience)
    if one.team_id is not None and one.team_id == other.team_id:
        return is_as_wide
    is_in_its_network = one.network_id is not None and one.network_id == other.network_id
    return is_in_its_network and is_as_wide and one.audience.reaches(Audience.NETWORK)


def _refuse_what_cannot_be_one(double: Holding, into: Holding) -> None:
    if double.id == into.id:
        _refuse(N_("Choose something else: this is the same one."))
    if type(double) is not type(into):
        _refuse(N_("Two things of a different kind cannot become one."))
    if double.merged_into_id or into.merged_into_id:
        _refuse(N_("One of these two has become one with another already. Look again which two you mean."))
    if double.is_removed or into.is_removed:
        _refuse(N_("One of these two is out of the library. Look again which two you mean."))
    if not reads_as_many(into, double):
        _refuse(
            N_("Fewer people may read this one than the other. Let the other one go on, or share this one wider first.")
        )


def _refuse(reason: str) -> NoReturn:
    raise CannotKeep(reason)


def _bring_ties(double: Holding, into: Holding) -> None:
    """Every tie of the double, unless the one that goes on has the same, or would be tied to itself."""
    session = db.session()
    there = {(known.from_id, known.to_id, known.relation) for known in session.scalars(_ties, {"id": into.id})}
    for known in session.scalars(_ties, {"id": double.id}).all():
        from_id = into.id if known.from_id == double.id else known.from_id
        to_id = into.id if known.to_id == double.id else known.to_id
        place = (from_id, to_id, known.relation)
        if from_id == to_id or place in there:
            session.delete(known)
        else:
            known.from_id, known.to_id = from_id, to_id
            there.add(place)


def _bring_captures(double: Holding, into: Holding) -> None:
    """The ideas of a visit, behind those of the other. Raises CannotKeep when there are more than a visit holds."""
    brought: Sequence[Capture] = db.session().scalars(_captures, {"id": double.id}).all()
    if not brought:
        return
    last = db.session().scalar(_numbers_taken, {"id": into.id}) or 0
    if last + len(brought) > MOST_CAPTURES:
        _refuse(N_("Together these two visits hold more than five ideas. Take some back first."))
    for number, capture in enumerate(brought, start=last + 1):
        capture.visit_id, capture.number = into.id, number
