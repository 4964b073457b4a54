"""What somebody follows, and how often they want to hear of it."""

from collections.abc import Mapping, Sequence

from sqlalchemy import bindparam, select

from designteam.catalogue.models import Interest, News, NewsChoice, key_of_product
from designteam.kit import db

_of = select(Interest).where(Interest.person_id == bindparam("person_id")).order_by(Interest.since.desc(), Interest.id)
_in_product = select(Interest).where(Interest.person_id == bindparam("person_id"), Interest.key == bindparam("key"))
_choices = select(NewsChoice).where(NewsChoice.person_id == bindparam("person_id"))


def interests_of(person_id: int) -> Sequence[Interest]:
    """What was followed last stands first."""
    return db.session().scalars(_of, {"person_id": person_id}).all()


def interest_in(publication_id: int, person_id: int) -> Interest | None:
    """Whether, and since when, somebody follows this product."""
    return db.session().scalar(_in_product, {"person_id": person_id, "key": key_of_product(publication_id)})


def choices_of(person_id: int) -> Mapping[News, NewsChoice]:
    """What somebody chose, or what was told; of other kinds of news the default holds."""
    return {choice.news: choice for choice in db.session().scalars(_choices, {"person_id": person_id})}
