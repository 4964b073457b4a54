"""What a team did together, for its story: met, talked, measured, opened what each expected, and celebrated.

Much of it goes on all day. So what was said about one thing is one event of the day, and so are its numbers.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import CompoundSelect, Date, String, bindparam, cast, func, literal, null, select, union_all

from designteam.cycle.models import Artefact, Comment, Indicator, Manner, Measurement, Prediction, SuccessMoment
from designteam.events.models import TakenIdea
from designteam.meetings.models import AgendaItem, Meeting, Yield
from designteam.network.models import School
from designteam.teams.models import DesignTeam

_team: Any = bindparam("team_id")
_no_moment, _no_day = cast(null(), Comment.at.type), cast(null(), Date)
_about: Any = (Artefact.id, cast(Artefact.kind, String), Artefact.number, cast(Artefact.title, String))
_about_nothing: Any = (literal(0), literal(""), literal(0))
_before_day, _today = bindparam("before_day", type_=Date), bindparam("today", type_=Date)
_before_moment = bindparam("before_moment", type_=Comment.at.type)
_outcomes = (
    select(func.count(Yield.id))
    .join(AgendaItem, AgendaItem.id == Yield.item_id)
    .where(AgendaItem.meeting_id == Meeting.id)
    .correlate(Meeting)
    .scalar_subquery()
)
_met_on: Any = func.date(Meeting.starts_at, type_=Date)


def _event(sort: str, at: Any, on: Any, *about: Any, many: Any, said: Any) -> Any:
    """Each gives the same columns, so that all of them are asked at once."""
    names = ("id", "kind", "number", "title")
    columns = (column.label(name) for name, column in zip(names, about, strict=True))
    return select(
        literal(sort).label("sort"), at.label("at"), on.label("on"), *columns,
        many.label("many"), cast(said, String).label("said"),
    )  # fmt: skip


TOGETHER: Mapping[str, Any] = {
    "talked": _event("talked", func.max(Comment.at), _no_day, *_about, many=func.count(Comment.id), said=literal(""))
    .join(Artefact, Artefact.id == Comment.artefact_id)
    .where(Artefact.team_id == _team, Comment.withdrawn_at.is_(None), Comment.at < _before_moment)
    .group_by(Artefact.id, Artefact.kind, Artefact.number, Artefact.title, func.date(Comment.at))
    .order_by(func.max(Comment.at).desc()),
    "settled": _event(
        "settled", Comment.closed_at, _no_day, *_about, many=literal(1),
        said=func.coalesce(func.nullif(Comment.outcome, ""), Comment.text),
    )
    .join(Artefact, Artefact.id == Comment.artefact_id)
    .where(
        Artefact.team_id == _team, Comment.manner != Manner.REMARK, Comment.withdrawn_at.is_(None),
        Comment.closed_at < _before_moment,
    )
    .order_by(Comment.closed_at.desc()),
    "opened": _event("opened", Prediction.opened_at, _no_day, *_about, many=func.count(Prediction.id),
                     said=literal(""))
    .join(Artefact, Artefact.id == Prediction.experiment_id)
    .where(Artefact.team_id == _team, Prediction.opened_at < _before_moment)
    .group_by(Artefact.id, Artefact.kind, Artefact.number, Artefact.title, Prediction.opened_at)
    .order_by(Prediction.opened_at.desc()),
    "measured": _event("measured", _no_moment, Measurement.measured_on, *_about, many=func.count(Measurement.id),
                       said=literal(""))
    .join(Indicator, Indicator.id == Measurement.indicator_id)
    .join(Artefact, Artefact.id == Indicator.experiment_id)
    .where(Artefact.team_id == _team, Measurement.measured_on < _before_day, Measurement.measured_on <= _today)
    .group_by(Artefact.id, Artefact.kind, Artefact.number, Artefact.title, Measurement.measured_on)
    .order_by(Measurement.measured_on.desc()),
    "celebrated": _event("celebrated", _no_moment, SuccessMoment.noticed_on, *_about_nothing, literal(""),
                         many=literal(1), said=SuccessMoment.what)
    .where(SuccessMoment.team_id == _team, SuccessMoment.noticed_on < _before_day)
    .order_by(SuccessMoment.noticed_on.desc(), SuccessMoment.id.desc()),
    "met": _event("met", _no_moment, _met_on, Meeting.id, literal(""), literal(0), cast(Meeting.title, String),
                  many=_outcomes, said=literal(""))
    .where(Meeting.team_id == _team, Meeting.held_at.is_not(None), _met_on < _before_day, _met_on <= _today)
    .order_by(Meeting.starts_at.desc(), Meeting.id.desc()),
    "took_along": _event("took_along", TakenIdea.at, _no_day, TakenIdea.team_id, literal(""), literal(0),
                         cast(School.name, String), many=literal(1), said=TakenIdea.text)
    .join(DesignTeam, DesignTeam.id == TakenIdea.from_team_id)
    .join(School, School.id == DesignTeam.school_id)
    .where(TakenIdea.team_id == _team, TakenIdea.at < _before_moment)
    .order_by(TakenIdea.at.desc(), TakenIdea.id.desc()),
}  # fmt: skip


@lru_cache
def together(sorts: Sequence[str], most: int) -> CompoundSelect[Any]:
    """These sorts in one statement, of each the newest."""
    return union_all(*(select(TOGETHER[sort].limit(most).subquery()) for sort in sorts))
