"""The letter that tells once a week what is new in the searches that somebody keeps."""

from datetime import date
from functools import partial
from typing import Any, cast

from flask import current_app

from designteam.kit import clock, jobs
from designteam.kit.text import shorten
from designteam.kit.web import Site
from designteam.letters.views import address_of, post, write_to_each
from designteam.library.queries.searches import due_for, people_to_write
from designteam.library.shown.searches import STOP, Found, found_of
from designteam.teams.queries.viewers import member_of

MOST_OF_ONE, MOST_IN_ALL, LONGEST_TITLE = 10, 40, 100


@jobs.hourly
def write_what_is_new() -> None:
    """From Monday seven o'clock on, to everybody who was not written this week. Each letter is a unit of its own."""
    monday = clock.monday_of(clock.now())
    if monday is None:
        return
    with cast(Site, current_app).database.reading():
        waiting = people_to_write(monday=monday)
    write_to_each(waiting, partial(write_to, monday=monday))


def write_to(person_id: int, *, monday: date) -> None:
    """Tell of every search what is new and was not told before, as far as this person may see it now."""
    searches = due_for(person_id, monday=monday)
    if not searches:
        return
    person = searches[0].person
    viewer = member_of(person, at=clock.now(), today=clock.today())
    found = [found_of(search, viewer) for search in searches]
    if any(one.untold for one in found):
        post(
            "new_in_library",
            to=person.email,
            language=person.language,
            person=person,
            parts=list(_parts(found)),
            link=address_of("library.searches"),
            stop=address_of("library.ask_to_stop", token=STOP.token_of(person.id)),
        )
    for one in found:
        one.search.told, one.search.written_on = list(one.answers), monday


def _parts(found: list[Found]) -> Any:
    """The newest of every search, as many as fit in one letter, with how many more there are."""
    left = MOST_IN_ALL
    for one in found:
        if not one.untold:
            continue
        shown = one.untold[: min(MOST_OF_ONE, left)]
        left -= len(shown)
        lines = [
            (shorten(new.title, LONGEST_TITLE), address_of("library.holding", holding_id=new.thing_id)) for new in shown
        ]
        yield one.search.name, lines, len(one.untold) - len(shown)
