"""What a sort of thing that can be found has to tell about itself."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_

from designteam.search.models import Findable


class Text(NamedTuple):
    """A thing as it is read into the index. `marks` are what it can be narrowed down by, and no words of people."""

    subject: str
    subject_id: int
    kind: str
    team_id: int | None
    changed_at: datetime | None
    title: str
    body: str
    marks: str = ""


@dataclass(frozen=True)
class Source:
    """One sort of thing that can be found. It is read again after each line of the journal about `told_by`.

    `subject` is its own name, by which the journal speaks of it unless it is told as a part of something else; then
    `belonging` gives those that belong to `ids`. `artefact` is the artefact that it is, or that it is about.
    `told_along` is for a line about many things at once: by the subject of that line, those of `ids` that the index has
    to read because of it, and not those that it read before.
    A thing of which `texts` gives nothing, because it was taken away, leaves the index.
    """

    subject: str
    all_of_them: Select[int]
    texts: Callable[[Sequence[int]], Iterable[Text]]
    may_be_seen: ColumnElement[bool]
    told_by: str
    belonging: Select[int] | None = None
    artefact: ColumnElement[int] | None = None
    told_along: Mapping[str, Select[Any]] = field(default_factory=dict)

    @property
    def visible(self) -> ColumnElement[bool]:
        """Written so that no index fits it: a database must begin with the words, and not with all of one sort."""
        return and_(Findable.subject.concat("") == self.subject, self.may_be_seen)
