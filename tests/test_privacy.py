"""Of every table it is known whose it is, why it is kept and for how long."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Column, Table
from syrupy.assertion import SnapshotAssertion

from designteam.kit.db import Keeping, Model, Privacy

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

    assert idle == ["verdict"]  # by way of the evaluation, whose versions are signed


def test_pupils_have_no_place_in_the_schema() -> None:
    """No table and no column is about one pupil; a number of pupils is not one of them."""
    about = [
        f"{table.name}.{column.name}"
        for table in Model.metadata.sorted_tables
        for column in table.columns
        if any(word in column.name for word in ("pupil", "child", "leerling", "birth", "bsn"))
    ]

    assert about == ["log_entry.pupils_said"]


def test_what_is_kept_of_whom_why_and_for_how_long(snapshot: SnapshotAssertion) -> None:
    assert "\n".join(_inventory()) == snapshot


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
