"""Making a card of the answer to a knowledge question."""

import secrets

from flask import url_for
from flask_babel import gettext

from designteam.evidence import commands, forms, policy
from designteam.evidence.models import Holding, KnowledgeQuestion
from designteam.evidence.views.blueprint import bp, of_kind, still_there
from designteam.kit import clock, db
from designteam.kit.text import shorten
from designteam.kit.web import Answer, may, me, page, saved, say
from designteam.kit.words import CannotDo
from designteam.network.models import Audience

PUBLISH = "evidence/knowledge_question/publish.html"


@bp.get("/evidence/<int:holding_id>/answer/new")
@may("share", policy.holdings)
@still_there
def new_answer_card(holding: Holding) -> Answer:
    question = of_kind(KnowledgeQuestion, holding)
    form = forms.Publishing(
        formdata=None, finding=shorten(question.short_answer, 300), audience=_at_least_the_network(question).value
    )
    form.submission.data = secrets.token_urlsafe(16)
    return page(PUBLISH, form=form, question=question)


@bp.post("/evidence/<int:holding_id>/answer")
@may("share", policy.holdings)
@still_there
def publish_answer(holding: Holding) -> Answer:
    question, form = of_kind(KnowledgeQuestion, holding), forms.Publishing()
    if not form.validate_on_submit():
        return page(PUBLISH, form=form, question=question, status=422)
    try:
        with db.session().begin_nested():
            card = commands.publish_answer(
                question,
                finding=form.finding.data,
                audience=Audience(form.audience.data),
                submission=form.submission.data,
                by=me().person,
                at=clock.now(),
                today=clock.today(),
            )
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return page(PUBLISH, form=form, question=question, status=422)
    return saved(
        url_for("library.holding", holding_id=card.id),
        message=gettext("The answer is a card now, tied to the question."),
    )


def _at_least_the_network(question: KnowledgeQuestion) -> Audience:
    """What to offer first: what is shared already does not become narrower by itself."""
    return question.audience if question.audience.reaches(Audience.NETWORK) else Audience.NETWORK
