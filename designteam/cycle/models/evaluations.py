"""The evaluation: a verdict per requirement, and what the team decides."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.cycle.models.artefact import SIGNED_WORK, WORK, Artefact, artefact_key, of_kind
from designteam.cycle.models.experiments import Decision
from designteam.kit.db import Codes, Model, Words, choice_of
from designteam.kit.richtext import plain


class VerdictWord(StrEnum):
    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not"


class Evaluation(Artefact):
    """What the experiments showed per requirement, and what the team decides."""

    __tablename__ = "evaluation"
    __mapper_args__ = of_kind("evaluation")
    keeping = WORK

    id: Mapped[int] = artefact_key()
    learned: Mapped[str] = mapped_column(Words(2000), default="")
    saves: Mapped[str] = mapped_column(Words(600), default="")
    helped: Mapped[list[str]] = mapped_column(Codes, default=list)
    decision: Mapped[Decision | None] = mapped_column(choice_of(Decision))
    decision_because: Mapped[str] = mapped_column(Words(1000), default="")
    decided_on: Mapped[date | None]
    decided_by: Mapped[str] = mapped_column(Words(200), default="")
    review_on: Mapped[date | None]

    verdicts: Mapped[list["Verdict"]] = relationship(
        cascade="all, delete-orphan", lazy="selectin", foreign_keys="Verdict.evaluation_id", order_by="Verdict.id"
    )

    def fill(self, values: Mapping[str, Any]) -> None:
        """Also takes `verdicts`: per experiment and requirement a word (or none yet) and a note."""
        values = dict(values)
        known = {(verdict.experiment_id, verdict.requirement_id): verdict for verdict in self.verdicts}
        for (experiment_id, requirement_id), (word, note) in values.pop("verdicts", {}).items():
            found = known.get((experiment_id, requirement_id))
            if found is not None and word:
                found.word, found.note = VerdictWord(word), note
            elif found is not None:
                self.verdicts.remove(found)
            elif word:
                self.verdicts.append(
                    Verdict(
                        experiment_id=experiment_id,
                        requirement_id=requirement_id,
                        word=VerdictWord(word),
                        note=note,
                    )
                )
        super().fill(values)

    def as_kept(self, name: str, value: Any) -> Any:
        if name == "verdicts":
            return [[*pair, str(word), note] for pair, (word, note) in sorted(value.items()) if word]
        return super().as_kept(name, value)

    @property
    def content(self) -> dict[str, Any]:
        said = sorted(self.verdicts, key=lambda verdict: (verdict.experiment_id, verdict.requirement_id))
        return super().content | {"verdicts": [[v.experiment_id, v.requirement_id, v.word.value, v.note] for v in said]}

    @property
    def headline(self) -> str:
        return self.decision_because or plain(self.learned)

    @property
    def is_a_stop(self) -> bool:
        return self.decision is Decision.STOP


class Verdict(Model):
    """Whether one requirement was met in one experiment, as weighed by one evaluation."""

    __tablename__ = "verdict"
    __table_args__ = (UniqueConstraint("evaluation_id", "experiment_id", "requirement_id"),)
    keeping = SIGNED_WORK

    evaluation_id: Mapped[int] = mapped_column(ForeignKey("evaluation.id", ondelete="CASCADE"))
    experiment_id: Mapped[int] = mapped_column(ForeignKey("experiment.id"), index=True)
    requirement_id: Mapped[int] = mapped_column(ForeignKey("design_requirement.id"), index=True)
    word: Mapped[VerdictWord] = mapped_column(choice_of(VerdictWord))
    note: Mapped[str] = mapped_column(Words(400), default="")
