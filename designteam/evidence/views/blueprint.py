"""The pages on which the library is filled and kept."""

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any, TypeVar

from flask import Blueprint, abort, redirect, request, url_for

from designteam.evidence.forms.holding import named
from designteam.evidence.forms.people import in_words as people_in_words
from designteam.evidence.models import Card, Check, Holding
from designteam.evidence.queries.holdings import hold
from designteam.evidence.words import (
    CARD_STATUSES,
    DISPOSITIONS,
    EFFECTS,
    KINDS,
    QUESTION_STATUSES,
    SORTS_OF_SOURCES,
    STRENGTHS,
    TAKEN_OVER,
    KindCard,
)
from designteam.kit.dates import short_day
from designteam.kit.text import whole_number
from designteam.kit.web import READING, Answer, me, page, say

bp = Blueprint("evidence", __name__)

Kind = TypeVar("Kind", bound=Holding)

MEANWHILE = "evidence/holdings/meanwhile.html"


def still_there(view: Callable[..., Answer]) -> Callable[..., Answer]:
    """Nothing is added to what was taken out or became one with another meanwhile: what was typed is given back."""

    @wraps(view)
    def guarded(*, holding: Holding, **values: Any) -> Answer:
        if not (holding.is_removed or holding.merged_into_id):
            return view(holding=holding, **values)
        if request.method in READING:
            return redirect(url_for("library.holding", holding_id=holding.id))
        typed = [text for name, text in request.form.items(multi=True) if name != "csrf_token" and " " in text.strip()]
        return page(MEANWHILE, holding=holding, typed=typed, status=410)

    return guarded


def holding_both(name: str) -> Callable[[Callable[..., Answer]], Callable[..., Answer]]:
    """Hold the thing of the path, if there is one, and the one that the form names under `name` in one order.

    Two people who do something with the same two wait for each other then, and not both forever. What is held of the
    library comes before the work that rests on it.
    """

    def decorate(view: Callable[..., Answer]) -> Callable[..., Answer]:
        @wraps(view)
        def guarded(**values: Any) -> Answer:
            if me().is_authenticated:
                hold({values.get("holding_id", 0), number_in(name)})
            return view(**values)

        return guarded

    return decorate


def of_kind(kind: type[Kind], holding: Holding) -> Kind:
    """The thing as what it is; a page for one kind does not exist for another."""
    if not isinstance(holding, kind):
        abort(404)
    return holding


def number_in(name: str) -> int:
    """The id that a form or an address names; 0 for what is none."""
    return whole_number(request.values.get(name, ""))


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


@bp.app_template_filter("how_sure")
def how_sure(holding: Holding) -> str:
    """Where a card stands and how strong it is; nothing for what is no card."""
    if not isinstance(holding, Card):
        return ""
    status = say(CARD_STATUSES[holding.status].label)
    return f"{status}, {say(STRENGTHS[holding.strength].label).lower()}" if holding.strength else status


@bp.app_template_filter("sort_of_source")
def sort_of_source(code: str) -> str:
    """What sort of publication it is; nothing for one that has no everyday name."""
    return say(SORTS_OF_SOURCES[code].label) if code in SORTS_OF_SOURCES and code != "document" else ""


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
