"""What is asked about a team: what it is after, who joins and who leaves."""

from flask_babel import lazy_gettext
from flask_babel import lazy_gettext as _

from designteam.kit.forms import Day, Form, Line, OneOf, Pick, Prose, VersionNumber
from designteam.method.definition import ROLES
from designteam.method.vocabulary import AUDIENCES


class Goal(Form):
    from_version = VersionNumber()
    goal = Prose(
        _("What we are after"),
        most=400,
        description=_("One or two sentences. What will pupils be able to do, and how do you notice it?"),
    )
    audience = Pick(
        _("Who may read this?"),
        choices=[(code, lazy_gettext(choice.label)) for code, choice in AUDIENCES.items()],
        needed=_("Choose who may read the goal."),
        description=_("From the team itself to everybody. It stands on the page of the network."),
    )


class Welcome(Form):
    email = Line(
        _("E-mail address"),
        most=254,
        needed=_("Fill in the e-mail address of the person who joins."),
        description=_("The address with which this person signs in."),
        render_kw={"type": "email", "inputmode": "email", "autocomplete": "off"},
    )
    role = OneOf(
        _("Role"),
        choices=[(role.value, lazy_gettext(card.label)) for role, card in ROLES.items()],
        needed=_("Choose the role in which this person joins."),
    )
    since = Day(_("From which day"), needed=_("Choose the first day."))


class Departure(Form):
    last_day = Day(
        _("Last day in the team"),
        needed=_("Choose the last day."),
        description=_("After this day this person can no longer open the work of the team."),
    )
