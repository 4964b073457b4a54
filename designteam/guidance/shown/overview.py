"""The board as rows for a spreadsheet."""

from collections.abc import Iterable, Sequence

from flask_babel import gettext

from designteam.guidance.shown.board import Row
from designteam.kit.sheets import Cell


def sheet_rows(rows: Iterable[Row]) -> Iterable[Sequence[Cell]]:
    yield [gettext("School"), gettext("Team"), gettext("Phase"), gettext("Last movement"), gettext("Here since"),
           gettext("Next meeting"), gettext("Signal")]  # fmt: skip
    for row in rows:
        yield [row.team, row.small, row.where.name, row.last.moved, row.last.since, row.last.meets, row.signal.text]
