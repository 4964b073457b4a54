"""What is done every hour with what was kept of the school team: what is past its time goes."""

from designteam.kit import clock, jobs
from designteam.schoolteam.commands import forget_what_is_past


@jobs.hourly
@jobs.in_one_unit
def forget() -> None:
    forget_what_is_past(at=clock.now(), today=clock.today())
