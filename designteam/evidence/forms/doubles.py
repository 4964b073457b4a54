"""What is asked of who makes one of two."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _

from designteam.evidence.models import Holding
from designteam.kit.forms import Form, Pick


class Merging(Form):
    stays = Pick(_("Which one goes on?"), choices=[], needed=_("Choose which one goes on."))

    def offer(self, two: Sequence[Holding]) -> None:
        """By a letter, for the two may well have the same title."""
        self.stays.choices = [
            (str(holding.id), f"{letter}. {holding.title}") for letter, holding in zip("AB", two, strict=True)
        ]
