"""Thinking through the web of a design, and laying what was lived beside what was meant."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select

from designteam.cycle.models import Comparison, Design, WebThread
from designteam.kit import db
from designteam.people.models import Person
from designteam.teams.models import Stale


def weave(
    design: Design, thread: str, *, now: str, wished: str, choice: str, from_version: int, by: Person, at: datetime
) -> None:
    """Write what one thread of the web says. A change of what was thought through pulls at the others.

    Raises Stale when somebody saved since `from_version`.
    """
    web = {one.thread: one for one in db.session().scalars(select(WebThread).where(WebThread.design_id == design.id))}
    written = web.get(thread) or WebThread(
        design_id=design.id, thread=thread, now="", wished="", choice="", version=0, pulled_by=""
    )
    db.session().add(written)
    pulls = written.revise(now=now, wished=wished, choice=choice, from_version=from_version)
    if pulls:
        for other in web.values():
            if other is not written:
                other.pull(thread, at=at)
    design.note("wove", by=by, at=at)


def look_at_balance(design: Design, thread: str, *, by: Person, at: datetime) -> None:
    """Somebody looked at a thread after another one changed, and finds it in balance."""
    found = db.session().scalar(select(WebThread).where(WebThread.design_id == design.id, WebThread.thread == thread))
    if found is not None and found.is_asked:
        found.look()
        design.note("balanced", by=by, at=at)


def compare(
    design: Design,
    about: str,
    values: Mapping[str, Any],
    *,
    intended_version: int,
    from_version: int,
    by: Person,
    at: datetime,
) -> Comparison:
    """Write what was experienced and what was seen; the first time, what was intended is kept as it stands now.

    Raises Stale when somebody saved since `from_version`.
    """
    row = _row(design, about, intended_version)
    if from_version != row.version:
        if all(getattr(row, name) == value for name, value in values.items()):
            return row
        raise Stale
    for name, value in values.items():
        setattr(row, name, value)
    if not row.is_different:
        row.difference, row.explained_by_id = "", None
    row.version += 1
    design.note("compared", by=by, at=at)
    return row


def keep_as_intended(design: Design, versions: Mapping[str, int], *, by: Person, at: datetime) -> None:
    """Keep the text that stands now as what is intended, for each of these aspects and requirements."""
    for about, version in versions.items():
        _row(design, about, version).intended_version = version
    design.note("kept_as_intended", by=by, at=at)


def _row(design: Design, about: str, intended_version: int) -> Comparison:
    found = db.session().scalar(select(Comparison).where(Comparison.design_id == design.id, Comparison.about == about))
    if found is None:
        found = Comparison(
            design_id=design.id, about=about, intended_version=intended_version, experienced="", experienced_by="",
            actual="", actual_seen="", difference="", version=0,
        )  # fmt: skip
        db.session().add(found)
    return found
