"""What is asked of a team that looked at an application."""

from flask_babel import lazy_gettext
from flask_babel import lazy_gettext as _
from wtforms import BooleanField

from designteam.evidence.forms.cards import OfATeam
from designteam.evidence.models.holding import BECAUSE
from designteam.evidence.words import TAKEN_OVER
from designteam.kit.forms import Day, Line, Pick, Prose


class Demonstrating(OfATeam):
    on = Day(_("When did you look at it?"), needed=_("Choose the day on which you looked at it."))
    shown_by = Line(_("Who showed it?"), most=200)
    works_for = Prose(_("What does it work for?"), most=BECAUSE)
    does_not_work_for = Prose(_("What does it not work for?"), most=BECAUSE)
    disposition = Pick(
        _("What do you do with it?"),
        choices=[(code, lazy_gettext(choice.label)) for code, choice in TAKEN_OVER.items()],
        needed=_("Choose what you do with it."),
    )
    is_used = BooleanField(_("We use it in class now"))
