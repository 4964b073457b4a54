"""Questions about a design's web, and about what was meant beside what was experienced and seen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, or_, select

from designteam.cycle.models import Artefact, Comparison, Design, Evaluation, Link, Status, Version, WebThread
from designteam.kit import db
from designteam.method.definition import ASPECTS

REQUIREMENT = "requirement-"
NOT_RELEVANT = "not_relevant"

_web = select(WebThread).where(WebThread.design_id == bindparam("design_id"))
_meets = select(Link.to_id).where(Link.from_id == bindparam("design_id"), Link.relation == "meets")
_tellings = (
    select(
        Version.artefact_id, Version.number.label("version"), Version.at, Version.content,
        Artefact.number, Artefact.title, Artefact.status,
    )
    .join(Artefact, Artefact.id == Version.artefact_id)
    .where(or_(Version.artefact_id == bindparam("design_id"), Version.artefact_id.in_(_meets)))
    .order_by(Artefact.number, Artefact.id, Version.number)
)  # fmt: skip
_decision = Artefact.__table__.alias("decision")
_compared = (
    select(Comparison, _decision.c.title)
    .outerjoin(_decision, _decision.c.id == Comparison.explained_by_id)
    .where(Comparison.design_id == bindparam("design_id"))
)
_decisions = (
    select(Evaluation.id, Evaluation.title)
    .where(
        Evaluation.team_id == bindparam("team_id"),
        Evaluation.status != Status.DROPPED,
        Evaluation.decision.is_not(None),
    )
    .order_by(Evaluation.number)
)


@dataclass(frozen=True)
class Telling:
    """What a design says about one aspect or requirement, in one of its versions."""

    version: int
    at: datetime
    text: str


class Laid(NamedTuple):
    """One row of the three columns. `intended` is as it was kept, or as it stands now while nothing was kept."""

    about: str
    number: int | None
    title: str
    intended: Telling
    newest: int
    is_kept: bool
    has_moved_on: bool
    lived: Comparison | None
    decision: str

    @property
    def is_different(self) -> bool:
        return self.lived is not None and self.lived.is_different

    @property
    def is_explained(self) -> bool:
        return self.lived is not None and bool(self.lived.explained_by_id)


def web_of(design: Design) -> Mapping[str, WebThread]:
    """The threads that say something, by their code."""
    return {one.thread: one for one in db.session().scalars(_web, {"design_id": design.id})}


def three_columns_of(design: Design) -> Sequence[Laid]:
    """Every aspect that the design says something about, and every requirement it meets."""
    facts = {"design_id": design.id}
    told: dict[int, list[Any]] = {}
    for row in db.session().execute(_tellings, facts):
        told.setdefault(row.artefact_id, []).append(row)
    lived = {row[0].about: (row[0], row[1] or "") for row in db.session().execute(_compared, facts)}
    rows = []
    for code in ASPECTS:
        tellings = [_of_aspect(row, code) for row in told.get(design.id, ())]
        if code in lived or _is_meant(told.get(design.id, ()), code):
            rows.append(_laid(code, None, "", tellings, lived))
    for id_, versions in told.items():
        if id_ != design.id and (versions[-1].status is not Status.DROPPED or f"{REQUIREMENT}{id_}" in lived):
            tellings = [Telling(row.version, row.at, str(row.content.get("text") or "")) for row in versions]
            rows.append(_laid(f"{REQUIREMENT}{id_}", versions[-1].number, versions[-1].title, tellings, lived))
    return rows


def decisions_of(team_id: int) -> Sequence[tuple[int, str]]:
    """The decisions by which a difference can be explained."""
    return [(row.id, row.title) for row in db.session().execute(_decisions, {"team_id": team_id})]


def _of_aspect(row: Any, code: str) -> Telling:
    _, note = (row.content.get("aspects") or {}).get(code) or ("", "")
    return Telling(row.version, row.at, note)


def _is_meant(versions: Sequence[Any], code: str) -> bool:
    state, note = ((versions[-1].content.get("aspects") or {}).get(code) or ("", "")) if versions else ("", "")
    return bool(note) and state != NOT_RELEVANT


def _laid(
    about: str,
    number: int | None,
    title: str,
    tellings: Sequence[Telling],
    lived: Mapping[str, tuple[Comparison, str]],
) -> Laid:
    row, decision = lived.get(about, (None, ""))
    newest = tellings[-1]
    intended = next((one for one in tellings if row is not None and one.version == row.intended_version), newest)
    has_moved_on = intended.text != newest.text
    return Laid(about, number, title, intended, newest.version, row is not None, has_moved_on, row, decision)
