"""What is done every hour with drafts: what nobody came back for goes."""

from designteam.drafts.commands import forget_what_is_past
from designteam.kit import clock, jobs


@jobs.hourly
@jobs.in_one_unit
def forget() -> None:
    forget_what_is_past(at=clock.now())
