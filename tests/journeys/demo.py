"""The demo network on a server of its own: started by the product's own command, with its worker beside it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from sqlalchemy import delete, func, select

from designteam.cycle.models import Artefact, Iteration, Product
from designteam.demo.stories.network import NETWORK
from designteam.drafts.models import Draft
from designteam.evidence.models import ClassroomPicture, Holding, Source
from designteam.kit import clock, db
from designteam.method.definition import Role
from designteam.network.models import Audience, School, SchoolType
from designteam.people.commands import sign_out_everywhere
from designteam.people.queries import person_with
from designteam.products import commands as products
from designteam.teams import commands
from designteam.teams.models import DesignTeam, Membership

TEACHER, GUIDE = "leraar@waterlelie.example", "procesbegeleider@demo.example"
SCHOOL, TEAM = "De Waterlelie", "Rekenen groep 6 en 7"

ROOT = Path(__file__).resolve().parent.parent.parent
LONGEST_START = 60
LONGEST_GOODBYE = 60


@dataclass(frozen=True)
class NewTeam:
    """A design team that has not begun yet."""

    id: int
    name: str


@dataclass(frozen=True)
class Demo:
    """A running demo, and what happens behind its back: somebody founds a team, a sign-in runs out."""

    address: str
    database: db.Database
    letters: Path

    def found_team(self, name: str) -> NewTeam:
        """A second team at De Waterlelie, as the administrator makes it: its guide and its teacher, and no work yet."""
        with self.database.writing():
            guide, teacher = person_with(email=GUIDE), person_with(email=TEACHER)
            assert guide is not None
            assert teacher is not None
            at, today = clock.now(), clock.today()
            place = {"school": SCHOOL, "school_type": SchoolType.PRIMARY, "town": "", "network": NETWORK["name"]}
            team = commands.found(name, leader=guide, role=Role.PROCESS_GUIDE, on=today, **place)
            commands.welcome(team, teacher, role=Role.TEACHER, since=today, by=guide, at=at)
            return NewTeam(team.id, name)

    def iterations_of(self, team: NewTeam) -> Sequence[int]:
        with self.database.reading() as session:
            return session.scalars(select(Iteration.id).filter_by(team_id=team.id).order_by(Iteration.number)).all()

    def work_of(self, team: NewTeam) -> Sequence[int]:
        """The numbers of all that a team wrote."""
        with self.database.reading() as session:
            return session.scalars(select(Artefact.id).filter_by(team_id=team.id).order_by(Artefact.id)).all()

    def first(self, kind: str, *, school: str = SCHOOL) -> int:
        """The number of the first thing of a kind that a team of this school wrote."""
        found = select(func.min(Artefact.id)).join(DesignTeam, DesignTeam.id == Artefact.team_id).join(School)
        with self.database.reading() as session:
            number = session.scalar(found.where(School.name == school, Artefact.kind == kind))
        assert number is not None, f"{school} wrote no {kind}"
        return number

    def first_held(self, kind: str, *, school: str = SCHOOL) -> int:
        """The number of the first thing of a kind that a team of this school holds in the library, and that stands."""
        found = select(func.min(Holding.id)).join(DesignTeam, DesignTeam.id == Holding.team_id).join(School)
        standing = (Holding.kind == kind, Holding.removed_at.is_(None), Holding.merged_into_id.is_(None))
        with self.database.reading() as session:
            number = session.scalar(found.where(School.name == school, *standing))
        assert number is not None, f"{school} holds no {kind}"
        return number

    def card_with_pictures(self) -> int:
        """The number of a card to which more teams gave a classroom picture."""
        given = select(ClassroomPicture.card_id).group_by(ClassroomPicture.card_id).having(func.count() > 1)
        with self.database.reading() as session:
            return session.scalars(given.order_by(ClassroomPicture.card_id.desc())).first() or 0

    def retracted_source(self) -> int:
        with self.database.reading() as session:
            return session.scalar(select(func.max(Source.id)).where(Source.retracted_on.is_not(None))) or 0

    def held_by_everybody(self, kind: str) -> int:
        """The number of the first thing of a kind that came with the library."""
        with self.database.reading() as session:
            number = session.scalar(select(func.min(Holding.id)).where(Holding.kind == kind, Holding.team_id.is_(None)))
        assert number is not None, f"no {kind} came with the library"
        return number

    def running_iteration(self, *, school: str = SCHOOL) -> int:
        """The number of the iteration that the first team of this school is in."""
        found = select(func.min(Iteration.id)).join(DesignTeam, DesignTeam.id == Iteration.team_id).join(School)
        with self.database.reading() as session:
            number = session.scalar(found.where(School.name == school, Iteration.ended_on.is_(None)))
        assert number is not None, f"{school} is in no iteration"
        return number

    def team_of(self, iteration: int) -> int:
        """The number of the team that goes through an iteration."""
        with self.database.reading() as session:
            return session.get_one(Iteration, iteration).team_id

    def let_go_of_other_journeys(self) -> None:
        """What somebody left half written in another journey does not come back in this one, nor does a team that was
        founded for it.
        """
        founded = select(DesignTeam.id).join(School).where(School.name == SCHOOL, DesignTeam.name != TEAM)
        with self.database.writing() as session:
            session.execute(delete(Draft))
            session.execute(delete(Membership).where(Membership.team_id.in_(founded)))

    def lets_the_newest_product_go_out(self) -> None:
        """What the school leader of another school does meanwhile."""
        with self.database.writing() as session:
            made = session.scalars(select(Product).order_by(Product.id.desc()).limit(1)).one()
            by = made.team.memberships[0].person
            edition = products.propose(
                made, story=[], files=[], links=[], audience=Audience.PUBLIC, goes_out_on=None, because="", said="",
                submission=None, by=by, at=clock.now(),
            )  # fmt: skip
            products.confirm(edition, by=by, at=clock.now(), today=clock.today())

    def waits_for_a_draft_with(self, text: str) -> None:
        """Somebody's text arrives here, whoever brought it: the page of now, or the one that was closed."""
        for _ in range(100):
            with self.database.reading() as session:
                if any(text in str(draft.typed) for draft in session.scalars(select(Draft))):
                    return
            time.sleep(0.1)
        pytest.fail(f"no draft holds {text!r}")

    def end_every_sign_in_of(self, email: str) -> None:
        """What happens after a while, or when somebody chooses a new password elsewhere."""
        with self.database.writing():
            person = person_with(email=email)
            assert person is not None
            sign_out_everywhere(person, at=clock.now())


@contextmanager
def running_demo(database_url: str, folder: Path) -> Iterator[Demo]:
    """Start the demo on this database and stop it at the end, with everything it started."""
    port, log = _free_port(), folder / "log"
    command = [sys.executable, "-m", "designteam.demo", "--port", str(port), "--data-dir", str(folder / "kept")]
    environment = {**os.environ, "DESIGNTEAM_DATABASE_URL": database_url}
    with log.open("wb") as said:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=said, stderr=subprocess.STDOUT)
    address = f"http://127.0.0.1:{port}"
    try:
        _await_answer(address, server, log)
        database = db.Database(database_url)
        try:
            yield Demo(address, database, letters=folder / "kept" / "letters")
        finally:
            database.engine.dispose()
    finally:
        server.terminate()
        server.wait(LONGEST_GOODBYE)
    assert "Traceback" not in log.read_text(), f"something went wrong inside:\n{log.read_text()}"


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port


def _await_answer(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + LONGEST_START
    while time.monotonic() < until and server.poll() is None:
        try:
            with urlopen(f"{address}/healthz"):  # noqa: S310  an address of our own
                return
        except URLError:
            time.sleep(0.1)
    raise RuntimeError(f"the demo does not start:\n{log.read_text()}")
