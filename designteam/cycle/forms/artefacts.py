"""What is asked of each kind of artefact. Few fields are required; every field states its limit."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, NamedTuple

from flask import request
from flask_babel import LazyString, gettext, lazy_gettext
from flask_babel import lazy_gettext as _
from wtforms import BooleanField
from wtforms.validators import ValidationError

from designteam.cycle.forms.actants import Actants, Arrows
from designteam.cycle.forms.log import Tallies
from designteam.cycle.forms.objectives import Objectives
from designteam.cycle.models import Artefact, Status
from designteam.evidence.forms.holding import Terms
from designteam.kit.forms import (
    Day,
    Form,
    Line,
    Number,
    OneOf,
    Pick,
    Prose,
    RichText,
    Several,
    Submission,
    VersionNumber,
)
from designteam.method import licences, vocabulary
from designteam.method.definition import ASPECTS, LANES
from designteam.method.terms import Choice, LaneCard


def options(choices: Mapping[Any, Choice] | Mapping[Any, LaneCard]) -> list[tuple[str, LazyString]]:
    """The choices of a vocabulary with their labels in the reader's language."""
    return [(str(code), lazy_gettext(choice.label)) for code, choice in choices.items()]


GRADES = [(number, lazy_gettext(vocabulary.GRADE, number=number)) for number in vocabulary.GRADES]


class ArtefactForm(Form):
    """What every kind asks: which version one was looking at, what it rests on and why it changed."""

    # Choices that are kept as nothing, instead of as an empty word, when they were not made.
    nullable: ClassVar[frozenset[str]] = frozenset({"confidence", "control", "decision"})
    carries: ClassVar[frozenset[str]] = Form.carries | {"rests_on"}

    from_version = VersionNumber()
    submission = Submission()
    rests_on = Several(_("What this rests on"), choices=[], coerce=int)
    sharper = Line(
        _("What became sharper?"),
        most=600,
        description=_("One sentence. With this you will still know a year from now why it changed."),
    )

    def values(self) -> dict[str, Any]:
        """What was filled in. A choice that was not made leaves what was there, unless nothing is a choice too."""
        made = {
            name: value
            for name, value in super().values().items()
            if value or name in self.nullable or not isinstance(self[name], Pick)
        }
        return {name: None if name in self.nullable and not value else value for name, value in made.items()}

    @property
    def saved_as(self) -> Status:
        """Draft, or a rough version that the team shares unfinished on purpose."""
        return Status.ROUGH if request.form.get("save_as") == Status.ROUGH else Status.DRAFT

    @property
    def wants_a_row(self) -> bool:
        """Whether it was sent for room to write in, and not to be kept. A kind with rows extends this."""
        return False

    @property
    def goes_on_to_photo(self) -> bool:
        """Whether a photo is put with it as soon as it is kept."""
        return False


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


class _Aspects(ArtefactForm):
    """For each aspect of the integral intervention how far the design is, and a note."""

    def values(self) -> dict[str, Any]:
        values = super().values()
        aspects = {code: (values.pop(f"{code}_state") or "open", values.pop(f"{code}_note")) for code in ASPECTS}
        return values | {"aspects": aspects}

    @property
    def aspects(self) -> list[tuple[Choice, Any, Any]]:
        """Per aspect its card and its two fields, for the page."""
        return [(aspect, self[f"{code}_state"], self[f"{code}_note"]) for code, aspect in ASPECTS.items()]


for _code, _aspect in ASPECTS.items():
    setattr(
        _Aspects,
        f"{_code}_state",
        OneOf(_(_aspect.label), choices=options(vocabulary.ASPECT_STATES), description=_(_aspect.help)),
    )
    setattr(_Aspects, f"{_code}_note", Prose(_("Note"), most=600))


class Design(_Aspects):
    title = Line(
        _("Name of the design"),
        most=120,
        needed=_("Give the design a name. It may change later."),
        description=_("The name you will use at school."),
    )
    summary = Prose(_("In short"), most=600, description=_("What is it, for whom, and what do pupils do?"))
    teacher_description = RichText(
        _("Description for teachers"),
        most=4000,
        description=_(
            "What do you do, what do pupils do, what do you need? Without this an experiment cannot start running."
        ),
    )
    control = OneOf(
        _("Who is in control"),
        choices=options(vocabulary.CONTROL),
        description=_("Most pupils get there step by step."),
    )


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


class Pair(NamedTuple):
    """A requirement that an experiment looks at, so that a verdict can be given."""

    experiment: Artefact
    requirement: Artefact

    @property
    def name(self) -> str:
        return f"verdict_{self.experiment.id}_{self.requirement.id}"


class Evaluation(ArtefactForm):
    learned = RichText(
        _("What we learned"), most=2000, description=_("About pupils, about the approach, about ourselves.")
    )
    saves = Prose(
        _("What this saves us"),
        most=600,
        description=_("What do you, or others, not have to try any more now that you know this?"),
    )
    decision = Pick(
        _("Our decision"), choices=options(vocabulary.DECISIONS), description=_("Stopping is a decision too.")
    )
    decision_because = Prose(
        _("Why this decision"), most=1000, description=_("A year from now someone will ask about it.")
    )
    decided_on = Day(_("Decided on"), description=_("The day you agreed on it."))
    decided_by = Line(_("Decided by"), most=200, description=_("By role, for example: the whole design team."))
    review_on = Day(_("Look again on"), description=_("When do you look whether the decision still fits?"))
    helped = Several(
        _("What helped us"),
        choices=options(vocabulary.CONTRIBUTIONS),
        description=_("Choose what contributed to what you learned."),
    )
    title = Line(
        _("Short name"),
        most=120,
        description=_("A few words to find it by. May stay empty: then we use the beginning of the text."),
    )

    def validate(self, extra_validators: Any = None) -> bool:
        well: bool = super().validate(extra_validators)
        if self.learned.data or self.decision_because.data:
            return well
        self.refuse(gettext("Write down what you learned, or what you decided and why."), "learned")
        return False


class Outcome(ArtefactForm):
    level = Pick(
        _("For whom"),
        choices=options(vocabulary.OUTCOME_LEVELS),
        needed=_("Choose one of the four levels. In doubt? Choose where you noticed it first."),
        description=_("At which of the four levels does it show?"),
    )
    statement = Prose(
        _("What changed"),
        most=600,
        needed=_("Write down what changed. Something small counts too."),
        description=_("What is different from before?"),
    )
    evidence = Prose(
        _("How we know"),
        most=600,
        description=_("An example, a number with its group, or what someone said."),
    )
    noticed_by = Line(_("Noticed by"), most=200, description=_("By role, for example: teacher of group 5."))
    noticed_on = Day(_("Noticed on"), description=_("About when is fine."))
    product_type = OneOf(
        _("What was made"),
        choices=options(vocabulary.PRODUCT_TYPES),
        description=_("Only if there is something to take along."),
    )
    contributed = Several(
        _("What contributed"),
        choices=options(vocabulary.CONTRIBUTIONS),
        description=_("Choose what helped this to happen."),
    )
    title = Line(
        _("Short name"),
        most=120,
        description=_("A few words to find it by. May stay empty: then we use the beginning of the text."),
    )


class Product(ArtefactForm):
    title = Line(
        _("Name"),
        most=120,
        needed=_("Give it a name that a colleague elsewhere would look for."),
        description=_("Short and concrete, for example: maths log with four choices."),
    )
    product_type = OneOf(
        _("What is it?"),
        choices=options(vocabulary.PRODUCT_TYPES),
        needed=_("Choose what it is. In doubt? Choose what comes closest."),
    )
    summary = Prose(
        _("In one sentence"),
        most=300,
        needed=_("Write one sentence. Others decide by it whether they read on."),
        description=_("What do pupils or teachers do with it?"),
    )
    maturity = Pick(_("How far is it?"), choices=options(vocabulary.MATURITIES))
    learning_areas = Several(_("Learning area"), choices=options(vocabulary.LEARNING_AREAS))
    grades = Several(_("Grades"), choices=GRADES, coerce=int)
    objectives = Objectives(_("Core objectives"))
    terms = Terms(_("What is it about?"))
    how_to = RichText(
        _("How to use it"),
        most=20_000,
        description=_("Step by step, so that somebody who was not there can begin tomorrow."),
    )
    worked_for = Prose(
        _("For whom did it work well?"),
        most=600,
        description=_("Which pupils, in which group, under which conditions?"),
    )
    worked_less_for = Prose(
        _("For whom did it work less well?"), most=600, description=_("This helps others at least as much.")
    )
    minutes = Number(_("Minutes a week"), least=1, most=2000)
    group_size = Number(_("Pupils in the group"), least=1, most=500)
    devices = OneOf(_("Devices"), choices=options(vocabulary.DEVICE_USE))
    needs = Prose(_("What else you need"), most=600, description=_("Material, space, agreements."))
    skills = Prose(_("What you must be able to do"), most=600, description=_("Teachers and pupils."))
    made_room_by = Prose(
        _("What was dropped to make room"),
        most=600,
        description=_("Something new only fits when something else gives way."),
    )
    for_teachers = Prose(_("What changes for the teacher?"), most=600)
    for_pupils = Prose(_("What changes for pupils?"), most=600)
    at_home = Prose(_("What does one notice at home?"), most=600)
    licence = Pick(
        _("What may others do with it?"),
        choices=[
            (code, lazy_gettext(choice.label) + f" ({licences.LICENCES[code].short})")
            for code, choice in vocabulary.LICENCES.items()
        ],
    )


def evaluation_of(pairs: Sequence[Pair], *, trials: Sequence[Any] = ()) -> type[Evaluation]:
    """The form of an evaluation, with a verdict and a note for every requirement that was looked at.

    `trials` are the experiments with their results and predictions, to look at while writing.
    """

    class WithVerdicts(Evaluation):
        tested, tried = pairs, trials

        def values(self) -> dict[str, Any]:
            values = super().values()
            verdicts = {
                (pair.experiment.id, pair.requirement.id): (
                    values.pop(pair.name),
                    values.pop(f"{pair.name}_note"),
                )
                for pair in pairs
            }
            return values | {"verdicts": verdicts}

        @property
        def verdicts(self) -> list[tuple[Pair, Any, Any]]:
            """Per pair its two fields, for the page."""
            return [(pair, self[pair.name], self[f"{pair.name}_note"]) for pair in pairs]

    for pair in pairs:
        label = f"{pair.experiment.title}: {pair.requirement.title}"
        words = options(vocabulary.VERDICTS)
        setattr(WithVerdicts, pair.name, OneOf(label, choices=words, empty=_("No verdict yet")))
        setattr(WithVerdicts, f"{pair.name}_note", Line(_("How do you see that?"), most=400))
    return WithVerdicts


FORMS: dict[str, type[ArtefactForm]] = {
    "practice_question": PracticeQuestion,
    "exploration_item": ExplorationItem,
    "actant_map": ActantMap,
    "insight": Insight,
    "working_hypothesis": WorkingHypothesis,
    "solution_direction": SolutionDirection,
    "design_requirement": DesignRequirement,
    "design": Design,
    "experiment": Experiment,
    "log_entry": LogEntry,
    "evaluation": Evaluation,
    "outcome": Outcome,
    "product": Product,
}
