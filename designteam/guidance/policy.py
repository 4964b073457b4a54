"""Who reads what a process guide needs: the guides of a team, and of the board who looks after the network."""

from designteam.kit.policy import Policy
from designteam.teams.models import DesignTeam
from designteam.teams.policy import guides_it

guided = Policy(DesignTeam, name="team", see=guides_it, guide=guides_it)
