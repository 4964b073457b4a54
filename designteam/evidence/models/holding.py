"""What everything in the library has, whatever its kind: who brought it, who may see it, versions, terms and ties."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.evidence.models.vocabulary import Term
from designteam.journal.commands import record
from designteam.kit.db import Keeping, Model, Moment, Privacy, Words, choice_of
from designteam.kit.text import shorten
from designteam.kit.words import N_, CannotDo
from designteam.network.models import Audience, Network
from designteam.people.models import Person
from designteam.teams.models import DesignTeam, Stale

KNOWN = Keeping(Privacy.PUBLIC, "to share what research and practice know", "as long as the library")
OF_A_TEAM = Keeping(Privacy.TEAM, "to share what research and practice know", "as long as the library")
SIGNED = Keeping(Privacy.PERSONAL, "to show who said what and when", "as long as the library")

TITLE, BECAUSE = 500, 600


class CannotKeep(CannotDo):
    pass


class Relation(StrEnum):
    """How one thing in the library stands to another."""

    RESTS_ON = "rests_on"
    DISAGREES = "disagrees"
    ANSWERS = "answers"


class Stance(StrEnum):
    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    NUANCES = "nuances"


class Holding(Model):
    """One thing that the library holds. Its kind adds the columns; earlier versions stay as they were.

    Something without a team came with the library; without a network it is there for every network.
    `turned_version` is the newest version that takes back something others may rest on, with its reason.
    """

    __tablename__ = "holding"
    __table_args__: Any = (
        Index(None, "kind", "changed_at", "id"),
        Index(None, "network_id", "changed_at"),
        CheckConstraint("merged_into_id <> id", name="not_merged_into_itself"),
    )
    keeping = OF_A_TEAM
    kind: Mapped[str] = mapped_column(Words(30))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("design_team.id"), index=True)
    network_id: Mapped[int | None] = mapped_column(ForeignKey("network.id"))
    audience: Mapped[Audience] = mapped_column(choice_of(Audience))
    title: Mapped[str] = mapped_column(Words(TITLE))
    version: Mapped[int] = mapped_column(default=0)
    added_at: Mapped[datetime] = mapped_column(Moment)
    added_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"), info=SIGNED.column())
    changed_at: Mapped[datetime] = mapped_column(Moment)
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("holding.id"), index=True)
    removed_at: Mapped[datetime | None] = mapped_column(Moment)
    removed_because: Mapped[str] = mapped_column(Words(BECAUSE), default="")
    turned_version: Mapped[int | None]
    turned_at: Mapped[datetime | None] = mapped_column(Moment)
    turned_because: Mapped[str] = mapped_column(Words(BECAUSE), default="")
    submission: Mapped[str | None] = mapped_column(Words(36), unique=True)

    team: Mapped[DesignTeam | None] = relationship()
    network: Mapped[Network | None] = relationship()
    added_by: Mapped[Person] = relationship()
    terms: Mapped[list[Term]] = relationship(secondary="tag", order_by="Term.vocabulary_id, Term.place")

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
        by: Person,
        at: datetime,
        terms: Collection[Term] | None = None,
    ) -> "HoldingVersion | None":
        """Write the values as the next version; earlier ones stay as they were. None when nothing changed.

        Raises Stale when somebody saved since `from_version`, unless they saved exactly the same.
        """
        if from_version != self.version:
            if all(self.content.get(name) == as_json(value) for name, value in values.items()):
                return None
            raise Stale
        before = self.content
        has_own_title = self.title not in {"", self._short_headline} or bool(values.get("title"))
        for name, value in values.items():
            self._set(name, value)
        if terms is not None:
            self.terms[:] = terms
        self.title = shorten(self.title, TITLE) if has_own_title else self._short_headline
        self._follow()
        if before == self.content and self.version:
            return None
        self.version += 1
        self.changed_at = at
        return HoldingVersion(
            holding=self, number=self.version, at=at, author_id=by.id, because=because, content=self.content
        )

    def turn(self, *, because: str, at: datetime) -> None:
        """Say that the newest version takes something back, so that who rests on it looks again."""
        self.turned_version, self.turned_at, self.turned_because = self.version, at, because

    def let_stand(self) -> None:
        """Say that nothing is taken back after all, so that nobody has to look again."""
        self.turned_version, self.turned_at, self.turned_because = None, None, ""

    def share(self, audience: Audience, *, by: Person, at: datetime) -> None:
        if audience is not self.audience:
            self.audience = audience
            self.note("shared_holding", by=by, at=at, audience=audience.value)

    def remove(self, *, because: str, by: Person, at: datetime) -> None:
        """Take it out of the library with a reason; its address stays."""
        self.removed_at, self.removed_because = at, because
        self.note("removed_holding", by=by, at=at)

    def note(self, verb: str, *, by: Person, at: datetime, also_of: DesignTeam | None = None, **details: Any) -> None:
        """Record in the journal, of its team if it has one, with what is needed to read the line on its own.

        What another team adds to it stands in the journal of that team too.
        """
        for team_id in dict.fromkeys([self.team_id, also_of.id if also_of else self.team_id]):
            record(
                verb, by=by, at=at, subject="holding", subject_id=self.id, team_id=team_id,
                kind=self.kind, title=shorten(self.title, 120), **details,
            )  # fmt: skip

    def _set(self, name: str, value: Any) -> None:
        """A choice that was not made leaves what was there, unless nothing is a choice too."""
        if name != "title" and name not in self.own_columns():
            raise KeyError(name)
        column = type(self).__table__.columns.get(name)
        known = getattr(column.type, "enum_class", None) if column is not None else None
        if known and not value:
            if column is not None and column.nullable:
                setattr(self, name, None)
            return
        setattr(self, name, known(value) if known else value)

    def _follow(self) -> None:
        """What a kind works out from what was written, so that it can be found by it."""

    @classmethod
    def own_columns(cls) -> list[str]:
        """The names of the columns that this kind adds, in the order in which they are declared."""
        return [column.key for column in cls.__mapper__.local_table.columns if column.key != "id"]

    @property
    def content(self) -> dict[str, Any]:
        """All that this kind adds, in a form that can be kept in a version."""
        own = {name: as_json(getattr(self, name)) for name in self.own_columns()}
        return {"title": self.title} | own | {"terms": [term.id for term in self.terms]}

    @property
    def headline(self) -> str:
        """The sentence that stands for the whole; a kind without a title of its own names it."""
        return self.title

    @property
    def _short_headline(self) -> str:
        return shorten(self.headline or "", TITLE)

    @property
    def is_removed(self) -> bool:
        return self.removed_at is not None

    @property
    def is_retracted(self) -> bool:
        """Whether whoever published it took it back; only a source is ever published elsewhere."""
        return False


class HoldingVersion(Model):
    """What a thing in the library said at one moment, who wrote it and why it changed."""

    __tablename__ = "holding_version"
    __table_args__ = (UniqueConstraint("holding_id", "number"),)
    keeping = SIGNED

    holding_id: Mapped[int] = mapped_column(ForeignKey("holding.id", ondelete="CASCADE"))
    number: Mapped[int]
    at: Mapped[datetime] = mapped_column(Moment)
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    because: Mapped[str] = mapped_column(Words(BECAUSE), default="")
    content: Mapped[dict[str, Any]] = mapped_column(JSON)

    holding: Mapped[Holding] = relationship()
    author: Mapped[Person] = relationship()


class Apart(Model):
    """Somebody looked at two that look the same, and they are two. The one that came first has the lower id."""

    __tablename__ = "apart"
    __table_args__ = (
        UniqueConstraint("one_id", "other_id"),
        CheckConstraint("one_id < other_id", name="first_comes_first"),
    )
    keeping = SIGNED

    one_id: Mapped[int] = mapped_column(ForeignKey("holding.id", ondelete="CASCADE"))
    other_id: Mapped[int] = mapped_column(ForeignKey("holding.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))


class Check(Model):
    """Somebody looked whether a thing in the library still is as it says; once for every day."""

    __tablename__ = "holding_check"
    __table_args__ = (UniqueConstraint("holding_id", "on"),)
    keeping = SIGNED

    holding_id: Mapped[int] = mapped_column(ForeignKey("holding.id", ondelete="CASCADE"))
    on: Mapped[date]
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))

    by: Mapped[Person] = relationship()


class Tag(Model):
    """A thing in the library carries a term."""

    __tablename__ = "tag"
    __table_args__ = (UniqueConstraint("holding_id", "term_id"),)
    keeping = KNOWN

    holding_id: Mapped[int] = mapped_column(ForeignKey("holding.id", ondelete="CASCADE"))
    term_id: Mapped[int] = mapped_column(ForeignKey("term.id"), index=True)


class Tie(Model):
    """One thing in the library rests on another, disagrees with it, or answers it."""

    __tablename__ = "tie"
    __table_args__ = (
        UniqueConstraint("from_id", "to_id", "relation"),
        CheckConstraint("from_id <> to_id", name="not_to_itself"),
    )
    keeping = SIGNED

    from_id: Mapped[int] = mapped_column(ForeignKey("holding.id", ondelete="CASCADE"))
    to_id: Mapped[int] = mapped_column(ForeignKey("holding.id", ondelete="CASCADE"), index=True)
    relation: Mapped[Relation] = mapped_column(choice_of(Relation))
    stance: Mapped[Stance] = mapped_column(choice_of(Stance), default=Stance.SUPPORTS)
    remark: Mapped[str] = mapped_column(Words(BECAUSE), default="")
    at: Mapped[datetime] = mapped_column(Moment)
    by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))

    this: Mapped[Holding] = relationship(foreign_keys=[from_id])
    other: Mapped[Holding] = relationship(foreign_keys=[to_id])

    @classmethod
    def between(
        cls, this: Holding, other: Holding, relation: Relation, *, by: Person, at: datetime, **said: Any
    ) -> "Tie":
        """Raises CannotKeep when a thing would be tied to itself."""
        if this.id == other.id:
            raise CannotKeep(N_("Choose something else: this is the same one."))
        return cls(this=this, other=other, relation=relation, by_id=by.id, at=at, **said)


def as_json(value: Any) -> Any:
    """A column's value in a form that JSON can hold and that compares equal to what was kept."""
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else "" if value is None else value
