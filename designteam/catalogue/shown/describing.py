"""A product that anybody may read, as it is described to the rest of the world."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from flask import url_for

from designteam.cycle.models import Attachment
from designteam.kit.json_ld import data_block
from designteam.kit.text import whole_number
from designteam.letters.views import address_of_site
from designteam.method.objectives import CoreObjective, objective_with
from designteam.network.models import SchoolType
from designteam.products.formats import Author, Enclosure, LearningObject, json_ld
from designteam.products.models import Edition, Maker, Publication


@dataclass(frozen=True)
class Head:
    """What the head of a page about a product says: its address and, when anybody may read it, what it is."""

    address: str
    nl_lom: str = ""
    json_ld: str = ""


def head_of(
    publication: Publication, edition: Edition, *, makers: Sequence[Maker], files: Sequence[Attachment]
) -> Head:
    address = address_of_product(publication.id)
    if not publication.is_open or publication.out_since is None:
        return Head(address)
    product = described(
        publication.id,
        edition.content,
        edition=edition.number,
        published_at=publication.out_since,
        changed_at=publication.changed_at,
        makers=[maker.name for maker in makers if maker.declined_at is None],
        files=files,
        school=publication.team.school.name,
        school_type=publication.team.school.school_type,
        network=publication.team.network.name,
    )
    nl_lom = _address(".product_as_nl_lom", publication.id)
    return Head(address, nl_lom, data_block(json_ld(product)))


def described(
    publication_id: int,
    content: Mapping[str, Any],
    *,
    edition: int,
    published_at: datetime,
    changed_at: datetime,
    makers: Sequence[str],
    files: Sequence[Attachment],
    school: str,
    school_type: SchoolType,
    network: str,
) -> LearningObject:
    """`content` is that of the edition that is out. The minutes of a product are those a week, no learning time."""
    picture = next((file for file in files if file.is_picture), None)
    return LearningObject(
        url=address_of_product(publication_id),
        record=record_name(publication_id),
        title=content["title"],
        summary=content.get("summary") or "",
        published_at=published_at,
        modified_at=changed_at,
        licence=content.get("licence") or "yes",
        product_type=content.get("product_type") or "",
        maturity=content.get("maturity") or "idea",
        version=edition,
        learning_areas=tuple(content.get("learning_areas") or ()),
        grades=tuple(content.get("grades") or ()),
        school_types=(school_type.value,),
        authors=tuple(Author(name, school) for name in makers),
        school=school,
        network=network,
        files=tuple(_enclosed(publication_id, file) for file in files),
        thumbnail=_address(".small_product_file", publication_id, attachment_id=picture.id) if picture else "",
        objectives=tuple(_objectives(content)),
    )


def address_of_product(publication_id: int) -> str:
    """The one address of a product, whatever the name under which this site was asked for it."""
    return _address(".product", publication_id)


def record_name(publication_id: int) -> str:
    """By which harvesters know it (OAI identifier scheme)."""
    return f"{_before_number()}{publication_id}"


def number_in_name(name: str) -> int:
    """The number of the product that a harvester names; 0 when that cannot be one of ours."""
    before = _before_number()
    digits = name.removeprefix(before)
    return whole_number(digits) if name.startswith(before) and not digits.startswith("0") else 0


def _before_number() -> str:
    return f"oai:{urlsplit(address_of_site()).hostname}:product-"


def _enclosed(publication_id: int, file: Attachment) -> Enclosure:
    address = _address(".product_file", publication_id, attachment_id=file.id)
    return Enclosure(file.title, address, file.media_type, file.size)


def _objectives(content: Mapping[str, Any]) -> list[CoreObjective]:
    found = (objective_with(code) for code in content.get("objectives") or ())
    return [one for one in found if one is not None]


def _address(endpoint: str, publication_id: int, **values: Any) -> str:
    path = url_for(f"catalogue{endpoint}", publication_id=publication_id, **values)
    return address_of_site() + path
