"""Around an experiment: its plan in parts, who takes part and finds it clear, and starting."""

from typing import Any

from flask import abort, redirect, url_for
from flask_babel import gettext, ngettext

from designteam.cycle import commands, forms, policy
from designteam.cycle.models import Artefact, Experiment, Participant
from designteam.cycle.queries import artefacts as work
from designteam.cycle.queries import trying as queries
from designteam.cycle.views.around import around
from designteam.cycle.views.blueprint import bp
from designteam.cycle.views.readable import both_texts
from designteam.kit import clock, db
from designteam.kit.web import Answer, may, me, page, saved, say
from designteam.kit.words import CannotDo
from designteam.method.definition import kind_named, phase_that_makes
from designteam.method.vocabulary import CHARTER
from designteam.teams.models import Stale

PART, PART_FORM = "cycle/experiment/part.html", "cycle/experiment/_part_form.html"
CONFLICT = "cycle/artefacts/conflict.html"
START, CLARITY, ANSWER = "cycle/experiment/start.html", "cycle/experiment/clarity.html", "cycle/experiment/answer.html"
PARTICIPANTS = "cycle/experiment/participants.html"

bp.app_template_filter("amendments")(queries.amendments_in)
bp.app_template_filter("charter_card")(CHARTER.__getitem__)


def around_experiment(experiment: Experiment) -> dict[str, Any]:
    """What the page of an experiment shows to its team beside the plan itself."""
    people = queries.around(experiment, today=clock.today())
    return {"people": people, "me_id": me().id, "lacking": lacking(experiment, people)}


def lacking(experiment: Experiment, people: queries.Around) -> list[dict[str, str]]:
    """What is still open before it starts, as sentences with the way to it; the first may be the one hard rule."""
    here = url_for(".artefact", artefact_id=experiment.id)
    silent, unanswered = len(people.unheard), len(people.unanswered)
    expecting = len(people.predictors) - len(people.written)
    sentences = [
        (not people.is_described,
         gettext("Teachers cannot read yet what to do: no design with a description is linked."),
         f"{here}#links", gettext("Link the design")),
        (silent, ngettext("One participant has not said yet whether it is clear.",
                          "%(num)s participants have not said yet whether it is clear.", silent),
         f"{here}#clear", gettext("Who said what")),
        (unanswered, ngettext("One question has no answer yet.", "%(num)s questions have no answer yet.", unanswered),
         f"{here}#clear", gettext("To the questions")),
        (not experiment.decision_rule or not experiment.stop_if,
         gettext("It does not say yet when you go on and when you stop."),
         url_for(".charter_part", artefact_id=experiment.id, part="rule"), gettext("Agree on it now")),
        (not experiment.prediction, gettext("The team has not written down what it expects."),
         url_for(".charter_part", artefact_id=experiment.id, part="expectation"), gettext("Note the expectation")),
        (expecting, ngettext("One member has not written down what they expect.",
                             "%(num)s members have not written down what they expect.", expecting),
         f"{here}#expectations", gettext("To the expectations")),
        (not experiment.not_recorded and not experiment.consent, gettext("There is no agreement about privacy yet."),
         url_for(".charter_part", artefact_id=experiment.id, part="privacy"), gettext("Make the agreement")),
    ]  # fmt: skip
    return [{"text": text, "url": url, "label": label} for is_open, text, url, label in sentences if is_open]


def experiment_of(artefact: Artefact) -> Experiment:
    if not isinstance(artefact, Experiment):
        abort(404)
    return artefact


def rows_of(experiment: Experiment) -> dict[str, str]:
    """Who collects what, by the names of the fields."""
    parts = ("what", "who", "when")
    return {
        f"collect_{number}_{part}": text
        for number, row in enumerate(experiment.collecting, start=1)
        for part, text in zip(parts, row, strict=False)
    }


# The plan, part by part


@bp.get("/artefacts/<int:artefact_id>/charter/<part>")
@may("revise", policy.artefacts)
def charter_part(artefact: Artefact, part: str) -> Answer:
    experiment = _experiment_with(artefact, part)
    form = forms.charter_part(part, formdata=None, data=_as_it_is(experiment))
    form.from_version.data = experiment.version
    return _part(experiment, part, form)


@bp.post("/artefacts/<int:artefact_id>/charter/<part>")
@may("revise", policy.artefacts)
def fill_charter_part(artefact: Artefact, part: str) -> Answer:
    experiment = _experiment_with(artefact, part)
    form = forms.charter_part(part)
    if not form.validate_on_submit():
        return _part(experiment, part, form, status=422)
    try:
        with db.session().begin_nested():
            commands.fill_part(
                experiment,
                form.values(),
                from_version=form.from_version.data,
                because=form.sharper.data,
                by=me().person,
                at=clock.now(),
            )
    except Stale:
        return _conflict(experiment, form)
    except CannotDo as refusal:
        form.refuse(say(refusal.reason), "sharper")
        return _part(experiment, part, form, status=422)
    return saved(page_of(experiment, f"part-{part}"), message=gettext("Kept."))


def _experiment_with(artefact: Artefact, part: str) -> Experiment:
    if part not in CHARTER:
        abort(404)
    return experiment_of(artefact)


def _as_it_is(experiment: Experiment) -> dict[str, Any]:
    return {name: getattr(experiment, name) for name in (*experiment.own_columns(), "title")} | rows_of(experiment)


def _part(experiment: Experiment, part: str, form: forms.ArtefactForm, *, status: int = 200) -> Answer:
    return page(
        PART, part=PART_FORM, status=status, form=form, card=CHARTER[part],
        asks_why=bool({"decision_rule", "prediction"} & set(forms.PARTS[part])) and experiment.has_run(),
        **around(experiment),
    )  # fmt: skip


def _conflict(experiment: Experiment, typed: forms.ArtefactForm) -> Answer:
    """Both texts of this part, and the whole form with one's own part in it."""
    db.session().refresh(experiment)
    newest = work.versions_of(experiment)[0]
    as_kept, mine = _as_it_is(experiment), {field.name: field.data for field in typed}
    form = forms.FORMS["experiment"](formdata=None, data=as_kept | mine | {"rests_on": []})
    form.name_apart(f"experiment-{experiment.id}")
    form.from_version.data = experiment.version
    theirs = forms.FORMS["experiment"](formdata=None, data=as_kept)
    return page(
        CONFLICT, part="cycle/artefacts/_conflict.html", status=409, newest=newest, form=form,
        differing=both_texts(form, theirs),
        kind=kind_named(experiment.kind), phase=phase_that_makes(experiment.kind), **around(experiment),
    )  # fmt: skip


# Who takes part, and whether it is clear to them


@bp.get("/artefacts/<int:artefact_id>/participants")
@may("revise", policy.artefacts)
def participants(artefact: Artefact) -> Answer:
    experiment = experiment_of(artefact)
    people = queries.around(experiment, today=clock.today())
    form = _naming(people, formdata=None)
    form.people.data = [voice.person_id for voice in people.voices if voice.named]
    return page(PARTICIPANTS, form=form, **around(experiment))


@bp.post("/artefacts/<int:artefact_id>/participants")
@may("revise", policy.artefacts)
def name_participants(artefact: Artefact) -> Answer:
    experiment = experiment_of(artefact)
    form = _naming(queries.around(experiment, today=clock.today()))
    if not form.validate_on_submit():
        return page(PARTICIPANTS, status=422, form=form, **around(experiment))
    commands.name_participants(experiment, form.people.data, by=me().person, at=clock.now())
    return saved(page_of(experiment, "clear"), message=gettext("Kept."))


def _naming(people: queries.Around, **options: Any) -> forms.Participants:
    form = forms.Participants(**options)
    form.people.choices = [(voice.person_id, voice.name) for voice in people.voices if voice.is_here]
    return form


@bp.get("/artefacts/<int:artefact_id>/clarity")
@may("work_in_its_team", policy.artefacts)
def ask_whether_clear(artefact: Artefact) -> Answer:
    return _clarity(experiment_of(artefact), forms.Clarity(formdata=None))


@bp.post("/artefacts/<int:artefact_id>/clarity")
@may("work_in_its_team", policy.artefacts)
def say_whether_clear(artefact: Artefact) -> Answer:
    """Somebody of the school team who takes part may speak too; who only reads along may not."""
    experiment = experiment_of(artefact)
    if not _takes_part(experiment):
        abort(403)
    form = forms.Clarity()
    if not form.validate_on_submit():
        return _clarity(experiment, form, status=422)
    commands.say_whether_clear(experiment, question=form.question.data, by=me().person, at=clock.now())
    return saved(page_of(experiment, "clear"), message=gettext("Thank you, that is noted."))


def _clarity(experiment: Experiment, form: forms.Clarity, *, status: int = 200) -> Answer:
    return page(
        CLARITY,
        status=status,
        form=form if _takes_part(experiment) else None,
        designs=experiment.designs_tried(),
        **around(experiment),
    )


def _takes_part(experiment: Experiment) -> bool:
    return queries.around(experiment, today=clock.today()).takes_part(me().id)


@bp.get("/artefacts/<int:artefact_id>/participants/<int:participant_id>/answer")
@may("revise", policy.artefacts)
def new_answer(artefact: Artefact, participant_id: int) -> Answer:
    experiment = experiment_of(artefact)
    participant = _who_asked(experiment, participant_id)
    form = forms.Answer(formdata=None, data={"text": participant.answer})
    return page(ANSWER, form=form, participant=participant, **around(experiment))


@bp.post("/artefacts/<int:artefact_id>/participants/<int:participant_id>/answer")
@may("revise", policy.artefacts)
def answer_question(artefact: Artefact, participant_id: int) -> Answer:
    experiment = experiment_of(artefact)
    participant = _who_asked(experiment, participant_id)
    form = forms.Answer()
    if not form.validate_on_submit():
        return page(ANSWER, status=422, form=form, participant=participant, **around(experiment))
    commands.answer(participant, experiment, text=form.text.data, by=me().person, at=clock.now())
    return saved(page_of(experiment, "clear"), message=gettext("Kept."))


def _who_asked(experiment: Experiment, participant_id: int) -> Participant:
    participant = db.session().get(Participant, participant_id)
    if participant is None or participant.experiment_id != experiment.id or not participant.question:
        abort(404)
    return participant


# Starting


@bp.get("/artefacts/<int:artefact_id>/start")
@may("revise", policy.artefacts)
def ask_to_start(artefact: Artefact) -> Answer:
    experiment = experiment_of(artefact)
    if experiment.state.has_started:
        return redirect(page_of(experiment))
    return _starting(experiment, forms.Start(formdata=None, data={"from_version": experiment.version}))


@bp.post("/artefacts/<int:artefact_id>/start")
@may("revise", policy.artefacts)
def start_experiment(artefact: Artefact) -> Answer:
    experiment = experiment_of(artefact)
    if experiment.state.has_started:
        return saved(page_of(experiment))
    form = forms.Start()
    if not form.validate_on_submit():
        return _starting(experiment, form, status=422)
    people = queries.around(experiment, today=clock.today())
    if lacking(experiment, people) and people.is_described and not form.reason.data:
        form.refuse(gettext("Some places are still open. Write down why you start anyway."), "reason")
        return _starting(experiment, form, status=422)
    try:
        with db.session().begin_nested():
            commands.start(
                experiment, because=form.reason.data, from_version=form.from_version.data, by=me().person,
                at=clock.now(),
            )  # fmt: skip
    except Stale:
        form.refuse(gettext("The plan has just changed. Look again; your reason is still here."))
        form.from_version.data = db.session().get_one(Experiment, experiment.id, populate_existing=True).version
        return _starting(experiment, form, status=409)
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return _starting(experiment, form, status=422)
    return saved(page_of(experiment), message=gettext("It runs."))


def _starting(experiment: Experiment, form: forms.Start, *, status: int = 200) -> Answer:
    people = queries.around(experiment, today=clock.today())
    return page(
        START, status=status, form=form, people=people, lacking=lacking(experiment, people), **around(experiment)
    )


def page_of(experiment: Experiment, place: str | None = None) -> str:
    return url_for(".artefact", artefact_id=experiment.id, _anchor=place)
