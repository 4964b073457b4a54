"""The pages on which the library is filled and kept."""

from collections.abc import Sequence

from flask import Blueprint

from designteam.evidence.forms.holding import named
from designteam.evidence.forms.people import in_words as people_in_words
from designteam.evidence.models import Check
from designteam.evidence.words import (
    CARD_STATUSES,
    DISPOSITIONS,
    EFFECTS,
    KINDS,
    QUESTION_STATUSES,
    STRENGTHS,
    TAKEN_OVER,
    KindCard,
)
from designteam.kit.dates import short_day
from designteam.kit.web import say

bp = Blueprint("evidence", __name__)


@bp.app_template_filter("kind_of_holding")
def kind_of_holding(kind: str) -> KindCard:
    return KINDS[kind]


bp.add_app_template_filter(named, "named")
bp.add_app_template_filter(people_in_words, "people_in_words")


@bp.app_template_filter("verdict_in_words")
def verdict_in_words(code: str) -> str:
    """A word that was chosen from one of the short lists of the library."""
    known = {**EFFECTS, **STRENGTHS, **CARD_STATUSES}
    return say(known[code].label)


@bp.app_template_filter("who_looked")
def who_looked(checks: Sequence[Check]) -> str:
    """Who looked whether it still is so, and when, the newest first."""
    return "; ".join(f"{check.by.name}, {short_day(check.on)}" for check in checks)


@bp.app_template_filter("taken_over")
def taken_over(code: str) -> str:
    """What a team does with an application that it looked at."""
    return say(TAKEN_OVER[code].label)


@bp.app_template_filter("how_far")
def how_far(code: str) -> str:
    """How far a knowledge question is."""
    return say(QUESTION_STATUSES[code].label)


@bp.app_template_filter("disposed")
def disposed(code: str) -> str:
    """What a team does with an idea from a visit."""
    return say(DISPOSITIONS[code].label)
