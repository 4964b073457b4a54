"""The sheet on which De Waterlelie drew its actant map, as a photo of paper without people."""

from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from typing import cast

from flask import current_app, has_app_context
from PIL import Image, ImageDraw, ImageFont
from sqlalchemy import select

from designteam.cycle import commands
from designteam.cycle.models import ActantMap, Consent
from designteam.cycle.views.upkeep import attachments_of
from designteam.kit import db
from designteam.kit.web import Site
from designteam.network.models import School
from designteam.people.models import Person
from designteam.teams.models import DesignTeam, Membership

SHEET = "Het vel waarop we tekenden wie regie heeft in de rekenles"
NOTES = (
    ("leraren", 640, 400, "#ffd75e"),
    ("leerlingen", 660, 800, "#a8caf4"),
    ("uitleg", 1120, 560, "#f5f8f0"),
    ("bloktoets", 1150, 220, "#f5f8f0"),
    ("methode", 180, 190, "#f5f8f0"),
    ("rooster", 150, 560, "#f5f8f0"),
    ("weektaak", 1130, 880, "#f5f8f0"),
)
ARROWS = ((0, 2, 12), (0, 1, 12), (0, 6, 10), (4, 0, 7), (4, 3, 10), (3, 2, 7), (5, 0, 7), (1, 6, 3))
WIDE, HIGH = 270, 110


def play(today: date) -> None:
    """A photo is kept only when there is a site to keep it."""
    there = select(DesignTeam.id).join(School).where(School.name == "De Waterlelie")
    drawn = db.session().scalars(select(ActantMap).where(ActantMap.team_id.in_(there))).first()
    if drawn is None or not has_app_context():
        return
    people = select(Person).join(Membership).where(Membership.team_id == drawn.team_id, Membership.until.is_(None))
    at = datetime.combine(today - timedelta(days=max(1, today.weekday() - 3)), time(14, 40), tzinfo=UTC)
    commands.attach(
        drawn, name="vel.png", content=_sheet(), title=SHEET, consent=Consent.NOBODY,
        shelf=attachments_of(cast(Site, current_app)), by=db.session().scalars(people.order_by(Membership.id)).all()[0],
        at=at,
    )  # fmt: skip


def _sheet() -> bytes:
    """A large sheet on a table, with notes stuck on it and arrows drawn with a marker."""
    picture = Image.new("RGB", (1600, 1100), "#b98d5f")
    pen = ImageDraw.Draw(picture)
    pen.polygon(((60, 70), (1545, 45), (1560, 1050), (45, 1060)), fill="#fbfaf4")
    for start, end, width in ARROWS:
        (x1, y1), (x2, y2) = (_middle(place) for place in (start, end))
        pen.line((x1, y1, x2, y2), fill="#1f493f", width=width)
        _point(pen, (x1, y1), (x2, y2), width)
    words = ImageFont.load_default(44)
    for name, x, y, colour in NOTES:
        pen.rectangle((x, y, x + WIDE, y + HIGH), fill=colour, outline="#485751", width=3)
        pen.text((x + 22, y + 28), name, fill="#1b2825", font=words)
    into = BytesIO()
    picture.save(into, "PNG")
    return into.getvalue()


def _middle(place: int) -> tuple[int, int]:
    _name, x, y, _colour = NOTES[place]
    return x + WIDE // 2, y + HIGH // 2


def _point(pen: ImageDraw.ImageDraw, start: tuple[int, int], end: tuple[int, int], width: int) -> None:
    """The head of an arrow, halfway, where no note covers it."""
    (x1, y1), (x2, y2) = start, end
    long = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    dx, dy = (x2 - x1) / long, (y2 - y1) / long
    x, y, size = x1 + (x2 - x1) * 0.56, y1 + (y2 - y1) * 0.56, 18 + 2 * width
    back = (x - dx * size, y - dy * size)
    side = (-dy * size * 0.6, dx * size * 0.6)
    pen.polygon(
        ((x, y), (back[0] + side[0], back[1] + side[1]), (back[0] - side[0], back[1] - side[1])), fill="#1f493f"
    )
