"""What was found as a page shows it: grouped by what it is, each with its place and the words around what was asked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from flask import url_for
from flask_babel import gettext

from designteam.evidence.words import KINDS as HELD
from designteam.kit.dates import short_day
from designteam.kit.stems import plain, stemmed
from designteam.kit.web import say
from designteam.kit.words import N_
from designteam.method.definition import KINDS, phase_that_makes
from designteam.search.queries.finding import MOST_COUNTED, Found, Hit
from designteam.search.queries.words import Near, Question

AROUND, MOST_SHOWN = 60, 220
PLURALS: Mapping[str, str] = {
    "team": N_("teams"),
    **{code: kind.plural for code, kind in KINDS.items()},
    "comment": N_("comments"),
    "meeting": N_("meetings"),
    "attachment": N_("pictures and documents"),
    "bookmark": N_("links to elsewhere"),
    "event_marker": N_("events around a team"),
    **{code: card.plural for code, card in HELD.items()},
    "publication": N_("products that are out"),
    "struggle": N_("struggles"),
}


# What has a page of its own, with the name of its id there.
PAGES = {
    "holding": ("library.holding", "holding_id"),
    "publication": ("catalogue.product", "publication_id"),
    "meeting": ("meetings.meeting", "meeting_id"),
    "struggle": ("struggles.struggle", "struggle_id"),
}


class Piece(NamedTuple):
    """A run of text; what answers the question is shown strong."""

    text: str
    is_hit: bool


class Line(NamedTuple):
    """One thing that was found."""

    url: str
    title: Sequence[Piece]
    snippet: Sequence[Piece]
    where: str
    on: str
    is_dropped: bool


class Group(NamedTuple):
    """What was found of one kind. `many` is in words, because beyond a number nobody counts on."""

    kind: str
    label: str
    many: str
    lines: Sequence[Line]
    has_more: bool


def groups_of(hits: Iterable[Hit], answer: "Answering", viewer: Any) -> Sequence[Group]:
    by_kind: dict[str, list[Hit]] = defaultdict(list)
    for hit in hits:
        by_kind[hit.kind].append(hit)
    return [
        Group(
            kind=kind,
            label=say(label),
            many=counted(by_kind[kind][0].many),
            lines=[line_of(hit, answer, viewer) for hit in by_kind[kind]],
            has_more=by_kind[kind][0].many > len(by_kind[kind]),
        )
        for kind, label in PLURALS.items()
        if kind in by_kind
    ]


def line_of(hit: Hit, answer: "Answering", viewer: Any) -> Line:
    return Line(
        url=_url_of(hit, viewer),
        title=list(answer.pieces_of(_title_of(hit))),
        snippet=list(answer.snippet_of(hit.body)),
        where=_where(hit),
        on=short_day(hit.changed_at) if hit.changed_at else "",
        is_dropped=hit.is_dropped,
    )


def counted(many: int) -> str:
    return f"{MOST_COUNTED}+" if many > MOST_COUNTED else str(many)


def meant(found: Found) -> str:
    """The word that stands in what was found in the place of the word that gave nothing, as it is written there.

    Taken from what this reader may see and from nowhere else.
    """
    return written_as(found.near, [text for hit in found.hits for text in (hit.title, hit.body)])


def written_as(near: Mapping[str, Sequence[Near]], texts: Iterable[str]) -> str:
    """The first of the other spellings that stands in one of these texts, as it is written there."""
    others = {other.word for spellings in near.values() for other in spellings}
    for text in texts:
        for _, start, end in stemmed(text):
            if plain(text[start:end].lower()) in others:
                return text[start:end].lower()
    return ""


class Answering:
    """Knows of a word whether it answers the question."""

    def __init__(self, question: Question, near: Mapping[str, Sequence[Near]]) -> None:
        self.stems = {stem for term in question.wanted if not term.is_beginning for stem in term.stems}
        self.stems |= {term.or_stem for term in question.wanted if term.is_beginning}
        self.stems |= {other.stem for others in near.values() for other in others}
        self.beginnings = tuple(term.stems[0] for term in question.wanted if term.is_beginning)

    def snippet_of(self, text: str) -> Iterator[Piece]:
        """The words around the first that answers; without one, the beginning."""
        flat = " · ".join(" ".join(line.split()) for line in text.splitlines() if line.strip())
        first = next((start for start, _ in self._hits_in(flat)), 0)
        begin = max(0, first - AROUND)
        begin = flat.rfind(" ", 0, begin) + 1 if begin else 0
        end = len(flat) if len(flat) - begin <= MOST_SHOWN else flat.rfind(" ", 0, begin + MOST_SHOWN)
        end = end if end > begin else begin + MOST_SHOWN
        if begin:
            yield Piece("… ", is_hit=False)
        yield from self.pieces_of(flat[begin:end])
        if end < len(flat):
            yield Piece(" …", is_hit=False)

    def pieces_of(self, text: str) -> Iterator[Piece]:
        done = 0
        for start, end in self._hits_in(text):
            if start > done:
                yield Piece(text[done:start], is_hit=False)
            yield Piece(text[start:end], is_hit=True)
            done = end
        if done < len(text):
            yield Piece(text[done:], is_hit=False)

    def _hits_in(self, text: str) -> Iterator[tuple[int, int]]:
        for stem, start, end in stemmed(text):
            if stem in self.stems or (self.beginnings and stem.startswith(self.beginnings)):
                yield start, end


def _title_of(hit: Hit) -> str:
    return hit.title or gettext("Meeting")


def _where(hit: Hit) -> str:
    """The team, and for work in which iteration and phase it was made; for what belongs to it, to what.

    Which kind it is stands above it already.
    """
    if hit.subject == "holding":
        return f"{gettext('Library')}. {say(HELD[hit.kind].label).capitalize()}"
    if hit.subject == "publication":
        return gettext("Products. %(school)s", school=hit.school)
    if hit.subject == "struggle":
        return gettext("Struggle. %(school)s", school=hit.school)
    if hit.artefact_kind is None or hit.number is None:
        said = {"meeting": gettext("Meeting"), "event_marker": gettext("Around the team")}.get(hit.kind)
        return f"{said}. {hit.school}, {hit.team}" if said else gettext("Team")
    kind = KINDS[hit.artefact_kind]
    thing = gettext(kind.called, number=hit.number) if kind.called else say(kind.label)
    if hit.subject == "comment":
        thing = gettext("Said about: %(thing)s", thing=thing)
    elif hit.subject != "artefact":
        thing = gettext("With: %(thing)s", thing=thing)
    phase = say(phase_that_makes(hit.artefact_kind).label)
    place = gettext("iteration %(number)s, %(phase)s", number=hit.iteration, phase=phase)
    if hit.subject == "artefact" and not kind.called:
        return f"{hit.school}, {place}"
    return f"{thing[:1].upper()}{thing[1:]}. {hit.school}, {place}"


def _url_of(hit: Hit, viewer: Any) -> str:
    if hit.artefact_id is not None:
        anchor = f"comment-{hit.subject_id}" if hit.subject == "comment" else None
        return url_for("cycle.artefact", artefact_id=hit.artefact_id, _anchor=anchor)
    if hit.subject in PAGES:
        endpoint, name = PAGES[hit.subject]
        values: dict[str, Any] = {name: hit.subject_id}
        return url_for(endpoint, **values)
    if hit.subject == "event_marker":
        return url_for("workspace.timeline", team_id=hit.team_id, show="around")
    if hit.team_id in viewer.facts["my_teams"]:
        return url_for("workspace.team", team_id=hit.team_id)
    return url_for("workspace.networks")
