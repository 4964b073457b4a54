"""What is asked when a source was retracted, and when that was a mistake."""

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms.validators import ValidationError

from designteam.evidence.models.holding import BECAUSE
from designteam.kit import clock
from designteam.kit.forms import Day, Form, Line, WebAddress


class Retracting(Form):
    on = Day(
        _("When was it retracted?"),
        needed=_("Choose the day on which it was retracted."),
        description=_("The day that stands in the notice of the journal or publisher."),
    )
    reason = Line(
        _("Why was it retracted?"),
        most=BECAUSE,
        needed=_("Write in one sentence why it was retracted."),
        description=_("Everybody whose work or cards rest on it reads this sentence."),
    )
    notice = WebAddress(_("Address of the notice"), most=1000)

    def validate_on(self, field: Any) -> None:
        if field.data and field.data > clock.today():
            raise ValidationError(gettext("Choose today or a day before today."))


class Restoring(Form):
    reason = Line(
        _("Why was it not retracted after all?"),
        most=BECAUSE,
        needed=_("Write in one sentence why this was a mistake."),
        description=_("It stands among the versions. Who was asked to look again is not asked any more."),
    )
