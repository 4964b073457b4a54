"""What is asked of who makes one of two."""

from collections.abc import Sequence

from flask_babel import lazy_gettext as _

from designteam.evidence.models import Holding
from designteam.kit.forms import Form, Pick


class Merging(Form):
    stays = Pick(_("Which one goes on?"), choices=[], needed=_("Choose which one goes on."))

    def offer(self, two: Sequence[Holding]) -> None:
        self.stays.choices = [(str(holding.id), holding.title) for holding in two]
