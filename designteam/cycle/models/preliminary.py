"""What the preliminary research makes: from the practice question to the design requirements."""

from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from designteam.cycle.models.actants import Network, check_drawn
from designteam.cycle.models.artefact import WORK, Artefact, artefact_key, of_kind
from designteam.kit.db import Codes, Words, choice_of
from designteam.method.definition import Lane


class Confidence(StrEnum):
    HINT = "hint"
    REASONABLE = "reasonable"
    STRONG = "strong"


class HypothesisStanding(StrEnum):
    OPEN = "open"
    STRENGTHENED = "strengthened"
    WEAKENED = "weakened"
    REPLACED = "replaced"


class DirectionChoice(StrEnum):
    UNDECIDED = "undecided"
    CHOSEN = "chosen"
    NOT_CHOSEN = "not_chosen"


class PracticeQuestion(Artefact):
    """The question from practice that starts everything; it gets sharper in versions."""

    __tablename__ = "practice_question"
    __mapper_args__ = of_kind("practice_question")
    keeping = WORK

    id: Mapped[int] = artefact_key()
    text: Mapped[str] = mapped_column(Words(600), default="")
    why: Mapped[str] = mapped_column(Words(1000), default="")
    felt_by: Mapped[list[str]] = mapped_column(Codes, default=list)
    happens_now: Mapped[str] = mapped_column(Words(1000), default="")
    wished: Mapped[str] = mapped_column(Words(1000), default="")
    tried_before: Mapped[str] = mapped_column(Words(1000), default="")
    behind: Mapped[str] = mapped_column(Words(600), default="")
    learning_areas: Mapped[list[str]] = mapped_column(Codes, default=list)
    grades: Mapped[list[int]] = mapped_column(Codes, default=list)
    asked_school_team_on: Mapped[date | None]
    school_team_said: Mapped[str] = mapped_column(Words(1000), default="")

    @property
    def headline(self) -> str:
        return self.text


class ExplorationItem(Artefact):
    """Something the team looked at in one of the five lanes, or the reason why a lane may stay empty."""

    __tablename__ = "exploration_item"
    __mapper_args__ = of_kind("exploration_item")
    keeping = WORK

    id: Mapped[int] = artefact_key()
    lane: Mapped[Lane] = mapped_column(choice_of(Lane))
    method: Mapped[str] = mapped_column(Words(30), default="")
    looked_on: Mapped[date | None]
    among: Mapped[str] = mapped_column(Words(200), default="")
    expected: Mapped[str] = mapped_column(Words(1000), default="")
    found: Mapped[str] = mapped_column(Words(2000), default="")
    surprise: Mapped[str] = mapped_column(Words(1000), default="")
    reference: Mapped[str] = mapped_column(Words(300), default="")
    not_needed_because: Mapped[str] = mapped_column(Words(600), default="")


class ActantMap(Artefact):
    """Who and what plays a part, and who has a say over what: now and as the team wishes it [003:554-558, 613-617].

    `talk` is what was said while drawing; it may hold the photo of the sheet, and then the lists may stay empty.
    """

    __tablename__ = "actant_map"
    __mapper_args__ = of_kind("actant_map")
    keeping = WORK

    id: Mapped[int] = artefact_key()
    talk: Mapped[str] = mapped_column(Words(4000), default="")
    actants: Mapped[list[dict[str, Any]]] = mapped_column(Codes, default=list)
    arrows: Mapped[list[dict[str, Any]]] = mapped_column(Codes, default=list)

    def fill(self, values: Mapping[str, Any]) -> None:
        super().fill({name: self.as_kept(name, value) for name, value in values.items()})

    def as_kept(self, name: str, value: Any) -> Any:
        """The lists in one order, so that two versions differ only where somebody changed something."""
        parts = {"actants": ("key",), "arrows": ("from", "to")}.get(name)
        if parts:
            return sorted(value, key=lambda one: [one[part] for part in parts])
        return super().as_kept(name, value)

    def check(self) -> None:
        """Raises CannotDraw when the lists cannot stand in one drawing."""
        check_drawn(self.actants, self.arrows)

    @property
    def named_parts(self) -> Sequence[str]:
        return [part for one in self.network.actants for part in (one.label, one.traits) if part]

    @property
    def network(self) -> Network:
        return Network.of(self.actants, self.arrows)


class Insight(Artefact):
    """What the team now knows, in one sentence, with a picture from the classroom."""

    __tablename__ = "insight"
    __mapper_args__ = of_kind("insight")
    keeping = WORK

    id: Mapped[int] = artefact_key()
    lane: Mapped[Lane] = mapped_column(choice_of(Lane))
    text: Mapped[str] = mapped_column(Words(300), default="")
    classroom_example: Mapped[str] = mapped_column(Words(1000), default="")
    confidence: Mapped[Confidence | None] = mapped_column(choice_of(Confidence))
    consequence: Mapped[str] = mapped_column(Words(600), default="")

    @property
    def headline(self) -> str:
        return self.text


class WorkingHypothesis(Artefact):
    """What the team expects to work, for whom and why (context, intervention, mechanism, outcome)."""

    __tablename__ = "working_hypothesis"
    __mapper_args__ = of_kind("working_hypothesis")
    keeping = WORK

    id: Mapped[int] = artefact_key()
    approach: Mapped[str] = mapped_column(Words(600), default="")
    context: Mapped[str] = mapped_column(Words(400), default="")
    outcome: Mapped[str] = mapped_column(Words(400), default="")
    mechanism: Mapped[str] = mapped_column(Words(600), default="")
    doubt: Mapped[str] = mapped_column(Words(400), default="")
    standing: Mapped[HypothesisStanding] = mapped_column(choice_of(HypothesisStanding), default=HypothesisStanding.OPEN)

    @property
    def headline(self) -> str:
        return self.approach


class SolutionDirection(Artefact):
    """A way in which the hypothesis could come true, chosen or not, and why."""

    __tablename__ = "solution_direction"
    __mapper_args__ = of_kind("solution_direction")
    keeping = WORK

    id: Mapped[int] = artefact_key()
    idea: Mapped[str] = mapped_column(Words(1000), default="")
    perspective: Mapped[str] = mapped_column(Words(30), default="")
    pros: Mapped[str] = mapped_column(Words(800), default="")
    cons: Mapped[str] = mapped_column(Words(800), default="")
    choice: Mapped[DirectionChoice] = mapped_column(choice_of(DirectionChoice), default=DirectionChoice.UNDECIDED)
    choice_because: Mapped[str] = mapped_column(Words(600), default="")


class DesignRequirement(Artefact):
    """What the design must do, why, and how one sees that it does."""

    __tablename__ = "design_requirement"
    __mapper_args__ = of_kind("design_requirement")
    keeping = WORK

    id: Mapped[int] = artefact_key()
    text: Mapped[str] = mapped_column(Words(400), default="")
    because: Mapped[str] = mapped_column(Words(400), default="")
    works_when: Mapped[str] = mapped_column(Words(400), default="")
    requirement_kind: Mapped[str] = mapped_column(Words(30), default="")
    aspect: Mapped[str] = mapped_column(Words(30), default="")
    ict_adds: Mapped[str] = mapped_column(Words(400), default="")
    priority: Mapped[str] = mapped_column(Words(30), default="")

    @property
    def headline(self) -> str:
        return self.text
