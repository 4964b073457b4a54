"""What is done every hour with what was asked of schools: what is past its time goes."""

from designteam.kit import clock, jobs
from designteam.schools.commands.visits import forget_what_is_past


@jobs.hourly
@jobs.in_one_unit
def forget() -> None:
    forget_what_is_past(at=clock.now())
