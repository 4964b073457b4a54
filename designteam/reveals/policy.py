"""Who may do what with a check. It is of the team alone; who answered what is of nobody, whatever their role.

A check has no stamp: people answer without a line in the journal, so no browser keeps its pages.
"""

from designteam.kit.policy import Policy, Rule, mine
from designteam.reveals.models import SharedCheck

_in_its_team = Rule("people in its team", SharedCheck.team_id.in_(mine("my_teams")))
_designs_in_its_team = Rule("designers in its team", SharedCheck.team_id.in_(mine("my_design_teams")))

checks = Policy(
    SharedCheck,
    name="check",
    see=_in_its_team,
    answer=_designs_in_its_team,
    reveal=_designs_in_its_team,
    call_off=_designs_in_its_team,
    conclude=_designs_in_its_team,
)
