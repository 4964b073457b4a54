"""`python3 -m designteam demo | test | setup`: from a fresh checkout to a running program, on a bare machine.

Only the standard library until .venv stands, in syntax that an older Python reads well enough to be told.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes.util
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from designteam import assets

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
REQUIREMENTS = ROOT / "requirements"
TRANSLATIONS = ROOT / "designteam" / "translations"

EVERYTHING = "check.txt"  # the lock of runtime, tests and development together

OLDEST_PYTHON = (3, 11)
STARTED = time.monotonic()

# What WeasyPrint loads at run time, and the Debian package it comes in.
PDF_LIBRARIES = {
    "pango-1.0": "libpango-1.0-0",
    "pangoft2-1.0": "libpangoft2-1.0-0",
    "harfbuzz-subset": "libharfbuzz-subset0",
}
FONT_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts")

# In the order of what fails fastest.
CHECKS = (
    ("Lint (ruff)", ["ruff", "check", "--output-format=concise", "."]),
    ("Format (ruff)", ["ruff", "format", "--check", "--output-format=concise", "."]),
    ("Types (mypy)", ["mypy"]),
    ("Direction of imports (import-linter)", ["lint-imports"]),
    ("Templates, format (djlint)", ["djlint", "templates", "--check"]),
    ("Templates, lint (djlint)", ["djlint", "templates", "--lint"]),
    ("Spelling (codespell)", ["codespell"]),
    ("Dependencies (deptry)", ["deptry", "."]),
)
WORKERS = str(os.cpu_count() or 2)


Command = Sequence[object]  # words and paths


class CannotGoOn(Exception):
    """Setting up stops here; the message says why in one sentence."""


def main(arguments: list[str]) -> int:
    """Set up what the command needs and hand over to it; the answer is the exit status."""
    if sys.version_info < OLDEST_PYTHON:
        print(f"designteam needs Python 3.11 or newer; this is {sys.version.split()[0]}.", file=sys.stderr)
        return 1
    asks_for_tests = arguments[:1] == ["test"]
    # What follows `test` is for pytest to read.
    asked = _parser().parse_args(arguments[:1] if asks_for_tests else arguments)

    os.chdir(ROOT)
    try:
        if asked.command == "demo":
            return demo(asked)
        set_up_for_tests()
        return test(arguments[1:]) if asks_for_tests else 0
    except CannotGoOn as reason:
        print(f"\n{reason}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python3 -m designteam", allow_abbrev=False)
    commands = parser.add_subparsers(dest="command", required=True, metavar="demo | test | setup")
    show = commands.add_parser("demo", help="set up what is missing and serve the demo network")
    show.add_argument("--host", default="127.0.0.1", help="address to serve on (127.0.0.1)")
    show.add_argument("--port", default=5000, type=_port, help="port to serve on (5000)")
    show.add_argument("--data-dir", type=_here, help="folder for the database and files (instance/demo)")
    show.add_argument("--fresh", action="store_true", help="throw away what was written and start over")
    commands.add_parser("test", help="set up what tests need and run every check, or pytest with what follows")
    commands.add_parser("setup", help="set up what tests and development need, and stop there")
    return parser


def _port(text: str) -> int:
    if not (text.isdecimal() and 0 < int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"{text} is not a port: choose a number from 1 to 65535")
    return int(text)


def _here(text: str) -> Path:
    """Seen from the folder of the person, before we move to the checkout."""
    return Path(text).resolve()


def demo(asked: argparse.Namespace) -> int:
    """Serve the demo network; does not return, the server takes the place of this program."""
    with _alone():
        ensure_pdf_packages()
        ensure_environment("runtime.txt")
        ensure_assets()
        ensure_catalogues()
    handed_on = ["--host", asked.host, "--port", str(asked.port)]
    if asked.data_dir is not None:
        handed_on += ["--data-dir", str(asked.data_dir)]
    if asked.fresh:
        handed_on.append("--fresh")
    os.execv(PYTHON, [str(PYTHON), "-m", "designteam.demo", *handed_on])  # noqa: S606


def set_up_for_tests() -> None:
    with _alone():
        ensure_test_packages()
        ensure_environment(EVERYTHING)
        ensure_assets()
        ensure_catalogues()


def test(pytest_arguments: list[str]) -> int:
    """Run every check and then the tests; with arguments, only pytest with those."""
    if pytest_arguments:
        return _show([PYTHON, "-m", "pytest", *pytest_arguments])
    failed = []
    for heading, command in CHECKS:
        _head(heading)
        if _show([VENV / "bin" / command[0], *command[1:]]) != 0:
            failed.append(heading)
    if failed:
        _head(f"Failed so far: {', '.join(failed)}")
    _head("Tests on SQLite and PostgreSQL, in the browser, with PDF (pytest)")
    tests = _show([PYTHON, "-m", "pytest", "-n", WORKERS, "--dist", "worksteal"])
    return tests or (1 if failed else 0)


def ensure_pdf_packages() -> None:
    """Install what reports need; where that may not or cannot be done, say how and go on without PDF."""
    missing = _missing_pdf_packages()
    if not missing:
        return
    try:
        _apt_install(missing)
    except CannotGoOn as reason:
        say(f"Going on without PDF. {reason}")


def ensure_test_packages() -> None:
    missing = _missing_pdf_packages()
    if not shutil.which("chromium"):
        missing.append("chromium")
    if not ctypes.util.find_library("atomic"):
        missing.append("libatomic1")  # the node inside Playwright needs it
    if missing:
        _apt_install(missing)


def _missing_pdf_packages() -> list[str]:
    missing = [package for library, package in PDF_LIBRARIES.items() if not ctypes.util.find_library(library)]
    if not any(_fonts()):
        missing.append("fonts-dejavu-core")
    return missing


def _fonts() -> Iterator[Path]:
    for folder in FONT_FOLDERS:
        yield from folder.rglob("*.[to]tf")


def _apt_install(packages: list[str]) -> None:
    line = f"apt-get install -y --no-install-recommends {' '.join(packages)}"
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise CannotGoOn(f"System packages are missing; install them with: sudo {line}")
    say(f"Installing system packages (about a minute): {' '.join(packages)}")
    patience = ["-qq", "-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=3"]
    quietly = {"DEBIAN_FRONTEND": "noninteractive"}
    hint = f"System packages could not be installed; try it yourself with: {line}"
    _run(["apt-get", *patience, "update"], hint, quietly)
    _run(["apt-get", *patience, *line.split()[1:]], hint, quietly)


def ensure_environment(lock: str) -> None:
    """Make .venv hold what the lock says; costs nothing when it already does."""
    if not _stands():
        _create_environment()
    # Everything the demo needs is also in the lock of the checks.
    if _holds(lock) or _holds(EVERYTHING):
        return
    say("Installing Python packages")
    for stale in VENV.glob(".holds-*"):
        stale.unlink()
    installer, *locks = _locks(lock)
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "--disable-pip-version-check"]
    hint = "The Python packages could not be installed: is there a network, and does it reach the package index?"
    _run([*pip, "-r", installer], hint)
    # `sync` also takes away what is no longer in the lock, so that the checks see only what is declared.
    uv = [
        VENV / "bin" / "uv",
        "pip",
        "sync" if lock == EVERYTHING else "install",
        "--quiet",
        "--require-hashes",
    ]
    files = [word for each in locks for word in ("-r", each)]
    try:
        _run([*uv, *(locks if lock == EVERYTHING else files)], hint, {"VIRTUAL_ENV": str(VENV)})
    except CannotGoOn:
        say("uv could not; trying pip, which knows the package index and certificates of this machine")
        _run([*pip, *files], hint)
    _stamp(lock).write_text(assets.fingerprint(_locks(lock)))


def _holds(lock: str) -> bool:
    stamp = _stamp(lock)
    return stamp.exists() and stamp.read_text() == assets.fingerprint(_locks(lock))


def _stamp(lock: str) -> Path:
    return VENV / f".holds-{lock}"


def _locks(lock: str) -> list[Path]:
    node = [] if shutil.which("npm") else ["node.txt"]
    return [REQUIREMENTS / name for name in ("installer.txt", lock, *node)]


def _stands() -> bool:
    """Whether .venv was made here by a Python like this one: what was moved or is older does not start."""
    written = VENV / "pyvenv.cfg"
    if not (written.exists() and PYTHON.exists()):
        return False
    settings = dict(line.split(" = ", 1) for line in written.read_text().splitlines() if " = " in line)
    same_python = settings.get("version", "").startswith("{}.{}.".format(*sys.version_info))
    same_place = settings.get("command", str(VENV)).endswith(str(VENV))
    return same_python and same_place


def _create_environment() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        _apt_install(["python3-venv"])
    say("Creating the environment .venv")
    base = getattr(sys, "_base_executable", sys.executable)
    _run([base, "-m", "venv", "--clear", VENV], "The environment .venv could not be created.")


def ensure_assets() -> None:
    if assets.is_fresh():
        return
    say("Building the front-end")
    # By .venv's Python, which may hold the only npm.
    _run([PYTHON, ROOT / "designteam" / "assets.py"], "The front-end could not be built.")


def ensure_catalogues() -> None:
    """Compile the translations that changed."""
    catalogues = [(source, source.with_suffix(".mo")) for source in TRANSLATIONS.glob("*/LC_MESSAGES/*.po")]
    if all(made.exists() and made.stat().st_mtime >= source.stat().st_mtime for source, made in catalogues):
        return
    say("Compiling the translations")
    command = [PYTHON, "-m", "babel.messages.frontend", "compile", "--directory", TRANSLATIONS]
    _run(command, "The translations could not be compiled.")


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Two commands started at once set up one after the other."""
    import fcntl

    folder = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _run(command: Command, hint: str, settings: dict[str, str] | None = None) -> None:
    """Run in silence; when it fails, show the end of what it said and stop with the hint."""
    done = subprocess.run(
        [str(word) for word in command],
        env={**os.environ, **(settings or {})},
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    if done.returncode:
        for line in done.stdout.splitlines()[-12:]:
            print(f"    {line}", file=sys.stderr)
        raise CannotGoOn(hint)


def _show(command: Command) -> int:
    """Run in full view; a program that is not there counts as failed."""
    sys.stdout.flush()
    try:
        return subprocess.run([str(word) for word in command], check=False, stdin=subprocess.DEVNULL).returncode
    except FileNotFoundError:
        print(f"{command[0]} is missing.", flush=True)
        return 1


def _head(text: str) -> None:
    print(f"\n── {text}", flush=True)


def say(text: str) -> None:
    """Tell how far we are."""
    print(f"[{time.monotonic() - STARTED:5.1f} s] {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
