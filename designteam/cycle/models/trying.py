"""Around an experiment: who takes part and finds it clear, what each expects, and small successes to celebrate."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint, bindparam, func, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.cycle.models.artefact import SIGNED_WORK
from designteam.kit import db
from designteam.kit.db import Keeping, Model, Moment, Privacy, Words, choice_of
from designteam.method.definition import ROLES
from designteam.network.models import holds
from designteam.people.models import Person
from designteam.teams.models import Membership

DESIGNING = [role for role, card in ROLES.items() if card.designs]


class Sureness(StrEnum):
    UNSURE = "unsure"
    FAIRLY = "fairly"
    VERY = "very"


class ClarityWord(StrEnum):
    CLEAR = "clear"
    QUESTION = "question"


class Prediction(Model):
    """What one member expects of an experiment. Until it is opened only who wrote it reads it."""

    __tablename__ = "prediction"
    __table_args__ = (UniqueConstraint("experiment_id", "person_id"),)
    keeping = Keeping(
        Privacy.PERSONAL, "to put beside the result what each expected; closed until then", "as long as the team"
    )

    experiment_id: Mapped[int] = mapped_column(ForeignKey("experiment.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    text: Mapped[str] = mapped_column(Words(600))
    sure: Mapped[Sureness | None] = mapped_column(choice_of(Sureness))
    at: Mapped[datetime] = mapped_column(Moment)
    opened_at: Mapped[datetime | None] = mapped_column(Moment)


class Participant(Model):
    """Somebody who takes part in an experiment: what they do is clear to them, or they ask something.

    Where nobody was named (`named`), everybody who designs in the team takes part.
    """

    __tablename__ = "participant"
    __table_args__ = (UniqueConstraint("experiment_id", "person_id"),)
    keeping = SIGNED_WORK

    experiment_id: Mapped[int] = mapped_column(ForeignKey("experiment.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    named: Mapped[bool] = mapped_column(default=False)
    word: Mapped[ClarityWord | None] = mapped_column(choice_of(ClarityWord))
    question: Mapped[str] = mapped_column(Words(300), default="")
    answer: Mapped[str] = mapped_column(Words(600), default="")
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime | None] = mapped_column(Moment)


class SuccessMoment(Model):
    """Something that worked, noted in half a minute, for the board in the staff room."""

    __tablename__ = "success_moment"
    keeping = SIGNED_WORK

    team_id: Mapped[int] = mapped_column(ForeignKey("design_team.id"), index=True)
    experiment_id: Mapped[int | None] = mapped_column(ForeignKey("experiment.id"))
    what: Mapped[str] = mapped_column(Words(240))
    who: Mapped[str] = mapped_column(Words(120), default="")
    noticed_on: Mapped[date]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    submission: Mapped[str | None] = mapped_column(Words(36), unique=True)

    by: Mapped[Person] = relationship()


_named = select(func.count(Participant.id), func.count(Participant.id).filter(Participant.word.is_(None))).where(
    Participant.experiment_id == bindparam("experiment_id"), Participant.named
)
_designing_without_a_word = select(func.count(Membership.person_id.distinct())).where(
    Membership.team_id == bindparam("team_id"),
    Membership.role.in_(DESIGNING),
    holds(Membership),
    ~select(Participant.id)
    .where(
        Participant.experiment_id == bindparam("experiment_id"),
        Participant.person_id == Membership.person_id,
        Participant.word.is_not(None),
    )
    .exists(),
)


def unheard_in(experiment_id: int, *, team_id: int, today: date) -> int:
    """How many participants said neither that it is clear nor what they still ask."""
    facts = {"experiment_id": experiment_id, "team_id": team_id, "today": today}
    named, silent = db.session().execute(_named, facts).one()
    return int(silent if named else db.session().scalar(_designing_without_a_word, facts) or 0)
