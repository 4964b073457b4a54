"""The blueprint of the cycle, and the words its templates ask for."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint
from flask_babel import format_decimal, get_locale, gettext

from designteam.cycle.forms.citations import SECOND_LOOKS
from designteam.cycle.forms.log import said
from designteam.cycle.models import LogEntry, SecondLook
from designteam.evidence.models import Stance
from designteam.evidence.words import STANCES
from designteam.kit.web import say
from designteam.method import vocabulary
from designteam.method.definition import ASPECTS, KINDS, LANES, RELATIONS, kind_named
from designteam.method.objectives import Set, default_generation, objective_with

bp = Blueprint("cycle", __name__)

VOCABULARIES: Mapping[str, Mapping[Any, Any]] = {
    "felt_by": vocabulary.FELT_BY,
    "method": vocabulary.METHODS,
    "confidence": vocabulary.CONFIDENCE,
    "standing": vocabulary.STANDINGS,
    "perspective": vocabulary.PERSPECTIVES,
    "choice": vocabulary.CHOICES_OF_DIRECTION,
    "requirement_kind": vocabulary.REQUIREMENT_KINDS,
    "priority": vocabulary.PRIORITIES,
    "control": vocabulary.CONTROL,
    "aspect": ASPECTS,
    "aspect_state": vocabulary.ASPECT_STATES,
    "scale": vocabulary.SCALES,
    "state": vocabulary.EXPERIMENT_STATES,
    "decision": vocabulary.DECISIONS,
    "small_decision": vocabulary.SMALL_DECISIONS,
    "sure": vocabulary.SURENESS,
    "verdict": vocabulary.VERDICTS,
    "level": vocabulary.OUTCOME_LEVELS,
    "product_type": vocabulary.PRODUCT_TYPES,
    "maturity": vocabulary.MATURITIES,
    "devices": vocabulary.DEVICE_USE,
    "licence": vocabulary.LICENCES,
    "contributed": vocabulary.CONTRIBUTIONS,
    "learning_area": vocabulary.LEARNING_AREAS,
    "status": vocabulary.STATUSES,
    "audience": vocabulary.AUDIENCES,
    "lane": LANES,
    "actant": vocabulary.ACTANTS,
    "prompt": vocabulary.PROMPTS,
    "consent": vocabulary.CONSENTS,
    "leads_to": vocabulary.DESTINATIONS,
    "reach": vocabulary.REACHES,
    "sort": vocabulary.SORTS,
    "web_thread": vocabulary.WEB_THREADS,
    "sameness": vocabulary.SAMENESS,
}


@bp.app_template_filter("stance_in_words")
def stance_in_words(stance: Stance) -> str:
    return say(STANCES[stance].label).lower()


@bp.app_template_filter("second_look_in_words")
def second_look_in_words(verdict: SecondLook) -> str:
    return str(SECOND_LOOKS[verdict])


@bp.app_template_filter("called")
def called(thing: Any) -> str:
    """How people speak of it: "requirement 1", "experiment 2", or just its kind."""
    kind = kind_named(thing.kind)
    return gettext(kind.called, number=thing.number) if kind.called else say(kind.label)


@bp.app_template_filter("kind_label")
def kind_label(code: str) -> str:
    return say(KINDS[code].label)


@bp.app_template_filter("relation")
def relation(code: str) -> str:
    return say(RELATIONS[code])


@bp.app_template_filter("word_for")
def word_for(code: Any, vocabulary_name: str) -> str:
    """The label of a code in one of the vocabularies; nothing for nothing."""
    return say(VOCABULARIES[vocabulary_name][code].label) if code else ""


@bp.app_template_filter("words_for")
def words_for(codes: list[Any], vocabulary_name: str) -> str:
    return ", ".join(word_for(code, vocabulary_name) for code in codes)


@bp.app_template_filter("objectives")
def objectives(codes: list[str] | None) -> str:
    """The core objectives as one phrase, by number and subject: "12 and 14 (Arithmetic and mathematics)"."""
    language = str(get_locale())
    found = [one for one in map(objective_with, codes or ()) if one is not None]
    by_set = groupby(found, key=lambda one: one.set)
    return "; ".join(
        f"{', '.join(str(one.number) for one in of)} ({_set_in_words(named, language)})" for named, of in by_set
    )


def _set_in_words(named: Set, language: str) -> str:
    """The subject; with the year for objectives of before."""
    year = "" if named.generation == default_generation().code else f", {named.generation}"
    return f"{named.names[language]}{year}"


@bp.app_template_filter("grades")
def grades(numbers: list[int]) -> str:
    """The grades as one phrase: "groep 7", "groep 6 en 7", "groep 3 tot en met 8"."""
    if not numbers:
        return ""
    first, last = min(numbers), max(numbers)
    names = [str(number) for number in sorted(numbers)]
    if len(numbers) > 2 and len(numbers) == last - first + 1:
        joined = gettext("%(first)s to %(last)s", first=first, last=last)
    elif len(names) > 1:
        joined = gettext("%(some)s and %(last)s", some=", ".join(names[:-1]), last=names[-1])
    else:
        joined = names[0]
    return gettext("grade %(numbers)s", numbers=joined)


# The shape and colour of a state; the word always stands beside it.
SIGNS = {
    "open": ("m-open", "wait"),
    "not_relevant": ("m-no", "soft"),
    "designed": ("m-half", "wait"),
    "tried": ("m-done", "good"),
    "anchored": ("m-used", "good"),
    "planned": ("m-later", "soft"),
    "running": ("m-half", "wait"),
    "done": ("m-done", "good"),
    "stopped": ("m-still", "soft"),
    "met": ("m-done", "good"),
    "partly": ("m-half", "wait"),
    "not": ("m-no", "soft"),
    "chosen": ("m-done", "good"),
    "not_chosen": ("m-no", "soft"),
    "undecided": ("m-open", "wait"),
    "rough": ("m-half", "wait"),
    "agreed": ("m-done", "good"),
    "dropped": ("m-no", "soft"),
    "draft": ("m-open", "soft"),
    "unknown": ("m-later", "soft"),
    "works": ("m-done", "good"),
    "sign_in": ("m-half", "soft"),
    "broken": ("m-warn", "stop"),
    "idea": ("m-open", "soft"),
    "tested": ("m-done", "good"),
    "in_use": ("m-used", "good"),
}


@bp.app_template_filter("sign_of")
def sign_of(state: str) -> str:
    return SIGNS[state][0]


@bp.app_template_filter("tone_of")
def tone_of(state: str) -> str:
    return SIGNS[state][1]


@bp.app_template_filter("file_size")
def file_size(size: int) -> str:
    """As people say it: "340 kB", "1,2 MB"."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    return f"{format_decimal(round(size / 1_000_000, 1))} MB"


@bp.app_template_filter("host_of")
def host_of(url: str) -> str:
    """The site that an address is of, so that one sees where a link leads before following it."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


@bp.app_template_filter("counted_in_words")
def counted_in_words(entry: LogEntry) -> str:
    return said({tally.counter.caption: tally.count for tally in entry.tallies})
