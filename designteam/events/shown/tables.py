"""Tables in words: who sits there, and in one sentence why together."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from babel.lists import format_list
from flask_babel import get_locale, gettext

from designteam.events.models import Bond, Reason, reason_for
from designteam.events.queries.teams import TeamThere
from designteam.kit.web import say
from designteam.kit.words import N_
from designteam.method.definition import phase_named
from designteam.method.vocabulary import LEARNING_AREAS

SENTENCES = {
    Bond.AREA: N_("All work on %(about)s, each with another answer."),
    Bond.STRUGGLE: N_("All look for something about: %(about)s."),
    Bond.PHASE: N_("All are in the phase %(about)s, each with another answer."),
    Bond.SAME_AREA: N_("All work on %(about)s."),
    Bond.SAME_PHASE: N_("All are in the phase %(about)s."),
    Bond.MIXED: N_("They come from different corners: what is ordinary for one may be new to another."),
}

# The same when it holds for two teams of a table.
OF_TWO = {
    Bond.AREA: N_("%(schools)s work on %(about)s, each with another answer. Who else sits here looks with fresh eyes."),
    Bond.STRUGGLE: N_("%(schools)s look for something about: %(about)s. Who else sits here looks with fresh eyes."),
    Bond.PHASE: N_(
        "%(schools)s are in the phase %(about)s, each with another answer. Who else sits here looks with fresh eyes."
    ),
    Bond.SAME_AREA: N_("%(schools)s work on %(about)s. Who else sits here looks with fresh eyes."),
    Bond.SAME_PHASE: N_("%(schools)s are in the phase %(about)s. Who else sits here looks with fresh eyes."),
}


class Table(NamedTuple):
    number: int
    teams: Sequence[TeamThere]
    sentence: str


class Tables(NamedTuple):
    """The tables, and the teams that have none yet."""

    tables: Sequence[Table]
    without: Sequence[TeamThere]


def tables_in(teams: Sequence[TeamThere]) -> Tables:
    at: dict[int, list[TeamThere]] = defaultdict(list)
    for team in teams:
        if team.table is not None:
            at[team.table].append(team)
    tables = [
        Table(number, there, sentence_for(reason_for([team.sitter for team in there]), there))
        for number, there in sorted(at.items())
    ]
    return Tables(tables, [team for team in teams if team.table is None])


def sentence_for(reason: Reason, there: Sequence[TeamThere]) -> str:
    if reason.bond in {Bond.AREA, Bond.SAME_AREA}:
        about = [say(LEARNING_AREAS[area].label).lower() for area in reason.about if area in LEARNING_AREAS]
    elif reason.bond in {Bond.PHASE, Bond.SAME_PHASE}:
        about = [say(phase_named(code).label).lower() for code in reason.about]
    else:
        about = list(reason.about)
    if len(reason.teams) == len(there):
        return gettext(SENTENCES[reason.bond], about=", ".join(about))
    schools = format_list([team.school for team in there if team.team_id in reason.teams], locale=get_locale())
    return gettext(OF_TWO[reason.bond], schools=schools, about=", ".join(about))
