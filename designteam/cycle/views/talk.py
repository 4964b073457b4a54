"""Talking about an artefact: comments, answers, questions that wait, and the one question of a rough version."""

import secrets
from typing import Any

from flask import abort, jsonify, url_for
from flask_babel import gettext

from designteam.cycle import commands, forms, policy
from designteam.cycle.models import Artefact, CannotTalk, Comment, Manner, Prompt
from designteam.cycle.queries.talk import teammates_in
from designteam.cycle.views.around import around
from designteam.cycle.views.blueprint import bp
from designteam.cycle.views.conversation import closing_form, comment_form, conversation_about, reply_form
from designteam.kit import clock, db
from designteam.kit.forms import Form
from designteam.kit.web import Answer, can, granted, may, me, page, saved, say, wants_part
from designteam.network.models import Audience
from designteam.teams.models import DesignTeam
from designteam.teams.policy import teams

CONVERSATION, ASKED = "cycle/talk/_conversation.html", "cycle/talk/_asked.html"
WORDS, ROUGH = "cycle/talk/words.html", "cycle/talk/rough.html"


@bp.post("/artefacts/<int:artefact_id>/comments")
@may("comment", policy.artefacts)
def comment_on_artefact(artefact: Artefact) -> Answer:
    form = comment_form()
    if not form.validate_on_submit():
        url = url_for(".comment_on_artefact", artefact_id=artefact.id)
        return _again(artefact, form, url, 422, new=form)
    made = commands.comment_on(
        artefact, form.text.data, manner=Manner(form.manner.data or Manner.REMARK), submission=form.submission.data,
        **_now(),
    )  # fmt: skip
    return _said(artefact, made)


@bp.post("/comments/<int:comment_id>/replies")
@may("reply", policy.comments)
def reply_to_comment(comment: Comment) -> Answer:
    artefact = _artefact_of(comment)
    form = reply_form(comment.id, is_rough=comment.manner is Manner.ROUGH)
    url = url_for(".reply_to_comment", comment_id=comment.id)
    if not form.validate_on_submit():
        return _again(artefact, form, url, 422, replies={comment.id: form})
    prompt = form.prompt.data if isinstance(form, forms.Answering) else ""
    try:
        made = commands.reply_to(
            comment, form.text.data, prompt=Prompt(prompt) if prompt else None, submission=form.submission.data,
            **_now(),
        )  # fmt: skip
    except CannotTalk as refusal:
        form.refuse(say(refusal.reason))
        return _again(artefact, form, url, 409, replies={comment.id: form})
    return _said(artefact, made)


@bp.get("/comments/<int:comment_id>/edit")
@may("reword", policy.comments)
def edit_comment(comment: Comment) -> Answer:
    return _rewording(comment, forms.Rewording(formdata=None, text=comment.text))


@bp.post("/comments/<int:comment_id>")
@may("reword", policy.comments)
def reword_comment(comment: Comment) -> Answer:
    form = forms.Rewording()
    if not form.validate_on_submit():
        return _rewording(comment, form, status=422)
    try:
        commands.reword(comment, form.text.data, **_now())
    except CannotTalk as refusal:
        form.refuse(say(refusal.reason))
        return _rewording(comment, form, status=409)
    return _said(_artefact_of(comment), comment)


@bp.post("/comments/<int:comment_id>/withdrawal")
@may("withdraw", policy.comments)
def withdraw_comment(comment: Comment) -> Answer:
    comment.withdraw(by=me().person, at=clock.now())
    return _said(_artefact_of(comment), comment)


@bp.post("/comments/<int:comment_id>/acceptance")
@may("settle", policy.comments)
def accept_answer(comment: Comment) -> Answer:
    """This answer is the answer to the question it stands under."""
    if comment.under is None:
        abort(404)
    try:
        comment.under.settle(comment, by=me().person, at=clock.now())
    except CannotTalk:
        abort(409)
    return _said(_artefact_of(comment), comment.under)


@bp.post("/comments/<int:comment_id>/reopening")
@may("settle", policy.comments)
def reopen_question(comment: Comment) -> Answer:
    comment.reopen(by=me().person, at=clock.now())
    return _said(_artefact_of(comment), comment)


@bp.post("/comments/<int:comment_id>/closing")
@may("close", policy.comments)
def close_question(comment: Comment) -> Answer:
    artefact = _artefact_of(comment)
    form = closing_form(comment.id)
    url = url_for(".close_question", comment_id=comment.id)
    if not form.validate_on_submit():
        return _again(artefact, form, url, 422, closings={comment.id: form})
    try:
        comment.close(form.outcome.data, by=me().person, at=clock.now())
    except CannotTalk as refusal:
        form.refuse(say(refusal.reason))
        return _again(artefact, form, url, 409, closings={comment.id: form})
    return _said(artefact, comment)


@bp.get("/artefacts/<int:artefact_id>/rough")
@may("share", policy.artefacts)
def new_rough_version(artefact: Artefact) -> Answer:
    form = forms.AskingAround(formdata=None, audience=Audience.SCHOOL.value)
    form.submission.data = secrets.token_urlsafe(16)
    return _sharing(artefact, form)


@bp.post("/artefacts/<int:artefact_id>/rough")
@may("share", policy.artefacts)
def share_rough_version(artefact: Artefact) -> Answer:
    form = forms.AskingAround()
    if not form.validate_on_submit():
        return _sharing(artefact, form, status=422)
    try:
        made = commands.ask_around(
            artefact, form.question.data, audience=Audience(form.audience.data), submission=form.submission.data,
            **_now(),
        )  # fmt: skip
    except CannotTalk as refusal:
        form.refuse(say(refusal.reason))
        return _sharing(artefact, form, status=409)
    return saved(_place_of(artefact, made), message=gettext("Your question is out."))


@bp.post("/comments/<int:comment_id>/noticing")
@may("reply", policy.comments)
def notice_mention(comment: Comment) -> Answer:
    """Tick off that somebody was named here."""
    commands.tick_off(comment, by=me().person, at=clock.now())
    return saved(url_for("workspace.news"))


@bp.get("/teams/<int:team_id>/names")
@may("see", teams)
def names(team: DesignTeam) -> Answer:
    """Who can be named with @, for the list that opens while somebody types."""
    return jsonify([mate.name for mate in teammates_in(team.id, today=clock.today())])


def _now() -> dict[str, Any]:
    return {"by": me().person, "at": clock.now(), "today": clock.today()}


def _artefact_of(comment: Comment) -> Artefact:
    """What it is about, with the rights on it that its page asks for."""
    thing: Artefact = granted(policy.artefacts, comment.artefact_id, "see")
    return thing


def _place_of(artefact: Artefact, comment: Comment) -> str:
    return url_for(".artefact", artefact_id=artefact.id, _anchor=f"comment-{comment.id}")


def _part(artefact: Artefact) -> str:
    return CONVERSATION if can("comment", artefact) else ASKED


def _said(artefact: Artefact, comment: Comment) -> Answer:
    """The conversation in its place, or the page of the artefact at what was just said."""
    url, part = _place_of(artefact, comment), _part(artefact)
    if not wants_part():
        return saved(url)
    db.session().flush()
    return saved(url, part=part, artefact=artefact, talk=conversation_about(artefact), new=comment.id)


def _again(artefact: Artefact, form: Form, url: str, status: int, **sent: Any) -> Answer:
    """What does not fit yet: in the conversation itself, or on a page with only these words."""
    if wants_part():
        talk = conversation_about(artefact, **sent)
        return page(WORDS, part=_part(artefact), status=status, artefact=artefact, talk=talk, new=0)
    return page(WORDS, status=status, form=form, url=url, **_around(artefact))


def _rewording(comment: Comment, form: forms.Rewording, *, status: int = 200) -> Answer:
    url = url_for(".reword_comment", comment_id=comment.id)
    return page(WORDS, status=status, form=form, url=url, **_around(_artefact_of(comment)))


def _sharing(artefact: Artefact, form: forms.AskingAround, *, status: int = 200) -> Answer:
    return page(ROUGH, status=status, form=form, **_around(artefact))


def _around(artefact: Artefact) -> dict[str, Any]:
    if can("comment", artefact):
        return {**around(artefact), "in_team": True}
    return {"artefact": artefact, "team": artefact.team, "in_team": False}
