"""Letting the work of a team rest on the library, and looking again when something there was taken back."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, select, update

from designteam.cycle.models import Artefact, Citation, Reconsideration, SecondLook
from designteam.evidence.models import Holding, Stance
from designteam.journal.commands import record
from designteam.kit import db
from designteam.people.models import Person

_citation = select(Citation).where(
    Citation.artefact_id == bindparam("artefact_id"), Citation.holding_id == bindparam("holding_id")
)
_answer = select(Reconsideration).where(
    Reconsideration.citation_id == bindparam("citation_id"),
    Reconsideration.holding_version == bindparam("holding_version"),
)
_teams_resting_on = (
    select(Artefact.team_id)
    .join(Citation, Citation.artefact_id == Artefact.id)
    .where(Citation.holding_id == bindparam("holding_id"))
    .distinct()
    .order_by(Artefact.team_id)
)


def cite(
    artefact: Artefact, holding: Holding, *, stance: Stance, remark: str = "", by: Person, at: datetime
) -> Citation:
    """Let an artefact rest on something in the library. What was cited already takes the new stance and version."""
    session = db.session()
    citation = session.scalar(_citation, {"artefact_id": artefact.id, "holding_id": holding.id})
    if citation is None:
        citation = Citation(artefact=artefact, holding=holding)
        session.add(citation)
    citation.stance, citation.remark, citation.at, citation.by_id = stance, remark, at, by.id
    citation.artefact_version, citation.holding_version = artefact.version, holding.version
    session.flush()
    artefact.note("cited", by=by, at=at, holding=holding.id, stance=stance.value)
    return citation


def let_go_of_citation(citation: Citation, *, by: Person, at: datetime) -> None:
    citation.artefact.note("uncited", by=by, at=at, holding=citation.holding_id)
    db.session().delete(citation)
    db.session().flush()


def reconsider(
    citation: Citation, *, version: int, verdict: SecondLook, because: str, by: Person, at: datetime
) -> Reconsideration:
    """Say what the team does now that this version took something back. A second answer replaces the first."""
    session = db.session()
    answer = session.scalar(_answer, {"citation_id": citation.id, "holding_version": version})
    if answer is None:
        answer = Reconsideration(citation=citation, holding_version=version)
        session.add(answer)
    answer.verdict, answer.because, answer.at, answer.by_id = verdict, because, at, by.id
    session.flush()
    citation.artefact.note("reconsidered", by=by, at=at, verdict=verdict.value)
    return answer


def tell_those_who_rest_on(holding: Holding, *, by: Person, at: datetime) -> Sequence[int]:
    """Write in the journal of every team whose work rests on it that it was taken back; the teams."""
    teams = db.session().scalars(_teams_resting_on, {"holding_id": holding.id}).all()
    for team_id in teams:
        if team_id != holding.team_id:
            record(
                "turned_holding", by=by, at=at, subject="holding", subject_id=holding.id, team_id=team_id,
                kind=holding.kind, title=holding.title[:120], version=holding.version,
            )  # fmt: skip
    return teams


def rest_on_the_one_that_stays(double: Holding, *, into: Holding, by: Person, at: datetime) -> None:
    """After two things became one: whoever rested on either now rests on the one that went on.

    Had that one taken something back, then who rested on the other hears of it now, also when they answered something
    about the other.
    """
    session = db.session()
    citing = select(Citation.artefact_id).where(Citation.holding_id == into.id)
    both = select(Citation).where(Citation.holding_id == double.id, Citation.artefact_id.in_(citing))
    for citation in session.scalars(both).all():
        session.delete(citation)
    session.flush()
    moved = update(Citation).where(Citation.holding_id == double.id)
    teams = session.scalars(_teams_resting_on, {"holding_id": double.id}).all()
    version = into.version
    if into.turned_version is not None:
        version = into.turned_version - 1
        theirs = select(Citation.id).where(Citation.holding_id == double.id)
        about_this = Reconsideration.holding_version == into.turned_version
        session.execute(delete(Reconsideration).where(Reconsideration.citation_id.in_(theirs), about_this))
    session.execute(moved.values(holding_id=into.id, holding_version=version))
    for team_id in teams:
        record(
            "merged_holding", by=by, at=at, subject="holding", subject_id=into.id, team_id=team_id,
            kind=into.kind, title=into.title[:120],
        )  # fmt: skip
