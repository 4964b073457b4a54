"""What may be done with a product, and what may be made of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from babel.messages.catalog import Catalog

from designteam.cycle.models import Product
from designteam.kit import clock
from designteam.method.licences import LICENCES, may_be_adapted, may_be_published
from designteam.people.models import Person
from designteam.products.models import Descent, Publication
from tests.support.client import Client
from tests.support.world import Who, World


def codes(*made_from: str) -> set[str]:
    return {code for code in LICENCES if may_be_published(made_from, code)}


def test_own_work_may_carry_any_licence_but_that_of_old_work() -> None:
    assert codes() == set(LICENCES) - {"pdm-10"}


@pytest.mark.parametrize("code", ["cc-by-nd-40", "cc-by-nc-nd-40", "yes"])
def test_no_version_is_published_of_what_may_not_be_changed(code: str) -> None:
    assert not may_be_adapted(code)
    assert codes(code) == set()
    assert codes(code, "cc0-10") == set()


@pytest.mark.parametrize("code", ["cc-by-sa-40", "cc-by-nc-sa-40"])
def test_share_alike_stays_what_it_is(code: str) -> None:
    assert codes(code) == {code}


def test_what_was_not_for_money_does_not_become_it() -> None:
    assert codes("cc-by-nc-40") == {"cc-by-nc-40", "cc-by-nc-sa-40", "cc-by-nc-nd-40", "yes"}


def test_names_that_must_be_named_are_not_given_away() -> None:
    assert "cc0-10" not in codes("cc-by-40")
    assert "cc0-10" in codes("cc0-10") & codes("pdm-10")


def test_of_several_sources_every_one_is_kept_to() -> None:
    assert codes("cc-by-40", "cc-by-sa-40") == {"cc-by-sa-40"}
    assert codes("cc-by-sa-40", "cc-by-nc-sa-40") == set()
    assert codes("cc-by-nc-40", "cc-by-nc-sa-40") == {"cc-by-nc-sa-40"}
    assert may_be_published(["cc-by-40", "cc-by-nc-40"], "cc-by-nc-40")
    assert not may_be_published(["cc-by-40", "cc-by-nc-40"], "cc-by-40")


@pytest.mark.parametrize("code", LICENCES)
def test_only_licences_that_exist_follow_from_a_licence(code: str) -> None:
    assert LICENCES[code].adapted <= LICENCES.keys()


def test_each_has_a_page_that_explains_it_except_no_licence() -> None:
    deeds = {code: licence.deed("nl") for code, licence in LICENCES.items()}

    assert deeds["cc-by-sa-40"] == "https://creativecommons.org/licenses/by-sa/4.0/deed.nl"
    assert deeds["cc0-10"] == "https://creativecommons.org/publicdomain/zero/1.0/deed.nl"
    assert [code for code, deed in deeds.items() if not deed] == ["yes"]
    assert LICENCES["yes"].url == ""


@pytest.mark.parametrize("code", LICENCES)
def test_the_consequences_are_told_in_dutch(code: str, dutch: Catalog) -> None:
    licence = LICENCES[code]

    assert len(licence.consequences) == 3
    for sentence in (licence.label, *licence.consequences):
        assert dutch[sentence].string, sentence


def test_what_was_made_from_share_alike_goes_out_under_that_licence_only(
    world: World, signed_in: Callable[[Who], Client]
) -> None:
    origin = world.publish(world.product(licence="cc-by-sa-40", title="Van een ander"))
    made: Any = world.product(licence="cc-by-40", how_to="Zo doe je dat.", rests_on=[world.design()])
    descend(world, made, origin)
    teacher = signed_in(world.teacher)

    page = teacher.get(f"/artefacts/{made.id}/proposals/new").get_data(as_text=True)
    assert "Het is gemaakt van werk onder CC BY-SA 4.0. Dan kan het niet naar buiten onder CC BY 4.0." in page

    world.revise(made, licence="cc-by-sa-40")
    page = teacher.get(f"/artefacts/{made.id}/proposals/new").get_data(as_text=True)
    assert "Dan kan het niet naar buiten" not in page


def test_the_page_of_a_product_says_what_may_be_done_with_it(world: World, client: Client) -> None:
    number = world.publish(world.product(licence="cc-by-nc-sa-40")).id

    page = client.get(f"/products/{number}").get_data(as_text=True)

    assert "maar niet voor geld" in page
    assert "Je eigen versie deel je onder dezelfde licentie." in page
    assert 'href="https://creativecommons.org/licenses/by-nc-sa/4.0/deed.nl"' in page


def descend(world: World, made: Any, origin: Publication) -> None:
    with world.database.writing() as session:
        said = {"product_id": made.id, "from_id": origin.id, "edition": 1, "changes": "Korter."}
        session.add(Descent(**said, at=clock.now(), by_id=world.teacher.id))
        session.get_one(Product, made.id).note(
            "adapted_product", by=session.get_one(Person, world.teacher.id), at=clock.now()
        )
