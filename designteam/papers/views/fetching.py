"""Seeing how far a paper is, and fetching it."""

from typing import cast

from flask import abort, current_app, url_for
from flask_babel import get_locale

from designteam.kit import clock
from designteam.kit.downloads import handed_out
from designteam.kit.web import Answer, Site, afterwards, may, me, page, saved
from designteam.papers import commands
from designteam.papers.models import Paper
from designteam.papers.policy import papers
from designteam.papers.views.blueprint import bp
from designteam.papers.views.making import SORTS, Sort, make_paper, papers_of

SHOW, PROGRESS = "papers/show.html", "papers/_progress.html"


@bp.get("/papers/<int:paper_id>")
@may("see", papers)
def paper(paper: Paper) -> Answer:
    sort = _sort_of(paper)
    url, text = sort.back(paper)
    return page(
        SHOW, part=PROGRESS, paper=paper, goes_on=paper.goes_on(clock.now()), name=sort.name, back=url, about=text
    )


@bp.get("/papers/<int:paper_id>/file")
@may("see", papers)
def paper_file(paper: Paper) -> Answer:
    _sort_of(paper)
    stored = papers_of(cast(Site, current_app)).find(paper.file) if paper.is_kept(clock.now()) else None
    name = f"designteam-{paper.sort.replace('_', '-')}-{clock.day_of(paper.asked_at).isoformat()}.pdf"
    return handed_out(stored, media_type="application/pdf", name=name)


def being_made(sort: str, *, about_id: int = 0, asked: str = "") -> Answer:
    """Ask for a paper for the viewer, and go to where one sees how far it is."""
    wanted = commands.ask(
        sort, about_id=about_id, asked=asked, language=str(get_locale()), by=me().person, at=clock.now()
    )
    if wanted.is_waiting:
        afterwards(lambda: make_paper.hand_over(wanted.id))
    return saved(url_for("papers.paper", paper_id=wanted.id))


def _sort_of(paper: Paper) -> Sort:
    """Its sort, as long as who asked may still read what it is about."""
    sort = SORTS.get(paper.sort)
    if sort is None or not sort.may_read(paper, me()):
        abort(404)
    return sort
