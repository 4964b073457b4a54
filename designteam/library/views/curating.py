"""What researchers and media mentors look after in the library, with the way to each."""

from flask import abort

from designteam.kit import clock
from designteam.kit.web import Answer, me, page, signed_in
from designteam.library.queries.curating import asks_for_attention, curates
from designteam.library.shown.curating import shown
from designteam.library.views.blueprint import bp

CURATE = "library/curate.html"


@bp.get("/evidence/curate")
@signed_in
def curate() -> Answer:
    if not curates(me().facts):
        abort(403)
    return page(CURATE, lists=shown(asks_for_attention(me().facts, today=clock.today())))
