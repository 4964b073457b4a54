"""The log of an experiment: one screen for a sentence, a picture and a count, and what is counted."""

import hashlib
import secrets
from typing import Any

from flask import abort, current_app, make_response, session, url_for
from flask_babel import get_locale, gettext

from designteam.cycle import commands, forms, policy
from designteam.cycle.forms.attachments import end_of_school_year
from designteam.cycle.models import Artefact, Experiment, TallyCounter
from designteam.cycle.queries import log as queries
from designteam.cycle.views.around import around
from designteam.cycle.views.attachments import keep_upload
from designteam.cycle.views.blueprint import bp
from designteam.kit import clock, db
from designteam.kit.filetypes import CannotTake
from designteam.kit.text import shorten
from designteam.kit.uploads import LONGEST_NAME, takes_files
from designteam.kit.web import Answer, may, me, page, saved, say

LOG, KEPT = "cycle/log_entry/log.html", "cycle/log_entry/kept.html"


@bp.get("/artefacts/<int:artefact_id>/log")
@may("revise", policy.artefacts)
def log(artefact: Artefact) -> Answer:
    return _log(_experiment(artefact), _fresh_note())


@bp.get("/artefacts/<int:artefact_id>/log/kept")
@may("revise", policy.artefacts)
def log_to_keep(artefact: Artefact) -> Answer:
    """The log as a browser keeps it to write in without a network: no names, no notes, no token."""
    experiment, form = _experiment(artefact), _fresh_note()
    form.tallies.counters = queries.counters_of(experiment.id)
    answer = make_response(page(KEPT, form=form, artefact=experiment, team=experiment.team, who=me().id))
    answer.set_etag(_mark_of(experiment, form))
    return answer


@bp.post("/artefacts/<int:artefact_id>/log")
@takes_files
@may("revise", policy.artefacts)
def add_to_log(artefact: Artefact) -> Answer:
    experiment, form = _experiment(artefact), forms.LogNote()
    form.tallies.counters = queries.every_counter_of(experiment.id)
    if not form.validate_on_submit() or not _kept(experiment, form):
        return _log(experiment, form, status=422)
    return saved(url_for(".log", artefact_id=experiment.id), message=gettext("Kept. You can go on with the next one."))


@bp.post("/artefacts/<int:artefact_id>/counters")
@may("revise", policy.artefacts)
def add_counter(artefact: Artefact) -> Answer:
    experiment, form = _experiment(artefact), forms.Counting()
    if form.validate_on_submit():
        try:
            commands.count(experiment, form.caption.data, by=me().person, at=clock.now())
            return saved(_tallies(experiment), message=gettext("From now on the log asks for it."))
        except commands.CannotCount as refusal:
            form.refuse(say(refusal.reason), "caption")
    return page("cycle/log_entry/counting.html", form=form, status=422, **around(artefact))


@bp.post("/artefacts/<int:artefact_id>/counters/<int:counter_id>/retirement")
@may("revise", policy.artefacts)
def retire_counter(artefact: Artefact, counter_id: int) -> Answer:
    counter = db.session().get(TallyCounter, counter_id)
    if counter is None or counter.experiment_id != artefact.id:
        abort(404)
    experiment = _experiment(artefact)
    commands.stop_counting(counter, experiment, by=me().person, at=clock.now())
    return saved(_tallies(experiment), message=gettext("The log no longer asks for it. What was counted stays."))


def _fresh_note() -> forms.LogNote:
    today = clock.today()
    fresh = {"happened_on": today, "consent_until": end_of_school_year(today), "submission": secrets.token_urlsafe(16)}
    return forms.LogNote(formdata=None, data=fresh)


def _mark_of(experiment: Experiment, form: forms.LogNote) -> str:
    """Differs when the page to keep differs, and every day: a browser keeps it some days after it was opened last."""
    asked = [(counter.id, counter.caption) for counter in form.tallies.counters]
    seen = [experiment.title, experiment.team.name, asked, me().id, str(get_locale()), session.get("theme")]
    return hashlib.sha256(repr([*seen, clock.today(), current_app.config["RELEASE"]]).encode()).hexdigest()[:16]


def _kept(experiment: Experiment, form: forms.LogNote) -> bool:
    """Keep the note and its picture together, or neither; what was sent before is there already."""
    try:
        with db.session().begin_nested():
            note, is_new = commands.add_to_log(
                experiment, form.values(), submission=form.submission.data, by=me().person, at=clock.now()
            )
            if is_new and form.file.data is not None:
                keep_upload(form, note, title=shorten(form.text.data, LONGEST_NAME))
    except CannotTake as refusal:
        form.refuse(say(refusal.reason), "file")
        return False
    return True


def _log(experiment: Experiment, form: forms.LogNote, status: int = 200) -> Answer:
    surroundings, counted = around(experiment), queries.counted_in(experiment.id)
    form.tallies.counters = queries.counters_of(experiment.id)
    values: dict[str, Any] = {
        "form": form,
        "today": {one.id: one.per_day.get(clock.today(), 0) for one in counted},
        "written": queries.written_last(experiment.id),
        "who": me().id,
        "mark": _mark_of(experiment, form),
    }
    return page(LOG, status=status, **values, **surroundings)


def _experiment(artefact: Artefact) -> Experiment:
    if not isinstance(artefact, Experiment):
        abort(404)
    return artefact


def _tallies(experiment: Experiment) -> str:
    return url_for(".artefact", artefact_id=experiment.id, _anchor="tallies")
