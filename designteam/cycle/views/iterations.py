"""Going on, going back, and starting the next iteration."""

from flask import abort, flash, redirect, request, url_for
from flask_babel import gettext

from designteam.cycle import commands, forms, policy
from designteam.cycle.models import Artefact, Evaluation, Iteration
from designteam.cycle.queries import artefacts as queries
from designteam.cycle.queries.facts import facts_of
from designteam.cycle.views.blueprint import bp, called
from designteam.cycle.views.menus import team_tabs
from designteam.kit import clock
from designteam.kit.web import Answer, may, me, page, saved, say
from designteam.kit.words import CannotDo
from designteam.method.definition import PHASES, phase_named
from designteam.teams.models import DesignTeam, Stale
from designteam.teams.policy import teams

MOVE, NEXT = "cycle/iterations/move.html", "cycle/iterations/next.html"


@bp.post("/teams/<int:team_id>/iterations")
@may("design", teams)
def begin(team: DesignTeam) -> Answer:
    """Start the first iteration; later ones start from a decision."""
    if not queries.iterations_of(team.id):
        commands.begin(team, on=clock.today(), by=me().person, at=clock.now())
    return saved(url_for("workspace.team", team_id=team.id))


@bp.get("/iterations/<int:iteration_id>/moves/new")
@may("work", policy.iterations)
def new_move(iteration: Iteration) -> Answer:
    """The page on which one chooses where to go, with the reason."""
    asked = request.args.get("phase", "")
    return _moving(iteration, _move_form(iteration, formdata=None, data={"phase": asked}))


@bp.post("/iterations/<int:iteration_id>/moves")
@may("work", policy.iterations)
def move(iteration: Iteration) -> Answer:
    form = _move_form(iteration)
    if not form.validate_on_submit():
        return _moving(iteration, form, status=422)
    facts = facts_of([iteration], today=clock.today())[iteration.id]
    still_open = [condition.code for condition in phase_named(iteration.phase).open_conditions(facts)]
    try:
        iteration.move(
            form.phase.data,
            reason=form.reason.data,
            still_open=still_open,
            from_version=form.from_version.data,
            by=me().person,
            at=clock.now(),
        )
    except Stale:
        form.refuse(gettext("Somebody in your team moved on just before you. Look again; your reason is still here."))
        return _moving(iteration, form, status=409)
    except CannotDo as refusal:
        form.refuse(say(refusal.reason), "reason")
        return _moving(iteration, form, status=422)
    return saved(url_for("workspace.phase", iteration_id=iteration.id, phase=iteration.phase))


@bp.get("/artefacts/<int:artefact_id>/next-iteration")
@may("revise", policy.artefacts)
def new_iteration(artefact: Artefact) -> Answer:
    evaluation = _evaluation(artefact)
    begun = queries.iteration_begun_from(evaluation)
    if begun is not None:
        return redirect(url_for("workspace.team", team_id=evaluation.team_id))
    form = _next_form(evaluation, formdata=None)
    form.carries_over.data = [choice.value for choice in form.carries_over.choices]
    return _starting(evaluation, form)


@bp.post("/artefacts/<int:artefact_id>/next-iteration")
@may("revise", policy.artefacts)
def start_next_iteration(artefact: Artefact) -> Answer:
    evaluation = _evaluation(artefact)
    form = _next_form(evaluation)
    if not form.validate_on_submit():
        return _starting(evaluation, form, status=422)
    work = queries.work_in(commands.current_iteration_of(evaluation))
    try:
        commands.start_next_iteration(
            evaluation,
            name=form.name.data,
            because=form.reason.data,
            carries=[thing for thing in work if thing.id in form.carries_over.data],
            on=clock.today(),
            by=me().person,
            at=clock.now(),
        )
    except CannotDo as refusal:
        form.refuse(say(refusal.reason))
        return _starting(evaluation, form, status=422)
    flash(gettext("The next iteration has started. What goes on has come along with its history."))
    return saved(url_for("workspace.team", team_id=evaluation.team_id))


def _evaluation(artefact: Artefact) -> Evaluation:
    if not isinstance(artefact, Evaluation):
        abort(404)
    return artefact


def _move_form(iteration: Iteration, **options: object) -> forms.Move:
    form = forms.Move(**options)
    form.phase.choices = [(phase.code, say(phase.label)) for phase in PHASES]
    if not form.is_submitted():
        form.from_version.data = iteration.version
    return form


def _moving(iteration: Iteration, form: forms.Move, *, status: int = 200) -> Answer:
    phase = phase_named(iteration.phase)
    facts = facts_of([iteration], today=clock.today())[iteration.id]
    return page(
        MOVE,
        status=status,
        form=form,
        iteration=iteration,
        team=iteration.team,
        team_tabs=team_tabs(iteration.team, iteration),
        phase=phase,
        still_open=[say(c.open, num=c.count(facts)) for c in phase.open_conditions(facts)],
    )


def _next_form(evaluation: Evaluation, **options: object) -> forms.NextIteration:
    form = forms.NextIteration(**options)
    iteration = commands.current_iteration_of(evaluation)
    form.carries_over.choices = [
        (thing.id, f"{called(thing)}: {thing.title}") for thing in queries.work_in(iteration) if thing.goes_along
    ]
    return form


def _starting(evaluation: Evaluation, form: forms.NextIteration, *, status: int = 200) -> Answer:
    iteration = commands.current_iteration_of(evaluation)
    return page(
        NEXT,
        status=status,
        form=form,
        evaluation=evaluation,
        iteration=iteration,
        team=evaluation.team,
        team_tabs=team_tabs(evaluation.team, iteration),
    )
