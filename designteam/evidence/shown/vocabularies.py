"""The words of the library in the language of the reader, and their history as sentences."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple

from flask_babel import get_locale, gettext

from designteam.evidence.models import Term, Vocabulary
from designteam.journal.queries import Happening
from designteam.kit.words import N_

DID = {
    "added_term": N_("added the word %(term)s"),
    "reworded_term": N_("said the word %(term)s differently"),
    "switched_term_on": N_("switched the word %(term)s on"),
    "switched_term_off": N_("switched the word %(term)s off"),
    "switched_words_on": N_("switched the whole list on"),
    "switched_words_off": N_("switched the whole list off"),
    "moved_term": N_("put the word %(term)s in another place"),
    "removed_term": N_("removed the word %(term)s"),
}


class Change(NamedTuple):
    at: datetime
    who: str
    did: str
    because: str


def changes_of(happenings: Iterable[Happening]) -> Sequence[Change]:
    return [
        Change(line.at, line.actor, gettext(DID[line.verb], term=_as_then(line)), line.details.get("because", ""))
        for line in happenings
    ]


def _as_then(line: Happening) -> str:
    """The word as it was, and as it became."""
    now, before = line.details["term"], line.details.get("before", "")
    return f"{before} → {now}" if before and before != now else now


def meaning_of(term: Term) -> str:
    return term.definition_en if _is_english() else term.definition_nl


def caution_of(thing: Term | Vocabulary) -> str:
    return thing.caution_en if _is_english() else thing.caution_nl


def origins_of(vocabulary: Vocabulary) -> str:
    """Every source that its words come from, each once."""
    return "; ".join(dict.fromkeys(origin for term in vocabulary.terms if (origin := term.origin)))


def _is_english() -> bool:
    return str(get_locale()) == "en"
