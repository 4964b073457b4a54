"""What is asked in a check, and what a team makes of the answers."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext
from flask_babel import lazy_gettext as _

from designteam.cycle.forms.artefact import options
from designteam.cycle.models import Sureness
from designteam.kit.forms import Form, Pick, Prose, VersionNumber
from designteam.method import vocabulary
from designteam.method.definition import PHASES
from designteam.reveals.models import BECAUSE, GOAL, SENTENCE, STEPS, ClosedAnswer

# From the left at the top of the drawing to the right at the bottom: first the most control for pupils.
PLACES: Sequence[tuple[int, int]] = [(across, up) for up in range(STEPS, 0, -1) for across in range(1, STEPS + 1)]


def _places() -> list[tuple[str, Any]]:
    return [(f"{across}-{up}", _said(across, up)) for across, up in PLACES]


def _said(across: int, up: int) -> Any:
    words = {"across": across, "up": up, "steps": STEPS}
    return _("differentiation %(across)s of %(steps)s, pupil control %(up)s of %(steps)s", **words)


class OwnPicture(Form):
    sentence = Prose(
        _("In a year you will see with us …"),
        most=SENTENCE,
        needed=_("Write it in one sentence. It need not be finished or fine."),
        description=_("One sentence, in your own words. No names of pupils."),
    )
    phase = Pick(
        _("Where are we now?"),
        choices=[(phase.code, lazy_gettext(phase.label)) for phase in PHASES],
        needed=_("Point at one of the nine phases. A guess is fine."),
    )
    sure = Pick(
        _("How sure are you?"),
        choices=options(vocabulary.SURENESS),
        needed=_("Choose how sure you are of your picture."),
    )

    def said(self) -> dict[str, Any]:
        return {"sentence": self.sentence.data, "phase": self.phase.data, "sure": Sureness(self.sure.data)}


class OwnDots(Form):
    now = Pick(_("How we teach now"), choices=[], needed=_("Place a dot for how you teach now."))
    wished = Pick(_("How I would like us to teach"), choices=[], needed=_("Place a dot for how you would like it."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.now.choices = self.wished.choices = _places()

    @staticmethod
    def as_placed(answer: ClosedAnswer) -> dict[str, str]:
        """What somebody placed before, to begin with."""
        return {
            "now": f"{answer.now_differentiation}-{answer.now_control}",
            "wished": f"{answer.wished_differentiation}-{answer.wished_control}",
        }

    def said(self) -> dict[str, Any]:
        now, wished = _place(self.now.data), _place(self.wished.data)
        return {
            "now_differentiation": now[0], "now_control": now[1],
            "wished_differentiation": wished[0], "wished_control": wished[1],
        }  # fmt: skip


class SharedGoal(Form):
    from_version = VersionNumber()
    goal = Prose(
        _("Our goal, in one sentence"),
        most=GOAL,
        needed=_("Write the sentence you agree on."),
        description=_("It replaces the goal of the team, for who may read that now."),
    )


class WhyDifferent(Form):
    from_version = VersionNumber()
    because = Prose(
        _("Why do the dots differ?"),
        most=BECAUSE,
        description=_("What you told each other about it, in a few sentences. Not who placed which dot."),
    )


def _place(code: str) -> tuple[int, int]:
    across, up = code.split("-")
    return int(across), int(up)
