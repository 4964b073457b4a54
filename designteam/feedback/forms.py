"""The three beginnings by which somebody says something about what another team shares."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _

from designteam.feedback.models import SAID
from designteam.feedback.queries import Voice
from designteam.kit.forms import Form, Pick, Prose, Submission


class Mirroring(Form):
    """No right or wrong: what is recognised, what was perhaps not thought of, and with what others can help."""

    carries = Form.carries | {"voice"}

    submission = Submission()
    recognised = Prose(_("I recognise this"), most=SAID, description=_("What do you know from your own school?"))
    thought_of = Prose(_("Have you thought of …"), most=SAID)
    can_help = Prose(
        _("We can help with this"), most=SAID, description=_("Somebody who comes along, something to borrow.")
    )
    voice = Pick(_("In whose name?"), choices=[], needed=_("Choose in whose name you say this."))

    def offer(self, voices: Mapping[str, Voice]) -> None:
        """Let somebody choose; who can speak for one only need not."""
        self.voice.choices = [(code, voice.name) for code, voice in voices.items()]
        if len(voices) == 1:
            self.voice.data = next(iter(voices))
