"""The design: what it is, and how far it has been thought through."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.cycle.models.artefact import WORK, Artefact, artefact_key, of_kind
from designteam.kit.db import Model, Words, choice_of
from designteam.method.definition import ASPECTS


class Control(StrEnum):
    TEACHER_LED = "teacher_led"
    SHARED = "shared"
    LEARNER_LED = "learner_led"


class AspectState(StrEnum):
    OPEN = "open"
    NOT_RELEVANT = "not_relevant"
    DESIGNED = "designed"
    TRIED = "tried"
    ANCHORED = "anchored"


class Design(Artefact):
    """The integral intervention: what it is, what a teacher needs to know, and every aspect it touches."""

    __tablename__ = "design"
    __mapper_args__ = of_kind("design")
    keeping = WORK

    id: Mapped[int] = artefact_key()
    summary: Mapped[str] = mapped_column(Words(600), default="")
    teacher_description: Mapped[str] = mapped_column(Words(4000), default="")
    control: Mapped[Control | None] = mapped_column(choice_of(Control))

    aspects: Mapped[list["DesignAspect"]] = relationship(
        cascade="all, delete-orphan", lazy="selectin", order_by="DesignAspect.id"
    )

    def fill(self, values: Mapping[str, Any]) -> None:
        """Also takes `aspects`: per code of an aspect its state and a note."""
        values = dict(values)
        known = {aspect.aspect: aspect for aspect in self.aspects}
        given = values.pop("aspects", {})
        for code, (state, note) in ((code, given[code]) for code in ASPECTS if code in given):
            part = known.get(code)
            if part is None:
                self.aspects.append(DesignAspect(aspect=code, state=AspectState(state), note=note))
            else:
                part.state, part.note = AspectState(state), note
        super().fill(values)

    def as_kept(self, name: str, value: Any) -> Any:
        if name == "aspects":
            return {code: [str(value[code][0]), value[code][1]] for code in ASPECTS if code in value}
        return super().as_kept(name, value)

    @property
    def content(self) -> dict[str, Any]:
        known = {aspect.aspect: aspect for aspect in self.aspects}
        return super().content | {
            "aspects": {code: [known[code].state.value, known[code].note] for code in ASPECTS if code in known}
        }


class DesignAspect(Model):
    """How far the design has thought through one aspect of the integral intervention."""

    __tablename__ = "design_aspect"
    __table_args__ = (UniqueConstraint("design_id", "aspect"),)
    keeping = WORK

    design_id: Mapped[int] = mapped_column(ForeignKey("design.id", ondelete="CASCADE"))
    aspect: Mapped[str] = mapped_column(Words(30))
    state: Mapped[AspectState] = mapped_column(choice_of(AspectState))
    note: Mapped[str] = mapped_column(Words(600), default="")
