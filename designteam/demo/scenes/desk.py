"""What the researcher finds on the desk: two sources that came in twice, and a search with something new."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import select

from designteam.cycle.commands import citations
from designteam.cycle.models import Insight
from designteam.evidence import commands as library
from designteam.evidence.models import Holding, Stance
from designteam.kit import db
from designteam.library.commands import keep_search
from designteam.library.models import Letters
from designteam.network.models import Audience, School
from designteam.people.models import Person
from designteam.people.queries import person_with
from designteam.teams.models import DesignTeam, Membership

# School, how many days ago, and what was brought in that another team had brought in before.
TWICE: tuple[tuple[str, int, dict[str, Any]], ...] = (
    ("Het Kompas", 12, {
        "type": "article-journal", "issued": "2012", "container": "Learning and Instruction",
        "title": "Training Self-Assessment and Task-Selection Skills",
        "people": [
            {"family": "Kostons", "given": "Danny", "role": "author"},
            {"family": "Gog", "given": "Tamara", "non-dropping-particle": "van", "role": "author"},
        ],
        "abstract": "Twee experimenten: wie eerst leert zichzelf te beoordelen, leert daarna meer van zelf kiezen.",
    }),
    ("De Egelantier", 5, {
        "type": "webpage", "issued": "2017", "container": "Kennisrotonde",
        "title": "Heeft gepersonaliseerd onderwijs effect op alle leerlingen?",
        "abstract": "Het antwoord van de Kennisrotonde, gevonden via de nieuwsbrief.",
    }),
)  # fmt: skip
# Who, what they called it, the words and the choices, and whether a letter tells what is new.
KEPT = (
    ("onderzoeker@demo.example", "Zelf kiezen en beoordelen", "kiezen", "kind=source", Letters.WEEKLY),
    ("leraar@waterlelie.example", "Kaarten over kiezen", "kiezen", "kind=card", Letters.WEEKLY),
    ("leraar@waterlelie.example", "Alles over gepersonaliseerd", "gepersonaliseerd", "", Letters.NEVER),
)
LAST_LOOKED = 30


def play(today: date) -> None:
    for school, ago, values in TWICE:
        team = db.session().scalars(select(DesignTeam).join(School).where(School.name == school)).first()
        if team is not None:
            _bring_in(team, values, at=_at(today, ago))
    since = _at(today, LAST_LOOKED)
    known = db.session().scalars(select(Holding.id).where(Holding.added_at < since).order_by(Holding.id)).all()
    for email, name, words, query, letters in KEPT:
        by = person_with(email=email)
        if by is not None:
            keep_search(
                name=name, words=words, query=query, letters=letters, found=known, today=today, by=by, at=since
            )  # fmt: skip


def _bring_in(team: DesignTeam, values: dict[str, Any], *, at: datetime) -> None:
    """Brought in by a team whose work rests on it, so that something moves when two become one."""
    people = select(Person).join(Membership).where(Membership.team_id == team.id).order_by(Membership.id)
    by = db.session().scalars(people).first()
    if by is None:
        return
    source = library.keep("source", values, of=team, audience=Audience.NETWORK, by=by, at=at)
    insight = db.session().scalars(select(Insight).where(Insight.team_id == team.id).order_by(Insight.number)).first()
    if insight is not None:
        citations.cite(insight, source, stance=Stance.SUPPORTS, by=by, at=at)


def _at(today: date, ago: int) -> datetime:
    day = today - timedelta(days=ago)
    return datetime.combine(day - timedelta(days=max(0, day.weekday() - 4)), time(13, 20), tzinfo=UTC)
