"""The page for the staff room: what colleagues read and do there without an account. It says nothing about people."""

import re
from typing import Any

from flask import abort, make_response, redirect, request, url_for
from flask_babel import gettext
from werkzeug.wrappers import Response

from designteam.cycle.models import Experiment
from designteam.kit import clock
from designteam.kit.web import Answer, open_to_all, page, say
from designteam.kit.words import CannotDo
from designteam.method.definition import KINDS, phase_named
from designteam.people.queries import Limits
from designteam.people.views import has_tried_too_often, note_try
from designteam.schoolteam import commands, forms
from designteam.schoolteam.commands.staff import STAYS
from designteam.schoolteam.models import Feeling, Part, StaffPage
from designteam.schoolteam.queries.staff import TryOut, open_poll_of, page_at, shown_of, try_out_to_join
from designteam.schoolteam.shown.pulse import in_words
from designteam.schoolteam.views.blueprint import staff
from designteam.schoolteam.views.device import LASTS, mark_of, remember, this_device

PAGE, OVER = "schoolteam/staff/page.html", "schoolteam/staff/over.html"
A_TOKEN = re.compile(r"[\w-]{1,40}", re.ASCII)
# A whole school may sit behind one address and tap in the same meeting.
TAPPING, JOINING = Limits(per_account=200, per_address=80), Limits(per_account=60, per_address=20)


class Over(Exception):
    """The page had this address, and has it no longer."""


@staff.before_request
def refuse_forms_of_elsewhere() -> None:
    if request.method == "POST" and not forms.is_of_this_page():
        abort(400)


@staff.errorhandler(Over)
def say_that_it_is_over(_over: Over) -> Answer:
    return _closed_off(page(OVER, status=410))


@staff.get("/staff/<token>")
@open_to_all
def staff_page(token: str) -> Answer:
    return _show(_page(token))


@staff.post("/staff/<token>/answer")
@open_to_all
def answer_question(token: str) -> Answer:
    found = _page(token, doing="answers", limits=TAPPING)
    form, poll = forms.Tapping(), open_poll_of(found.team_id)
    if poll is None or form.poll.data not in {0, poll.id}:
        return _show(found, trouble=gettext("This question was closed in the meantime."), status=409)
    form.offer(poll.answers)
    if not form.validate_on_submit():
        return _show(found, trouble=_first_error(form), status=422)
    device = this_device()
    commands.tap(poll, int(form.choice.data), mark=mark_of(device, f"poll {poll.id}"))
    return _thanked(found, "answer", device)


@staff.post("/staff/<token>/pulse")
@open_to_all
def say_whether_about_my_class(token: str) -> Answer:
    found = _page(token, doing="pulses", limits=TAPPING)
    form = forms.Pulsing()
    if not form.validate_on_submit():
        return _show(found, trouble=_first_error(form), status=422)
    device, month = this_device(), clock.today().replace(day=1)
    mark = mark_of(device, f"pulse {found.team_id} {month.isoformat()}")
    commands.say_whether_about_my_class(found.team_id, Feeling(form.feeling.data), month=month, mark=mark)
    return _thanked(found, "pulse", device)


@staff.post("/staff/<token>/try-outs/<int:experiment_id>")
@open_to_all
def join_try_out(token: str, experiment_id: int) -> Answer:
    found = _page(token, doing="joins", limits=JOINING)
    experiment = _try_out(found, experiment_id)
    form = forms.SigningUp()
    if not form.validate_on_submit():
        return _show(found, joins=(experiment_id, form), status=422)
    try:
        commands.join(
            experiment, group=form.group.data, name=form.name.data, on=clock.today(), at=clock.now()
        )  # fmt: skip
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return _show(found, joins=(experiment_id, form), status=422)
    return _thanked(found, "joined")


def _page(token: str, *, doing: str = "", limits: Limits | None = None) -> StaffPage:
    """The page with this address. Who does something there too often has to wait."""
    found = page_at(token, held=limits is not None) if A_TOKEN.fullmatch(token) else None
    if found is None:
        abort(404)
    if not found.is_in_use:
        raise Over
    if limits:
        if has_tried_too_often(f"{doing} {found.id}", doing=f"staff page, {doing} ", limits=limits):
            abort(429)
        note_try(f"{doing} {found.id}", doing=f"staff page, {doing} ")
    return found


def _try_out(found: StaffPage, experiment_id: int) -> Experiment:
    is_shown = Part.TRY_OUTS in found.parts
    experiment = try_out_to_join(found.team_id, experiment_id) if is_shown else None
    if experiment is None:
        abort(404)
    return experiment


def _show(
    found: StaffPage, *, trouble: str = "", joins: tuple[int, forms.SigningUp] | None = None, status: int = 200
) -> Answer:
    shown = shown_of(found.team_id, found.parts, today=clock.today())
    tapping = forms.Tapping(formdata=None)
    tapping.poll.data = shown.poll.id if shown.poll else 0
    return _closed_off(
        page(
            PAGE,
            found=found,
            team=found.team,
            shown=shown,
            phase=phase_named(shown.phase) if shown.phase else None,
            kinds=KINDS,
            tapping=tapping,
            pulsing=forms.Pulsing(formdata=None),
            joining=[(try_out, _form_for(try_out, joins), _goes_on(try_out)) for try_out in shown.try_outs],
            last_month=in_words(shown.last_month),
            trouble=trouble,
            done=request.args.get("done", ""),
            weeks=LASTS.days // 7,
            status=status,
        )
    )


def _form_for(try_out: TryOut, joins: tuple[int, forms.SigningUp] | None) -> forms.SigningUp:
    """The form as it was sent in, else an empty one; each with ids of its own."""
    form = joins[1] if joins and joins[0] == try_out.id else forms.SigningUp(formdata=None)
    form.name_apart(f"try-out-{try_out.id}")
    return form


def _goes_on(try_out: TryOut) -> Any:
    """The day on which the names go, when it is known."""
    return try_out.ends_on + STAYS if try_out.ends_on else None


def _first_error(form: Any) -> str:
    return str(next(error for errors in form.errors.values() for error in errors))


def _thanked(found: StaffPage, done: str, device: str = "") -> Answer:
    answer = redirect(url_for(".staff_page", token=found.token, done=done), code=303)
    if device:
        remember(answer, device, token=found.token)
    return _closed_off(answer)


def _closed_off(answer: Any) -> Response:
    """No search engine takes it in, and no other site hears from where somebody came."""
    made: Response = make_response(answer)
    made.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    made.headers["Referrer-Policy"] = "no-referrer"
    made.headers["Cache-Control"] = "private, no-store"
    return made
