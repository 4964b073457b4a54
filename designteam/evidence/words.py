"""How the library speaks: the names of its kinds, and the words people choose from."""

from typing import NamedTuple

from designteam.kit.words import N_
from designteam.method.terms import Choice


class KindCard(NamedTuple):
    """How people speak of a kind of thing, and what it is good for."""

    label: str
    plural: str
    what: str
    add: str
    with_article: str


KINDS = {
    "source": KindCard(
        N_("source"),
        N_("sources"),
        N_("An article, book, report, film or site that says something about it."),
        N_("Add a source"),
        N_("a source"),
    ),
    "card": KindCard(
        N_("knowledge card"),
        N_("knowledge cards"),
        N_("One finding in one sentence, with how sure it is and what it looks like in class."),
        N_("Add a card"),
        N_("a knowledge card"),
    ),
    "knowledge_question": KindCard(
        N_("knowledge question"),
        N_("knowledge questions"),
        N_("A question that you put to somebody who knows the research."),
        N_("Ask a knowledge question"),
        N_("a knowledge question"),
    ),
    "ict_option": KindCard(
        N_("ict option"),
        N_("ict options"),
        N_("An application, with what it is good for and what not."),
        N_("Add an ict option"),
        N_("an ict option"),
    ),
    "inspiration": KindCard(
        N_("visit"),
        N_("visits"),
        N_("A school, fair or workplace you visit, with your own questions."),
        N_("Prepare a visit"),
        N_("a visit"),
    ),
}


def _choices(**labels: str) -> dict[str, Choice]:
    return {code: Choice(code, label) for code, label in labels.items()}


EFFECTS = _choices(
    positive=N_("It helps"),
    mixed=N_("It differs"),
    none=N_("It makes no difference"),
    negative=N_("It harms"),
    unknown=N_("Not known"),
)

STRENGTHS = _choices(hint=N_("A hint"), reasonable=N_("Reasonable"), strong=N_("Strong"))

CARD_STATUSES = _choices(
    emerging=N_("Emerging"),
    supported=N_("Supported"),
    confirmed=N_("Confirmed"),
    refuted=N_("Refuted"),
)

QUESTION_STATUSES = _choices(
    draft=N_("Being worked on"),
    asked=N_("Asked"),
    answered=N_("Answered"),
    referred=N_("Passed on to somebody else"),
    published=N_("Answered and shared"),
)

STANCES = _choices(
    supports=N_("Supports it"),
    contradicts=N_("Speaks against it"),
    nuances=N_("Adds nuance"),
)

DISPOSITIONS = _choices(
    take_over=N_("We take this over"),
    partly=N_("Partly: this yes, that no"),
    **{"not": N_("Not for us, because")},
)

# The people of a source, as CSL names what they did; a form offers the first three.
ROLES_OF_PEOPLE = _choices(
    author=N_("Author"),
    editor=N_("Editor"),
    translator=N_("Translator"),
    chair=N_("Chair"),
    compiler=N_("Compiler"),
    composer=N_("Composer"),
    contributor=N_("Contributor"),
    curator=N_("Curator"),
    director=N_("Director"),
    guest=N_("Guest"),
    host=N_("Host"),
    illustrator=N_("Illustrator"),
    interviewer=N_("Interviewer"),
    narrator=N_("Narrator"),
    organizer=N_("Organiser"),
    performer=N_("Performer"),
    producer=N_("Producer"),
    recipient=N_("Recipient"),
    **{
        "collection-editor": N_("Editor of the series"),
        "container-author": N_("Author of the whole"),
        "editor-translator": N_("Editor and translator"),
        "editorial-director": N_("Editor-in-chief"),
        "executive-producer": N_("Executive producer"),
        "original-author": N_("Author of the original"),
        "reviewed-author": N_("Author of what is reviewed"),
        "script-writer": N_("Script writer"),
        "series-creator": N_("Maker of the series"),
    },
)
OFFERED_ROLES = ("author", "editor", "translator")

# The sorts of publication that a form offers, by their names in CSL; a file brings in others too.
SORTS_OF_SOURCES = _choices(
    **{
        "article-journal": N_("Article in a journal"),
        "article-magazine": N_("Article in a magazine"),
        "article-newspaper": N_("Article in a newspaper"),
    },
    book=N_("Book"),
    chapter=N_("Chapter in a book"),
    report=N_("Report"),
    thesis=N_("Thesis"),
    **{"paper-conference": N_("Paper for a conference")},
    webpage=N_("Page on the web"),
    **{"post-weblog": N_("Piece on a blog")},
    motion_picture=N_("Film or video"),
    broadcast=N_("Broadcast or podcast"),
    speech=N_("Talk or presentation"),
    interview=N_("Interview"),
    dataset=N_("Collection of numbers"),
    software=N_("Computer program"),
    legislation=N_("Act"),
    document=N_("Something else"),
)

TAKEN_OVER = _choices(
    take_over=N_("Take it over"),
    partly=N_("Take over part of it"),
    **{"not": N_("Do not take it over")},
)
