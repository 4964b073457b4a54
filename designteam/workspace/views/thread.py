"""The red thread of an iteration: the chain as a picture and as a list."""

from designteam.cycle import policy
from designteam.cycle.models import Iteration
from designteam.kit.web import Answer, may, page
from designteam.workspace.views.blueprint import bp


@bp.get("/iterations/<int:iteration_id>/thread")
@may("see", policy.iterations)
def thread(iteration: Iteration) -> Answer:
    return page("workspace/thread/show.html", iteration=iteration)
