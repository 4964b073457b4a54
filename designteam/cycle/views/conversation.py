"""A conversation as a page shows it: comments with their answers, and the forms that go on with it."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from flask import url_for
from flask_babel import gettext

from designteam.cycle import forms
from designteam.cycle.models import Artefact
from designteam.cycle.models.talk import TIME_TO_REWORD
from designteam.cycle.queries.talk import Said, open_questions_in, said_about
from designteam.cycle.views.blueprint import bp
from designteam.kit import clock
from designteam.kit.dates import day_and_month
from designteam.kit.differences import Segment
from designteam.kit.forms import Form
from designteam.kit.web import can, me

Forms = Mapping[int, Form]
NONE: Forms = {}


@dataclass
class Thread:
    """One comment with the answers to it, and the forms that add an answer or close the question."""

    said: Said
    answers: list[Said] = field(default_factory=list)
    form: Form | None = None
    closing: Form | None = None

    @property
    def answer(self) -> Said | None:
        """The answer to a critical question, once it is marked."""
        return next((said for said in self.answers if said.id == self.said.answer_id), None)


@dataclass
class Conversation:
    """All that the reader may know of what was said about an artefact."""

    threads: Sequence[Thread]
    form: Form | None

    @property
    def question_out(self) -> Thread | None:
        """The one question of a rough version that is asked now, else the last one that was."""
        rough = [thread for thread in self.threads if thread.said.is_rough and not thread.said.is_withdrawn]
        return next((thread for thread in rough if thread.said.is_open), rough[-1] if rough else None)

    @property
    def waiting(self) -> int:
        """How many critical questions are open."""
        return sum(thread.said.is_critical and thread.said.is_open for thread in self.threads)


def conversation_about(
    artefact: Artefact, *, new: Form | None = None, replies: Forms = NONE, closings: Forms = NONE
) -> Conversation:
    """What the reader may read of it, in one statement. A form that came back with errors takes the place of an empty
    one, also when its comment takes no answers any more: what was typed stays."""
    threads: dict[int, Thread] = {}
    for said in said_about(artefact, me().facts):
        if said.under_id is None:
            threads[said.id] = Thread(said, closing=closings.get(said.id) or _closing_form(said))
            threads[said.id].form = replies.get(said.id) or _reply_form(said)
        elif said.under_id in threads:
            threads[said.under_id].answers.append(said)
    form = (new or _new_form()) if can("comment", artefact) else None
    return Conversation(list(threads.values()), form)


def waiting_questions(team_id: int, kinds: Sequence[str] | None = None) -> Sequence[Mapping[str, str]]:
    """The critical questions that a team still has to answer, about these kinds or about all, as sentences."""
    return [
        {
            "text": question.text,
            "note": gettext(
                "%(who)s, on %(day)s, about “%(what)s”.",
                who=question.author, day=day_and_month(question.at), what=question.title,
            ),
            "url": url_for("cycle.artefact", artefact_id=question.artefact_id, _anchor=f"comment-{question.id}"),
            "label": gettext("Answer this question"),
        }
        for question in open_questions_in(team_id)
        if kinds is None or question.kind in kinds
    ]  # fmt: skip


def comment_form(**options: Any) -> forms.Speaking:
    form = forms.Speaking(**options)
    form.name_apart("comment")
    return form


def closing_form(comment_id: int, **options: Any) -> forms.Closing:
    form = forms.Closing(**options)
    form.name_apart(f"close-{comment_id}")
    return form


def reply_form(comment_id: int, *, is_rough: bool, **options: Any) -> forms.Replying:
    form = forms.Answering(**options) if is_rough else forms.Replying(**options)
    form.name_apart(f"reply-{comment_id}")
    return form


def _reply_form(said: Said) -> Form | None:
    if not said.may_reply or said.is_withdrawn or (said.is_rough and not said.is_open):
        return None
    form = reply_form(said.id, is_rough=said.is_rough, formdata=None)
    form.submission.data = secrets.token_urlsafe(16)
    return form


def _closing_form(said: Said) -> Form | None:
    return closing_form(said.id, formdata=None) if said.is_rough and said.is_open and said.may_close else None


def _new_form() -> Form:
    form = comment_form(formdata=None)
    form.submission.data = secrets.token_urlsafe(16)
    return form


@bp.app_template_filter("with_names")
def with_names(text: str, named: Sequence[str]) -> Sequence[Segment]:
    """The text in pieces; a piece that names somebody is marked "named"."""
    pieces = [Segment("same", text)]
    for name in named:
        pieces = [
            part for piece in pieces for part in (_apart(piece.text, f"@{name}") if piece.change == "same" else [piece])
        ]
    return pieces


@bp.app_template_test("still_rewordable")
def still_rewordable(said: Said) -> bool:
    return clock.now() - said.at <= TIME_TO_REWORD


def _apart(text: str, mark: str) -> Sequence[Segment]:
    before, found, after = text.partition(mark)
    if not found:
        return [Segment("same", text)]
    return [Segment("same", before), Segment("named", found), *_apart(after, mark)]
