"""The letter that tells once a week what is new in the searches that somebody keeps."""

from datetime import date, datetime, time, timedelta
from typing import Any, cast
from urllib.parse import urlsplit

from flask import current_app

from designteam.kit import clock, jobs
from designteam.kit.text import shorten
from designteam.kit.web import Site
from designteam.letters.views import address_of_site, post
from designteam.library.queries.searches import due_for, people_to_write
from designteam.library.shown.searches import Found, found_of, token_of
from designteam.teams.queries.viewers import member_of

SEVEN = time(7, tzinfo=clock.SCHOOL_TIME)
MOST_OF_ONE, MOST_IN_ALL, LONGEST_TITLE = 10, 40, 100


@jobs.hourly
def write_what_is_new() -> None:
    """From Monday seven o'clock on, to everybody who was not written this week. Each letter is a unit of its own."""
    monday = monday_of(clock.now())
    if monday is None:
        return
    site = cast(Site, current_app)
    with site.database.reading():
        waiting = people_to_write(monday=monday)
    for person_id in waiting:
        try:
            with site.database.writing():
                write_to(person_id, monday=monday)
        except Exception:
            current_app.logger.exception("what is new for person %s waits for the next hour", person_id)


def monday_of(at: datetime) -> date | None:
    """The Monday of this week; None when it is not seven o'clock there yet."""
    here = at.astimezone(clock.SCHOOL_TIME)
    monday = here.date() - timedelta(days=here.weekday())
    return monday if here >= datetime.combine(monday, SEVEN) else None


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
            link=_address("library.searches"),
            stop=_address("library.ask_to_stop", token=token_of(person.id)),
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
            (shorten(new.title, LONGEST_TITLE), _address("library.holding", holding_id=new.thing_id)) for new in shown
        ]
        yield one.search.name, lines, len(one.untold) - len(shown)


def _address(endpoint: str, **values: Any) -> str:
    """The whole address of a page, as it stands in a letter that no request asked for."""
    site = urlsplit(address_of_site())
    where = current_app.url_map.bind(site.netloc, url_scheme=site.scheme)
    return where.build(endpoint, values, force_external=True)
