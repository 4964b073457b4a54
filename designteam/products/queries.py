"""Questions about products on their way out, and about what became of them at other schools."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import joinedload, selectinload

from designteam.cycle.models import Attachment, Bookmark, Consent
from designteam.kit import db
from designteam.method.definition import ROLES
from designteam.network.models import holds
from designteam.people.models import Person
from designteam.products.models import Edition, Maker, Publication, Use, Went
from designteam.teams.models import Membership

MOST_EDITIONS = 50

_with_talk = (
    selectinload(Publication.editions).joinedload(Edition.proposed_by),
    selectinload(Publication.editions).joinedload(Edition.answered_by),
)
_of_product = select(Publication).where(Publication.product_id == bindparam("product_id")).options(*_with_talk)
_edition = (
    select(Edition)
    .where(Edition.publication_id == bindparam("publication_id"), Edition.number == bindparam("number"))
    .options(joinedload(Edition.proposed_by, innerjoin=True))
)
_numbered = (
    select(Edition.number, Edition.out_at, Edition.because, Edition.content)
    .where(Edition.publication_id == bindparam("publication_id"), Edition.number > 0)
    .order_by(Edition.number.desc())
    .limit(MOST_EDITIONS)
)
_files = select(Attachment).where(Attachment.id.in_(bindparam("ids", expanding=True))).order_by(Attachment.id)
_links = (
    select(Bookmark)
    .where(Bookmark.id.in_(bindparam("ids", expanding=True)), Bookmark.removed_at.is_(None))
    .order_by(Bookmark.id)
)
_enclosed = (
    select(Attachment)
    .where(Attachment.artefact_id == bindparam("product_id"), Attachment.removed_at.is_(None))
    .order_by(Attachment.id)
)
_linked = (
    select(Bookmark)
    .where(Bookmark.artefact_id == bindparam("product_id"), Bookmark.removed_at.is_(None))
    .order_by(Bookmark.id)
)
_makers = select(Maker).where(Maker.product_id == bindparam("product_id")).order_by(Maker.place)
_named = (
    select(Maker)
    .where(Maker.person_id == bindparam("person_id"))
    .options(joinedload(Maker.product, innerjoin=True))
    .order_by(Maker.id.desc())
)
_confirming = (
    select(Person)
    .join(Membership, Membership.person_id == Person.id)
    .where(
        Membership.team_id == bindparam("team_id"),
        Membership.role.in_([role for role, card in ROLES.items() if card.confirms]),
        holds(Membership),
    )
    .order_by(Person.id)
    .distinct()
)
_uses = (
    select(Use)
    .where(Use.publication_id == bindparam("publication_id"))
    .options(joinedload(Use.school, innerjoin=True))
    .order_by(Use.changed_at.desc(), Use.id.desc())
    .limit(bindparam("most"))
)
_use_of_school = select(Use).where(
    Use.publication_id == bindparam("publication_id"), Use.school_id == bindparam("school_id")
)
_goes = (
    select(Use.publication_id, Use.went, func.count().label("many"))
    .where(Use.publication_id.in_(bindparam("ids", expanding=True)), Use.ended_at.is_(None))
    .group_by(Use.publication_id, Use.went)
)


def publication_of(product_id: int) -> Publication | None:
    """With everything that was proposed and answered."""
    return db.session().scalar(_of_product, {"product_id": product_id})


def edition_of(publication: Publication, number: int) -> Edition | None:
    return db.session().scalar(_edition, {"publication_id": publication.id, "number": number})


def editions_out(publication: Publication) -> Sequence[Any]:
    """Number, moment, reason and words of the editions that are or were out, the newest first."""
    return db.session().execute(_numbered, {"publication_id": publication.id}).all()


def files_of(edition: Edition, *, today: date) -> Sequence[Attachment]:
    """What still is here and shows nobody who can be recognised."""
    if not edition.files:
        return []
    found = db.session().scalars(_files, {"ids": edition.files})
    return [one for one in found if one.may_be_shown(on=today) and one.consent is not Consent.AGREED]


def links_of(edition: Edition) -> Sequence[Bookmark]:
    return db.session().scalars(_links, {"ids": edition.links}).all() if edition.links else []


def enclosures_of(product_id: int) -> tuple[Sequence[Attachment], Sequence[Bookmark]]:
    """Every picture, document and link that a team put with a product and did not remove."""
    asked = {"product_id": product_id}
    return db.session().scalars(_enclosed, asked).all(), db.session().scalars(_linked, asked).all()


def makers_of(product_id: int) -> Sequence[Maker]:
    """In the order in which they are named, also who took their name back."""
    return db.session().scalars(_makers, {"product_id": product_id}).all()


def who_confirms(team_id: int, *, today: date) -> Sequence[Person]:
    """Who says for the school of this team what goes out."""
    return db.session().scalars(_confirming, {"team_id": team_id, "today": today}).all()


def products_made_by(person_id: int) -> Sequence[Maker]:
    """Where somebody is named as a maker, the newest first."""
    return db.session().scalars(_named, {"person_id": person_id}).all()


def uses_of(publication: Publication, *, most: int) -> Sequence[Use]:
    """What other schools told, the newest first."""
    return db.session().scalars(_uses, {"publication_id": publication.id, "most": most}).all()


def use_of(publication: Publication, school_id: int) -> Use | None:
    return db.session().scalar(_use_of_school, {"publication_id": publication.id, "school_id": school_id})


def goes_of(publication_ids: Sequence[int]) -> Mapping[int, Mapping[Went, int]]:
    """Per product at how many schools it works, works partly, does not work, or is too early to say."""
    goes: dict[int, dict[Went, int]] = {}
    if not publication_ids:
        return goes
    for row in db.session().execute(_goes, {"ids": publication_ids}):
        goes.setdefault(row.publication_id, {})[row.went] = row.many
    return goes
