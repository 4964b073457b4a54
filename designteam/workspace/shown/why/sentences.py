"""Sentences of a reason: how they stay within one paragraph, and how the words of the team stand in them."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from flask_babel import gettext

from designteam.cycle.queries.thread import Knot
from designteam.cycle.views.blueprint import called
from designteam.kit.dates import month
from designteam.kit.text import shorten
from designteam.method.definition import KINDS
from designteam.workspace.shown.thread.naming import day_in

MOST_WORDS = 120
MOST_IN_QUOTES = 170
FEWEST_WORDS = 6
# The word of the team for a requirement, in whichever language they write.
SPOKEN_OF = ("eis", "requirement")


@dataclass(frozen=True)
class Said:
    """A sentence of a paragraph. When there are too many words the lightest become short first, and then go."""

    text: str
    weight: int
    short: str | None = None

    @property
    def words(self) -> int:
        return len(self.text.split())


def paragraph(sentences: Iterable[Said], *, most: int = MOST_WORDS) -> str:
    """The sentences in their order, in at most as many words as people read in one go."""
    kept = list(sentences)
    lightest_first = sorted(range(len(kept)), key=lambda place: kept[place].weight)
    for lighten in (_shortened, _left_out):
        for place in lightest_first[: -1 if lighten is _left_out else None]:
            if sum(said.words for said in kept) <= most:
                break
            kept[place] = lighten(kept[place])
    return " ".join(said.text for said in kept if said.text)


def quoted(text: str, *, about: Knot | None = None, most: int = MOST_IN_QUOTES) -> str:
    """A sentence of the team's own, in their words and their capitals.

    When one names the thing it is `about`, then that one. Else the first; a very short one gets the next with it,
    and so does one that leaves a quotation open.
    """
    sentences = re.split(r"(?<=[.!?…’])\s+(?=[A-ZÀ-Þ‘“\d])", " ".join(text.split()))
    chosen = next((one for one in sentences if about is not None and _names(one, about)), "")
    while not chosen or (about is None and _is_unfinished(chosen)):
        if not sentences:
            break
        chosen = f"{chosen} {sentences.pop(0)}".strip()
    chosen = shorten(chosen, most)
    return chosen if chosen.endswith((".", "!", "?", "…", "’")) else f"{chosen}."


def mentioned(knot: Knot) -> str:
    """How a sentence speaks of it: by its number when it has one, by what it is, or by its title."""
    if KINDS[knot.kind].called:
        return called(knot)
    return BY_WHAT_IT_IS.get(knot.kind, _by_title)(knot)


def joined(things: Iterable[str]) -> str:
    """The things as one phrase, in the order in which they came."""
    *some, last = things
    return gettext("%(some)s and %(last)s", some=", ".join(some), last=last) if some else last


def once(knots: Iterable[Knot]) -> list[Knot]:
    """Each of them once, in the order in which they came."""
    return list({knot.id: knot for knot in knots}.values())


def _is_unfinished(sentence: str) -> bool:
    return len(sentence.split()) < FEWEST_WORDS or sentence.count("‘") > sentence.count("’")


def _by_title(knot: Knot) -> str:
    return f"“{knot.title}”"


def _the_decision(evaluation: Knot) -> str:
    return gettext("the decision of %(month)s", month=month(day_in(evaluation, "decided_on") or evaluation.at))


BY_WHAT_IT_IS: Mapping[str, Callable[[Knot], str]] = {
    "practice_question": lambda _: gettext("our question"),
    "working_hypothesis": lambda _: gettext("our working hypothesis"),
    "evaluation": _the_decision,
}


def _shortened(said: Said) -> Said:
    return said if said.short is None else Said(said.short, said.weight)


def _left_out(said: Said) -> Said:
    return Said("", said.weight)


def _names(sentence: str, knot: Knot) -> bool:
    if not KINDS[knot.kind].called:
        return False
    return re.search(rf"\b({'|'.join(SPOKEN_OF)}) {knot.number}\b", sentence, re.IGNORECASE) is not None
