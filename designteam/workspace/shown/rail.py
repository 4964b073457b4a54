"""The nine phases as the rail shows them: for every phase a shape, a word and what is open."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext, ngettext

from designteam.kit.dates import day_and_month
from designteam.kit.web import say
from designteam.method.definition import KINDS, PHASES, phase_named
from designteam.workspace.queries.courses import Course, Step

SIGNS = {
    "now": ("m-now", ""),
    "done": ("m-done", "good"),
    "half": ("m-half", "wait"),
    "reason": ("m-reason", "thread"),
    "later": ("m-later", ""),
}


@dataclass(frozen=True)
class RailStep:
    name: str
    url: str
    state: str
    sign: str
    tone: str
    words: Sequence[str]
    open: str
    is_current: bool


@dataclass(frozen=True)
class RailRound:
    name: str
    steps: Sequence[RailStep]


@dataclass(frozen=True)
class RailLoop:
    from_index: int
    to_index: int
    text: str


@dataclass(frozen=True)
class Rail:
    rounds: Sequence[RailRound]
    loop: RailLoop | None


def rail_of(course: Course) -> Rail:
    rounds: dict[str, list[RailStep]] = {}
    for step in course.steps:
        rounds.setdefault(step.phase.round.code, []).append(_step(step, course))
    labels = {phase.round.code: say(phase.round.label) for phase in PHASES}
    return Rail(
        rounds=[
            RailRound(gettext("Round %(number)s: %(name)s", number=number, name=labels[code].lower()), steps)
            for number, (code, steps) in enumerate(rounds.items(), start=1)
        ],
        loop=_loop(course),
    )


def _step(step: Step, course: Course) -> RailStep:
    sign, tone = SIGNS[step.state]
    shows_open = step.open and step.state not in {"later", "reason"}
    return RailStep(
        name=say(step.phase.label),
        url=url_for("workspace.phase", iteration_id=course.iteration.id, phase=step.phase.code),
        state="done" if step.state in {"half", "reason"} else step.state,
        sign=sign,
        tone=tone,
        words=_words(step),
        open=ngettext("%(num)s open", "%(num)s open", len(step.open)) if shows_open else "",
        is_current=step.is_current,
    )


def _words(step: Step) -> list[str]:
    """At most one short word: how often, what is there, or that it is still to come."""
    if step.state == "later":
        return [gettext("not yet")]
    if step.state == "reason":
        return [gettext("on with a reason")]
    if step.visits > 1 and step.is_current:
        return [gettext("visit %(number)s", number=step.visits)]
    kind = KINDS[step.phase.yields]
    number = step.made.get(kind.code, 0)
    return [f"{number} {say(kind.label if number == 1 else kind.plural)}"] if number else []


def _loop(course: Course) -> RailLoop | None:
    back = course.last_return
    if back is None:
        return None
    to = phase_named(back.to_phase)
    return RailLoop(
        from_index=phase_named(back.from_phase).place - 1,
        to_index=to.place - 1,
        text=gettext("back to %(phase)s on %(day)s", phase=say(to.label), day=day_and_month(back.at)),
    )
