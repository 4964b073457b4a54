"""A note in the log of an experiment, on one screen of a phone: a sentence, a picture, a count."""

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from designteam.cycle.forms.attachments import WithPicture
from designteam.cycle.forms.log import Tallies
from designteam.kit.forms import Day, Line, Prose, Submission
from designteam.kit.uploads import Upload


class LogNote(WithPicture):
    submission = Submission()
    text = Prose(_("What happened?"), most=2000, description=_("One sentence is enough. No names of pupils."))
    tallies = Tallies(_("What you counted"))
    expected = Line(_("Expected"), most=400, description=_("What you thought would happen."))
    seen = Line(_("Seen"), most=400, description=_("What really happened."))
    file = Upload(
        _("Picture"),
        description=_("JPG, PNG, WebP or HEIC, at most 15 MB."),
        render_kw={"accept": "image/*", "capture": "environment"},
    )
    happened_on = Day(_("Day"), needed=_("Choose the day. About right is fine."))

    def validate(self, extra_validators: Any = None) -> bool:
        well: bool = super().validate(extra_validators)
        if self.text.data or self.seen.data or any((self.tallies.data or {}).values()):
            return well
        self.refuse(gettext("Write one sentence, or count something."), "text")
        return False

    def values(self) -> dict[str, Any]:
        return super().values() | {"tallies": self.tallies.counted}
