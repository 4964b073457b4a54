"""Letters about a product on its way out: to who has to answer, and to who asked."""

from collections.abc import Sequence
from typing import Any

from flask import url_for

from designteam.letters.views import address_of_site, post
from designteam.people.models import Person
from designteam.products.models import Edition, MakersQuestion


def tell_school_leaders(edition: Edition, leaders: Sequence[Person]) -> None:
    team = edition.publication.team
    for leader in leaders:
        _tell(leader, "product_proposed", edition=edition, team=team, by=edition.proposed_by.name,
              link=address_of_site() + url_for("catalogue.proposal", edition_id=edition.id))  # fmt: skip


def tell_answer(edition: Edition) -> None:
    """To who asked, unless they answered themselves."""
    if edition.proposed_by_id == edition.answered_by_id:
        return
    link = address_of_site() + url_for("catalogue.publication", artefact_id=edition.publication.product_id)
    _tell(edition.proposed_by, "product_answered", edition=edition, link=link)


def tell_asker(asked: MakersQuestion) -> None:
    link = address_of_site() + url_for("catalogue.product", publication_id=asked.publication_id, _anchor="asked")
    _tell(asked.by, "makers_answered", asked=asked, link=link)


def _tell(person: Person, letter: str, **values: Any) -> None:
    post(letter, to=person.email, language=person.language, person=person, **values)
