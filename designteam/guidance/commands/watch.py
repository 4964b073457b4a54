"""Noticing which signals came and went, and what process guides do with them."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import delete, func, select

from designteam.cycle.models import Iteration
from designteam.guidance.models import GuideLetter, KeptView, Remedy, Symptom
from designteam.guidance.models.watch import MOST_VIEWS
from designteam.guidance.queries.board import symptoms_on
from designteam.guidance.queries.signs import signs_of
from designteam.kit import db
from designteam.kit.words import N_, CannotDo
from designteam.people.models import Person


class CannotKeepView(CannotDo):
    pass


def notice(iterations: Sequence[Iteration], *, today: date) -> None:
    """Keep for the teams of these running iterations which signals are on now; what went gets its last day."""
    found = {
        (team_id, signal.code): number
        for team_id, signs in signs_of(iterations, today=today).items()
        for signal, number in signs.on
    }
    known = symptoms_on([one.team_id for one in iterations])
    for (team_id, code), number in found.items():
        if (team_id, code) in known:
            known[team_id, code].number = number
        else:
            db.session().add(Symptom(team_id=team_id, code=code, number=number, began_on=today))
    for key, symptom in known.items():
        if key not in found:
            symptom.ended_on = today


def choose_work_form(symptom: Symptom, work_form: str, *, by: Person, on: date) -> None:
    """Note that this work form is tried against it. Choosing it again changes nothing."""
    if all(one.work_form != work_form for one in symptom.remedies):
        symptom.remedies.append(Remedy(work_form=work_form, chosen_on=on, by_id=by.id))


def keep_view(name: str, query: str, *, by: Person) -> KeptView:
    """Give a choice of teams a name; the same name again stands for the new choice. Raises CannotKeepView."""
    found = db.session().scalar(select(KeptView).where(KeptView.person_id == by.id, KeptView.name == name))
    if found is not None:
        found.query = query
        return found
    many = db.session().scalar(select(func.count(KeptView.id)).where(KeptView.person_id == by.id)) or 0
    if many >= MOST_VIEWS:
        raise CannotKeepView(N_("You keep as many choices as fit. Remove one first."))
    view = KeptView(person_id=by.id, name=name, query=query)
    db.session().add(view)
    return view


def forget_view(view_id: int, *, by: Person) -> bool:
    """Remove one's own; whether there was one."""
    own = delete(KeptView).where(KeptView.id == view_id, KeptView.person_id == by.id).returning(KeptView.id)
    return db.session().scalar(own) is not None


def choose_letters(person_id: int, *, wanted: bool, at: datetime) -> None:
    """Say whether somebody wants the letter of Monday morning."""
    letter = _letter_of(person_id, at=at)
    letter.wanted, letter.changed_at = wanted, at


def letter_was_written(person_id: int, symptoms: Sequence[Symptom], *, on: date, at: datetime) -> None:
    """Remember for which Monday it was written, and what it told."""
    _letter_of(person_id, at=at).written_on = on
    for symptom in symptoms:
        symptom.told_on = on


def _letter_of(person_id: int, *, at: datetime) -> GuideLetter:
    found = db.session().scalar(select(GuideLetter).where(GuideLetter.person_id == person_id))
    if found is None:
        found = GuideLetter(person_id=person_id, wanted=True, changed_at=at)
        db.session().add(found)
    return found
