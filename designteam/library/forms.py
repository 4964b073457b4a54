"""What is asked about a search that somebody keeps."""

from flask_babel import lazy_gettext as _

from designteam.kit.forms import Form, Line, Pick
from designteam.library.models import NAME, Letters


class KeepingSearch(Form):
    name = Line(_("What do you call it?"), most=NAME, needed=_("Give it a name, so that you know it again."))
    letters = Pick(
        _("Shall we write you when there is something new?"),
        choices=[
            (Letters.WEEKLY.value, _("Every Monday, when there is something new")),
            (Letters.NEVER.value, _("No, I look myself")),
        ],
        needed=_("Choose whether we write you."),
    )
