"""What is done every hour with drafts: what nobody came back for goes."""

from typing import cast

from flask import current_app

from designteam.drafts.commands import forget_what_is_past
from designteam.kit import clock, jobs
from designteam.kit.web import Site


@jobs.hourly
def forget() -> None:
    with cast(Site, current_app).database.writing():
        forget_what_is_past(at=clock.now())
