"""Things that happen at the very same moment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Barrier, Thread
from typing import Any

from werkzeug.test import TestResponse


def at_once(requests: Sequence[Callable[[], TestResponse]]) -> list[TestResponse]:
    """Do these at the very same moment, each in a thread and on a connection of its own; answers in their order."""
    ready = Barrier(len(requests))
    done: dict[int, Any] = {}

    def begin(number: int, request: Callable[[], TestResponse]) -> None:
        ready.wait(timeout=30)
        try:
            done[number] = request()
        except BaseException as fault:  # noqa: BLE001  told below, in the thread of the test
            done[number] = fault

    threads = [Thread(target=begin, args=(number, request)) for number, request in enumerate(requests)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    for answer in done.values():
        if isinstance(answer, BaseException):
            raise answer
    return [done[number] for number in range(len(requests))]
