"""Following something in the catalogue, stopping, and choosing how often a letter tells of it."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import bindparam, func, select

from designteam.catalogue.models import DEFAULTS, Interest, News, NewsChoice, Rhythm, Subject
from designteam.catalogue.queries.following import choices_of
from designteam.kit import db
from designteam.kit.words import N_, CannotDo
from designteam.people.models import Person

MOST_FOLLOWED = 100

_hold = select(Person.id).where(Person.id == bindparam("person_id")).with_for_update(key_share=True)
_same = select(Interest).where(
    Interest.person_id == bindparam("person_id"), Interest.words == bindparam("words"), Interest.key == bindparam("key")
)
_how_many = select(func.count(Interest.id)).where(Interest.person_id == bindparam("person_id"))


class CannotFollow(CannotDo):
    pass


def follow(subject: Subject, *, key: str, words: str = "", name: str, by: Person, at: datetime) -> Interest:
    """Follow it from now on; what happened before is no news. The same twice is followed once.

    Raises CannotFollow when somebody follows too much.
    """
    session = db.session()
    session.execute(_hold, {"person_id": by.id})  # pressed twice at once, the second finds what the first one kept
    known = session.scalar(_same, {"person_id": by.id, "words": words, "key": key})
    if known is not None:
        return known
    if (session.scalar(_how_many, {"person_id": by.id}) or 0) >= MOST_FOLLOWED:
        raise CannotFollow(N_("You follow a hundred things. Stop with one that you no longer need."))
    made = Interest(person_id=by.id, subject=subject, words=words, key=key, name=name, since=at)
    session.add(made)
    session.flush()
    return made


def stop_following(interest: Interest) -> None:
    db.session().delete(interest)


def choose_rhythms(person_id: int, rhythms: Mapping[News, Rhythm], *, at: datetime) -> None:
    """How often a letter tells of each kind of news; of what is not named it stays as it is."""
    db.session().execute(_hold, {"person_id": person_id})
    known = choices_of(person_id)
    for news, rhythm in rhythms.items():
        _choice(known, person_id, news).choose(rhythm, at=at)


def stop_letters_to(person_id: int, *, at: datetime) -> None:
    choose_rhythms(person_id, dict.fromkeys(News, Rhythm.NEVER), at=at)


def told(person_id: int, until: Mapping[News, datetime]) -> None:
    """Of each kind of news everything until then was told."""
    known = choices_of(person_id)
    for news, moment in until.items():
        _choice(known, person_id, news).told_until = moment


def _choice(known: Mapping[News, NewsChoice], person_id: int, news: News) -> NewsChoice:
    if news in known:
        return known[news]
    made = NewsChoice(person_id=person_id, news=news, rhythm=DEFAULTS[news])
    db.session().add(made)
    return made
