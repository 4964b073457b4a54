"""Who reads what a process guide needs: the guides of a team, and nobody else in it."""

from designteam.kit.policy import Policy
from designteam.teams.models import DesignTeam
from designteam.teams.policy import guides_it, in_it

guided = Policy(DesignTeam, name="team", see=in_it, guide=guides_it)
