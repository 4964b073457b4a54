"""What is done every hour with what was kept of invitations into teams: what is past its time goes."""

from typing import cast

from flask import current_app

from designteam.kit import clock, jobs
from designteam.kit.web import Site
from designteam.teams.commands import forget_what_is_past


@jobs.hourly
def forget() -> None:
    with cast(Site, current_app).database.writing():
        forget_what_is_past(at=clock.now())
