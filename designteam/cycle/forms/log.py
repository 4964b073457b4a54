"""What is asked in the log of an experiment, on one screen of a phone."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from flask import request
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import Field
from wtforms.validators import ValidationError

from designteam.cycle.models import TallyCounter
from designteam.cycle.models.tally import COUNTER, MOST_COUNTED
from designteam.kit.forms import Form, Line
from designteam.kit.words import N_

COUNTED = N_("What you counted")


class Box(NamedTuple):
    """The field of one thing that is counted."""

    counter: TallyCounter
    name: str
    id: str
    typed: str


class Tallies(Field):
    """A number for each thing that the experiment counts; the view says which those are."""

    data: dict[int, int]
    counters: Sequence[TallyCounter] = ()
    least, most = 0, MOST_COUNTED

    def process_formdata(self, valuelist: list[str]) -> None:
        """What was typed is read when it is known what is counted."""
        self.data = {}

    def pre_validate(self, form: Any) -> None:
        self.data = {}
        for box in self.boxes:
            typed = box.typed or "0"
            if box.name not in request.form:
                continue
            if not (typed.isascii() and typed.isdecimal()) or len(typed) > 4 or int(typed) > self.most:
                raise ValidationError(
                    gettext("%(what)s: write a whole number from %(min)s to %(max)s.",
                            what=box.counter.caption, min=self.least, max=self.most)
                )  # fmt: skip
            self.data[box.counter.id] = int(typed)

    @property
    def counted(self) -> Mapping[TallyCounter, int]:
        return {counter: self.data[counter.id] for counter in self.counters if counter.id in (self.data or {})}

    @property
    def boxes(self) -> Sequence[Box]:
        """Per thing its field, with what stands in it."""
        held = self.data or {}
        return [
            Box(counter, name, f"{self.id}-{counter.id}", request.form.get(name, str(held.get(counter.id, ""))).strip())
            for counter in self.counters
            for name in [f"{self.name}_{counter.id}"]
        ]

    def in_words(self, counted: Mapping[int, int]) -> str:
        return said({counter.caption: counted[counter.id] for counter in self.counters if counted.get(counter.id)})


def said(counted: Mapping[str, int] | None) -> str:
    """What was counted as one phrase: "3 × goes on without help"."""
    return ", ".join(f"{times} × {caption}" for caption, times in (counted or {}).items())


class Counting(Form):
    """One more thing to count."""

    caption = Line(
        _("What do you count?"),
        most=COUNTER,
        needed=_("Write in a few words what you count."),
        description=_("Something you can see or hear. For example: goes on without help."),
    )
