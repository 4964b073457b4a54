"""Struggles that somebody may read, the newest first, each with how many said something to it."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Boolean, Integer, String, bindparam, func, literal, not_, or_, select
from sqlalchemy.orm import aliased

from designteam.feedback.models import MirrorFeedback
from designteam.kit import db
from designteam.kit.policy import Viewer
from designteam.network.models import School
from designteam.struggles.models import SUBJECT, Struggle
from designteam.struggles.policy import struggles
from designteam.teams.models import DesignTeam

ON_A_PAGE, IN_SHORT = 20, 3
NEWEST = 2**31 - 1


class Page(NamedTuple):
    """A part of the list; `onward` is where the next part begins, if there is one."""

    struggles: Sequence[Any]
    onward: int | None


_its_team = aliased(DesignTeam, name="its_team")  # apart from the team that the rules of access look up
_area: Any = bindparam("learning_area", type_=String())
_phase: Any = bindparam("phase", type_=String())
_network: Any = bindparam("network_id", type_=Integer())
_answers = (
    select(func.count(MirrorFeedback.id))
    .where(MirrorFeedback.subject == SUBJECT, MirrorFeedback.subject_id == Struggle.id)
    .scalar_subquery()
)
_newest = (
    select(
        Struggle.id, Struggle.at, Struggle.text, Struggle.learning_area, Struggle.phase, Struggle.helped,
        Struggle.closed_at, Struggle.withdrawn_at, School.id.label("school_id"), School.name.label("school"),
        _answers.label("answers"),
    )
    .join(_its_team, _its_team.id == Struggle.team_id)
    .join(School, School.id == _its_team.school_id)
    .where(
        struggles.visible,
        Struggle.withdrawn_at.is_(None),
        Struggle.id < bindparam("before", type_=Integer()),
        or_(literal("") == _area, Struggle.learning_area == _area),
        or_(literal("") == _phase, Struggle.phase == _phase),
        or_(literal(0) == _network, _its_team.network_id == _network),
        or_(not_(bindparam("only_open", type_=Boolean())), Struggle.closed_at.is_(None)),
    )
    .order_by(Struggle.id.desc())
    .limit(bindparam("most", type_=Integer()))
)  # fmt: skip


def struggles_for(
    viewer: Viewer,
    *,
    learning_area: str = "",
    phase: str = "",
    only_open: bool = False,
    network_id: int = 0,
    before: int = NEWEST,
    most: int = ON_A_PAGE,
) -> Page:
    """The newest that the viewer may read, of everything or of what was chosen."""
    asked = {
        "learning_area": learning_area, "phase": phase, "only_open": only_open, "network_id": network_id,
        "before": before, "most": most + 1,
    }  # fmt: skip
    rows = db.session().execute(_newest, {**viewer.facts, **asked}).all()
    shown = rows[:most]
    return Page(shown, shown[-1].id if len(rows) > most else None)
