"""Who may do what with a sharing event: who looks after the network holds it, who comes sees who else does.

A sharing event has no stamp: people sign up all the time without a line in the journal, so no browser keeps its pages.
"""

from sqlalchemy import Integer, and_, bindparam, or_, select
from sqlalchemy.orm import aliased

from designteam.events.models import SharingEvent, SignUp, TakenIdea
from designteam.kit.policy import Policy, Rule, all_of, either, everybody, mine
from designteam.network.models import Audience, Network

_beyond_the_network = SharingEvent.audience.in_((Audience.OUTER, Audience.PUBLIC))
_is_asked = or_(
    SharingEvent.network_id.in_(mine("my_networks")),
    and_(_beyond_the_network, SharingEvent.network_id.in_(mine("my_circles"))),
)
_own = aliased(SignUp)  # apart from the sign-ups that a list joins
_signed_up = (
    select(_own.id)
    .where(_own.event_id == SharingEvent.id, _own.person_id == bindparam("me", type_=Integer))
    .correlate(SharingEvent)
)

asked = Rule("the circle that is asked", _is_asked)
looks_after_it = Rule("who looks after the network", SharingEvent.network_id.in_(mine("my_coordinated_networks")))
# Who no longer belongs to a school that is asked gives up what only who comes may read.
comes = all_of(Rule("who comes", _signed_up.where(_own.waits.is_(False)).exists()), asked)
signed_up = Rule("who signed up", _signed_up.exists())
open_to_the_world = Rule("everybody, when it is public", SharingEvent.audience == Audience.PUBLIC)

events = Policy(
    SharingEvent,
    name="event",
    see=either(open_to_the_world, asked, signed_up),
    come=asked,
    withdraw=signed_up,
    meet=either(comes, looks_after_it),
    take_part=comes,
    hold=looks_after_it,
)
networks = Policy(
    Network,
    name="network",
    see=everybody,
    gather=Rule("who looks after it", Network.id.in_(mine("my_coordinated_networks"))),
)
ideas = Policy(
    TakenIdea,
    name="idea",
    see=Rule("people in its team", TakenIdea.team_id.in_(mine("my_teams"))),
    decide=Rule("designers in its team", TakenIdea.team_id.in_(mine("my_design_teams"))),
)
