"""The answer to a knowledge question, made into a card that everybody can use."""

from datetime import date, datetime

from sqlalchemy import bindparam, select

from designteam.evidence.commands.keeping import keep, revise, tie
from designteam.evidence.models import CannotKeep, Holding, KnowledgeQuestion, QuestionStatus, Relation, Tie
from designteam.kit import db
from designteam.kit.words import N_
from designteam.network.models import Audience
from designteam.people.models import Person

_answer = (
    select(Holding)
    .join(Tie, Tie.from_id == Holding.id)
    .where(Tie.to_id == bindparam("question_id"), Tie.relation == Relation.ANSWERS)
    .order_by(Tie.id)
    .limit(1)
)


def publish_answer(
    question: KnowledgeQuestion,
    *,
    finding: str,
    audience: Audience,
    submission: str | None = None,
    by: Person,
    at: datetime,
    today: date,
) -> Holding:
    """Make a card of the answer, for the same team and tied to the question. Both are shared as far as is said.

    A question that has its card already keeps that one.     Raises CannotKeep when there is no short answer yet.
    """
    if question.is_published and (made := db.session().scalar(_answer, {"question_id": question.id})):
        return made
    if not question.short_answer:
        raise CannotKeep(N_("Write the short answer first. Then it can become a card."))
    said = {
        "finding": finding,
        "for_whom": question.context[:600],
        "explanation": question.explanation,
        "checked_on": question.answered_on or today,
    }
    card = keep(
        "card", said, of=question.team, network=question.network, audience=audience,
        terms=question.terms, submission=submission, by=by, at=at,
    )  # fmt: skip
    tie(card, question, Relation.ANSWERS, by=by, at=at)
    question.share(audience, by=by, at=at)
    revise(question, {"status": QuestionStatus.PUBLISHED}, from_version=question.version, by=by, at=at)
    return card
