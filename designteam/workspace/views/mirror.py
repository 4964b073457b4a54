"""The mirror of a team: by what its conclusion stands firmer; and over a network, in how many teams, never in which."""

from typing import NamedTuple

from flask import url_for

from designteam.cycle.models import Iteration
from designteam.cycle.queries.mirror import Seen, mirror_of
from designteam.cycle.views.around import around_team
from designteam.events.policy import networks
from designteam.kit.web import Answer, can, may, page
from designteam.method.definition import KINDS
from designteam.method.mirror import MIRROR
from designteam.method.terms import Strength
from designteam.network.models import Network
from designteam.teams.models import DesignTeam
from designteam.teams.policy import teams
from designteam.workspace.queries.mirrors import FEWEST_TEAMS, spread_in
from designteam.workspace.views.blueprint import bp

SHOW, NETWORK = "workspace/mirror/show.html", "workspace/mirror/network.html"


class Line(NamedTuple):
    """One line of the mirror with the ways to where it is so, where it is not yet, and where something is added."""

    strength: Strength
    seen: Seen
    so_url: str
    lacking_url: str
    add_url: str
    add_words: str


@bp.get("/teams/<int:team_id>/mirror")
@may("see", teams)
def mirror(team: DesignTeam) -> Answer:
    shown = around_team(team)
    iteration: Iteration | None = shown["iteration"]
    mirrored = mirror_of([iteration.id])[iteration.id] if iteration else {}
    writes = can("design", team)
    lines = [_line(one, mirrored[one.code], iteration, writes=writes) for one in MIRROR] if iteration else []
    return page(SHOW, lines=lines, **shown)


@bp.get("/networks/<int:network_id>/mirror")
@may("gather", networks)
def network_mirror(network: Network) -> Answer:
    return page(NETWORK, network=network, lines=spread_in(network.id), fewest=FEWEST_TEAMS)


def _line(strength: Strength, seen: Seen, iteration: Iteration | None, *, writes: bool) -> Line:
    adds = writes and iteration is not None and not seen.is_so and not seen.lacking
    return Line(
        strength,
        seen,
        so_url=url_for("cycle.artefact", artefact_id=seen.so_id) if seen.so_id else "",
        lacking_url=url_for("cycle.artefact", artefact_id=seen.lacking_id) if seen.lacking_id else "",
        add_url=url_for(
            "cycle.new_artefact", iteration_id=iteration.id, kind=strength.looks_at,
            lane=strength.lane or None,
        ) if adds and iteration else "",
        add_words=KINDS[strength.looks_at].add,
    )  # fmt: skip
