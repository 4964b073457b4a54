"""What is out, as it is read into the index: the words of the edition that is out, and the marks to narrow down by."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import joinedload

from designteam.kit import db
from designteam.kit.richtext import plain
from designteam.kit.text import shorten
from designteam.method.vocabulary import LEARNING_AREAS
from designteam.products.models import Edition, Publication, PublicationState, Use, Went
from designteam.search.models import BODY, TITLE
from designteam.search.queries.holdings import fitting, mark
from designteam.search.queries.reading import Text
from designteam.teams.models import DesignTeam

IN_CATALOGUE = "0offered"
TOLD = (
    "summary", "how_to", "worked_for", "worked_less_for", "needs", "skills", "made_room_by", "for_teachers",
    "for_pupils", "at_home",
)  # fmt: skip
_read = (
    select(Publication, Edition, DesignTeam)
    .join(Edition, and_(Edition.publication_id == Publication.id, Edition.number == Publication.edition))
    .join(DesignTeam, DesignTeam.id == Publication.team_id)
    .options(joinedload(DesignTeam.school, innerjoin=True))
)


def texts(ids: Sequence[int]) -> Iterator[Text]:
    """Of those that are out."""
    return _texts(ids, _read.where(Publication.state == PublicationState.OUT))


def texts_of(ids: Sequence[int]) -> Iterator[Text]:
    """Also of those that were withdrawn: the words of the edition that was out last."""
    return _texts(ids, _read)


def _texts(ids: Sequence[int], read: Select[Any, Any, Any]) -> Iterator[Text]:
    works = set(
        db.session().scalars(
            select(Use.publication_id).where(Use.publication_id.in_(ids), Use.went == Went.WORKS).distinct()
        )
    )
    for publication, edition, team in db.session().execute(read.where(Publication.id.in_(ids))):
        said: Mapping[str, Any] = edition.content
        body = [*(plain(said.get(name) or "") for name in TOLD), team.school.name, *_areas_of(said)]
        yield Text(
            subject="publication",
            subject_id=publication.id,
            kind="publication",
            team_id=publication.team_id,
            changed_at=publication.changed_at,
            title=shorten(said["title"], TITLE),
            body="\n".join(filter(None, body))[:BODY],
            marks=fitting(_marks_of(said, team, is_used=publication.id in works)),
        )


def _areas_of(said: Mapping[str, Any]) -> Iterator[str]:
    """By what each learning area is called, in both languages: few texts say themselves that they are about it."""
    for code in said.get("learning_areas") or ():
        if code in LEARNING_AREAS:
            yield f"{code.replace('_', ' ')} {LEARNING_AREAS[code].label}"


def _marks_of(said: Mapping[str, Any], team: DesignTeam, *, is_used: bool) -> Iterator[str]:
    yield IN_CATALOGUE
    yield mark("school", team.school_id)
    yield mark("type", said.get("product_type") or "none")
    yield mark("maturity", said.get("maturity") or "idea")
    yield mark("licence", said.get("licence") or "yes")
    yield mark("schooltype", team.school.school_type.value)
    if said.get("devices"):
        yield mark("devices", said["devices"])
    if is_used:
        yield mark("elsewhere", "works")
    yield from (mark("area", code) for code in said.get("learning_areas") or ())
    yield from (mark("grade", number) for number in said.get("grades") or ())
    yield from (mark("term", number) for number in said.get("terms") or ())
