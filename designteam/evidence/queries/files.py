"""The files that teams bring, their records, and what these became."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, case, delete, func, select
from sqlalchemy.orm import joinedload

from designteam.evidence.models import BroughtRecord, Holding, ReferenceFile, Verdict
from designteam.evidence.policy import may_see
from designteam.kit import db
from designteam.teams.models import DesignTeam

ON_A_PAGE = 50
AT_ONCE = 250
MOST_FILES = 20


@dataclass(frozen=True)
class Count:
    """Of one verdict how many records there are, and how many of these somebody wants to keep."""

    many: int = 0
    chosen: int = 0


_of_team = (
    select(ReferenceFile)
    .where(ReferenceFile.team_id == bindparam("team_id"))
    .options(joinedload(ReferenceFile.added_by, innerjoin=True))
    .order_by(ReferenceFile.added_at.desc(), ReferenceFile.id.desc())
    .limit(MOST_FILES)
)
_sent = select(ReferenceFile).where(ReferenceFile.submission == bindparam("submission"))
_to_take = select(ReferenceFile).where(ReferenceFile.id == bindparam("id")).with_for_update()
_counts = (
    select(BroughtRecord.verdict, func.count(BroughtRecord.id), func.sum(case((BroughtRecord.is_chosen, 1), else_=0)))
    .where(BroughtRecord.file_id == bindparam("file_id"))
    .group_by(BroughtRecord.verdict)
)
_in_library = func.coalesce(BroughtRecord.became_id, BroughtRecord.same_as_id)
_records = (
    select(BroughtRecord, Holding.id.label("holding_id"), Holding.title.label("holding"))
    .outerjoin(
        Holding,
        (Holding.id == _in_library)
        & Holding.removed_at.is_(None)
        & Holding.merged_into_id.is_(None)
        & may_see.condition,
    )
    .where(
        BroughtRecord.file_id == bindparam("file_id"), BroughtRecord.verdict.in_(bindparam("verdicts", expanding=True))
    )
    .order_by(BroughtRecord.number)
    .limit(ON_A_PAGE)
    .offset(bindparam("before"))
)
_chosen = (
    select(BroughtRecord.id, BroughtRecord.number, BroughtRecord.title, BroughtRecord.item, BroughtRecord.verdict)
    .where(
        BroughtRecord.file_id == bindparam("file_id"),
        BroughtRecord.is_chosen,
        BroughtRecord.number > bindparam("after"),
    )
    .order_by(BroughtRecord.number)
    .limit(AT_ONCE)
)


def files_of(team: DesignTeam) -> Sequence[ReferenceFile]:
    """What was brought lately, the newest first, with by whom."""
    return db.session().scalars(_of_team, {"team_id": team.id}).all()


def file_sent_as(submission: str) -> ReferenceFile | None:
    return db.session().scalar(_sent, {"submission": submission})


def file_to_take(file_id: int) -> ReferenceFile | None:
    """Held until the unit of work ends, so that only one worker takes it."""
    return db.session().scalar(_to_take, {"id": file_id})


def counts_of(file: ReferenceFile) -> Mapping[Verdict, Count]:
    rows = db.session().execute(_counts, {"file_id": file.id})
    found = {verdict: Count(many, int(chosen or 0)) for verdict, many, chosen in rows}
    return {verdict: found.get(verdict, Count()) for verdict in Verdict}


def records_in(
    file: ReferenceFile, verdicts: Collection[Verdict], facts: Mapping[str, Any], *, part: int = 1
) -> Sequence[Any]:
    """One part of the records with one of these verdicts, each with what it is in the library, if the viewer with
    these facts may see that."""
    asked = {"file_id": file.id, "verdicts": list(verdicts), "before": (part - 1) * ON_A_PAGE}
    return db.session().execute(_records, {**facts, **asked}).all()


def chosen_after(number: int, file_id: int) -> Sequence[Row[Any]]:
    """The next that somebody wants to keep, behind this number."""
    return db.session().execute(_chosen, {"file_id": file_id, "after": number}).all()


def forget_before(moment: datetime) -> None:
    """Forget the files of which nothing was heard since then, with their records."""
    old = select(ReferenceFile.id).where(ReferenceFile.changed_at <= moment)
    db.session().execute(delete(BroughtRecord).where(BroughtRecord.file_id.in_(old)))
    db.session().execute(delete(ReferenceFile).where(ReferenceFile.changed_at <= moment))


def names_on_the_shelf(*, since: datetime) -> Collection[str]:
    """The files that still have to be read."""
    waiting = select(ReferenceFile.file).where(ReferenceFile.file != "", ReferenceFile.added_at > since)
    return set(db.session().scalars(waiting))
