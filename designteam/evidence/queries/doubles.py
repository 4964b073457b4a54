"""Whether a source is there already."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import and_, bindparam, or_, select

from designteam.evidence.models import Source
from designteam.evidence.policy import may_see
from designteam.kit import db

_same = (
    select(Source)
    .where(
        may_see.condition,
        Source.merged_into_id.is_(None),
        Source.removed_at.is_(None),
        or_(
            and_(bindparam("doi") != "", Source.doi == bindparam("doi")),
            and_(bindparam("isbn") != "", Source.type == "book", Source.isbn == bindparam("isbn")),
            and_(
                bindparam("title_key") != "",
                Source.title_key == bindparam("title_key"),
                Source.issued.startswith(bindparam("year")),
            ),
        ),
    )
    .order_by(Source.id)
    .limit(1)
)


def same_source(values: Mapping[str, Any], facts: Mapping[str, Any]) -> Source | None:
    """The source with this DOI, this ISBN, or much the same title in the same year that the viewer may see."""
    asked = {name: values.get(name) or "" for name in ("doi", "isbn", "title_key")}
    return db.session().scalar(_same, {**facts, **asked, "year": (values.get("issued") or "")[:4]})
