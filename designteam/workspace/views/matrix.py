"""The requirements of an iteration against its experiments, with the places where nobody looked."""

from flask import url_for
from flask_babel import gettext

from designteam.cycle import policy
from designteam.cycle.models import Iteration
from designteam.cycle.queries.thread import Thread, thread_of
from designteam.cycle.views.menus import team_tabs
from designteam.kit.web import Answer, Place, may, page
from designteam.workspace.shown.thread.matrix import matrix_of
from designteam.workspace.views.blueprint import bp


@bp.get("/iterations/<int:iteration_id>/matrix")
@may("see", policy.iterations)
def matrix(iteration: Iteration) -> Answer:
    whole = thread_of(iteration)
    shown = matrix_of(whole)
    unseen = [row.name for row in shown.rows if not any(row.cells)] if shown else []
    return page(
        "workspace/matrix/show.html",
        iteration=iteration,
        team=iteration.team,
        team_tabs=team_tabs(iteration.team, iteration),
        matrix=shown,
        unseen=unseen,
        turns=_turns(whole),
    )


def _turns(thread: Thread) -> list[Place]:
    """The iterations of the team, to switch between; nothing while there is only one."""
    if len(thread.iterations) < 2:
        return []
    return [
        Place(
            gettext("Iteration %(number)s", number=one.number),
            url_for("workspace.matrix", iteration_id=one.id),
            one is thread.iteration,
        )
        for one in reversed(thread.iterations)
    ]
