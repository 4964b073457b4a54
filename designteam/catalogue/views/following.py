"""What somebody follows in the catalogue, and how often a letter tells of it."""

from flask import abort, request, url_for
from flask_babel import gettext

from designteam.catalogue import commands, forms
from designteam.catalogue.models import DEFAULTS, NAME, Interest, News, Rhythm, Subject, key_of_product
from designteam.catalogue.policy import interests as followed
from designteam.catalogue.queries.following import choices_of, interests_of
from designteam.catalogue.queries.likeness import schools_named
from designteam.catalogue.shown.following import STOP, page_of, subject_of
from designteam.catalogue.shown.shelves import Shelf, asked_of, in_words
from designteam.catalogue.views.blueprint import bp
from designteam.kit import clock
from designteam.kit.text import shorten
from designteam.kit.web import Answer, may, me, page, saved, say, signed_in
from designteam.kit.words import CannotDo
from designteam.letters.views.stopping import lets_stop
from designteam.library.queries.finding import names_of
from designteam.products import policy
from designteam.products.models import Publication
from designteam.products.queries import edition_of
from designteam.search.queries.words import CannotSearch, question_in
from designteam.search.views import as_typed

ALL, STOPPING = "catalogue/following/index.html", "catalogue/following/stop.html"


@bp.get("/products/following")
@signed_in
def following() -> Answer:
    """Everything that the reader follows, and how often they are written."""
    known = choices_of(me().id)
    form = forms.Rhythms(
        formdata=None, data={news.value: (known[news].rhythm if news in known else DEFAULTS[news]) for news in News}
    )
    return _following(form)


@bp.post("/products/following")
@signed_in
def follow() -> Answer:
    """Follow a school, a learning area or a search: what the address asks for."""
    shelf = _asked()
    name = in_words(shelf, schools_named(shelf.marks), names_of(shelf.marks, me()))
    return _follow(subject_of(shelf), key=shelf.key, words=shelf.words, name=name)


@bp.post("/products/<int:publication_id>/following")
@may("follow", policy.publications)
def follow_product(publication: Publication) -> Answer:
    edition = edition_of(publication, publication.edition)
    if edition is None:
        abort(404)
    return _follow(Subject.PRODUCT, key=key_of_product(publication.id), words="", name=edition.title)


@bp.post("/interests/<int:interest_id>/removal")
@may("stop", followed)
def stop_following(interest: Interest) -> Answer:
    commands.stop_following(interest)
    return saved(url_for(".following"), message=gettext("You no longer follow %(name)s.", name=interest.name))


@bp.post("/products/following/rhythms")
@signed_in
def choose_rhythms() -> Answer:
    form = forms.Rhythms()
    if not form.validate_on_submit():
        return _following(form, status=422)
    chosen = {news: Rhythm(form[news.value].data) for news in News}
    commands.choose_rhythms(me().id, chosen, at=clock.now())
    return saved(url_for(".following"), message=gettext("Kept."))


lets_stop(
    bp,
    "/products/letters",
    STOP,
    template=STOPPING,
    stop=lambda person_id: commands.stop_letters_to(person_id, at=clock.now()),
)


def _follow(subject: Subject, *, key: str, words: str, name: str) -> Answer:
    try:
        kept = commands.follow(subject, key=key, words=words, name=shorten(name, NAME), by=me().person, at=clock.now())
    except CannotDo as refusal:
        form = forms.Rhythms(formdata=None)
        form.refuse(say(refusal.reason))
        return _following(form, status=422)
    return saved(url_for(".following"), message=gettext("You follow %(name)s.", name=kept.name))


def _following(form: forms.Rhythms, *, status: int = 200) -> Answer:
    things = [(interest, page_of(interest)) for interest in interests_of(me().id)]
    return page(ALL, things=things, form=form, status=status)


def _asked() -> Shelf:
    """What the address asks for; all that there is, or what cannot be searched, is not followed."""
    shelf = asked_of(as_typed(), request.args, may_compare=False)
    try:
        question_in(shelf.words)
    except CannotSearch:
        abort(422)
    if not shelf.is_narrowed:
        abort(422)
    return shelf
