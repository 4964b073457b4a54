"""The method printed as prose, so that a change to it is read as a change of words."""

from collections.abc import Callable, Iterator
from gettext import NullTranslations
from pathlib import Path
from typing import Any

from babel.support import Translations

from designteam.kit.words import Counted
from designteam.method.definition import EDITION, EDITIONS, KINDS, LANES, PHASES, RELATIONS, ROLES, Role
from designteam.method.involvement import RUNGS
from designteam.method.mirror import MIRROR

CATALOGUES = Path(__file__).resolve().parent.parent / "translations"


def printed(language: str) -> str:
    """The whole method in one language ("nl" or "en")."""
    return "\n".join(_lines(_translator(language)))


def _translator(language: str) -> Callable[[str | Counted], str]:
    found: NullTranslations = Translations.load(CATALOGUES, [language])

    def say(sentence: str | Counted) -> str:
        if isinstance(sentence, Counted):
            return found.ngettext(sentence.one, sentence.many, 2) % {"num": "…"}
        return found.gettext(sentence)

    return say


def _lines(say: Callable[[Any], str]) -> Iterator[str]:
    yield f"{EDITION}: {say(EDITIONS[EDITION])}"
    for phase in PHASES:
        yield ""
        yield f"{phase.place}. {say(phase.label)} ({say(phase.round.label)}) [{phase.code}]"
        yield f"   {say(phase.lead)}"
        yield f"   {say(phase.why)}"
        yield from (f"   ? {say(question)}" for question in phase.questions)
        for condition in phase.ready_when:
            yield f"   o {say(condition.open)} -> {say(condition.help)} [{say(condition.action)}]"
            yield f"   v {say(condition.done)}"
        yield from (f"   - {say(ROLES[Role(role)].label)}: {say(brings)}" for role, brings in phase.roles.items())
    yield ""
    for kind in KINDS.values():
        ties = [(say(RELATIONS[relation]).lower(), say(KINDS[to].label)) for to, relation in kind.rests_on.items()]
        answers = ", ".join(f"{relation} {to}" for relation, to in ties)
        yield f"{say(kind.label)} [{kind.code}]: {say(kind.what)}" + (f" ({answers})" if answers else "")
    yield ""
    yield from (f"{say(lane.label)} [{code}]: {say(lane.holds)}" for code, lane in LANES.items())
    yield ""
    yield from (f"{say(card.label)} [{role}]: {say(card.brings)}" for role, card in ROLES.items())
    yield ""
    for strength in MIRROR:
        yield f"{say(strength.label)} [{strength.code}]: {say(strength.why)} ({say(strength.source)})"
        yield f"   v {say(strength.there)}"
        yield f"   o {say(strength.stronger)}"
        yield f"   . {say(strength.nothing)}"
    yield ""
    yield from (f"{say(rung.label)} [{rung.code}]: {say(rung.what)} -> {say(rung.how)}" for rung in RUNGS.values())
