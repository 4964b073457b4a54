"""Searches that somebody keeps: what is new in each, and whether a letter tells it."""

from flask import abort, request, url_for
from flask_babel import gettext

from designteam.kit import clock
from designteam.kit.text import shorten
from designteam.kit.web import Answer, may, me, page, saved, say, signed_in
from designteam.kit.words import CannotDo
from designteam.letters.views.stopping import lets_stop
from designteam.library import commands, forms, policy
from designteam.library.models import NAME, Letters, SavedSearch
from designteam.library.queries.finding import names_of
from designteam.library.queries.searches import searches_of
from designteam.library.shown.searches import STOP, answers_to, found_of, query_of, shelf_of
from designteam.library.shown.shelves import Shelf, asked_of, in_words
from designteam.library.views.blueprint import bp
from designteam.search.queries.words import CannotSearch, question_in
from designteam.search.views import as_typed

ALL, LIST = "library/searches/index.html", "library/searches/_list.html"
NEW, EDIT, STOPPING = "library/searches/new.html", "library/searches/edit.html", "library/searches/stop.html"


@bp.get("/evidence/searches")
@signed_in
def searches() -> Answer:
    """Every search of the reader, each with what is new in it."""
    return page(ALL, part=LIST, searches=[found_of(search, me()) for search in searches_of(me().id)])


@bp.get("/evidence/searches/new")
@signed_in
def new_search() -> Answer:
    shelf = _asked()
    asked = in_words(shelf, names_of(shelf.marks, me()))
    form = forms.KeepingSearch(formdata=None, name=shorten(asked, NAME), letters=Letters.WEEKLY.value)
    return page(NEW, form=form, shelf=shelf, asked=asked)


@bp.post("/evidence/searches")
@signed_in
def keep_search() -> Answer:
    shelf, form = _asked(), forms.KeepingSearch()
    asked = in_words(shelf, names_of(shelf.marks, me()))
    if not form.validate_on_submit():
        return page(NEW, form=form, shelf=shelf, asked=asked, status=422)
    try:
        commands.keep_search(
            name=form.name.data,
            words=shelf.words,
            query=query_of(shelf),
            letters=Letters(form.letters.data),
            found=[one.thing_id for one in answers_to(shelf, me())],
            today=clock.today(),
            by=me().person,
            at=clock.now(),
        )
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return page(NEW, form=form, shelf=shelf, asked=asked, status=422)
    return saved(url_for(".searches"), message=gettext("Your search is kept."))


@bp.post("/evidence/searches/<int:saved_search_id>/shelf")
@may("keep", policy.saved_searches)
def open_search(saved_search: SavedSearch) -> Answer:
    """On to the shelf; what stands there now is seen."""
    saved_search.was_seen(found_of(saved_search, me()).answers, at=clock.now())
    return saved(shelf_of(saved_search).url())


@bp.get("/evidence/searches/<int:saved_search_id>/edit")
@may("keep", policy.saved_searches)
def edit_search(saved_search: SavedSearch) -> Answer:
    form = forms.KeepingSearch(formdata=None, name=saved_search.name, letters=saved_search.letters.value)
    return page(EDIT, form=form, search=saved_search)


@bp.post("/evidence/searches/<int:saved_search_id>")
@may("keep", policy.saved_searches)
def change_search(saved_search: SavedSearch) -> Answer:
    form = forms.KeepingSearch()
    if not form.validate_on_submit():
        return page(EDIT, form=form, search=saved_search, status=422)
    commands.change_search(saved_search, name=form.name.data, letters=Letters(form.letters.data), today=clock.today())
    return saved(url_for(".searches"), message=gettext("Kept."))


@bp.post("/evidence/searches/<int:saved_search_id>/removal")
@may("keep", policy.saved_searches)
def remove_search(saved_search: SavedSearch) -> Answer:
    commands.remove_search(saved_search)
    return saved(url_for(".searches"), message=gettext("Your search is removed."))


lets_stop(bp, "/evidence/letters", STOP, template=STOPPING, stop=commands.stop_letters_to)


def _asked() -> Shelf:
    """What the address asks for; there is nothing to keep of what asks for everything, or cannot be searched."""
    shelf = asked_of(as_typed(), request.args)
    try:
        question_in(shelf.words)
    except CannotSearch:
        abort(422)
    if not shelf.is_narrowed:
        abort(422)
    return shelf
