"""What the form of every kind of artefact asks. Few fields are required; every field states its limit."""

from collections.abc import Mapping
from typing import Any, ClassVar

from flask import request
from flask_babel import LazyString, lazy_gettext
from flask_babel import lazy_gettext as _

from designteam.cycle.models import Status
from designteam.kit.forms import Form, Line, Pick, Several, Submission, VersionNumber
from designteam.method import vocabulary
from designteam.method.terms import Choice, LaneCard


def options(choices: Mapping[Any, Choice] | Mapping[Any, LaneCard]) -> list[tuple[str, LazyString]]:
    """The choices of a vocabulary with their labels in the reader's language."""
    return [(str(code), lazy_gettext(choice.label)) for code, choice in choices.items()]


GRADES = [(number, lazy_gettext(vocabulary.GRADE, number=number)) for number in vocabulary.GRADES]


class ArtefactForm(Form):
    """What every kind asks: which version one was looking at, what it rests on and why it changed."""

    # Choices that are kept as nothing, instead of as an empty word, when they were not made.
    nullable: ClassVar[frozenset[str]] = frozenset({"confidence", "control", "decision"})
    carries: ClassVar[frozenset[str]] = Form.carries | {"rests_on"}

    from_version = VersionNumber()
    submission = Submission()
    rests_on = Several(_("What this rests on"), choices=[], coerce=int)
    sharper = Line(
        _("What became sharper?"),
        most=600,
        description=_("One sentence. With this you will still know a year from now why it changed."),
    )

    def values(self) -> dict[str, Any]:
        """What was filled in. A choice that was not made leaves what was there, unless nothing is a choice too."""
        made = {
            name: value
            for name, value in super().values().items()
            if value or name in self.nullable or not isinstance(self[name], Pick)
        }
        return {name: None if name in self.nullable and not value else value for name, value in made.items()}

    @property
    def saved_as(self) -> Status:
        """Draft, or a rough version that the team shares unfinished on purpose."""
        return Status.ROUGH if request.form.get("save_as") == Status.ROUGH else Status.DRAFT

    @property
    def wants_a_row(self) -> bool:
        """Whether it was sent for room to write in, and not to be kept. A kind with rows extends this."""
        return False

    @property
    def goes_on_to_photo(self) -> bool:
        """Whether a photo is put with it as soon as it is kept."""
        return False
