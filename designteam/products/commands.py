"""Letting a product go out: proposing, answering, putting out on its day, and taking back."""

import secrets
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, delete, select, update

from designteam.cycle.commands import add
from designteam.cycle.models import Artefact, Iteration, Product
from designteam.feedback import commands as feedback
from designteam.feedback.queries import Voice
from designteam.kit import db
from designteam.kit.words import N_
from designteam.method.licences import ALL_RIGHTS_RESERVED, may_be_adapted
from designteam.network.models import Audience
from designteam.people.models import Person
from designteam.products.models import (
    SUBJECT,
    Answer,
    Averted,
    CannotPublish,
    Descent,
    Edition,
    Maker,
    MakersQuestion,
    Publication,
    PublicationState,
    ReadingLink,
    Use,
    Went,
    waiting_in,
)
from designteam.products.queries import averted_by, links_lent_of, makers_of, questions_to, use_of

MOST_MAKERS, MOST_LINKS = 20, 10
MOST_OPEN, MOST_QUESTIONS = 3, 100
LINK_IS_GOOD = timedelta(days=90)
OWN = {"maturity", "worked_for", "worked_less_for"}  # what only holds where it was tried

_of_product = select(Publication).where(Publication.product_id == bindparam("product_id")).with_for_update()
_due = (
    select(Edition)
    .join(Publication, Publication.id == Edition.publication_id)
    .where(Edition.answer == Answer.CONFIRMED, Edition.out_at.is_(None), Edition.goes_out_on <= bindparam("today"))
    .order_by(Edition.id)
    .limit(100)
    .with_for_update(of=Publication, skip_locked=True)
)
_noticed = (
    update(Publication)
    .where(
        Publication.product_id == bindparam("of_product"),
        Publication.state == PublicationState.OUT,
        Publication.audience == Audience.PUBLIC,
    )
    .values(changed_at=bindparam("at"))
    .execution_options(synchronize_session=False)
)


def propose(
    product: Product,
    *,
    story: Sequence[Mapping[str, Any]],
    files: Collection[int],
    links: Collection[int],
    audience: Audience,
    goes_out_on: date | None,
    because: str,
    said: str,
    submission: str | None,
    by: Person,
    at: datetime,
) -> Edition:
    """Put the product as it is now before the school leader. Sent twice it is proposed once.

    Raises CannotPublish while an earlier proposal waits, and when the product was dropped or stays inside the team.
    """
    session = db.session()
    publication = session.scalar(_of_product, {"product_id": product.id})
    if publication is None:
        publication = Publication(product=product, team_id=product.team_id, changed_at=at)
        session.add(publication)
        session.flush()
    known = next((one for one in publication.editions if submission and one.submission == submission), None)
    if known is not None:
        return known
    if product.is_dropped:
        raise CannotPublish(N_("This product was dropped. Take it up again first."))
    if audience is Audience.TEAM:
        raise CannotPublish(N_("Choose for whom it is. Your own team can read it already."))
    if waiting_in(publication.editions):
        raise CannotPublish(N_("An earlier proposal still waits. Take that back first."))
    edition = Edition(
        publication=publication, version=product.version, audience=audience, goes_out_on=goes_out_on, because=because,
        said=said, content=product.content, story=[dict(step) for step in story], files=sorted(files),
        links=sorted(links), proposed_by=by, proposed_at=at, submission=submission,
    )  # fmt: skip
    session.add(edition)
    session.flush()
    publication.note("proposed_product", by=by, at=at, audience=audience.value)
    return edition


def confirm(edition: Edition, *, by: Person, at: datetime, today: date) -> None:
    """Say for the school that it may go out: now, or by itself on the day that was asked for."""
    edition.answered(Answer.CONFIRMED, because="", by=by, at=at)
    publication = edition.publication
    if edition.goes_out_on and edition.goes_out_on > today:
        if not publication.is_out:
            publication.state = PublicationState.PLANNED
        publication.note("planned_product", by=by, at=at, on=edition.goes_out_on.isoformat())
        return
    _put_out(edition, by=by, at=at)


def send_back(edition: Edition, *, because: str, by: Person, at: datetime) -> None:
    """Ask the team for something else first, with the reason."""
    edition.answered(Answer.RETURNED, because=because, by=by, at=at)
    edition.publication.note("returned_product", by=by, at=at)


def take_back(edition: Edition, *, by: Person, at: datetime) -> None:
    """The team takes its proposal back, also when it was confirmed and only waits for its day."""
    if edition.is_planned:
        edition.answer, edition.answered_by_id, edition.answered_at = Answer.TAKEN_BACK, by.id, at
        if edition.publication.state is PublicationState.PLANNED:
            edition.publication.state = PublicationState.ASKED
    else:
        edition.answered(Answer.TAKEN_BACK, because="", by=by, at=at)
    edition.publication.note("took_back_product", by=by, at=at)


def put_out_what_is_due(*, today: date, at: datetime) -> Sequence[Edition]:
    """What was confirmed for a day that has come, goes out. Those that did."""
    due = db.session().scalars(_due, {"today": today}).all()
    for edition in due:
        _put_out(edition, by=edition.proposed_by, at=at)
    return due


def name_makers(product: Product, makers: Sequence[tuple[int | None, str, str]], *, by: Person, at: datetime) -> None:
    """Who made it, in this order: a person of the team or nobody with an account, a name and a role.

    Who declined before stays declined.
    """
    if len(makers) > MOST_MAKERS:
        raise CannotPublish(N_("Name at most twenty people. A team can be named as one."))
    session = db.session()
    before = makers_of(product.id)
    declined = {maker.person_id: maker.declined_at for maker in before if maker.person_id and maker.declined_at}
    if [(maker.person_id, maker.name, maker.role) for maker in before] == list(makers):
        return
    session.execute(delete(Maker).where(Maker.product_id == product.id))
    session.add_all(
        Maker(product_id=product.id, place=place, person_id=person_id, name=name, role=role,
              declined_at=declined.get(person_id) if person_id else None)
        for place, (person_id, name, role) in enumerate(makers, 1)
    )  # fmt: skip
    _tell_harvesters(product.id, at=at)
    product.note("named_makers", by=by, at=at)


def decline(maker: Maker, *, is_declined: bool, by: Person, at: datetime) -> None:
    """Somebody takes their own name back, or lets it stand after all."""
    maker.declined_at = at if is_declined else None
    _tell_harvesters(maker.product_id, at=at)
    maker.product.note("named_makers", by=by, at=at)


def lend_link(
    product: Product, *, label: str, without_names: bool, by: Person, at: datetime, today: date
) -> ReadingLink:
    """Make an address by which somebody outside reads the product as it is. Raises CannotPublish at too many."""
    session = db.session()
    good = [link for link in links_lent_of(product.id) if link.is_good(today)]
    if len(good) >= MOST_LINKS:
        raise CannotPublish(N_("There are ten of these links. Revoke one that you no longer need."))
    made = ReadingLink(
        product=product, token=secrets.token_urlsafe(24), label=label, without_names=without_names, made_at=at,
        made_by_id=by.id, good_until=today + LINK_IS_GOOD,
    )  # fmt: skip
    session.add(made)
    session.flush()
    product.note("lent_link", by=by, at=at)
    return made


def revoke_link(link: ReadingLink, *, by: Person, at: datetime) -> None:
    """From now on its address leads nowhere."""
    if link.revoked_at is None:
        link.revoked_at = at
        link.product.note("revoked_link", by=by, at=at)


def use(
    publication: Publication,
    *,
    school_id: int,
    changed: str,
    grades: Sequence[int],
    group_size: int | None,
    went: Went,
    went_because: str,
    by: Person,
    at: datetime,
) -> Use:
    """Say for a school that it uses this, or how it goes by now. A school says it once; later words replace these."""
    session = db.session()
    found = use_of(publication, school_id)
    if found is None:
        found = Use(publication=publication, school_id=school_id, edition=publication.edition, by=by, at=at)
        session.add(found)
    found.by, found.edition, found.changed_at, found.ended_at = by, publication.edition, at, None
    found.changed, found.grades, found.group_size = changed, list(grades), group_size
    found.went, found.went_because = went, went_because
    session.flush()
    publication.note("used_product", by=by, at=at)
    return found


def respond(
    publication: Publication,
    said: Mapping[str, str],
    *,
    voice: Voice,
    submission: str | None,
    by: Person,
    at: datetime,
) -> None:
    """Say something to the makers by the three prompts, in the name of a team or a school.

    Raises CannotSay as giving feedback does.
    """
    if feedback.give(said, about=(SUBJECT, publication.id), voice=voice, submission=submission, by=by, at=at):
        publication.note("mirrored_product", by=by, at=at)


def take_response_back(publication: Publication, feedback_id: int, *, by: Person, at: datetime) -> bool:
    """Remove what somebody said themselves; whether there was such a thing."""
    if not feedback.take_back(feedback_id, about=(SUBJECT, publication.id), by=by):
        return False
    publication.note("took_back_mirror", by=by, at=at)
    return True


def ask_makers(
    publication: Publication, *, school_id: int, question: str, submission: str | None, by: Person, at: datetime
) -> MakersQuestion:
    """Ask the makers something for a school; sent twice it is asked once. Raises CannotPublish at too many of them."""
    session = db.session()
    there = questions_to(publication)
    known = next((one for one in there if submission and one.submission == submission and one.by_id == by.id), None)
    if known is not None:
        return known
    if sum(one.by_id == by.id and not one.answer for one in there) >= MOST_OPEN or len(there) >= MOST_QUESTIONS:
        raise CannotPublish(N_("There are questions of yours that still wait. Let the makers answer those first."))
    asked = MakersQuestion(
        publication=publication, school_id=school_id, question=question, by=by, at=at, submission=submission
    )
    session.add(asked)
    session.flush()
    publication.note("asked_makers", by=by, at=at)
    return asked


def answer_school(asked: MakersQuestion, *, answer: str, by: Person, at: datetime) -> None:
    """The makers answer; a later answer takes the place of an earlier one."""
    asked.answer, asked.answered_at, asked.answered_by_id = answer, at, by.id
    asked.publication.note("answered_makers", by=by, at=at)


def avert(publication: Publication, *, school_id: int, what: str, by: Person, at: datetime) -> Averted:
    """Say for a school that it did not do something, thanks to what stands here. Later words replace these."""
    session = db.session()
    found = averted_by(publication, school_id)
    if found is None:
        found = Averted(publication=publication, school_id=school_id, by_id=by.id, at=at, what=what)
        session.add(found)
    found.what, found.by_id, found.at = what, by.id, at
    session.flush()
    publication.note("averted_product", by=by, at=at)
    return found


def adapt(edition: Edition, *, to: Iteration, changes: str, by: Person, at: datetime) -> Artefact:
    """Make a product of one's own from what is out: everything it says comes along, and where it came from.

    Raises CannotPublish when its licence does not let others pass on a changed version.
    """
    if not may_be_adapted(edition.content.get("licence") or ALL_RIGHTS_RESERVED):
        raise CannotPublish(N_("The makers ask not to change it. Ask them, or use it as it is."))
    values = {name: value for name, value in edition.content.items() if name not in OWN and value != ""}
    made = add("product", values | {"maturity": "idea"}, to=to, by=by, at=at)
    db.session().add(
        Descent(
            product_id=made.id, origin=edition.publication, edition=edition.number, changes=changes, at=at, by_id=by.id
        )
    )
    made.note("adapted_product", by=by, at=at)
    return made


def _tell_harvesters(product_id: int, *, at: datetime) -> None:
    """Who fetched what is out fetches it again: a name that was taken back has to go there as well."""
    db.session().execute(_noticed, {"of_product": product_id, "at": at})


def _put_out(edition: Edition, *, by: Person, at: datetime) -> None:
    publication = edition.publication
    is_first = not publication.edition
    publication.put_out(edition, at=at)
    publication.note(
        "published_product" if is_first else "renewed_product", by=by, at=at, audience=edition.audience.value
    )
