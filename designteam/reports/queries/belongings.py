"""What belongs to the work of a team beside its artefacts, as rows that another program can read.

Of what people expect only what was opened, and of a group under five nothing.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload, selectinload

from designteam.cycle.models import (
    Artefact,
    Attachment,
    Bookmark,
    Citation,
    Comment,
    Indicator,
    Measurement,
    Participant,
    Prediction,
    SuccessMoment,
    Tally,
    TallyCounter,
)
from designteam.evidence.models import Holding
from designteam.evidence.policy import may_see
from designteam.kit import db
from designteam.meetings.models import Action, AgendaItem, Attendance, Meeting, Yield
from designteam.people.models import Person
from designteam.reveals.models import RevealedAnswer
from designteam.reveals.queries.checks import Told, answers_in, checks_of

_team: Any = bindparam("team_id")
_its_artefacts = select(Artefact.id).where(Artefact.team_id == _team)
_by = Person.name.label("by")
ROWS: Mapping[str, Any] = {
    "comments": select(
        Comment.id, Comment.artefact_id, Comment.under_id, Comment.manner, Comment.version, Comment.text, Comment.at,
        _by, Comment.closed_at, Comment.answer_id, Comment.outcome,
    )
    .join(Person, Person.id == Comment.author_id)
    .where(Comment.artefact_id.in_(_its_artefacts), Comment.withdrawn_at.is_(None))
    .order_by(Comment.id),
    "bookmarks": select(Bookmark.artefact_id, Bookmark.title, Bookmark.url, Bookmark.leads_to, Bookmark.added_at, _by)
    .join(Person, Person.id == Bookmark.added_by_id)
    .where(Bookmark.artefact_id.in_(_its_artefacts), Bookmark.removed_at.is_(None))
    .order_by(Bookmark.id),
    "citations": select(
        Citation.artefact_id, Citation.artefact_version, Citation.holding_id, Citation.holding_version, Holding.kind,
        Holding.title, Citation.stance, Citation.remark, Citation.at, _by,
    )
    .join(Holding, Holding.id == Citation.holding_id)
    .join(Person, Person.id == Citation.by_id)
    .where(Citation.artefact_id.in_(_its_artefacts), may_see.condition)
    .order_by(Citation.id),
    "indicators": select(
        Indicator.id, Indicator.experiment_id, Indicator.number, Indicator.looks_at, Indicator.sort, Indicator.least,
        Indicator.most, Indicator.better, Indicator.enough_when, Indicator.enough_from,
    )
    .where(Indicator.experiment_id.in_(_its_artefacts))
    .order_by(Indicator.experiment_id, Indicator.number),
    "measurements": select(
        Measurement.indicator_id, Measurement.measured_on, Measurement.among, Measurement.size, Measurement.value,
        Measurement.spread, Measurement.lower, Measurement.middle, Measurement.upper,
    )
    .join(Indicator, Indicator.id == Measurement.indicator_id)
    .where(Indicator.experiment_id.in_(_its_artefacts), Measurement.size.is_not(None))
    .order_by(Measurement.indicator_id, Measurement.measured_on, Measurement.among),
    "tallies": select(TallyCounter.experiment_id, Tally.entry_id, TallyCounter.caption, Tally.count)
    .join(TallyCounter, TallyCounter.id == Tally.counter_id)
    .where(TallyCounter.experiment_id.in_(_its_artefacts))
    .order_by(Tally.entry_id, Tally.counter_id),
    "participants": select(
        Participant.experiment_id, Person.name, Participant.named, Participant.word, Participant.question,
        Participant.answer,
    )
    .join(Person, Person.id == Participant.person_id)
    .where(Participant.experiment_id.in_(_its_artefacts))
    .order_by(Participant.experiment_id, Participant.id),
    "predictions": select(Prediction.experiment_id, Prediction.text, Prediction.sure, Prediction.opened_at, _by)
    .join(Person, Person.id == Prediction.person_id)
    .where(Prediction.experiment_id.in_(_its_artefacts), Prediction.opened_at.is_not(None))
    .order_by(Prediction.experiment_id, Prediction.id),
    "successes": select(
        SuccessMoment.noticed_on, SuccessMoment.what, SuccessMoment.who, SuccessMoment.experiment_id, SuccessMoment.at,
        _by,
    )
    .join(Person, Person.id == SuccessMoment.by_id)
    .where(SuccessMoment.team_id == _team)
    .order_by(SuccessMoment.noticed_on, SuccessMoment.id),
    # What came of a meeting stands with the meeting.
    "actions": select(
        Action.text, Person.name.label("owner"), Action.due_on, Action.done_on, Action.artefact_id, Action.made_at
    )
    .outerjoin(Person, Person.id == Action.owner_id)
    .where(Action.team_id == _team, Action.yield_id.is_(None))
    .order_by(Action.id),
}  # fmt: skip
_attachments = (
    select(Attachment)
    .where(Attachment.artefact_id.in_(_its_artefacts), Attachment.removed_at.is_(None))
    .options(joinedload(Attachment.artefact, innerjoin=True), joinedload(Attachment.added_by, innerjoin=True))
    .order_by(Attachment.artefact_id, Attachment.id)
)
_meetings = (
    select(Meeting)
    .where(Meeting.team_id == _team)
    .options(
        selectinload(Meeting.items)
        .selectinload(AgendaItem.yields)
        .options(selectinload(Yield.action).joinedload(Action.owner))
    )
    .order_by(Meeting.starts_at, Meeting.id)
)
_there = (
    select(Attendance.meeting_id, Person.name)
    .join(Person, Person.id == Attendance.person_id)
    .join(Meeting, Meeting.id == Attendance.meeting_id)
    .where(Meeting.team_id == _team)
    .order_by(Attendance.meeting_id, Person.name)
)


def attachments_to_take(team_id: int, *, today: date) -> Sequence[Attachment]:
    """The pictures and documents that may be shown on this day, by what they belong to."""
    found = db.session().scalars(_attachments, {"team_id": team_id})
    return [attachment for attachment in found if attachment.may_be_shown(on=today)]


def meetings_of(team_id: int) -> Sequence[Mapping[str, Any]]:
    """Every meeting with its points, and per point what was noted and what it gave."""
    facts = {"team_id": team_id}
    there: dict[int, list[str]] = defaultdict(list)
    for meeting_id, name in db.session().execute(_there, facts):
        there[meeting_id].append(name)
    return [_meeting(meeting, there[meeting.id]) for meeting in db.session().scalars(_meetings, facts)]


def opened_checks_of(team_id: int) -> Sequence[Mapping[str, Any]]:
    """Every check of which the answers were opened. Each part has an order of its own, so each is a list of its own."""
    told = [one for one in checks_of(team_id) if one.revealed_at]
    answers = answers_in([one.id for one in told])
    return [_check(one, answers[one.id]) for one in told]


def _check(told: Told, answers: Sequence[RevealedAnswer]) -> Mapping[str, Any]:
    plain = {
        "kind": told.kind, "iteration": told.iteration, "revealed_at": told.revealed_at, "answered": told.answered,
    }  # fmt: skip
    if told.is_picture:
        return {
            **plain,
            "sentences": [one.sentence for one in answers],
            "phases": [one.phase for one in answers],
            "sure": [one.sure.value for one in answers if one.sure],
            "phases_named": told.phases_named,
            "words_shared": told.words_shared,
            "goal": told.goal,
        }
    return {
        **plain,
        "now": [{"differentiation": one.now_differentiation, "control": one.now_control} for one in answers],
        "wished": [{"differentiation": one.wished_differentiation, "control": one.wished_control} for one in answers],
        "because": told.because,
    }


def _meeting(meeting: Meeting, there: Sequence[str]) -> Mapping[str, Any]:
    return {
        "title": meeting.title,
        "starts_at": meeting.starts_at,
        "minutes": meeting.minutes,
        "place": meeting.place,
        "held_at": meeting.held_at,
        "cancelled_because": meeting.cancelled_because,
        "there": there,
        "points": [
            {
                "text": item.text,
                "minutes": item.minutes,
                "artefact_id": item.artefact_id,
                "notes": item.notes,
                "outcomes": [_outcome(given) for given in item.yields],
            }
            for item in meeting.items
        ],
    }


def _outcome(given: Yield) -> Mapping[str, Any]:
    told = {"kind": given.kind, "text": given.text, "artefact_id": given.artefact_id, "at": given.at}
    action = given.action
    if action is None:
        return told
    owner = action.owner.name if action.owner else ""
    return {**told, "owner": owner, "due_on": action.due_on, "done_on": action.done_on}
