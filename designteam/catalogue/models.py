"""What somebody follows in the catalogue, and how often they want a letter about each kind of news."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from designteam.kit import clock
from designteam.kit.db import Keeping, Model, Moment, Privacy, Words, choice_of
from designteam.people.models import Person

NAME, WORDS, KEY = 200, 200, 500
FOLLOWED = Keeping(Privacy.PERSONAL, "to tell somebody what is new in what they follow", "until they stop following")
WRITTEN = Keeping(Privacy.PERSONAL, "to write as often as somebody wants, and nothing twice", "as long as the account")


class Subject(StrEnum):
    PRODUCT = "product"
    SCHOOL = "school"
    THEME = "theme"
    SEARCH = "search"


class News(StrEnum):
    """What can happen with products that somebody hears of."""

    NEW = "new"
    RENEWED = "renewed"
    WITHDRAWN = "withdrawn"
    USED = "used"


class Rhythm(StrEnum):
    """How often news comes by letter."""

    AT_ONCE = "at_once"
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    NEVER = "never"

    def last_before(self, at: datetime) -> datetime | None:
        """The newest moment at which such a letter goes: seven on a school day, on Monday, or on the first Monday."""
        if self is Rhythm.AT_ONCE:
            return at
        if self is Rhythm.NEVER:
            return None
        day = clock.day_of(at)
        while not (self._goes_on(day) and clock.seven_on(day) <= at):
            day -= timedelta(days=1)
        return clock.seven_on(day)

    def _goes_on(self, day: date) -> bool:
        if self is Rhythm.DAILY:
            return day.weekday() < 5
        return day.weekday() == 0 and (self is Rhythm.WEEKLY or day.day <= 7)


DEFAULTS: Mapping[News, Rhythm] = {
    News.NEW: Rhythm.WEEKLY,
    News.RENEWED: Rhythm.WEEKLY,
    News.WITHDRAWN: Rhythm.AT_ONCE,
    News.USED: Rhythm.WEEKLY,
}


class Interest(Model):
    """Something that somebody follows: one product, or all that answers words and choices of the catalogue.

    `key` is what was chosen as it stands in an address, "product=12" for one product; `name` says it in words.
    """

    __tablename__ = "interest"
    __table_args__ = (UniqueConstraint("person_id", "words", "key"),)
    keeping = FOLLOWED

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    subject: Mapped[Subject] = mapped_column(choice_of(Subject))
    words: Mapped[str] = mapped_column(Words(WORDS), default="")
    key: Mapped[str] = mapped_column(Words(KEY), index=True)
    name: Mapped[str] = mapped_column(Words(NAME))
    since: Mapped[datetime] = mapped_column(Moment)

    person: Mapped[Person] = relationship()


class NewsChoice(Model):
    """How often one person hears of one kind of news. Where there is none, the default holds.

    What happened until `told_until` was told, or was not for them; what came later waits for the next letter.
    """

    __tablename__ = "news_choice"
    __table_args__ = (UniqueConstraint("person_id", "news"),)
    keeping = WRITTEN

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    news: Mapped[News] = mapped_column(choice_of(News))
    rhythm: Mapped[Rhythm] = mapped_column(choice_of(Rhythm))
    told_until: Mapped[datetime | None] = mapped_column(Moment)

    person: Mapped[Person] = relationship()

    def choose(self, rhythm: Rhythm, *, at: datetime) -> None:
        """Who asks for letters again does not hear of the time in which they wanted none."""
        if self.rhythm is Rhythm.NEVER and rhythm is not Rhythm.NEVER:
            self.told_until = at
        self.rhythm = rhythm


def key_of_product(publication_id: int) -> str:
    return f"product={publication_id}"
