"""What is asked around a meeting. Few fields are required: a day and a time make a meeting."""

from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from flask_babel import gettext, lazy_gettext
from flask_babel import lazy_gettext as _
from wtforms import BooleanField, TimeField
from wtforms.validators import StopValidation, ValidationError

from designteam.kit.clock import SCHOOL_TIME
from designteam.kit.forms import (
    Day,
    Form,
    Line,
    Needed,
    Number,
    OneOf,
    Pick,
    Prose,
    Several,
    Submission,
    VersionNumber,
    WebAddress,
)
from designteam.meetings.models import BECAUSE, NOTES, POINT, SAID, TITLE, AgendaItem
from designteam.method.definition import LANES

USUAL_HOUR, USUAL_MINUTES = time(15, 15), 75
A_POINT = 10
LONGEST, LONGEST_POINT = 480, 240
REPEATS = {"1": _("every week"), "2": _("every two weeks"), "4": _("every four weeks")}


class Clock(TimeField):
    """A time of the day, as people write it: 15:15 or 15.15."""

    def __init__(self, label: Any, *, needed: Any, **options: Any) -> None:
        super().__init__(label, [Needed(needed)], **options)

    def process_formdata(self, valuelist: list[str]) -> None:
        self.data = None
        if not valuelist or not valuelist[0]:
            return
        try:
            self.data = time.fromisoformat(valuelist[0].strip().replace(".", ":")).replace(second=0, tzinfo=None)
        except ValueError:
            raise ValueError(gettext("This is not a time that exists. Write for example 15:15.")) from None

    def pre_validate(self, form: Any) -> None:
        if self.process_errors:
            raise StopValidation


class Replanning(Form):
    """When and where a team comes together, and what it is about."""

    carries = Form.carries | {"on", "begins", "room"}

    from_version = VersionNumber()
    title = Line(
        _("What is it about?"),
        most=TITLE,
        description=_("A few words. May stay empty."),
    )
    on = Day(_("Which day?"), needed=_("Choose the day."))
    begins = Clock(_("From what time?"), needed=_("Choose the time at which you begin."))
    minutes = Number(_("How many minutes?"), least=5, most=LONGEST)
    room = Line(_("Where?"), most=200, description=_("A room, or another school."))
    link = WebAddress(
        _("Link for who joins from elsewhere"),
        most=500,
        wrong=_("Copy the whole address, from https:// on."),
        description=_("May stay empty."),
    )

    def values(self) -> dict[str, Any]:
        """With the day and the time as one moment on the clock of the school."""
        said = super().values()
        said["minutes"] = said["minutes"] or USUAL_MINUTES
        said["title"] = said["title"] or gettext("Meeting of the design team")
        day, begins = self.on.data, self.begins.data
        if day is None or begins is None:
            raise LookupError
        return {**said, "place": self.room.data, "starts_at": datetime.combine(day, begins, tzinfo=SCHOOL_TIME)}


class Planning(Replanning):
    """A new meeting, or one that comes back."""

    submission = Submission()
    every = OneOf(_("Does it come back?"), choices=list(REPEATS.items()), empty=_("No, once"))
    until = Day(_("Until which day?"), description=_("The last day on which it may take place."))

    def values(self) -> dict[str, Any]:
        said = super().values()
        every = said.pop("every")
        return {**said, "every_weeks": int(every) if every else None, "until": said["until"] if every else None}


class Changing(Replanning):
    """Another time or place for a meeting that the team already knows of."""

    carries = Replanning.carries | {"tells", "reach", "every"}

    tells = BooleanField(_("Tell the team by mail, in one letter"))


class ChangingSeries(Changing):
    """The same for more than one meeting of a series."""

    reach = Pick(_("Which meetings?"), choices=[])
    every = OneOf(
        _("How often?"),
        choices=list(REPEATS.items()),
        empty=_("As often as now"),
        description=_("Counts from the first one that you change. There are as many meetings as before."),
    )

    def validate_every(self, field: OneOf) -> None:
        if field.data and self.reach.data in {"", "one"}:
            raise ValidationError(gettext("One meeting comes once. Choose which meetings come back this often."))


class Cancelling(Form):
    carries = Form.carries | {"tells", "reach"}

    reason = Line(
        _("It does not take place, because"),
        most=300,
        needed=_("Write down why. The meeting stays to be seen, with this reason."),
    )
    tells = BooleanField(_("Tell the team by mail, in one letter"))


class CancellingSeries(Cancelling):
    reach = Pick(_("Which meetings?"), choices=[])


class Prolonging(Form):
    """More meetings at the end of a series."""

    until = Day(
        _("Until which day?"),
        needed=_("Choose until which day it repeats."),
        description=_("The last day on which it may take place."),
    )
    every = Pick(_("How often?"), choices=list(REPEATS.items()), needed=_("Choose how often you meet."))


class Proposals(Form):
    """What is open, to put on the agenda."""

    points = Several(_("Put on the agenda"), choices=[])


class FreePoint(Form):
    text = Line(
        _("What do you want to talk about?"), most=POINT, needed=_("Write in a few words what you want to talk about.")
    )
    minutes = Number(_("Minutes"), least=1, most=LONGEST_POINT)


class PuttingOn(Form):
    """A work form on the agenda of a meeting that is still to come."""

    meeting = OneOf(_("Of which meeting?"), choices=[], needed=_("Choose the meeting at which you want to do this."))
    because = Line(
        _("Why now?"),
        most=BECAUSE,
        description=_("The team reads it with the point. May stay empty."),
    )


class StartingNow(Form):
    """A work form that begins at once, in a meeting of its own."""

    submission = Submission()
    team = OneOf(_("With which team?"), choices=[], needed=_("Choose the team that does this now."))


class Times(Form):
    """How long each point takes. A subclass made by `times_of` has a field per point."""


def times_of(items: Sequence[AgendaItem], **options: Any) -> Times:
    """The form with the minutes of these points, each by its number."""
    fields = {
        f"minutes_{item.id}": Number(
            lazy_gettext("Minutes for %(point)s", point=item.text), least=1, most=LONGEST_POINT
        )
        for item in items
    }
    form_type = type("TimesOfThese", (Times,), fields)
    form: Times = form_type(**options)
    return form


class Notes(Form):
    """What is typed while a point is talked about."""

    from_version = VersionNumber()
    notes = Prose(_("Notes"), most=NOTES)


class Decided(Form):
    submission = Submission()
    text = Prose(_("What do we decide?"), most=SAID, needed=_("Write down in one sentence what you decide."))
    about = OneOf(_("What is it about?"), choices=[], empty=_("Nothing in particular"))
    agrees = BooleanField(_("With this we agree on it as it stands now"))


class Learned(Form):
    submission = Submission()
    text = Prose(_("What do we know now?"), most=300, needed=_("Write down in one sentence what you know now."))
    lane = OneOf(
        _("Where does it come from?"),
        choices=[(lane.value, lazy_gettext(card.label)) for lane, card in LANES.items()],
    )
    about = OneOf(
        _("Does it stand with your insights already?"),
        choices=[],
        empty=_("No, it becomes a new insight"),
    )


class Promised(Form):
    submission = Submission()
    text = Prose(_("What will be done?"), most=300, needed=_("Write down what will be done."))
    owner = OneOf(_("Who does it?"), choices=[], empty=_("The whole team"))
    due_on = Day(_("Before which day?"), description=_("May stay empty."))


class Noting(Form):
    """An action outside a meeting."""

    submission = Submission()
    text = Prose(_("What will be done?"), most=300, needed=_("Write down what will be done."))
    owner = OneOf(_("Who does it?"), choices=[], empty=_("The whole team"))
    due_on = Day(_("Before which day?"), description=_("May stay empty."))
    about = OneOf(_("What is it about?"), choices=[], empty=_("Nothing in particular"))


class Rearranging(Form):
    """Somebody else, or another day."""

    from_version = VersionNumber()
    owner = OneOf(_("Who does it?"), choices=[], empty=_("The whole team"))
    due_on = Day(_("Before which day?"), description=_("May stay empty."))
    because = Line(_("Why does it change?"), most=300, description=_("May stay empty."))


class Presence(Form):
    """Who is there, of those who were shown."""

    there = Several(_("Who is there?"), choices=[], coerce=int)
    shown = Several("", choices=[], coerce=int)


class NewAddress(Form):
    team = Pick(_("Whose meetings?"), choices=[])
