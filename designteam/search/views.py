"""Search: what is asked, and what was found of all that the reader may see."""

from typing import Any

from flask import Blueprint, request, url_for

from designteam.kit.text import Unreadable, clean, whole_number
from designteam.kit.web import Answer, me, open_to_all, page, say
from designteam.search.queries.finding import NEWEST, SHOWN_OF_ONE_KIND, find, find_of_kind, kinds_found
from designteam.search.queries.words import CannotSearch, Question, question_in
from designteam.search.shown import PLURALS, Answering, counted, groups_of, kinds_beside, line_of, meant

SEARCH, MORE = "search/show.html", "search/of_kind.html"

bp = Blueprint("search", __name__)


@bp.get("/search")
@open_to_all
def search() -> Answer:
    """Everything by kind, or one kind in full. Without a question: what can be asked."""
    asked = as_typed()
    try:
        question = question_in(asked)
    except CannotSearch as refusal:
        return page(SEARCH, asked=asked, refusal=say(refusal.reason), groups=[], meant="", is_asked=False, status=422)
    if not question.terms:
        return page(SEARCH, asked=asked, refusal="", groups=[], meant="", is_asked=bool(asked))
    kind = request.args.get("kind", "")
    return _one_kind(asked, question, kind) if kind in PLURALS else _all_kinds(asked, question)


def _all_kinds(asked: str, question: Question) -> Answer:
    found = find(question, me())
    groups = groups_of(found.hits, asked, Answering(question, found.near), me())
    return page(SEARCH, asked=asked, refusal="", groups=groups, meant=meant(asked, found), is_asked=True)


def _one_kind(asked: str, question: Question, kind: str) -> Answer:
    hits = find_of_kind(question, me(), kind, before=whole_number(request.args.get("before", "")) or NEWEST)
    answer = Answering(question, {})
    shown = hits[:SHOWN_OF_ONE_KIND]
    onward = url_for(".search", q=asked, kind=kind, before=shown[-1].id) if len(hits) > len(shown) else ""
    return page(
        MORE,
        asked=asked,
        kind=say(PLURALS[kind]),
        lines=[line_of(hit, answer, me()) for hit in shown],
        onward=onward,
        kinds=_kinds(asked, question, kind),
        is_continued="before" in request.args,
    )


def _kinds(asked: str, question: Question, chosen: str) -> list[dict[str, Any]]:
    found = kinds_found(question, me())
    return [
        {"url": url_for(".search", q=asked, kind=kind), "label": say(label), "many": counted(found[kind]),
         "current": kind == chosen}
        for kind, label in kinds_beside(chosen).items()
        if kind in found
    ]  # fmt: skip


def as_typed() -> str:
    """What was typed; what cannot be shown is left out, for a search is not worth a refusal."""
    typed = request.args.get("q", "")
    try:
        return clean(typed)
    except Unreadable:
        return clean("".join(letter if letter.isprintable() and letter != "\ufffd" else " " for letter in typed))
