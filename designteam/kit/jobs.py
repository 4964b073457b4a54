"""Work that a visitor does not wait for, done by a worker process beside the web server.

A slice declares a job with `@job`; a view hands it over after its own change is kept. Only numbers travel to the
worker: what they stand for is read again when the work is done, with the rights of that moment.
"""

import logging
import os
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from flask import Flask, current_app
from huey import Huey, MemoryHuey, RedisHuey, SqliteHuey, crontab
from huey.consumer import Consumer
from huey.serializer import SignedSerializer

NAME = "designteam"
LONGEST_PAUSE = 1.0
LONGEST_GOODBYE = 30

Run = Callable[..., None]


@dataclass(frozen=True)
class Job:
    """A function that a worker runs, within the application, on request or at its own hours."""

    run: Run
    hours: Callable[[datetime], bool] | None = None

    @property
    def name(self) -> str:
        return f"{self.run.__module__}.{self.run.__qualname__}"

    def hand_over(self, *numbers: int) -> None:
        """Put it in the queue. Call this after what it works on was kept: a worker may be very quick."""
        current_queue().put(self, *numbers)


_at_work: ContextVar[bool] = ContextVar("at_work", default=False)
_declared: dict[str, Job] = {}
_warming_up: list[Run] = []


def job(run: Run) -> Job:
    return _declare(Job(run))


def hourly(run: Run) -> Job:
    return _declare(Job(run, hours=crontab(minute="17")))


def every_minute(run: Run) -> Job:
    """For what must not wait long when its first try was lost."""
    return _declare(Job(run, hours=crontab()))


def in_one_unit(run: Run) -> Run:
    """Let a job be one unit of work: kept when it ends well, undone when it raises."""

    @wraps(run)
    def within(*numbers: int) -> None:
        with cast(Any, current_app).database.writing():
            run(*numbers)

    return within


def before_work(prepare: Run) -> Run:
    """Let a worker do this once when it starts, so that the first one who asks does not wait for it."""
    _warming_up.append(prepare)
    return prepare


def _declare(declared: Job) -> Job:
    _declared[declared.name] = declared
    return declared


def is_at_work() -> bool:
    """Whether a job is being done at this moment, and not a request."""
    return _at_work.get()


class Queue:
    """The queue of one application, with every declared job on it."""

    def __init__(self, app: Flask, *, broker_url: str, secret: str) -> None:
        self.huey = _broker(broker_url, secret)
        for prepare in _warming_up:
            self.huey.on_startup(prepare.__qualname__)(prepare)
        self._tasks = {declared.name: self._task(app, declared) for declared in _declared.values()}

    def put(self, declared: Job, *numbers: int) -> None:
        """What it is about was kept before. So a queue that does not answer fails nothing, and the hourly work or
        the next press of a button finds it.
        """
        try:
            self._tasks[declared.name](*numbers)
        except Exception:
            logging.getLogger(__name__).exception("%s could not be handed over", declared.name)

    def knock(self) -> None:
        """Do nothing but find out whether the queue answers; raises what its broker raises when it does not."""
        self.huey.pending_count()

    def work(self, *, stop_with: int | None = None) -> None:
        """Do what comes in until a signal stops it, or until the process with the number `stop_with` is gone.

        SIGTERM lets the work in hand be finished; SIGINT does not.
        """
        consumer = _Worker(self.huey, max_delay=LONGEST_PAUSE, graceful_signal="TERM", shutdown_timeout=LONGEST_GOODBYE)
        consumer.stop_with = stop_with
        consumer.run()

    def _task(self, app: Flask, declared: Job) -> Any:
        @wraps(declared.run)
        def within(*numbers: int) -> None:
            token = _at_work.set(True)
            try:
                with app.app_context():
                    declared.run(*numbers)
            finally:
                _at_work.reset(token)

        if declared.hours is None:
            return self.huey.task(name=declared.name)(within)
        return self.huey.periodic_task(declared.hours, name=declared.name)(within)


class _Worker(Consumer):
    """Also stops when the process that started it is gone, so that a killed server leaves nothing behind."""

    stop_with: int | None = None

    def loop(self, health_check_ts: float | None = None) -> Any:
        if self.stop_with is not None and os.getppid() != self.stop_with:
            logging.getLogger(__name__).warning("the server is gone, so the worker stops")
            self.stop_flag.set()
        return super().loop(health_check_ts)


def current_queue() -> Queue:
    """The queue of the application, opened when it is first needed: never before a server forks."""
    app = cast(Any, current_app)._get_current_object()
    if "jobs" not in app.extensions:
        settings = app.extensions["settings"]
        app.extensions["jobs"] = Queue(app, broker_url=settings.broker_url, secret=settings.secret_key)
    return cast(Queue, app.extensions["jobs"])


def _broker(broker_url: str, secret: str) -> Huey:
    """A file on one machine, a Redis-compatible server on more; with "memory:" work is done at once, for tests.

    Messages are signed, because the format they travel in could run code when it is read. Results are not kept:
    what a job made stands in the database.
    """
    scheme = urlsplit(broker_url).scheme
    if scheme == "memory":
        return MemoryHuey(NAME, immediate=True, results=False)
    serializer = SignedSerializer(secret=secret, salt="jobs")
    if scheme == "sqlite":
        path = Path(urlsplit(broker_url).path)
        return SqliteHuey(
            NAME, filename=str(path), fsync=True, journal_mode="wal", serializer=serializer, results=False
        )
    return RedisHuey(NAME, url=broker_url, serializer=serializer, results=False)
