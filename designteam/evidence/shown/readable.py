"""What something in the library says, as labels and words: all of it, and what changed between two versions."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from flask_babel import gettext

from designteam.evidence.forms import FORMS, Judging
from designteam.evidence.models import HoldingVersion
from designteam.kit.differences import Segment, difference, shortened
from designteam.kit.reading import in_words

# What is decided about a kind in another form than the one in which it is written.
DECIDED_ELSEWHERE = {"card": (Judging, ("strength", "strength_because", "status"))}
NOT_IN_WORDS = {"csrf_token", "from_version", "submission", "sharper", "terms"}


class Part(NamedTuple):
    """One thing that is said, under the words with which it was asked."""

    name: str
    label: str
    text: str


class Change(NamedTuple):
    label: str
    segments: Sequence[Segment]


def said_in(kind: str, content: Mapping[str, Any]) -> Sequence[Part]:
    """All that stands in the content of something, in the order of its form; what is empty too."""
    return [
        Part(field.name, str(field.label.text), in_words(field, content.get(field.name) or ""))
        for field in _fields(kind)
    ]


def changes_in(kind: str, versions: Sequence[HoldingVersion], names: Mapping[int, str]) -> Mapping[int, list[Change]]:
    """By the number of each version what it changed, of versions with the newest first; of the first nothing.

    `names` says how the terms are called that these carry or carried.
    """
    return {later.number: list(_changes(kind, earlier, later, names)) for later, earlier in pairwise(versions)}


def _changes(kind: str, earlier: HoldingVersion, later: HoldingVersion, names: Mapping[int, str]) -> Iterator[Change]:
    for was, now in zip(said_in(kind, earlier.content), said_in(kind, later.content), strict=True):
        if was.text != now.text:
            yield Change(now.label, shortened(difference(was.text, now.text)))
    before, after = (_named(version.content.get("terms") or (), names) for version in (earlier, later))
    if before != after:
        yield Change(gettext("What is it about?"), difference(before, after))


def _named(terms: Sequence[int], names: Mapping[int, str]) -> str:
    return ", ".join(names[term] for term in terms if term in names)


def _fields(kind: str) -> Iterator[Any]:
    for field in FORMS[kind](formdata=None, meta={"csrf": False}):
        if field.name not in NOT_IN_WORDS:
            yield field
    if kind in DECIDED_ELSEWHERE:
        decided, names = DECIDED_ELSEWHERE[kind]
        asked = decided(formdata=None, meta={"csrf": False})
        yield from (asked[name] for name in names)
