"""What would you like to note? The shortest way from a lesson to the work of the team."""

from flask import abort, request

from designteam.kit.web import Answer, me, page, signed_in
from designteam.workspace.queries import courses
from designteam.workspace.shown.places import places_to_note, team_to_note_for
from designteam.workspace.views.blueprint import bp


@bp.get("/notes/new")
@signed_in
def note() -> Answer:
    """With more teams the first choice is the team; with one team there is nothing to choose."""
    iterations = courses.running_iterations_of(me().facts["my_design_teams"])
    chosen = request.args.get("team", "")
    asked = [iteration for iteration in iterations if str(iteration.team_id) == chosen]
    if chosen and not asked:
        abort(404)
    here = (asked or iterations)[0] if asked or len(iterations) == 1 else None
    return page(
        "workspace/notes/new.html",
        iterations=iterations,
        iteration=here,
        places=places_to_note(here) if here else [],
        teams=[team_to_note_for(iteration) for iteration in iterations],
    )
