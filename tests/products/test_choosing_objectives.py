"""Core objectives of a product: chosen by number, told on its page, and harvested."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from designteam.cycle.models import Product
from tests.support.client import Client
from tests.support.pages import read, text_of
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]


def words(client: Client, url: str) -> str:
    return text_of(read(client.get(url).text).root)


def test_they_are_chosen_by_number_below_their_subject(world: World, signed_in: SignedIn) -> None:
    product: Any = world.product()
    teacher = signed_in(world.teacher)
    form = words(teacher, f"/artefacts/{product.id}/edit")
    assert form.index("Nieuwe kerndoelen") < form.index("Rekenen en wiskunde") < form.index("Kerndoelen van 2006")

    teacher.fill_in(f"/artefacts/{product.id}/edit", {"objectives": ["fo-12", "fo-14", "2006-27"]}, to="/versions")

    (kept,) = world.all(Product, id=product.id)
    assert kept.objectives == ["fo-12", "fo-14", "2006-27"]
    told = "12, 14 (Rekenen en wiskunde); 27 (Rekenen/wiskunde, 2006)"
    assert told in words(teacher, f"/artefacts/{product.id}")


def test_one_that_does_not_exist_is_refused(world: World, signed_in: SignedIn) -> None:
    product: Any = world.product()
    teacher = signed_in(world.teacher)
    form = teacher.form_at(f"/artefacts/{product.id}/edit", to="/versions")

    answer = teacher.post(form.action, data=form.with_({"objectives": ["fo-41"]}))

    assert answer.status_code == 422
    (kept,) = world.all(Product, id=product.id)
    assert kept.objectives == []


def test_they_go_out_with_the_product(world: World, client: Client) -> None:
    number = world.publish(world.product(objectives=["fo-12", "2006-27"])).id

    assert "12 (Rekenen en wiskunde); 27 (Rekenen/wiskunde, 2006)" in words(client, f"/products/{number}")
    told = client.get(f"/products/{number}.xml").get_data(as_text=True)
    assert "<id>c2bfba34-1ca1-4560-9131-67cd068f9713</id>" in told
    assert "Kerndoel 12: Rekenen en wiskunde" in told
