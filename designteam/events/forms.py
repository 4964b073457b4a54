"""What is asked around a sharing event."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from flask import request
from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import BooleanField, FieldList, FormField
from wtforms.utils import unset_value
from wtforms.validators import ValidationError

from designteam.cycle.forms.artefact import options
from designteam.events.models import (
    BECAUSE,
    IDEA,
    MOST_PLACES,
    MOST_ROWS,
    MOST_TOGETHER,
    NOTE,
    ON_A_CARD,
    ROW,
    THEME,
    TITLE,
    WHO,
    WHY,
    Use,
)
from designteam.events.queries.teams import Suggestion, TeamThere
from designteam.kit.clock import SCHOOL_TIME
from designteam.kit.forms import (
    Day,
    Form,
    Line,
    Number,
    OneOf,
    Pick,
    Prose,
    Submission,
    VersionNumber,
    WebAddress,
)
from designteam.meetings.forms import Clock
from designteam.method.vocabulary import AUDIENCES, PROMPTS
from designteam.network.models import Audience

ONE_MORE, TAKE = "one_more", "take"
EMPTY_ROWS = 2
LONGEST_PART = 480
_ROW = re.compile("-([0-9]{1,3})-[a-z]+")
USES = {Use.USING: _("We use it"), Use.PARTLY: _("We use part of it"), Use.NOT: _("We do not use it")}
_ASKED = {Audience.NETWORK, Audience.OUTER, Audience.PUBLIC}


class ProgrammeRow(Form):
    """One part of the programme; a row that stays empty is left out."""

    class Meta(Form.Meta):
        csrf = False

    minutes = Number(_("Minutes"), least=1, most=LONGEST_PART)
    what = Line(_("What do we do?"), most=ROW)

    def validate(self, extra_validators: Any = None) -> bool:
        """Half a row says nothing: what is empty in it is asked for."""
        is_valid = bool(super().validate(extra_validators))
        if self.what.data and not self.minutes.data and not self.minutes.errors:
            self.refuse(gettext("Write how many minutes this takes."), "minutes")
        elif self.minutes.data and not self.what.data and not self.what.errors:
            self.refuse(gettext("Write what you do in these minutes."), "what")
        else:
            return is_valid
        return False


class Programme(FieldList):  # type: ignore[type-arg]  # not generic when it runs
    """Its data are pairs of minutes and words."""

    are_too_many = False

    def __init__(self, label: Any, **settings: Any) -> None:
        super().__init__(FormField(ProgrammeRow), label, max_entries=MOST_ROWS, **settings)

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        sent = set(self._extract_indices(self.name, formdata)) if formdata else set()
        self.are_too_many = len(sent) > MOST_ROWS
        known = [] if data is unset_value or sent else [{"minutes": row[0], "what": row[1]} for row in data or ()]
        super().process(formdata if sent else None, known)
        if not sent:
            for _row in range(max(1, EMPTY_ROWS - len(self.entries))):
                self.add_row()
        elif request.form.get(ONE_MORE):
            self.add_row()

    def _extract_indices(self, prefix: str, formdata: Iterable[str]) -> Iterator[int]:
        """Only numbers that a row of ours could have."""
        for name in formdata:
            if name.startswith(prefix) and (found := _ROW.fullmatch(name.removeprefix(prefix))):
                yield int(found[1])

    def add_row(self) -> None:
        if len(self.entries) < MOST_ROWS:
            self.append_entry()

    def validate(self, form: Any, extra_validators: Any = ()) -> bool:
        is_valid = bool(super().validate(form, extra_validators))
        if self.are_too_many:
            self.errors = [gettext("A programme has at most %(most)s parts.", most=MOST_ROWS)]
        return is_valid and not self.are_too_many

    @property
    def data(self) -> list[list[Any]]:
        rows = [entry.form for entry in self.entries]
        return [[row.minutes.data, row.what.data] for row in rows if row.what.data and row.minutes.data]


class Announcing(Form):
    """A new sharing event: a title, a day and its hours are enough."""

    carries = Form.carries | {"on", "begins", "ends", "room", "tells"}

    from_version = VersionNumber()
    submission = Submission()
    title = Line(_("What is it called?"), most=TITLE, needed=_("Give it a name of a few words."))
    theme = Prose(
        _("What is it about?"),
        most=THEME,
        description=_("In two sentences. Choose it from what the teams are busy with now."),
    )
    on = Day(_("Which day?"), needed=_("Choose the day."))
    begins = Clock(_("From what time?"), needed=_("Choose the time at which you begin."))
    ends = Clock(_("Until what time?"), needed=_("Choose the time at which you end."))
    room = Line(_("Where?"), most=200, description=_("The school and its town."))
    link = WebAddress(
        _("Link for who joins from elsewhere"),
        most=500,
        wrong=_("Copy the whole address, from https:// on."),
        description=_("May stay empty. Only who comes gets to see it."),
    )
    programme = Programme(_("The programme"))
    audience = Pick(
        _("Who is asked to come?"),
        choices=[(code, label) for code, label in options(AUDIENCES) if code in _ASKED],
        needed=_("Choose who may come."),
        description=_(
            "The outer circle are schools that look in. What is public can be read by everybody, also without an "
            "account; to come you need one, at a school in one of both circles."
        ),
    )
    places = Number(
        _("How many people can come?"), least=1, most=MOST_PLACES, description=_("Empty: as many as want to.")
    )
    sign_up_until = Day(_("Until which day can people sign up?"), description=_("Empty: until it begins."))

    def validate_ends(self, field: Clock) -> None:
        if field.data and self.begins.data and field.data <= self.begins.data:
            raise ValidationError(gettext("It has to end later than it begins."))

    def validate_sign_up_until(self, field: Day) -> None:
        if field.data and self.on.data and field.data > self.on.data:
            raise ValidationError(gettext("Choose a day before it takes place."))

    @property
    def wants_a_row(self) -> bool:
        return bool(request.form.get(ONE_MORE))

    def values(self) -> dict[str, Any]:
        """With the day and the hours as two moments on the clock of the school."""
        said = super().values()
        day, begins, ends = self.on.data, self.begins.data, self.ends.data
        if day is None or begins is None or ends is None:
            raise LookupError
        return {
            **said,
            "place": self.room.data,
            "audience": Audience(self.audience.data),
            "starts_at": datetime.combine(day, begins, tzinfo=SCHOOL_TIME),
            "ends_at": datetime.combine(day, ends, tzinfo=SCHOOL_TIME),
        }


class EventChange(Announcing):
    """The same for one that people know of already."""

    tells = BooleanField(_("Tell by mail who signed up, when the day, the time or the place changes"))


class EventCancelling(Form):
    reason = Line(
        _("It does not take place, because"),
        most=BECAUSE,
        needed=_("Write down why. Everybody who signed up reads it in a letter."),
    )


class SigningUp(Form):
    """For whom somebody comes, when there is a choice."""

    whose = Pick(_("For whom do you come?"), choices=[])


class SeekingAndBringing(Form):
    """What a team looks for and brings."""

    from_version = VersionNumber()
    seeks = Prose(
        _("We look for"),
        most=ON_A_CARD,
        description=_("What do you want to hear from another school? One or two sentences."),
    )
    brings = Prose(
        _("We bring"),
        most=ON_A_CARD,
        description=_("What did you find out or decide that another school can use? Also what did not work."),
    )

    def takes_over(self, suggestions: Sequence[Suggestion]) -> bool:
        """Whether a button was pressed that puts a suggestion in its text.

        It takes the place of another suggestion; behind what somebody typed it comes on a new line.
        """
        known = {one.text for one in suggestions}
        for number, one in enumerate(suggestions):
            if request.form.get(TAKE) == str(number):
                field = self[one.side]
                typed = (field.data or "").strip()
                field.data = one.text if not typed or typed in known else f"{typed}\n{one.text}"
                return True
        return False


class NotingWalkIn(Form):
    """People who came without signing up."""

    submission = Submission()
    school = OneOf(_("From which school?"), choices=[], empty=_("Another one, or none"))
    who = Line(
        _("Who?"),
        most=WHO,
        description=_("A name, or the school when it is not in the list. May stay empty. No names of children."),
    )
    people = Number(_("How many people?"), least=1, most=MOST_TOGETHER, default=1)

    def validate(self, extra_validators: Any = None) -> bool:
        """Somebody of no school we know has a name."""
        is_valid = bool(super().validate(extra_validators))
        if not self.school.data and not self.who.data and not (self.school.errors or self.who.errors):
            self.refuse(gettext("Choose a school, or write who it is."), "who")
            return False
        return is_valid


class Places(Form):
    """At which table each team sits. A subclass made by `places_of` has a field per team."""


def places_of(teams: Sequence[TeamThere], **settings: Any) -> Places:
    """With one table more than there are, for who starts a new one."""
    number = max([team.table or 0 for team in teams], default=0) + 1
    tables = [(str(table), _("Table %(number)s", number=table)) for table in range(1, number + 1)]
    fields = {
        f"team_{team.team_id}": OneOf(f"{team.school}, {team.team}", choices=tables, empty=_("Not at a table"))
        for team in teams
    }
    now = {f"team_{team.team_id}": str(team.table or "") for team in teams}
    form: Places = type("PlacesOfThese", (Places,), fields)(data=now, **settings)
    return form


class Saying(Form):
    """Something to a team at the table, by one of three prompts."""

    submission = Submission()
    team = OneOf(_("To which team?"), choices=[], needed=_("Choose to which team you say this."))
    prompt = Pick(_("How do you begin?"), choices=options(PROMPTS), needed=_("Choose how you begin."))
    text = Prose(_("What do you say?"), most=NOTE, needed=_("Write in a few words what you say."))


class TakingAlong(Form):
    """One sentence that somebody takes along to their own team."""

    submission = Submission()
    team = OneOf(_("From which team?"), choices=[], needed=_("Choose from which team you take it along."))
    text = Prose(_("I take along"), most=IDEA, needed=_("Write in one sentence what you take along."))


class Disposing(Form):
    """What a team does with an idea of another."""

    used = Pick(
        _("What do we do with it?"),
        choices=[(code.value, words) for code, words in USES.items()],
        needed=_("Choose what you do with it."),
    )
    because = Line(_("Because"), most=WHY, description=_("What part of it, or why not."))

    def validate(self, extra_validators: Any = None) -> bool:
        """Who does not use all of it says why, so that others learn from that too."""
        is_valid = bool(super().validate(extra_validators))
        if self.used.data in {Use.PARTLY, Use.NOT} and not self.because.data and not self.because.errors:
            self.refuse(gettext("Write in one sentence why, or what part of it."), "because")
            return False
        return is_valid


class Fitting(Form):
    """How well it fitted."""

    rating = Pick(
        _("Did it fit what you are busy with?"),
        choices=[
            ("1", _("1, not at all")),
            ("2", "2"),
            ("3", "3"),
            ("4", "4"),
            ("5", _("5, completely")),
        ],
        needed=_("Choose a number from 1 to 5."),
    )
    because = Line(
        _("One sentence about it"), most=WHY, description=_("May stay empty. It is shown without your name.")
    )
