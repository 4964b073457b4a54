"""A source that was taken back by whoever published it."""

from datetime import date, datetime

from designteam.evidence.commands.keeping import revise
from designteam.evidence.models import Source
from designteam.people.models import Person


def retract(source: Source, *, on: date, because: str, notice: str, by: Person, at: datetime) -> bool:
    """Note that a source was retracted; whether that is news. It turns: who rests on it is asked to look again."""
    if source.is_retracted:
        return False
    said = {"retracted_on": on, "retracted_because": because, "retraction_notice": notice}
    revise(source, said, from_version=source.version, because=because, by=by, at=at)
    source.retracted_by_id = by.id
    source.turn(because=because, at=at)
    source.note("retracted_source", by=by, at=at, version=source.version)
    return True


def restore(source: Source, *, because: str, by: Person, at: datetime) -> bool:
    """Note that it was not retracted after all; whether that is news. Its versions keep what was thought before."""
    if not source.is_retracted:
        return False
    said = {"retracted_on": None, "retracted_because": "", "retraction_notice": ""}
    revise(source, said, from_version=source.version, because=because, by=by, at=at)
    source.retracted_by_id = None
    source.let_stand()
    source.note("restored_source", by=by, at=at, version=source.version)
    return True
