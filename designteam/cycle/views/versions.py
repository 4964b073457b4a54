"""How an artefact became what it is: its versions, and the difference between any two."""

from flask import abort, request

from designteam.cycle import policy
from designteam.cycle.models import Artefact
from designteam.cycle.queries import artefacts as queries
from designteam.cycle.views.around import around
from designteam.cycle.views.blueprint import bp
from designteam.cycle.views.overlay import laid_over
from designteam.cycle.views.readable import changes_between
from designteam.kit.text import whole_number
from designteam.kit.web import Answer, may, page


@bp.get("/artefacts/<int:artefact_id>/versions")
@may("work_in_its_team", policy.artefacts)
def versions(artefact: Artefact) -> Answer:
    every = queries.versions_of(artefact)
    newer = _number("newer", artefact.version)
    older = _number("older", max(newer - 1, 1))
    by_number = {version.number: version for version in every}
    if newer not in by_number or older not in by_number:
        abort(404)
    return page(
        "cycle/artefacts/versions.html",
        versions=every,
        older=by_number[older],
        newer=by_number[newer],
        changes=changes_between(artefact.kind, by_number[older].content, by_number[newer].content),
        overlay=laid_over(by_number[older].content, by_number[newer].content, uid=f"map-{artefact.id}-{older}-{newer}"),
        **around(artefact),
    )


def _number(name: str, default: int) -> int:
    return whole_number(request.args.get(name, "")) or default
