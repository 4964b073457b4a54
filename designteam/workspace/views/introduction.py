"""Coming up to speed: for who joins a team, what it is after and how it came to where it is."""

from designteam.cycle.queries.artefacts import iterations_of
from designteam.cycle.views.around import rooms_of
from designteam.kit import clock
from designteam.kit.web import Answer, may, page, say
from designteam.teams.models import DesignTeam
from designteam.teams.policy import teams
from designteam.teams.queries import memberships_of
from designteam.teams.queries.agreements import cards_of
from designteam.workspace.queries import courses, handovers
from designteam.workspace.views.among_people import line_of
from designteam.workspace.views.blueprint import bp

SHOW = "workspace/introduction/show.html"


@bp.get("/teams/<int:team_id>/introduction")
@may("see", teams)
def introduction(team: DesignTeam) -> Answer:
    today = clock.today()
    iteration = next(iter(iterations_of(team.id)), None)
    course = courses.course_of(iteration, today=today) if iteration else None
    question = courses.newest_in(iteration, "practice_question").get("practice_question") if iteration else None
    return page(
        SHOW,
        **rooms_of(team, iteration),
        course=course,
        open_here=[say(c.open, num=c.count(course.facts)) for c in course.current.open] if course else [],
        question=question,
        becoming=courses.how_it_became(question) if question else [],
        decisions=handovers.decisions_of(team.id),
        dropped=handovers.dropped_in(team.id),
        people=[line_of(one, today) for one in memberships_of(team) if one.is_current(today)],
        brings={person_id: card.brings for person_id, card in cards_of(team.id).items()},
    )
