"""Files that the site keeps: written whole or not at all, under names that tell nothing."""

import os
import secrets
import shutil
from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import IO

UNFINISHED = ".part"


class Shelf:
    """A folder for files of one sort. Which file is whose stands in the database, and nowhere else."""

    def __init__(self, data_dir: Path, sort: str = "files") -> None:
        self.folder = data_dir / sort

    def keep(self, content: bytes | IO[bytes]) -> str:
        """Keep this and give back the name it got. When it returns, the file survives a power cut.

        Write the name in the database after this, so that no row ever names a file that is not there.
        """
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = secrets.token_hex(16)
        unfinished = self.folder / f"{name}{UNFINISHED}"
        with unfinished.open("xb") as file:
            if isinstance(content, bytes):
                file.write(content)
            else:
                shutil.copyfileobj(content, file)
            file.flush()
            os.fsync(file.fileno())
        unfinished.rename(self.folder / name)
        self._keep_names()
        return name

    def find(self, name: str) -> Path | None:
        """Where a file stands; None when it is gone."""
        path = self.folder / name
        return path if name and path.is_file() else None

    def let_go(self, names: Collection[str]) -> None:
        """Remove these files now. Call this after the change by which no row names them any more was kept."""
        for name in filter(None, names):
            (self.folder / name).unlink(missing_ok=True)

    def clear(self, *, but: Collection[str], before: datetime) -> int:
        """Remove every file that is not in `but` and was written before this moment; how many that were."""
        if not self.folder.is_dir():
            return 0
        loose = [
            path for path in self.folder.iterdir() if path.name not in but and path.stat().st_mtime < before.timestamp()
        ]
        for path in loose:
            path.unlink(missing_ok=True)
        return len(loose)

    def _keep_names(self) -> None:
        folder = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
