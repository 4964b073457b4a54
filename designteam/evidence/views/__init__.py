"""Adding to the library and changing what is there. Its pages for readers stand in the slice above the teams' work."""

from designteam.evidence.views import additions, files, holdings, questions, references, ties, visits, vocabularies
from designteam.evidence.views.blueprint import bp

__all__ = ["additions", "bp", "files", "holdings", "questions", "references", "ties", "visits", "vocabularies"]
