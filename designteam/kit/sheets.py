"""Rows as a file that a spreadsheet opens as it is: Excel with Dutch settings wants semicolons and a mark in front."""

import csv
import io
from collections.abc import Iterable, Sequence

MARK = "\ufeff"
STARTS_A_FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\uff1d",
    "\uff0b",
    "\uff0d",
    "\uff20",
)  # the last four are wide signs

Cell = str | int | float | None


def sheet_of(rows: Iterable[Sequence[Cell]], *, decimal: str = ",") -> bytes:
    """The rows in UTF-8. What people typed is never worked out as a formula; numbers stay numbers."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerows([_cell(cell, decimal) for cell in row] for row in rows)
    return f"{MARK}{written.getvalue()}".encode()


def _cell(cell: Cell, decimal: str) -> str:
    if isinstance(cell, float):
        return f"{cell:.10g}".replace(".", decimal)
    text = "" if cell is None else str(cell)
    is_formula = isinstance(cell, str) and text.lstrip().startswith(STARTS_A_FORMULA)
    return f"'{text}" if is_formula or text.startswith(("\t", "\r")) else text
