"""The teams on the board of a process guide or of who looks after a network, a page at a time.

Which team comes first is known since signals were looked at last; what a row says is of this moment.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, ColumnElement, Integer, String, and_, bindparam, cast, exists, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from designteam.cycle.models import Iteration
from designteam.guidance.models import GuideLetter, KeptView, Symptom
from designteam.kit import db
from designteam.kit.policy import Viewer, mine
from designteam.network.models import Network, School, SchoolBoard
from designteam.teams.models import DesignTeam

ON_A_PAGE = 25

Spread = Mapping[tuple[int, str], Mapping[str, int]]

_today: BindParameter[Any] = bindparam("today")
_asks = exists().where(
    Symptom.team_id == DesignTeam.id,
    Symptom.ended_on.is_(None),
    or_(Symptom.rests_until.is_(None), Symptom.rests_until <= _today),
)
in_sight: ColumnElement[bool] = or_(
    DesignTeam.id.in_(mine("my_guided_teams")), DesignTeam.network_id.in_(mine("my_coordinated_networks"))
)
_runs = and_(Iteration.team_id == DesignTeam.id, Iteration.ended_on.is_(None))
_words = bindparam("like", type_=String())
_chosen = and_(
    in_sight,
    or_(bindparam("phase", type_=String()) == "", Iteration.phase == bindparam("phase", type_=String())),
    or_(bindparam("area", type_=String()) == "", cast(DesignTeam.learning_areas, String).like(bindparam("area_in"))),
    or_(_words == "", *(func.lower(name).like(_words, escape="/") for name in (School.name, DesignTeam.name))),
    or_(bindparam("only_asking", type_=Integer()) == 0, _asks),
)  # fmt: skip
_teams = (
    select(DesignTeam, Iteration, _asks.label("asks"))
    .join(DesignTeam.school)
    .outerjoin(Iteration, _runs)
    .where(_chosen)
    .options(contains_eager(DesignTeam.school))
    .order_by(_asks.desc(), School.name, DesignTeam.name, DesignTeam.id)
    .limit(bindparam("most"))
    .offset(bindparam("after"))
)
_how_many = (
    select(func.count(), func.count().filter(_asks))
    .select_from(DesignTeam)
    .join(DesignTeam.school)
    .outerjoin(Iteration, _runs)
    .where(_chosen)
)
_by_phase = (
    select(Network.id, Network.name, Iteration.phase, func.count())
    .select_from(DesignTeam)
    .join(Network, Network.id == DesignTeam.network_id)
    .outerjoin(Iteration, _runs)
    .where(DesignTeam.network_id.in_(mine("my_coordinated_networks")))
    .group_by(Network.id, Network.name, Iteration.phase)
    .order_by(Network.name)
)
_by_board = (
    select(SchoolBoard.id, SchoolBoard.name, Iteration.phase, func.count())
    .select_from(DesignTeam)
    .join(School, School.id == DesignTeam.school_id)
    .join(SchoolBoard, SchoolBoard.id == School.board_id)
    .outerjoin(Iteration, _runs)
    .where(SchoolBoard.id.in_(mine("my_boards")))
    .group_by(SchoolBoard.id, SchoolBoard.name, Iteration.phase)
    .order_by(SchoolBoard.name)
)
_symptoms = (
    select(Symptom)
    .where(Symptom.team_id.in_(bindparam("teams", expanding=True)), Symptom.ended_on.is_(None))
    .options(joinedload(Symptom.rested_by), selectinload(Symptom.remedies))
)
_symptom = (
    select(Symptom)
    .where(Symptom.team_id == bindparam("team_id"), Symptom.code == bindparam("code"), Symptom.ended_on.is_(None))
    .options(selectinload(Symptom.remedies))
)
_gone = (
    select(Symptom)
    .where(Symptom.team_id == bindparam("team_id"), Symptom.ended_on >= bindparam("since"))
    .options(selectinload(Symptom.remedies))
    .order_by(Symptom.ended_on.desc(), Symptom.id.desc())
)
_letter = select(GuideLetter.wanted).where(GuideLetter.person_id == bindparam("me"))
_views = select(KeptView).where(KeptView.person_id == bindparam("me")).order_by(KeptView.name)


@dataclass(frozen=True)
class Choice:
    """Which teams somebody wants to see; empty means all."""

    words: str = ""
    phase: str = ""
    area: str = ""
    only_asking: bool = False
    page: int = 1

    @property
    def narrows(self) -> bool:
        return bool(self.words or self.phase or self.area or self.only_asking)


class Sight(NamedTuple):
    """A page of the board. `many` teams were chosen, of which `asking` can use a question."""

    rows: Sequence[tuple[DesignTeam, Iteration | None]]
    many: int
    asking: int
    has_more: bool


def teams_in_sight(viewer: Viewer, choice: Choice, *, today: date, most: int = 0) -> Sight:
    """Who can use a question first, and each of both parts by name: a page of them, or the first `most`."""
    asked: dict[str, Any] = {
        **viewer.facts,
        "today": today,
        "phase": choice.phase,
        "area": choice.area,
        "area_in": f'%"{choice.area}"%',
        "like": _like(choice.words),
        "only_asking": int(choice.only_asking),
    }
    many, asking = db.session().execute(_how_many, asked).one()
    after = 0 if most else (choice.page - 1) * ON_A_PAGE
    rows = db.session().execute(_teams, {**asked, "most": most or ON_A_PAGE, "after": after}).all()
    for row in rows:
        if row.Iteration is not None:
            row.Iteration.team = row.DesignTeam
    return Sight([(row[0], row[1]) for row in rows], many, asking, after + len(rows) < many)


def by_phase(viewer: Viewer) -> Spread:
    """How many teams are in which phase, in each network somebody looks after; "" for those that have not begun."""
    return _spread(_by_phase, viewer)


def by_phase_of_boards(viewer: Viewer) -> Spread:
    """The same for each school board somebody is of."""
    return _spread(_by_board, viewer) if viewer.facts["my_boards"] else {}


def _spread(statement: Any, viewer: Viewer) -> Spread:
    found: dict[tuple[int, str], dict[str, int]] = {}
    for number_of, name, phase, number in db.session().execute(statement, dict(viewer.facts)):
        found.setdefault((number_of, name), {})[phase or ""] = number
    return found


def symptoms_on(teams: Sequence[int]) -> Mapping[tuple[int, str], Symptom]:
    """What is on in these teams, by team and code."""
    return {(one.team_id, one.code): one for one in db.session().scalars(_symptoms, {"teams": list(teams)})}


def symptom_on(team_id: int, code: str) -> Symptom | None:
    """A signal that is on in a team."""
    return db.session().scalar(_symptom, {"team_id": team_id, "code": code})


def gone_since(team_id: int, since: date) -> Sequence[Symptom]:
    """The signals of a team that went since a day, the newest first."""
    return db.session().scalars(_gone, {"team_id": team_id, "since": since}).all()


def wants_letters(person_id: int) -> bool:
    """Who never said anything about it gets them."""
    wanted = db.session().scalar(_letter, {"me": person_id})
    return wanted is None or wanted


def views_of(person_id: int) -> Sequence[KeptView]:
    return db.session().scalars(_views, {"me": person_id}).all()


def _like(words: str) -> str:
    """The words as a pattern in which what somebody typed stands for itself; empty for none."""
    if not words:
        return ""
    plain = words.lower().replace("/", "//").replace("%", "/%").replace("_", "/_")
    return f"%{plain}%"
