"""The board as PDF: the same teams as on the page, all of them, as who asks may see them when it is made."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl

from flask import url_for
from werkzeug.datastructures import MultiDict

from designteam.guidance.queries.board import teams_in_sight
from designteam.guidance.shown.board import SHORT, rows_of
from designteam.guidance.views.blueprint import bp
from designteam.guidance.views.board import asking_first, choice_in, chosen, query_of
from designteam.kit import clock
from designteam.kit.policy import Viewer
from designteam.kit.web import Answer, say, signed_in
from designteam.kit.words import N_
from designteam.method.definition import PHASES
from designteam.papers.models import Paper
from designteam.papers.views.fetching import being_made
from designteam.papers.views.making import Sort, declare

MOST = 500


def _back(paper: Paper) -> tuple[str, str]:
    return f"{url_for('guidance.board')}?{paper.asked}", say(N_("My teams"))


def _may_read(_paper: Paper, reader: Viewer) -> bool:
    return bool(reader.facts["my_guided_teams"] or reader.facts["my_coordinated_networks"])


def _contents(paper: Paper, reader: Viewer) -> Mapping[str, Any]:
    today = clock.today()
    sight = teams_in_sight(reader, choice_in(MultiDict(parse_qsl(paper.asked))), today=today, most=MOST)
    return {
        "rows": asking_first(rows_of(sight.rows, mine=[], today=today, now=clock.now())),
        "phases": [say(SHORT[phase.code]) for phase in PHASES],
        "many": sight.many,
    }


OVERVIEW = declare(
    "teams_overview",
    Sort(N_("Where the teams are"), "guidance/overview.html", _back, _may_read, _contents),
)


@bp.post("/guidance/overview")
@signed_in
def ask_for_overview() -> Answer:
    return being_made(OVERVIEW, asked=query_of(chosen()))
