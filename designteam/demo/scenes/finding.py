"""What happened around the teams, and the index by which all of the demo is found."""

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select

from designteam.cycle.models import EventMarker
from designteam.kit import db
from designteam.network.models import School
from designteam.search.commands import read_everything
from designteam.teams.models import DesignTeam, Membership

# School, how many days ago, what happened, what the team learnt from it.
HAPPENED = (
    ("De Waterlelie", 47, "Een week lang werkten de laptops niet, door een storing in het netwerk.",
     "De planning op papier werkte net zo goed. Het gaat ons om het kiezen, niet om het scherm."),
    ("De Waterlelie", 19, "De inspectie kwam langs in groep 7.",
     "Leerlingen legden zelf uit waarom ze een taak eerst deden. Dat hadden wij nog niet opgeschreven."),
    ("Het Kompas", 33, "Twee collega’s waren lang ziek, en de groepen zijn verdeeld.",
     "Met een invaller in de klas merk je pas wat er nog niet op papier staat."),
)  # fmt: skip


def play(today: date) -> None:
    for school, ago, what, learnt in HAPPENED:
        team = db.session().scalars(select(DesignTeam).join(School).where(School.name == school)).first()
        if team is None:
            continue
        by = next(m.person for m in db.session().scalars(select(Membership).where(Membership.team_id == team.id)))
        day = today - timedelta(days=ago)
        at = datetime.combine(day, time(14, 30), tzinfo=UTC)
        EventMarker.put(team, happened_on=day, what=what, learnt=learnt, submission=None, by=by, at=at)
    db.session().flush()
    read_everything()
