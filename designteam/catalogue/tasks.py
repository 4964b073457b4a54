"""What is done every hour with products: what was confirmed for a day that has come, goes out."""

from typing import cast

from flask import current_app

from designteam.catalogue.views.telling import tell_readers
from designteam.kit import clock, jobs
from designteam.kit.web import Site
from designteam.products.commands import put_out_what_is_due


@jobs.hourly
def put_out() -> None:
    site = cast(Site, current_app)
    with site.database.writing():
        due = put_out_what_is_due(today=clock.today(), at=clock.now())
        for edition in due:
            if edition.number > 1:
                tell_readers(edition.publication, "product_renewed", because=edition.because)
    if due:
        site.tell_the_news()
