"""What somebody follows: as the shelf that it is, and whether a product belongs on it."""

from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple
from urllib.parse import parse_qsl

from flask import url_for
from werkzeug.datastructures import MultiDict

from designteam.catalogue.models import Interest, Subject
from designteam.catalogue.shown.shelves import Shelf, asked_of
from designteam.kit.security import LetterLink
from designteam.kit.stems import stems_of
from designteam.search.queries.reading import Text
from designteam.search.queries.words import CannotSearch, Question, answers, question_in

STOP = LetterLink("stop the letters about products")


def subject_of(shelf: Shelf) -> Subject:
    """One school, one learning area, or anything else that was asked."""
    if not shelf.words and list(shelf.chosen) == ["school"]:
        return Subject.SCHOOL
    return Subject.THEME if not shelf.words and list(shelf.chosen) == ["area"] else Subject.SEARCH


def shelf_of(interest: Interest) -> Shelf:
    return asked_of(interest.words, MultiDict(parse_qsl(interest.key)), may_compare=False)


def page_of(interest: Interest) -> str:
    """Where one reads what is followed."""
    if interest.subject is Subject.PRODUCT:
        return url_for("catalogue.product", publication_id=product_in(interest))
    return shelf_of(interest).url()


def product_in(interest: Interest) -> int:
    return int(interest.key.partition("=")[2])


class Wanted(NamedTuple):
    """What a product has to carry and to say, for somebody to hear of it by this interest."""

    interest: Interest
    marks: frozenset[str]
    question: Question

    def holds(self, text: Text, stems: Callable[[], Sequence[str]]) -> bool:
        if not self.marks <= set(text.marks.split()):
            return False
        return not self.question.terms or answers(self.question, stems())


def wanted_in(interests: Sequence[Interest]) -> Sequence[Wanted]:
    """Of all that somebody follows apart from single products."""
    shelves = ((one, shelf_of(one)) for one in interests if one.subject is not Subject.PRODUCT)
    return [Wanted(one, frozenset(shelf.marks), question) for one, shelf in shelves if (question := _question(shelf))]


def followed_in(wanted: Sequence[Wanted], text: Text) -> Sequence[Interest]:
    """By which of these somebody hears of this product."""
    stems = cache(lambda: stems_of(f"{text.title}\n{text.body}"))
    return [one.interest for one in wanted if one.holds(text, stems)]


def _question(shelf: Shelf) -> Question | None:
    try:
        return question_in(shelf.words)
    except CannotSearch:
        return None
