"""Files in a bucket of an S3-compatible store, for more machines than one. Nothing of it is loaded without one."""

import secrets
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from io import BufferedReader, RawIOBase
from typing import IO, Any, BinaryIO, cast

import obstore
from obstore.exceptions import BaseError
from obstore.store import S3Store

from designteam.config import Store
from designteam.kit.files import OutOfReach, Stored

PIECE = 1 << 20
PART = 5 << 20
PARTS_AT_ONCE = 2
# Somebody may be waiting for the answer, and a change of the database with them.
PATIENCE = timedelta(seconds=10)
TO_CONNECT = timedelta(seconds=3)
TRIES_AGAIN = 2


class Bucket:
    """A shelf in a store that other programs may use too: this one has a folder of its own in it."""

    def __init__(self, store: Store, sort: str) -> None:
        self.store = _opened(store, sort)

    def keep(self, content: bytes | IO[bytes]) -> str:
        name = secrets.token_hex(16)
        with _answering():
            obstore.put(self.store, name, content, chunk_size=PART, max_concurrency=PARTS_AT_ONCE)
        return name

    def find(self, name: str) -> Stored | None:
        if not name:
            return None
        try:
            with _answering(unless=FileNotFoundError):
                found = obstore.get(self.store, name, options={"range": (0, PIECE)})
                return _InBucket(self.store, name, found.meta["size"], memoryview(found.bytes()))
        except FileNotFoundError:
            return None

    def let_go(self, names: Collection[str]) -> None:
        for name in filter(None, names):
            with _answering():
                obstore.delete(self.store, name)

    def clear(self, *, but: Collection[str], before: datetime) -> int:
        with _answering():
            there = [one for some in obstore.list(self.store) for one in some]
        loose = [one["path"] for one in there if one["path"] not in but and one["last_modified"] < before]
        self.let_go(loose)
        return len(loose)

    def knock(self) -> None:
        with _answering():
            next(iter(obstore.list(self.store, chunk_size=1)), None)


@dataclass(frozen=True)
class _InBucket:
    store: S3Store
    name: str
    size: int
    beginning: memoryview

    def open(self) -> BinaryIO:
        return cast(BinaryIO, BufferedReader(_Pieces(self)))


class _Pieces(RawIOBase):
    """Reads a file piece by piece. Each piece is a short request of its own, so that a slow reader holds no line."""

    def __init__(self, file: _InBucket) -> None:
        self.file, self.piece, self.fetched = file, file.beginning, len(file.beginning)

    def readable(self) -> bool:
        return True

    def readinto(self, into: Any) -> int:
        if not self.piece and self.fetched < self.file.size:
            self.piece = self._next()
        taken = min(len(into), len(self.piece))
        into[:taken], self.piece = self.piece[:taken], self.piece[taken:]
        return taken

    def _next(self) -> memoryview:
        end = min(self.fetched + PIECE, self.file.size)
        with _answering():
            piece = obstore.get_range(self.file.store, self.file.name, start=self.fetched, end=end)
        self.fetched = end
        return memoryview(piece)


@cache
def _opened(store: Store, sort: str) -> S3Store:
    """One line to the store for all requests, opened when it is first needed: never before a server forks.

    Who may use the store stands in the environment, under the names that every such program reads.
    """
    reached: dict[str, Any] = {"endpoint": store.endpoint} if store.endpoint else {}
    if store.region:
        reached["region"] = store.region
    return S3Store(
        store.bucket,
        prefix=f"{store.folder}/{sort}".lstrip("/"),
        client_options={
            "allow_http": store.endpoint.startswith("http://"),
            "connect_timeout": TO_CONNECT,
            "timeout": PATIENCE,
        },
        retry_config={"max_retries": TRIES_AGAIN, "retry_timeout": PATIENCE},
        **reached,
    )


@contextmanager
def _answering(*, unless: type[Exception] | tuple[()] = ()) -> Iterator[None]:
    """What the store has to say, in one line: its own story tells addresses that belong in no answer."""
    try:
        yield
    except unless:
        raise
    except (BaseError, OSError) as silence:
        raise OutOfReach(str(silence).partition("\n")[0]) from silence
