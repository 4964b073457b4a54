"""The answers of a picture check side by side, and how the pictures of a team came closer or drifted apart."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final, NamedTuple

from flask_babel import format_date, gettext, ngettext

from designteam.cycle.models import Sureness
from designteam.kit.stems import stemmed
from designteam.kit.web import say
from designteam.method.definition import PHASES
from designteam.method.vocabulary import SURENESS
from designteam.reveals.models import RevealedAnswer, SharedCheck
from designteam.reveals.queries.checks import Told
from designteam.reveals.queries.diverging import has_diverged
from designteam.reveals.words import Used, telling_words, used_in

SHOWN_AT_ONCE: Final = 6  # columns that fit on a phone
ROW, NAMES, COLUMN, DOT = 28.0, 150.0, 44.0, 20.0
NARROWEST: Final = 380.0  # so that few checks are not drawn larger than many


class Run(NamedTuple):
    """A piece of a sentence; the words that most used are marked."""

    text: str
    is_shared: bool


class Stop(NamedTuple):
    """A phase on the drawn rail, with the dots of who pointed at it."""

    name: str
    y: float
    number: int
    dots: Sequence[float]
    is_by_record: bool


class Opened(NamedTuple):
    """A picture check after the reveal."""

    sentences: Sequence[Sequence[Run]]
    used: Used
    stops: Sequence[Stop]
    sure: Sequence[tuple[str, int]]
    finding: str
    diverges: bool


class Spot(NamedTuple):
    """A number of people who pointed at a phase in one of the checks."""

    x: float
    y: float
    number: int


class Column(NamedTuple):
    """One check in the drawing of the year."""

    id: int
    x: float
    on: date
    label: str
    words_shared: int
    phases_named: int
    answered: int
    diverges: bool
    goal: str


class Drift(NamedTuple):
    """The picture checks of a team under one another in a table, the last of them also drawn."""

    columns: Sequence[Column]
    drawn: Sequence[Column]
    spots: Sequence[Spot]
    names: Sequence[tuple[str, float]]
    width: float
    height: float
    finding: str


def rounds() -> Mapping[str, str]:
    """The name of each round, by the phase it begins with; nothing at the others."""
    firsts = {phase.round.code: phase.code for phase in reversed(PHASES)}
    return {phase.code: say(phase.round.label) if phase.code in firsts.values() else "" for phase in PHASES}


def opened(check: SharedCheck, answers: Sequence[RevealedAnswer]) -> Opened:
    sentences = [answer.sentence for answer in answers]
    used = used_in(sentences)
    shared = {stem for word in (*used.by_all, *used.by_most) for stem in telling_words(word)}
    counts = Counter(answer.phase for answer in answers)
    sure = Counter(answer.sure for answer in answers)
    return Opened(
        sentences=[_runs(sentence, shared) for sentence in sentences],
        used=used,
        stops=[
            Stop(
                say(phase.label), ROW * (place + 0.5), counts[phase.code],
                [NAMES + 26 + DOT * number for number in range(counts[phase.code])], phase.code == check.phase,
            )
            for place, phase in enumerate(PHASES)
        ],
        sure=[(say(choice.label), sure[Sureness(code)]) for code, choice in SURENESS.items()],
        finding=_finding(check.phases_named or 0, check.words_shared or 0),
        diverges=has_diverged(check.phases_named, check.words_shared),
    )  # fmt: skip


def drift(told: Sequence[Told], answers: Mapping[int, Sequence[RevealedAnswer]]) -> Drift:
    """`answers` are those of the checks that are drawn; see `to_draw`."""
    revealed = [(one, one.revealed_at) for one in told if one.is_picture and one.revealed_at]
    first = len(revealed) - SHOWN_AT_ONCE
    columns = [_column(one, on, place - max(first, 0)) for place, (one, on) in enumerate(revealed)]
    drawn = columns[max(first, 0) :]
    rows = {phase.code: ROW * (place + 1.5) for place, phase in enumerate(PHASES)}
    spots = [
        Spot(column.x, rows[phase], count)
        for column in drawn
        for phase, count in Counter(answer.phase for answer in answers.get(column.id, ())).items()
        if phase in rows
    ]
    names = [(say(phase.label), rows[phase.code]) for phase in PHASES]
    width = max(NAMES + COLUMN * len(drawn) + 12, NARROWEST)
    return Drift(columns, drawn, spots, names, width, ROW * (len(PHASES) + 2.4), _trend(columns))


def to_draw(told: Sequence[Told]) -> Sequence[int]:
    """The checks of which the drawing of the year needs the answers."""
    return [one.id for one in told if one.is_picture and one.revealed_at][-SHOWN_AT_ONCE:]


def _column(told: Told, revealed_at: datetime, place: int) -> Column:
    return Column(
        told.id, NAMES + COLUMN * (place + 0.5), revealed_at.date(), format_date(revealed_at, "d MMM"),
        told.words_shared or 0, told.phases_named or 0, told.answered,
        has_diverged(told.phases_named, told.words_shared), told.goal,
    )  # fmt: skip


def _runs(sentence: str, shared: set[str]) -> Sequence[Run]:
    """A sentence in pieces; white space and signs go with what is not shared."""
    runs, done = [], 0
    for stem, start, end in stemmed(sentence):
        if stem in shared:
            runs += [Run(sentence[done:start], is_shared=False), Run(sentence[start:end], is_shared=True)]
            done = end
    return [run for run in [*runs, Run(sentence[done:], is_shared=False)] if run.text]


def _finding(phases: int, words: int) -> str:
    where = ngettext("You all pointed at the same phase.", "Together you pointed at %(num)s different phases.", phases)
    alike = gettext("Of every 100 words, %(words)s are the same when you lay two sentences side by side.", words=words)
    return f"{where} {alike}"


def _trend(columns: Sequence[Column]) -> str:
    """What the first and the last check say together, in words."""
    if len(columns) < 2:
        return ""
    before, now = columns[0], columns[-1]
    said = [
        gettext(
            "Phases that were named: %(now)s, at first %(before)s.", now=now.phases_named, before=before.phases_named
        ),
        gettext(
            "Words that are the same: %(now)s of 100, at first %(before)s.",
            now=now.words_shared, before=before.words_shared,
        ),
    ]  # fmt: skip
    return " ".join(said)
