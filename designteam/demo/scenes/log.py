"""What teams counted, photographed and put in their shared folders: pictures of work and of the classroom, no people."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from typing import cast

from flask import current_app, has_app_context
from PIL import Image, ImageDraw, ImageFont
from sqlalchemy import select

from designteam.cycle import commands
from designteam.cycle.models import Artefact, Consent, Destination, Experiment, ExperimentState, Reach
from designteam.cycle.views.upkeep import attachments_of
from designteam.kit import db
from designteam.kit.web import Site
from designteam.network.models import School
from designteam.people.models import Person
from designteam.teams.models import DesignTeam, Membership

AFTERNOON = time(14, 40, tzinfo=UTC)

COUNTED = ("gesprek gehad", "geeft een reden over rekenen", "kiest het nieuwe doel")
# How many days ago, what somebody wrote after the lesson, what they expected and saw, and what they counted.
LESSONS: Sequence[tuple[int, str, str, str, tuple[int, int, int]]] = (
    (27, "Vijf gesprekken vóór de pauze, meer lukte niet.", "", "", (5, 4, 1)),
    (20, "De kaart lag al open op tafel toen ik aanschoof.", "Dat ik de vragen moet voorlezen.",
     "Zij lazen ze zelf en begonnen met vraag drie.", (7, 6, 2)),
    (13, "Drie leerlingen wilden ruilen met wie er na hen kwam.", "", "", (6, 5, 2)),
    (4, "Zonder balkjes duurde kiezen langer, maar het ging wel ergens over.", "Dat het kiezen even snel gaat.",
     "Een minuut langer, en meer vragen over wat een doel betekent.", (8, 7, 5)),
)  # fmt: skip
LINKS = (
    (
        "Map met alle gesprekskaarten",
        "https://schijf.waterlelie.example/mappen/gesprekskaarten",
        Destination.DRIVE,
        Reach.SIGN_IN,
    ),
    (
        "Filmpje: zo leg je de kaart klaar",
        "https://video.waterlelie.example/kaart-klaarleggen",
        Destination.VIDEO,
        Reach.BROKEN,
    ),
)

Draw = Callable[[], bytes]


def play(today: date) -> None:
    """Play after the stories. Files are kept only when there is a site to keep them."""
    _waterlelie(today)
    _spil(today)


def _waterlelie(today: date) -> None:
    experiment, people = _running_at("De Waterlelie")
    begun = _moment(today, 41)
    counters = [commands.count(experiment, caption, by=people[0], at=begun) for caption in COUNTED]
    notes = []
    for place, (days_ago, text, expected, seen, times) in enumerate(LESSONS):
        moment = _moment(today, days_ago)
        values = {
            "happened_on": moment.date(),
            "text": text,
            "expected": expected,
            "seen": seen,
            "tallies": dict(zip(counters, times, strict=True)),
        }
        note, _is_new = commands.add_to_log(
            experiment, values, submission=f"scene-{place}", by=people[place % 2], at=moment
        )
        notes.append(note)
    _attach(
        notes[1],
        "De gesprekskaart op tafel, met vier vragen",
        name="kaart.png",
        draw=_rubric,
        by=people[1],
        at=_moment(today, 20),
    )
    _attach(
        experiment,
        "Het planbord van groep 7 op dinsdagochtend",
        name="bord.png",
        draw=_board,
        by=people[0],
        at=_moment(today, 19),
    )
    _attach(
        experiment, "De gesprekskaart om te printen", name="kaart.pdf", draw=_paper, by=people[0], at=_moment(today, 19)
    )
    for title, url, leads_to, reach in LINKS:
        added = commands.bookmark(
            experiment, title=title, url=url, leads_to=leads_to, by=people[0], at=_moment(today, 19)
        )
        added.found(reach, at=_moment(today, 3))


def _spil(today: date) -> None:
    experiment, people = _running_at("De Spil")
    counter = commands.count(experiment, "loopt zelf naar een uitlegplek", by=people[0], at=_moment(today, 12))
    values = {"happened_on": _moment(today, 11).date(), "text": "", "tallies": {counter: 9}}
    commands.add_to_log(experiment, values, submission="scene-spil", by=people[0], at=_moment(today, 11))
    _attach(
        experiment, "De uitlegplekken van deze week", name="bord.png", draw=_board, by=people[0], at=_moment(today, 11)
    )


def _running_at(school: str) -> tuple[Experiment, Sequence[Person]]:
    """The experiment that runs at a school, and people of its team."""
    there = select(DesignTeam.id).join(School).where(School.name == school)
    experiment = (
        db.session()
        .scalars(select(Experiment).where(Experiment.team_id.in_(there), Experiment.state == ExperimentState.RUNNING))
        .first()
    )
    experiment = experiment or db.session().scalars(select(Experiment).where(Experiment.team_id.in_(there))).first()
    people = select(Person).join(Membership).where(Membership.team_id.in_(there), Membership.until.is_(None))
    return cast(Experiment, experiment), db.session().scalars(people.order_by(Membership.id)).all()


def _moment(today: date, days_ago: int) -> datetime:
    """After school on that day, or on the Friday before when schools are closed."""
    day = today - timedelta(days=days_ago)
    return datetime.combine(day - timedelta(days=max(0, day.weekday() - 4)), AFTERNOON)


def _attach(artefact: Artefact, title: str, *, name: str, draw: Draw, by: Person, at: datetime) -> None:
    if not has_app_context():
        return
    consent = None if name.endswith("pdf") else Consent.NOBODY
    shelf = attachments_of(cast(Site, current_app))
    commands.attach(artefact, name=name, content=draw(), title=title, consent=consent, shelf=shelf, by=by, at=at)


def _board() -> bytes:
    """A planning board: days above, cards in three colours, two places still empty."""
    picture = Image.new("RGB", (1600, 1100), "#1f493f")
    pen = ImageDraw.Draw(picture)
    words, small = ImageFont.load_default(54), ImageFont.load_default(38)
    pen.text((70, 50), "Rekenen: wat doe ik deze week?", fill="#f5f8f0", font=words)
    colours = ("#ffd75e", "#f5f8f0", "#a8caf4")
    for column, day in enumerate(("ma", "di", "wo", "do")):
        left = 70 + column * 375
        pen.text((left, 160), day, fill="#c3d8cb", font=words)
        for row, task in enumerate(("doel kiezen", "zelf", "uitleg", "samen")):
            top = 250 + row * 200
            box = (left, top, left + 320, top + 150)
            if (column, row) in {(1, 3), (3, 0)}:
                pen.rounded_rectangle(box, 14, outline="#c3d8cb", width=4)
                continue
            pen.rounded_rectangle(box, 14, fill=colours[(column + row) % 3])
            pen.text((left + 28, top + 50), task, fill="#1b2825", font=small)
    return _as("PNG", picture)


def _rubric() -> bytes:
    """A card with four questions and lines to write on, lying on a table."""
    picture = Image.new("RGB", (1500, 1150), "#b98d5f")
    card = _card()
    picture.paste(card.rotate(4, expand=True, fillcolor="#b98d5f", resample=Image.Resampling.BICUBIC), (150, 80))
    return _as("PNG", picture)


def _paper() -> bytes:
    return _as("PDF", _card())


def _card() -> Image.Image:
    card = Image.new("RGB", (1120, 860), "#fcfdfa")
    pen = ImageDraw.Draw(card)
    words, small = ImageFont.load_default(52), ImageFont.load_default(38)
    pen.text((60, 50), "Rekengesprek", fill="#1b2825", font=words)
    pen.line((40, 30, 40, 830), fill="#b0233b", width=6)
    questions = ("Wat koos je, en waarom?", "Wat kun je al?", "Wat was lastig?", "Wat doe je morgen eerst?")
    for row, question in enumerate(questions):
        top = 160 + row * 170
        pen.text((80, top), f"{row + 1}. {question}", fill="#1b2825", font=small)
        pen.line((80, top + 110, 1040, top + 110), fill="#c8d2c6", width=3)
    return card


def _as(kind: str, picture: Image.Image) -> bytes:
    into = BytesIO()
    picture.save(into, kind)
    return into.getvalue()
