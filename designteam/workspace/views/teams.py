"""The page of a team and of a phase, and the quick way to take a note."""

from collections.abc import Sequence
from typing import Any, NamedTuple, cast

from flask import abort, redirect, url_for
from flask_babel import gettext

from designteam.cycle import forms, policy
from designteam.cycle.models import KINDS as MODELS
from designteam.cycle.models import Artefact, ExplorationItem, Iteration, WorkingHypothesis
from designteam.cycle.queries import artefacts as work
from designteam.cycle.queries.facts import SECOND_LOOKS
from designteam.cycle.views.conversation import waiting_questions
from designteam.cycle.views.menus import team_tabs
from designteam.journal.queries import latest_in
from designteam.kit import clock
from designteam.kit.web import Answer, can, may, me, page, say
from designteam.meetings.queries.meetings import next_meetings_of
from designteam.method.definition import KINDS, LANES, PHASES, phase_named
from designteam.method.terms import LaneCard
from designteam.teams.models import DesignTeam
from designteam.teams.policy import teams
from designteam.workspace.queries import courses
from designteam.workspace.queries.mentoring import mentor_lacking_in
from designteam.workspace.shown.happenings import lines_of
from designteam.workspace.shown.places import place_to_fill
from designteam.workspace.shown.rail import rail_of
from designteam.workspace.views.blueprint import bp

TEAM, PHASE = "workspace/teams/show.html", "workspace/phases/show.html"
RECENT = 6
EVALUATE = phase_named("evaluate")


@bp.get("/teams/<int:team_id>")
@may("see", teams)
def team(team: DesignTeam) -> Answer:
    iterations = work.iterations_of(team.id)
    if not iterations:
        return page("workspace/teams/new.html", team=team)
    iteration = iterations[0]
    course = courses.course_of(iteration, today=clock.today())
    newest = courses.newest_in(iteration, "practice_question", "working_hypothesis")
    question = newest.get("practice_question")
    hypothesis = cast(WorkingHypothesis | None, newest.get("working_hypothesis"))
    return page(
        TEAM,
        team=iteration.team,
        iteration=iteration,
        course=course,
        rail=rail_of(course),
        question=question,
        sharpenings=courses.how_it_became(question) if question else [],
        hypothesis=hypothesis,
        words=work.words_about(hypothesis, today=clock.today()) if hypothesis else [],
        happenings=lines_of(latest_in(team.id, most=RECENT)),
        iterations=iterations,
        questions=waiting_questions(team.id),
        second_looks=course.facts[SECOND_LOOKS],
        coming=next_meetings_of([team.id], now=clock.now()).get(team.id),
        team_tabs=team_tabs(iteration.team, iteration),
        is_new=me().is_new_in(team.id, today=clock.today()),
        **_open_here(course, iteration, designs=can("design", team)),
    )


@bp.get("/iterations/<int:iteration_id>/phases/<phase>")
@may("see", policy.iterations)
def phase(iteration: Iteration, phase: str) -> Answer:
    if phase not in {known.code for known in PHASES}:
        abort(404)
    course = courses.course_of(iteration, today=clock.today())
    shown = phase_named(phase)
    step = course.steps[shown.place - 1]
    things = work.work_in(iteration, shown.makes)
    edges = work.links_in(iteration)
    lanes = _lanes(things) if "exploration_item" in shown.makes else []
    works = can("work", iteration) and iteration.is_running
    return page(
        PHASE,
        team=iteration.team,
        iteration=iteration,
        course=course,
        step=step,
        phase=shown,
        arrival=course.arrival_at(phase),
        kinds=[KINDS[kind] for kind in shown.makes if not lanes or not hasattr(MODELS[kind], "lane")],
        things={kind: [thing for thing in things if thing.kind == kind] for kind in shown.makes},
        lanes=lanes,
        leads_to={thing.id: [edge for edge in edges if edge.to_id == thing.id] for thing in things},
        still_open=_open_sentences(step, course, iteration, works=works),
        action=_next_action(step, iteration) if works and (step.open or step.is_current) else None,
        moving=_moving_on(iteration, step) if works else None,
        questions=waiting_questions(iteration.team_id, shown.makes),
        mentoring=mentor_lacking_in(iteration, shown, today=clock.today()),
        leads=iteration.team_id in me().facts["my_led_teams"],
        team_tabs=team_tabs(iteration.team, iteration),
    )


@bp.get("/iterations/<int:iteration_id>/open/<code>")
@may("see", policy.iterations)
def open_place(iteration: Iteration, code: str) -> Answer:
    """Go to where an open place can be filled: a new form, or the thing that still lacks something."""
    condition = next((c for phase in PHASES for c in phase.ready_when if c.code == code), None)
    if condition is None:
        abort(404)
    return redirect(place_to_fill(condition, iteration))


@bp.get("/iterations/<int:iteration_id>/next")
@may("work", policy.iterations)
def next_iteration(iteration: Iteration) -> Answer:
    """Go to where the next iteration starts: the newest decision, or the place where one is made."""
    evaluation = courses.newest_in(iteration, "evaluation").get("evaluation")
    if evaluation is None:
        return redirect(url_for("workspace.phase", iteration_id=iteration.id, phase=EVALUATE.code))
    return redirect(url_for("cycle.new_iteration", artefact_id=evaluation.id))


class LaneShelf(NamedTuple):
    """One lane of the exploration with what stands in it."""

    code: str
    card: LaneCard
    items: Sequence[ExplorationItem]
    insights: Sequence[Artefact]

    @property
    def is_empty(self) -> bool:
        return not self.items and not self.insights

    @property
    def has_been_looked_at(self) -> bool:
        return any(item.found or item.not_needed_because for item in self.items)


def _lanes(things: Sequence[Any]) -> list[LaneShelf]:
    here = [thing for thing in reversed(things) if not thing.is_dropped]
    return [
        LaneShelf(
            code=lane.value,
            card=card,
            items=[it for it in here if it.kind == "exploration_item" and it.lane is lane],
            insights=[it for it in here if it.kind == "insight" and it.lane is lane],
        )
        for lane, card in LANES.items()
    ]


def _open_sentences(
    step: courses.Step, course: courses.Course, iteration: Iteration, *, works: bool
) -> list[dict[str, str]]:
    """What is open, each with the way to fill it; the first one has its button beside it already."""
    sentences = [
        {
            "text": say(condition.open, num=condition.count(course.facts)),
            "url": url_for("workspace.open_place", iteration_id=iteration.id, code=condition.code),
            "label": say(condition.action),
        }
        for condition in step.open
    ]
    for sentence in sentences[:1] if works else sentences:
        sentence["url"] = ""
    return sentences


def _moving_on(iteration: Iteration, step: courses.Step) -> forms.Move | None:
    """The soft gate under the current phase: the form that goes on to the next one."""
    if not step.is_current or step.phase.place == len(PHASES):
        return None
    following = PHASES[step.phase.place]
    form = forms.Move(formdata=None, data={"phase": following.code, "from_version": iteration.version})
    form.following = following
    return form


def _open_here(course: courses.Course, iteration: Iteration, *, designs: bool) -> dict[str, Any]:
    """The open places of the current phase, and the one next thing that is handy to do."""
    current = course.current
    return {
        "open_here": [say(c.open, num=c.count(course.facts)) for c in current.open],
        "elsewhere": [say(c.open, num=c.count(course.facts)) for _, c in course.elsewhere],
        "action": _next_action(current, iteration) if designs else None,
    }


def _next_action(step: courses.Step, iteration: Iteration) -> dict[str, str]:
    """The first open place with the thing to do about it; when nothing is open, going on."""
    if step.open:
        first = step.open[0]
        text, label, icon = say(first.help), say(first.action), "i-plus"
        url = url_for("workspace.open_place", iteration_id=iteration.id, code=first.code)
    elif step.phase.place >= EVALUATE.place:
        text = gettext("Your decision stands. The next iteration starts from it.")
        label, icon = gettext("Start the next iteration"), "i-arrow"
        url = url_for("workspace.next_iteration", iteration_id=iteration.id)
    else:
        text = gettext("Everything of this phase stands. You can go on.")
        label, icon = gettext("Go on to the next phase"), "i-arrow"
        url = url_for("cycle.new_move", iteration_id=iteration.id, phase=PHASES[step.phase.place].code)
    return {"heading": gettext("Handy to do now"), "text": text, "url": url, "label": label, "icon": icon}
