"""News about products as a letter tells it: together per thing, the newest first, short enough to read at once."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from flask_babel import gettext

from designteam.catalogue.models import Interest, News, Subject
from designteam.catalogue.queries.news import Happened, New
from designteam.catalogue.shown.following import followed_in, wanted_in
from designteam.kit.text import shorten
from designteam.kit.web import say
from designteam.kit.words import N_
from designteam.products.models import Went

MOST_LINES, LONGEST_TITLE, LONGEST_REASON = 40, 70, 80
GOES = {
    Went.TOO_EARLY: N_("%(school)s uses it."),
    Went.WORKS: N_("%(school)s uses it, and it works there."),
    Went.PARTLY: N_("%(school)s uses it, and it works partly there."),
    Went.DOES_NOT_WORK: N_("%(school)s tried it, and it did not work there."),
}


class Line(NamedTuple):
    """What happened in one sentence; `product` where the heading does not lead to it already."""

    text: str
    at: datetime
    product: int = 0


class Part(NamedTuple):
    """All that is told of one thing. `product` is 0 where the thing is more than one product."""

    heading: str
    lines: Sequence[Line]
    product: int = 0


def parts_of(happened: Iterable[Happened], new: Iterable[New], interests: Sequence[Interest]) -> Sequence[Part]:
    """Everything per thing, the newest first. What is new in two things that somebody follows is told once."""
    parts: dict[tuple[str, int], Part] = {}
    for heading, product, line in (*_of_products(happened), *_of_interests(new, interests)):
        key = (heading, product)
        known = parts.get(key, Part(heading, (), product))
        parts[key] = known._replace(lines=[*known.lines, line])
    return sorted(parts.values(), key=lambda part: part.lines[0].at, reverse=True)


def number_of(parts: Sequence[Part]) -> int:
    return sum(len(part.lines) for part in parts)


def first_of(parts: Sequence[Part], most: int = MOST_LINES) -> Iterator[Part]:
    """As much as fits in one letter."""
    for part in parts:
        if most <= 0:
            return
        yield part._replace(lines=part.lines[:most])
        most -= len(part.lines)


def _of_products(happened: Iterable[Happened]) -> Iterator[tuple[str, int, Line]]:
    for one in happened:
        heading = gettext("%(title)s, of %(school)s", title=shorten(one.title, LONGEST_TITLE), school=one.school)
        yield heading, one.publication_id, Line(_sentence(one), one.at)


def _of_interests(new: Iterable[New], interests: Sequence[Interest]) -> Iterator[tuple[str, int, Line]]:
    wanted = wanted_in(interests)
    for one in new:
        for interest in [found for found in followed_in(wanted, one.text) if found.since <= one.at][:1]:
            title = shorten(one.text.title, LONGEST_TITLE)
            said = gettext("New: %(title)s, of %(school)s", title=title, school=one.school)
            if interest.subject is Subject.SCHOOL:
                said = gettext("New: %(title)s", title=title)
            yield shorten(interest.name, LONGEST_TITLE), 0, Line(said, one.at, one.text.subject_id)


def _sentence(one: Happened) -> str:
    said = shorten(one.said, LONGEST_REASON)
    if one.news is News.USED:
        return " ".join(filter(None, (say(GOES[one.went or Went.TOO_EARLY], school=one.where), said)))
    if one.news is News.WITHDRAWN:
        return gettext("Withdrawn: %(because)s", because=said)
    return gettext("A new edition: %(because)s", because=said) if said else gettext("There is a new edition.")
