"""What is asked when the answer to a knowledge question becomes a card."""

from flask_babel import lazy_gettext
from flask_babel import lazy_gettext as _

from designteam.evidence.models.kinds import SENTENCE
from designteam.kit.forms import Form, Pick, Prose, Submission
from designteam.method.vocabulary import AUDIENCES


class Publishing(Form):
    submission = Submission()
    finding = Prose(
        _("The answer in one sentence"),
        most=SENTENCE,
        needed=_("Write the answer in one sentence."),
        description=_("This becomes the finding on the card."),
    )
    audience = Pick(
        _("Who may read the question and the card?"),
        choices=[(code, lazy_gettext(choice.label)) for code, choice in AUDIENCES.items()],
        needed=_("Choose who may read this."),
    )
