"""The index reads along in the journal: after every change, and every hour what was missed."""

from typing import cast

from flask import current_app

from designteam.kit import jobs
from designteam.kit.web import Site
from designteam.search.commands import MANY_LINES, follow_the_journal


@jobs.job
def follow() -> None:
    with cast(Site, current_app).database.writing():
        follow_the_journal()


@jobs.hourly
def catch_up() -> None:
    with cast(Site, current_app).database.writing():
        follow_the_journal(again=MANY_LINES)
