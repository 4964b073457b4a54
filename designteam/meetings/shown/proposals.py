"""What could be on the agenda: actions that are due, questions that wait for an answer, the open places of the phase,
work forms that fit it, and one question at the end.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from flask_babel import gettext, ngettext

from designteam.cycle.models import Iteration
from designteam.cycle.queries.facts import facts_of
from designteam.cycle.queries.talk import OpenQuestion
from designteam.kit.text import shorten
from designteam.kit.web import say
from designteam.meetings.commands import Point
from designteam.meetings.models import POINT, AgendaItem, Source
from designteam.meetings.queries.actions import ToDo
from designteam.meetings.shown.leaves import TO_CLOSE
from designteam.meetings.shown.work_forms import point_by
from designteam.method.definition import phase_named
from designteam.method.terms import Condition, Some
from designteam.method.work_forms import WORK_FORMS

TO_MAKE, TO_MEND, TO_ANSWER, TO_LOOK_BACK = 20, 10, 10, 10
IN_SHORT = 70
MOST_WORK_FORMS = 2


class Proposal(NamedTuple):
    """A point with the name by which it is chosen."""

    key: str
    point: Point

    @property
    def is_work_form(self) -> bool:
        return self.point.source is Source.WORK_FORM


def proposals_for(
    iteration: Iteration | None,
    items: Sequence[AgendaItem],
    to_do: Sequence[ToDo],
    questions: Sequence[OpenQuestion],
    work_forms: Mapping[str, int],
    *,
    on: date,
    today: date,
) -> Sequence[Proposal]:
    """What is open and not on the agenda yet, in the order in which it is best talked about.

    `work_forms` says how often the team had each of them, by code.
    """
    there = {item.code for item in items} | {item.source.value for item in items}
    found = [*_actions_due(to_do, on=on), *map(_to_answer, questions), *_open_places(iteration, today=today)]
    ways = _work_forms(iteration, items, work_forms)
    return [proposal for proposal in (*found, *ways, last_question()) if proposal.key not in there]


def _work_forms(iteration: Iteration | None, items: Sequence[AgendaItem], had: Mapping[str, int]) -> Sequence[Proposal]:
    """Two that fit the phase, those that the team had least often first; none when the agenda has one already."""
    if iteration is None or any(item.work_form for item in items):
        return []
    fitting = [form for form in WORK_FORMS.values() if form.fits(iteration.phase)]
    fitting.sort(key=lambda form: had.get(form.code, 0))
    return [Proposal(f"work-form-{form.code}", point_by(form)) for form in fitting[:MOST_WORK_FORMS]]


def _open_places(iteration: Iteration | None, *, today: date) -> Sequence[Proposal]:
    if iteration is None:
        return []
    facts = facts_of([iteration], today=today).get(iteration.id, {})
    return [
        Proposal(c.code, Point(_sentence(c, c.count(facts)), _minutes(c), Source.CONDITION, c.code))
        for c in phase_named(iteration.phase).open_conditions(facts)
    ]


def _sentence(condition: Condition, number: int) -> str:
    return shorten(say(condition.open, num=number), POINT)


def _minutes(condition: Condition) -> int:
    """Something that is not there yet takes longer than something that lacks a part."""
    return TO_MAKE if isinstance(condition, Some) else TO_MEND


def _actions_due(to_do: Sequence[ToDo], *, on: date) -> Sequence[Proposal]:
    due = [action for action in to_do if action.done_on is None and action.due_on is not None and action.due_on <= on]
    if not due:
        return []
    text = ngettext("Look back at one action", "Look back at %(num)s actions", len(due))
    return [Proposal(Source.ACTIONS.value, Point(text, TO_LOOK_BACK, Source.ACTIONS))]


def _to_answer(question: OpenQuestion) -> Proposal:
    text = gettext(
        "%(who)s asks about “%(what)s”: “%(words)s”",
        who=question.author, what=shorten(question.title, IN_SHORT), words=question.text,
    )  # fmt: skip
    code = f"question-{question.id}"
    return Proposal(code, Point(shorten(text, POINT), TO_ANSWER, Source.ARTEFACT, code, question.artefact_id))


def last_question() -> Proposal:
    point = Point(gettext("Do we still see the same thing?"), TO_CLOSE, Source.SHARED_PICTURE)
    return Proposal(Source.SHARED_PICTURE.value, point)
