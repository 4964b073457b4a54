"""What is asked when somebody says a word of the library differently, adds one, or switches one."""

from flask_babel import lazy_gettext as _

from designteam.evidence.models.holding import BECAUSE
from designteam.evidence.models.vocabulary import DEFINITION, LABEL, ORIGIN
from designteam.kit.forms import Form, Line, Prose, VersionNumber


class TermForm(Form):
    carries = Form.carries | {"because"}

    from_version = VersionNumber()
    label_nl = Line(_("The word in Dutch"), most=LABEL, needed=_("Write the word in Dutch."))
    definition_nl = Prose(
        _("What it means, in Dutch"),
        most=DEFINITION,
        needed=_("Write in one or two sentences what it means, in Dutch."),
        description=_("So that somebody who never heard it uses it as you do."),
    )
    caution_nl = Prose(_("What to be careful with, in Dutch"), most=DEFINITION)
    label_en = Line(_("The word in English"), most=LABEL, needed=_("Write the word in English."))
    definition_en = Prose(
        _("What it means, in English"),
        most=DEFINITION,
        needed=_("Write in one or two sentences what it means, in English."),
    )
    caution_en = Prose(_("What to be careful with, in English"), most=DEFINITION)
    origin = Line(
        _("Where it comes from"),
        most=ORIGIN,
        needed=_("Write where the word comes from. Your own network is also a source."),
    )
    because = Line(
        _("What became clearer?"),
        most=BECAUSE,
        description=_("One sentence. It stays in the history of these words."),
    )


class Switching(Form):
    because = Prose(_("Why?"), most=BECAUSE, description=_("One sentence. It stays in the history of these words."))
