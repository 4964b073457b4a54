"""What is asked when a product goes out, and when another school takes it along."""

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext
from flask_babel import lazy_gettext as _
from wtforms import BooleanField
from wtforms.validators import InputRequired

from designteam.catalogue.models import Rhythm
from designteam.cycle.forms.artefact import GRADES, options
from designteam.kit.forms import Day, Form, Line, Number, OneOf, Pick, Prose, Several, Submission
from designteam.method import vocabulary
from designteam.method.definition import ROLES
from designteam.network.models import Audience
from designteam.products.models import ANSWER, BECAUSE, NAME

WIDER = [(code, label) for code, label in options(vocabulary.AUDIENCES) if code != Audience.TEAM]
WENT = [
    ("too_early", _("Too early to say")),
    ("works", _("It works with us too")),
    ("partly", _("It works partly")),
    ("does_not_work", _("It does not work with us")),
]
RHYTHMS = [
    (Rhythm.AT_ONCE.value, _("At once")),
    (Rhythm.DAILY.value, _("Once a day, on school days")),
    (Rhythm.WEEKLY.value, _("Every Monday")),
    (Rhythm.MONTHLY.value, _("The first Monday of the month")),
    (Rhythm.NEVER.value, _("Never")),
]
HOW_OFTEN = _("Choose how often.")


class Proposal(Form):
    """What goes out with a product, to whom and when."""

    submission = Submission()
    audience = Pick(_("For whom?"), choices=WIDER, needed=_("Choose who may read it."))
    goes_out_on = Day(
        _("Not before"), description=_("Leave it empty to let it go out as soon as the school leader confirms it.")
    )
    because = Line(
        _("What is new in this edition?"),
        most=BECAUSE,
        description=_("Who uses an earlier edition reads this sentence."),
    )
    said = Prose(_("A word to the school leader"), most=BECAUSE)
    story = Several(
        _("How it came about"),
        choices=[],
        description=_("The story is made from your own work. Take away what is not for others."),
    )
    files = Several(_("Files that go along"), choices=[], coerce=int)
    links = Several(_("Links that go along"), choices=[], coerce=int)


class Lending(Form):
    """A link for somebody outside, who reads along before it goes out."""

    label = Line(_("For whom is it?"), most=NAME, needed=_("Say for whom it is. Then you know later which to revoke."))
    without_names = BooleanField(_("Leave out our school and the names of the makers"))


class Confirming(Form):
    """The school leader says that they looked themselves."""

    looked = BooleanField(
        _("I looked: no names, nobody who can be recognised, and we may share this."),
        validators=[InputRequired(_("Look at it yourself first, and tick this."))],
    )


class Answering(Form):
    because = Prose(_("What has to be different first?"), most=BECAUSE, needed=_("Say what has to be different."))


class Withdrawing(Form):
    because = Prose(
        _("Why do you withdraw it?"),
        most=BECAUSE,
        needed=_("Say why. Whoever comes to its address, or uses it, reads this."),
    )


class Using(Form):
    """What another school changed, in two minutes."""

    school = OneOf(_("Your school"), choices=[], needed=_("Choose your school."))
    changed = Prose(_("What did you do differently?"), most=BECAUSE, description=_("Two sentences are enough."))
    grades = Several(_("In which grades?"), choices=GRADES, coerce=int)
    group_size = Number(_("Pupils in the group"), least=1, most=500)
    went = Pick(_("How does it go?"), choices=WENT)
    went_because = Prose(_("How do you notice?"), most=BECAUSE)


class AskingMakers(Form):
    submission = Submission()
    school = OneOf(_("Your school"), choices=[], needed=_("Choose your school."))
    question = Prose(
        _("What do you want to know?"),
        most=BECAUSE,
        needed=_("Write down your question."),
        description=_("Your question and the answer stand on the page of the product, with the name of your school."),
    )


class AnsweringSchool(Form):
    answer = Prose(_("What do you answer?"), most=ANSWER, needed=_("Write down your answer."))


class Averting(Form):
    school = OneOf(_("Your school"), choices=[], needed=_("Choose your school."))
    what = Prose(
        _("What did you not do?"), most=BECAUSE, needed=_("Say in one sentence what you did not do, thanks to this.")
    )


class Adapting(Form):
    team = OneOf(_("For which team?"), choices=[], needed=_("Choose a team."))
    changes = Prose(
        _("What are you going to change, and why?"),
        most=BECAUSE,
        needed=_("Say in one sentence what you change. The first makers read it too."),
    )


def naming(lines: int) -> type[Form]:
    """The form in which makers are named, one line each, with a few to spare."""

    class Naming(Form):
        @property
        def lines(self) -> Sequence[tuple[Any, Any]]:
            return [(self[f"name_{number}"], self[f"role_{number}"]) for number in range(1, lines + 1)]

    roles = [(role.value, lazy_gettext(card.label)) for role, card in ROLES.items()]
    for number in range(1, lines + 1):
        setattr(Naming, f"name_{number}", Line(_("Name %(number)s", number=number), most=NAME))
        setattr(Naming, f"role_{number}", OneOf(_("Role %(number)s", number=number), choices=roles))
    return Naming


class Rhythms(Form):
    """How often a letter tells of each kind of news."""

    new = OneOf(_("A new product in what I follow"), choices=[], needed=HOW_OFTEN)
    renewed = OneOf(_("A new edition of what I follow or use"), choices=[], needed=HOW_OFTEN)
    withdrawn = OneOf(_("A product that I follow or use is withdrawn"), choices=[], needed=HOW_OFTEN)
    used = OneOf(_("Another school uses a product of my team"), choices=[], needed=HOW_OFTEN)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in (self.new, self.renewed, self.withdrawn, self.used):
            field.choices = RHYTHMS
