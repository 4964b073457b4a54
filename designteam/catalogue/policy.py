"""Who may do what with something that somebody follows: only they themselves."""

from sqlalchemy import Integer, bindparam

from designteam.catalogue.models import Interest
from designteam.kit.policy import Policy, Rule

_its_follower = Rule("who follows it", Interest.person_id == bindparam("me", type_=Integer()))

interests = Policy(Interest, name="interest", see=_its_follower, stop=_its_follower)
