"""What is asked of what came of it: an outcome or a product."""

from flask_babel import lazy_gettext
from flask_babel import lazy_gettext as _

from designteam.cycle.forms.artefact import GRADES, ArtefactForm, options
from designteam.cycle.forms.objectives import Objectives
from designteam.evidence.forms.holding import Terms
from designteam.kit.forms import Day, Line, Number, OneOf, Pick, Prose, RichText, Several
from designteam.method import licences, vocabulary


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
