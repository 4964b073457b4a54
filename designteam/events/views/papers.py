"""The prep sheet and the table cards as PDF. A worker makes them, with the rights of who asked at that moment."""

from contextlib import suppress
from typing import Any, cast

from flask import current_app, url_for
from flask_babel import force_locale, get_locale, gettext

from designteam.events import commands, policy
from designteam.events.models import EventPaper, Making, Paper, SharingEvent
from designteam.events.queries.events import guests_of
from designteam.events.queries.teams import teams_at
from designteam.events.shown.tables import tables_in
from designteam.events.views.blueprint import bp
from designteam.kit import clock, jobs
from designteam.kit.downloads import handed_out
from designteam.kit.files import Shelf
from designteam.kit.policy import NotFound
from designteam.kit.shelves import shelf_for
from designteam.kit.web import Answer, Site, afterwards, may, me, page, saved
from designteam.teams.queries.viewers import member_of

SHOW, PROGRESS = "events/papers/show.html", "events/papers/_progress.html"
PAPERS = {Paper.SHEET: "events/papers/sheet.html", Paper.CARDS: "events/papers/cards.html"}


class NotAllowed(Exception):
    """Who asked may no longer read what would be printed."""


@bp.post("/events/<int:event_id>/papers/sheet")
@may("meet", policy.events)
def ask_for_sheet(event: SharingEvent) -> Answer:
    return _being_made(event, Paper.SHEET)


@bp.post("/events/<int:event_id>/papers/cards")
@may("hold", policy.events)
def ask_for_cards(event: SharingEvent) -> Answer:
    return _being_made(event, Paper.CARDS)


@bp.get("/papers/<int:paper_id>")
@may("see", policy.papers)
def paper(paper: EventPaper) -> Answer:
    return page(SHOW, part=PROGRESS, paper=paper, goes_on=paper.goes_on(clock.now()), name=_name_of(paper))


@bp.get("/papers/<int:paper_id>/file")
@may("see", policy.papers)
def paper_file(paper: EventPaper) -> Answer:
    stored = papers_of(cast(Site, current_app)).find(paper.file) if paper.is_kept(clock.now()) else None
    name = f"designteam-{paper.sort.value}-{paper.event.starts_at.date().isoformat()}.pdf"
    return handed_out(stored, media_type="application/pdf", name=name)


@jobs.job
def make_paper(paper_id: int) -> None:
    """Make the paper that was asked for, once. What was made before, or is gone, is left alone."""
    site = cast(Site, current_app)
    with site.database.writing():
        if commands.paper_to_take(paper_id, at=clock.now()) is None:
            return
    try:
        content, pages = _drawn(site, paper_id)
    except Exception as trouble:
        with site.database.writing() as session:
            session.get_one(EventPaper, paper_id).become(Making.FAILED, at=clock.now())
        if isinstance(trouble, NotAllowed):
            return
        raise
    file = papers_of(site).keep(content)
    with site.database.writing() as session:
        session.get_one(EventPaper, paper_id).finish(file=file, pages=pages, at=clock.now())


@jobs.hourly
def forget_old_papers() -> None:
    site = cast(Site, current_app)
    commands.forget_old_papers(site.database, papers_of(site), at=clock.now())


def papers_of(site: Site) -> Shelf:
    """Where papers are kept, apart from the dossiers: each sort lets go of what it does not know itself."""
    return shelf_for("papers", site.extensions["settings"])


def _being_made(event: SharingEvent, sort: Paper) -> Answer:
    asked = commands.ask_for_paper(event, sort, language=str(get_locale()), by=me().person, at=clock.now())
    if asked.is_waiting:
        afterwards(lambda: make_paper.hand_over(asked.id))
    return saved(url_for(".paper", paper_id=asked.id))


def _drawn(site: Site, paper_id: int) -> tuple[bytes, int]:
    from designteam.kit import pdf

    with site.database.reading() as session:
        asked = session.get_one(EventPaper, paper_id)
        with force_locale(asked.language):
            html = site.jinja_env.get_template(PAPERS[asked.sort]).render(**_contents(asked))
    drawn = pdf.draw(html, heard=lambda _stage, _page: None)
    return drawn.content, drawn.pages


def _contents(asked: EventPaper) -> dict[str, Any]:
    """What stands on it, when who asked may still read that. Who comes sees tables once they are published."""
    reader = member_of(asked.person, at=clock.now(), today=clock.today())
    allowed: frozenset[str] = frozenset()
    with suppress(NotFound):
        allowed = policy.events.grant(reader, asked.event_id).actions
    if not allowed & ({"hold"} if asked.sort is Paper.CARDS else {"meet"}):
        raise NotAllowed
    event, teams = asked.event, teams_at(asked.event_id)
    return {
        "event": event,
        "language": asked.language,
        "made_on": clock.today(),
        "name": _name_of(asked),
        "seating": tables_in(teams if event.shows_tables or "hold" in allowed else []),
        "teams": teams,
        "guests": [guest for guest in guests_of(event.id) if not guest.waits],
    }


def _name_of(asked: EventPaper) -> str:
    return gettext("Sheet to prepare with") if asked.sort is Paper.SHEET else gettext("Cards for the tables")
