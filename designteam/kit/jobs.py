"""Work that a visitor does not wait for, done by a worker process beside the web server."""

from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from huey import Huey, RedisHuey, SqliteHuey
from huey.serializer import SignedSerializer


@cache
def queue(broker_url: str, secret: str) -> Huey:
    """The queue behind this address: a file on one machine, a Redis-compatible server on more.

    Messages are signed, because the format they travel in could run code when it is read.
    """
    serializer = SignedSerializer(secret=secret, salt="jobs")
    if urlsplit(broker_url).scheme == "sqlite":
        path = Path(urlsplit(broker_url).path)
        return SqliteHuey(
            "designteam", filename=str(path), fsync=True, journal_mode="wal", serializer=serializer
        )
    return RedisHuey("designteam", url=broker_url, serializer=serializer)
