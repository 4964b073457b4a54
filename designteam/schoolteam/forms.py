"""What is asked of a team about its school team, and of colleagues on the page for the staff room."""

import hashlib
import hmac
from collections.abc import Sequence
from datetime import date
from typing import Any

from flask import request
from flask_babel import gettext, lazy_gettext
from flask_babel import lazy_gettext as _
from wtforms.csrf.core import CSRF

from designteam.kit import clock
from designteam.kit.forms import Day, Form, Line, OneOf, Pick, Prose, Several, Submission, VersionNumber
from designteam.kit.security import secret_for
from designteam.method.involvement import CLASS_PULSE, RUNGS
from designteam.schoolteam.models import A_NAME, ANSWER, FEWEST_ANSWERS, MOST_ANSWERS, QUESTION, Part
from designteam.schoolteam.models.involvement import IN_A_SENTENCE

PARTS = (
    (Part.QUESTION.value, _("our question")),
    (Part.TRY_OUTS.value, _("the try-outs that are planned or run, with a place to sign up")),
    (Part.SUCCESS.value, _("our last success moment")),
)
LADDER = [(code, lazy_gettext(rung.label)) for code, rung in RUNGS.items()]


class StaffPageParts(Form):
    parts = Several(
        _("What stands on the page?"),
        choices=PARTS,
        description=_("The phase you are in and your rough versions for the school team stand there always."),
    )

    def chosen(self) -> list[Part]:
        return [Part(part) for part in self.parts.data]


class AskingSchoolTeam(Form):
    """One question with two to four answers of the team's own."""

    submission = Submission()
    question = Line(
        _("Your question"),
        most=QUESTION,
        needed=_("Write what you want to know of your colleagues."),
        description=_("One that can be answered in five seconds, at the coffee machine."),
    )
    answer_1 = Line(_("First answer"), most=ANSWER, needed=_("Write at least two answers to choose from."))
    answer_2 = Line(_("Second answer"), most=ANSWER, needed=_("Write at least two answers to choose from."))
    answer_3 = Line(_("Third answer (if you like)"), most=ANSWER)
    answer_4 = Line(_("Fourth answer (if you like)"), most=ANSWER)

    def answers(self) -> list[str]:
        lines = (self[f"answer_{number}"].data for number in range(1, MOST_ANSWERS + 1))
        return [line for line in lines if line]

    def validate(self, extra_validators: Any = None) -> bool:
        is_right = super().validate(extra_validators)
        answers = [answer.casefold() for answer in self.answers()]
        if is_right and len(set(answers)) < max(len(answers), FEWEST_ANSWERS):
            self.refuse(gettext("Two answers are the same. Let them differ."), "answer_2")
            return False
        return is_right


class NotingInvolvement(Form):
    submission = Submission()
    rung = OneOf(_("What did you do?"), choices=LADDER, needed=_("Choose what it comes closest to."))
    on = Day(_("On which day?"), needed=_("Fill in on which day it was."))
    text = Prose(
        _("What was it?"),
        most=IN_A_SENTENCE,
        needed=_("Write in one sentence what you did."),
        description=_("One sentence, for example: told about our plan for ten minutes at the study day."),
    )

    @property
    def day(self) -> date:
        return self.on.data or clock.today()

    def validate_on(self, field: Day) -> None:
        if field.data and field.data > clock.today():
            field.errors = [*field.errors, gettext("This day is still to come. Note it when it has been.")]


class _OfThisPage(CSRF):
    """The token of a form that people fill in without an account, made from the address of the page alone.

    The usual token lies in a cookie, and this page sets none. Who knows the address may answer; who does not know it
    cannot make the browser of somebody else answer.
    """

    def generate_csrf_token(self, csrf_token_field: Any) -> str:
        about = str((request.view_args or {}).get("token", ""))
        return hmac.new(secret_for("forms of the staff page"), about.encode(), hashlib.sha256).hexdigest()

    def validate_csrf_token(self, form: Any, field: Any) -> None:
        """Was looked at before: see `is_of_this_page`."""


def is_of_this_page() -> bool:
    """Whether what was sent comes from a form of the page at whose address it arrives."""
    given, known = request.form.get("csrf_token", ""), _OfThisPage().generate_csrf_token(None)
    return hmac.compare_digest(given.encode(errors="replace"), known.encode())


class _StaffForm(Form):
    class Meta(Form.Meta):
        csrf = True
        csrf_class = _OfThisPage


class Tapping(_StaffForm):
    """The number of the question goes along, so that an answer never ends up with the next one."""

    poll = VersionNumber()
    choice = Pick(_("Your answer"), choices=(), needed=_("Tap one of the answers."))

    def offer(self, answers: Sequence[str]) -> None:
        self.choice.choices = [(str(place), answer) for place, answer in enumerate(answers)]


class Pulsing(_StaffForm):
    feeling = Pick(
        _("Is this about my class too?"),
        choices=[(code, lazy_gettext(choice.label)) for code, choice in CLASS_PULSE.items()],
        needed=_("Tap one of the answers."),
    )


class SigningUp(_StaffForm):
    group = Line(
        _("Your group or job"),
        most=A_NAME,
        needed=_("Write which group it is about, for example group 5."),
        render_kw={"autocomplete": "off"},
    )
    name = Line(
        _("Your first name (only if you like)"),
        most=A_NAME,
        render_kw={"autocomplete": "off"},
    )
