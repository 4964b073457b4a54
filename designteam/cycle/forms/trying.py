"""What is asked around an experiment: one part of its plan, what one expects, a small try-out, a success."""

from datetime import timedelta
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms.validators import ValidationError

from designteam.cycle.forms.artefact import options
from designteam.cycle.forms.experiments import COLLECTED, Experiment
from designteam.cycle.models.experiments import LONGEST_SMALL
from designteam.kit import clock
from designteam.kit.forms import Day, Form, Line, Pick, Prose, Several, Submission, VersionNumber
from designteam.method import vocabulary

PARTS = {
    "question": ("question",),
    "steps": ("steps",),
    "group": ("among", "scale", "grades", "group_size", "starts_on", "ends_on"),
    "expectation": ("prediction",),
    "rule": ("decision_rule", "stop_if", "guard"),
    "collecting": (
        "collects",
        *(f"collect_{number}_{part}" for number in COLLECTED for part in ("what", "who", "when")),
    ),
    "privacy": ("not_recorded", "may_see", "consent"),
    "skills": ("learners_can", "teachers_can"),
}


def charter_part(part: str, **options: Any) -> Experiment:
    """The fields of one part of the plan, and the reason for a change."""
    form = Experiment(**options)
    asked = {*PARTS[part], "csrf_token", "from_version", "sharper"}
    for name in [name for name in form._fields if name not in asked]:
        del form[name]
    form.name_apart(f"charter-{part}")
    return form


class Prediction(Form):
    text = Prose(
        _("I expect that …"),
        most=600,
        needed=_("Write down what you expect. ‘I do not know, but I hope that …’ is fine too."),
        description=_("What will you see or count when it has ended? Nobody reads this until you open them together."),
    )
    sure = Pick(_("How sure are you?"), choices=options(vocabulary.SURENESS))


class Clarity(Form):
    question = Line(
        _("What is not clear to you yet?"),
        most=300,
        description=_("One sentence. Leave it empty when it is clear to you."),
    )


class Answer(Form):
    text = Prose(_("Our answer"), most=600, needed=_("Write the answer in a sentence or two."))


class Participants(Form):
    people = Several(
        _("Who takes part?"),
        choices=[],
        coerce=int,
        description=_("Nobody chosen: then everybody who designs in the team takes part."),
    )


class Start(Form):
    from_version = VersionNumber()
    reason = Prose(_("We start anyway, because"), most=600)


class SmallTryOut(Form):
    submission = Submission()
    question = Prose(
        _("What do we want to know?"),
        most=400,
        needed=_("Write down what you want to know. One sentence is enough."),
    )
    steps = Prose(_("What do we do?"), most=2000, needed=_("Write down what you do. One sentence is enough."))
    among = Line(_("With whom?"), most=200, description=_("One group or a few pupils, without names."))
    prediction = Prose(
        _("What do we expect?"),
        most=600,
        needed=_("Write down what you expect, before you look. A guess is fine."),
    )
    ends_on = Day(_("Until when?"), needed=_("Choose the last day."), description=_("At most two weeks from today."))

    def validate_ends_on(self, field: Day) -> None:
        today = clock.today()
        if field.data and field.data < today:
            raise ValidationError(gettext("Choose a day that is still to come."))
        if field.data and field.data - today > LONGEST_SMALL:
            raise ValidationError(gettext("A small try-out lasts two weeks at most. Longer is an experiment."))

    @staticmethod
    def last_day() -> Any:
        """A week from now, to begin with."""
        return clock.today() + timedelta(days=7)


class RoundingOff(Form):
    from_version = VersionNumber()
    result = Prose(
        _("What came of it?"),
        most=2000,
        needed=_("Write down what you saw. One sentence is enough."),
        description=_("Numbers with their group: 17 of the 24 pupils."),
    )
    surprise = Prose(_("One success or surprise"), most=1000, description=_("Something small that is worth telling."))
    decision = Pick(
        _("What do we do with it?"),
        choices=options(vocabulary.SMALL_DECISIONS),
        needed=_("Choose one of the three. Letting go is an outcome too."),
    )


class Success(Form):
    submission = Submission()
    what = Prose(
        _("What worked?"),
        most=240,
        needed=_("Write in one sentence what worked."),
        description=_("Something small counts. No names of pupils."),
    )
    who = Line(_("Who was it about?"), most=120, description=_("A group or a role. May stay empty."))
