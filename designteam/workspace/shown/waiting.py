"""What waits for somebody: each source says in sentences what it asks of them, with the way to it.

A slice that asks something of people adds its source to the list. Each takes at most one statement.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from itertools import chain
from typing import Any, NamedTuple

from flask import url_for
from flask_babel import gettext

from designteam.kit.dates import short_day
from designteam.workspace.queries.mine import hypotheses_unheard_by

SHOWN = 8


class Waiting(NamedTuple):
    """One thing that is asked of somebody, since when, and where they do it."""

    text: str
    url: str
    label: str
    since: datetime

    @property
    def note(self) -> str:
        return gettext("since %(day)s", day=short_day(self.since))


def waits_for(viewer: Any) -> Sequence[Waiting]:
    """What waits, the newest first."""
    found = chain.from_iterable(source(viewer) for source in SOURCES)
    return sorted(found, key=lambda one: one.since, reverse=True)


def _unheard_hypotheses(viewer: Any) -> Iterable[Waiting]:
    for row in hypotheses_unheard_by(viewer):
        yield Waiting(
            text=gettext("%(school)s: you said nothing yet about hypothesis %(number)s.",
                         school=row.school, number=row.number),
            url=url_for("cycle.artefact", artefact_id=row.id, _anchor="endorsements"),
            label=gettext("Read it and say what you think"),
            since=row.changed_at,
        )  # fmt: skip


SOURCES: list[Callable[[Any], Iterable[Waiting]]] = [_unheard_hypotheses]
