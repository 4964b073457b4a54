"""What goes out of the library in any format comes back the same: nothing is lost on the way."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from designteam.evidence.formats import Format, Item, item_of, normal, read, source_values, write
from designteam.evidence.models import Source
from tests.support.references import EXAMPLES, items

EVERY_FORMAT = pytest.mark.parametrize("form", list(Format))
some = settings(deadline=None, max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))


@EVERY_FORMAT
@given(given_items=st.lists(items(), min_size=1, max_size=2, unique_by=lambda item: item["id"].casefold()))
@some
def test_what_is_exported_and_imported_again_is_the_same(form: Format, given_items: list[Item]) -> None:
    content = write(given_items, form)

    reading = read(content)

    assert reading.format == form
    assert [(one.fault, one.item) for one in reading] == [("", item) for item in given_items]


@given(item=items())
@some
def test_the_one_form_of_an_item_stays_what_it_is(item: Item) -> None:
    assert normal(item) == item


@given(item=items())
@some
def test_what_the_library_keeps_of_an_item_gives_the_item_again(item: Item) -> None:
    assert item_of(Source(id=7, **source_values(item))) == item


def test_two_that_have_the_same_key_do_not_become_one() -> None:
    twice: list[Item] = [
        {"id": "jansen 2020", "type": "book", "title": "Lezen"},
        {"id": "jansen 2020", "type": "book", "title": "Schrijven"},
        {"id": "jansen2020", "type": "book", "title": "Rekenen"},
        {"type": "book", "title": "Tekenen"},
    ]

    for form in Format:
        again = [one.item or {} for one in read(write(twice, form))]

        assert [item["title"] for item in again] == ["Lezen", "Schrijven", "Rekenen", "Tekenen"]
        assert len({item["id"] for item in again}) == 4
