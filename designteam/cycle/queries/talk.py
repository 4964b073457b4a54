"""Questions about what was said: the conversation about an artefact, questions that wait, and who was named."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.orm import aliased

from designteam.cycle import policy
from designteam.cycle.models import Artefact, Comment, Manner, Mention, Prompt, Status
from designteam.kit import db
from designteam.network.models import Audience, holds
from designteam.people.models import Person
from designteam.teams.models import Membership

MOST_QUESTIONS = 20
MOST_MENTIONS = 50


class Said(NamedTuple):
    """One comment as it stands, with what the viewer may do with it."""

    id: int
    under_id: int | None
    manner: Manner
    audience: Audience | None
    prompt: Prompt | None
    version: int
    author: str
    at: datetime
    text: str
    named: Sequence[str]
    reworded_at: datetime | None
    withdrawn_at: datetime | None
    withdrawn_by: str | None
    closed_at: datetime | None
    closed_by: str | None
    answer_id: int | None
    outcome: str
    is_guest: bool
    may_reply: bool
    may_reword: bool
    may_withdraw: bool
    may_settle: bool
    may_close: bool

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None

    @property
    def is_critical(self) -> bool:
        return self.manner is Manner.CRITICAL

    @property
    def is_rough(self) -> bool:
        return self.manner is Manner.ROUGH

    @property
    def is_open(self) -> bool:
        """Whether it is a question that still waits."""
        return self.manner is not Manner.REMARK and self.closed_at is None and not self.is_withdrawn


class OpenQuestion(NamedTuple):
    """A critical question that waits for an answer, with what it is about."""

    id: int
    artefact_id: int
    kind: str
    number: int
    title: str
    text: str
    author_id: int
    author: str
    at: datetime


class Named(NamedTuple):
    """Somebody named me: who, about what and in which words."""

    comment_id: int
    artefact_id: int
    team_id: int
    kind: str
    number: int
    title: str
    text: str
    author: str
    at: datetime


class Teammate(NamedTuple):
    id: int
    name: str


_is_of_the_team = (
    select(Membership.id)
    .join(Artefact, Artefact.team_id == Membership.team_id)
    .where(Artefact.id == Comment.artefact_id, Membership.person_id == Comment.author_id)
    .exists()
)
_withdrawer, _closer = aliased(Person), aliased(Person)
_said = (
    select(
        Comment.id, Comment.under_id, Comment.manner, Comment.audience, Comment.prompt, Comment.version,
        Person.name, Comment.at, Comment.text, Comment.named, Comment.reworded_at,
        Comment.withdrawn_at, _withdrawer.name, Comment.closed_at, _closer.name, Comment.answer_id, Comment.outcome,
        ~_is_of_the_team,
        *(policy.comments.rules[a].condition.label(a) for a in ("reply", "reword", "withdraw", "settle", "close")),
    )
    .join(Person, Person.id == Comment.author_id)
    .outerjoin(_withdrawer, _withdrawer.id == Comment.withdrawn_by_id)
    .outerjoin(_closer, _closer.id == Comment.closed_by_id)
    .where(Comment.artefact_id == bindparam("artefact_id"), policy.comments.visible)
    .order_by(Comment.at, Comment.id)
)  # fmt: skip
_about = (Artefact.kind, Artefact.number, Artefact.title)
_open_questions = (
    select(Comment.id, Comment.artefact_id, *_about, Comment.text, Person.id, Person.name, Comment.at)
    .join(Artefact, Artefact.id == Comment.artefact_id)
    .join(Person, Person.id == Comment.author_id)
    .where(
        Artefact.team_id.in_(bindparam("teams", expanding=True)),
        Artefact.status != Status.DROPPED,
        Comment.manner == Manner.CRITICAL,
        Comment.closed_at.is_(None),
        Comment.withdrawn_at.is_(None),
    )
    .order_by(Comment.at, Comment.id)
    .limit(MOST_QUESTIONS)
)
_mentions = (
    select(Comment.id, Comment.artefact_id, Artefact.team_id, *_about, Comment.text, Person.name, Comment.at)
    .join(Mention, Mention.comment_id == Comment.id)
    .join(Artefact, Artefact.id == Comment.artefact_id)
    .join(Person, Person.id == Comment.author_id)
    .where(
        Mention.person_id == bindparam("person_id"),
        Mention.seen_at.is_(None),
        Comment.withdrawn_at.is_(None),
        Artefact.team_id.in_(bindparam("teams", expanding=True)),
    )
    .order_by(Comment.at.desc(), Comment.id.desc())
    .limit(MOST_MENTIONS)
)
_teammates = (
    select(Person.id, Person.name)
    .join(Membership, Membership.person_id == Person.id)
    .where(
        Membership.team_id == bindparam("team_id"),
        holds(Membership),
    )
    .distinct()
    .order_by(Person.name, Person.id)
)


def said_about(artefact: Artefact, facts: Mapping[str, Any]) -> Sequence[Said]:
    """What the viewer with these facts may read of the conversation, the oldest first."""
    rows = db.session().execute(_said, {**facts, "artefact_id": artefact.id})
    return [Said._make(row) for row in rows]


def open_questions_in(team_id: int) -> Sequence[OpenQuestion]:
    """The critical questions that wait for an answer of this team, the one that waits longest first."""
    return open_questions_of([team_id])


def open_questions_of(teams: Sequence[int]) -> Sequence[OpenQuestion]:
    """Those of several teams together."""
    return [OpenQuestion(*row) for row in db.session().execute(_open_questions, {"teams": list(teams)})]


def mentions_of(person_id: int, *, teams: Sequence[int]) -> Sequence[Named]:
    """Where somebody is named in the work of these teams and did not answer or tick it off yet, the newest first."""
    rows = db.session().execute(_mentions, {"person_id": person_id, "teams": list(teams)})
    return [Named(*row) for row in rows]


def teammates_in(team_id: int, *, today: date) -> Sequence[Teammate]:
    """Who is in the team today, and so can be named."""
    return [Teammate(*row) for row in db.session().execute(_teammates, {"team_id": team_id, "today": today})]
