"""What is asked when work rests on the library, and when something there was taken back."""

from collections.abc import Mapping

from flask_babel import lazy_gettext
from flask_babel import lazy_gettext as _

from designteam.evidence.forms import Picking
from designteam.evidence.words import STANCES
from designteam.kit.forms import Form, Line, OneOf, Pick, Prose, VersionNumber

SECOND_LOOKS = {
    "stays": _("It stays: it rests on more than this"),
    "adjust": _("We adjust it"),
    "lapses": _("It lapses"),
}


class Resting(Form):
    """How something rests on the library."""

    stance = Pick(
        _("What does it do for this?"),
        choices=[(code, lazy_gettext(choice.label)) for code, choice in STANCES.items()],
        default="supports",
        needed=_("Choose what it does for this."),
    )
    remark = Prose(_("What exactly do you take from it?"), most=600, description=_("May stay empty."))


class Citing(Picking, Resting):
    pass


class Using(Resting):
    """The other way round: what is in the library is known, and `artefact` is the work that rests on it."""

    carries = Form.carries | {"artefact"}

    artefact = OneOf(_("For what do you use this?"), choices=[], needed=_("Choose what of your team rests on this."))

    def offer(self, works: Mapping[str, str]) -> None:
        self.artefact.choices = [*self.artefact.choices[:1], *works.items()]


class Reconsidering(Form):
    """The version is the one that took something back, and that the team read about."""

    from_version = VersionNumber()
    verdict = Pick(
        _("What do you do with your own text?"),
        choices=list(SECOND_LOOKS.items()),
        needed=_("Choose what you do with it."),
    )
    because = Line(
        _("Why?"), most=600, needed=_("Write one sentence, so that others can follow it."),
        description=_("One sentence. It stands with your text from now on."),
    )  # fmt: skip
