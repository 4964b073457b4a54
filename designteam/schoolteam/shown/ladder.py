"""The ladder of involvement in words: which rungs a team used in an iteration, when, and which could be next."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from flask import url_for
from flask_babel import gettext

from designteam.cycle.models import Iteration
from designteam.kit.web import say
from designteam.method.involvement import RUNGS, TELLING
from designteam.method.terms import Rung
from designteam.schoolteam.queries.rungs import JOINED, PAGE, POLL, PRODUCT, QUESTION, ROUGH, RungUse

ASKING = "ask_input"
IN_SIGHT = 4


class Seen(NamedTuple):
    """One time that a rung was used, as the page tells it. `note_id` is there when it was noted by hand."""

    on: date
    words: str
    url: str
    note_id: int | None


class Step(NamedTuple):
    """A rung with what was done on it in one iteration, the newest first."""

    rung: Rung
    seen: Sequence[Seen]
    is_next: bool

    @property
    def state(self) -> str:
        return "used" if self.seen else "next" if self.is_next else "open"

    @property
    def newest(self) -> Sequence[Seen]:
        return self.seen[:IN_SIGHT]

    @property
    def earlier(self) -> int:
        """How many more times there were."""
        return max(0, len(self.seen) - IN_SIGHT)


class Ladder(NamedTuple):
    """The rungs from the ground up, and what could be a next step."""

    steps: Sequence[Step]
    next_rung: Rung | None

    @property
    def from_above(self) -> Sequence[Step]:
        """As a ladder stands: the highest rung on top."""
        return self.steps[::-1]

    @property
    def used(self) -> Sequence[Step]:
        return [step for step in self.steps if step.seen]

    @property
    def only_informs(self) -> bool:
        return [step.rung.code for step in self.used] == [TELLING]


def ladder_of(uses: Sequence[RungUse], iteration: Iteration, iterations: Sequence[Iteration]) -> Ladder:
    """The ladder of one iteration. What was done before the first one began belongs to that one."""
    within = [use for use in uses if _iteration_at(use.on, iterations) is iteration]
    seen = {code: [_seen(use) for use in within if use.rung == code] for code in RUNGS}
    next_rung = _next(seen) if iteration.is_running else None
    steps = [Step(rung, seen[code], rung is next_rung) for code, rung in RUNGS.items()]
    return Ladder(steps, next_rung)


def _next(seen: dict[str, list[Seen]]) -> Rung | None:
    """The lowest rung that was not used yet. Telling is a part of asking, so who begins may begin with asking."""
    order = [ASKING, *(code for code in RUNGS if code not in {TELLING, ASKING})]
    return next((RUNGS[code] for code in order if not seen[code]), None)


def _iteration_at(day: date, iterations: Sequence[Iteration]) -> Iteration:
    """The newest that had begun on that day; `iterations` are in order, the newest first."""
    return next((one for one in iterations if one.started_on <= day), iterations[-1])


def _seen(use: RungUse) -> Seen:
    sentences = {
        JOINED: gettext("A colleague signed up for a try-out:"),
        ROUGH: gettext("One question about a rough version:"),
        QUESTION: gettext("The question was put to the school team:"),
        POLL: gettext("One question on the page for the staff room:"),
        PRODUCT: gettext("Out for the school:"),
        PAGE: gettext("The page for the staff room was opened."),
    }
    begins = sentences.get(use.source, "")
    url = url_for("cycle.artefact", artefact_id=use.artefact_id) if use.artefact_id else ""
    words = f"{begins} {use.text}".strip()
    return Seen(use.on, words or say(RUNGS[use.rung].label), url, use.about if use.is_by_hand else None)
