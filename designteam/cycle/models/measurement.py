"""What a team counts or asks during an experiment, and the numbers per group and moment; never about one pupil."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from itertools import combinations
from typing import Any, Final, NamedTuple

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.cycle.models.artefact import WORK
from designteam.cycle.models.experiments import Experiment
from designteam.kit.db import Model, Words, choice_of

# Of a smaller group nothing is kept but that it was looked at. May be raised, never lowered [vision: small groups].
FEWEST: Final = 5
MOST_INDICATORS: Final = 5
LARGEST_GROUP: Final = 2000
GROUP: Final = 60
_GRADES = re.compile(r"[1-8](,[1-8])*")


class Sort(StrEnum):
    COUNT = "count"
    PERCENTAGE = "percentage"
    SCALE = "scale"


class Better(StrEnum):
    MORE = "more"
    LESS = "less"


class Reading(NamedTuple):
    """What was seen in one group on one day. `among` is a grade ("6"), several ("6,7") or a name of the team's own."""

    measured_on: date
    among: str
    size: int
    value: float
    spread: float | None = None
    quartiles: tuple[float, float, float] | None = None

    @property
    def is_small(self) -> bool:
        return self.size < FEWEST


class Indicator(Model):
    """One thing by which a team sees whether an experiment works, and when that is enough; agreed beforehand."""

    __tablename__ = "indicator"
    __table_args__ = (
        UniqueConstraint("experiment_id", "number"),
        CheckConstraint("least IS NULL OR most IS NULL OR least < most", name="scale_goes_up"),
    )
    keeping = WORK

    experiment_id: Mapped[int] = mapped_column(ForeignKey("experiment.id", ondelete="CASCADE"))
    number: Mapped[int]
    looks_at: Mapped[str] = mapped_column(Words(200))
    sort: Mapped[Sort] = mapped_column(choice_of(Sort))
    least: Mapped[float | None]
    most: Mapped[float | None]
    enough_when: Mapped[str] = mapped_column(Words(300), default="")
    enough_from: Mapped[float | None]
    better: Mapped[Better] = mapped_column(choice_of(Better), default=Better.MORE)
    submission: Mapped[str | None] = mapped_column(Words(36), unique=True)

    experiment: Mapped[Experiment] = relationship()
    measurements: Mapped[list["Measurement"]] = relationship(
        back_populates="indicator", order_by="Measurement.measured_on, Measurement.among, Measurement.id"
    )

    def revise(self, values: dict[str, Any]) -> bool:
        """Say it better. Whether anything changed."""
        changed = {name: value for name, value in values.items() if getattr(self, name) != value}
        for name, value in changed.items():
            setattr(self, name, value)
        return bool(changed)

    def is_enough(self, value: float) -> bool:
        """Whether a value reaches the line that was agreed beforehand; without a line nothing does."""
        if self.enough_from is None:
            return False
        return value <= self.enough_from if self.better is Better.LESS else value >= self.enough_from


class Measurement(Model):
    """The number of one group on one day. Of a group under five only that it was looked at: no size and no value."""

    __tablename__ = "measurement"
    __table_args__ = (
        UniqueConstraint("indicator_id", "measured_on", "among"),
        CheckConstraint(f"size IS NULL OR size >= {FEWEST}", name="group_is_large_enough"),
        CheckConstraint("(size IS NULL) = (value IS NULL)", name="no_value_without_a_size"),
        CheckConstraint(
            "size IS NOT NULL OR (spread IS NULL AND lower IS NULL AND middle IS NULL AND upper IS NULL)",
            name="nothing_of_a_small_group",
        ),
    )
    keeping = WORK

    indicator_id: Mapped[int] = mapped_column(ForeignKey("indicator.id", ondelete="CASCADE"))
    measured_on: Mapped[date]
    among: Mapped[str] = mapped_column(Words(GROUP))
    size: Mapped[int | None]
    value: Mapped[float | None]
    spread: Mapped[float | None]
    lower: Mapped[float | None]
    middle: Mapped[float | None]
    upper: Mapped[float | None]

    indicator: Mapped[Indicator] = relationship(back_populates="measurements")

    def take(self, reading: Reading) -> None:
        """Keep what was seen. Of a small group nothing of it, also not of what stood there before."""
        kept = None if reading.is_small else reading
        self.size = kept and kept.size
        self.value = kept and kept.value
        self.spread = kept and kept.spread
        self.lower, self.middle, self.upper = (kept and kept.quartiles) or (None, None, None)

    @property
    def is_hidden(self) -> bool:
        return self.size is None

    @property
    def grades(self) -> list[int]:
        """The grades of the group; none for a name of the team's own."""
        return grades_of(self.among)


def grades_of(among: str) -> list[int]:
    return [int(grade) for grade in among.split(",")] if _GRADES.fullmatch(among) else []


def gives_away(sizes: Sequence[tuple[str, int | None]]) -> tuple[str, str] | None:
    """Two groups of one moment of which the difference is a group under five, so that its number could be worked out.

    Grades together are compared with their parts. A group with a name of the team's own may be part of a group with
    grades, or hold it; two such groups are not compared with each other: they may be anything.
    """
    known = {among: size for among, size in sizes if size is not None}
    for whole, size in known.items():
        for parts in _parts_of(whole, known):
            if 0 < size - sum(known[part] for part in parts) < FEWEST:
                return whole, parts[0]
    return None


def _parts_of(whole: str, groups: Iterable[str]) -> Iterator[Sequence[str]]:
    """What may together make up a group, or most of it."""
    grades = set(grades_of(whole))
    if grades:
        yield from ([group] for group in groups if not grades_of(group))
        yield from _apart_from_each_other([g for g in groups if grades_of(g) and set(grades_of(g)) < grades])
    else:
        yield from _apart_from_each_other([group for group in groups if grades_of(group)])


def _apart_from_each_other(groups: Sequence[str]) -> Iterator[Sequence[str]]:
    """Every choice of groups that share no grade. There are eight grades, so there are few."""
    for most in range(1, len(groups) + 1):
        for chosen in combinations(groups, most):
            grades = [grade for group in chosen for grade in grades_of(group)]
            if len(grades) == len(set(grades)):
                yield chosen
