"""Saying something about what another team shares, and taking it back."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import bindparam, select

from designteam.feedback.models import MirrorFeedback
from designteam.feedback.queries import MOST_SHOWN, Voice
from designteam.kit import db
from designteam.kit.words import N_, CannotDo
from designteam.people.models import Person

PROMPTS = ("recognised", "thought_of", "can_help")
MOST_BY_ONE = 5

_about = select(MirrorFeedback).where(
    MirrorFeedback.subject == bindparam("subject"), MirrorFeedback.subject_id == bindparam("subject_id")
)
_sent_before = select(MirrorFeedback.by_id).where(MirrorFeedback.submission == bindparam("submission"))
_own = _about.where(MirrorFeedback.id == bindparam("id"), MirrorFeedback.by_id == bindparam("by_id"))


class CannotSay(CannotDo):
    pass


def give(
    said: Mapping[str, str],
    *,
    about: tuple[str, int],
    voice: Voice,
    submission: str | None,
    by: Person,
    at: datetime,
) -> MirrorFeedback | None:
    """Say something about a thing, named by its sort and number; None when this was said already.

    Whoever calls this holds the thing and records the line in the journal. Raises CannotSay when there are no words, or
    when somebody said as much about it as there is room for.
    """
    words = {prompt: said.get(prompt, "") for prompt in PROMPTS}
    if not any(words.values()):
        raise CannotSay(N_("Write something at one of the three beginnings at least."))
    subject, subject_id = about
    there = db.session().scalars(_about, {"subject": subject, "subject_id": subject_id}).all()
    own = [one for one in there if one.by_id == by.id]
    if submission and (sender := db.session().scalar(_sent_before, {"submission": submission})):
        if sender == by.id:
            return None
        submission = None  # the number of somebody else says nothing about this
    if any({prompt: getattr(one, prompt) for prompt in PROMPTS} == words for one in own):
        return None
    if len(own) >= MOST_BY_ONE or len(there) >= MOST_SHOWN:
        raise CannotSay(N_("There is no room for more here. Call or visit each other."))
    made = MirrorFeedback(
        subject=subject, subject_id=subject_id, school_id=voice.school_id, team_id=voice.team_id, by_id=by.id, at=at,
        submission=submission or None, **words,
    )  # fmt: skip
    db.session().add(made)
    db.session().flush()
    return made


def take_back(feedback_id: int, *, about: tuple[str, int], by: Person) -> bool:
    """Remove what somebody said themselves; whether there was such a thing."""
    subject, subject_id = about
    own = {"subject": subject, "subject_id": subject_id, "id": feedback_id, "by_id": by.id}
    said = db.session().scalar(_own, own)
    if said is None:
        return False
    db.session().delete(said)
    db.session().flush()
    return True
