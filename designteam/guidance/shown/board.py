"""A team as a row of the board: where it is, when something moved, what comes next, and one signal in words."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from flask import url_for
from flask_babel import gettext, ngettext

from designteam.cycle.models import Iteration
from designteam.guidance.models import Symptom
from designteam.guidance.queries.board import symptoms_on
from designteam.guidance.queries.signs import Signs, signs_of
from designteam.kit import clock
from designteam.kit.dates import day_and_month
from designteam.kit.web import say
from designteam.kit.words import N_
from designteam.meetings.queries.meetings import Planned, next_meetings_of
from designteam.method.definition import PHASES
from designteam.method.terms import Signal
from designteam.teams.models import DesignTeam
from designteam.workspace.queries.courses import Course, courses_of
from designteam.workspace.shown.rail import SIGNS

SHORT = {
    "clarify_question": N_("Question"),
    "explore": N_("Look around"),
    "working_hypothesis": N_("Hypo\u00adthesis"),
    "requirements": N_("Require\u00adments"),
    "design": N_("Design"),
    "experiment": N_("Try"),
    "evaluate": N_("Evalu\u00adate"),
    "broaden": N_("Widen"),
    "share": N_("Share"),
}


class Way(NamedTuple):
    url: str
    text: str


class StepShown(NamedTuple):
    sign: str
    tone: str
    state: str
    words: str


class Where(NamedTuple):
    name: str
    words: str


class Last(NamedTuple):
    """When something moved, since when the team is where it is, and when it meets."""

    moved: str
    since: str
    meets: str


class Said(NamedTuple):
    """What a row says: a shape and a sentence."""

    sign: str
    text: str


class Row(NamedTuple):
    """`asks` is the signal that is shown, when one is."""

    team: str
    small: str
    url: str
    asks: Signal | None
    steps: Sequence[StepShown]
    where: Where
    last: Last
    signal: Said
    ways: Sequence[Way]


def rows_of(
    teams: Sequence[tuple[DesignTeam, Iteration | None]], *, mine: Sequence[int], today: date, now: datetime
) -> Sequence[Row]:
    """One row per team, in five statements however many there are. A link only for who is in the team."""
    ids = [team.id for team, _ in teams]
    running = [iteration for _, iteration in teams if iteration is not None]
    courses, signs = courses_of(running, today=today), signs_of(running, today=today)
    meetings = next_meetings_of(ids, now=now)
    symptoms: dict[int, dict[str, Symptom]] = defaultdict(dict)
    for (team_id, code), symptom in symptoms_on(ids).items():
        symptoms[team_id][code] = symptom
    return [
        _row(
            team,
            courses[iteration.id] if iteration else None,
            signs.get(team.id),
            symptoms[team.id],
            meetings.get(team.id),
            is_mine=team.id in mine,
            today=today,
        )
        for team, iteration in teams
    ]


def _row(
    team: DesignTeam,
    course: Course | None,
    signs: Signs | None,
    symptoms: Mapping[str, Symptom],
    meeting: Planned | None,
    *,
    is_mine: bool,
    today: date,
) -> Row:
    awake = [
        (signal, number)
        for signal, number in (signs.on if signs else [])
        if signal.code not in symptoms or not symptoms[signal.code].is_at_rest(today)
    ]
    first = awake[0] if awake else None
    return Row(
        team=team.school.name,
        small=team.name,
        url=url_for("guidance.signals", team_id=team.id) if is_mine else "",
        asks=first[0] if first else None,
        steps=[_step(course, place) for place in range(len(PHASES))],
        where=_where(course),
        last=_last(course, signs, meeting, today=today),
        signal=Said("m-warn", say(first[0].says, num=first[1])) if first else _calm(course),
        ways=_ways(team) if is_mine else [],
    )


def _step(course: Course | None, place: int) -> StepShown:
    step = course.steps[place] if course else None
    state = step.state if step else "later"
    sign, tone = SIGNS[state]
    name = say(PHASES[place].label)
    spoken = {
        "now": gettext("%(phase)s: they are here", phase=name),
        "done": gettext("%(phase)s: ready", phase=name),
        "half": gettext("%(phase)s: partly, with open places", phase=name),
        "reason": gettext("%(phase)s: on with a reason", phase=name),
        "later": gettext("%(phase)s: not yet", phase=name),
    }
    return StepShown(sign, tone, "later" if state == "later" else "", spoken[state])


def _ways(team: DesignTeam) -> Sequence[Way]:
    return [
        Way(url_for("guidance.signals", team_id=team.id), gettext("What may help")),
        Way(url_for("workspace.team", team_id=team.id), gettext("To the team")),
    ]


def _where(course: Course | None) -> Where:
    if course is None:
        return Where(gettext("Has not begun yet"), "")
    phase = course.current.phase
    return Where(say(phase.label), gettext("phase %(number)s of %(most)s", number=phase.place, most=len(PHASES)))


def _last(course: Course | None, signs: Signs | None, meeting: Planned | None, *, today: date) -> Last:
    arrival = course.arrival_at(course.iteration.phase) if course else None
    return Last(
        moved=ago(clock.day_of(signs.moved_at), today) if signs and signs.moved_at else gettext("nothing yet"),
        since=gettext("here since %(day)s", day=day_and_month(arrival.at)) if arrival else "",
        meets=gettext("meets %(day)s", day=day_and_month(meeting.starts_at)) if meeting else "",
    )


def _calm(course: Course | None) -> Said:
    """What stands in a row that calls for nothing."""
    if course is None:
        return Said("m-later", gettext("Choose a day to begin."))
    back = course.last_return
    if back is not None:
        return Said("m-again", gettext("Went back on %(day)s and wrote down why.", day=day_and_month(back.at)))
    if course.current.open:
        condition = course.current.open[0]
        return Said("m-open", say(condition.open, num=condition.count(course.facts)))
    return Said("m-done", gettext("All of this phase is there."))


def ago(day: date, today: date) -> str:
    """How long ago, as people say it."""
    days = (today - day).days
    if days <= 0:
        return gettext("today")
    if days == 1:
        return gettext("yesterday")
    if days < 14:
        return ngettext("%(num)s day ago", "%(num)s days ago", days)
    return ngettext("%(num)s week ago", "%(num)s weeks ago", days // 7)
