"""Who may do what with meetings and actions. Everybody in the team sees them; who designs holds them.

A meeting has no stamp: notes are typed all the time without a line in the journal, so no browser keeps its pages.
"""

from sqlalchemy import Integer, bindparam

from designteam.kit.policy import Policy, Rule, either, mine
from designteam.meetings.models import Action, Meeting

meetings = Policy(
    Meeting,
    name="meeting",
    see=Rule("people in its team", Meeting.team_id.in_(mine("my_teams"))),
    hold=Rule("designers in its team", Meeting.team_id.in_(mine("my_design_teams"))),
)

_designs_or_does_it = either(
    Rule("designers in its team", Action.team_id.in_(mine("my_design_teams"))),
    Rule("who does it", Action.owner_id == bindparam("me", type_=Integer)),
)

actions = Policy(
    Action,
    name="action",
    see=Rule("people in its team", Action.team_id.in_(mine("my_teams"))),
    finish=_designs_or_does_it,
    rearrange=_designs_or_does_it,
)
