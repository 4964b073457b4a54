"""Tables of three: every team exactly once, schools apart, and together what has something to tell each other."""

from __future__ import annotations

import random
import time
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from designteam.events.models import Bond, Reason, Sitter, reason_for, struggle_in, tables_of_three

AREAS = ("rekenen", "lezen", "taal")
PHASES = ("clarify_question", "explore", "design")


@st.composite
def some_teams(draw: st.DrawFn) -> list[Sitter]:
    number = draw(st.integers(0, 40))
    return [
        Sitter(
            team_id=place + 1,
            school_id=draw(st.integers(1, max(2, number // 2))),
            learning_areas=frozenset(draw(st.lists(st.sampled_from(AREAS), max_size=2))),
            phase=draw(st.sampled_from(("", *PHASES))),
            answer=draw(st.sampled_from(("", "Knippen", "Kiezen", "Samen"))),
            struggle=struggle_in(draw(st.sampled_from(("", "doelen kiezen", "doelen kiezen met uitleg", "ouders")))),
        )
        for place in range(number)
    ]


@given(some_teams(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_every_team_sits_once_schools_apart_and_always_the_same(teams: list[Sitter], chance: random.Random) -> None:
    tables = tables_of_three(teams)

    assert sorted(team for table in tables for team in table) == [team.team_id for team in teams]
    sizes = Counter(len(table) for table in tables)
    rest = len(teams) % 3
    assert sum(number for size, number in sizes.items() if size != 3) <= 1
    if len(teams) > 3:
        assert set(sizes) <= {3, {0: 3, 1: 4, 2: 2}[rest]}
    school = {team.team_id: team.school_id for team in teams}
    if max(Counter(school.values()).values(), default=0) <= len(tables):
        assert all(len({school[team] for team in table}) == len(table) for table in tables)
    mixed = list(teams)
    chance.shuffle(mixed)
    assert tables_of_three(mixed) == tables


def test_the_same_area_with_other_answers_comes_together() -> None:
    teams = [
        Sitter(place + 1, place + 1, frozenset({area}), "", f"Antwoord {place}")
        for place, area in enumerate(["rekenen", "lezen", "taal"] * 3)
    ]

    assert tables_of_three(teams) == [[1, 4, 7], [2, 5, 8], [3, 6, 9]]


def test_teams_that_look_for_the_same_come_together() -> None:
    seeks = ["Hoe kiezen leerlingen passende doelen?", "Hoe krijgen we ouders mee in gesprekken?"]
    teams = [Sitter(place + 1, place + 1, struggle=struggle_in(seeks[place % 2])) for place in range(6)]

    assert tables_of_three(teams) == [[1, 3, 5], [2, 4, 6]]
    assert reason_for(teams[::2]) == Reason(Bond.STRUGGLE, ["doelen", "kiezen", "passende"], [1, 3, 5])


def test_a_table_says_what_ties_all_of_it() -> None:
    one = Sitter(1, 1, frozenset({"rekenen", "taal"}), "explore", "Knippen")
    other = Sitter(2, 2, frozenset({"rekenen"}), "explore", "Kiezen")
    same = Sitter(3, 3, frozenset({"rekenen"}), "design", "kiezen")
    apart = Sitter(4, 4, frozenset({"lezen"}), "share", "")

    assert reason_for([one, other]) == Reason(Bond.AREA, ["rekenen"], [1, 2])
    assert reason_for([one, other, same]) == Reason(Bond.SAME_AREA, ["rekenen"], [1, 2, 3])
    assert reason_for([apart, other, one]) == Reason(Bond.AREA, ["rekenen"], [1, 2])
    assert reason_for([one, apart]) == Reason(Bond.MIXED, (), [1, 4])
    assert reason_for([one]) == Reason(Bond.MIXED, (), [1])


def test_sixty_teams_are_seated_at_once() -> None:
    teams = [
        Sitter(place, place % 40, frozenset({AREAS[place * 7 % 3]}), PHASES[place * 11 % 3], str(place % 7))
        for place in range(60)
    ]

    begin = time.process_time()
    tables = tables_of_three(teams)

    assert len(tables) == 20
    assert time.process_time() - begin < 2
