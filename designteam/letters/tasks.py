"""What is done every hour with the letters that went: what is past its time goes."""

from typing import cast

from flask import current_app

from designteam.kit import clock, jobs
from designteam.kit.web import Site
from designteam.letters.commands import forget_what_is_past


@jobs.hourly
def forget() -> None:
    with cast(Site, current_app).database.writing():
        forget_what_is_past(at=clock.now())
