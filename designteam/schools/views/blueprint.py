"""The blueprint of the schools."""

from flask import Blueprint

from designteam.kit.web import say
from designteam.kit.words import N_
from designteam.method.definition import phase_named
from designteam.network.models import SchoolType

bp = Blueprint("schools", __name__)

SORTS = {
    SchoolType.PRIMARY: N_("Primary school"),
    SchoolType.SPECIAL_PRIMARY: N_("Special primary school"),
    SchoolType.SPECIAL: N_("Special school"),
    SchoolType.SECONDARY_SPECIAL: N_("Special secondary school"),
}


@bp.app_template_filter("sort_of_school")
def sort_of_school(code: SchoolType) -> str:
    return say(SORTS[code])


@bp.app_template_filter("phase_in_words")
def phase_in_words(code: str) -> str:
    """What a phase is called; nothing for nothing."""
    return say(phase_named(code).label) if code else ""
