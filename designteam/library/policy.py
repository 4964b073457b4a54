"""Who may do what with a search that somebody keeps: only they themselves."""

from sqlalchemy import Integer, bindparam

from designteam.kit.policy import Policy, Rule
from designteam.library.models import SavedSearch

_its_owner = Rule("who keeps it", SavedSearch.person_id == bindparam("me", type_=Integer()))

saved_searches = Policy(SavedSearch, name="saved_search", see=_its_owner, keep=_its_owner)
