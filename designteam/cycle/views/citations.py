"""What the work of a team rests on in the library: choosing it, letting go of it, and looking again."""

from flask import abort, redirect, url_for
from flask_babel import gettext

from designteam.cycle import commands, forms, policy
from designteam.cycle.models import Artefact, Citation, SecondLook
from designteam.cycle.queries.citations import to_look_at_again
from designteam.cycle.views.around import around, around_team
from designteam.cycle.views.blueprint import bp
from designteam.evidence.models import Stance
from designteam.evidence.views.blueprint import holding_both
from designteam.evidence.views.ties import offer_what_is_found, words_asked
from designteam.kit import clock, db
from designteam.kit.web import Answer, may, me, page, saved
from designteam.teams.models import DesignTeam
from designteam.teams.policy import teams_of_now

NEW, CHOOSING = "cycle/citations/new.html", "cycle/citations/_choosing.html"
LOOK, AGAIN = "cycle/citations/look.html", "cycle/citations/again.html"


@bp.get("/artefacts/<int:artefact_id>/citations/new")
@may("revise", policy.artefacts)
def new_citation(artefact: Artefact) -> Answer:
    form = forms.Citing(formdata=None)
    offer_what_is_found(form)
    return _choosing(artefact, form)


@bp.post("/artefacts/<int:artefact_id>/citations")
@holding_both("holding")
@may("revise", policy.artefacts)
def cite(artefact: Artefact) -> Answer:
    form = forms.Citing()
    holding = offer_what_is_found(form)
    if not form.validate_on_submit() or holding is None:
        return _choosing(artefact, form, status=422)
    commands.cite(
        artefact, holding, stance=Stance(form.stance.data), remark=form.remark.data, by=me().person, at=clock.now()
    )
    return saved(_library_of(artefact), message=gettext("Linked."))


@bp.post("/artefacts/<int:artefact_id>/citations/<int:citation_id>/removal")
@may("revise", policy.artefacts)
def let_go_of_citation(artefact: Artefact, citation_id: int) -> Answer:
    citation = db.session().get(Citation, citation_id)
    if citation is None or citation.artefact_id != artefact.id:
        abort(404)
    commands.let_go_of_citation(citation, by=me().person, at=clock.now())
    return saved(_library_of(artefact), message=gettext("The link is gone."))


@bp.get("/citations/<int:citation_id>/second-look")
@may("answer", policy.citations)
def look_again(citation: Citation) -> Answer:
    if citation.holding.turned_version is None:
        return redirect(_library_of(citation.artefact))
    form = forms.Reconsidering(formdata=None, from_version=citation.holding.turned_version)
    return page(LOOK, citation=citation, form=form, **around(citation.artefact))


@bp.post("/citations/<int:citation_id>/second-look")
@may("answer", policy.citations)
def reconsider(citation: Citation) -> Answer:
    form, turned = forms.Reconsidering(), citation.holding.turned_version
    if turned is None:
        return saved(_library_of(citation.artefact), message=gettext("It stands again: there is nothing to decide."))
    if not form.validate_on_submit():
        return page(LOOK, citation=citation, form=form, status=422, **around(citation.artefact))
    if form.from_version.data != turned:
        form.from_version.data = turned
        form.refuse(gettext("Something more was taken back while you were writing. Read above why, and keep it again."))
        return page(LOOK, citation=citation, form=form, status=409, **around(citation.artefact))
    commands.reconsider(
        citation,
        version=turned,
        verdict=SecondLook(form.verdict.data),
        because=form.because.data,
        by=me().person,
        at=clock.now(),
    )
    return saved(_library_of(citation.artefact), message=gettext("Thank you, that is noted."))


@bp.get("/teams/<int:team_id>/second-looks")
@may("see", teams_of_now)
def second_looks(team: DesignTeam) -> Answer:
    return page(AGAIN, open_looks=to_look_at_again(team, me().facts), **around_team(team))


def _choosing(artefact: Artefact, form: forms.Citing, *, status: int = 200) -> Answer:
    here = url_for(".new_citation", artefact_id=artefact.id)
    return page(NEW, part=CHOOSING, form=form, here=here, words=words_asked(), but=0, status=status, **around(artefact))


def _library_of(artefact: Artefact) -> str:
    return url_for(".artefact", artefact_id=artefact.id, _anchor="library")
