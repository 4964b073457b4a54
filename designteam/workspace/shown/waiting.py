"""What waits for somebody: each source says in sentences what it asks of them, with the way to it.

A slice that asks something of people adds its source to the list. Each takes at most one statement.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from itertools import chain
from typing import Any, NamedTuple

from flask import url_for
from flask_babel import gettext

from designteam.cycle.queries.asked import Asking, asked_by_experiments
from designteam.cycle.queries.talk import mentions_of, open_questions_of
from designteam.drafts.queries import drafts_of
from designteam.kit import clock
from designteam.kit.dates import day_and_month, short_day
from designteam.kit.text import shorten
from designteam.meetings.queries.actions import actions_of
from designteam.products.queries import proposals_that_wait_for, questions_that_wait_for
from designteam.reveals.queries.checks import unanswered_by
from designteam.reveals.shown.names import name_of_check
from designteam.schools.queries.visits import visits_that_wait_for
from designteam.workspace.queries.mine import hypotheses_unheard_by

SHOWN = 8
IN_SHORT = 160


class Waiting(NamedTuple):
    """One thing that is asked of somebody, where they do it, and before which day or since when it waits. `is_now` when
    the team does it at this moment, together.
    """

    text: str
    url: str
    label: str
    note: str = ""
    due: date | None = None
    since: datetime | None = None
    is_now: bool = False

    @property
    def place_in_line(self) -> tuple[bool, bool, date, float]:
        """What goes on now comes first, then what has a day, and what waits longest before the rest."""
        since = self.since.timestamp() if self.since else 0
        return not self.is_now, self.due is None, self.due or date.min, since


Source = Callable[[Any, date], Iterable[Waiting]]


def waits_for(viewer: Any, *, today: date) -> Sequence[Waiting]:
    """All that waits, each thing once: a question in which somebody is named is found twice."""
    found = chain.from_iterable(source(viewer, today) for source in SOURCES)
    at_its_place = {one.url: one for one in found}
    return sorted(at_its_place.values(), key=lambda one: one.place_in_line)


def _mentions(viewer: Any, _today: date) -> Iterable[Waiting]:
    for row in mentions_of(viewer.id, teams=list(viewer.teams)):
        yield Waiting(
            text=gettext("%(who)s named you: “%(words)s”", who=row.author, words=shorten(row.text, IN_SHORT)),
            url=url_for("cycle.artefact", artefact_id=row.artefact_id, _anchor=f"comment-{row.comment_id}"),
            label=gettext("Read and answer"),
            note=_said_on(row.at, row.title),
            since=row.at,
        )


def _open_questions(viewer: Any, _today: date) -> Iterable[Waiting]:
    for row in open_questions_of(viewer.facts["my_design_teams"]):
        if row.author_id != viewer.id:
            yield Waiting(
                text=gettext("%(who)s asks: “%(words)s”", who=row.author, words=shorten(row.text, IN_SHORT)),
                url=url_for("cycle.artefact", artefact_id=row.artefact_id, _anchor=f"comment-{row.id}"),
                label=gettext("Answer this question"),
                note=_said_on(row.at, row.title),
                since=row.at,
            )


def _said_on(at: datetime, title: str) -> str:
    return gettext("On %(day)s, about “%(what)s”.", day=day_and_month(at), what=title)


def _actions(viewer: Any, today: date) -> Iterable[Waiting]:
    """One's own, and those of the whole team once they are late."""
    for action in actions_of(viewer.id, list(viewer.teams), today=today):
        if action.done_on is None and (action.owner_id == viewer.id or action.is_late(today)):
            yield Waiting(
                text=action.text,
                url=url_for("meetings.my_actions", _anchor=f"action-{action.id}"),
                label=gettext("To this action"),
                note=_before(action.due_on) if action.due_on else gettext("Without a day."),
                due=action.due_on,
                since=action.since,
            )


def _before(day: date) -> str:
    return gettext("Before %(day)s.", day=day_and_month(day))


def _proposals(viewer: Any, _today: date) -> Iterable[Waiting]:
    for edition in proposals_that_wait_for(viewer):
        yield Waiting(
            text=gettext(
                "%(who)s asks whether “%(what)s” may go out", who=edition.proposed_by.name, what=edition.title
            ),
            url=url_for("catalogue.proposal", edition_id=edition.id),
            label=gettext("Look at it and answer"),
            since=edition.proposed_at,
        )


def _of_other_schools(viewer: Any, _today: date) -> Iterable[Waiting]:
    for asked in questions_that_wait_for(viewer):
        yield Waiting(
            text=gettext("%(who)s asks: “%(words)s”", who=asked.school, words=shorten(asked.question, IN_SHORT)),
            url=url_for("catalogue.ask_for_answer", makers_question_id=asked.id),
            label=gettext("Answer this question"),
            since=asked.at,
        )


def _experiments(viewer: Any, today: date) -> Iterable[Waiting]:
    for experiment in asked_by_experiments(viewer.facts):
        yield from _asked_by(experiment, today)


def _asked_by(experiment: Asking, today: date) -> Iterable[Waiting]:
    starts = experiment.starts_on
    when = gettext("Starts on %(day)s.", day=day_and_month(starts)) if starts and starts > today else ""
    for asked in experiment.unanswered:
        yield Waiting(
            text=gettext("%(who)s asks about “%(what)s”: “%(words)s”",
                         who=asked.who, what=experiment.title, words=shorten(asked.text, IN_SHORT)),
            url=url_for("cycle.new_answer", participant_id=asked.participant_id, artefact_id=experiment.id),
            label=gettext("Answer this question"),
            note=when,
            due=starts,
        )  # fmt: skip
    if experiment.wants_word(today):
        yield Waiting(
            text=gettext("You take part in “%(what)s”. Is it clear what you have to do?", what=experiment.title),
            url=url_for("cycle.ask_whether_clear", artefact_id=experiment.id),
            label=gettext("Say whether it is clear"),
            note=when,
            due=starts,
        )
    if experiment.wants_expectation(today):
        yield Waiting(
            text=gettext("You did not write yet what you expect of “%(what)s”.", what=experiment.title),
            url=url_for("cycle.my_prediction", artefact_id=experiment.id),
            label=gettext("Write what you expect"),
            note=when,
            due=starts,
        )


def _unheard_hypotheses(viewer: Any, _today: date) -> Iterable[Waiting]:
    for row in hypotheses_unheard_by(viewer):
        yield Waiting(
            text=gettext("%(school)s: you said nothing yet about hypothesis %(number)s.",
                         school=row.school, number=row.number),
            url=url_for("cycle.artefact", artefact_id=row.id, _anchor="endorsements"),
            label=gettext("Read it and say what you think"),
            note=gettext("Since %(day)s.", day=short_day(row.changed_at)),
            since=row.changed_at,
        )  # fmt: skip


def _drafts(viewer: Any, _today: date) -> Iterable[Waiting]:
    for row in drafts_of(viewer.person):
        yield Waiting(
            text=gettext("You did not finish a text: %(about)s", about=row.about)
            if row.about
            else gettext("You did not finish a text."),
            url=row.place,
            label=gettext("Go on writing"),
            note=gettext("Since %(day)s.", day=short_day(row.changed_at)),
            since=row.changed_at,
        )


def _visits(viewer: Any, _today: date) -> Iterable[Waiting]:
    for visit in visits_that_wait_for(viewer):
        yield Waiting(
            text=gettext("%(school)s asks for a visit: “%(words)s”",
                         school=visit.from_school.name, words=shorten(visit.question, IN_SHORT)),
            url=url_for("schools.visit", visit_request_id=visit.id),
            label=gettext("Say whether they are welcome"),
            note=gettext("Since %(day)s.", day=short_day(visit.asked_at)),
            since=visit.asked_at,
        )  # fmt: skip


def _checks(viewer: Any, today: date) -> Iterable[Waiting]:
    for row in unanswered_by(viewer):
        opened_today = clock.day_of(row.opened_at) == today
        yield Waiting(
            text=gettext("%(team)s: %(check)s", team=row.team, check=name_of_check(row.kind)),
            url=url_for("reveals.check", check_id=row.id),
            label=gettext("Give your answer, closed"),
            note=gettext("Opened today.") if opened_today else gettext("Since %(day)s.", day=short_day(row.opened_at)),
            since=row.opened_at,
            is_now=opened_today,
        )


SOURCES: Sequence[Source] = [
    _proposals,
    _of_other_schools,
    _open_questions,
    _mentions,
    _actions,
    _checks,
    _experiments,
    _unheard_hypotheses,
    _visits,
    _drafts,
]
