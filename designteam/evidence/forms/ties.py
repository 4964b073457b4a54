"""What is asked of who ties two things in the library together."""

from collections.abc import Iterable

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from designteam.evidence.models import Holding, Relation, Stance
from designteam.evidence.models.holding import BECAUSE
from designteam.evidence.words import KINDS
from designteam.kit.forms import Form, Line, Pick

# How the other one stands to this one, as a person says it, and as it is kept.
AS_KEPT = {
    "supports": (Relation.RESTS_ON, Stance.SUPPORTS),
    "contradicts": (Relation.RESTS_ON, Stance.CONTRADICTS),
    "nuances": (Relation.RESTS_ON, Stance.NUANCES),
    "disagrees": (Relation.DISAGREES, Stance.CONTRADICTS),
}


class Picking(Form):
    """A form with a picker in it: `holding` is what was chosen of what was found."""

    carries = Form.carries | {"holding"}

    holding = Pick(_("Which one?"), choices=[], needed=_("Choose one from the list."))

    def offer(self, found: Iterable[Holding]) -> None:
        self.holding.choices = [(str(holding.id), _called(holding)) for holding in found]


class Tying(Picking):
    how = Pick(
        _("How does it stand to this one?"),
        choices=[
            ("supports", _("It supports this")),
            ("contradicts", _("It speaks against this")),
            ("nuances", _("It adds nuance to this")),
            ("disagrees", _("It is a card that says something else")),
        ],
        needed=_("Choose how it stands to this one."),
    )
    remark = Line(
        _("What is it about?"), most=BECAUSE, description=_("One sentence, so that a reader sees where it matters.")
    )


def _called(holding: Holding) -> str:
    """By its title and its kind; whoever chooses what was retracted or taken back knows that it is."""
    said = [gettext(KINDS[holding.kind].label)]
    if holding.is_retracted:
        said.append(gettext("retracted"))
    elif holding.turned_version:
        said.append(gettext("taken back"))
    return f"{holding.title} [{', '.join(said)}]"
