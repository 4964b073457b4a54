"""What anybody may read of the catalogue, for who harvests it and for search engines; with what was withdrawn.

A product is told of by the last edition that anybody could read. Once it could be, it stays known: as a record without
a description when it was withdrawn or is only for some now.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, Final

from sqlalchemy import Select, and_, bindparam, func, select
from sqlalchemy.engine import Row

from designteam.cycle.models import Attachment, Consent
from designteam.kit import db
from designteam.network.models import Audience, Network, School
from designteam.products.models import Edition, Maker, Publication, PublicationState
from designteam.products.oai import Chosen
from designteam.teams.models import DesignTeam

FIRST, LAST = datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)

is_open: Final = and_(Publication.state == PublicationState.OUT, Publication.audience == Audience.PUBLIC)
_shown = (
    select(func.max(Edition.number))
    .where(Edition.publication_id == Publication.id, Edition.audience == Audience.PUBLIC, Edition.out_at.is_not(None))
    .correlate(Publication)
    .scalar_subquery()
)
_numbers = (
    select(Publication.id)
    .where(
        Publication.was_open,
        Publication.id > bindparam("after"),
        Publication.changed_at >= bindparam("since"),
        Publication.changed_at < bindparam("before"),
    )
    .order_by(Publication.id)
    .limit(bindparam("most"))
)
# A list of codes as text is the same on both databases but for its spaces: each code stands in it between quotes.
# Asked row by row, so that a page is full as soon as there are enough: PostgreSQL would look at every product else.
_in_area = (
    select(Edition.content["learning_areas"].as_string())
    .where(Edition.publication_id == Publication.id, Edition.number == _shown)
    .correlate(Publication)
    .scalar_subquery()
    .like(bindparam("area"))
)
_in_network = (
    select(DesignTeam.id)
    .where(DesignTeam.id == Publication.team_id, DesignTeam.network_id == bindparam("network_id"))
    .exists()
)
_records = (
    select(
        Publication.id, Publication.product_id, Publication.changed_at, Publication.out_since, is_open.label("is_open"),
        Edition.number, Edition.content, Edition.files, DesignTeam.network_id, Network.name.label("network"),
        School.name.label("school"), School.school_type,
    )
    .select_from(Publication)
    .join(Edition, and_(Edition.publication_id == Publication.id, Edition.number == _shown))
    .join(DesignTeam, DesignTeam.id == Publication.team_id)
    .join(School, School.id == DesignTeam.school_id)
    .join(Network, Network.id == DesignTeam.network_id)
)  # fmt: skip
_one = _records.where(Publication.was_open, Publication.id == bindparam("id"))


def _page_of(numbers: Select[Any]) -> Select[Any]:
    """The numbers are chosen first: else PostgreSQL brings everything together to put it in order."""
    return _records.where(Publication.id.in_(select(numbers.subquery().c.id))).order_by(Publication.id)


_pages: Mapping[str, Select[Any]] = {
    "": _page_of(_numbers),
    "area": _page_of(_numbers.where(_in_area)),
    "network": _page_of(_numbers.where(_in_network)),
}
_earliest = select(func.min(Publication.changed_at)).where(Publication.was_open)
_networks = (
    select(Network.id, Network.name)
    .join(DesignTeam, DesignTeam.network_id == Network.id)
    .join(Publication, Publication.team_id == DesignTeam.id)
    .where(Publication.was_open)
    .distinct()
    .order_by(Network.id)
)
_makers = (
    select(Maker.product_id, Maker.name)
    .where(Maker.product_id.in_(bindparam("ids", expanding=True)), Maker.declined_at.is_(None))
    .order_by(Maker.product_id, Maker.place)
)
_files = select(Attachment).where(Attachment.id.in_(bindparam("ids", expanding=True))).order_by(Attachment.id)
_addresses = (
    select(Publication.id, Publication.changed_at)
    .where(is_open, Publication.id > bindparam("after"), Publication.id <= bindparam("up_to"))
    .order_by(Publication.id)
)
_newest = select(func.max(Publication.id)).where(is_open)


def page_of_records(chosen: Chosen, about: tuple[str, str], *, after: int, most: int) -> Sequence[Row[Any]]:
    """In the order of their numbers. `about` is what the set is of: an area, a network, or nothing."""
    sort, which = about
    asked = {"after": after, "most": most, "since": chosen.since or FIRST, "before": chosen.before or LAST}
    if sort == "area":
        asked["area"] = f'%"{which}"%'
    if sort == "network":
        asked["network_id"] = int(which)
    return db.session().execute(_pages[sort], asked).all()


def record_of(publication_id: int) -> Row[Any] | None:
    return db.session().execute(_one, {"id": publication_id}).one_or_none()


def earliest_change() -> datetime | None:
    return db.session().scalar(_earliest)


def networks_with_open_products() -> Mapping[int, str]:
    return {row.id: row.name for row in db.session().execute(_networks)}


def makers_by_product(product_ids: Sequence[int]) -> Mapping[int, Sequence[str]]:
    """The names of who made each product, in their order; not of who took their name back."""
    named: dict[int, list[str]] = {}
    if product_ids:
        for row in db.session().execute(_makers, {"ids": product_ids}):
            named.setdefault(row.product_id, []).append(row.name)
    return named


def files_by_number(attachment_ids: Sequence[int], *, today: date) -> Mapping[int, Attachment]:
    """Of these files the ones that still are here and show nobody who can be recognised."""
    if not attachment_ids:
        return {}
    found = db.session().scalars(_files, {"ids": attachment_ids})
    return {one.id: one for one in found if one.may_be_shown(on=today) and one.consent is not Consent.AGREED}


def newest_open_product() -> int:
    """The highest number of a product that anybody may read; 0 when there is none."""
    return db.session().scalar(_newest) or 0


def open_products(*, after: int, up_to: int) -> Sequence[Row[int, datetime]]:
    """Number and last change of the products that anybody may read, with these numbers."""
    return db.session().execute(_addresses, {"after": after, "up_to": up_to}).all()
