"""Who may fetch a dossier: only who asked for it, and only while they are in the team."""

from sqlalchemy import Integer, bindparam, select

from designteam.cycle.models import Iteration
from designteam.kit.policy import Policy, Rule, all_of, mine
from designteam.reports.models import Dossier

asked_for_it = Rule("who asked for it", Dossier.person_id == bindparam("me", type_=Integer))
in_its_team = Rule(
    "people in its team",
    select(Iteration.id).where(Iteration.id == Dossier.iteration_id, Iteration.team_id.in_(mine("my_teams"))).exists(),
)

dossiers = Policy(Dossier, name="dossier", see=all_of(asked_for_it, in_its_team))
