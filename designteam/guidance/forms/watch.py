"""Letting a signal rest for a while, choosing a work form against it, and keeping a choice of teams."""

from flask_babel import lazy_gettext as _

from designteam.guidance.models.watch import BECAUSE, VIEW_NAME
from designteam.kit.forms import Day, Form, Line, Prose


class LettingRest(Form):
    rests_until = Day(_("Until when?"), needed=_("Choose a day."))
    because = Prose(
        _("Why can it wait?"),
        most=BECAUSE,
        needed=_("Write in a few words why it can wait, so that a fellow guide knows."),
    )


class KeepingView(Form):
    name = Line(
        _("What do you call this choice?"), most=VIEW_NAME, needed=_("Give it a name, so that you know it again.")
    )
