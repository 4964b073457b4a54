"""Marks sentences for translation where nothing may know the web; the page translates them when shown."""

from dataclasses import dataclass


def N_(message: str) -> str:
    return message


@dataclass(frozen=True)
class Counted:
    """A sentence about one thing or about %(num)s things."""

    one: str
    many: str


def NN_(one: str, many: str) -> Counted:
    return Counted(one, many)


class CannotDo(Exception):
    """A refusal by the domain, with a message that is fit for the person who asked.

    `reason` is an English message id; the page shows it in the reader's language.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
