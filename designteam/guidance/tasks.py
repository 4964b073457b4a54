"""What is done for process guides by itself: noticing signals every hour, and a letter on Monday morning."""

from datetime import date
from functools import partial
from typing import cast

from flask import current_app
from flask_babel import force_locale
from sqlalchemy import select

from designteam.cycle.models import Iteration
from designteam.guidance import commands
from designteam.guidance.queries.letters import guides_to_write, to_tell
from designteam.guidance.shown.letters import STOP, lines_of, told
from designteam.kit import clock, db, jobs
from designteam.kit.web import Site
from designteam.letters.views import address_of, post, write_to_each
from designteam.method.school_weeks import is_open_in
from designteam.people.models import Person
from designteam.teams.queries.viewers import member_of
from designteam.workspace.queries.courses import running_iterations_of

AT_ONCE = 200


@jobs.hourly
def notice_signals() -> None:
    """Some teams at a time, each lot a unit of work of its own, so that nobody waits for all."""
    site = cast(Site, current_app)
    with site.database.reading() as session:
        running = select(Iteration.team_id).where(Iteration.ended_on.is_(None)).order_by(Iteration.team_id)
        teams = list(session.scalars(running))
    for start in range(0, len(teams), AT_ONCE):
        with site.database.writing():
            commands.notice(running_iterations_of(teams[start : start + AT_ONCE]), today=clock.today())


@jobs.hourly
def write_to_guides() -> None:
    """From Monday seven o'clock on, in weeks in which schools are open. Each letter is a unit of work of its own."""
    monday = clock.monday_of(clock.now())
    if monday is None or not is_open_in(monday):
        return
    with cast(Site, current_app).database.reading():
        waiting = guides_to_write(monday=monday, today=clock.today())
    write_to_each(waiting, partial(write_to, monday=monday))


def write_to(person_id: int, *, monday: date) -> None:
    """At most three signals, what was never told first, with two work forms each; no letter when there is none."""
    person, today = db.session().get_one(Person, person_id), clock.today()
    viewer = member_of(person, at=clock.now(), today=today)
    symptoms = to_tell(viewer.facts["my_guided_teams"], today=today)
    if symptoms:
        with force_locale(person.language):
            signals, lines = told(symptoms), lines_of(viewer, today=today, now=clock.now())
        post(
            "signals",
            to=person.email,
            language=person.language,
            person=person,
            signals=signals,
            lines=lines,
            link=address_of("guidance.board"),
            stop=address_of("guidance.ask_to_stop", token=STOP.token_of(person.id)),
        )
    commands.letter_was_written(person_id, symptoms, on=monday, at=clock.now())
