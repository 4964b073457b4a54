"""Snapshots that are kept once and must be equal on both databases."""

from __future__ import annotations

import re

from syrupy.extensions.amber import AmberSnapshotExtension
from syrupy.location import PyTestLocation
from syrupy.types import SnapshotIndex

_DATABASE = re.compile(r"\[(?:sqlite|postgresql)(?:-([^\]]*))?\]")


class OnEitherDatabase(AmberSnapshotExtension):
    """Named after the test without the database it ran on."""

    @classmethod
    def get_snapshot_name(cls, *, test_location: PyTestLocation, index: SnapshotIndex = 0) -> str:
        name = super().get_snapshot_name(test_location=test_location, index=index)
        return _DATABASE.sub(lambda found: f"[{found[1]}]" if found[1] else "", name)
