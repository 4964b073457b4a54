"""Changing the words of the library: saying one in other words, switching it, its place, a new one."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import bindparam, func, select

from designteam.evidence.models import CannotKeep, Tag, Term, Vocabulary
from designteam.evidence.models.vocabulary import CODE
from designteam.journal.commands import record
from designteam.kit import db
from designteam.kit.text import slug
from designteam.kit.words import N_
from designteam.people.models import Person

_uses = select(func.count(Tag.id)).where(Tag.term_id == bindparam("term_id"))
_siblings = select(Term).where(Term.vocabulary_id == bindparam("vocabulary_id")).order_by(Term.place, Term.id)


def reword(
    term: Term, words: Mapping[str, str], *, from_version: int, because: str = "", by: Person, at: datetime
) -> bool:
    """Say a term in other words; whether anything changed. What carries it carries the new words.

    Raises Stale, and CannotKeep when a warning that came with the library would be gone.
    """
    before = term.label_nl
    if term.is_shipped and any(getattr(term, name) and not words[name] for name in ("caution_nl", "caution_en")):
        raise CannotKeep(N_("This word came with a warning. Say it in your own words, but leave one."))
    if not term.reword(words, from_version=from_version):
        return False
    _note("reworded_term", term, by=by, at=at, before=before, because=because)
    return True


def switch_on(term: Term, *, because: str, by: Person, at: datetime) -> None:
    """Offer a term. Raises CannotKeep when it carries a warning and nobody says why it is needed all the same."""
    if term.is_on:
        return
    if term.caution_nl and not because:
        raise CannotKeep(N_("Write why you need this word, so that others can weigh it too."))
    term.is_on = True
    _note("switched_term_on", term, by=by, at=at, because=because)


def switch_off(term: Term, *, because: str, by: Person, at: datetime) -> None:
    """Offer a term no longer. It stays on what already carries it."""
    if term.is_on:
        term.is_on = False
        _note("switched_term_off", term, by=by, at=at, because=because)


def switch_vocabulary(vocabulary: Vocabulary, *, on: bool, because: str, by: Person, at: datetime) -> None:
    """Offer a whole list of words, or none of them any longer. They stay on what already carries them."""
    if vocabulary.is_on is not on:
        vocabulary.is_on = on
        record(
            "switched_words_on" if on else "switched_words_off", by=by, at=at,
            subject="vocabulary", subject_id=vocabulary.id, team_id=None, term=vocabulary.label_nl, because=because,
        )  # fmt: skip


def move_term(term: Term, *, steps: int, by: Person, at: datetime) -> None:
    """Put a term so many places later, or earlier when negative; never past the ends."""
    order = list(db.session().scalars(_siblings, {"vocabulary_id": term.vocabulary_id}))
    here = order.index(term)
    there = min(max(here + steps, 0), len(order) - 1)
    if there == here:
        return
    order.insert(there, order.pop(here))
    for place, sibling in enumerate(order, start=1):
        sibling.place = place
    _note("moved_term", term, by=by, at=at)


def add_term(vocabulary: Vocabulary, words: Mapping[str, str], *, by: Person, at: datetime) -> Term:
    """A new term, at the end. Raises CannotKeep when there is one by that name."""
    siblings = list(db.session().scalars(_siblings, {"vocabulary_id": vocabulary.id}))
    named = {label.casefold() for sibling in siblings for label in (sibling.label_nl, sibling.label_en)}
    if {words["label_nl"].casefold(), words["label_en"].casefold()} & named:
        raise CannotKeep(N_("There is a word by this name already. Change that one, or choose another name."))
    last = siblings[-1].place if siblings else 0
    code = _code_for(words["label_en"], taken={sibling.code for sibling in siblings})
    term = Term(vocabulary=vocabulary, code=code, place=last + 1)
    term.fill_in(words)
    db.session().add(term)
    db.session().flush()
    _note("added_term", term, by=by, at=at)
    return term


def remove_term(term: Term, *, by: Person, at: datetime) -> None:
    """Raises CannotKeep for one that came with the library and for one that something carries: switch it off."""
    if term.is_shipped:
        raise CannotKeep(N_("This word came with the library. You can switch it off, not remove it."))
    if db.session().scalar(_uses, {"term_id": term.id}):
        raise CannotKeep(N_("Something in the library carries this word. You can switch it off, not remove it."))
    _note("removed_term", term, by=by, at=at)
    db.session().delete(term)
    db.session().flush()


def _note(verb: str, term: Term, *, by: Person, at: datetime, **details: str) -> None:
    record(
        verb, by=by, at=at, subject="vocabulary", subject_id=term.vocabulary_id, team_id=None,
        term=term.label_nl, **details,
    )  # fmt: skip


def _code_for(label: str, *, taken: set[str]) -> str:
    """A code made of the English label, that never changes afterwards."""
    stem = slug(label).replace("-", "_")[: CODE - 4].strip("_") or "term"
    numbered = (stem if number == 1 else f"{stem}_{number}" for number in range(1, len(taken) + 2))
    return next(code for code in numbered if code not in taken)
