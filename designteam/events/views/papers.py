"""The prep sheet and the table cards as PDF. A worker makes them, with the rights of who asked at that moment."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from flask import url_for

from designteam.events import policy
from designteam.events.models import SharingEvent
from designteam.events.queries.events import guests_of
from designteam.events.queries.teams import teams_at
from designteam.events.shown.tables import tables_in
from designteam.events.views.blueprint import bp
from designteam.kit import db
from designteam.kit.policy import NotFound, Viewer
from designteam.kit.web import Answer, may
from designteam.kit.words import N_
from designteam.papers.models import Paper
from designteam.papers.views.fetching import being_made
from designteam.papers.views.making import Sort, declare


def _allowed(paper: Paper, reader: Viewer) -> frozenset[str]:
    with suppress(NotFound):
        return policy.events.grant(reader, paper.about_id).actions
    return frozenset()


def _event(paper: Paper) -> SharingEvent:
    return db.session().get_one(SharingEvent, paper.about_id)


def _back(paper: Paper) -> tuple[str, str]:
    return url_for("events.event", event_id=paper.about_id), _event(paper).title


def _contents(paper: Paper, reader: Viewer) -> Mapping[str, Any]:
    """What stands on it. Who comes sees tables once they are published."""
    event, teams = _event(paper), teams_at(paper.about_id)
    return {
        "event": event,
        "seating": tables_in(teams if event.shows_tables or "hold" in _allowed(paper, reader) else []),
        "teams": teams,
        "guests": [guest for guest in guests_of(event.id) if not guest.waits],
    }


SHEET = declare(
    "event_sheet",
    Sort(
        N_("Sheet to prepare with"), "events/papers/sheet.html", _back,
        lambda paper, reader: "meet" in _allowed(paper, reader), _contents,
    ),
)  # fmt: skip
CARDS = declare(
    "event_cards",
    Sort(
        N_("Cards for the tables"), "events/papers/cards.html", _back,
        lambda paper, reader: "hold" in _allowed(paper, reader), _contents,
    ),
)  # fmt: skip


@bp.post("/events/<int:event_id>/papers/sheet")
@may("meet", policy.events)
def ask_for_sheet(event: SharingEvent) -> Answer:
    return being_made(SHEET, about_id=event.id)


@bp.post("/events/<int:event_id>/papers/cards")
@may("hold", policy.events)
def ask_for_cards(event: SharingEvent) -> Answer:
    return being_made(CARDS, about_id=event.id)
