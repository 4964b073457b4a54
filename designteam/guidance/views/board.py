"""The board: all teams that somebody guides or looks after, with where they are and at most one signal each."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from babel.lists import format_list
from flask import Response, request, url_for
from flask_babel import get_locale, gettext, ngettext
from werkzeug.datastructures import MultiDict

from designteam.guidance.queries.board import (
    Choice,
    by_phase,
    by_phase_of_boards,
    teams_in_sight,
    views_of,
    wants_letters,
)
from designteam.guidance.shown.bars import bars_of
from designteam.guidance.shown.board import SHORT, Row, rows_of
from designteam.guidance.shown.overview import sheet_rows
from designteam.guidance.views.blueprint import bp
from designteam.kit import clock
from designteam.kit.sheets import sheet_of
from designteam.kit.text import whole_number
from designteam.kit.web import Answer, me, page, say, signed_in
from designteam.method.definition import PHASES
from designteam.method.vocabulary import LEARNING_AREAS

SHOW, TEAMS = "guidance/board.html", "guidance/_teams.html"
MOST_ROWS = 10_000
MOST_WORDS, MOST_PROMPTS, MOST_NAMED, LAST_PAGE = 80, 4, 4, 1000


@bp.get("/guidance")
@signed_in
def board() -> Answer:
    """Who can use a question first, then the others, both by name: nobody is ranked."""
    choice, today = chosen(), clock.today()
    sight = teams_in_sight(me(), choice, today=today)
    rows = asking_first(rows_of(sight.rows, mine=me().facts["my_guided_teams"], today=today, now=clock.now()))
    is_all = choice.page == 1 and not sight.has_more
    return page(
        SHOW,
        part=TEAMS,
        choice=choice,
        sight=sight,
        rows=rows,
        asking=[row for row in rows if row.asks and row.ways][:MOST_PROMPTS],
        heading=_heading(sight.many),
        lead=_lead(rows, sum(row.asks is not None for row in rows) if is_all else sight.asking),
        bars=bars_of(by_phase(me()), by_phase_of_boards(me())),
        phases=[say(SHORT[phase.code]) for phase in PHASES],
        phase_choices=[(phase.code, phase.label) for phase in PHASES],
        area_choices=[(code, choice.label) for code, choice in LEARNING_AREAS.items()],
        views=views_of(me().id),
        query=query_of(choice),
        onward=url_for(".board", **parts_of(choice), page=choice.page + 1) if sight.has_more else "",
        back=url_for(".board", **parts_of(choice), page=choice.page - 1) if choice.page > 1 else "",
        is_of_somebody=bool(sees_teams()),
        is_of_board=bool(me().facts["my_boards"]),
        guides=bool(me().facts["my_guided_teams"]),
        wants_letters=wants_letters(me().id),
    )


@bp.get("/guidance/overview.csv")
@signed_in
def overview() -> Answer:
    """The same teams as on the page, all of them, for a spreadsheet."""
    today = clock.today()
    sight = teams_in_sight(me(), chosen(), today=today, most=MOST_ROWS)
    rows = asking_first(rows_of(sight.rows, mine=[], today=today, now=clock.now()))
    response = Response(sheet_of(sheet_rows(rows)), content_type="text/csv; charset=utf-8")
    response.headers.set("Content-Disposition", "attachment", filename=f"teams-{today.isoformat()}.csv")
    response.headers["Cache-Control"] = "private, no-store"
    return response


def asking_first(rows: Sequence[Row]) -> Sequence[Row]:
    """With what came up since signals were looked at last, so that both parts of a page stay apart."""
    return sorted(rows, key=lambda row: row.asks is None)


def sees_teams() -> Sequence[int]:
    """What gives the reader a board at all."""
    facts = me().facts
    return [*facts["my_guided_teams"], *facts["my_coordinated_networks"]]


def _heading(many: int) -> str:
    if sees_teams():
        return ngettext("One team", "%(num)s teams", many)
    return gettext("Teams in numbers") if me().facts["my_boards"] else gettext("My teams")


def _lead(rows: Sequence[Row], asking: int) -> str:
    """Who can use a question, by name when they are few. Who guides nobody is not the one to ask it."""
    if not sees_teams() and me().facts["my_boards"]:
        return gettext("How far the teams of your schools are, taken together. Nothing stands here about one team.")
    names = [row.team for row in rows if row.asks]
    if not asking or not names:
        return gettext("No team calls for a question now.") if rows else ""
    guides = bool(me().facts["my_guided_teams"])
    if len(names) > MOST_NAMED or len(names) != asking:
        if not guides:
            return ngettext("One team can use a question.", "%(num)s teams can use a question.", asking)
        return ngettext("One team can use a question of yours.", "%(num)s teams can use a question of yours.", asking)
    if not guides:
        return ngettext(
            "One team can use a question this week: %(names)s.",
            "%(num)s teams can use a question this week: %(names)s.",
            len(names),
            names=format_list(names, locale=get_locale()),
        )
    return ngettext(
        "One team can use a question of yours this week: %(names)s.",
        "%(num)s teams can use a question of yours this week: %(names)s.",
        len(names),
        names=format_list(names, locale=get_locale()),
    )


def chosen() -> Choice:
    """What the address asks for."""
    return choice_in(request.args)


def choice_in(asked: MultiDict[str, str]) -> Choice:
    """The choice that the parts of an address make; what nobody can mean is left out."""
    return Choice(
        words=" ".join(asked.get("q", "").replace("\0", "").split())[:MOST_WORDS],
        phase=asked.get("phase", "") if asked.get("phase") in {phase.code for phase in PHASES} else "",
        area=asked.get("area", "") if asked.get("area") in LEARNING_AREAS else "",
        only_asking=asked.get("signal") == "y",
        page=min(max(whole_number(asked.get("page", "")), 1), LAST_PAGE),
    )


def parts_of(choice: Choice) -> dict[str, Any]:
    """The choice as the parts of an address, without the page."""
    parts = {
        "q": choice.words, "phase": choice.phase, "area": choice.area,
        "signal": "y" if choice.only_asking else "",
    }  # fmt: skip
    return {name: value for name, value in parts.items() if value}


def query_of(choice: Choice) -> str:
    return urlencode(parts_of(choice))
