"""What is asked of what the preliminary research makes."""

from typing import Any, ClassVar

from flask import request
from flask_babel import lazy_gettext as _
from wtforms import BooleanField

from designteam.cycle.forms.actants import Actants, Arrows
from designteam.cycle.forms.artefact import GRADES, ArtefactForm, options
from designteam.kit.forms import Day, Line, OneOf, Pick, Prose, RichText, Several
from designteam.method import vocabulary
from designteam.method.definition import ASPECTS, LANES


class PracticeQuestion(ArtefactForm):
    text = Prose(
        _("Our question"),
        most=600,
        needed=_("Write down the question. Not sharp yet? Then write it the way you would say it now."),
        description=_("One sentence that ends with a question mark. Say about whom it is."),
    )
    title = Line(
        _("Short name"),
        most=120,
        description=_("A few words to find it by. May stay empty: then we use the beginning of the text."),
    )
    why = Prose(_("Why this matters"), most=1000, description=_("What is missed if we leave it as it is?"))
    felt_by = Several(
        _("Who feels this"),
        choices=options(vocabulary.FELT_BY),
        description=_("Choose everyone who runs into it. Two groups or more helps."),
    )
    happens_now = Prose(
        _("What happens now"), most=1000, description=_("Describe an ordinary lesson, without a judgement.")
    )
    wished = Prose(
        _("What we would like to see"),
        most=1000,
        description=_("What do pupils or teachers do a year from now?"),
    )
    tried_before = Prose(_("What we tried before"), most=1000, description=_("What did it bring, and why did it stop?"))
    behind = Prose(
        _("The question behind the question"),
        most=600,
        description=_("Ask ‘why do you want that?’ a few times."),
    )
    learning_areas = Several(
        _("Learning area"),
        choices=options(vocabulary.LEARNING_AREAS),
        description=_("Choose one or two. It can become wider later."),
    )
    grades = Several(_("Grades"), description=_("Which groups is it about?"), choices=GRADES, coerce=int)
    asked_school_team_on = Day(
        _("Put to the school team on"), description=_("When did the school team hear the question?")
    )
    school_team_said = Prose(
        _("What the school team said"),
        most=1000,
        description=_("What they recognised, and what they did not."),
    )


class ExplorationItem(ArtefactForm):
    lane = OneOf(
        _("Place"),
        choices=options(LANES),
        needed=_("Choose one of the five places. In doubt? Choose the one where you found it."),
        description=_("In which of the five places does this belong?"),
    )
    title = Line(
        _("Short name"),
        most=120,
        needed=_("Give it a short name, so that you find it again."),
        description=_("For example: lesson visit group 7, fractions."),
    )
    method = OneOf(_("How we looked"), choices=options(vocabulary.METHODS), description=_("Choose what fits best."))
    looked_on = Day(_("When"), description=_("The day you looked, talked or read."))
    among = Line(
        _("With whom"),
        most=200,
        description=_("A group or number, no names. For example: 12 pupils of group 7."),
    )
    expected = Prose(_("What we expected"), most=1000, description=_("Fill this in before you look."))
    found = RichText(
        _("What we found"),
        most=2000,
        description=_("What you saw, read or heard. What you make of it comes later."),
    )
    surprise = Prose(_("What surprised us"), most=1000, description=_("Also if it was something small."))
    reference = Line(
        _("Where to find it"), most=300, description=_("Author, title and year, or the address of a page.")
    )
    not_needed_because = Prose(
        _("Why this place may stay empty"),
        most=600,
        description=_("Only if you choose not to look here. One sentence is enough."),
    )


class ActantMap(ArtefactForm):
    carries: ClassVar[frozenset[str]] = ArtefactForm.carries | {"on_paper"}

    title = Line(
        _("Name of the map"),
        most=120,
        needed=_("Give the map a name, for example: who has a say in our maths lessons."),
        description=_("Which lessons, and of which groups?"),
    )
    on_paper = BooleanField(_("We drew it on paper: put a photo with it as soon as this is kept"))
    talk = RichText(
        _("What you said while drawing"),
        most=4000,
        description=_("What surprised you, and about what did you not agree?"),
    )
    actants = Actants(_("Who and what plays a part"))
    arrows = Arrows(_("Who has a say over what"))

    def process(self, *args: Any, **options: Any) -> None:
        super().process(*args, **options)
        self.arrows.offer(self.actants)

    def values(self) -> dict[str, Any]:
        """Lists that were not sent stay as they are."""
        return {
            name: value for name, value in super().values().items() if getattr(self._fields[name], "was_sent", True)
        }

    @property
    def wants_a_row(self) -> bool:
        return any(request.form.get(field.one_more) for field in (self.actants, self.arrows))

    @property
    def goes_on_to_photo(self) -> bool:
        return bool(self.on_paper.data)


class Insight(ArtefactForm):
    lane = OneOf(
        _("Place"),
        choices=options(LANES),
        needed=_("Choose one of the five places. In doubt? Choose the one where you found it."),
        description=_("Where does this insight mainly come from?"),
    )
    text = Prose(
        _("Our insight"),
        most=300,
        needed=_("Write the insight in one sentence. Not sure yet? Choose ‘a hint’ below."),
        description=_("One sentence that a colleague understands without explanation."),
    )
    classroom_example = RichText(
        _("In class"), most=1000, description=_("What do you see on Tuesday morning? Without names.")
    )
    title = Line(
        _("Short name"),
        most=120,
        description=_("A few words to find it by. May stay empty: then we use the beginning of the text."),
    )
    confidence = OneOf(
        _("How sure we are"),
        choices=options(vocabulary.CONFIDENCE),
        description=_("Seen once, seen more often, or well supported?"),
    )
    consequence = Prose(
        _("What this means for us"), most=600, description=_("What would you do differently if this is true?")
    )


class WorkingHypothesis(ArtefactForm):
    approach = Prose(
        _("If we …"),
        most=600,
        needed=_("Write down what you are going to do. If you do not know yet, write: we do not know that yet."),
        description=_("What are you going to do?"),
    )
    context = Prose(
        _("with …"),
        most=400,
        needed=_("Write down with whom you will do this. If you do not know yet, write: we do not know that yet."),
        description=_("With whom, and when?"),
    )
    outcome = Prose(
        _("then …"),
        most=400,
        needed=_("Write down what will change. If you do not know yet, write: we do not know that yet."),
        description=_("What changes for pupils? Write what you can see or hear."),
    )
    mechanism = Prose(
        _("because …"),
        most=600,
        needed=_("Write down why you think this works. If you do not know yet, write: we do not know that yet."),
        description=_("What would make that happen?"),
    )
    doubt = Prose(_("We still doubt …"), most=400, description=_("What are you not sure of? May stay empty."))
    title = Line(
        _("Short name"),
        most=120,
        description=_("A few words to find it by. May stay empty: then we use the beginning of the text."),
    )
    standing = Pick(
        _("How it stands"),
        choices=options(vocabulary.STANDINGS),
        description=_("After an experiment the sentence can stand stronger or weaker."),
    )


class SolutionDirection(ArtefactForm):
    title = Line(
        _("Short name"),
        most=120,
        needed=_("Give the direction a short name, so that you can compare."),
        description=_("For example: log with a talk."),
    )
    idea = Prose(
        _("The idea"),
        most=1000,
        needed=_("Write down the idea in a few sentences. A sketch in words is enough."),
        description=_("What would we do, in a few sentences?"),
    )
    perspective = OneOf(
        _("Thought from"),
        choices=options(vocabulary.PERSPECTIVES),
        description=_("Where does this idea start?"),
    )
    pros = Prose(_("What speaks for it"), most=800, description=_("Also say for whom."))
    cons = Prose(_("What speaks against it"), most=800, description=_("What does it cost, and what can go wrong?"))
    choice = Pick(
        _("Our choice"),
        choices=options(vocabulary.CHOICES_OF_DIRECTION),
        description=_("Leave it open until you have compared."),
    )
    choice_because = Prose(
        _("Why this choice"),
        most=600,
        description=_("Also when you do not choose it: later someone will ask."),
    )


class DesignRequirement(ArtefactForm):
    text = Prose(
        _("The design …"),
        most=400,
        needed=_("Finish the sentence ‘The design …’. It may be rough."),
        description=_("What must it do or have? Not yet how."),
    )
    because = Prose(_("since …"), most=400, description=_("Which insight or idea does it come from?"))
    works_when = Prose(_("We see that it works when …"), most=400, description=_("What can a colleague see or count?"))
    title = Line(
        _("Short name"),
        most=120,
        description=_("A few words to find it by. May stay empty: then we use the beginning of the text."),
    )
    requirement_kind = OneOf(
        _("Kind of requirement"),
        choices=options(vocabulary.REQUIREMENT_KINDS),
        description=_("Is it about what it does, for whom, what is needed or where it ends?"),
    )
    aspect = OneOf(
        _("Aspect"), choices=options(ASPECTS), description=_("With which side of the design does it belong?")
    )
    ict_adds = Prose(_("What ict can add"), most=400, description=_("‘Nothing, because …’ is an answer too."))
    priority = OneOf(
        _("How needed it is"),
        choices=options(vocabulary.PRIORITIES),
        description=_("If everything is needed, choosing becomes hard."),
    )
