"""What a feed of the catalogue tells beside what is out: what went from it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, select
from sqlalchemy.engine import Row

from designteam.kit import db
from designteam.kit.db import Moment
from designteam.kit.policy import Viewer
from designteam.kit.stems import stems_of
from designteam.network.models import School
from designteam.products.models import Edition, Publication, PublicationState
from designteam.products.policy import publications
from designteam.search.queries.publications import texts_of
from designteam.search.queries.words import Question, answers
from designteam.teams.models import DesignTeam

_withdrawn = (
    select(
        Publication.id, Publication.withdrawn_at, Publication.withdrawn_because, Publication.out_since,
        Edition.content, School.name.label("school"),
    )
    .join(Edition, and_(Edition.publication_id == Publication.id, Edition.number == Publication.edition))
    .join(DesignTeam, DesignTeam.id == Publication.team_id)
    .join(School, School.id == DesignTeam.school_id)
    .where(
        Publication.state == PublicationState.WITHDRAWN,
        Publication.changed_at > bindparam("since", type_=Moment),
        publications.visible,
    )
    .order_by(Publication.changed_at.desc(), Publication.id.desc())
    .limit(bindparam("most"))
)  # fmt: skip


def withdrawn_since(
    since: datetime, question: Question, chosen: Sequence[str], viewer: Viewer, *, most: int
) -> Sequence[Row[Any]]:
    """What the viewer may know was withdrawn since then, and stood among what is asked for; the newest first."""
    rows = db.session().execute(_withdrawn, {**viewer.facts, "since": since, "most": most}).all()
    if not rows:
        return []
    fits = {
        text.subject_id
        for text in texts_of([row.id for row in rows])
        if set(chosen) <= set(text.marks.split()) and answers(question, stems_of(f"{text.title}\n{text.body}"))
    }
    return [row for row in rows if row.id in fits]
