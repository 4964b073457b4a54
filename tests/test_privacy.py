"""Of every table it is known whose it is, why it is kept and for how long."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from sqlalchemy import Column, Table, update
from syrupy.assertion import SnapshotAssertion

from designteam.kit import clock as ours
from designteam.kit import jobs
from designteam.kit.db import Keeping, Model, Privacy
from designteam.kit.web import Site
from designteam.network.models import Affiliation, Coordination, Oversight
from designteam.people import commands
from designteam.people.models import AddressChange, FailedSignIn, Invitation, Person, SignIn
from tests.support.client import Client
from tests.support.world import AN_AFTERNOON, Who, World

SignedIn = Callable[[Who], Client]

TABLES: dict[str, Any] = {str(mapper.local_table): mapper.class_ for mapper in Model.registry.mappers}
# What points at a person, whatever the table is about.
TELLING = {"email", "phone", "address", "account", "fingerprint", "hash", "ip", "signature"}
# Names of organisations, groups and rounds: none of them is somebody.
NAMES_OF_NO_PERSON = {"network", "school_board", "school", "school_phase_group", "design_team", "iteration"}


@pytest.mark.parametrize("name", Model.metadata.tables)
def test_every_table_says_why_it_is_kept(name: str) -> None:
    keeping = getattr(TABLES[name], "keeping", None)

    assert isinstance(keeping, Keeping)
    assert keeping.purpose
    assert keeping.retention


def test_what_points_at_a_person_is_kept_as_personal() -> None:
    hidden = [
        f"{table.name}.{column.name}"
        for table in Model.metadata.sorted_tables
        for column in table.columns
        if _points_at_a_person(table, column) and _keeping(table, column).privacy is not Privacy.PERSONAL
    ]

    assert hidden == []


def test_what_is_kept_as_personal_points_at_a_person() -> None:
    """So that the mark keeps its meaning."""
    marked = [table for table in Model.metadata.sorted_tables if TABLES[table.name].keeping.privacy is Privacy.PERSONAL]
    idle = [table.name for table in marked if not any(_points_at_a_person(table, c) for c in table.columns)]

    # A name without an account; by way of the evaluation, whose versions are signed.
    assert idle == ["event_walk_in", "verdict"]


def test_pupils_have_no_place_in_the_schema() -> None:
    """No table and no column is about one pupil; a number of pupils is not one of them."""
    about = [
        f"{table.name}.{column.name}"
        for table in Model.metadata.sorted_tables
        for column in table.columns
        if any(word in column.name for word in ("pupil", "child", "leerling", "birth", "bsn"))
    ]

    assert about == ["ict_option.pupil_chooses", "log_entry.pupils_said", "product.for_pupils"]


def test_what_is_kept_of_whom_why_and_for_how_long(snapshot: SnapshotAssertion) -> None:
    assert "\n".join(_inventory()) == snapshot


# What is past its time


def test_what_is_past_its_time_is_gone(app: Site, world: World, clock: time_machine.Traveller, client: Client) -> None:
    client.sign_in(world.teacher).send("/sign-out")
    client.fill_in("/sign-in", {"email": world.teacher.email, "password": "dit is het niet"}, to="/sign-in")
    with world.database.writing() as session:
        teacher = session.get_one(Person, world.teacher.id)
        commands.invite(teacher, at=ours.now())
        commands.ask_for_address(teacher, "nieuw@school.example", at=ours.now())

    left = {}
    for days in (2, 15, 32):
        clock.move_to(AN_AFTERNOON + timedelta(days=days))
        _do_what_is_done_every_hour(app)
        left[days] = [len(world.all(model)) for model in (FailedSignIn, AddressChange, Invitation, SignIn)]

    assert left == {2: [0, 0, 1, 1], 15: [0, 0, 0, 1], 32: [0, 0, 0, 0]}


def test_who_belonged_where_goes_five_years_after_it_ended(
    app: Site, world: World, clock: time_machine.Traveller
) -> None:
    ended = ours.today()
    with world.database.writing() as session:
        for belonging in (Affiliation, Coordination, Oversight):
            session.execute(update(belonging).values(until=ended))

    left = {}
    for years in (4, 5.1):
        clock.move_to(AN_AFTERNOON + timedelta(days=years * 365))
        _do_what_is_done_every_hour(app)
        left[years] = [len(world.all(Affiliation)) > 0, len(world.all(Coordination)) > 0]

    assert left == {4: [True, True], 5.1: [False, False]}


def test_what_is_within_its_time_stays(app: Site, world: World, signed_in: SignedIn) -> None:
    teacher = signed_in(world.teacher)
    world.chain()
    _do_what_is_done_every_hour(app)
    _do_what_is_done_every_hour(app)  # brings the letters that were written the first time
    before = world.kept(apart_from=())

    _do_what_is_done_every_hour(app)

    assert world.kept(apart_from=()) == before
    assert teacher.get("/account").status_code == 200


def _do_what_is_done_every_hour(app: Site) -> None:
    hourly = [declared for declared in jobs._declared.values() if declared.hours is not None]
    for declared in hourly:
        with app.app_context():
            declared.run()


def _inventory() -> Iterator[str]:
    for name in sorted(Model.metadata.tables):
        keeping: Keeping = TABLES[name].keeping
        yield f"{name:<20} {keeping.privacy:<9} {keeping.purpose}; {keeping.retention}"
        for column in Model.metadata.tables[name].columns:
            if (own := column.info.get("keeping")) is not None:
                yield f"  .{column.name:<17} {own.privacy:<9} {own.purpose}; {own.retention}"


def _keeping(table: Table, column: Column[object]) -> Keeping:
    keeping: Keeping = column.info.get("keeping", TABLES[table.name].keeping)
    return keeping


def _points_at_a_person(table: Table, column: Column[object]) -> bool:
    if any(key.column.table.name == "person" for key in column.foreign_keys):
        return True
    named = column.name == "name" and table.name not in NAMES_OF_NO_PERSON
    return named or column.name in TELLING
