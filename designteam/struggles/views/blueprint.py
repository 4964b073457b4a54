"""The blueprint of the struggles, and how one of them is shown."""

import secrets
from collections.abc import Mapping

from flask import Blueprint

from designteam.feedback.forms import Mirroring
from designteam.feedback.queries import Voice, feedback_on, voices_of
from designteam.kit.web import Answer, can, me, page
from designteam.struggles.models import SUBJECT, Struggle

bp = Blueprint("struggles", __name__)
SHOW = "struggles/show.html"


def show(struggle: Struggle, form: Mirroring | None = None, *, status: int = 200) -> Answer:
    """One struggle with all that was said to it, and the three beginnings for who may say something."""
    said = feedback_on(SUBJECT, struggle.id)
    if form is None and struggle.is_open and can("answer", struggle):
        form = _blank()
        form.offer(voices_for(struggle))
    return page(SHOW, struggle=struggle, said=said, form=form, status=status)


def voices_for(struggle: Struggle) -> Mapping[str, Voice]:
    return voices_of(me(), not_of_team=struggle.team_id, not_of_school=struggle.team.school_id)


def _blank() -> Mirroring:
    form = Mirroring(formdata=None)
    form.submission.data = secrets.token_urlsafe(16)
    return form
