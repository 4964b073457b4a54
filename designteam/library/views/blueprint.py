"""The pages of the library for who reads in it."""

from flask import Blueprint
from flask_babel import gettext

from designteam.evidence.models import Relation, Stance
from designteam.evidence.queries.holdings import Tied
from designteam.kit.web import say
from designteam.kit.words import N_

bp = Blueprint("library", __name__)

RESTS = {
    Stance.SUPPORTS: N_("supports this"),
    Stance.CONTRADICTS: N_("speaks against this"),
    Stance.NUANCES: N_("adds nuance to this"),
}
CARRIES = {
    Stance.SUPPORTS: N_("is supported by this"),
    Stance.CONTRADICTS: N_("is contradicted by this"),
    Stance.NUANCES: N_("is nuanced by this"),
}


@bp.app_template_filter("tie_in_words")
def tie_in_words(tied: Tied) -> str:
    """How the other thing stands to this one."""
    relation, stance = tied.tie.relation, tied.tie.stance
    if relation is Relation.DISAGREES:
        return gettext("says something else")
    if relation is Relation.ANSWERS:
        return gettext("is the question to this answer") if tied.is_from else gettext("is the answer")
    words = RESTS if tied.is_from else CARRIES
    return say(words[stance])
