"""Letting the work of a team rest on the library, and looking again when something there was taken back."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, or_, select, update
from sqlalchemy.orm import aliased

from designteam.cycle.models import Artefact, Citation, Reconsideration, SecondLook
from designteam.evidence.models import Holding, Relation, Stance, Tie
from designteam.evidence.policy import may_be_seen_by_all_of
from designteam.journal.commands import record
from designteam.kit import db
from designteam.people.models import Person
from designteam.teams.models import DesignTeam

_carried = aliased(Holding, flat=True)
_citation = select(Citation).where(
    Citation.artefact_id == bindparam("artefact_id"), Citation.holding_id == bindparam("holding_id")
)
_answer = select(Reconsideration).where(
    Reconsideration.citation_id == bindparam("citation_id"),
    Reconsideration.holding_version == bindparam("holding_version"),
)
_citing = (
    select(Artefact.team_id)
    .join(Citation, Citation.artefact_id == Artefact.id)
    .where(Citation.holding_id == bindparam("resting_on"))
)
_tying = (
    select(_carried.team_id)
    .join(Tie, Tie.from_id == _carried.id)
    .where(
        Tie.to_id == bindparam("resting_on"),
        Tie.relation == Relation.RESTS_ON,
        _carried.removed_at.is_(None),
        _carried.merged_into_id.is_(None),
    )
)
_teams_to_tell = (
    select(DesignTeam.id)
    .join(Holding, Holding.id == bindparam("told_of"))
    .where(or_(DesignTeam.id.in_(_citing), DesignTeam.id.in_(_tying)), may_be_seen_by_all_of(DesignTeam))
    .order_by(DesignTeam.id)
)
_answers_of_another = (
    delete(Reconsideration)
    .where(
        Reconsideration.citation_id.in_(select(Citation.id).where(Citation.holding_id == bindparam("holding_id"))),
        or_(
            Reconsideration.holding_version == bindparam("turn"), Reconsideration.holding_version > bindparam("version")
        ),
    )
    .execution_options(synchronize_session=False)
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


def tell_those_who_rest_on(
    holding: Holding, *, by: Person, at: datetime, verb: str = "turned_holding"
) -> Sequence[int]:
    """Write in the journal of every team whose work or cards rest on it what happened to it; the teams.

    A team that cannot see it any more hears nothing, as it may not know what it is called now.
    """
    asked = {"resting_on": holding.id, "told_of": holding.id}
    teams = db.session().scalars(_teams_to_tell, asked).all()
    for team_id in teams:
        if team_id != holding.team_id:
            record(
                verb, by=by, at=at, subject="holding", subject_id=holding.id, team_id=team_id,
                kind=holding.kind, title=holding.title[:120], version=holding.version,
            )  # fmt: skip
    return teams


def rest_on_the_one_that_stays(double: Holding, *, into: Holding, by: Person, at: datetime) -> None:
    """After two things became one: whoever rested on either now rests on the one that went on.

    Had that one taken something back, then who rested on the other hears of it now, also when they answered something
    about the other.
    An answer about a version that this one has yet to reach is no answer about this one.
    """
    session = db.session()
    citing = select(Citation.artefact_id).where(Citation.holding_id == into.id)
    both = select(Citation).where(Citation.holding_id == double.id, Citation.artefact_id.in_(citing))
    for citation in session.scalars(both).all():
        session.delete(citation)
    session.flush()
    moved = update(Citation).where(Citation.holding_id == double.id)
    teams = session.scalars(_teams_to_tell, {"resting_on": double.id, "told_of": into.id}).all()
    asked_again = into.turned_version or into.version + 1
    session.execute(_answers_of_another, {"holding_id": double.id, "turn": asked_again, "version": into.version})
    session.execute(moved.values(holding_id=into.id, holding_version=min(asked_again - 1, into.version)))
    for team_id in teams:
        record(
            "merged_holding", by=by, at=at, subject="holding", subject_id=into.id, team_id=team_id,
            kind=into.kind, title=into.title[:120],
        )  # fmt: skip
