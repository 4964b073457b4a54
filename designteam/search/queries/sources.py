"""What can be found: for each sort of thing its words, and the condition under which somebody may see it.

A thing of a slice below comes in here as one more source; nothing else in this slice has to know it.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, bindparam, case, exists, or_, select
from sqlalchemy.orm import joinedload, selectinload

from designteam.cycle import policy as cycle
from designteam.cycle.models import Artefact, Attachment, Bookmark, Comment, EventMarker
from designteam.evidence import policy as evidence
from designteam.evidence.models import BroughtRecord, Holding
from designteam.kit import db
from designteam.kit.db import Words
from designteam.kit.policy import either
from designteam.kit.richtext import plain
from designteam.kit.text import shorten
from designteam.meetings import policy as meetings
from designteam.meetings.models import AgendaItem, Meeting
from designteam.products import policy as products
from designteam.products.models import Publication, PublicationState
from designteam.search.models import BODY, TITLE, Findable
from designteam.search.queries import holdings, publications
from designteam.search.queries.reading import Source, Text
from designteam.struggles import policy as struggles
from designteam.struggles.models import IN_A_LINE, Struggle
from designteam.teams import policy as teams
from designteam.teams.models import DesignTeam

SHORTEST_PROSE = 80  # shorter columns hold codes
MOST_ALONG = 400  # of the things that one line is about, in one unit of work


def visible() -> ColumnElement[bool]:
    """Whether the viewer may see what a row of the index is about, asked of the thing itself."""
    return or_(*(source.visible for source in SOURCES.values()))


def about_artefact() -> ColumnElement[int | None]:
    """The artefact that a row of the index is, or is about."""
    return case(*((Findable.subject == name, of.artefact) for name, of in SOURCES.items() if of.artefact is not None))


def _artefacts(ids: Sequence[int]) -> Iterator[Text]:
    for artefact in db.session().scalars(select(Artefact).where(Artefact.id.in_(ids))):
        yield Text(
            subject="artefact",
            subject_id=artefact.id,
            kind=artefact.kind,
            team_id=artefact.team_id,
            changed_at=artefact.changed_at,
            title=shorten(artefact.title, TITLE),
            body="\n".join(_prose_of(artefact))[:BODY],
        )


def _teams(ids: Sequence[int]) -> Iterator[Text]:
    for team in db.session().scalars(select(DesignTeam).where(DesignTeam.id.in_(ids))):
        title = shorten(f"{team.school.name}: {team.name}", TITLE)
        yield Text("team", team.id, "team", team.id, None, title, team.goal)


def _comments(ids: Sequence[int]) -> Iterator[Text]:
    """What was said, without a title: that of the artefact is not searched once more with everything said about it."""
    found = select(Comment).where(Comment.id.in_(ids), Comment.withdrawn_at.is_(None))
    for said in db.session().scalars(found.options(joinedload(Comment.artefact, innerjoin=True))):
        words = "\n".join(filter(None, (said.text, said.outcome)))
        yield Text("comment", said.id, "comment", said.artefact.team_id, said.at, "", words)


def _meetings(ids: Sequence[int]) -> Iterator[Text]:
    """What it gave, and its notes from the moment that it was rounded off."""
    found = select(Meeting).where(Meeting.id.in_(ids))
    whole = found.options(selectinload(Meeting.items).selectinload(AgendaItem.yields))
    for meeting in db.session().scalars(whole):
        yield Text(
            subject="meeting",
            subject_id=meeting.id,
            kind="meeting",
            team_id=meeting.team_id,
            changed_at=meeting.starts_at.astimezone(UTC),
            title=shorten(meeting.title, TITLE),
            body="\n".join(_said_in(meeting))[:BODY],
        )


def _said_in(meeting: Meeting) -> Iterator[str]:
    for item in meeting.items:
        yield from (given.text for given in item.yields)
        if meeting.is_held and item.notes:
            yield plain(item.notes)


def _attachments(ids: Sequence[int]) -> Iterator[Text]:
    found = select(Attachment).where(Attachment.id.in_(ids), Attachment.removed_at.is_(None))
    for kept in db.session().scalars(found.options(joinedload(Attachment.artefact, innerjoin=True))):
        title = shorten(kept.title, TITLE)
        yield Text("attachment", kept.id, "attachment", kept.artefact.team_id, kept.added_at, title, "")


def _bookmarks(ids: Sequence[int]) -> Iterator[Text]:
    found = select(Bookmark).where(Bookmark.id.in_(ids), Bookmark.removed_at.is_(None))
    for link in db.session().scalars(found.options(joinedload(Bookmark.artefact, innerjoin=True))):
        title = shorten(link.title, TITLE)
        yield Text("bookmark", link.id, "bookmark", link.artefact.team_id, link.added_at, title, "")


def _markers(ids: Sequence[int]) -> Iterator[Text]:
    for marker in db.session().scalars(select(EventMarker).where(EventMarker.id.in_(ids))):
        noon = datetime.combine(marker.happened_on, time(12), tzinfo=UTC)
        title = shorten(marker.what, TITLE)
        yield Text("event_marker", marker.id, "event_marker", marker.team_id, noon, title, marker.learnt)


def _struggles(ids: Sequence[int]) -> Iterator[Text]:
    found = select(Struggle).where(Struggle.id.in_(ids), Struggle.withdrawn_at.is_(None))
    for told in db.session().scalars(found):
        body = "\n".join(filter(None, (told.text, told.helped)))
        yield Text("struggle", told.id, "struggle", told.team_id, told.at, shorten(told.text, IN_A_LINE), body)


def _prose_of(artefact: Artefact) -> Iterator[str]:
    """What people wrote in it, and not the codes they chose; also the reason why it was dropped."""
    columns = artefact.__mapper__.local_table.columns
    for name, value in artefact.content.items():
        column = columns.get(name)
        if isinstance(value, str) and value and column is not None:
            if isinstance(column.type, Words) and column.type.most >= SHORTEST_PROSE:
                yield plain(value)
        elif isinstance(value, dict | list):
            yield from (plain(text) for text in _texts_in(value) if " " in text)
    yield from artefact.named_parts
    if artefact.status_because:
        yield artefact.status_because


def _texts_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _texts_in(part)


_ids: Any = bindparam("ids", expanding=True)
# A series is told as one line, about its first meeting.
_their_series: Any = select(Meeting.series_id).where(Meeting.id.in_(_ids)).correlate(None)
_subject_id: Any = Findable.subject_id
# What came in by file and is not in the index yet, or went out again and still is.
_unread_of_files: Any = (
    select(Holding.id)
    .join(BroughtRecord, BroughtRecord.became_id == Holding.id)
    .outerjoin(Findable, (Findable.subject == "holding") & (Findable.subject_id == Holding.id))
    .where(
        BroughtRecord.file_id.in_(_ids),
        Holding.merged_into_id.is_(None),
        Findable.id.is_(None) == Holding.removed_at.is_(None),
    )
    .order_by(Holding.id)
    .limit(MOST_ALONG)
)

SOURCES = {
    source.subject: source
    for source in (
        Source(
            "artefact",
            select(Artefact.id).order_by(Artefact.changed_at, Artefact.id),
            _artefacts,
            exists().where(Artefact.id == _subject_id, cycle.artefacts.visible),
            told_by="artefact",
            artefact=_subject_id,
        ),
        Source(
            "team",
            select(DesignTeam.id).order_by(DesignTeam.id),
            _teams,
            exists().where(DesignTeam.id == _subject_id, either(teams.in_it, teams.within_its_audience).condition),
            told_by="team",
        ),
        Source(
            "comment",
            select(Comment.id).order_by(Comment.id),
            _comments,
            exists().where(Comment.id == _subject_id, Comment.withdrawn_at.is_(None), cycle.comments.visible),
            told_by="artefact",
            belonging=select(Comment.id).where(Comment.artefact_id.in_(_ids)).order_by(Comment.id),
            artefact=select(Comment.artefact_id).where(Comment.id == _subject_id).correlate(Findable).scalar_subquery(),
        ),
        Source(
            "meeting",
            select(Meeting.id).order_by(Meeting.changed_at, Meeting.id),
            _meetings,
            exists().where(Meeting.id == _subject_id, meetings.meetings.visible),
            told_by="meeting",
            belonging=select(Meeting.id).where(or_(Meeting.id.in_(_ids), Meeting.series_id.in_(_their_series))),
        ),
        Source(
            "attachment",
            select(Attachment.id).order_by(Attachment.id),
            _attachments,
            exists().where(Attachment.id == _subject_id, Attachment.removed_at.is_(None), cycle.attachments.visible),
            told_by="artefact",
            belonging=select(Attachment.id).where(Attachment.artefact_id.in_(_ids)).order_by(Attachment.id),
            artefact=select(Attachment.artefact_id)
            .where(Attachment.id == _subject_id)
            .correlate(Findable)
            .scalar_subquery(),
        ),
        Source(
            "bookmark",
            select(Bookmark.id).order_by(Bookmark.id),
            _bookmarks,
            exists().where(
                Bookmark.id == _subject_id,
                Bookmark.removed_at.is_(None),
                exists().where(Artefact.id == Bookmark.artefact_id, cycle.artefacts.visible),
            ),
            told_by="artefact",
            belonging=select(Bookmark.id).where(Bookmark.artefact_id.in_(_ids)).order_by(Bookmark.id),
            artefact=select(Bookmark.artefact_id)
            .where(Bookmark.id == _subject_id)
            .correlate(Findable)
            .scalar_subquery(),
        ),
        Source(
            "event_marker",
            select(EventMarker.id).order_by(EventMarker.happened_on, EventMarker.id),
            _markers,
            exists().where(
                EventMarker.id == _subject_id,
                exists().where(DesignTeam.id == EventMarker.team_id, teams.teams.visible),
            ),
            told_by="team",
            belonging=select(EventMarker.id).where(EventMarker.team_id.in_(_ids)).order_by(EventMarker.id),
        ),
        Source(
            "holding",
            select(Holding.id).order_by(Holding.changed_at, Holding.id),
            holdings.texts,
            exists().where(
                Holding.id == _subject_id,
                Holding.merged_into_id.is_(None),
                Holding.removed_at.is_(None),
                evidence.may_see.condition,
            ),
            told_by="holding",
            told_along={"reference_file": _unread_of_files},
        ),
        Source(
            "publication",
            select(Publication.id).order_by(Publication.changed_at, Publication.id),
            publications.texts,
            exists().where(
                Publication.id == _subject_id,
                Publication.state == PublicationState.OUT,
                products.publications.visible,
            ),
            told_by="artefact",
            belonging=select(Publication.id).where(Publication.product_id.in_(_ids)).order_by(Publication.id),
        ),
        Source(
            "struggle",
            select(Struggle.id).order_by(Struggle.id),
            _struggles,
            exists().where(Struggle.id == _subject_id, Struggle.withdrawn_at.is_(None), struggles.struggles.visible),
            told_by="struggle",
        ),
    )
}
