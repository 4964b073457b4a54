"""A search that somebody keeps, as a page or a letter shows it; and the link in a letter that stops it."""

from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode

from werkzeug.datastructures import MultiDict

from designteam.kit.policy import Viewer
from designteam.kit.security import LetterLink
from designteam.library.models import SavedSearch
from designteam.library.queries.finding import exactly_that
from designteam.library.shown.shelves import Shelf, asked_of
from designteam.search.queries.stock import MOST_COUNTED, Candidate
from designteam.search.queries.words import CannotSearch, question_in

STOP = LetterLink("stop the letters about the library")


class Found(NamedTuple):
    """What answers a search now, and what of it its owner has not seen."""

    search: SavedSearch
    answers: Sequence[int]
    unseen: Sequence[Candidate]

    @property
    def untold(self) -> Sequence[Candidate]:
        """What stood in no letter either."""
        told = set(self.search.told)
        return [one for one in self.unseen if one.thing_id not in told]


def query_of(shelf: Shelf) -> str:
    """What was chosen, as it stands in an address."""
    return urlencode(shelf.chosen, doseq=True)


def shelf_of(search: SavedSearch) -> Shelf:
    return asked_of(search.words, MultiDict(parse_qsl(search.query)))


def answers_to(shelf: Shelf, viewer: Viewer) -> Sequence[Candidate]:
    """What answers now, without guessing at other spellings: at most as many as are counted, the newest first."""
    try:
        question = question_in(shelf.words)
    except CannotSearch:
        return []
    return exactly_that(question, shelf.marks, viewer)[:MOST_COUNTED]


def found_of(search: SavedSearch, viewer: Viewer) -> Found:
    answers = answers_to(shelf_of(search), viewer)
    seen = set(search.seen)
    unseen = [one for one in answers if one.thing_id not in seen]
    return Found(search, [one.thing_id for one in answers], unseen)
