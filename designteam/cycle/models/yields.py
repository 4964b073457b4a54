"""What came of it: outcomes, and products that others can take along."""

from datetime import date
from enum import StrEnum

from sqlalchemy.orm import Mapped, mapped_column

from designteam.cycle.models.artefact import WORK, Artefact, artefact_key, of_kind
from designteam.kit.db import Codes, Words, choice_of


class OutcomeLevel(StrEnum):
    INDIVIDUAL = "individual"
    SCHOOL = "school"
    TEACHER_EDUCATION = "teacher_education"
    KNOWLEDGE_DOMAIN = "knowledge_domain"


class Outcome(Artefact):
    """What came of it, at one of four levels [003:163-204]."""

    __tablename__ = "outcome"
    __mapper_args__ = of_kind("outcome")
    keeping = WORK

    id: Mapped[int] = artefact_key()
    level: Mapped[OutcomeLevel] = mapped_column(choice_of(OutcomeLevel))
    statement: Mapped[str] = mapped_column(Words(600), default="")
    evidence: Mapped[str] = mapped_column(Words(600), default="")
    noticed_by: Mapped[str] = mapped_column(Words(200), default="")
    noticed_on: Mapped[date | None]
    product_type: Mapped[str] = mapped_column(Words(30), default="")
    contributed: Mapped[list[str]] = mapped_column(Codes, default=list)

    @property
    def headline(self) -> str:
        return self.statement


class Product(Artefact):
    """Something other schools can take along [003:717-792]: what it is, for whom, what one needs and how to use it.

    What of it goes out is decided elsewhere; here is the text as the team has it now. `minutes` are those a week;
    `objectives` are codes of core objectives, `terms` the numbers of words of the library.
    """

    __tablename__ = "product"
    __mapper_args__ = of_kind("product")
    keeping = WORK
    goes_out_by_itself = False

    id: Mapped[int] = artefact_key()
    product_type: Mapped[str] = mapped_column(Words(30), default="")
    summary: Mapped[str] = mapped_column(Words(300), default="")
    maturity: Mapped[str] = mapped_column(Words(10), default="idea")
    learning_areas: Mapped[list[str]] = mapped_column(Codes, default=list)
    grades: Mapped[list[int]] = mapped_column(Codes, default=list)
    objectives: Mapped[list[str]] = mapped_column(Codes, default=list)
    terms: Mapped[list[int]] = mapped_column(Codes, default=list)
    worked_for: Mapped[str] = mapped_column(Words(600), default="")
    worked_less_for: Mapped[str] = mapped_column(Words(600), default="")
    minutes: Mapped[int | None]
    group_size: Mapped[int | None]
    devices: Mapped[str] = mapped_column(Words(10), default="")
    needs: Mapped[str] = mapped_column(Words(600), default="")
    skills: Mapped[str] = mapped_column(Words(600), default="")
    made_room_by: Mapped[str] = mapped_column(Words(600), default="")
    how_to: Mapped[str] = mapped_column(Words(20_000), default="")
    for_teachers: Mapped[str] = mapped_column(Words(600), default="")
    for_pupils: Mapped[str] = mapped_column(Words(600), default="")
    at_home: Mapped[str] = mapped_column(Words(600), default="")
    licence: Mapped[str] = mapped_column(Words(20), default="cc-by-40")

    @property
    def headline(self) -> str:
        return self.summary
