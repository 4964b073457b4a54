"""Reports that were asked for: how far they are, and where they lie when they are ready."""

from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.cycle.models import Iteration
from designteam.kit.db import Keeping, Model, Moment, Privacy, Words, choice_of
from designteam.people.models import Person

KEPT = timedelta(days=7)
PATIENCE = timedelta(minutes=5)


class Progress(StrEnum):
    WAITING = "waiting"
    WORKING = "working"
    READY = "ready"
    FAILED = "failed"


class Stage(StrEnum):
    """What is being done at this moment, in the order in which it is done."""

    COLLECTING = "collecting"
    LAYING_OUT = "laying_out"
    DRAWING = "drawing"
    KEEPING = "keeping"


class Failure(StrEnum):
    TOO_LARGE = "too_large"
    NOT_INSTALLED = "not_installed"
    NOT_IN_TEAM = "not_in_team"
    STALLED = "stalled"
    OWN_FAULT = "own_fault"


class Form(StrEnum):
    """In which form somebody takes the work along."""

    PDF = "pdf"
    DOCX = "docx"
    ZIP = "zip"
    YEAR = "year"
    INTRODUCTION = "introduction"


class Dossier(Model):
    """A dossier in the making or made, for the person who asked for it; `school_year` is that of a year overview."""

    __tablename__ = "dossier"
    __table_args__ = (Index(None, "person_id", "iteration_id"),)
    keeping = Keeping(Privacy.PERSONAL, "to hand somebody the dossier they asked for", "7 days")

    iteration_id: Mapped[int] = mapped_column(ForeignKey("iteration.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    language: Mapped[str] = mapped_column(Words(2))
    form: Mapped[Form] = mapped_column(choice_of(Form), default=Form.PDF, server_default=Form.PDF.value)
    school_year: Mapped[int | None]
    progress: Mapped[Progress] = mapped_column(choice_of(Progress), default=Progress.WAITING)
    stage: Mapped[Stage] = mapped_column(choice_of(Stage), default=Stage.COLLECTING)
    pages: Mapped[int] = mapped_column(default=0)
    failure: Mapped[Failure | None] = mapped_column(choice_of(Failure))
    file: Mapped[str] = mapped_column(Words(40), default="")
    asked_at: Mapped[datetime] = mapped_column(Moment)
    changed_at: Mapped[datetime] = mapped_column(Moment)

    iteration: Mapped[Iteration] = relationship()
    person: Mapped[Person] = relationship()

    @classmethod
    def ask(
        cls,
        iteration: Iteration,
        *,
        form: Form = Form.PDF,
        school_year: int | None = None,
        language: str,
        by: Person,
        at: datetime,
    ) -> "Dossier":
        return cls(
            iteration=iteration, form=form, school_year=school_year, person=by, language=language, asked_at=at,
            changed_at=at,
        )  # fmt: skip

    def begin(self, *, at: datetime) -> None:
        self.progress = Progress.WORKING
        self.changed_at = at

    def reach(self, stage: Stage, *, pages: int, at: datetime) -> None:
        self.stage = stage
        self.pages = pages or self.pages
        self.changed_at = at

    def finish(self, *, file: str, pages: int, at: datetime) -> None:
        self.progress = Progress.READY
        self.failure = None
        self.file, self.pages, self.changed_at = file, pages, at

    def fail(self, why: Failure, *, at: datetime) -> None:
        self.progress = Progress.FAILED
        self.failure, self.changed_at = why, at

    def has_stalled(self, at: datetime) -> bool:
        """Whether nothing was heard for so long that the worker must have stopped half-way or is not there."""
        return self.is_under_way and at - self.changed_at > PATIENCE

    @property
    def steps(self) -> int:
        return len(Stage)

    @property
    def steps_done(self) -> int:
        return 0 if self.is_waiting else list(Stage).index(self.stage)

    @property
    def is_under_way(self) -> bool:
        return self.progress in {Progress.WAITING, Progress.WORKING}

    @property
    def is_waiting(self) -> bool:
        return self.progress is Progress.WAITING

    @property
    def is_ready(self) -> bool:
        return self.progress is Progress.READY
