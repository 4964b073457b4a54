"""One thing in the library: what it says, what it is tied to, and what came of it."""

from flask import redirect, url_for

from designteam.cycle.queries.citations import how_many_rest_on, resting_on
from designteam.evidence import forms, policy
from designteam.evidence.models import Holding
from designteam.evidence.queries.holdings import ties_of, versions_of
from designteam.evidence.shown.metadata import metadata_of
from designteam.kit.web import Answer, can, may, me, page
from designteam.library.views.blueprint import bp
from designteam.library.views.kinds import more_about

SHOW, GONE = "library/holdings/show.html", "library/holdings/gone.html"


@bp.get("/evidence/<int:holding_id>")
@may("see", policy.holdings)
def holding(holding: Holding) -> Answer:
    """What became one with another leads there; what was taken out tells why."""
    if holding.merged_into_id:
        return redirect(url_for(".holding", holding_id=holding.merged_into_id), 308)
    if holding.is_removed:
        return page(GONE, holding=holding, status=410)
    sharing = (
        {"sharing": forms.Sharing(formdata=None, audience=holding.audience.value)} if can("share", holding) else {}
    )
    versions = versions_of(holding)
    return page(
        SHOW,
        holding=holding,
        ties=ties_of(holding, me().facts),
        version=versions[0],
        resting=resting_on(holding, me().facts),
        how_many=how_many_rest_on(holding, me().facts),
        metadata=metadata_of(holding, page=url_for(".holding", holding_id=holding.id, _external=True)),
        **more_about(holding, versions),
        **sharing,
    )
