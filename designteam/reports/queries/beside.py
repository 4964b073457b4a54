"""What a team thought through beside its designs: the web of ten threads, and the three columns."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Integer, and_, bindparam, case, cast, func, literal, null, select

from designteam.cycle.models import Artefact, Comparison, Version, WebThread
from designteam.cycle.models.balance import Sameness
from designteam.cycle.queries.balance import REQUIREMENT
from designteam.kit import db
from designteam.method.definition import ASPECTS


class Woven(NamedTuple):
    """What one thread of the web says."""

    now: str
    wished: str
    choice: str
    is_asked: bool

    @property
    def is_thought_through(self) -> bool:
        return bool(self.choice)


class Compared(NamedTuple):
    """What was meant, what was experienced and what was seen; `code` is an aspect, or none for a requirement."""

    code: str
    requirement_id: int
    intended: str
    experienced: str
    experienced_by: str
    actual: str
    actual_seen: str
    difference: str
    decision: str


class Beside(NamedTuple):
    woven: dict[str, Woven]
    compared: list[Compared]


_designs: Any = bindparam("designs", expanding=True)
_words: Any = literal("")
_decision = Artefact.__table__.alias("decision")
_meant_by = case(
    (
        Comparison.about.startswith(REQUIREMENT, autoescape=True),
        cast(func.substr(Comparison.about, len(REQUIREMENT) + 1), Integer),
    ),
    else_=Comparison.design_id,
)
_lived = (
    select(
        literal("lived").label("sort"), Comparison.design_id, Comparison.about, Comparison.experienced,
        Comparison.experienced_by, Comparison.actual, Comparison.actual_seen, Comparison.difference,
        Comparison.sameness, _decision.c.title, Version.content,
    )
    .join(Version, and_(Version.artefact_id == _meant_by, Version.number == Comparison.intended_version))
    .outerjoin(_decision, _decision.c.id == Comparison.explained_by_id)
    .where(Comparison.design_id.in_(_designs))
)  # fmt: skip
_web = select(
    literal("web"), WebThread.design_id, WebThread.thread, WebThread.now, WebThread.wished, WebThread.choice,
    WebThread.pulled_by, _words, null(), null(), null(),
).where(WebThread.design_id.in_(_designs))  # fmt: skip
_beside = _lived.union_all(_web)


def beside_designs(ids: Sequence[int]) -> Mapping[int, Beside]:
    """Of each of these designs, in one statement; nothing is asked when there is none."""
    found: dict[int, Beside] = {id_: Beside({}, []) for id_ in ids}
    for row in db.session().execute(_beside, {"designs": list(ids)}) if ids else ():
        here = found[row.design_id]
        if row.sort == "web":
            here.woven[row.about] = Woven(row.experienced, row.experienced_by, row.actual, bool(row.actual_seen))
        elif row.experienced or row.actual or row.sameness:
            here.compared.append(_compared(row))
    for here in found.values():
        here.compared.sort(key=_place)
    return found


def _compared(row: Any) -> Compared:
    number = row.about.removeprefix(REQUIREMENT)
    is_aspect = number == row.about
    content = row.content or {}
    _, note = (content.get("aspects") or {}).get(row.about) or ("", "")
    return Compared(
        code=row.about if is_aspect else "",
        requirement_id=0 if is_aspect else int(number),
        intended=note if is_aspect else str(content.get("text") or ""),
        experienced=row.experienced,
        experienced_by=row.experienced_by,
        actual=row.actual,
        actual_seen=row.actual_seen,
        difference=row.difference if row.sameness is Sameness.DIFFERENT else "",
        decision=row.title or "",
    )


def _place(row: Compared) -> tuple[int, int]:
    """The aspects in the order of the method, then the requirements."""
    return (list(ASPECTS).index(row.code) if row.code else len(ASPECTS), row.requirement_id)
