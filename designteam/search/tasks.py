"""The index reads along in the journal: after every change, and every hour what was missed."""

from typing import Any, cast

from flask import current_app

from designteam.kit import jobs
from designteam.search.commands import A_FEW_LINES, MANY_LINES, follow_the_journal

MOST_TIMES = 100


@jobs.job
def follow() -> None:
    """When there is more than one unit of work should hold, others come in between."""
    if _follow(A_FEW_LINES):
        follow.hand_over()


@jobs.hourly
def catch_up() -> None:
    for _time in range(MOST_TIMES):
        if not _follow(MANY_LINES):
            return


def _follow(again: int) -> bool:
    with cast(Any, current_app).database.writing():
        return follow_the_journal(again=again)
