"""The words of the library: all of them for readers, and one vocabulary for who looks after it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import selectinload

from designteam.evidence.models import Tag, Term, Vocabulary
from designteam.journal.queries import Happening, latest_about
from designteam.kit import db

RECENT = 20


@dataclass(frozen=True)
class LookedAfter:
    """A vocabulary with how often each of its terms is used, and who changed what last."""

    terms: Sequence[Term]
    uses: Mapping[int, int]
    changes: Sequence[Happening]


_all = select(Vocabulary).options(selectinload(Vocabulary.terms)).order_by(Vocabulary.place, Vocabulary.id)
_terms = (
    select(Term, func.count(Tag.id))
    .outerjoin(Tag, Tag.term_id == Term.id)
    .where(Term.vocabulary_id == bindparam("vocabulary_id"))
    .group_by(Term.id)
    .order_by(Term.place, Term.id)
)


def every_vocabulary() -> Sequence[Vocabulary]:
    """Each with its terms, also those that are off: who wonders why a word is not offered reads it here."""
    return db.session().scalars(_all).all()


def looked_after(vocabulary: Vocabulary) -> LookedAfter:
    rows = db.session().execute(_terms, {"vocabulary_id": vocabulary.id}).all()
    changes = latest_about("vocabulary", vocabulary.id, most=RECENT)
    return LookedAfter([row[0] for row in rows], {row[0].id: row[1] for row in rows}, changes)
