"""The catalogue as a page shows it: its cards, and the choices by which there are fewer."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlencode

from flask import url_for
from flask_babel import get_locale, gettext, ngettext

from designteam.catalogue.queries.finding import BY_ALIKE, BY_NEWEST, Offered
from designteam.cycle.models import Attachment
from designteam.cycle.views.blueprint import grades as in_grades
from designteam.cycle.views.blueprint import words_for
from designteam.kit.web import say
from designteam.kit.words import N_
from designteam.library.queries.finding import Named
from designteam.method import vocabulary
from designteam.products.models import Went
from designteam.products.queries import covers_of
from designteam.search.queries.holdings import mark

SCHOOL_TYPES = {
    "bo": N_("Primary school"),
    "sbo": N_("Special primary school"),
    "so": N_("Special education"),
    "vso": N_("Secondary special education"),
}
OFFERED: Mapping[str, Mapping[str, str]] = {
    "area": {code: choice.label for code, choice in vocabulary.LEARNING_AREAS.items()},
    "grade": {str(number): "" for number in vocabulary.GRADES},
    "type": {code: choice.label for code, choice in vocabulary.PRODUCT_TYPES.items()},
    "maturity": {code: choice.label for code, choice in vocabulary.MATURITIES.items()},
    "elsewhere": {"works": N_("Also works at another school")},
    "devices": {code: choice.label for code, choice in vocabulary.DEVICE_USE.items()},
    "schooltype": SCHOOL_TYPES,
    "licence": {code: choice.label for code, choice in vocabulary.LICENCES.items()},
}
LABELS = {
    "area": N_("Learning area"),
    "grade": N_("Grade"),
    "type": N_("What is it?"),
    "maturity": N_("How far is it?"),
    "elsewhere": N_("Tried elsewhere"),
    "devices": N_("Devices"),
    "schooltype": N_("Made at a"),
    "licence": N_("What may you do with it?"),
}
ICONS = {
    "rubric": "p-rubric",
    "instrument": "p-rubric",
    "goal_booklet": "p-book",
    "logbook": "p-log",
    "app": "p-app",
    "video": "p-video",
    "knowledge_answer": "p-quest",
}
SORTS = {BY_NEWEST: N_("Newest first"), BY_ALIKE: N_("Schools like ours first")}
NUMBERED = ("school", "term")
NUMBER = re.compile("[1-9][0-9]{0,8}")
# "groep 7", "groep 6 en 7", "groep 6/7", "groep 6 t/m 8"
GRADE_TYPED = re.compile(
    r"(?<![\w\"-])(?:groep|groepen|grade|grades)\s+([1-8])(?!\w)(?:\s*(en|and|/|,|-|t/m|tot en met)\s*([1-8])(?!\w))?",
    re.IGNORECASE,
)
UP_TO = {"-", "t/m", "tot en met"}


class Shelf(NamedTuple):
    """What was asked for: the words, what was chosen, the school if one was, and the order."""

    words: str
    chosen: Mapping[str, Sequence[str]]
    by: str

    @property
    def marks(self) -> Sequence[str]:
        return [mark(facet, value) for facet, values in self.chosen.items() for value in values]

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or self.chosen)

    @property
    def key(self) -> str:
        """What was chosen, as it stands in an address."""
        return urlencode(self.chosen, doseq=True)

    def url(self, **other: Any) -> str:
        by = self.by if self.by != BY_NEWEST else None
        return self.at("catalogue.products", **{"sort": by} | other)

    def at(self, endpoint: str, **other: Any) -> str:
        """Another page about the same words and choices."""
        return url_for(endpoint, **{"q": self.words or None, **self.chosen} | other)

    def with_choice(self, facet: str, value: str) -> str:
        """The address with this choice made, or taken back. Of one facet one thing is chosen at a time."""
        return self.url(**{facet: None if value in self.chosen.get(facet, ()) else [value]})


class Choice(NamedTuple):
    url: str
    label: str
    many: str
    is_chosen: bool


class Facet(NamedTuple):
    label: str
    choices: Sequence[Choice]


class Picture(NamedTuple):
    """A picture beside words that say the same: its address, and the size by which the page keeps room for it."""

    url: str
    width: int
    height: int


class Card(NamedTuple):
    """One product on the shelf."""

    url: str
    title: str
    kind: str
    icon: str
    text: str
    facts: Sequence[str]
    last: str
    maturity: str
    picture: Picture | None


def asked_of(words: str, args: Any, *, may_compare: bool) -> Shelf:
    """What an address asks for; what nobody can choose is left out. A grade that was typed counts as one chosen."""
    chosen = {facet: [args[facet]] for facet, offered in OFFERED.items() if args.get(facet) in offered}
    words, typed = _grades_in(words)
    if grades := typed or [one for one in dict.fromkeys(args.getlist("grade")) if one in OFFERED["grade"]]:
        chosen["grade"] = grades
    for facet in NUMBERED:
        if NUMBER.fullmatch(args.get(facet, "")):
            chosen[facet] = [args[facet]]
    by = args.get("sort", "")
    return Shelf(words, chosen, BY_ALIKE if by == BY_ALIKE and may_compare else BY_NEWEST)


def _grades_in(words: str) -> tuple[str, list[str]]:
    """What somebody typed without the grades in it, and those: no text says "groep 7" for everything that is for it."""
    grades: set[int] = set()
    for found in GRADE_TYPED.finditer(words):
        first, last = int(found[1]), int(found[3] or found[1])
        grades |= set(range(first, last + 1)) if found[2] in UP_TO else {first, last}
    left = " ".join(GRADE_TYPED.sub(" ", words).split()) if grades else words
    return left, [str(grade) for grade in sorted(grades)]


def facets_of(
    shelf: Shelf, counts: Mapping[str, int], schools: Mapping[int, str], terms: Sequence[Named]
) -> Sequence[Facet]:
    """The choices that are left, with how many of what was found each leaves."""
    offered = {facet: {value: _said(facet, value) for value in values} for facet, values in OFFERED.items()}
    facets = [Facet(say(LABELS[facet]), _choices(shelf, counts, facet, values)) for facet, values in offered.items()]
    in_english = str(get_locale()) == "en"
    among: dict[str, dict[str, str]] = {}
    for term in terms:
        label, group = (term.en, term.among_en) if in_english else (term.nl, term.among_nl)
        among.setdefault(group, {})[term.mark.removeprefix(mark("term", ""))] = label
    facets += [Facet(group, _choices(shelf, counts, "term", labels)) for group, labels in among.items()]
    named = {str(id_): name for id_, name in schools.items()}
    facets.append(Facet(gettext("School"), _choices(shelf, counts, "school", named)))
    return [facet for facet in facets if facet.choices]


def in_words(shelf: Shelf, schools: Mapping[int, str], terms: Sequence[Named]) -> str:
    """What was asked for: the words, and what was chosen."""
    in_english = str(get_locale()) == "en"
    labels = {term.mark: term.en if in_english else term.nl for term in terms}
    labels |= {mark("school", id_): name for id_, name in schools.items()}
    chosen = [
        labels.get(mark(facet, value), "") if facet in NUMBERED else _said(facet, value)
        for facet, values in shelf.chosen.items()
        for value in values
    ]
    return ", ".join(filter(None, [f"“{shelf.words}”" if shelf.words else "", *chosen]))


def orders_of(shelf: Shelf) -> Sequence[Choice]:
    return [Choice(shelf.url(sort=code), say(label), "", code == shelf.by) for code, label in SORTS.items()]


def cards_of(found: Offered, *, today: date) -> Iterator[Card]:
    """What is on offer, each with the first of its pictures that everybody may see."""
    pictures = covers_of([row.files for row in found.lines], today=today)
    for row in found.lines:
        said = row.content
        cover = next((pictures[id_] for id_ in row.files if id_ in pictures), None)
        about = filter(None, (words_for(said["learning_areas"], "learning_area"), in_grades(said["grades"])))
        yield Card(
            url=url_for("catalogue.product", publication_id=row.publication_id),
            title=said["title"],
            kind=say(vocabulary.PRODUCT_TYPES[said["product_type"]].label) if said["product_type"] else "",
            icon=ICONS.get(said["product_type"], "p-way"),
            text=said["summary"],
            facts=[row.school, ", ".join(about).lower()],
            last=elsewhere_in_words(found.elsewhere.get(row.publication_id, {})),
            maturity=said["maturity"],
            picture=_picture(row.publication_id, cover) if cover else None,
        )


def _picture(publication_id: int, cover: Attachment) -> Picture:
    address = url_for("catalogue.small_product_file", publication_id=publication_id, attachment_id=cover.id)
    return Picture(address, cover.width, cover.height)


def elsewhere_in_words(goes: Mapping[Went, int]) -> str:
    """At how many other schools it is used, with those where it did not work: failures count as much."""
    uses = sum(many for went, many in goes.items() if went is not Went.DOES_NOT_WORK)
    fails = goes.get(Went.DOES_NOT_WORK, 0)
    said = ngettext("in use at 1 other school", "in use at %(num)s other schools", uses) if uses else ""
    failed = ngettext("did not work at 1 school", "did not work at %(num)s schools", fails) if fails else ""
    return ", ".join(filter(None, (said, failed))) or gettext("not used elsewhere yet")


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
    return gettext(vocabulary.GRADE, number=value) if facet == "grade" else say(OFFERED[facet][value])
