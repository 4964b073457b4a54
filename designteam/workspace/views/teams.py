"""The page of a team and of a phase, and the quick way to take a note."""

from collections.abc import Sequence
from typing import Any

from flask import abort, redirect, url_for
from flask_babel import gettext

from designteam.cycle import policy
from designteam.cycle.models import Iteration
from designteam.cycle.queries import artefacts as work
from designteam.cycle.views.menus import team_tabs
from designteam.journal.queries import latest_in
from designteam.kit import clock
from designteam.kit.web import Answer, can, may, me, page, say, signed_in
from designteam.method.definition import KINDS, LANES, PHASES, phase_named
from designteam.method.terms import Condition
from designteam.teams.models import DesignTeam
from designteam.teams.policy import teams
from designteam.workspace import queries
from designteam.workspace.places import place_to_fill
from designteam.workspace.rail import rail_of
from designteam.workspace.views.blueprint import bp

TEAM, PHASE = "workspace/teams/show.html", "workspace/phases/show.html"
RECENT = 6


@bp.get("/teams/<int:team_id>")
@may("see", teams)
def team(team: DesignTeam) -> Answer:
    iteration = queries.latest_iteration_of(team.id)
    if iteration is None:
        return page("workspace/teams/new.html", team=team)
    course = queries.course_of(iteration, today=clock.today())
    newest = queries.newest_in(iteration, "practice_question", "working_hypothesis")
    question, hypothesis = newest.get("practice_question"), newest.get("working_hypothesis")
    return page(
        TEAM,
        team=iteration.team,
        iteration=iteration,
        course=course,
        rail=rail_of(course),
        question=question,
        sharpenings=queries.how_it_became(question) if question else [],
        hypothesis=hypothesis,
        words=work.words_about(hypothesis, today=clock.today()) if hypothesis else [],
        happenings=latest_in(team.id, most=RECENT),
        iterations=work.iterations_of(team.id),
        team_tabs=team_tabs(iteration.team, iteration),
        **_open_here(course, iteration, designs=can("design", team)),
    )


@bp.get("/iterations/<int:iteration_id>/phases/<phase>")
@may("see", policy.iterations)
def phase(iteration: Iteration, phase: str) -> Answer:
    if phase not in {known.code for known in PHASES}:
        abort(404)
    course = queries.course_of(iteration, today=clock.today())
    shown = phase_named(phase)
    step = course.steps[shown.place - 1]
    things = work.work_in(iteration, shown.makes)
    return page(
        PHASE,
        team=iteration.team,
        iteration=iteration,
        course=course,
        step=step,
        phase=shown,
        arrival=course.arrival_at(phase),
        things={kind: [thing for thing in things if thing.kind == kind] for kind in shown.makes},
        kinds=[KINDS[kind] for kind in shown.makes],
        lanes=LANES,
        edges=work.links_in(iteration),
        next_phase=PHASES[shown.place] if shown.place < len(PHASES) else None,
        team_tabs=team_tabs(iteration.team, iteration),
        rail=rail_of(course),
    )


@bp.get("/iterations/<int:iteration_id>/open/<code>")
@may("see", policy.iterations)
def open_place(iteration: Iteration, code: str) -> Answer:
    """Go to where an open place can be filled: a new form, or the thing that still lacks something."""
    condition = next((c for phase in PHASES for c in phase.ready_when if c.code == code), None)
    if condition is None:
        abort(404)
    return redirect(place_to_fill(condition, iteration))


@bp.get("/notes/new")
@signed_in
def note() -> Answer:
    """What would you like to note? The shortest way from a lesson to the work of the team."""
    designing = me().facts["my_design_teams"]
    iterations = queries.running_iterations_of(designing)
    if not iterations:
        abort(404)
    return page("workspace/notes/new.html", iterations=iterations)


def _open_here(course: queries.Course, iteration: Iteration, *, designs: bool) -> dict[str, Any]:
    """The open places of the current phase, and the one next thing that is handy to do."""
    current = course.current
    return {
        "open_here": [say(c.open, num=c.count(course.facts)) for c in current.open],
        "elsewhere": [say(c.open, num=c.count(course.facts)) for _, c in course.elsewhere],
        "action": _next_action(current.open, iteration) if designs else None,
    }


def _next_action(open_conditions: Sequence[Condition], iteration: Iteration) -> dict[str, str]:
    """The first open place with the thing to do about it; when nothing is open, going on."""
    if not open_conditions:
        return {
            "heading": gettext("Handy to do now"),
            "text": gettext("Everything of this phase stands. You can go on."),
            "url": url_for("cycle.new_move", iteration_id=iteration.id),
            "label": gettext("Go on to the next phase"),
            "icon": "i-arrow",
        }
    first = open_conditions[0]
    return {
        "heading": gettext("Handy to do now"),
        "text": say(first.help),
        "url": url_for("workspace.open_place", iteration_id=iteration.id, code=first.code),
        "label": say(first.action),
        "icon": "i-plus",
    }
