"""The questions of each kind, few of them required."""

from typing import Any

from flask import request
from flask_babel import lazy_gettext
from flask_babel import lazy_gettext as _
from wtforms import BooleanField

from designteam.evidence.forms.holding import HoldingForm
from designteam.evidence.forms.people import ONE_MORE, People
from designteam.evidence.forms.sources import Doi, Isbn, Issued, SortOfSource
from designteam.evidence.models.kinds import EXPLANATION, PARAGRAPH, SENTENCE
from designteam.evidence.models.titles import title_key
from designteam.evidence.queries.known import Marks, marks_of
from designteam.evidence.words import EFFECTS, QUESTION_STATUSES
from designteam.kit.forms import Day, Line, OneOf, Prose, RichText, WebAddress


def _options(choices: Any) -> list[tuple[str, Any]]:
    return [(code, lazy_gettext(choice.label)) for code, choice in choices.items()]


class Source(HoldingForm):
    type = SortOfSource(_("What is it?"))
    title = Line(_("Title"), most=500, needed=_("Write the title of the source."))
    people = People(_("Who made it?"))
    issued = Issued(_("Year, or the whole date"), most=10, description=_("For example 2024 or 2024-03-15."))
    container = Line(_("Journal, book or site it stands in"), most=SENTENCE)
    volume = Line(_("Volume"), most=40)
    issue = Line(_("Issue"), most=40)
    page = Line(_("Pages"), most=60)
    edition = Line(_("Edition"), most=60)
    publisher = Line(_("Publisher"), most=SENTENCE)
    publisher_place = Line(_("Place of the publisher"), most=120)
    doi = Doi(_("DOI"), most=250, description=_("For example 10.1000/182."))
    isbn = Isbn(_("ISBN"), description=_("Of a book. With or without dashes."))
    language = Line(_("Language it is written in"), most=20, description=_("For example nl or en."))
    licence = Line(_("Licence"), most=200, description=_("What others may do with it, for example CC BY 4.0."))
    url = WebAddress(_("Address on the web"), most=1000)
    abstract = Prose(_("What it says, in your own words"), most=5000)

    @property
    def wants_a_row(self) -> bool:
        return bool(request.form.get(ONE_MORE))

    @property
    def marks(self) -> Marks:
        values = self.values()
        return marks_of(values | {"title_key": title_key(values["title"])})


class Card(HoldingForm):
    finding = Prose(
        _("What do we know?"),
        most=SENTENCE,
        needed=_("Write the finding in one sentence."),
        description=_("One sentence that a colleague understands without reading the research."),
    )
    for_whom = Prose(
        _("For whom, and where was it found?"), most=600, description=_("Which pupils, which school, which country.")
    )
    effect = OneOf(_("Which way does it point?"), choices=_options(EFFECTS))
    conditions = Prose(_("What has to be in place?"), most=PARAGRAPH)
    caveats = Prose(_("Where should one be careful?"), most=PARAGRAPH)
    explanation = RichText(_("More about it"), most=EXPLANATION)


class KnowledgeQuestion(HoldingForm):
    question = Prose(_("What do you want to know?"), most=SENTENCE, needed=_("Write the question."))
    sharpened = Prose(_("The question after sharpening"), most=SENTENCE)
    context = Prose(_("For which pupils and situation?"), most=PARAGRAPH)
    asked_of = Line(_("Whom did you ask?"), most=200)
    asked_on = Day(_("Asked on"))
    status = OneOf(_("How far is it?"), choices=_options(QUESTION_STATUSES))
    short_answer = Prose(_("The short answer"), most=PARAGRAPH)
    explanation = RichText(_("The answer explained"), most=EXPLANATION)
    answered_by = Line(_("Answered by"), most=200)
    answered_on = Day(_("Answered on"))
    url = WebAddress(_("Address of the answer on the web"), most=1000)


class IctOption(HoldingForm):
    title = Line(_("What is it called?"), most=500, needed=_("Write what it is called."))
    what = Prose(_("What can you do with it?"), most=PARAGRAPH)
    fits_question = Prose(_("Which question about teaching does it fit?"), most=600)
    devices = Prose(_("What do you need for it?"), most=600)
    cost = Prose(_("What does it cost?"), most=600)
    privacy = Prose(_("What about privacy?"), most=PARAGRAPH)
    gives_data = Prose(_("Which data does it give, and who looks at them when?"), most=PARAGRAPH)
    skills = Prose(_("What do pupils have to be able to do?"), most=600)
    pupil_chooses = BooleanField(_("The pupil chooses what to do with it"))
    url = WebAddress(_("Address on the web"), most=1000)


class Inspiration(HoldingForm):
    title = Line(_("Where are you going?"), most=500, needed=_("Write where you are going."))
    host = Line(_("School, fair or workplace"), most=200)
    on = Day(_("When?"))
    who = Line(_("Who goes along?"), most=SENTENCE)
    own_question = Prose(_("Our first question"), most=SENTENCE)
    second_question = Prose(_("Our second question"), most=SENTENCE)
    wildcard = Prose(_("Something we let ourselves be surprised by"), most=SENTENCE)
    looked_back = Prose(_("What did we talk about afterwards?"), most=PARAGRAPH)


FORMS: dict[str, type[HoldingForm]] = {
    "source": Source,
    "card": Card,
    "knowledge_question": KnowledgeQuestion,
    "ict_option": IctOption,
    "inspiration": Inspiration,
}
