"""Text as people type it: cleaned once, at the door, and kept exactly after that."""

import re
import unicodedata
from difflib import SequenceMatcher
from typing import NamedTuple

_LOST = "\ufffd"  # what a decoder writes for bytes that were no text
_BIDI_OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


class Unreadable(ValueError):
    """The text holds characters that cannot be shown or stored, such as control characters."""


class Segment(NamedTuple):
    """A run of words in a difference; `change` is "same", "ins" or "del"."""

    change: str
    text: str


def clean(text: str) -> str:
    """Compose accents, make one kind of line end and drop white space around it.

    Right-to-left text, emoji and combining characters stay as they are.
    Raises Unreadable for control characters, lone surrogates and overrides of the writing direction.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if any(_is_unreadable(character) for character in text):
        raise Unreadable
    return unicodedata.normalize("NFC", text).strip()


def _is_unreadable(character: str) -> bool:
    if character in "\n\t":
        return False
    if character == _LOST:
        return True
    return unicodedata.category(character) in {"Cc", "Cs"} or character in _BIDI_OVERRIDES


def shorten(text: str, most: int) -> str:
    """The first words of a text, with an ellipsis when something was left out."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    cut = text[: most - 1]
    head, space, _ = cut.rpartition(" ")
    return (head if space else cut).rstrip(" ,.;:") + "…"


def difference(before: str, after: str) -> list[Segment]:
    """What changed between two texts, word by word, so that it reads as prose."""
    old, new = _words(before), _words(after)
    segments: list[Segment] = []
    for change, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if change == "equal":
            segments.append(Segment("same", "".join(old[a:b])))
            continue
        if b > a:
            segments.append(Segment("del", "".join(old[a:b])))
        if d > c:
            segments.append(Segment("ins", "".join(new[c:d])))
    return segments


def _words(text: str) -> list[str]:
    return re.findall(r"\S+\s*|\s+", text)
