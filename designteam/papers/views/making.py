"""A worker makes a paper, with the rights that who asked for it has at that moment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast

from flask import current_app
from flask_babel import force_locale

from designteam.kit import clock, jobs
from designteam.kit.files import Shelf
from designteam.kit.policy import Viewer
from designteam.kit.shelves import shelf_for
from designteam.kit.web import Site
from designteam.papers import commands
from designteam.papers.models import Making, Paper
from designteam.teams.queries.viewers import member_of


@dataclass(frozen=True)
class Sort:
    """One sort of paper: how it is called, the page it belongs to, and what stands on it.

    `may_read` says whether who asked still may, as they could look at a page now; `contents` is for them.
    """

    name: str
    template: str
    back: Callable[[Paper], tuple[str, str]]
    may_read: Callable[[Paper, Viewer], bool]
    contents: Callable[[Paper, Viewer], Mapping[str, Any]]


SORTS: dict[str, Sort] = {}


def declare(code: str, sort: Sort) -> str:
    """Make a sort of paper known, under the code by which it is asked for."""
    SORTS[code] = sort
    return code


@jobs.job
def make_paper(paper_id: int) -> None:
    """Make the paper that was asked for, once. What was made before, or is gone, is left alone."""
    site = cast(Site, current_app)
    with site.database.writing():
        if commands.paper_to_take(paper_id, at=clock.now()) is None:
            return
    try:
        drawn = _drawn(site, paper_id)
    except Exception:
        _fails(site, paper_id)
        raise
    if drawn is None:
        _fails(site, paper_id)
        return
    content, pages = drawn
    file = papers_of(site).keep(content)
    with site.database.writing() as session:
        session.get_one(Paper, paper_id).finish(file=file, pages=pages, at=clock.now())


@jobs.hourly
def forget_old_papers() -> None:
    site = cast(Site, current_app)
    commands.forget_old(site.database, papers_of(site), at=clock.now())


def papers_of(site: Site) -> Shelf:
    """Where papers are kept, apart from the dossiers: each sort lets go of what it does not know itself."""
    return shelf_for("papers", site.extensions["settings"])


def _drawn(site: Site, paper_id: int) -> tuple[bytes, int] | None:
    """The document and its pages; None when who asked may no longer read what it is about."""
    from designteam.kit import pdf

    with site.database.reading() as session:
        paper = session.get_one(Paper, paper_id)
        sort = SORTS[paper.sort]
        reader = member_of(paper.person, at=clock.now(), today=clock.today())
        if not sort.may_read(paper, reader):
            return None
        with force_locale(paper.language):
            shown = {"language": paper.language, "made_on": clock.today(), "name": sort.name}
            html = site.jinja_env.get_template(sort.template).render(**shown, **sort.contents(paper, reader))
    drawn = pdf.draw(html, heard=lambda _stage, _page: None)
    return drawn.content, drawn.pages


def _fails(site: Site, paper_id: int) -> None:
    with site.database.writing() as session:
        session.get_one(Paper, paper_id).become(Making.FAILED, at=clock.now())
