"""Text as people type it: cleaned once, at the door, and kept exactly after that."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Final, NamedTuple

_LOST = "\ufffd"  # what a decoder writes for bytes that were no text
_BIDI_OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

_WORD = re.compile(r"\S+\s*|\s+")
_SENTENCE = re.compile(r".+?(?:[.!?…]+[”’\"')]*(?=\s|$)|\n|$)\s*", re.DOTALL)

# What makes a difference read as prose; found by reading, not by reckoning.
MUCH_THE_SAME: Final = 0.5
FEW_WORDS: Final = 2
LONG_PASSAGE: Final = 40
MANY_SENTENCES: Final = 150
SOME_WORDS: Final = 10

LONGEST_SLUG: Final = 60
# The largest number that both databases give out.
LARGEST_ID: Final = 2**31 - 1


class Unreadable(ValueError):
    """The text holds characters that cannot be shown or stored, such as control characters."""


class Segment(NamedTuple):
    """A run of words in a difference; `change` is "same", "ins" or "del"."""

    change: str
    text: str


class Differing(NamedTuple):
    """One part that two people wrote differently, each as what was added to the text of the other."""

    label: str
    mine: Sequence[Segment]
    theirs: Sequence[Segment]


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


def difference(before: str, after: str) -> list[Segment]:
    """What changed between two texts, so that it reads as prose: whole words inside a sentence that stayed much the
    same, whole sentences where most of it changed."""
    segments: list[Segment] = []
    for old, new in _paired(_sentences(before), _sentences(after)):
        segments += _between(old, new)
    return _joined(segments)


def differing(parts: Iterable[tuple[str, str, str]]) -> list[Differing]:
    """Both texts of every part that is not the same: each has a label, one's own text and that of somebody else."""
    return [
        Differing(label, _only(difference(theirs, mine)), _only(difference(mine, theirs)))
        for label, mine, theirs in parts
        if mine != theirs
    ]


def _only(segments: Iterable[Segment]) -> list[Segment]:
    """The newer text in full: what it does not hold is left out."""
    return [segment for segment in segments if segment.change != "del"]


def shortened(segments: Sequence[Segment]) -> list[Segment]:
    """The same difference, with an ellipsis in long passages that did not change."""
    last = len(segments) - 1
    return [
        Segment("same", _middle_left_out(text, first=place == 0, last=place == last)) if change == "same" else segment
        for place, segment in enumerate(segments)
        for change, text in [segment]
    ]


def _between(old: str, new: str) -> Iterator[Segment]:
    """The difference between two sentences, one of which may be empty."""
    if _words(old) == _words(new):
        yield Segment("same", new)
    elif _likeness(Counter(_words(old)), Counter(_words(new))) < MUCH_THE_SAME:
        yield from (Segment("del", old), Segment("ins", new))
    else:
        yield from _word_by_word(_WORD.findall(old), _WORD.findall(new))


def _word_by_word(old: list[str], new: list[str]) -> Iterator[Segment]:
    """A few words that stayed between two changes go along with them: reading on matters more than being exact."""
    matching = SequenceMatcher(None, [word.strip() for word in old], [word.strip() for word in new], autojunk=False)
    blocks = matching.get_matching_blocks()
    kept = [b for b in blocks if b.size > FEW_WORDS or b.a == b.b == 0 or b.a + b.size == len(old)]
    a = b = 0
    for block in kept:
        yield Segment("del", "".join(old[a : block.a]))
        yield Segment("ins", "".join(new[b : block.b]))
        a, b = block.a + block.size, block.b + block.size
        yield Segment("same", "".join(new[block.b : b]))


def _paired(old: list[str], new: list[str]) -> list[tuple[str, str]]:
    """Sentences of both texts in their order, each beside the one it became, or beside nothing."""
    counted_old, counted_new = [Counter(_words(text)) for text in old], [Counter(_words(text)) for text in new]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for a in reversed(range(len(old))):
        for b in reversed(range(len(new))):
            alike = _likeness(counted_old[a], counted_new[b])
            together = alike + best[a + 1][b + 1] if alike >= MUCH_THE_SAME else 0.0
            best[a][b] = max(together, best[a + 1][b], best[a][b + 1])
    pairs, a, b = [], 0, 0
    while a < len(old) and b < len(new):
        if best[a][b] == best[a + 1][b]:
            pairs.append((old[a], ""))
            a += 1
        elif best[a][b] == best[a][b + 1]:
            pairs.append(("", new[b]))
            b += 1
        else:
            pairs.append((old[a], new[b]))
            a, b = a + 1, b + 1
    return [*pairs, *((sentence, "") for sentence in old[a:]), *(("", sentence) for sentence in new[b:])]


def _likeness(old: Counter[str], new: Counter[str]) -> float:
    """How many of the words of both are the same, from 0 to 1."""
    return 2 * (old & new).total() / ((old.total() + new.total()) or 1)


def _joined(segments: Iterable[Segment]) -> list[Segment]:
    """Neighbours of one sort as one, what went before what came, with the white space between them outside."""
    joined: list[Segment] = []
    for run_is_same, run in groupby(segments, key=lambda segment: segment.change == "same"):
        parts = list(run)
        texts = {
            change: "".join(part.text for part in parts if part.change == change) for change in ("same", "del", "ins")
        }
        if not run_is_same and _words(texts["del"]) == _words(texts["ins"]):  # only the lines are broken elsewhere
            texts = {"same": texts["ins"]}
        for change, text in texts.items():
            if text:
                _append(joined, change, text)
    return joined


def _append(joined: list[Segment], change: str, text: str) -> None:
    """Add a piece of whole words; between two pieces there is always white space, which belongs to neither."""
    if joined and not joined[-1].text[-1:].isspace() and not text[0].isspace():
        _append(joined, "same", " ")
    words = text if change == "same" else text.rstrip()
    if joined and joined[-1].change == change == "same":
        joined[-1] = Segment("same", joined[-1].text + words)
    elif words:
        joined.append(Segment(change, words))
    if words != text:
        _append(joined, "same", text[len(words) :])


def _middle_left_out(text: str, *, first: bool, last: bool) -> str:
    words = _WORD.findall(text)
    if len(words) <= LONG_PASSAGE:
        return text
    beginning = "" if first else "".join(words[:SOME_WORDS]).rstrip() + " "
    end = "" if last else " " + "".join(words[-SOME_WORDS:])
    return f"{beginning}…{end}"


def _sentences(text: str) -> list[str]:
    """The sentences of a text; one of very many is not looked at apart, for that would take long."""
    found = _SENTENCE.findall(text)
    return found if len(found) <= MANY_SENTENCES else [text]


def _words(text: str) -> list[str]:
    return text.split()
