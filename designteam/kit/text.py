"""Text as people type it: cleaned once, at the door, and kept exactly after that."""

import re
import unicodedata
from typing import Final

_LOST = "\ufffd"  # what a decoder writes for bytes that were no text
_BIDI_OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

LONGEST_SLUG: Final = 60
# The largest number that both databases give out.
LARGEST_ID: Final = 2**31 - 1


class Unreadable(ValueError):
    """The text holds characters that cannot be shown or stored, such as control characters."""


def clean(text: str) -> str:
    """Compose accents, make one kind of line end and drop white space around it.

    Right-to-left text, emoji and combining characters stay as they are.
    Raises Unreadable for control characters, lone surrogates and overrides of the writing direction.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if any(_is_unreadable(character) for character in text):
        raise Unreadable
    return unicodedata.normalize("NFC", text).strip()


def slug(text: str) -> str:
    """The text as the name of a file: plain letters and figures, with dashes between the words."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain))[:LONGEST_SLUG].strip("-")


def whole_number(text: str) -> int:
    """The number that an address or a form names; 0 for what is none, or larger than any the database gives out."""
    number = int(text) if text.isascii() and text.isdecimal() and len(text) <= len(str(LARGEST_ID)) else 0
    return number if number <= LARGEST_ID else 0


def _is_unreadable(character: str) -> bool:
    if character in "\n\t":
        return False
    if character == _LOST:
        return True
    return unicodedata.category(character) in {"Cc", "Cs"} or character in _BIDI_OVERRIDES


def folded(text: str) -> str:
    """The words of a text as people look for them, without capitals, accents and signs, each with a space before it."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return "".join(f" {word}" for word in letters.split())


def shorten(text: str, most: int) -> str:
    """The first words of a text, with an ellipsis when something was left out."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space else cut).rstrip(" ,.;:") + "…"
