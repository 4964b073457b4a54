"""Who reads what a process guide needs: the guides of a team, and nobody else in it.

A note is read by who wrote it, and by fellow guides with whom that guide shared it. Nobody who is in the team as
anything else, no coordinator and no administrator. A guide of the network who is in the team about which a note is, in
another role, does not read it either.
"""

from sqlalchemy import Integer, and_, bindparam, or_, select

from designteam.guidance.models import GuideNote, Readers
from designteam.kit.policy import Policy, Rule, either, mine
from designteam.teams.models import DesignTeam
from designteam.teams.policy import guides_it, in_it

_my_team, _its_team = DesignTeam.__table__.alias("guided_team"), DesignTeam.__table__.alias("team_of_note")
_guides_this_team = GuideNote.team_id.in_(mine("my_guided_teams"))
_guides_in_the_network = (
    select(_my_team.c.id)
    .join(_its_team, _its_team.c.network_id == _my_team.c.network_id)
    .where(_its_team.c.id == GuideNote.team_id, _my_team.c.id.in_(mine("my_guided_teams")))
    .correlate(GuideNote)
    .exists()
)

wrote_it = Rule("who wrote it", GuideNote.author_id == bindparam("me", type_=Integer))
is_shared_with_them = Rule(
    "process guides of the team or of its network, when it is shared with these",
    or_(
        and_(GuideNote.read_by != Readers.NOBODY, _guides_this_team),
        and_(
            GuideNote.read_by == Readers.GUIDES_OF_NETWORK,
            GuideNote.team_id.not_in(mine("my_teams")),
            _guides_in_the_network,
        ),
    ),
)

# Without a stamp: these pages are no pages of a team, and its journal says nothing of them.
notes = Policy(
    GuideNote,
    name="note",
    see=either(wrote_it, is_shared_with_them),
    revise=wrote_it,
    share=wrote_it,
    remove=wrote_it,
)
guided = Policy(DesignTeam, name="team", see=in_it, guide=guides_it)
