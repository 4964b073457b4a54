"""An address as a square that a phone can read, drawn as one path of an SVG."""

from typing import NamedTuple

import segno

QUIET = 4  # the white edge that a reader needs, in squares [ISO/IEC 18004]


class Drawing(NamedTuple):
    """`path` draws the dark squares in a view box of `size` by `size`."""

    size: int
    path: str


def drawing_of(address: str) -> Drawing:
    """The squares that spell this address, readable also when a part of the paper is dirty."""
    code = segno.make(address, error="m", micro=False)
    rows = [[bool(module) for module in row] for row in code.matrix]
    squares = (
        f"M{x + QUIET} {y + QUIET}h1v1h-1z" for y, row in enumerate(rows) for x, is_dark in enumerate(row) if is_dark
    )
    return Drawing(len(rows) + 2 * QUIET, "".join(squares))
