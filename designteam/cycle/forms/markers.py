"""What is asked about something that happened around a team."""

from flask_babel import lazy_gettext as _

from designteam.kit.forms import Day, Form, Line, Prose, Submission


class EventMarker(Form):
    submission = Submission()
    happened_on = Day(_("On which day"), needed=_("Choose the day on which it happened."))
    what = Line(
        _("What happened?"),
        most=200,
        needed=_("Write in one sentence what happened."),
        description=_("For example: the laptops failed for a week, a colleague was ill, the inspectorate came by."),
    )
    learnt = Prose(
        _("What did we learn from it?"),
        most=600,
        description=_("What nobody planned often shows something. Do you not know yet? Leave it empty."),
    )
