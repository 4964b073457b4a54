"""The drawing of the thread: everything has a place of its own, whatever a team wrote and however much of it."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from designteam.workspace.shown.thread.layout import MOST_CARDS, folded, picture, without_detours
from designteam.workspace.shown.thread.lettering import fitted, width_of, wrapped
from designteam.workspace.shown.thread.shapes import Card, Column, Loop, Node, Tie

ROOM = 131


@given(st.text(max_size=200), st.integers(min_value=1, max_value=4))
def test_any_text_fits_in_its_lines(text: str, most_lines: int) -> None:
    lines = wrapped(text, ROOM, most_lines=most_lines)

    assert len(lines) <= most_lines
    assert all(width_of(line) <= ROOM for line in lines)
    assert width_of(fitted(text, ROOM)) <= ROOM


def test_a_text_that_fits_keeps_all_its_words() -> None:
    assert wrapped("Vier vaste keuzes", ROOM, most_lines=2) == ["Vier vaste keuzes"]
    assert wrapped("Elke week vijf minuten gesprek", ROOM, most_lines=3) == ["Elke week vijf", "minuten gesprek"]


def test_what_does_not_fit_ends_with_an_ellipsis_and_a_long_word_is_cut() -> None:
    assert wrapped("Een doel kiezen is wat anders dan uitleg kiezen", ROOM, most_lines=2)[-1].endswith("…")
    assert wrapped("basisschoolleerlingenvolgsysteem", ROOM, most_lines=3)[0].endswith("-")


def test_with_forty_nodes_none_touches_another() -> None:
    columns = [Column(f"kolom {place}", _cards(place, number)) for place, number in enumerate((3, 8, 5, 7, 2, 8, 8))]
    ties = [
        Tie(earlier.key, later.key)
        for left, right in pairwise(columns)
        for earlier in left.cards
        for later in right.cards
    ]

    drawn = picture(columns, ties, loops=[Loop("6-0", "0-2", "het besluit")], loose_word="los eind")

    assert len(drawn.nodes) > 40
    assert not [pair for pair in combinations(drawn.nodes, 2) if _touch(*pair)]
    assert all(node.bottom < drawn.height and node.right < drawn.width for node in drawn.nodes)


def test_a_line_past_a_column_keeps_clear_of_its_nodes() -> None:
    columns = [Column("links", _cards(0, 3)), Column("midden", _cards(1, 5)), Column("rechts", _cards(2, 3))]

    drawn = picture(columns, [Tie("0-1", "2-1")])

    height = float(drawn.links[0].d.split("H")[0].split()[-1])
    assert not [node for node in drawn.nodes if node.x == drawn.columns[1].x and node.y <= height <= node.bottom]


def test_a_full_column_keeps_what_matters_in_its_own_order() -> None:
    cards = [Card(str(number), "inzicht", f"Inzicht {number}", "", "", rank=number % 3) for number in range(16)]

    kept, stands_for = folded(cards, lambda gone: Card("rest", f"+ {len(gone)}", "", "", ""))

    assert len(kept) == MOST_CARDS
    assert kept[-1].kind == "+ 9"
    assert [card.key for card in kept[:-1]] == ["0", "1", "3", "6", "9", "12", "15"]
    assert set(stands_for.values()) == {"rest"}


def test_a_column_with_room_keeps_everything() -> None:
    cards = _cards(0, MOST_CARDS)

    kept, stands_for = folded(cards, lambda _gone: Card("rest", "", "", "", ""))

    assert [card.key for card in kept] == [card.key for card in cards]
    assert stands_for == {}


def test_a_link_is_left_out_where_the_same_two_are_joined_by_way_of_others() -> None:
    assert without_detours([(1, 2), (2, 3), (1, 3), (1, 4)]) == [(1, 2), (2, 3), (1, 4)]


def _cards(place: int, number: int) -> list[Card]:
    title = "Een titel die wel drie regels nodig heeft om er helemaal te staan"
    return [Card(f"{place}-{row}", "soort", title, "#", title, is_loose=row % 2 == 0) for row in range(number)]


def _touch(one: Node, other: Node) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom
