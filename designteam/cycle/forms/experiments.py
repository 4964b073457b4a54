"""What is asked of an experiment and of its log."""

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms.validators import ValidationError

from designteam.cycle.forms.artefact import GRADES, ArtefactForm, options
from designteam.cycle.forms.log import Tallies
from designteam.kit.forms import Day, Line, Number, OneOf, Pick, Prose, RichText, Several
from designteam.method import vocabulary


class _Collecting(ArtefactForm):
    """Who collects what and when, as a few rows; a row without a thing to collect is left out."""

    def values(self) -> dict[str, Any]:
        values = super().values()
        asked = [number for number in COLLECTED if f"collect_{number}_what" in values]
        rows = [[values.pop(f"collect_{number}_{part}") for part in ("what", "who", "when")] for number in asked]
        return values | {"collecting": [row for row in rows if any(row)]} if asked else values

    @property
    def collecting(self) -> list[tuple[Any, Any, Any]]:
        """Per row its three fields, for the page."""
        return [tuple(self[f"collect_{number}_{part}"] for part in ("what", "who", "when")) for number in COLLECTED]

    def validate(self, extra_validators: Any = None) -> bool:
        well: bool = super().validate(extra_validators)
        for number in COLLECTED:
            what, who, when = (self._fields.get(f"collect_{number}_{part}") for part in ("what", "who", "when"))
            if what and who and when and not what.data and (who.data or when.data):
                self.refuse(gettext("Write down what is collected, or empty this row."), what.name)
                well = False
        return well


COLLECTED = range(1, 6)

for _number in COLLECTED:
    setattr(_Collecting, f"collect_{_number}_what", Line(_("What (row %(number)s)", number=_number), most=200))
    setattr(_Collecting, f"collect_{_number}_who", Line(_("Who (row %(number)s)", number=_number), most=80))
    setattr(_Collecting, f"collect_{_number}_when", Line(_("When (row %(number)s)", number=_number), most=100))


class Experiment(_Collecting):
    title = Line(
        _("Name of the experiment"),
        most=120,
        needed=_("Give the experiment a name, so that you can talk about it."),
        description=_("For example: digital log with one maths block."),
    )
    question = Prose(_("What we want to know"), most=400, description=_("One question is enough."))
    steps = Prose(_("What we do"), most=2000, description=_("Step by step, so that somebody else could do the same."))
    prediction = Prose(
        _("What we expect"),
        most=600,
        description=_("Write it down beforehand. Being wrong teaches you something."),
    )
    decision_rule = Prose(
        _("We go on if …"), most=600, description=_("What do you have to see or count? Agree on this before you start.")
    )
    stop_if = Prose(_("We stop if …"), most=400, description=_("What would make you stop, also when it is a pity?"))
    guard = Prose(
        _("We keep an eye on …"),
        most=400,
        description=_("What may not get worse meanwhile, for example the pleasure of pupils or the time it takes?"),
    )
    among = Line(_("With whom"), most=200, description=_("In your own words, without names."))
    scale = OneOf(
        _("How big"),
        choices=options(vocabulary.SCALES),
        description=_("As small as possible is a good start."),
    )
    grades = Several(_("Grades"), description=_("In which groups do you try it?"), choices=GRADES, coerce=int)
    group_size = Number(_("Number of pupils"), description=_("How many pupils join in?"), least=1, most=2000)
    starts_on = Day(_("Starts on"), description=_("The first day in class."))
    ends_on = Day(_("Ends on"), description=_("Two weeks is often enough."))
    collects = Prose(_("What we collect"), most=600, description=_("In short. Nothing with names of pupils."))
    not_recorded = Prose(
        _("What we do not record"), most=400, description=_("For example: names, faces, marks of one pupil.")
    )
    may_see = Prose(_("Who may see what we collect"), most=400, description=_("And until when it is kept."))
    consent = Prose(
        _("Whose consent we ask"),
        most=400,
        description=_("Of parents, pupils or colleagues. ‘Not needed, because …’ is an answer too."),
    )
    learners_can = Prose(
        _("What pupils must be able to do first"),
        most=600,
        description=_("For example logging in, saving, looking back. How do you know that they can?"),
    )
    teachers_can = Prose(
        _("What teachers must be able to do first"), most=600, description=_("And when is there time to practise?")
    )
    state = Pick(
        _("How far we are"),
        choices=options(vocabulary.EXPERIMENT_STATES),
        description=_("It can start running once the design has a description for teachers."),
    )
    result = RichText(_("What came of it"), most=2000, description=_("Numbers with their group: 17 of the 24 pupils."))
    surprise = Prose(_("What surprised us"), most=1000, description=_("What went differently from what you expected?"))

    def validate_ends_on(self, field: Day) -> None:
        starts_on = self.starts_on.data if "starts_on" in self else None
        if field.data and starts_on and field.data < starts_on:
            raise ValidationError(gettext("The last day cannot be before the first day."))


class LogEntry(ArtefactForm):
    happened_on = Day(_("Day"), needed=_("Choose the day. About right is fine."), description=_("The day it happened."))
    text = Prose(
        _("What happened"),
        most=2000,
        description=_("What you did and saw. No names of pupils."),
    )
    expected = Line(_("Expected"), most=400, description=_("What you thought would happen."))
    seen = Line(_("Seen"), most=400, description=_("What really happened."))
    pupils_said = Prose(_("What pupils said"), most=1000, description=_("In their own words, without names."))
    tallies = Tallies(_("What you counted"))
    title = Line(
        _("Short name"),
        most=120,
        description=_("A few words to find it by. May stay empty: then we use the beginning of the text."),
    )

    def validate(self, extra_validators: Any = None) -> bool:
        well: bool = super().validate(extra_validators)
        if self.text.data or self.seen.data or any((self.tallies.data or {}).values()):
            return well
        self.refuse(gettext("Write down what happened. One line is enough."), "text")
        return False

    def values(self) -> dict[str, Any]:
        return super().values() | {"tallies": self.tallies.counted}
