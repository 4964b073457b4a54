"""The catalogue as harvesters see it: records of what anybody may read, and of what anybody could."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy.engine import Row

from designteam.catalogue.queries.harvesting import (
    earliest_change,
    files_by_number,
    makers_by_product,
    networks_with_open_products,
    page_of_records,
    record_of,
)
from designteam.catalogue.shown.describing import described, number_in_name, record_name
from designteam.kit.text import whole_number
from designteam.kit.web import say
from designteam.method.vocabulary import LEARNING_AREAS
from designteam.products.oai import Chosen, Record, each_set, set_of_area, set_of_network, what_set


class OpenRecords:
    """What `products.oai` asks for, from the database. A page takes three statements, however long it is."""

    def __init__(self, *, today: date) -> None:
        self._today = today

    def earliest(self) -> datetime | None:
        return earliest_change()

    def sets(self) -> Sequence[tuple[str, str]]:
        areas = {code: say(choice.label) for code, choice in LEARNING_AREAS.items()}
        return list(each_set(areas, networks_with_open_products()))

    def page(self, chosen: Chosen, *, after: int, most: int) -> Sequence[Record]:
        about = what_set(chosen.in_set) if chosen.in_set else ("", "")
        if chosen.in_set and not _is_known(*about):
            return []
        return self._records(page_of_records(chosen, about, after=after, most=most))

    def one(self, identifier: str) -> Record | None:
        number = number_in_name(identifier)
        return self.numbered(number) if number else None

    def numbered(self, publication_id: int) -> Record | None:
        row = record_of(publication_id)
        return self._records([row])[0] if row is not None else None

    def _records(self, rows: Sequence[Row[Any]]) -> Sequence[Record]:
        open_rows = [row for row in rows if row.is_open]
        makers = makers_by_product([row.product_id for row in open_rows])
        files = files_by_number([id_ for row in open_rows for id_ in row.files], today=self._today)
        return [
            Record(
                number=row.id,
                identifier=record_name(row.id),
                changed_at=row.changed_at,
                sets=[*_areas(row.content.get("learning_areas") or ()), set_of_network(row.network_id)],
                product=described(
                    row.id,
                    row.content,
                    edition=row.number,
                    published_at=row.out_since,
                    changed_at=row.changed_at,
                    makers=makers.get(row.product_id, ()),
                    files=[files[id_] for id_ in row.files if id_ in files],
                    school=row.school,
                    school_type=row.school_type,
                    network=row.network,
                )
                if row.is_open
                else None,
            )
            for row in rows
        ]


def _areas(codes: Iterable[str]) -> list[str]:
    return [set_of_area(code) for code in codes if code in LEARNING_AREAS]


def _is_known(sort: str, which: str) -> bool:
    if sort == "area":
        return which in LEARNING_AREAS
    return sort == "network" and whole_number(which) > 0
