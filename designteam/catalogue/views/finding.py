"""The catalogue: what schools made, for who looks for something that works."""

from flask import request

from designteam.catalogue.queries.finding import BY_ALIKE, on_offer
from designteam.catalogue.queries.likeness import likeness_of, schools_named
from designteam.catalogue.shown.shelves import asked_of, cards_of, facets_of, orders_of
from designteam.catalogue.views.blueprint import bp
from designteam.kit import clock
from designteam.kit.text import whole_number
from designteam.kit.web import Answer, me, open_to_all, page, say
from designteam.library.queries.finding import names_of
from designteam.search.queries.stock import MOST_COUNTED
from designteam.search.queries.words import CannotSearch, question_in
from designteam.search.shown import counted, respelled
from designteam.search.views import as_typed

SHELF, CARDS = "catalogue/index.html", "catalogue/_shelf.html"


@bp.get("/products")
@open_to_all
def products() -> Answer:
    """What answers, the newest first or what fits one's own school best, and what it can be narrowed down by."""
    shelf = asked_of(as_typed(), request.args, may_compare=bool(me().facts["my_schools"]))
    try:
        question = question_in(shelf.words)
    except CannotSearch as refusal:
        return page(SHELF, part=CARDS, shelf=shelf, refusal=say(refusal.reason), status=422)
    after = whole_number(request.args.get("after", ""))
    alike = likeness_of(me()) if shelf.by == BY_ALIKE else None
    found = on_offer(question, shelf.marks, me(), alike=alike, after=after)
    counts = {} if after else found.counts
    named = [*counts, *shelf.marks]
    return page(
        SHELF,
        part=CARDS,
        shelf=shelf,
        refusal="",
        facets=facets_of(shelf, counts, schools_named(named), names_of(named, me())),
        orders=orders_of(shelf) if me().facts["my_schools"] else [],
        cards=list(cards_of(found, today=clock.today())),
        many=counted(len(found.candidates)),
        most=MOST_COUNTED if len(found.candidates) > MOST_COUNTED else 0,
        meant=respelled(
            shelf.words, found.near, [text for line in found.lines for text in (line.content["title"], line.body)]
        ),
        onward=shelf.url(after=found.lines[-1].id) if found.has_more else "",
        is_continued=bool(after),
    )
