"""What an introduction to a team says in words, the same on the screen and on paper."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext, ngettext

from designteam.kit.web import say
from designteam.kit.words import N_
from designteam.method.vocabulary import VERDICTS
from designteam.workspace.queries.introductions import Introduction, Reading, Tried

# Per state: the sign, its tone, and the words where the verdict has none of its own.
STATES: Mapping[Tried, tuple[str, str, str]] = {
    Tried.MET: ("m-done", "good", ""),
    Tried.PARTLY: ("m-half", "wait", ""),
    Tried.NOT_MET: ("m-no", "soft", ""),
    Tried.BEING_TRIED: ("m-half", "wait", N_("being tried now")),
    Tried.NOT_TRIED: ("m-open", "wait", N_("not tried yet")),
}


def told(known: Introduction) -> Mapping[str, Any]:
    """Per requirement how it stands, per thing to read why it stands in the list, and what is open in this phase."""
    current = known.course.current if known.course else None
    return {
        "testing": {one.id: (*STATES[one.tried][:2], _words_for(one.tried)) for one in known.requirements},
        "reasons": {one.id: _reason_for(one) for one in known.reading},
        "open_here": [say(c.open, num=c.count(known.course.facts)) for c in current.open]
        if current and known.course
        else [],
        "length": ngettext(
            "One thing to read first", "%(num)s things to read first", len(known.reading)
        ) if known.reading else "",
    }  # fmt: skip


def _words_for(tried: Tried) -> str:
    own = STATES[tried][2]
    return say(own) if own else say(VERDICTS[tried.value].label).lower()


def _reason_for(one: Reading) -> str:
    rests = ngettext("one thing rests on it", "%(num)s things rest on it", one.carries)
    if not one.is_newest:
        return rests
    newest = {
        "practice_question": gettext("our question now"),
        "working_hypothesis": gettext("our hypothesis now"),
    }.get(one.kind, gettext("our newest decision"))
    return f"{newest}; {rests}" if one.carries else newest
