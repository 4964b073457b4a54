"""What is asked about a struggle, and of the team that closes it."""

from flask_babel import lazy_gettext
from flask_babel import lazy_gettext as _

from designteam.kit.forms import Form, OneOf, Pick, Prose, Submission, VersionNumber
from designteam.method.definition import PHASES
from designteam.method.vocabulary import AUDIENCES, LEARNING_AREAS
from designteam.network.models import Audience
from designteam.struggles.models import HELPED, TWO_SENTENCES

AREAS = [(code, lazy_gettext(choice.label)) for code, choice in LEARNING_AREAS.items()]
STEPS = [(phase.code, lazy_gettext(phase.label)) for phase in PHASES]
SHARED_WITH = [(circle.value, lazy_gettext(AUDIENCES[circle].label)) for circle in (Audience.NETWORK, Audience.OUTER)]


class _Told(Form):
    text = Prose(
        _("What do you struggle with?"),
        most=TWO_SENTENCES,
        needed=_("Write in a sentence or two what you struggle with."),
        description=_("Two sentences are enough: what you try, and where it gets stuck. No names of children."),
    )
    learning_area = OneOf(_("Learning area"), choices=AREAS)
    phase = OneOf(_("Phase"), choices=STEPS)
    audience = Pick(
        _("Who may read this?"),
        choices=SHARED_WITH,
        needed=_("Choose who may read this."),
        description=_("They read the name of your school, not who wrote it."),
    )


class Telling(_Told):
    submission = Submission()


class RewordingStruggle(_Told):
    from_version = VersionNumber()


class ClosingStruggle(Form):
    helped = Prose(
        _("What helped?"),
        most=HELPED,
        needed=_("Write what helped, or what you found out. That is what others come for."),
        description=_("Also when it was something else than others said."),
    )
