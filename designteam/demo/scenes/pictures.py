"""Pictures in the text itself: a table and a corridor as the teams saw them, without people."""

from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from typing import cast

from flask import current_app, has_app_context
from PIL import Image, ImageDraw, ImageFont
from sqlalchemy import select

from designteam.cycle import commands
from designteam.cycle.models import Artefact, Consent, Design, Insight
from designteam.cycle.views.upkeep import attachments_of
from designteam.kit import db
from designteam.kit.web import Site
from designteam.network.models import School
from designteam.people.models import Person
from designteam.teams.models import DesignTeam, Membership

CARD = "De kaart met vier vragen ligt naast het schrift"
CORNERS = "Plattegrond met drie uitlegplekken, elk met een bord en een bank"


def play(today: date) -> None:
    """Play after the log. A picture is kept only when there is a site to keep it."""
    if not has_app_context():
        return
    at = datetime.combine(today - timedelta(days=max(1, today.weekday() - 3)), time(14, 20), tzinfo=UTC)
    insight = _newest(Insight, "De Waterlelie", title="Ken je de vragen, dan praat je meer")
    _put_in(insight, "classroom_example", CARD, picture=table(), words="Zo lag de kaart dinsdag in groep 7.", at=at)
    design = _newest(Design, "De Spil")
    _put_in(design, "teacher_description", CORNERS, picture=corners(), words="Zo staan de plekken nu.", at=at)


def _newest(kind: type[Artefact], school: str, **named: str) -> Artefact | None:
    there = select(DesignTeam.id).join(School).where(School.name == school)
    found = select(kind).where(kind.team_id.in_(there)).filter_by(**named).order_by(kind.id.desc())
    return db.session().scalars(found).first()


def _put_in(thing: Artefact | None, field: str, title: str, *, picture: bytes, words: str, at: datetime) -> None:
    """As somebody does it in the editor: the picture is sent first, and belongs to the text once that is kept."""
    if thing is None:
        return
    by = _somebody_in(thing.team_id)
    held = commands.hold(
        thing.team, name="foto.png", content=picture, title=title, consent=Consent.NOBODY,
        shelf=attachments_of(cast(Site, current_app)), by=by, at=at,
    )  # fmt: skip
    text = "\n\n".join(part for part in (getattr(thing, field), held.in_a_text, words) if part)
    commands.revise(
        thing, {field: text}, from_version=thing.version, because="Met een foto erbij zie je het meteen.",
        status=thing.status, by=by, at=at,
    )  # fmt: skip


def _somebody_in(team_id: int) -> Person:
    people = select(Person).join(Membership).where(Membership.team_id == team_id, Membership.until.is_(None))
    return db.session().scalars(people.order_by(Membership.id)).all()[0]


def table() -> bytes:
    """A table seen from above: a card with four questions, a notebook, a pencil."""
    picture = Image.new("RGB", (1600, 1000), "#c49a6c")
    pen = ImageDraw.Draw(picture)
    for line in range(0, 1000, 90):
        pen.line((0, line, 1600, line + 24), fill="#b98d5f", width=6)
    pen.rounded_rectangle((640, 130, 1430, 900), 18, fill="#f5f8f0", outline="#c8d2c6", width=4)
    for row in range(12):
        pen.line((690, 220 + row * 54, 1380, 220 + row * 54), fill="#a8caf4", width=3)
    sums = ImageFont.load_default(46)
    for row, sum_ in enumerate(("24 x 6 =", "308 : 4 =", "51 x 20 =")):
        pen.text((720, 165 + row * 108), sum_, fill="#485751", font=sums)
    pen.rounded_rectangle((120, 180, 570, 800), 22, fill="#ffd75e", outline="#7d4a00", width=4)
    words = ImageFont.load_default(40)
    for row, question in enumerate(("Wat koos je?", "Wat kun je al?", "Wat was lastig?", "Wat eerst?")):
        pen.text((160, 240 + row * 135), f"{row + 1}. {question}", fill="#1b2825", font=words)
        pen.line((160, 320 + row * 135, 530, 320 + row * 135), fill="#7d4a00", width=3)
    pen.line((1490, 280, 1540, 760), fill="#b0233b", width=28)
    pen.line((1540, 760, 1546, 812), fill="#1b2825", width=12)
    return _as_png(picture)


def corners() -> bytes:
    """A plan with three places to explain something, each with a board and a bench."""
    picture = Image.new("RGB", (1600, 780), "#f5f8f0")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((60, 60, 1540, 720), outline="#1f493f", width=10)
    words = ImageFont.load_default(44)
    for place, name in enumerate(("gang", "hal", "atelier")):
        left = 130 + place * 480
        pen.rectangle((left, 140, left + 380, 220), fill="#1f493f")
        pen.text((left + 20, 152), name, fill="#ffd75e", font=words)
        pen.rounded_rectangle((left + 30, 480, left + 350, 560), 20, fill="#b98d5f")
        for seat in range(4):
            pen.ellipse((left + 45 + seat * 78, 400, left + 100 + seat * 78, 455), fill="#a8caf4")
    return _as_png(picture)


def _as_png(picture: Image.Image) -> bytes:
    into = BytesIO()
    picture.save(into, "PNG")
    return into.getvalue()
