"""Keeping a search, and remembering what of it was seen and told."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import bindparam, func, select, update

from designteam.kit import db
from designteam.kit.words import N_, CannotDo
from designteam.library.models import Letters, SavedSearch
from designteam.people.models import Person

MOST_KEPT = 20

_same = select(SavedSearch).where(
    SavedSearch.person_id == bindparam("person_id"),
    SavedSearch.words == bindparam("words"),
    SavedSearch.query == bindparam("query"),
)
_how_many = select(func.count(SavedSearch.id)).where(SavedSearch.person_id == bindparam("person_id"))


_hold = select(Person.id).where(Person.id == bindparam("person_id")).with_for_update(key_share=True)


class CannotKeepSearch(CannotDo):
    pass


def keep_search(
    *, name: str, words: str, query: str, letters: Letters, found: Sequence[int], today: date, by: Person, at: datetime
) -> SavedSearch:
    """Keep what was asked, under a name. The same once more takes the new name and choice.

    `found` is what answers now, and so is not new. Raises CannotKeepSearch when somebody keeps too many.
    """
    session = db.session()
    session.execute(_hold, {"person_id": by.id})  # pressed twice at once, the second finds what the first one kept
    known = session.scalar(_same, {"person_id": by.id, "words": words, "query": query})
    if known is not None:
        known.name, known.letters = name, letters
        return known
    if (session.scalar(_how_many, {"person_id": by.id}) or 0) >= MOST_KEPT:
        raise CannotKeepSearch(N_("You keep twenty searches. Remove one that you no longer need."))
    made = SavedSearch(
        person_id=by.id, name=name, words=words, query=query, letters=letters, seen=list(found), seen_at=at,
        written_on=today,
    )  # fmt: skip
    session.add(made)
    session.flush()
    return made


def change_search(search: SavedSearch, *, name: str, letters: Letters, today: date) -> None:
    """Another name, or another choice of letters. Who asks for letters again gets the first one next week."""
    if letters is not search.letters:
        search.written_on = today
    search.name, search.letters = name, letters


def remove_search(search: SavedSearch) -> None:
    db.session().delete(search)


def stop_letters_to(person_id: int) -> None:
    everything = update(SavedSearch).where(SavedSearch.person_id == person_id)
    db.session().execute(everything.values(letters=Letters.NEVER))
