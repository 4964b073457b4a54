"""What is asked of a school about itself, of who wants to visit it, and of who receives them."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _
from wtforms import BooleanField

from designteam.evidence.models.holding import BECAUSE
from designteam.evidence.models.kinds import SENTENCE
from designteam.kit.forms import Day, Form, Line, Number, OneOf, Pick, Prose, Submission, VersionNumber, WebAddress
from designteam.schools.models import ABOUT, ADDRESS, DAYS, MOST_VISITORS, TOPICS


class Profile(Form):
    from_version = VersionNumber()
    about = Prose(
        _("Our school"),
        most=ABOUT,
        description=_("What is your school like, and what do you find important? Everybody can read this."),
    )
    website = WebAddress(_("Website"), most=ADDRESS)
    receives_visits = BooleanField(_("Other schools may ask to visit us"))
    topics = Prose(
        _("We receive visits about …"),
        most=TOPICS,
        description=_("What is there to see, in which groups? For example: how pupils choose their own instruction."),
    )
    days = Line(
        _("Days that suit"), most=DAYS, description=_("For example: Tuesday and Thursday mornings, not in December.")
    )


class AskingVisit(Form):
    """How people are named stays out of it: who asks is known, and who comes along is a number."""

    submission = Submission()
    from_school = OneOf(_("From which school?"), choices=[], needed=_("Choose the school that you come from."))
    wish = Line(
        _("When would you like to come?"),
        most=DAYS,
        needed=_("Write which days suit you."),
        description=_("A few days or parts of a day, so that the school can choose."),
    )
    people = Number(
        _("With how many people?"),
        least=1,
        most=MOST_VISITORS,
        description=_("You included. Empty means that you come alone."),
    )
    question = Prose(
        _("What is your own question?"),
        most=SENTENCE,
        needed=_("Write the question with which you come. Who comes with a question sees more."),
        description=_("What do you want to know, for your own work? The school prepares for it."),
    )

    def offer(self, schools: Mapping[int, str]) -> None:
        """Let somebody choose; who works at one school need not."""
        self.from_school.choices = [("", _("Not chosen yet")), *((str(id_), name) for id_, name in schools.items())]
        if len(schools) == 1:
            self.from_school.data = str(next(iter(schools)))


class AnsweringVisit(Form):
    YES, NO = "yes", "no"

    says = Pick(
        _("Are they welcome?"),
        choices=[(YES, _("Yes, on the day below")), (NO, _("No, this is not possible"))],
        needed=_("Choose whether they are welcome."),
    )
    day = Day(_("On which day?"))
    answer = Prose(
        _("What do you want to say with it?"),
        most=BECAUSE,
        description=_("With yes: at what time, and where to report. With no: why not."),
    )

    @property
    def lacking(self) -> str:
        """The field that is asked about when the answer cannot be given like this."""
        return "day" if self.says.data == self.YES else "answer"


class KeepingVisit(Form):
    has_teams = False

    team = OneOf(_("Which team?"), choices=[], needed=_("Choose the team that went."))

    def offer(self, teams: Mapping[int, str]) -> None:
        """Let somebody choose; who is in one team need not."""
        self.team.choices = [("", _("Not chosen yet")), *((str(id_), name) for id_, name in teams.items())]
        self.has_teams = bool(teams)
        if len(teams) == 1:
            self.team.data = str(next(iter(teams)))
