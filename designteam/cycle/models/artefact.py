"""What every artefact has, whatever its kind: a place in an iteration, versions, links and an audience."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.cycle.models.iteration import Iteration
from designteam.journal.commands import record
from designteam.kit.db import Keeping, Model, Moment, Privacy, Words, choice_of
from designteam.kit.text import shorten
from designteam.kit.words import N_, CannotDo
from designteam.method.definition import kind_named
from designteam.method.terms import Kind
from designteam.network.models import Audience
from designteam.people.models import Person
from designteam.teams.models import DesignTeam, Stale

WORK = Keeping(Privacy.TEAM, "to keep the reason for every choice", "as long as the team")
SIGNED_WORK = Keeping(Privacy.PERSONAL, "to show who said what and when", "as long as the team")

TITLE = 120


class Status(StrEnum):
    DRAFT = "draft"
    ROUGH = "rough"
    AGREED = "agreed"
    DROPPED = "dropped"


class CannotLink(CannotDo):
    pass


class Artefact(Model):
    """One thing a team wrote down. Its kind adds the columns; earlier versions stay as they were."""

    __tablename__ = "artefact"
    __table_args__: Any = (
        UniqueConstraint("team_id", "kind", "number"),
        Index(None, "team_id", "changed_at"),
    )
    keeping = WORK

    kind: Mapped[str] = mapped_column(Words(30))
    team_id: Mapped[int] = mapped_column(ForeignKey("design_team.id"))
    number: Mapped[int]
    title: Mapped[str] = mapped_column(Words(TITLE))
    status: Mapped[Status] = mapped_column(choice_of(Status), default=Status.DRAFT)
    status_because: Mapped[str] = mapped_column(Words(600), default="")
    status_at: Mapped[datetime] = mapped_column(Moment)
    audience: Mapped[Audience] = mapped_column(choice_of(Audience), default=Audience.TEAM)
    version: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[datetime] = mapped_column(Moment)
    submission: Mapped[str | None] = mapped_column(Words(36), unique=True)

    team: Mapped[DesignTeam] = relationship()
    versions: Mapped[list["Version"]] = relationship(back_populates="artefact", order_by="Version.number")
    standings: Mapped[list["Standing"]] = relationship(back_populates="artefact")

    __mapper_args__ = {
        "polymorphic_on": "kind",
        "version_id_col": version,
        "version_id_generator": False,
    }

    def revise(
        self,
        values: Mapping[str, Any],
        *,
        from_version: int,
        because: str,
        status: Status,
        iteration: Iteration,
        by: Person,
        at: datetime,
    ) -> "Version | None":
        """Write the values as the next version; earlier ones stay as they were. None when nothing changed.

        Raises Stale when somebody saved since `from_version`, unless they saved exactly the same.
        """
        if from_version != self.version:
            if self.would_say(values):
                return None
            raise Stale
        before = self.content
        self.fill(values)
        self.title = shorten(self.title or self.headline, TITLE)
        after = self.content
        if before == after and self.version:
            if status is Status.ROUGH:
                self.mark_rough(by=by, at=at)
            return None
        self.version += 1
        self.status = status
        self.status_at = self.changed_at = at
        self.status_because = ""
        return Version(
            artefact=self,
            number=self.version,
            iteration_id=iteration.id,
            at=at,
            author_id=by.id,
            because=because,
            content=after,
        )

    def would_say(self, values: Mapping[str, Any]) -> bool:
        """Whether these values are what the artefact already says. An empty title is not compared: it is derived."""
        said = self.content
        return all(said.get(name) == self.as_kept(name, value) for name, value in values.items() if name != "title")

    def as_kept(self, name: str, value: Any) -> Any:
        """A value in the form in which `content` holds it. A kind with parts of its own extends this."""
        return as_json(value)

    def fill(self, values: Mapping[str, Any]) -> None:
        """Set the columns of this kind by name. A kind with parts of its own extends this."""
        columns = self.__mapper__.local_table.columns
        for name, value in values.items():
            if name != "title" and (name not in columns or name == "id"):
                raise KeyError(name)
            known = getattr(columns[name].type, "enum_class", None) if name in columns else None
            setattr(self, name, known(value) if known and value else value)

    def check(self) -> None:
        """A kind with a rule that looks at other artefacts extends this and raises its refusal."""

    def agree(self, *, by: Person, at: datetime) -> None:
        self._become(Status.AGREED, verb="agreed", by=by, at=at)

    def mark_rough(self, *, by: Person, at: datetime) -> None:
        """Say that it is shared unfinished, on purpose."""
        self._become(Status.ROUGH, verb="roughened", by=by, at=at)

    def drop(self, *, because: str, by: Person, at: datetime) -> None:
        """Take it out of the work with a reason; it can still be read and taken up again."""
        self._become(Status.DROPPED, verb="dropped", by=by, at=at, because=because)

    def take_up_again(self, *, by: Person, at: datetime) -> None:
        self._become(Status.DRAFT, verb="took_up", by=by, at=at)

    def share(self, audience: Audience, *, by: Person, at: datetime) -> None:
        if audience is not self.audience:
            self.audience = audience
            self.note("shared", by=by, at=at, audience=audience.value)

    def note(self, verb: str, *, by: Person, at: datetime, **details: Any) -> None:
        """Record in the journal of the team, with what is needed to read the line on its own."""
        record(
            verb, by=by, at=at, subject="artefact", subject_id=self.id, team_id=self.team_id,
            kind=self.kind, number=self.number, title=self.title, **details,
        )  # fmt: skip

    def _become(self, status: Status, *, verb: str, by: Person, at: datetime, because: str = "") -> None:
        if status is self.status:
            return
        self.status = status
        self.status_at = at
        self.status_because = because
        self.note(verb, by=by, at=at)

    @classmethod
    def own_columns(cls) -> list[str]:
        """The names of the columns that this kind adds, in the order in which they are declared."""
        return [column.key for column in cls.__mapper__.local_table.columns if column.key != "id"]

    @property
    def content(self) -> dict[str, Any]:
        """All that this kind adds, in a form that can be kept in a version."""
        return {"title": self.title} | {name: as_json(getattr(self, name)) for name in self.own_columns()}

    @property
    def headline(self) -> str:
        """The sentence that stands for the whole; each kind names its own."""
        return self.title

    @property
    def named_parts(self) -> Sequence[str]:
        """Names in lists of its own by which it can be found, also those of one word."""
        return ()

    @property
    def has_a_derived_title(self) -> bool:
        """Whether the title is the beginning of the text, and so follows it when it changes."""
        return type(self).headline is not Artefact.headline and self.title == shorten(self.headline, TITLE)

    @property
    def declared(self) -> Kind:
        """What the method says about this kind."""
        return kind_named(self.kind)

    @property
    def goes_along(self) -> bool:
        """Whether it can be carried into a next iteration."""
        return self.declared.goes_along and not self.is_dropped

    # Whether the team alone decides how far its text may be read.
    goes_out_by_itself = True

    @property
    def is_dropped(self) -> bool:
        return self.status is Status.DROPPED

    @property
    def is_being_tried(self) -> bool:
        """In a class at this moment: then there is something to do before its text is changed."""
        return False

    @property
    def is_rough(self) -> bool:
        return self.status is Status.ROUGH

    @property
    def is_agreed(self) -> bool:
        return self.status is Status.AGREED


class Version(Model):
    """What an artefact said at one moment, who wrote it and why it changed."""

    __tablename__ = "version"
    __table_args__ = (UniqueConstraint("artefact_id", "number"),)
    keeping = SIGNED_WORK

    artefact_id: Mapped[int] = mapped_column(ForeignKey("artefact.id"))
    number: Mapped[int]
    iteration_id: Mapped[int] = mapped_column(ForeignKey("iteration.id"))
    at: Mapped[datetime] = mapped_column(Moment)
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    because: Mapped[str] = mapped_column(Words(600), default="")
    content: Mapped[dict[str, Any]] = mapped_column(JSON)

    artefact: Mapped[Artefact] = relationship(back_populates="versions")
    iteration: Mapped[Iteration] = relationship()
    author: Mapped[Person] = relationship()


class Standing(Model):
    """An artefact takes part in an iteration: it began there, or was carried over with its history."""

    __tablename__ = "standing"
    __table_args__ = (UniqueConstraint("iteration_id", "artefact_id"),)
    keeping = WORK

    iteration_id: Mapped[int] = mapped_column(ForeignKey("iteration.id"))
    artefact_id: Mapped[int] = mapped_column(ForeignKey("artefact.id"), index=True)
    carried_version: Mapped[int | None]

    iteration: Mapped[Iteration] = relationship()
    artefact: Mapped[Artefact] = relationship(back_populates="standings")


class Link(Model):
    """A later artefact rests on an earlier one; both versions are kept, so that the reason stays readable."""

    __tablename__ = "link"
    __table_args__ = (
        UniqueConstraint("from_id", "to_id"),
        CheckConstraint("from_id <> to_id", name="not_to_itself"),
    )
    keeping = SIGNED_WORK

    from_id: Mapped[int] = mapped_column(ForeignKey("artefact.id"))
    from_version: Mapped[int]
    to_id: Mapped[int] = mapped_column(ForeignKey("artefact.id"), index=True)
    to_version: Mapped[int]
    relation: Mapped[str] = mapped_column(Words(30))
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))

    later: Mapped[Artefact] = relationship(foreign_keys=[from_id])
    earlier: Mapped[Artefact] = relationship(foreign_keys=[to_id])

    @classmethod
    def between(cls, later: Artefact, earlier: Artefact, *, by: Person, at: datetime) -> "Link":
        """Let the later one rest on the earlier one. Raises CannotLink when the method knows no such link."""
        if later.team_id != earlier.team_id:
            raise CannotLink(N_("This does not exist, or is not shared with you."))
        relation = later.declared.relation_to(earlier.kind)
        if relation is None:
            raise CannotLink(N_("These two cannot be linked in this direction."))
        return cls(
            later=later, from_version=later.version, earlier=earlier, to_version=earlier.version,
            relation=relation, at=at, by_id=by.id,
        )  # fmt: skip


class Endorsement(Model):
    """One member stands behind one version of a hypothesis, or says which reservation they have."""

    __tablename__ = "endorsement"
    __table_args__ = (UniqueConstraint("hypothesis_id", "version", "person_id"),)
    keeping = SIGNED_WORK

    hypothesis_id: Mapped[int] = mapped_column(ForeignKey("artefact.id"))
    version: Mapped[int]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    reservation: Mapped[str] = mapped_column(Words(400), default="")
    at: Mapped[datetime] = mapped_column(Moment)

    person: Mapped[Person] = relationship()


def as_json(value: Any) -> Any:
    """A column's value in a form that JSON can hold and that compares equal to what was kept."""
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else "" if value is None else value


def of_kind(code: str) -> dict[str, Any]:
    """What tells the mapper that a class holds artefacts of this kind."""
    return {"polymorphic_identity": code, "polymorphic_load": "selectin"}


def artefact_key() -> Mapped[int]:
    """The key of the table of a kind: that of its artefact."""
    return mapped_column(ForeignKey("artefact.id", ondelete="CASCADE"), primary_key=True)
