"""Which work form was chosen against which signal, and how often the signal went."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import select

from designteam.guidance.models import Remedy, Symptom
from designteam.kit import db
from designteam.method.school_weeks import school_weeks

IN_TIME = 8

_chosen = select(Remedy.work_form, Symptom.code, Remedy.chosen_on, Symptom.ended_on).join(
    Symptom, Symptom.id == Remedy.symptom_id
)


class Helped(NamedTuple):
    """`went` within eight school weeks after the form was chosen; for `open` ones that time is not over yet."""

    work_form: str
    code: str
    chosen: int
    went: int
    open: int


def what_helped(*, today: date) -> Sequence[Helped]:
    """Over all teams together, by form and signal: no team can be told from it."""
    found: dict[tuple[str, str], list[int]] = {}
    for work_form, code, chosen_on, ended_on in db.session().execute(_chosen):
        numbers = found.setdefault((work_form, code), [0, 0, 0])
        numbers[0] += 1
        if ended_on is not None and school_weeks(chosen_on, ended_on) <= IN_TIME:
            numbers[1] += 1
        elif ended_on is None and school_weeks(chosen_on, today) <= IN_TIME:
            numbers[2] += 1
    return [Helped(*key, *numbers) for key, numbers in sorted(found.items())]
