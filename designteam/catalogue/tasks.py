"""What is done by itself with products: what was confirmed for a day goes out, and letters tell the news."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any, cast

from flask import current_app
from flask_babel import force_locale

from designteam.catalogue.commands import told
from designteam.catalogue.models import DEFAULTS, News, Rhythm
from designteam.catalogue.queries.following import choices_of, interests_of
from designteam.catalogue.queries.news import happened_for, held_to_write, new_for, people_to_write
from designteam.catalogue.shown.following import STOP
from designteam.catalogue.shown.news import Part, first_of, number_of, parts_of
from designteam.kit import clock, jobs
from designteam.kit.web import Site
from designteam.letters.views import address_of, post, write_to_each
from designteam.people.models import Person
from designteam.products.commands import put_out_what_is_due
from designteam.teams.queries.viewers import member_of

# What is a moment old is surely kept by now, so that no letter passes over what another request was still writing.
A_MOMENT = timedelta(minutes=2)
LATELY, LONG_AGO = timedelta(days=2), timedelta(days=62)

Until = Mapping[Rhythm, datetime]


@jobs.hourly
def put_out() -> None:
    site = cast(Site, current_app)
    with site.database.writing():
        due = put_out_what_is_due(today=clock.today(), at=clock.now())
    if due:
        site.tell_the_news()


@jobs.every_minute
def write_at_once() -> None:
    _write((Rhythm.AT_ONCE,), look_back=LATELY)


@jobs.hourly
def write_in_time() -> None:
    """From seven o'clock on. Who gets the letter of a day, of a week and of a month on one day gets them as one.

    What should have gone at once while no worker ran, goes too.
    """
    _write(Rhythm, look_back=LONG_AGO)


def _write(rhythms: Iterable[Rhythm], *, look_back: timedelta) -> None:
    now = clock.now()
    until = {rhythm: moment for rhythm in rhythms if (moment := rhythm.last_before(now - A_MOMENT))}
    with cast(Site, current_app).database.reading():
        people = people_to_write(until, since=now - look_back, today=clock.today())
    write_to_each(people, partial(write_to, until=until, since=now - LONG_AGO))


def write_to(person_id: int, *, until: Until, since: datetime) -> None:
    """Tell one person what happened since the last letter about it, as far as they may see it now."""
    person = held_to_write(person_id)
    if person is None:
        return
    windows = _windows(person_id, until, since=since)
    if not windows:
        return
    viewer = member_of(person, at=clock.now(), today=clock.today())
    happened, new = happened_for(viewer, windows), new_for(viewer, windows)
    with force_locale(person.language):
        parts = parts_of(happened, new, interests_of(person_id) if new else ())
    if parts:
        _post(person, parts)
    told(person_id, {news: last for news, (_, last) in windows.items()})


def _windows(person_id: int, until: Until, *, since: datetime) -> Mapping[News, tuple[datetime, datetime]]:
    """Of each kind of news for which a letter is due, from when until when it tells."""
    known, windows = choices_of(person_id), {}
    for news, default in DEFAULTS.items():
        choice = known.get(news)
        last = until.get(choice.rhythm if choice else default)
        after = choice.told_until if choice and choice.told_until else since
        if last is not None and after < last:
            windows[news] = (after, last)
    return windows


def _post(person: Person, parts: Sequence[Part]) -> None:
    shown, many = [_addressed(part) for part in first_of(parts)], number_of(parts)
    post(
        "news_of_products",
        to=person.email,
        language=person.language,
        person=person,
        parts=shown,
        only=parts[0].heading if many == 1 else "",
        many=many,
        more=many - sum(len(lines) for _, _, lines in shown),
        link=address_of("catalogue.following"),
        stop=address_of("catalogue.ask_to_stop", token=STOP.token_of(person.id)),
    )


def _addressed(part: Part) -> tuple[str, str, Any]:
    """The heading with the address of its product, and the lines with theirs, where they have one of their own."""
    return part.heading, _product(part.product), [(line.text, _product(line.product)) for line in part.lines]


def _product(publication_id: int) -> str:
    return address_of("catalogue.product", publication_id=publication_id) if publication_id else ""
