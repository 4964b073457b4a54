"""Who may do what with a design team. An administrator runs the installation, but does not read along."""

from designteam.journal.queries import lines_about
from designteam.kit.policy import Policy, Rule, mine
from designteam.network.policy import within
from designteam.teams.models import DesignTeam

in_it = Rule("people in the team", DesignTeam.id.in_(mine("my_teams")))
designs_in_it = Rule("designers in the team", DesignTeam.id.in_(mine("my_design_teams")))
leads_it = Rule("those who lead the team", DesignTeam.id.in_(mine("my_led_teams")))
guides_it = Rule("the process guides of the team", DesignTeam.id.in_(mine("my_guided_teams")))
within_its_audience = Rule(
    "the circle its goal is shared with",
    within(DesignTeam.audience, school_id=DesignTeam.school_id, network_id=DesignTeam.network_id),
)

# For pages with something on it that is in no journal, such as hours: those are made anew every time.
teams_of_now = Policy(DesignTeam, name="team", see=in_it, design=designs_in_it, lead=leads_it)
teams = Policy(
    DesignTeam,
    name="team",
    stamp=lines_about(DesignTeam.id),
    see=in_it,
    catch_up=in_it,
    meet=in_it,
    design=designs_in_it,
    lead=leads_it,
)
