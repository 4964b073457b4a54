"""A ZIP that goes out while it is being made: nobody waits for it, and it never lies whole in memory or on a disk."""

import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import IO, NamedTuple, cast

from designteam.kit.files import Stored

PIECE = 256 * 1024


class Entry(NamedTuple):
    """One file of it: what is written here, or what is kept on a shelf."""

    name: str
    content: str | Stored


def streamed(entries: Iterable[Entry], *, at: datetime) -> Iterator[bytes]:
    """The ZIP piece by piece. Text is packed; what comes from a shelf mostly is already."""
    drain = _Drain()
    with zipfile.ZipFile(cast(IO[bytes], drain), "w") as parcel:
        for name, content in entries:
            about = zipfile.ZipInfo(name, at.timetuple()[:6])
            if isinstance(content, str):
                about.compress_type = zipfile.ZIP_DEFLATED
                parcel.writestr(about, content)
                yield drain.empty()
                continue
            with content.open() as file, parcel.open(about, "w") as into:
                while piece := file.read(PIECE):
                    into.write(piece)
                    yield drain.empty()
    yield drain.empty()


class _Drain:
    """Takes what is written, until it is fetched. One cannot go back in it."""

    def __init__(self) -> None:
        self._held = bytearray()

    def write(self, piece: bytes) -> int:
        self._held += piece
        return len(piece)

    def flush(self) -> None:
        """Nothing to do: it holds everything until it is fetched."""

    def empty(self) -> bytes:
        held, self._held = bytes(self._held), bytearray()
        return held
