"""The index reads along in the journal: after every change, and every hour what was missed."""

from designteam.kit import jobs
from designteam.search.commands import MANY_LINES, follow_the_journal


@jobs.job
@jobs.in_one_unit
def follow() -> None:
    follow_the_journal()


@jobs.hourly
@jobs.in_one_unit
def catch_up() -> None:
    follow_the_journal(again=MANY_LINES)
