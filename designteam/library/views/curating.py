"""What researchers and media mentors look after in the library, with the way to each."""

from designteam.kit import clock
from designteam.kit.web import Answer, me, page, signed_in
from designteam.library.queries.curating import asks_for_attention
from designteam.library.shown.curating import shown
from designteam.library.views.blueprint import bp

CURATE = "library/curate.html"


@bp.get("/evidence/curate")
@signed_in
def curate() -> Answer:
    """Who looks after nothing reads who does."""
    return page(CURATE, lists=shown(asks_for_attention(me().facts, today=clock.today())))
