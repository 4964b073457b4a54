"""What is asked when something happens to an artefact or an iteration as a whole."""

from typing import ClassVar

from flask_babel import lazy_gettext as _

from designteam.cycle.forms.artefact import options
from designteam.kit.forms import Form, Line, OneOf, Pick, Prose, Several, VersionNumber
from designteam.method import vocabulary


class Move(Form):
    """Going on to a phase or back to one."""

    carries: ClassVar[frozenset[str]] = Form.carries | {"phase"}

    from_version = VersionNumber()
    phase = OneOf(_("Phase"), choices=[])
    reason = Prose(_("We go on, because"), most=600)


class Linking(Form):
    other = OneOf(_("What does it rest on?"), choices=[], needed=_("Choose what you want to link."))


class Endorsement(Form):
    from_version = VersionNumber()
    reservation = Prose(
        _("My reservation"),
        most=400,
        description=_("A reservation is as welcome as an agreement. Leave this empty when you agree."),
    )


class Dropping(Form):
    reason = Line(
        _("It no longer takes part, because"),
        most=600,
        needed=_("Write down why. It can still be read, and taken up again."),
    )


class Sharing(Form):
    audience = Pick(
        _("Who may read this?"),
        choices=options(vocabulary.AUDIENCES),
        needed=_("Choose who may read this."),
    )


class NextIteration(Form):
    name = Line(_("A name for the next iteration"), most=120)
    reason = Prose(
        _("What do we want to find out now?"),
        most=600,
        needed=_("Write in one sentence what the next iteration is about."),
    )
    carries_over = Several(_("What goes along"), choices=[], coerce=int)
