"""What belongs to an artefact beside its text: pictures and documents that are kept here, and links to elsewhere."""

from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.cycle.models.artefact import SIGNED_WORK, Artefact
from designteam.kit.db import Keeping, Model, Moment, Privacy, Words, choice_of
from designteam.kit.richtext import mark_of, written
from designteam.people.models import Person

FILE_NAME = 200
ADDRESS = 1000
REASON = 300
HELD_FOR = timedelta(days=14)


SHOWN_WORK = Keeping(
    Privacy.PERSONAL,
    "to show the work that a text is about, and who added it",
    "as long as the team; a picture of people until their consent ends",
)


class Consent(StrEnum):
    """Why a picture may be here."""

    NOBODY = "nobody"
    AGREED = "agreed"


class Destination(StrEnum):
    DRIVE = "drive"
    DOCUMENT = "document"
    VIDEO = "video"
    PAGE = "page"


class Reach(StrEnum):
    """Whether a link leads somewhere, as seen from here without signing in anywhere."""

    UNKNOWN = "unknown"
    WORKS = "works"
    SIGN_IN = "sign_in"
    BROKEN = "broken"


class Attachment(Model):
    """A picture or document that is kept here. When it is removed the bytes go and this line stays."""

    __tablename__ = "attachment"
    __table_args__ = (
        CheckConstraint("small_file = '' OR consent IS NOT NULL", name="picture_has_consent"),
        CheckConstraint("consent IS NULL OR consent <> 'agreed' OR consent_until IS NOT NULL", name="consent_ends"),
    )
    keeping = SHOWN_WORK

    artefact_id: Mapped[int] = mapped_column(ForeignKey("artefact.id"), index=True)
    title: Mapped[str] = mapped_column(Words(FILE_NAME))
    extension: Mapped[str] = mapped_column(Words(10))
    media_type: Mapped[str] = mapped_column(Words(120))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(Words(64))
    file: Mapped[str] = mapped_column(Words(40), default="")
    small_file: Mapped[str] = mapped_column(Words(40), default="")
    width: Mapped[int] = mapped_column(default=0)
    height: Mapped[int] = mapped_column(default=0)
    consent: Mapped[Consent | None] = mapped_column(choice_of(Consent))
    consent_until: Mapped[date | None]
    added_at: Mapped[datetime] = mapped_column(Moment)
    added_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    removed_at: Mapped[datetime | None] = mapped_column(Moment)
    removed_because: Mapped[str] = mapped_column(Words(REASON), default="")

    artefact: Mapped[Artefact] = relationship()
    added_by: Mapped[Person] = relationship()

    def remove(self, *, because: str, by: Person, at: datetime, verb: str = "detached") -> None:
        """Let the bytes go; who asks later still finds that it was here and why it went."""
        self.removed_at, self.removed_because = at, because
        self.file = self.small_file = ""
        self.artefact.note(verb, by=by, at=at, other=self.title)

    def may_be_shown(self, *, on: date) -> bool:
        """Whether it is here and nobody's consent has ended."""
        return self.removed_at is None and (self.consent_until is None or on <= self.consent_until)

    @property
    def is_picture(self) -> bool:
        return self.consent is not None


class HeldPicture(Model):
    """A picture that somebody put in a text which is not kept yet: only theirs, and gone when that text never comes.

    The text names it by its mark. When a text of the team is kept that does, it becomes an attachment.
    """

    __tablename__ = "held_picture"
    __table_args__ = (
        UniqueConstraint("person_id", "team_id", "sha256"),
        CheckConstraint("consent <> 'agreed' OR consent_until IS NOT NULL", name="consent_ends"),
    )
    keeping = Keeping(
        Privacy.PERSONAL, "to have the picture ready when the text is kept", "14 days, or until the text is kept"
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    team_id: Mapped[int] = mapped_column(ForeignKey("design_team.id"), index=True)
    title: Mapped[str] = mapped_column(Words(FILE_NAME))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(Words(64))
    file: Mapped[str] = mapped_column(Words(40))
    small_file: Mapped[str] = mapped_column(Words(40))
    width: Mapped[int]
    height: Mapped[int]
    consent: Mapped[Consent] = mapped_column(choice_of(Consent))
    consent_until: Mapped[date | None]
    at: Mapped[datetime] = mapped_column(Moment, index=True)

    @property
    def mark(self) -> str:
        return mark_of(self.sha256)

    @property
    def in_a_text(self) -> str:
        """What to paste where it must stand."""
        return written(self.title, self.mark)


class Bookmark(Model):
    """A link to something elsewhere: a shared drive, a document, a video, a page."""

    __tablename__ = "bookmark"
    keeping = SIGNED_WORK

    artefact_id: Mapped[int] = mapped_column(ForeignKey("artefact.id"), index=True)
    title: Mapped[str] = mapped_column(Words(FILE_NAME))
    url: Mapped[str] = mapped_column(Words(ADDRESS))
    leads_to: Mapped[Destination] = mapped_column(choice_of(Destination))
    reach: Mapped[Reach] = mapped_column(choice_of(Reach), default=Reach.UNKNOWN)
    reach_since: Mapped[datetime | None] = mapped_column(Moment)
    looked_at: Mapped[datetime | None] = mapped_column(Moment)
    added_at: Mapped[datetime] = mapped_column(Moment)
    added_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    removed_at: Mapped[datetime | None] = mapped_column(Moment)
    removed_because: Mapped[str] = mapped_column(Words(REASON), default="")

    artefact: Mapped[Artefact] = relationship()
    added_by: Mapped[Person] = relationship()

    def remove(self, *, because: str, by: Person, at: datetime) -> None:
        self.removed_at, self.removed_because = at, because
        self.artefact.note("unbookmarked", by=by, at=at, other=self.title)

    def found(self, reach: Reach, *, at: datetime) -> None:
        """Keep what a look at the address showed; only a change is news for the team."""
        self.looked_at = at
        if reach is self.reach:
            return
        verb = "link_broke" if reach is Reach.BROKEN else "link_works"
        self.reach, self.reach_since = reach, at
        self.artefact.note(verb, by=self.added_by, at=at, other=self.title)
