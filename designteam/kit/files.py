"""Files that the site keeps: written whole or not at all, under names that tell nothing."""

import os
import secrets
import shutil
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, BinaryIO, Protocol

UNFINISHED = ".part"


class OutOfReach(OSError):
    """The place where files are kept does not answer, or has no room."""


class Stored(Protocol):
    """A file on a shelf, of which nothing may have been read yet."""

    @property
    def size(self) -> int: ...

    def open(self) -> BinaryIO:
        """To be read in pieces, and closed. Reading can raise OutOfReach."""


class Shelf(Protocol):
    """Files of one sort. Which file is whose stands in the database, and nowhere else. All can raise OutOfReach."""

    def keep(self, content: bytes | IO[bytes]) -> str:
        """Keep this and give back the name it got. When it returns, the file survives a power cut.

        Write the name in the database after this, so that no row ever names a file that is not there.
        """

    def find(self, name: str) -> Stored | None:
        """A file; None when it is gone."""

    def let_go(self, names: Collection[str]) -> None:
        """Remove these files now. Call this after the change by which no row names them any more was kept."""

    def clear(self, *, but: Collection[str], before: datetime) -> int:
        """Remove every file that is not in `but` and was written before this moment; how many that were."""

    def knock(self) -> None:
        """Do nothing but find out whether anything can be kept here."""


@dataclass(frozen=True)
class _OnDisk:
    path: Path
    size: int

    def open(self) -> BinaryIO:
        return self.path.open("rb")


class Folder:
    """A shelf on the disk of one machine, or on one that several machines share."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, content: bytes | IO[bytes]) -> str:
        name = secrets.token_hex(16)
        unfinished = self.folder / f"{name}{UNFINISHED}"
        try:
            self._be_there()
            with unfinished.open("xb") as file:
                if isinstance(content, bytes):
                    file.write(content)
                else:
                    shutil.copyfileobj(content, file)
                file.flush()
                os.fsync(file.fileno())
            unfinished.rename(self.folder / name)
            self._keep_names()
        except OSError as trouble:
            raise OutOfReach(str(trouble)) from trouble
        return name

    def find(self, name: str) -> Stored | None:
        path = self.folder / name
        return _OnDisk(path, path.stat().st_size) if name and path.is_file() else None

    def let_go(self, names: Collection[str]) -> None:
        for name in filter(None, names):
            (self.folder / name).unlink(missing_ok=True)

    def clear(self, *, but: Collection[str], before: datetime) -> int:
        if not self.folder.is_dir():
            return 0
        loose = [
            path for path in self.folder.iterdir() if path.name not in but and path.stat().st_mtime < before.timestamp()
        ]
        for path in loose:
            path.unlink(missing_ok=True)
        return len(loose)

    def knock(self) -> None:
        try:
            self._be_there()
        except OSError as trouble:
            raise OutOfReach(str(trouble)) from trouble
        if not os.access(self.folder, os.W_OK | os.X_OK):
            message = f"{self.folder} cannot be written to"
            raise OutOfReach(message)

    def _be_there(self) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def _keep_names(self) -> None:
        folder = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
