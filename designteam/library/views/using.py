"""From something in the library to the work of a team that rests on it."""

from flask import url_for
from flask_babel import gettext

from designteam.cycle import commands, forms
from designteam.cycle.models import Artefact
from designteam.cycle.policy import artefacts
from designteam.cycle.views.blueprint import called
from designteam.evidence import policy
from designteam.evidence.models import Holding, Stance
from designteam.evidence.views.blueprint import still_there
from designteam.kit import clock
from designteam.kit.web import Answer, granted, may, me, page, saved
from designteam.library.queries.using import usable_by
from designteam.library.views.blueprint import bp

USE = "library/holdings/use.html"


@bp.get("/evidence/<int:holding_id>/uses/new")
@may("cite", policy.holdings, kept=False)
@still_there
def new_use(holding: Holding) -> Answer:
    """What the team works on changes without a line about the library, so this page is not kept."""
    form = forms.Using(formdata=None)
    form.offer(_works())
    return page(USE, form=form, holding=holding)


@bp.post("/evidence/<int:holding_id>/uses")
@may("cite", policy.holdings)
@still_there
def use(holding: Holding) -> Answer:
    form = forms.Using()
    form.offer(_works())
    if not form.validate_on_submit():
        return page(USE, form=form, holding=holding, status=422)
    artefact: Artefact = granted(artefacts, int(form.artefact.data), "revise")
    commands.cite(
        artefact, holding, stance=Stance(form.stance.data), remark=form.remark.data, by=me().person, at=clock.now()
    )
    return saved(url_for("cycle.artefact", artefact_id=artefact.id, _anchor="library"), message=gettext("Linked."))


def _works() -> dict[str, str]:
    """The team is named only for who works in more than one."""
    works = usable_by(me().facts)
    is_in_more = len({work.team for work in works}) > 1
    return {str(work.id): f"{f'{work.team}, ' if is_in_more else ''}{called(work)}: {work.title}" for work in works}
