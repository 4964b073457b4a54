"""Who may do what with a struggle: the circle reads it, others answer, the team itself rewords and closes it."""

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import aliased

from designteam.kit.policy import Policy, Rule, all_of, either, mine
from designteam.network.models import School
from designteam.network.policy import within
from designteam.struggles.models import Struggle
from designteam.teams.models import DesignTeam

in_its_team = Rule("people in its team", Struggle.team_id.in_(mine("my_teams")))
designs_in_its_team = Rule("designers in its team", Struggle.team_id.in_(mine("my_design_teams")))
is_there = Rule("while it was not taken back", Struggle.withdrawn_at.is_(None))
within_its_audience = Rule(
    "the circle it is shared with",
    select(DesignTeam.id)
    .where(
        DesignTeam.id == Struggle.team_id,
        within(Struggle.audience, school_id=DesignTeam.school_id, network_id=DesignTeam.network_id),
    )
    .exists(),
)
_who_struggles = aliased(DesignTeam)
_another_team = select(DesignTeam.id).where(
    DesignTeam.id.in_(mine("my_design_teams")), DesignTeam.id != Struggle.team_id
)
_another_school = (
    select(School.id)
    .join(_who_struggles, _who_struggles.school_id != School.id)
    .where(_who_struggles.id == Struggle.team_id, School.id.in_(mine("my_schools")))
)
speaks_for_others = Rule(
    "designers in another team, people of another school", or_(exists(_another_team), exists(_another_school))
)
can_read_it = all_of(is_there, within_its_audience)

struggles = Policy(
    Struggle,
    name="struggle",
    see=either(in_its_team, can_read_it),
    answer=all_of(can_read_it, speaks_for_others),
    reword=designs_in_its_team,
    close=designs_in_its_team,
    withdraw=designs_in_its_team,
)
