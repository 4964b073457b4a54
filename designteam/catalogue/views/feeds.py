"""Feeds: the catalogue, or the editions of one product, for who reads the news in a program of their own."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from flask import Response, abort, request, url_for
from flask_babel import get_locale, gettext

from designteam.catalogue.queries.feeds import withdrawn_since
from designteam.catalogue.queries.finding import newest_on_offer
from designteam.catalogue.queries.likeness import schools_named
from designteam.catalogue.shown.feeds import MEDIA_TYPE, Entry, Feed
from designteam.catalogue.shown.shelves import Shelf, asked_of, in_words
from designteam.catalogue.views.blueprint import bp
from designteam.cycle.views.blueprint import word_for
from designteam.kit import clock
from designteam.kit.web import Answer, may, me, open_to_all
from designteam.letters.views import address_of_site
from designteam.library.queries.finding import names_of
from designteam.products import policy
from designteam.products.models import Publication
from designteam.products.queries import editions_out
from designteam.search.queries.words import CannotSearch, question_in
from designteam.search.views import as_typed

MOST = 50
KNOWN_AS_GONE = timedelta(days=60)
KEPT_FOR_ALL = "public, max-age=300"


@bp.get("/products/feed.atom")
@open_to_all
def feed() -> Answer:
    """The newest that answer the same words and choices as on the page, and what of it was withdrawn lately."""
    shelf = asked_of(as_typed(), request.args, may_compare=False)
    try:
        question = question_in(shelf.words)
    except CannotSearch:
        abort(422)
    lines = newest_on_offer(question, shelf.marks, me(), most=MOST)
    gone = withdrawn_since(clock.now() - KNOWN_AS_GONE, question, shelf.marks, me(), most=MOST)
    entries = [*map(_out, lines), *map(_gone, gone)]
    return _answer(
        Feed(
            url=_whole(shelf.at("catalogue.feed")),
            page=_whole(shelf.url()),
            title=_title_of(shelf),
            language=str(get_locale()),
            entries=sorted(entries, key=lambda entry: entry.updated, reverse=True)[:MOST],
        )
    )


@bp.get("/products/<int:publication_id>/feed.atom")
@may("see", policy.publications)
def product_feed(publication: Publication) -> Answer:
    """Its editions, the newest first; once it was withdrawn only that."""
    rows = editions_out(publication)
    if not (rows and (publication.is_out or publication.is_withdrawn)):
        abort(404)
    return _answer(
        Feed(
            url=_whole(url_for(".product_feed", publication_id=publication.id)),
            page=_page_of(publication.id),
            title=rows[0].content["title"],
            language=str(get_locale()),
            entries=list(_steps_of(publication, rows)),
        )
    )


def _steps_of(publication: Publication, rows: Sequence[Any]) -> Iterator[Entry]:
    page, school = _page_of(publication.id), publication.team.school.name
    if publication.is_withdrawn and publication.withdrawn_at:
        yield Entry(
            id=page,
            url=page,
            title=gettext("Withdrawn: %(title)s", title=rows[0].content["title"]),
            author=school,
            summary=publication.withdrawn_because,
            published=publication.out_since or publication.withdrawn_at,
            updated=publication.withdrawn_at,
        )
        return
    editions = _whole(url_for(".product_editions", publication_id=publication.id))
    for row in rows:
        yield Entry(
            id=f"{editions}#edition-{row.number}",
            url=editions if row.number > 1 else page,
            title=gettext("%(title)s, edition %(number)s", title=row.content["title"], number=row.number),
            author=school,
            summary=row.because or row.content["summary"],
            published=row.out_at,
            updated=row.out_at,
        )


def _out(row: Any) -> Entry:
    page = _page_of(row.publication_id)
    said = row.content
    return Entry(
        id=page,
        url=page,
        title=said["title"],
        author=row.school,
        summary=said["summary"],
        published=row.out_since or row.changed_at,
        updated=row.changed_at,
        categories=[(code, word_for(code, "learning_area")) for code in said["learning_areas"]],
    )


def _gone(row: Any) -> Entry:
    page = _page_of(row.id)
    return Entry(
        id=page,
        url=page,
        title=gettext("Withdrawn: %(title)s", title=row.content["title"]),
        author=row.school,
        summary=row.withdrawn_because,
        published=row.out_since or row.withdrawn_at,
        updated=row.withdrawn_at,
    )


def _title_of(shelf: Shelf) -> str:
    if not shelf.is_narrowed:
        return gettext("Products of design teams")
    asked = in_words(shelf, schools_named(shelf.marks), names_of(shelf.marks, me()))
    return gettext("Products of design teams: %(asked)s", asked=asked)


def _page_of(publication_id: int) -> str:
    return _whole(url_for(".product", publication_id=publication_id))


def _whole(path: str) -> str:
    return address_of_site() + path


def _answer(told: Feed) -> Answer:
    """Kept for a moment by anybody when it is for everybody; told only once to who has it already."""
    response = Response(told.written(), content_type=f"{MEDIA_TYPE}; charset=utf-8")
    response.last_modified = told.updated
    response.headers["Cache-Control"] = "private, no-cache" if me().is_authenticated else KEPT_FOR_ALL
    response.add_etag()
    return response.make_conditional(request)
