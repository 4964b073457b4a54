"""How a product came about, told from its red thread: from the question to what was decided, also what did not work.

The sentences are those of the team. They are kept with an edition as they were when it was proposed, so that what a
team thinks later does not go out by itself.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from flask_babel import force_locale

from designteam.catalogue.queries.grounds import Read
from designteam.cycle.models import VerdictWord
from designteam.cycle.queries.thread import Knot, Thread
from designteam.kit.richtext import plain
from designteam.kit.text import shorten
from designteam.kit.words import N_
from designteam.workspace.shown.thread.naming import voice

LONGEST, LONGEST_NOTE, MOST_OF_ONE, MOST_READ = 400, 240, 3, 12
HEADINGS = {
    "question": N_("The question"),
    "seen": N_("What we saw"),
    "read": N_("What we read"),
    "thought": N_("What we thought"),
    "made": N_("What we made"),
    "tried": N_("What we tried"),
    "failed": N_("What did not work"),
    "decided": N_("What we decided"),
}


class Step(NamedTuple):
    """One sentence of the story. `key` names it in the form in which the team trims the story."""

    key: str
    part: str
    text: str
    note: str
    on: str

    def as_kept(self) -> Mapping[str, Any]:
        return self._asdict()


def steps_of(product: Knot, thread: Thread, read: Sequence[Read]) -> Sequence[Step]:
    """Everything that the thread tells about how it came about, in the order of the method, and what was `read`.

    The few words of our own between those of the team are Dutch, as the words of the team are, whoever proposes it.
    """
    with force_locale("nl"):
        return _steps(product, thread, read)


def _steps(product: Knot, thread: Thread, read: Sequence[Read]) -> Sequence[Step]:
    before = [
        thread.knots[id_] for id_ in sorted(thread.ancestry(product)) if id_ in thread.knots and id_ != product.id
    ]
    trials = _once(
        [
            *_of(before, "experiment"),
            *(e for made in _of(before, "design") for e in thread.leads_to(made, "experiment")),
        ]
    )
    weighed = _once(
        [*_of(before, "evaluation"), *(e for trial in trials for e in thread.leads_to(trial, "evaluation"))]
    )
    return [
        *(_step("question", one, one.says("wished")) for one in _of(before, "practice_question")[-1:]),
        *(_step("seen", one, one.says("classroom_example")) for one in _of(before, "insight")[:MOST_OF_ONE]),
        *(Step(f"read-{one.id}", "read", shorten(one.title, LONGEST), "", "") for one in read[:MOST_READ]),
        *(_step("thought", one, "") for one in _of(before, "working_hypothesis")[-1:]),
        *(_step("made", one, "") for one in _of(before, "design")[-1:]),
        *(_step("tried", one, plain(one.says("result"))) for one in trials if not one.is_dropped),
        *_once_each(_failures(trials, weighed, before, thread)),
        *(_step("decided", one, plain(one.says("learned"))) for one in weighed if one.says("decision")),
    ]


def told(story: Iterable[Mapping[str, Any]]) -> Sequence[tuple[str, Sequence[Step]]]:
    """The steps that were kept, by the part they belong to: its heading and its steps."""
    steps = [Step(**step) for step in story]
    return [
        (heading, of) for part, heading in HEADINGS.items() if (of := [step for step in steps if step.part == part])
    ]


def _step(part: str, knot: Knot, note: str) -> Step:
    text, note = voice(knot), _opening(note)
    note = note if note != text else ""
    return Step(
        f"{part}-{knot.id}", part, shorten(text, LONGEST), shorten(note, LONGEST_NOTE), knot.at.date().isoformat()
    )


def _failures(
    trials: Iterable[Knot], weighed: Iterable[Knot], before: Iterable[Knot], thread: Thread
) -> Iterator[Step]:
    """What was stopped, which requirement was not met, and what was let go with a reason."""
    for trial in trials:
        if trial.says("decision") == "stop":
            yield _step("failed", trial, plain(trial.says("result")))
    for evaluation in weighed:
        for _experiment, requirement, word, note in evaluation.content.get("verdicts") or ():
            if word == VerdictWord.NOT_MET and requirement in thread.knots:
                yield _step("failed", thread.knots[requirement], note)
    for knot in before:
        if knot.is_dropped and knot.dropped_because:
            yield _step("failed", knot, knot.dropped_because)


def _of(knots: Iterable[Knot], kind: str) -> list[Knot]:
    return [knot for knot in knots if knot.kind == kind and not knot.is_dropped]


def _opening(text: str) -> str:
    """The first lines that are sentences, and no row of a table."""
    return " ".join(line for line in text.splitlines() if line.strip() and "|" not in line)


def _once_each(steps: Iterable[Step]) -> list[Step]:
    return list({step.key: step for step in steps}.values())


def _once(knots: Iterable[Knot]) -> list[Knot]:
    return list({knot.id: knot for knot in knots}.values())
