"""What the work of an iteration rests on in the library: which artefact on what, and the sources behind it."""

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select, union_all

from designteam.cycle.models import Citation, Iteration, Standing
from designteam.cycle.queries.citations import is_pictured
from designteam.evidence.models import Holding, Relation, Source, Stance, Tie
from designteam.evidence.policy import may_see
from designteam.evidence.references import Reference, reference_list
from designteam.evidence.references.records import csl_of
from designteam.kit import db
from designteam.teams.models import DesignTeam
from designteam.teams.queries.viewers import NO_FACTS

_here = (
    select(Citation)
    .join(Standing, Standing.artefact_id == Citation.artefact_id)
    .where(Standing.iteration_id == bindparam("iteration_id"))
    .subquery()
)
_reached = union_all(
    select(_here.c.id, _here.c.holding_id.label("reached_id")),
    select(_here.c.id, Tie.to_id).join(Tie, (Tie.from_id == _here.c.holding_id) & (Tie.relation == Relation.RESTS_ON)),
).subquery()
_source: Any = Source.__table__
_rows = (
    select(
        Citation.artefact_id, Citation.holding_id, Citation.stance, Citation.at,
        Holding.id, Holding.kind, Holding.title, ((Holding.kind == "card") & ~is_pictured).label("lacks_a_picture"),
        *(column for column in _source.columns if column.name != "id"),
    )
    .select_from(_reached)
    .join(Citation, Citation.id == _reached.c.id)
    .join(Holding, Holding.id == _reached.c.reached_id)
    .outerjoin(_source, _source.c.id == Holding.id)
    .where(may_see.condition)
    .order_by(Citation.id, Holding.id)
)  # fmt: skip


class Ground(NamedTuple):
    """Something in the library that an artefact rests on; the sources are itself, or what a card rests on.

    `lacks_a_picture` says of a card that nobody told yet what it looks like in class.
    """

    stance: Stance
    title: str
    is_source: bool
    sources: frozenset[str]
    lacks_a_picture: bool = False


@dataclass(frozen=True)
class Sources:
    """What is cited in a dossier. Asking it something costs no statement."""

    grounds: Mapping[int, Sequence[Ground]]
    records: Mapping[str, Mapping[str, Any]]
    printed: dict[str, Sequence[Reference]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.records)

    def references(self, language: str) -> Sequence[Reference]:
        """The list, printed once in each language."""
        if language not in self.printed:
            self.printed[language] = reference_list(list(self.records.values()), language)
        return self.printed[language]

    def stances_on(self, artefact_id: int) -> Sequence[tuple[Stance, Sequence[Ground]]]:
        """What it rests on, by what that says of it; nothing for a stance that nothing takes."""
        grounds = self.grounds.get(artefact_id, ())
        by_stance = ((stance, [ground for ground in grounds if ground.stance is stance]) for stance in Stance)
        return [(stance, found) for stance, found in by_stance if found]

    def unpictured_under(self, artefact_id: int) -> Sequence[str]:
        """The cards it rests on of which nobody told yet what they look like in class."""
        return [ground.title for ground in self.grounds.get(artefact_id, ()) if ground.lacks_a_picture]

    def named_in(self, ground: Ground, language: str) -> Sequence[Reference]:
        """Its sources, in the order of the list and with the letters that they have there."""
        return [one for one in self.references(language) if one.id in ground.sources]


def sources_of(iteration: Iteration, artefacts: Container[int]) -> Sources:
    """What these artefacts of an iteration rest on, as far as everybody in its team may see it, in one statement.

    Of an iteration that has ended it is what was cited until then.
    """
    facts = {**facts_of_everybody_in(iteration.team), "iteration_id": iteration.id}
    rows = db.session().execute(_rows, facts).all()
    rows = [row for row in rows if row.artefact_id in artefacts]
    last = iteration.ended_on
    return _collected([row for row in rows if last is None or row.at.date() <= last])


def facts_of_everybody_in(team: DesignTeam) -> Mapping[str, Any]:
    """What the rules of access know of somebody who is in this team and nowhere else."""
    return NO_FACTS | {
        "my_teams": [team.id],
        "my_schools": [team.school_id],
        "my_networks": [team.network_id],
        "my_circles": [team.network_id],
    }


def _collected(rows: Sequence[Any]) -> Sources:
    """A source behind a card that the team may not see stays behind it."""
    cited = {(row.artefact_id, row.holding_id): row for row in rows if row.id == row.holding_id}
    behind: dict[tuple[int, int], set[str]] = defaultdict(set)
    records: dict[str, Mapping[str, Any]] = {}
    for row in rows:
        key = (row.artefact_id, row.holding_id)
        if key in cited and row.type is not None:
            behind[key].add(str(row.id))
            records[str(row.id)] = csl_of(row)
    grounds: dict[int, list[Ground]] = defaultdict(list)
    for key, row in cited.items():
        sources = frozenset(behind[key])
        ground = Ground(row.stance, row.title, row.type is not None, sources, bool(row.lacks_a_picture))
        grounds[key[0]].append(ground)
    return Sources(grounds, records)
