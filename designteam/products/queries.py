"""Questions about products on their way out, and about what became of them at other schools."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import and_, bindparam, func, select
from sqlalchemy.orm import joinedload, selectinload

from designteam.cycle.models import Attachment, Bookmark, Consent
from designteam.kit import db
from designteam.kit.policy import Viewer
from designteam.method.definition import ROLES
from designteam.network.models import School, holds
from designteam.people.models import Person
from designteam.products.models import (
    Averted,
    Descent,
    Edition,
    Maker,
    MakersQuestion,
    Publication,
    PublicationState,
    ReadingLink,
    Use,
    Went,
)
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
_questions = (
    select(MakersQuestion)
    .where(MakersQuestion.publication_id == bindparam("publication_id"))
    .options(joinedload(MakersQuestion.school, innerjoin=True))
    .order_by(MakersQuestion.id)
)
_open_questions = (
    select(MakersQuestion.id, MakersQuestion.question, MakersQuestion.at, School.name.label("school"))
    .join(Publication, Publication.id == MakersQuestion.publication_id)
    .join(School, School.id == MakersQuestion.school_id)
    .where(
        Publication.team_id.in_(bindparam("teams", expanding=True)),
        Publication.state == PublicationState.OUT,
        MakersQuestion.answer == "",
    )
    .order_by(MakersQuestion.id)
)
_that_wait = (
    select(Edition)
    .join(Publication, Publication.id == Edition.publication_id)
    .where(Publication.team_id.in_(bindparam("teams", expanding=True)), Edition.answer.is_(None))
    .options(joinedload(Edition.proposed_by, innerjoin=True))
    .order_by(Edition.id)
)
_links_lent = (
    select(ReadingLink)
    .where(ReadingLink.product_id == bindparam("product_id"))
    .order_by(ReadingLink.id.desc())
    .limit(50)
)
_link_with = select(ReadingLink).where(ReadingLink.token == bindparam("token"))
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
_averted = (
    select(Averted)
    .where(Averted.publication_id == bindparam("publication_id"))
    .options(joinedload(Averted.school, innerjoin=True))
    .order_by(Averted.at.desc(), Averted.id.desc())
    .limit(20)
)
_averted_by = select(Averted).where(
    Averted.publication_id == bindparam("publication_id"), Averted.school_id == bindparam("school_id")
)
_goes = (
    select(Use.publication_id, Use.went, func.count().label("many"))
    .where(Use.publication_id.in_(bindparam("ids", expanding=True)), Use.ended_at.is_(None))
    .group_by(Use.publication_id, Use.went)
)
_made_from = (
    select(Edition.content["licence"].as_string())
    .join(Descent, and_(Descent.from_id == Edition.publication_id, Descent.edition == Edition.number))
    .where(Descent.product_id == bindparam("product_id"))
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
    return [one for one in found if _goes_out(one, today)]


def _goes_out(file: Attachment, today: date) -> bool:
    """Whether it still is here and shows nobody who can be recognised."""
    return file.may_be_shown(on=today) and file.consent is not Consent.AGREED


def covers_of(files: Iterable[Sequence[int]], *, today: date) -> Mapping[int, Attachment]:
    """Of the files of any number of editions the pictures that may be shown, by id, in one statement."""
    ids = sorted({id_ for some in files for id_ in some})
    found: Iterable[Attachment] = db.session().scalars(_files, {"ids": ids}) if ids else ()
    return {one.id: one for one in found if one.is_picture and _goes_out(one, today)}


def links_of(edition: Edition) -> Sequence[Bookmark]:
    return db.session().scalars(_links, {"ids": edition.links}).all() if edition.links else []


def enclosures_of(product_id: int) -> tuple[Sequence[Attachment], Sequence[Bookmark]]:
    """Every picture, document and link that a team put with a product and did not remove."""
    asked = {"product_id": product_id}
    return db.session().scalars(_enclosed, asked).all(), db.session().scalars(_linked, asked).all()


def proposals_that_wait_for(viewer: Viewer) -> Sequence[Edition]:
    """What this person has to answer for a school, the oldest first; nothing is asked for who answers for none."""
    teams = viewer.facts["my_confirmed_teams"]
    return db.session().scalars(_that_wait, {"teams": teams}).all() if teams else []


def questions_to(publication: Publication) -> Sequence[MakersQuestion]:
    """What other schools asked the makers, in the order in which they did."""
    return db.session().scalars(_questions, {"publication_id": publication.id}).all()


def questions_that_wait_for(viewer: Viewer) -> Sequence[Any]:
    """What schools asked about products of the teams in which this person designs, and nobody answered yet."""
    teams = viewer.facts["my_design_teams"]
    return db.session().execute(_open_questions, {"teams": teams}).all() if teams else []


def links_lent_of(product_id: int) -> Sequence[ReadingLink]:
    """The addresses by which somebody outside may read it or could, the newest first."""
    return db.session().scalars(_links_lent, {"product_id": product_id}).all()


def link_with(token: str) -> ReadingLink | None:
    return db.session().scalar(_link_with, {"token": token})


def licences_it_was_made_from(product_id: int) -> Sequence[str]:
    """The licence of the edition of another school from which this was made; none when it is all their own."""
    return [licence for licence in db.session().scalars(_made_from, {"product_id": product_id}) if licence]


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


def averted_by(publication: Publication, school_id: int) -> Averted | None:
    return db.session().scalar(_averted_by, {"publication_id": publication.id, "school_id": school_id})


def averted_thanks_to(publication: Publication) -> Sequence[Averted]:
    """What other schools did not do, the newest first."""
    return db.session().scalars(_averted, {"publication_id": publication.id}).all()


def goes_of(publication_ids: Sequence[int]) -> Mapping[int, Mapping[Went, int]]:
    """Per product at how many schools it works, works partly, does not work, or is too early to say."""
    goes: dict[int, dict[Went, int]] = {}
    if not publication_ids:
        return goes
    for row in db.session().execute(_goes, {"ids": publication_ids}):
        goes.setdefault(row.publication_id, {})[row.went] = row.many
    return goes
