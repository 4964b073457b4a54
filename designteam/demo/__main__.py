"""Starts the demo: a database with the network of nine schools, a web server and a worker, until Ctrl-C."""

import argparse
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from gunicorn.app.base import BaseApplication

from designteam.app import create_app
from designteam.config import ROOT, Settings
from designteam.demo.accounts import ACCOUNTS, PASSWORD
from designteam.demo.play import play
from designteam.kit import clock, schema
from designteam.kit.web import Site
from designteam.people.queries import person_with

LONGEST_GOODBYE = 10
KEPT_BY_A_DEMO = ("designteam.db*", "jobs.db*", "files", "attachments", "references", "letters", "secret")


def main(arguments: list[str]) -> None:
    options = _options(arguments)
    _make_sure_it_is_free(options.host, options.port)
    if options.fresh:
        _start_over(options.data_dir)
    os.environ.update(DESIGNTEAM_DEMO="1", DESIGNTEAM_DATA_DIR=str(options.data_dir.resolve()))
    settings = Settings.from_environment()
    app = create_app(settings)
    schema.upgrade(app.database)
    with app.database.reading():
        is_filled = person_with(email=ACCOUNTS[0].email) is not None
    if not is_filled:
        print("Writing the demo network ...", flush=True)
        app.database.engine.dispose()
        _in_a_process_of_its_own(lambda: _fill(app))
    app.database.engine.dispose()  # the server process that is forked opens connections of its own
    _greet(options.host, options.port)
    Server(app, options.host, options.port).run()


def _fill(app: Site) -> None:
    with app.app_context(), app.database.writing():
        play(clock.today())


def _in_a_process_of_its_own(work: Callable[[], None]) -> None:
    """What opens a line to a store of files cannot be forked any more, and the server forks."""
    process = get_context("fork").Process(target=work)
    process.start()
    process.join()
    if process.exitcode:
        sys.exit(process.exitcode)


class Server(BaseApplication):
    """Gunicorn with one process of eight threads, and one worker process for dossiers beside it."""

    def __init__(self, app: Site, host: str, port: int) -> None:
        self.site = app
        self.address = f"{host}:{port}"
        self.worker: subprocess.Popen[bytes] | None = None
        super().__init__()

    def load_config(self) -> None:
        self.cfg.set("bind", self.address)
        self.cfg.set("workers", 1)
        self.cfg.set("threads", 8)
        self.cfg.set("worker_class", "gthread")
        self.cfg.set("loglevel", "warning")
        self.cfg.set("control_socket_disable", True)
        self.cfg.set("when_ready", self.start_worker)
        self.cfg.set("on_exit", self.stop_worker)

    def load(self) -> Site:
        return self.site

    def start_worker(self, _server: Any) -> None:
        """It reads the same settings from the environment, writes its troubles to stderr, and goes when we go."""
        command = [sys.executable, "-m", "flask", "--app", "wsgi", "worker", "--stop-with", str(os.getpid())]
        self.worker = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)

    def stop_worker(self, _server: Any) -> None:
        """Let it finish what it is making; a dossier takes a few seconds."""
        if self.worker is None:
            return
        self.worker.terminate()
        try:
            self.worker.wait(timeout=LONGEST_GOODBYE)
        except subprocess.TimeoutExpired:
            self.worker.kill()


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python3 -m designteam demo", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=5000)
    parser.add_argument("--data-dir", type=Path, default=ROOT / "var" / "demo")
    parser.add_argument("--fresh", action="store_true", help="start over with a new demo network")
    return parser.parse_args(arguments)


def _make_sure_it_is_free(host: str, port: int) -> None:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError:
            sys.exit(f"Port {port} is in use. Stop what runs there, or choose another one with --port.")


def _start_over(data_dir: Path) -> None:
    """Remove what an earlier demo left in its folder, and nothing else that may lie there."""
    for kept in KEPT_BY_A_DEMO:
        for path in data_dir.glob(kept):
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _greet(host: str, port: int) -> None:
    print(f"\ndesignteam: http://{host}:{port}\n")
    print(f"Sign in as one of these, with the password {PASSWORD}:")
    for account in ACCOUNTS:
        print(f"  {account.email:<36} {account.who}")
    print("\nStop with Ctrl-C. What you write is kept; --fresh starts over.\n", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
