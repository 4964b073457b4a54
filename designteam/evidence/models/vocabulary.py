"""The words by which the library is ordered. They are shipped, and can be changed where the library is used."""

from collections.abc import Mapping

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.kit.db import Codes, Keeping, Model, Privacy, Words
from designteam.teams.models import Stale

ORDER = Keeping(Privacy.PUBLIC, "to order the library and find things back", "as long as the library")

CODE, LABEL, DEFINITION, ORIGIN = 40, 120, 1000, 300
UNCHANGED = 1  # the version of a term as it was added


# What people may say in other words.
WORDS = ("label_nl", "label_en", "definition_nl", "definition_en", "caution_nl", "caution_en", "origin")


class Vocabulary(Model):
    """A list of terms that belong together, such as the four perspectives. One that is off is offered nowhere."""

    __tablename__ = "vocabulary"
    keeping = ORDER

    code: Mapped[str] = mapped_column(Words(CODE), unique=True)
    label_nl: Mapped[str] = mapped_column(Words(LABEL))
    label_en: Mapped[str] = mapped_column(Words(LABEL))
    caution_nl: Mapped[str] = mapped_column(Words(DEFINITION), default="")
    caution_en: Mapped[str] = mapped_column(Words(DEFINITION), default="")
    origin: Mapped[str] = mapped_column(Words(ORIGIN), default="")
    kinds: Mapped[list[str]] = mapped_column(Codes, default=list)
    place: Mapped[int]
    is_on: Mapped[bool] = mapped_column(default=True)

    terms: Mapped[list["Term"]] = relationship(back_populates="vocabulary", order_by="Term.place")


class Term(Model):
    """One word of a vocabulary. Its code never changes; a term that is off stays on what already carries it.

    `is_shipped` says that it came with the library: it comes back with the next release, so it can only be off.
    """

    __tablename__ = "term"
    __table_args__ = (UniqueConstraint("vocabulary_id", "code"),)
    keeping = ORDER

    vocabulary_id: Mapped[int] = mapped_column(ForeignKey("vocabulary.id"))
    code: Mapped[str] = mapped_column(Words(CODE))
    label_nl: Mapped[str] = mapped_column(Words(LABEL))
    label_en: Mapped[str] = mapped_column(Words(LABEL))
    definition_nl: Mapped[str] = mapped_column(Words(DEFINITION), default="")
    definition_en: Mapped[str] = mapped_column(Words(DEFINITION), default="")
    caution_nl: Mapped[str] = mapped_column(Words(DEFINITION), default="")
    caution_en: Mapped[str] = mapped_column(Words(DEFINITION), default="")
    origin: Mapped[str] = mapped_column(Words(ORIGIN), default="")
    place: Mapped[int]
    is_on: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column(default=UNCHANGED)
    is_shipped: Mapped[bool] = mapped_column(default=False)

    vocabulary: Mapped[Vocabulary] = relationship(back_populates="terms")

    def reword(self, words: Mapping[str, str], *, from_version: int) -> bool:
        """Say it in other words; whether anything changed. Raises Stale when somebody was first."""
        if all(getattr(self, name) == said for name, said in words.items()):
            return False
        if from_version != self.version:
            raise Stale
        self.fill_in(words)
        self.version += 1
        return True

    def fill_in(self, words: Mapping[str, str]) -> None:
        for name in WORDS:
            setattr(self, name, words.get(name, getattr(self, name)))

    @property
    def was_changed(self) -> bool:
        return self.version != UNCHANGED
