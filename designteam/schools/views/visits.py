"""Asking whether one may come and see, answering that, and keeping the visit in the library."""

import secrets

from flask import url_for
from flask_babel import gettext, ngettext

from designteam.kit import clock
from designteam.kit.dates import short_day
from designteam.kit.web import Answer, may, me, page, saved, say, signed_in
from designteam.kit.words import N_, CannotDo
from designteam.letters.views import address_of_site, post
from designteam.network.models import School
from designteam.schools import forms, policy
from designteam.schools.commands import visits as commands
from designteam.schools.models import VisitRequest
from designteam.schools.queries.visits import (
    schools_to_come_from,
    teams_to_keep_it_in,
    visits_asked_by,
    visits_asked_of,
    who_lead_at,
)
from designteam.schools.queries.work import profile_of
from designteam.schools.views.blueprint import bp

NEW, INDEX, SHOW, ANSWER = (f"schools/visits/{name}.html" for name in ("new", "index", "show", "answer"))


@bp.get("/visits")
@signed_in
def visits() -> Answer:
    return page(INDEX, mine=visits_asked_by(me()), ours=visits_asked_of(me()), today=clock.today())


@bp.get("/schools/<int:school_id>/visits/new")
@may("ask_visit", policy.schools)
def new_visit(school: School) -> Answer:
    form = forms.AskingVisit(formdata=None, submission=secrets.token_urlsafe(16))
    return _asking(school, form)


@bp.post("/schools/<int:school_id>/visits")
@may("ask_visit", policy.schools)
def ask_visit(school: School) -> Answer:
    form, schools = forms.AskingVisit(), schools_to_come_from(me(), school.id)
    form.offer(schools)
    if not form.validate_on_submit():
        return _asking(school, form, status=422)
    receivers = [one for one in who_lead_at(school.id, today=clock.today()) if one.id != me().id]
    try:
        if not receivers:
            raise commands.CannotAsk(N_("Nobody at this school can answer now."))
        asked, is_new = commands.ask(
            school,
            from_school_id=int(form.from_school.data),
            wish=form.wish.data,
            people=form.people.data or 1,
            question=form.question.data,
            submission=form.submission.data,
            by=me().person,
            at=clock.now(),
        )
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return _asking(school, form, status=422)
    for receiver in receivers if is_new else ():
        post(
            "visit_asked", to=receiver.email, language=receiver.language, reader=receiver, by=me().name,
            host=school.name, guest=schools[asked.from_school_id], visit=asked, link=_link_to(asked),
        )  # fmt: skip
    return saved(url_for(".visit", visit_request_id=asked.id), message=gettext("Your question is on its way."))


@bp.get("/visits/<int:visit_request_id>")
@may("see", policy.visit_requests)
def visit(visit_request: VisitRequest) -> Answer:
    return _show(visit_request)


@bp.get("/visits/<int:visit_request_id>/answer")
@may("answer", policy.visit_requests)
def ask_whether_welcome(visit_request: VisitRequest) -> Answer:
    return page(ANSWER, form=forms.AnsweringVisit(formdata=None), visit=visit_request)


@bp.post("/visits/<int:visit_request_id>/answer")
@may("answer", policy.visit_requests)
def answer_visit(visit_request: VisitRequest) -> Answer:
    form = forms.AnsweringVisit()
    if not form.validate_on_submit():
        return page(ANSWER, form=form, visit=visit_request, status=422)
    said = {"answer": form.answer.data, "by": me().person, "at": clock.now()}
    try:
        if form.says.data == form.YES:
            commands.welcome(visit_request, day=form.day.data, today=clock.today(), **said)
        else:
            commands.decline(visit_request, **said)
    except CannotDo as refusal:
        form.refuse(say(refusal.reason), None if not visit_request.waits else form.lacking)
        return page(ANSWER, form=form, visit=visit_request, status=422)
    asker = visit_request.by
    post(
        "visit_answered", to=asker.email, language=asker.language, reader=asker, by=me().name,
        host=visit_request.host.name, visit=visit_request, link=_link_to(visit_request),
    )  # fmt: skip
    return saved(_place_of(visit_request), message=gettext("A letter with your answer is on its way."))


@bp.post("/visits/<int:visit_request_id>/withdrawal")
@may("withdraw", policy.visit_requests)
def withdraw_visit(visit_request: VisitRequest) -> Answer:
    if commands.withdraw(visit_request):
        for receiver in who_lead_at(visit_request.host_id, today=clock.today()):
            post(
                "visit_withdrawn", to=receiver.email, language=receiver.language, reader=receiver, by=me().name,
                host=visit_request.host.name, guest=visit_request.from_school.name, visit=visit_request,
                link=_link_to(visit_request),
            )  # fmt: skip
    return saved(_place_of(visit_request), message=gettext("Taken back."))


@bp.post("/visits/<int:visit_request_id>/library")
@may("keep", policy.visit_requests)
def keep_visit(visit_request: VisitRequest) -> Answer:
    form = forms.KeepingVisit()
    teams = {team.id: team for team in teams_to_keep_it_in(me(), visit_request.from_school_id)}
    form.offer({id_: team.name for id_, team in teams.items()})
    if not form.validate_on_submit():
        return _show(visit_request, form, status=422)
    title = gettext("Visit to %(school)s, %(day)s", school=visit_request.host.name, day=_day_of(visit_request))
    who = ngettext("one person", "%(num)s people", visit_request.people)
    try:
        kept = commands.keep_visit(
            visit_request, teams[int(form.team.data)], title=title, who=who, by=me().person, at=clock.now()
        )
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return _show(visit_request, form, status=422)
    return saved(url_for("library.holding", holding_id=kept.id), message=gettext("Your visit stands in the library."))


def _asking(school: School, form: forms.AskingVisit, *, status: int = 200) -> Answer:
    form.offer(schools_to_come_from(me(), school.id))
    return page(NEW, form=form, school=school, profile=profile_of(school.id), status=status)


def _show(visit_request: VisitRequest, form: forms.KeepingVisit | None = None, *, status: int = 200) -> Answer:
    """One visit with how it stands; for who asked it, once welcome, the way into the library."""
    keeping = form
    if keeping is None and visit_request.is_welcome and visit_request.by_id == me().id:
        teams = teams_to_keep_it_in(me(), visit_request.from_school_id)
        keeping = forms.KeepingVisit(formdata=None)
        keeping.offer({team.id: team.name for team in teams})
    return page(SHOW, visit=visit_request, keeping=keeping, status=status)


def _day_of(visit_request: VisitRequest) -> str:
    return short_day(visit_request.day) if visit_request.day else ""


def _link_to(visit_request: VisitRequest) -> str:
    return address_of_site() + _place_of(visit_request)


def _place_of(visit_request: VisitRequest) -> str:
    return url_for("schools.visit", visit_request_id=visit_request.id)
