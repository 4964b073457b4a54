"""What a public product says to the world, whatever the format that writes it down."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from designteam.method.licences import LICENCES, Licence
from designteam.method.objectives import CoreObjective


@dataclass(frozen=True)
class Author:
    name: str
    school: str = ""


@dataclass(frozen=True)
class Enclosure:
    """A file that belongs to the product; `size` in bytes, when it is known."""

    title: str
    url: str
    media_type: str
    size: int | None = None


@dataclass(frozen=True)
class LearningObject:
    """A product that everybody may see, as it was published last.

    `url` is its one address, which never changes; `record` names this description of it. Moments are in UTC.
    Codes are those of the method's vocabulary and of the licences; `school_types` those of the schools it was made for.
    """

    url: str
    record: str
    title: str
    summary: str
    published_at: datetime
    modified_at: datetime
    licence: str
    language: str = "nl"
    product_type: str = "lesson_material"
    maturity: str = "rough"
    version: int = 1
    learning_areas: Sequence[str] = ()
    grades: Sequence[int] = ()
    school_types: Sequence[str] = ()
    authors: Sequence[Author] = ()
    school: str = ""
    network: str = ""
    files: Sequence[Enclosure] = ()
    thumbnail: str = ""
    minutes: int | None = None
    keywords: Sequence[str] = ()
    objectives: Sequence[CoreObjective] = ()

    @property
    def terms(self) -> Licence:
        return LICENCES[self.licence]

    @property
    def is_finished(self) -> bool:
        """Whether it was tried out in class; before that it is a draft to others."""
        return self.maturity in {"tested", "in_use"}

    @property
    def ages(self) -> Sequence[str]:
        """The ages it is for, one range for grades that follow each other: groep 6 and 7 are 9 to 11 years old."""
        return [f"{first + 3}-{last + 4}" for first, last in _runs(sorted(set(self.grades)))] or ["4-12"]

    @property
    def duration(self) -> str:
        """The time it takes as ISO 8601 writes it: PT1H30M. Empty when it is not known."""
        hours, minutes = divmod(self.minutes or 0, 60)
        said = (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")
        return f"PT{said}" if said else ""


def _runs(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and last number of every stretch without a gap."""
    starts = [number for number in numbers if number - 1 not in numbers]
    ends = [number for number in numbers if number + 1 not in numbers]
    return zip(starts, ends, strict=True)
