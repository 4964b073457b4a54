"""What somebody follows: as the shelf that it is, and whether a product belongs on it."""

from collections.abc import Sequence
from urllib.parse import parse_qsl

from flask import url_for
from werkzeug.datastructures import MultiDict

from designteam.catalogue.models import Interest, Subject
from designteam.catalogue.shown.shelves import Shelf, asked_of
from designteam.kit.security import LetterLink
from designteam.search.queries.reading import Text
from designteam.search.queries.words import CannotSearch, answers, question_in, stems_of

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


def followed_in(interests: Sequence[Interest], text: Text) -> Sequence[Interest]:
    """By which of these somebody hears of this product, apart from following itself."""
    stems = stems_of(f"{text.title}\n{text.body}")
    return [one for one in interests if one.subject is not Subject.PRODUCT and _holds(one, text, stems)]


def _holds(interest: Interest, text: Text, stems: Sequence[str]) -> bool:
    shelf = shelf_of(interest)
    try:
        question = question_in(shelf.words)
    except CannotSearch:
        return False
    return set(shelf.marks) <= set(text.marks.split()) and answers(question, stems)
