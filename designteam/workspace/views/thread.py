"""The red thread of an iteration, as a drawing and as a list, and the reason behind one thing on it."""

from typing import Any, NamedTuple

from flask import abort, request, url_for
from flask_babel import gettext

from designteam.cycle import commands, policy
from designteam.cycle.models import Artefact, Iteration
from designteam.cycle.queries.thread import Knot, Thread, thread_of
from designteam.cycle.views.blueprint import called
from designteam.cycle.views.menus import team_tabs
from designteam.kit.web import Answer, Place, can, may, page
from designteam.method.definition import ASPECTS
from designteam.workspace.shown.thread.chain import chain_of
from designteam.workspace.shown.thread.drawing import COLUMN_OF, drawing_of
from designteam.workspace.shown.thread.loose_ends import loose_ends_of
from designteam.workspace.shown.thread.matrix import matrix_of
from designteam.workspace.shown.thread.naming import pointed_out
from designteam.workspace.shown.why import Why, why_of, why_of_aspect
from designteam.workspace.views.blueprint import bp

SHOW, THREAD = "workspace/thread/show.html", "workspace/thread/_thread.html"
WHY, WHY_PART = "workspace/thread/why.html", "workspace/thread/_why.html"


class Link(NamedTuple):
    url: str
    text: str


@bp.get("/iterations/<int:iteration_id>/thread")
@may("see", policy.iterations)
def thread(iteration: Iteration) -> Answer:
    """The whole chain, with one knot chosen and all that belongs to it standing out."""
    whole = thread_of(iteration)
    chosen = _chosen_on(whole)
    values: dict[str, Any] = {
        "iteration": iteration,
        "team": iteration.team,
        "team_tabs": team_tabs(iteration.team, iteration),
        "turns": _turns(whole),
        "chosen": chosen,
    }
    if chosen is None:
        return page(SHOW, **values)
    ends = loose_ends_of(whole)
    return page(
        SHOW,
        part=THREAD,
        **values,
        chosen_name=called(chosen),
        picture=drawing_of(whole, chosen=chosen, loose=frozenset(end.knot.id for end in ends)),
        parts=chain_of(whole, chosen=chosen, loose={end.knot.id: end.note for end in ends}),
        loose_ends=ends,
        designs=iteration.is_running and can("work", iteration),
        matrix=matrix_of(whole),
        **_reason(why_of(chosen, whole), chosen, whole),
        aspects=_aspects(chosen),
    )


@bp.get("/artefacts/<int:artefact_id>/why")
@may("work_in_its_team", policy.artefacts)
def why(artefact: Artefact) -> Answer:
    """Why are we doing this? For the artefact itself, or for one aspect of a design."""
    iteration = commands.current_iteration_of(artefact)
    whole = thread_of(iteration)
    knot = whole.knots[artefact.id]
    aspect = request.args.get("aspect", "")
    if aspect and (aspect not in ASPECTS or "aspects" not in knot.content):
        abort(404)
    return page(
        WHY,
        part=WHY_PART,
        artefact=artefact,
        iteration=iteration,
        team=iteration.team,
        team_tabs=team_tabs(iteration.team, iteration),
        aspects=[] if aspect else _aspects(knot),
        **_reason(why_of_aspect(knot, aspect, whole) if aspect else why_of(knot, whole), knot, whole, aspect=aspect),
    )


def _chosen_on(thread: Thread) -> Knot | None:
    """What the address names, else the newest requirement with a verdict, else the newest of the chain."""
    asked_for = thread.knots.get(request.args.get("chosen", 0, type=int))
    if asked_for is not None:
        return asked_for
    here = [knot for knot in thread.of_kind(*COLUMN_OF) if knot.is_here and not knot.is_dropped]
    judged = [knot for knot in here if knot.kind == "design_requirement" and _is_judged(knot, thread)]
    return next(reversed(judged), None) or max(here, key=lambda knot: knot.at, default=None)


def _is_judged(requirement: Knot, thread: Thread) -> bool:
    return any(thread.verdict(requirement, one) for one in thread.leads_to(requirement, "experiment"))


def _turns(thread: Thread) -> list[Place]:
    """The iterations of the team, to switch between; nothing while there is only one."""
    if len(thread.iterations) < 2:
        return []
    return [
        Place(
            gettext("Iteration %(number)s", number=one.number),
            url_for("workspace.thread", iteration_id=one.id),
            one is thread.iteration,
        )
        for one in reversed(thread.iterations)
    ]


def _reason(why: Why, knot: Knot, thread: Thread, *, aspect: str = "") -> dict[str, Any]:
    return {
        "why": why,
        "why_id": f"why-{knot.id}" + (f"-{aspect}" if aspect else ""),
        "why_links": [
            Link(url_for("workspace.thread", iteration_id=thread.iteration.id, chosen=one.id), pointed_out(one))
            for one in why.grounds
        ],
    }


def _aspects(knot: Knot) -> list[str]:
    """The aspects of a design that something is said about; nothing for anything else."""
    return [aspect for aspect in ASPECTS if aspect in (knot.content.get("aspects") or {})]
