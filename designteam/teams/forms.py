"""What is asked about a team: what it is after, who joins and who leaves, and what it agrees on."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask_babel import gettext, lazy_gettext
from flask_babel import lazy_gettext as _

from designteam.kit.forms import (
    Day,
    Form,
    Line,
    MailAddress,
    Number,
    OneOf,
    Pick,
    Prose,
    Secret,
    Submission,
    VersionNumber,
)
from designteam.method.definition import ROLES
from designteam.method.vocabulary import AUDIENCES
from designteam.people.forms import hard_to_guess
from designteam.people.models import Person


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
    email = MailAddress(
        _("E-mail address"),
        needed=_("Fill in the e-mail address of the person who joins."),
        description=_("Who has no account yet gets a letter with a link to make one."),
        render_kw={"autocomplete": "off"},
    )
    name = Line(
        _("Name"),
        most=80,
        description=_("Only needed when this person has no account here yet."),
        render_kw={"autocomplete": "off"},
    )
    role = OneOf(
        _("Role"),
        choices=[(role.value, lazy_gettext(card.label)) for role, card in ROLES.items()],
        needed=_("Choose the role in which this person joins."),
    )
    since = Day(_("From which day"), needed=_("Choose the first day."))


class AskingMentor(Form):
    """Somebody of the network, or somebody else by their address."""

    SOMEBODY_ELSE = "else"

    who = Pick(_("Whom do you ask?"), choices=[], needed=_("Choose whom you ask."))
    email = MailAddress(_("E-mail address"), render_kw={"autocomplete": "off"})
    name = Line(_("Name"), most=80, render_kw={"autocomplete": "off"})

    def offer(self, mentors: Mapping[int, str]) -> None:
        self.who.choices = [
            *((str(person_id), words) for person_id, words in mentors.items()),
            (self.SOMEBODY_ELSE, _("Somebody else, by an e-mail address")),
        ]
        if not mentors:
            self.who.data = self.SOMEBODY_ELSE

    @property
    def is_somebody_else(self) -> bool:
        return bool(self.who.data == self.SOMEBODY_ELSE)

    def validate(self, extra_validators: Any = None) -> bool:
        """An address and a name are only needed for who is not in the list."""
        fits = super().validate(extra_validators)
        if self.is_somebody_else and not (self.email.data or self.email.errors):
            self.refuse(gettext("Fill in the e-mail address of the person you ask."), "email")
        if self.is_somebody_else and not (self.name.data or self.name.errors):
            self.refuse(gettext("Fill in the name of the person you ask."), "name")
        return bool(fits and not self.errors)


class Joining(Form):
    name = Line(
        _("Your name"),
        most=80,
        needed=_("Fill in the name your team knows you by."),
        render_kw={"autocomplete": "name"},
    )
    password = Secret(
        _("Choose a password"),
        autocomplete="new-password",
        validators=[hard_to_guess],
        description=_("At least 12 characters. A short sentence works well."),
    )


class Departure(Form):
    last_day = Day(
        _("Last day in the team"),
        needed=_("Choose the last day."),
        description=_("After this day this person can no longer open the work of the team."),
    )


class WantedRole(Form):
    role = OneOf(
        _("Role"),
        choices=[(role.value, lazy_gettext(card.label)) for role, card in ROLES.items()],
        needed=_("Choose the role you look for."),
    )
    sentence = Line(
        _("For what?"),
        most=200,
        description=_("One sentence. Leave it empty when you look no longer."),
    )


class Agreement(Form):
    from_version = VersionNumber()
    rhythm = Prose(
        _("When we meet"), most=600, description=_("How often, how long, on which day, and who prepares it.")
    )
    deciding = Prose(
        _("How we decide"), most=600, description=_("When is something agreed, and what if somebody has a doubt?")
    )
    cover = Prose(
        _("Time and cover"),
        most=600,
        description=_("Who takes over the class, and where do the hours come from?"),
    )
    means = Prose(_("Rooms and money"), most=600, description=_("What is there to spend, and who decides on it?"))
    board_contact = Prose(
        _("Contact with the board"), most=300, description=_("Who speaks with whom, and when do they hear from us?")
    )


SETTLED = "settled"


class HandingOver(Form):
    """One thing of who leaves: somebody else goes on with it, or nobody needs to."""

    thing = OneOf(_("What is handed over"), choices=[], needed=_("Choose one from the list; this one does not exist."))
    to = OneOf(_("Who goes on with it?"), choices=[], needed=_("Choose who goes on with it."))


class SpentHours(Form):
    submission = Submission()
    on = Day(_("On which day"), needed=_("Choose the day."))
    quarters = Pick(
        _("How long"),
        choices=[
            ("2", _("half an hour")),
            ("4", _("1 hour")),
            ("6", _("1.5 hours")),
            ("8", _("2 hours")),
            ("12", _("3 hours")),
            ("16", _("4 hours")),
            ("32", _("a whole day (8 hours)")),
        ],
        needed=_("Choose how long it was."),
    )


class RoleCard(Form):
    brings = Prose(_("What I bring"), most=400, description=_("What can the others come to you for?"))
    expects = Prose(_("What I expect"), most=400, description=_("What do you need from the others to do your part?"))
    hours_per_month = Number(_("Hours per month"), least=0, most=100, description=_("About. It may stay empty."))


def hours_of(people: Sequence[Person]) -> type[Form]:
    """The form with the hours of each of these people in a school year."""

    class AgreedHours(Form):
        whose = people

        def hours(self) -> dict[int, int | None]:
            return {person.id: self[f"hours_{person.id}"].data for person in people}

        @property
        def lines(self) -> list[Any]:
            return [self[f"hours_{person.id}"] for person in people]

    for person in people:
        setattr(AgreedHours, f"hours_{person.id}", Number(person.name, least=0, most=1000))
    return AgreedHours
