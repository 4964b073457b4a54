"""What other schools ask the makers of a product, and what these answer."""

import secrets

from flask import url_for
from flask_babel import gettext

from designteam.catalogue import forms
from designteam.catalogue.views.blueprint import bp
from designteam.catalogue.views.telling import tell_asker
from designteam.catalogue.views.using import offer_schools
from designteam.kit import clock
from designteam.kit.web import Answer, may, me, page, saved, say
from designteam.kit.words import CannotDo
from designteam.products import commands, policy
from designteam.products.models import MakersQuestion, Publication

ASK, ANSWER = "catalogue/ask.html", "catalogue/answer.html"


@bp.get("/products/<int:publication_id>/questions/new")
@may("take_along", policy.publications)
def new_question(publication: Publication) -> Answer:
    form = forms.AskingMakers(formdata=None)
    form.submission.data = secrets.token_urlsafe(16)
    return page(ASK, publication=publication, form=offer_schools(form, publication))


@bp.post("/products/<int:publication_id>/questions")
@may("take_along", policy.publications)
def ask_makers(publication: Publication) -> Answer:
    form = offer_schools(forms.AskingMakers(), publication)
    if not form.validate_on_submit():
        return page(ASK, publication=publication, form=form, status=422)
    try:
        commands.ask_makers(
            publication, school_id=int(form.school.data), question=form.question.data,
            submission=form.submission.data or None, by=me().person, at=clock.now(),
        )  # fmt: skip
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return page(ASK, publication=publication, form=form, status=422)
    return saved(_place_of(publication), message=gettext("Asked. You get a letter when they answer."))


@bp.get("/makers-questions/<int:makers_question_id>/answer")
@may("answer", policy.makers_questions)
def ask_for_answer(makers_question: MakersQuestion) -> Answer:
    form = forms.AnsweringSchool(formdata=None, data={"answer": makers_question.answer})
    return page(ANSWER, asked=makers_question, form=form)


@bp.post("/makers-questions/<int:makers_question_id>/answer")
@may("answer", policy.makers_questions)
def answer_school(makers_question: MakersQuestion) -> Answer:
    form = forms.AnsweringSchool()
    if not form.validate_on_submit():
        return page(ANSWER, asked=makers_question, form=form, status=422)
    commands.answer_school(makers_question, answer=form.answer.data, by=me().person, at=clock.now())
    tell_asker(makers_question)
    return saved(_place_of(makers_question.publication), message=gettext("Answered. They get a letter."))


def _place_of(publication: Publication) -> str:
    return url_for(".product", publication_id=publication.id, _anchor="asked")
