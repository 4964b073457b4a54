"""What is asked on the spot of who visits, and afterwards of the team."""

from flask_babel import lazy_gettext
from flask_babel import lazy_gettext as _
from wtforms import BooleanField

from designteam.evidence.models.holding import BECAUSE
from designteam.evidence.words import DISPOSITIONS
from designteam.kit.forms import Form, Pick, Prose


class Capturing(Form):
    seen = Prose(
        _("What did you see or hear?"),
        most=BECAUSE,
        needed=_("Write what you saw or heard."),
        description=_("One idea, in a few sentences. No names of children."),
    )
    fits_our_question = BooleanField(_("It fits our question"))
    surprised_us = BooleanField(_("It surprised us"))


class Deciding(Form):
    disposition = Pick(
        _("What do you do with it?"),
        choices=[(code, lazy_gettext(choice.label)) for code, choice in DISPOSITIONS.items()],
        needed=_("Choose what you do with it."),
    )
    taken = Prose(_("What do you take over?"), most=BECAUSE)
    left = Prose(_("What not, and why?"), most=BECAUSE)
