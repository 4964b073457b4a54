"""What was found as a page shows it: grouped by what it is, each with its place and the words around what was asked."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from flask import url_for
from flask_babel import gettext

from designteam.evidence.words import KINDS as HELD
from designteam.kit.dates import short_day
from designteam.kit.stems import plain, stemmed, stems_of
from designteam.kit.web import say
from designteam.kit.words import N_
from designteam.method.definition import KINDS, phase_that_makes
from designteam.search.queries.finding import MOST_COUNTED, SHOWN_AT_FIRST, Found, Hit
from designteam.search.queries.words import Near, Question

AROUND, MOST_SHOWN = 60, 220
TYPED = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
# What can be found, by the part of the page it stands in.
PARTS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "work": (
        N_("Teams and their work"),
        {"team": N_("teams"), **{code: kind.plural for code, kind in KINDS.items()}},
    ),
    "library": (N_("Library"), {code: card.plural for code, card in HELD.items()}),
    "products": (
        N_("Products and struggles"),
        {"publication": N_("products that are out"), "struggle": N_("struggles")},
    ),
    "around": (
        N_("Said and added"),
        {
            "comment": N_("comments"),
            "meeting": N_("meetings"),
            "attachment": N_("pictures and documents"),
            "bookmark": N_("links to elsewhere"),
            "event_marker": N_("events around a team"),
        },
    ),
}
PLURALS: Mapping[str, str] = {kind: label for _, kinds in PARTS.values() for kind, label in kinds.items()}


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


class OfKind(NamedTuple):
    """A way to all that was found of one kind."""

    url: str
    label: str
    many: str


class Group(NamedTuple):
    """What was found in one part of the page, the newest of it. Without `kinds` that is all there is.

    `many` is in words, because beyond a number nobody counts on.
    """

    code: str
    label: str
    many: str
    lines: Sequence[Line]
    kinds: Sequence[OfKind]


def groups_of(hits: Sequence[Hit], asked: str, answer: "Answering", viewer: Any) -> Sequence[Group]:
    """Part by part, each with its newest and the ways to the rest; a part in which nothing was found is left out."""
    groups = []
    for code, (label, labels) in PARTS.items():
        of_part = [hit for hit in hits if hit.kind in labels]
        found = {kind: next(hit.many for hit in of_part if hit.kind == kind) for kind in {hit.kind for hit in of_part}}
        shown = of_part[:SHOWN_AT_FIRST]
        kinds = [
            OfKind(url_for("search.search", q=asked, kind=kind), say(labels[kind]), counted(found[kind]))
            for kind in labels
            if kind in found
        ]
        if shown:
            groups.append(
                Group(
                    code=code,
                    label=say(label),
                    many=counted(sum(found.values())),
                    lines=[line_of(hit, answer, viewer) for hit in shown],
                    kinds=kinds if sum(found.values()) > len(shown) else [],
                )
            )
    return groups


def kinds_beside(kind: str) -> Mapping[str, str]:
    """The kinds that stand in the same part of the page, with what each is called."""
    return next(kinds for _, kinds in PARTS.values() if kind in kinds)


def line_of(hit: Hit, answer: "Answering", viewer: Any) -> Line:
    return Line(
        url=_url_of(hit, viewer),
        title=list(answer.pieces_of(_title_of(hit))),
        snippet=list(answer.snippet_of(hit.body.removeprefix(hit.title))),
        where=_where(hit),
        on=short_day(hit.changed_at) if hit.changed_at else "",
        is_dropped=hit.is_dropped,
    )


def counted(many: int) -> str:
    return f"{MOST_COUNTED}+" if many > MOST_COUNTED else str(many)


def meant(asked: str, found: Found) -> str:
    """What was asked, with the words that gave nothing as they are written in what was found.

    Taken from what this reader may see and from nowhere else.
    """
    return respelled(asked, found.near, [text for hit in found.hits for text in (hit.title, hit.body)])


def respelled(asked: str, near: Mapping[str, Sequence[Near]], texts: Sequence[str]) -> str:
    """The question in which every word with another spelling in these texts is written so; nothing when none is."""
    if not near:
        return ""
    written: dict[str, str] = {}
    inflected: dict[str, str] = {}
    for text in texts:
        for stem, start, end in stemmed(text):
            said = text[start:end].lower()
            written.setdefault(plain(said), said)
            inflected.setdefault(stem, said)
    spellings = {plain(word): others for word, others in near.items()}

    def as_meant(typed: re.Match[str]) -> str:
        if any(stem in inflected for stem in stems_of(typed[0])):
            return typed[0]
        others = spellings.get(plain(typed[0].lower()), ())
        as_it_is = (written[other.word] for other in others if other.word in written)
        in_another_form = (inflected[other.stem] for other in others if other.stem in inflected)
        return next(as_it_is, next(in_another_form, typed[0]))

    answer = TYPED.sub(as_meant, asked)
    return answer if answer != asked else ""


class Answering:
    """Knows of a word whether it answers the question."""

    def __init__(self, question: Question, near: Mapping[str, Sequence[Near]]) -> None:
        self.stems = {stem for term in question.wanted if not term.is_beginning for stem in term.stems}
        self.stems |= {term.or_stem for term in question.wanted if term.is_beginning}
        self.stems |= {other.stem for others in near.values() for other in others}
        self.beginnings = tuple(term.stems[0] for term in question.wanted if term.is_beginning)

    def snippet_of(self, text: str) -> Iterator[Piece]:
        """The words around the first that answers; without one, the beginning."""
        flat = _in_one_line(text)
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


def _in_one_line(text: str) -> str:
    """The lines after each other, with a dot between them where a line does not end a sentence."""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    ends = [line if line[-1] in ".?!:…" else f"{line} ·" for line in lines[:-1]]
    return " ".join([*ends, *lines[-1:]])


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
