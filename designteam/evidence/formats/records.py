"""What a file is split into before anything in it is understood: its records, each with its place."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, NoReturn

from designteam.evidence.formats.items import Fault, Item
from designteam.kit.words import N_, CannotDo

MOST_RECORDS: Final = 5_000
MOST_BYTES: Final = 10_000_000


class CannotRead(CannotDo):
    """The file as a whole is refused; `details` fill in the sentence."""

    def __init__(self, reason: str, **details: str | int) -> None:
        super().__init__(reason)
        self.details = details


@dataclass(frozen=True)
class Record:
    """One record of a file, not understood yet. `load` may raise Fault."""

    line: int
    load: Callable[[], Item]
    key: str = ""
    doubt: str = ""


@dataclass
class Lines:
    """At which line a place in a text is, asked from the front to the back."""

    text: str
    _place: int = field(default=0)
    _line: int = field(default=1)

    def at(self, place: int) -> int:
        self._line += self.text.count("\n", self._place, place)
        self._place = max(place, self._place)
        return self._line


def broken(line: int, fault: Fault, *, key: str = "") -> Record:
    """A record of which only the place and the fault are known."""

    def load() -> NoReturn:
        raise fault

    return Record(line, load, key=key)


def at_most_so_many(number: int) -> None:
    """Raises CannotRead when a file holds more records than anybody can look through."""
    if number > MOST_RECORDS:
        raise CannotRead(
            N_("This file holds more than %(most)s records. Split it, and add the parts one by one."),
            most=MOST_RECORDS,
        )
