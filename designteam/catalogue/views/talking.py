"""What another school says to the makers of a product, by the three prompts and no other way."""

import secrets
from collections.abc import Mapping

from flask import abort, url_for
from flask_babel import gettext

from designteam.catalogue.views.blueprint import bp
from designteam.feedback.forms import Mirroring
from designteam.feedback.queries import Voice, voices_of
from designteam.kit import clock
from designteam.kit.web import Answer, may, me, page, saved, say
from designteam.kit.words import CannotDo
from designteam.products import commands, policy
from designteam.products.models import Publication

SAY = "catalogue/respond.html"


@bp.get("/products/<int:publication_id>/feedback")
@may("take_along", policy.publications)
def talk_along(publication: Publication) -> Answer:
    form = Mirroring(formdata=None)
    form.submission.data = secrets.token_urlsafe(16)
    form.offer(_voices_for(publication))
    return page(SAY, publication=publication, form=form)


@bp.post("/products/<int:publication_id>/feedback")
@may("take_along", policy.publications)
def respond(publication: Publication) -> Answer:
    form, voices = Mirroring(), _voices_for(publication)
    form.offer(voices)
    if not form.validate_on_submit():
        return page(SAY, publication=publication, form=form, status=422)
    try:
        commands.respond(
            publication, form.values(), voice=voices[form.voice.data], submission=form.submission.data,
            by=me().person, at=clock.now(),
        )  # fmt: skip
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return page(SAY, publication=publication, form=form, status=422)
    return saved(_place_of(publication), message=gettext("Your words stand with it."))


@bp.post("/products/<int:publication_id>/feedback/<int:feedback_id>/removal")
@may("see", policy.publications)
def take_response_back(publication: Publication, feedback_id: int) -> Answer:
    if not commands.take_response_back(publication, feedback_id, by=me().person, at=clock.now()):
        abort(404)
    return saved(_place_of(publication), message=gettext("Taken back."))


def _voices_for(publication: Publication) -> Mapping[str, Voice]:
    return voices_of(me(), not_of_team=publication.team_id, not_of_school=publication.team.school_id)


def _place_of(publication: Publication) -> str:
    return url_for(".product", publication_id=publication.id, _anchor="talk")
