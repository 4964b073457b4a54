"""Who sits with whom: teams of schools at tables of three, proposed by rule, moved by hand."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import combinations
from typing import NamedTuple

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from designteam.kit.db import Keeping, Model, Privacy

A_TABLE = 3
MOST_TURNS = 25
TOGETHER = 1_000
LEAST_WORD = 5
SHARED_WORDS = 2
# Words of five letters or more that say nothing about what somebody looks for.
_SMALL_WORDS = (
    "about after again allen alles altijd andere anders beter binnen children dingen doordat elkaar gaat geven goede "
    "groep groepen hebben hoeveel houden iedereen ieder jullie kinderen klassen komen kunnen langer later leerling "
    "leerlingen leraar leraren lessen maken manier meeste mensen minder moeten nemen nodig omdat onder onderwijs "
    "other pupils school scholen schools staan teacher teachers their there these think tijdens tussen vanuit "
    "verder vinden volgens vraag vragen waarom waarbij waarin wanneer weten welke werken where which willen wordt "
    "worden would zelfs zetten zijn zodat zoeken zonder zouden"
)
SAY_NOTHING = frozenset(_SMALL_WORDS.split())


class Seat(Model):
    """At which table a team sits."""

    __tablename__ = "event_seat"
    __table_args__ = (UniqueConstraint("event_id", "team_id"), CheckConstraint("number > 0", name="is_a_table"))
    keeping = Keeping(Privacy.TEAM, "to know which teams sit together", "as long as the network")

    event_id: Mapped[int] = mapped_column(ForeignKey("sharing_event.id"))
    team_id: Mapped[int] = mapped_column(ForeignKey("design_team.id"), index=True)
    number: Mapped[int]


class Sitter(NamedTuple):
    """What tables are made from, of one team."""

    team_id: int
    school_id: int
    learning_areas: frozenset[str] = frozenset()
    phase: str = ""
    answer: str = ""
    struggle: frozenset[str] = frozenset()


class Bond(StrEnum):
    """Why teams sit together, from what ties them most to what ties them least."""

    AREA = "same_area_other_answers"
    STRUGGLE = "same_struggle"
    PHASE = "same_phase_other_answers"
    SAME_AREA = "same_area"
    SAME_PHASE = "same_phase"
    MIXED = "from_different_corners"


WORTH: Mapping[Bond, int] = {Bond.AREA: 6, Bond.STRUGGLE: 5, Bond.PHASE: 3, Bond.SAME_AREA: 2, Bond.SAME_PHASE: 1}


class Reason(NamedTuple):
    """Why a table is a table: a bond, what it is about (areas, a phase, or words), and which teams it ties."""

    bond: Bond
    about: Sequence[str] = ()
    teams: Sequence[int] = ()


def struggle_in(text: str) -> frozenset[str]:
    """The words by which two teams may turn out to look for the same."""
    words = "".join(letter if letter.isalpha() else " " for letter in text.lower()).split()
    return frozenset(word for word in words if len(word) >= LEAST_WORD) - SAY_NOTHING


def tables_of_three(sitters: Iterable[Sitter]) -> list[list[int]]:
    """The ids of the teams, table by table.

    Tables of three; what is left makes one table of four (one team left) or of two (two left). Every team sits at
    exactly one table, and the same teams always get the same tables, in whatever order they are given. Teams of one
    school never sit together as long as no school has more teams than there are tables; then as little as possible.
    Teams belong together when they work on the same learning area or are in the same phase, and have given another
    answer there (another hypothesis or design): they have something to tell each other. So do teams that look for
    the same: whose *wij zoeken*, with the struggle they told the network of, has two telling words in common.

    First the teams are dealt over the tables school by school, as cards are, so that schools are apart. Then two teams
    change places as long as that gains something, in at most 25 rounds: of sixty teams in less than a second.
    """
    teams = sorted(set(sitters))
    if not teams:
        return []
    tables = _dealt(teams)
    worth = {frozenset((a.team_id, b.team_id)): _worth(a, b) for a, b in combinations(teams, 2)}
    for _turn in range(MOST_TURNS):
        if not _improve(tables, worth):
            break
    return sorted(sorted(table) for table in tables)


def _dealt(teams: Sequence[Sitter]) -> list[list[int]]:
    """Large tables first and a small one last, filled round by round: two of a school meet only when they must."""
    number = max(1, len(teams) // A_TABLE + (len(teams) % A_TABLE == 2))
    sizes = [A_TABLE] * number
    if len(teams) % A_TABLE == 1 and len(teams) > 1:
        sizes[0] += 1
    elif len(teams) % A_TABLE:
        sizes[-1] = len(teams) % A_TABLE
    of_school = Counter(team.school_id for team in teams)
    in_order = sorted(teams, key=lambda team: (-of_school[team.school_id], team.school_id, team.team_id))
    seats = [table for place in range(A_TABLE + 1) for table in range(number) if place < sizes[table]]
    tables: list[list[int]] = [[] for _ in sizes]
    for team, table in zip(in_order, seats, strict=True):
        tables[table].append(team.team_id)
    return tables


def _improve(tables: list[list[int]], worth: Mapping[frozenset[int], int]) -> bool:
    """Let two teams of different tables change places wherever that gains something; whether it did anywhere."""
    has_gained = False
    for one, other in combinations(range(len(tables)), 2):
        for i in range(len(tables[one])):
            for j in range(len(tables[other])):
                if _gain(tables[one], i, tables[other], j, worth) > 0:
                    tables[one][i], tables[other][j] = tables[other][j], tables[one][i]
                    has_gained = True
    return has_gained


def _gain(one: list[int], i: int, other: list[int], j: int, worth: Mapping[frozenset[int], int]) -> int:
    a, b = one[i], other[j]
    beside_a, beside_b = one[:i] + one[i + 1 :], other[:j] + other[j + 1 :]
    now = sum(worth[frozenset((a, team))] for team in beside_a) + sum(worth[frozenset((b, team))] for team in beside_b)
    then = sum(worth[frozenset((b, team))] for team in beside_a) + sum(worth[frozenset((a, team))] for team in beside_b)
    return then - now


def _worth(one: Sitter, other: Sitter) -> int:
    if one.school_id == other.school_id:
        return -TOGETHER
    return sum(WORTH[bond] for bond in _bonds((one, other)))


def reason_for(table: Sequence[Sitter]) -> Reason:
    """What ties all teams of a table most, else what ties two of them most; else they come from different corners."""
    for groups in ([table], list(combinations(sorted(table), 2))):
        found = [
            Reason(bond, about, [team.team_id for team in group])
            for group in groups
            if len(group) > 1
            for bond, about in _bonds(group).items()
        ]
        if found:
            return min(found, key=lambda reason: (list(Bond).index(reason.bond), reason.teams))
    return Reason(Bond.MIXED, (), [team.team_id for team in table])


def _bonds(table: Sequence[Sitter]) -> dict[Bond, Sequence[str]]:
    """Everything that all these teams have in common, each with what it is about."""
    areas = sorted(frozenset.intersection(*(team.learning_areas for team in table)))
    words = sorted(frozenset.intersection(*(team.struggle for team in table)))
    phases = {team.phase for team in table}
    answers = [" ".join(team.answer.lower().split()) for team in table]
    differ = all(answers) and len(set(answers)) == len(answers)
    bonds: dict[Bond, Sequence[str]] = {}
    if areas:
        bonds[Bond.AREA if differ else Bond.SAME_AREA] = areas
    if len(words) >= SHARED_WORDS:
        bonds[Bond.STRUGGLE] = words
    if len(phases) == 1 and phases != {""}:
        bonds[Bond.PHASE if differ else Bond.SAME_PHASE] = sorted(phases)
    return bonds
