"""Who may fetch a paper: only who asked for it. Each sort asks besides whether they may still read what it is about."""

from sqlalchemy import Integer, bindparam

from designteam.kit.policy import Policy, Rule
from designteam.papers.models import Paper

papers = Policy(Paper, name="paper", see=Rule("who asked for it", Paper.person_id == bindparam("me", type_=Integer)))
