"""Saying something about an artefact, answering it, and asking others one question about a rough version."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import bindparam, delete, select, update

from designteam.cycle.models import Artefact, CannotTalk, Comment, Manner, Mention, Prompt
from designteam.cycle.queries.talk import Teammate, teammates_in
from designteam.kit import db
from designteam.kit.words import N_
from designteam.network.models import Audience
from designteam.people.models import Person

ASKED_ABROAD = (Audience.TEAM, Audience.SCHOOL, Audience.NETWORK)
VERBS: Mapping[Manner, str] = {Manner.REMARK: "commented", Manner.CRITICAL: "questioned", Manner.ROUGH: "asked_around"}

_sent_before = select(Comment).where(Comment.submission == bindparam("submission"))
_questions_out = select(Comment).where(
    Comment.artefact_id == bindparam("artefact_id"),
    Comment.manner == Manner.ROUGH,
    Comment.closed_at.is_(None),
    Comment.withdrawn_at.is_(None),
)
_about = select(Comment.id).where(Comment.artefact_id == bindparam("artefact_id"))


def comment_on(
    artefact: Artefact,
    words: str,
    *,
    manner: Manner = Manner.REMARK,
    submission: str | None = None,
    by: Person,
    at: datetime,
    today: date,
) -> Comment:
    """Say something, or ask a question that stays open. The same sent twice is said once."""
    if made := _sent_already(submission, words, by):
        return made
    comment = Comment(artefact=artefact, manner=manner, text=words, **_signed(artefact, submission, by, at))
    return _kept(comment, VERBS[manner], by=by, at=at, today=today)


def reply_to(
    comment: Comment,
    words: str,
    *,
    prompt: Prompt | None = None,
    submission: str | None = None,
    by: Person,
    at: datetime,
    today: date,
) -> Comment:
    """Answer it. Raises CannotTalk when it was withdrawn, or is an answer itself, or is no longer asked."""
    if made := _sent_already(submission, words, by):
        return made
    comment.refuse_when_withdrawn()
    if comment.under_id is not None:
        raise CannotTalk(N_("Answer the comment itself, not one of its answers."))
    if comment.manner is Manner.ROUGH and not comment.is_open:
        raise CannotTalk(N_("This question was closed just before you. Your text is still here."))
    reply = Comment(
        artefact=comment.artefact, under=comment, prompt=prompt, text=words,
        **_signed(comment.artefact, submission, by, at),
    )  # fmt: skip
    return _kept(reply, "replied", by=by, at=at, today=today)


def ask_around(
    artefact: Artefact,
    question: str,
    *,
    audience: Audience,
    submission: str | None = None,
    by: Person,
    at: datetime,
    today: date,
) -> Comment:
    """Share it as a rough version with exactly one question. Who may read it already keeps that right.

    Raises CannotTalk when it takes no part any more, or when an earlier question is still out.
    """
    if made := _sent_already(submission, question, by):
        return made
    if artefact.is_dropped:
        raise CannotTalk(N_("This was dropped. Take it up again before you share it."))
    if db.session().scalar(_questions_out, {"artefact_id": artefact.id}):
        raise CannotTalk(N_("There is already a question out about this. Close that one first."))
    was_rough = artefact.is_rough
    artefact.mark_rough(by=by, at=at)
    if audience.reaches(artefact.audience):
        artefact.share(audience, by=by, at=at)
    asked = Comment(
        artefact=artefact, manner=Manner.ROUGH, audience=audience, text=question,
        **_signed(artefact, submission, by, at),
    )  # fmt: skip
    return _kept(asked, VERBS[Manner.ROUGH] if was_rough else "", by=by, at=at, today=today)


def reword(comment: Comment, words: str, *, by: Person, at: datetime, today: date) -> None:
    """Say it better within a quarter of an hour; who is no longer named no longer waits."""
    comment.reword(words, by=by, at=at)
    db.session().execute(delete(Mention).where(Mention.comment_id == comment.id))
    _name(comment, by=by, today=today)


def tick_off(comment: Comment, *, by: Person, at: datetime) -> None:
    """Somebody saw that they were named here."""
    _see([comment.id], by=by, at=at)


def ways_to_name(people: Sequence[Teammate]) -> Mapping[str, int]:
    """How each can be named: by the whole name, or by its first word when only one person has that."""
    first = Counter(mate.name.split()[0].casefold() for mate in people)
    ways = {mate.name.split()[0].casefold(): mate.id for mate in people}
    return {name: id_ for name, id_ in ways.items() if first[name] == 1} | {
        mate.name.casefold(): mate.id for mate in people
    }


def named_in(words: str, ways: Iterable[str]) -> Sequence[str]:
    """The names after an @, as they are typed; the longest that fits."""
    longest = "|".join(re.escape(name) for name in sorted(ways, key=len, reverse=True))
    return re.findall(rf"(?<!\w)@({longest})(?!\w)", words, re.IGNORECASE) if longest else []


def _signed(artefact: Artefact, submission: str | None, by: Person, at: datetime) -> dict[str, object]:
    taken = submission and db.session().scalar(_sent_before, {"submission": submission})
    return {
        "version": artefact.version, "author_id": by.id, "at": at,
        "submission": None if taken else submission or None,
    }  # fmt: skip


def _sent_already(submission: str | None, words: str, by: Person) -> Comment | None:
    """What this form made before. Other words from the same form, kept open in two windows, are said as well."""
    made = db.session().scalar(_sent_before, {"submission": submission}) if submission else None
    return made if made and (made.text, made.author_id) == (words, by.id) else None


def _kept(comment: Comment, verb: str, *, by: Person, at: datetime, today: date) -> Comment:
    """Keep it, tell the journal, and tick off where the one who speaks was named about the same thing."""
    db.session().add(comment)
    db.session().flush()
    if verb:
        comment.note(verb, by=by, at=at)
    _name(comment, by=by, today=today)
    earlier = db.session().scalars(_about, {"artefact_id": comment.artefact_id}).all()
    _see(earlier, by=by, at=at)
    return comment


def _name(comment: Comment, *, by: Person, today: date) -> None:
    """Remember who of the team is named. People of outside cannot call on anybody."""
    if "@" not in comment.text:
        comment.named = []
        return
    team = teammates_in(comment.artefact.team_id, today=today)
    if by.id not in {mate.id for mate in team}:
        return
    ways = ways_to_name(team)
    comment.named = sorted(set(named_in(comment.text, ways)), key=len, reverse=True)
    for person_id in {ways[name.casefold()] for name in comment.named} - {by.id}:
        db.session().add(Mention(comment_id=comment.id, person_id=person_id))


def _see(comments: Sequence[int], *, by: Person, at: datetime) -> None:
    db.session().execute(
        update(Mention)
        .where(Mention.comment_id.in_(comments), Mention.person_id == by.id, Mention.seen_at.is_(None))
        .values(seen_at=at)
    )
