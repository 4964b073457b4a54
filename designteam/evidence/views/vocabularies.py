"""The words of the library: for everybody to read, and for researchers and coordinators to look after."""

from typing import Any

from flask import abort, request, url_for
from flask_babel import gettext

from designteam.evidence import policy
from designteam.evidence.commands import words
from designteam.evidence.forms.words import Switching, TermForm
from designteam.evidence.models import CannotKeep, Term, Vocabulary
from designteam.evidence.models.vocabulary import WORDS
from designteam.evidence.queries import vocabularies as queries
from designteam.evidence.shown.vocabularies import caution_of, changes_of, meaning_of, origins_of
from designteam.evidence.views.blueprint import bp
from designteam.kit import clock, db
from designteam.kit.reading import both_texts
from designteam.kit.web import Answer, may, me, open_to_all, page, saved, say
from designteam.teams.models import Stale

INDEX, SHOW = "evidence/vocabularies/index.html", "evidence/vocabularies/show.html"
NEW, EDIT, SWITCH = (f"evidence/vocabularies/{name}.html" for name in ("new", "edit", "switch"))
STEPS = {"up": -1, "down": 1}

bp.add_app_template_filter(meaning_of, "meaning")
bp.add_app_template_filter(caution_of, "caution")
bp.add_app_template_filter(origins_of, "origins")


@bp.get("/vocabularies")
@open_to_all
def vocabularies() -> Answer:
    facts = me().facts
    may_look_after = bool(facts["my_research_networks"] or facts["my_coordinated_networks"])
    return page(INDEX, vocabularies=queries.every_vocabulary(), may_look_after=may_look_after)


@bp.get("/vocabularies/<int:vocabulary_id>")
@may("look_after", policy.vocabularies)
def vocabulary(vocabulary: Vocabulary) -> Answer:
    return _show(vocabulary)


@bp.get("/vocabularies/<int:vocabulary_id>/switch")
@may("look_after", policy.vocabularies)
def ask_to_switch_words(vocabulary: Vocabulary) -> Answer:
    return _ask_to_switch_words(vocabulary, Switching(formdata=None))


@bp.post("/vocabularies/<int:vocabulary_id>/switch")
@may("look_after", policy.vocabularies)
def switch_words(vocabulary: Vocabulary) -> Answer:
    form = Switching()
    if not form.validate_on_submit():
        return _ask_to_switch_words(vocabulary, form, status=422)
    on = request.form.get("to") == "on"
    words.switch_vocabulary(vocabulary, on=on, because=form.because.data, by=me().person, at=clock.now())
    return saved(url_for(".vocabulary", vocabulary_id=vocabulary.id))


@bp.get("/vocabularies/<int:vocabulary_id>/terms/new")
@may("look_after", policy.vocabularies)
def new_term(vocabulary: Vocabulary) -> Answer:
    return page(NEW, form=_new_term(formdata=None), vocabulary=vocabulary)


@bp.post("/vocabularies/<int:vocabulary_id>/terms")
@may("look_after", policy.vocabularies)
def add_term(vocabulary: Vocabulary) -> Answer:
    form = _new_term()
    if not form.validate_on_submit():
        return page(NEW, form=form, vocabulary=vocabulary, status=422)
    try:
        term = words.add_term(vocabulary, form.values(), by=me().person, at=clock.now())
    except CannotKeep as refusal:
        form.refuse(say(refusal.reason), "label_nl")
        return page(NEW, form=form, vocabulary=vocabulary, status=422)
    return saved(_place_of(term), message=gettext("The word is there."))


@bp.get("/terms/<int:term_id>/edit")
@may("look_after", policy.terms)
def edit_term(term: Term) -> Answer:
    now = {name: getattr(term, name) for name in WORDS}
    return page(EDIT, form=TermForm(formdata=None, data=now, from_version=term.version), term=term, differing=())


@bp.post("/terms/<int:term_id>/words")
@may("look_after", policy.terms)
def reword_term(term: Term) -> Answer:
    form = TermForm()
    if not form.validate_on_submit():
        return page(EDIT, form=form, term=term, differing=(), status=422)
    said = {"from_version": form.from_version.data, "because": form.because.data}
    try:
        words.reword(term, form.values(), **said, by=me().person, at=clock.now())
    except Stale:
        return _conflict(term, form)
    except CannotKeep as refusal:
        form.refuse(say(refusal.reason), "caution_nl")
        return page(EDIT, form=form, term=term, differing=(), status=422)
    return saved(_place_of(term), message=gettext("The new text is kept."))


@bp.get("/terms/<int:term_id>/switch")
@may("look_after", policy.terms)
def ask_to_switch(term: Term) -> Answer:
    return _ask_to_switch(term, _switching(term, formdata=None))


@bp.post("/terms/<int:term_id>/switch")
@may("look_after", policy.terms)
def switch_term(term: Term) -> Answer:
    """The button says which way, so that two people who press at once do not undo each other."""
    form = _switching(term)
    if not form.validate_on_submit():
        return _ask_to_switch(term, form, status=422)
    switch = words.switch_on if request.form.get("to") == "on" else words.switch_off
    try:
        switch(term, because=form.because.data, by=me().person, at=clock.now())
    except CannotKeep as refusal:
        form.refuse(say(refusal.reason), "because")
        return _ask_to_switch(term, form, status=422)
    return saved(_place_of(term))


@bp.post("/terms/<int:term_id>/place")
@may("look_after", policy.terms)
def move_term(term: Term) -> Answer:
    steps = STEPS.get(request.form.get("to", "")) or abort(422)
    words.move_term(term, steps=steps, by=me().person, at=clock.now())
    return saved(_place_of(term))


@bp.post("/terms/<int:term_id>/removal")
@may("look_after", policy.terms)
def remove_term(term: Term) -> Answer:
    vocabulary = db.session().get_one(Vocabulary, term.vocabulary_id)
    try:
        words.remove_term(term, by=me().person, at=clock.now())
    except CannotKeep as refusal:
        return _show(vocabulary, refusal=say(refusal.reason), status=422)
    return saved(url_for(".vocabulary", vocabulary_id=vocabulary.id), message=gettext("The word is gone."))


def _new_term(**options: Any) -> TermForm:
    """A new word did not become clearer yet, so nobody is asked what did."""
    form = TermForm(**options)
    del form.because
    return form


def _show(vocabulary: Vocabulary, *, refusal: str = "", status: int = 200) -> Answer:
    found = queries.looked_after(vocabulary)
    return page(
        SHOW,
        status=status,
        vocabulary=vocabulary,
        terms=found.terms,
        uses=found.uses,
        changes=changes_of(found.changes),
        refusal=refusal,
    )


def _ask_to_switch(term: Term, form: Switching, *, status: int = 200) -> Answer:
    where = url_for(".switch_term", term_id=term.id)
    return page(SWITCH, form=form, thing=term, where=where, back=_place_of(term), status=status)


def _ask_to_switch_words(vocabulary: Vocabulary, form: Switching, *, status: int = 200) -> Answer:
    where = url_for(".switch_words", vocabulary_id=vocabulary.id)
    back = url_for(".vocabulary", vocabulary_id=vocabulary.id)
    return page(SWITCH, form=form, thing=vocabulary, where=where, back=back, status=status)


def _switching(term: Term, **options: Any) -> Switching:
    """Who switches a word with a warning on, is asked for a reason; who switches it off may give one."""
    form = Switching(**options)
    form.because.flags.required = bool(term.caution_nl) and not term.is_on
    return form


def _conflict(term: Term, form: TermForm) -> Answer:
    """What somebody else kept stands above one's own text, and counts as read when this form is sent again."""
    now = {name: getattr(term, name) for name in WORDS}
    both = both_texts(form, TermForm(formdata=None, data=now), WORDS)
    form.from_version.data = term.version
    return page(EDIT, form=form, term=term, differing=both, status=409)


def _place_of(term: Term) -> str:
    return url_for(".vocabulary", vocabulary_id=term.vocabulary_id, _anchor=f"term-{term.id}")
