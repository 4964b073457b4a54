"""Choosing core objectives (kerndoelen): by number, below the subject they belong to."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any, NamedTuple

from flask_babel import get_locale

from designteam.kit.forms import Several
from designteam.method.objectives import generations


class Subject(NamedTuple):
    """The objectives of one subject, each by its number and its box."""

    name: str
    boxes: Sequence[tuple[int, Any]]


class Offered(NamedTuple):
    """One generation, unfolded when something in it was chosen."""

    name: str
    subjects: Sequence[Subject]
    is_open: bool


class Objectives(Several):
    """Any number of core objectives. They have no texts of ours: a number and a subject name each of them."""

    def __init__(self, label: Any, **options: Any) -> None:
        every = [one for generation in generations().values() for one in generation.objectives]
        super().__init__(label, choices=[(one.code, one.label) for one in every], **options)

    @property
    def offered(self) -> Sequence[Offered]:
        """The boxes to tick, the newest generation first."""
        language, chosen = str(get_locale()), set(self.data or ())
        boxes = iter(self)
        return [
            Offered(
                generation.names[language],
                [
                    Subject(of.names[language], [(one.number, next(boxes)) for one in objectives])
                    for of, objectives in groupby(generation.objectives, key=lambda one: one.set)
                ],
                any(one.code in chosen for one in generation.objectives),
            )
            for generation in generations().values()
        ]
