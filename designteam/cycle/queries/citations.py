"""What rests on what in the library, both ways."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import aliased, joinedload

from designteam.cycle import policy
from designteam.cycle.models import Artefact, Citation, Reconsideration, Status
from designteam.evidence.models import ClassroomPicture, Holding
from designteam.evidence.policy import may_see
from designteam.kit import db
from designteam.teams.models import DesignTeam


@dataclass(frozen=True)
class Cited:
    """What an artefact rests on. `is_open` when it was taken back since and the team has not said what it does.

    `answer` is the last one the team gave, also when that was about an earlier time.
    """

    citation: Citation
    holding: Holding
    answer: Reconsideration | None
    lacks_a_picture: bool

    @property
    def has_turned(self) -> bool:
        turned = self.holding.turned_version
        return turned is not None and turned > self.citation.holding_version

    @property
    def is_open(self) -> bool:
        said_of = self.answer.holding_version if self.answer else None
        return self.has_turned and said_of != self.holding.turned_version


answers_this_turn = (Reconsideration.citation_id == Citation.id) & (
    Reconsideration.holding_version == Holding.turned_version
)
has_turned_since = Holding.turned_version > Citation.holding_version
is_pictured = (
    select(ClassroomPicture.id)
    .where(ClassroomPicture.card_id == Holding.id, ClassroomPicture.taken_back_at.is_(None))
    .exists()
)
_earlier = aliased(Reconsideration)
_last_answered = select(func.max(_earlier.holding_version)).where(_earlier.citation_id == Citation.id).scalar_subquery()
_is_last_answer = (Reconsideration.citation_id == Citation.id) & (Reconsideration.holding_version == _last_answered)
_cited = (
    select(Citation, Holding, Reconsideration, (Holding.kind == "card") & ~is_pictured)
    .join(Holding, Holding.id == Citation.holding_id)
    .outerjoin(Reconsideration, _is_last_answer)
    .where(may_see.condition)
    .options(joinedload(Citation.by, innerjoin=True))
    .order_by(Citation.id)
)
_of_artefact = _cited.where(Citation.artefact_id == bindparam("artefact_id"))
_open_in_team = (
    _cited.join(Artefact, Artefact.id == Citation.artefact_id)
    .where(
        Artefact.team_id == bindparam("team_id"),
        Artefact.status != Status.DROPPED,
        has_turned_since,
        Reconsideration.holding_version.is_distinct_from(Holding.turned_version),
    )
    .options(joinedload(Citation.artefact, innerjoin=True))
)
_resting = (
    select(Citation, Artefact)
    .join(Artefact, Artefact.id == Citation.artefact_id)
    .where(Citation.holding_id == bindparam("holding_id"), policy.artefacts.visible, Artefact.status != Status.DROPPED)
    .options(joinedload(Artefact.team, innerjoin=True).joinedload(DesignTeam.school, innerjoin=True))
    .order_by(Citation.at.desc(), Citation.id.desc())
    .limit(bindparam("most"))
)
_how_many = (
    select(func.count(Citation.id), func.count(Artefact.team_id.distinct()))
    .join(Artefact, Artefact.id == Citation.artefact_id)
    .where(Citation.holding_id == bindparam("holding_id"), policy.artefacts.visible, Artefact.status != Status.DROPPED)
)


def cited_by(artefact: Artefact, facts: Mapping[str, Any]) -> Sequence[Cited]:
    """What it rests on in the library, as far as the viewer with these facts may see it."""
    rows = db.session().execute(_of_artefact, {**facts, "artefact_id": artefact.id})
    return [Cited(*row) for row in rows]


def to_look_at_again(team: DesignTeam, facts: Mapping[str, Any]) -> Sequence[Cited]:
    """What a team rests on that was taken back, and that it has not answered yet."""
    return [Cited(*row) for row in db.session().execute(_open_in_team, {**facts, "team_id": team.id})]


def resting_on(holding: Holding, facts: Mapping[str, Any], *, most: int = 20) -> Sequence[tuple[Citation, Artefact]]:
    """What rests on it, the newest first, as far as the viewer with these facts may see it."""
    rows = db.session().execute(_resting, {**facts, "holding_id": holding.id, "most": most})
    return [(row[0], row[1]) for row in rows]


def how_many_rest_on(holding: Holding, facts: Mapping[str, Any]) -> tuple[int, int]:
    """Of what the viewer may see: how many artefacts, and of how many teams."""
    row = db.session().execute(_how_many, {**facts, "holding_id": holding.id}).one()
    return row[0], row[1]
