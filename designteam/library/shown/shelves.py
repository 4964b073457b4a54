"""A shelf of the library as a page shows it: its lines, and the choices by which it becomes shorter."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from flask import url_for
from flask_babel import get_locale, gettext

from designteam.evidence.words import CARD_STATUSES, KINDS, STRENGTHS
from designteam.kit.dates import short_day
from designteam.kit.web import say
from designteam.kit.words import N_
from designteam.library.queries.finding import BY_NEWEST, BY_TITLE, BY_YEAR, Named, OnShelf
from designteam.search.queries.holdings import OLDER, mark
from designteam.search.queries.words import Question
from designteam.search.shown import Answering, Piece

SORTS = {BY_NEWEST: N_("Newest first"), BY_TITLE: N_("By title"), BY_YEAR: N_("By year")}
DECADES = [*range(2090, OLDER - 1, -10)]
# What can be chosen of each facet, with its words. Terms and teams are named by what was found.
OFFERED: Mapping[str, Mapping[str, str]] = {
    "kind": {code: card.plural for code, card in KINDS.items()},
    "strength": {code: choice.label for code, choice in STRENGTHS.items()},
    "status": {code: choice.label for code, choice in CARD_STATUSES.items()},
    "picture": {"yes": N_("With a classroom picture"), "no": N_("Not yet")},
    "decade": {**{str(year): "" for year in DECADES}, "old": ""},
}
LABELS = {
    "kind": N_("Kind"),
    "strength": N_("How sure is it?"),
    "status": N_("Where does it stand?"),
    "picture": N_("Classroom picture"),
    "decade": N_("Year of the source"),
    "team": N_("Added by"),
}
NUMBERED = ("team", "term")
MOST_TERMS = 10
NUMBER = re.compile("[1-9][0-9]{0,8}")
PROSE = 80  # what a source says is longer than a name, a year or a publisher


class Shelf(NamedTuple):
    """What was asked for: the words, what was chosen of each facet, and the order."""

    words: str
    chosen: Mapping[str, Sequence[str]]
    by: str

    @property
    def marks(self) -> Sequence[str]:
        return [mark(facet, value) for facet, values in self.chosen.items() for value in values]

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or self.marks)

    def url(self, **other: Any) -> str:
        by = self.by if self.by != BY_NEWEST else None
        return self.at("library.evidence", **{"sort": by} | other)

    def at(self, endpoint: str, **other: Any) -> str:
        """The same words and choices at another address."""
        return url_for(endpoint, **{"q": self.words or None, **self.chosen} | other)

    def with_choice(self, facet: str, value: str) -> str:
        """The address with this choice made, or taken back."""
        known = self.chosen.get(facet, ())
        if value in known:
            return self.url(**{facet: [one for one in known if one != value]})
        return self.url(**{facet: [*known, value] if facet == "term" else [value]})


class Choice(NamedTuple):
    """A way to a shorter shelf, or back from it. `many` is in words."""

    url: str
    label: str
    many: str
    is_chosen: bool


class Facet(NamedTuple):
    label: str
    choices: Sequence[Choice]


class Line(NamedTuple):
    """One thing on the shelf."""

    url: str
    title: Sequence[Piece]
    snippet: Sequence[Piece]
    kind: str
    by: Sequence[Piece]
    on: str
    strength: str
    status: str
    is_refuted: bool
    is_retracted: bool
    lacks_picture: bool


def asked_of(words: str, args: Any) -> Shelf:
    """What an address asks for; what nobody can choose is left out."""
    chosen: dict[str, Sequence[str]] = {}
    for facet, offered in OFFERED.items():
        if args.get(facet) in offered:
            chosen[facet] = [args[facet]]
    for facet in NUMBERED:
        numbers = list(dict.fromkeys(one for one in args.getlist(facet) if NUMBER.fullmatch(one)))
        if numbers:
            chosen[facet] = numbers[: MOST_TERMS if facet == "term" else 1]
    by = args.get("sort", "")
    return Shelf(words, chosen, by if by in SORTS else BY_NEWEST)


def facets_of(shelf: Shelf, counts: Mapping[str, int], names: Sequence[Named]) -> Sequence[Facet]:
    """The choices that are left, with how many of what was found each leaves."""
    facets = [
        Facet(say(LABELS[facet]), _choices(shelf, counts, facet, {value: _said(facet, value) for value in offered}))
        for facet, offered in OFFERED.items()
    ]
    in_english = str(get_locale()) == "en"
    among: dict[str, dict[str, str]] = {}
    for name in names:
        label, group = (name.en, name.among_en) if in_english else (name.nl, name.among_nl)
        among.setdefault(group or say(LABELS["team"]), {})[name.mark] = label
    for group, labels in among.items():
        facet = "term" if next(iter(labels)).startswith(mark("term", "")) else "team"
        offered = {one.removeprefix(mark(facet, "")): label for one, label in labels.items()}
        facets.append(Facet(group, _choices(shelf, counts, facet, offered)))
    return [facet for facet in facets if facet.choices]


def _choices(shelf: Shelf, counts: Mapping[str, int], facet: str, offered: Mapping[str, str]) -> Sequence[Choice]:
    return [
        Choice(
            url=shelf.with_choice(facet, value),
            label=label[:1].upper() + label[1:],
            many=str(counts.get(mark(facet, value), 0)),
            is_chosen=value in shelf.chosen.get(facet, ()),
        )
        for value, label in offered.items()
        if counts.get(mark(facet, value)) or value in shelf.chosen.get(facet, ())
    ]


def _said(facet: str, value: str) -> str:
    if facet != "decade":
        return say(OFFERED[facet][value])
    if value == "old":
        return gettext("Before %(year)s", year=OLDER)
    return gettext("%(first)s to %(last)s", first=value, last=int(value) + 9)


def in_words(shelf: Shelf, names: Sequence[Named]) -> str:
    """What was asked for: the words, and what was chosen."""
    in_english = str(get_locale()) == "en"
    labels = {name.mark: name.en if in_english else name.nl for name in names}
    chosen = [
        labels.get(mark(facet, value), "") if facet in NUMBERED else _said(facet, value)
        for facet, values in shelf.chosen.items()
        for value in values
    ]
    return ", ".join(filter(None, [shelf.words, *chosen]))


def orders_of(shelf: Shelf) -> Sequence[Choice]:
    return [Choice(shelf.url(sort=code), say(label), "", code == shelf.by) for code, label in SORTS.items()]


def lines_of(found: OnShelf, question: Question) -> Iterator[Line]:
    answer = Answering(question, found.near)
    for row in found.lines:
        by = came_out_as(row.people or (), row.issued or "", row.container or "")
        yield Line(
            url=url_for("library.holding", holding_id=row.holding_id),
            title=list(answer.pieces_of(row.title)),
            snippet=list(answer.snippet_of(_words_of(row, by, answer) if question.terms else _opening_of(row))),
            kind=say(KINDS[row.kind].label).capitalize(),
            by=list(answer.pieces_of(by)),
            on=short_day(row.changed_at),
            strength=say(STRENGTHS[row.strength].label) if row.strength else "",
            status=say(CARD_STATUSES[row.status].label) if row.status else "",
            is_refuted=row.status == "refuted",
            is_retracted=row.retracted_on is not None,
            lacks_picture=mark("picture", "no") in row.marks.split(),
        )


def came_out_as(people: Sequence[Mapping[str, Any]], issued: str, container: str) -> str:
    """Who wrote a source, when and in what, as short as a colleague would say it."""
    names = [name for one in people if (name := one.get("family") or one.get("literal"))]
    said = names[0] if names else ""
    if len(names) == 2:
        said = gettext("%(one)s and %(other)s", one=names[0], other=names[1])
    elif names[2:]:
        said = gettext("%(one)s and others", one=names[0])
    if issued:
        said = f"{said} ({issued[:4]})" if said else issued[:4]
    return ". ".join(filter(None, (said, container)))


def _words_of(row: Any, by: str, answer: Answering) -> str:
    """What can be shown of it; of a source what it says, and what answers and is not above it already."""
    if row.people is None:
        return str(row.body)
    return "\n".join(
        line
        for line in str(row.body).splitlines()
        if len(line) >= PROSE or any(piece.is_hit and piece.text not in by for piece in answer.pieces_of(line))
    )


def _opening_of(row: Any) -> str:
    """What stands first in it; where it is known who wrote it, that says enough."""
    return "" if row.people is not None else str(row.body).partition("\n")[0]
