"""What is asked when people talk about an artefact."""

from flask_babel import lazy_gettext as _

from designteam.cycle.commands.talk import ASKED_ABROAD
from designteam.cycle.forms.artefact import options
from designteam.cycle.models.talk import COMMENT, ONE_QUESTION, OUTCOME, Manner
from designteam.kit.forms import Form, Line, OneOf, Pick, Prose, Submission
from designteam.method import vocabulary

STRIKES = 300
BECOMES = [
    ("critical", _("A question to the team: it stays open until there is an answer")),
    ("remark", _("A comment that stands with it")),
    ("insight", _("An insight of its own, from practice")),
]
SAYS = [(Manner.REMARK.value, _("Place this comment")), (Manner.CRITICAL.value, _("Ask it as a critical question"))]


class Speaking(Form):
    """A comment, or a question that stays open; which of the two, the button says."""

    submission = Submission()
    text = Prose(
        _("What do you want to say about this?"),
        most=COMMENT,
        needed=_("Write down what you want to say."),
        description=_("Name somebody of the team with @ and their name. They see it the next time they are here."),
    )
    manner = Pick(_("How"), choices=SAYS)


class Replying(Form):
    submission = Submission()
    text = Prose(_("Your answer"), most=COMMENT, needed=_("Write down your answer."))


class Answering(Replying):
    """What others say about a rough version, with one of three beginnings."""

    prompt = Pick(_("How do you want to begin?"), choices=options(vocabulary.PROMPTS))


class Rewording(Form):
    text = Prose(_("What you said"), most=COMMENT, needed=_("Write down what you want to say, or withdraw it."))


class AskingAround(Form):
    submission = Submission()
    question = Line(
        _("Your one question"),
        most=ONE_QUESTION,
        needed=_("Write down what you want to hear from others."),
        description=_("One question in one sentence gets more answers than five."),
    )
    audience = Pick(
        _("Whom do you ask?"),
        choices=[(code, label) for code, label in options(vocabulary.AUDIENCES) if code in ASKED_ABROAD],
        needed=_("Choose whom you ask."),
    )


class Closing(Form):
    outcome = Line(
        _("What we did with the answers"),
        most=OUTCOME,
        needed=_("Write one sentence. Who answered reads it here."),
    )


class FreshEyes(Form):
    """What strikes somebody who is new. It becomes a comment about something, or an insight."""

    submission = Submission()
    text = Prose(
        _("What strikes you?"),
        most=STRIKES,
        needed=_("Write down what strikes you. One sentence is enough."),
        description=_("What surprises you, what you miss, what you would ask. In one or two sentences."),
    )
    becomes = Pick(_("What is it?"), choices=BECOMES, needed=_("Choose what it is."))
    about = OneOf(
        _("What is it about?"), choices=[], empty=_("Our question, or what stands first in the list"),
        description=_("An insight stands on its own."),
    )  # fmt: skip
