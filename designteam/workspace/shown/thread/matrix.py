"""Design requirements against experiments: which was looked at where, and what the team said about it."""

from collections.abc import Sequence
from typing import NamedTuple

from flask import url_for
from flask_babel import gettext

from designteam.cycle.models import VerdictWord
from designteam.cycle.queries.thread import Knot, Thread
from designteam.cycle.views.blueprint import called, grades
from designteam.kit.text import shorten
from designteam.kit.web import say
from designteam.method.vocabulary import EXPERIMENT_STATES, VERDICTS
from designteam.workspace.shown.thread.naming import capital, short

LONGEST_TITLE = 40
SIGNS = {
    VerdictWord.MET: ("m-done", "good"),
    VerdictWord.PARTLY: ("m-half", "wait"),
    VerdictWord.NOT_MET: ("m-no", "soft"),
}


class Cell(NamedTuple):
    sign: str
    tone: str
    words: str


class Column(NamedTuple):
    name: str
    words: str
    url: str


class Row(NamedTuple):
    name: str
    text: str
    url: str
    cells: Sequence[Cell | None]


class Matrix(NamedTuple):
    columns: Sequence[Column]
    rows: Sequence[Row]


def matrix_of(thread: Thread) -> Matrix | None:
    """Nothing while there is no requirement or no experiment to put beside it."""
    requirements = [knot for knot in thread.of_kind("design_requirement") if knot.is_here]
    experiments = [knot for knot in thread.of_kind("experiment") if not knot.is_dropped]
    if not (requirements and experiments):
        return None
    return Matrix(
        columns=[_column(experiment, thread) for experiment in experiments],
        rows=[
            Row(
                capital(short(requirement)),
                requirement.title,
                _choosing(requirement, thread),
                [_cell(requirement, experiment, thread) for experiment in experiments],
            )
            for requirement in requirements
        ],
    )


def looked_at(requirement: Knot, thread: Thread) -> str:
    """In which experiments a requirement was looked at, and with which outcome, on one line."""
    seen = [
        gettext("%(thing)s (%(words)s)", thing=called(experiment), words=cell.words.lower())
        for experiment in thread.leads_to(requirement, "experiment")
        if not experiment.is_dropped
        if (cell := _cell(requirement, experiment, thread))
    ]
    return gettext("Looked at in %(things)s.", things=", ".join(seen)) if seen else ""


def _column(experiment: Knot, thread: Thread) -> Column:
    among = grades(experiment.content.get("grades") or [])
    title = shorten(experiment.title, LONGEST_TITLE)
    words = title if not among or among.split()[-1] in title else f"{title}, {among}"
    return Column(capital(called(experiment)), words, _choosing(experiment, thread))


def _cell(requirement: Knot, experiment: Knot, thread: Thread) -> Cell | None:
    """What was said, or how far it is; None where nobody looked."""
    verdict = thread.verdict(requirement, experiment)
    if verdict is not None:
        sign, tone = SIGNS[verdict.word]
        return Cell(sign, tone, say(VERDICTS[verdict.word].label))
    if not thread.tests(experiment, requirement):
        return None
    state = experiment.says("state") or "planned"
    if state in {"done", "stopped"}:
        return Cell("m-open", "wait", gettext("Not weighed yet"))
    return Cell("m-later", "soft", say(EXPERIMENT_STATES[state].label))


def _choosing(knot: Knot, thread: Thread) -> str:
    return url_for("workspace.thread", iteration_id=thread.iteration.id, chosen=knot.id)
