"""The library: what there is, and where to add something."""

from flask import request
from flask_babel import gettext, ngettext

from designteam.evidence.words import KINDS
from designteam.kit import clock
from designteam.kit.text import whole_number
from designteam.kit.web import Answer, me, open_to_all, page, say, signed_in, wants_part
from designteam.library.queries.curating import MOST_COUNTED as MOST_TO_LOOK_AFTER
from designteam.library.queries.curating import curates, how_many_ask
from designteam.library.queries.finding import names_of, on_the_shelf
from designteam.library.shown.shelves import asked_of, facets_of, lines_of, orders_of
from designteam.library.views.blueprint import bp
from designteam.search.queries.stock import MOST_COUNTED
from designteam.search.queries.words import CannotSearch, question_in
from designteam.search.shown import counted, respelled
from designteam.search.views import as_typed

SHELF, LINES = "library/show.html", "library/_shelf.html"


@bp.get("/evidence")
@open_to_all
def evidence() -> Answer:
    """What answers, the newest first, and what it can be narrowed down by."""
    shelf = asked_of(as_typed(), request.args)
    try:
        question = question_in(shelf.words)
    except CannotSearch as refusal:
        return page(
            SHELF, part=LINES, shelf=shelf, refusal=say(refusal.reason), to_look_after=_to_look_after(), status=422
        )
    after = whole_number(request.args.get("after", ""))
    found = on_the_shelf(question, shelf.marks, me(), by=shelf.by, after=after)
    counts = {} if after else found.counts
    return page(
        SHELF,
        part=LINES,
        shelf=shelf,
        refusal="",
        facets=facets_of(shelf, counts, names_of([*counts, *shelf.marks], me())),
        orders=orders_of(shelf),
        lines=list(lines_of(found, question)),
        many=counted(len(found.candidates)),
        most=MOST_COUNTED if len(found.candidates) > MOST_COUNTED else 0,
        meant=respelled(shelf.words, found.near, [text for line in found.lines for text in (line.title, line.body)]),
        onward=shelf.url(after=found.lines[-1].id) if found.has_more else "",
        is_continued=bool(after),
        to_look_after=_to_look_after(),
    )


def _to_look_after() -> str:
    """What the way to it says for who looks after the library, with how much there is; nothing for who does not."""
    facts = me().facts
    if wants_part() or not curates(facts):
        return ""
    many = how_many_ask(facts, today=clock.today())
    if many > MOST_TO_LOOK_AFTER:
        return gettext("To look after: more than %(most)s things", most=MOST_TO_LOOK_AFTER)
    if many:
        return ngettext("To look after: one thing", "To look after: %(num)s things", many)
    return gettext("To look after")


@bp.get("/evidence/new")
@signed_in
def what_to_add() -> Answer:
    """Choose what kind it is, and for which team."""
    teams = me().design_teams
    asked = whole_number(request.args.get("team", ""))
    return page(
        "library/new.html", kinds=KINDS, teams=teams, chosen=asked if asked in teams else next(iter(teams), None)
    )
