"""What was said and taken along at a sharing event, and what became of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, select
from sqlalchemy.orm import aliased

from designteam.cycle.models import Prompt
from designteam.events.models import HALF_A_YEAR, EventNote, FitRating, SharingEvent, TakenIdea, Use
from designteam.kit import db
from designteam.network.models import School
from designteam.teams.models import DesignTeam

LEAST_RATINGS = 5
MOST = 200


class Heard(NamedTuple):
    """Something that somebody of another school said to a team."""

    id: int
    event_id: int
    event: str
    prompt: Prompt
    text: str
    school: str
    at: datetime


class Taken(NamedTuple):
    """An idea on the list of a team, with where it comes from."""

    id: int
    event_id: int
    event: str
    on: date
    from_school: str
    from_team: str
    text: str
    used: Use | None
    because: str
    still_used: bool | None

    def is_asked_again(self, today: date) -> bool:
        """Whether half a year went by, and nobody said yet if what was used is still used."""
        return self.used in {Use.USING, Use.PARTLY} and self.still_used is None and today - self.on >= HALF_A_YEAR


class Harvest(NamedTuple):
    """What came of an event: ideas that went from school to school, what teams do with them, and how it fitted."""

    taken: int
    crossed: int
    from_schools: int
    to_schools: int
    uses: Mapping[str, int]
    still: int
    no_longer: int
    unasked: int
    ratings: Mapping[int, int]
    sentences: Sequence[str]

    @property
    def rated(self) -> int:
        return sum(self.ratings.values())

    @property
    def shows_ratings(self) -> bool:
        """Whether enough people answered to hide behind each other."""
        return self.rated >= LEAST_RATINGS


_from_team, _from_school = aliased(DesignTeam), aliased(School)
_heard = (
    select(
        EventNote.id, EventNote.event_id, SharingEvent.title, EventNote.prompt, EventNote.text, School.name,
        EventNote.at,
    )
    .join(SharingEvent, SharingEvent.id == EventNote.event_id)
    .outerjoin(School, School.id == EventNote.from_school_id)
    .where(EventNote.to_team_id == bindparam("team_id"))
    .order_by(EventNote.at.desc(), EventNote.id.desc())
    .limit(MOST)
)  # fmt: skip
_heard_at = _heard.where(EventNote.event_id == bindparam("event_id"))
_taken = (
    select(
        TakenIdea.id, TakenIdea.event_id, SharingEvent.title, SharingEvent.starts_at, _from_school.name,
        _from_team.name, TakenIdea.text, TakenIdea.used, TakenIdea.because, TakenIdea.still_used,
    )
    .join(SharingEvent, SharingEvent.id == TakenIdea.event_id)
    .join(_from_team, _from_team.id == TakenIdea.from_team_id)
    .join(_from_school, _from_school.id == _from_team.school_id)
    .where(TakenIdea.team_id == bindparam("team_id"))
    .order_by(TakenIdea.at.desc(), TakenIdea.id.desc())
    .limit(MOST)
)  # fmt: skip
_taken_at = _taken.where(TakenIdea.event_id == bindparam("event_id"))
_own_team = aliased(DesignTeam)
_all_taken = (
    select(_own_team.school_id, _from_team.school_id, TakenIdea.used, TakenIdea.still_used)
    .join(_own_team, _own_team.id == TakenIdea.team_id)
    .join(_from_team, _from_team.id == TakenIdea.from_team_id)
    .where(TakenIdea.event_id == bindparam("event_id"))
)
_ratings = (
    select(FitRating.rating, FitRating.because)
    .where(FitRating.event_id == bindparam("event_id"))
    .order_by(FitRating.rating, FitRating.because)
)
_own_rating = select(FitRating).where(
    FitRating.event_id == bindparam("event_id"), FitRating.person_id == bindparam("person_id")
)


def heard_by(team_id: int, *, at: int | None = None) -> Sequence[Heard]:
    """What others said to a team, the newest first; `at` is the number of one event."""
    rows: Any = db.session().execute(_heard if at is None else _heard_at, {"team_id": team_id, "event_id": at})
    return [Heard(*row)._replace(school=row[5] or "") for row in rows]


def taken_by(team_id: int, *, at: int | None = None) -> Sequence[Taken]:
    """What a team took along, the newest first; `at` is the number of one event."""
    rows: Any = db.session().execute(_taken if at is None else _taken_at, {"team_id": team_id, "event_id": at})
    return [Taken(*row)._replace(on=row[3].date()) for row in rows]


def harvest_of(event_id: int) -> Harvest:
    """In two statements. An idea crossed when it went to another school, not only to another team."""
    ideas = db.session().execute(_all_taken, {"event_id": event_id}).all()
    crossed = [(to, origin, used, still) for to, origin, used, still in ideas if to != origin]
    ratings: list[Any] = list(db.session().execute(_ratings, {"event_id": event_id}))
    counted = Counter(row.rating for row in ratings)
    uses = Counter(used.value if used else "" for _, _, used, _ in crossed)
    still = Counter(still for _, _, used, still in crossed if used in {Use.USING, Use.PARTLY})
    return Harvest(
        taken=len(ideas),
        crossed=len(crossed),
        from_schools=len({origin for _, origin, _, _ in crossed}),
        to_schools=len({to for to, _, _, _ in crossed}),
        uses=uses,
        still=still[True],
        no_longer=still[False],
        unasked=still[None],
        ratings=counted,
        sentences=[row.because for row in ratings if row.because],
    )


def own_rating(event_id: int, person_id: int) -> FitRating | None:
    return db.session().scalar(_own_rating, {"event_id": event_id, "person_id": person_id})
