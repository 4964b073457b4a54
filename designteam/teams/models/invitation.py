"""Invitations into a team for people who have no account yet."""

import secrets
from datetime import date, datetime, timedelta
from typing import Self

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.journal.commands import record
from designteam.kit.db import Keeping, Model, Moment, Privacy, Words, choice_of
from designteam.method.definition import Role
from designteam.people.models import INVITATION, Person, fingerprint
from designteam.teams.models.team import DesignTeam

STAYS = timedelta(days=30)


class TeamInvitation(Model):
    """A link with which somebody makes an account and joins a team: one use, two weeks, kept as a fingerprint."""

    __tablename__ = "team_invitation"
    keeping = Keeping(
        Privacy.PERSONAL,
        "to let somebody without an account join a team",
        "30 days after it was used, withdrawn or over",
    )

    team_id: Mapped[int] = mapped_column(ForeignKey("design_team.id"), index=True)
    email: Mapped[str] = mapped_column(Words(254))
    name: Mapped[str] = mapped_column(Words(80))
    language: Mapped[str] = mapped_column(Words(2))
    role: Mapped[Role] = mapped_column(choice_of(Role))
    since: Mapped[date]
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    fingerprint: Mapped[str] = mapped_column(Words(64), unique=True)
    made_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime] = mapped_column(Moment, index=True)
    used_at: Mapped[datetime | None] = mapped_column(Moment)
    withdrawn_at: Mapped[datetime | None] = mapped_column(Moment)

    team: Mapped[DesignTeam] = relationship()
    by: Mapped[Person] = relationship()

    @classmethod
    def issue(
        cls,
        team: DesignTeam,
        *,
        email: str,
        name: str,
        language: str,
        role: Role,
        since: date,
        by: Person,
        at: datetime,
    ) -> tuple[Self, str]:
        """A new invitation and its token, which goes into the letter and is not kept."""
        token = secrets.token_urlsafe(24)
        made = cls(
            team=team, email=email.lower(), name=name, language=language, role=role, since=since, by=by, made_at=at,
            fingerprint=fingerprint(token), expires_at=at + INVITATION,
        )  # fmt: skip
        made._note("invited", by=by, at=at)
        return made, token

    def renew(self, *, by: Person, at: datetime) -> str:
        """Another two weeks with another token; the link of before no longer works."""
        token = secrets.token_urlsafe(24)
        self.fingerprint, self.expires_at = fingerprint(token), at + INVITATION
        self._note("invited", by=by, at=at)
        return token

    def withdraw(self, *, by: Person, at: datetime) -> None:
        self.withdrawn_at = at
        self._note("uninvited", by=by, at=at)

    def is_open(self, at: datetime) -> bool:
        return self.is_pending and at < self.expires_at

    @property
    def is_pending(self) -> bool:
        """Whether nothing came of it yet; it may have run out."""
        return self.used_at is None and self.withdrawn_at is None

    def _note(self, verb: str, *, by: Person, at: datetime) -> None:
        """In the journal stands that somebody was invited, and not who: perhaps they never come."""
        team_id = self.team.id
        record(verb, by=by, at=at, subject="team", subject_id=team_id, team_id=team_id, role=self.role.value)
