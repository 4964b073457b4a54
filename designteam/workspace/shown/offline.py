"""What a browser keeps of the site itself, so that the log opens without a network, and when it is to be kept anew."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from flask import url_for

from designteam.config import ROOT

BUNDLES: Final = ("app.css", "app.js", "log.js")
LANGUAGES: Final = ("nl", "en")
MADE_FROM: Final = ("templates/base.html", "templates/layouts/kept.html", "templates/workspace/offline/show.html")


class Worker(NamedTuple):
    """The script behind the pages, as it stands in this release."""

    script: str
    release: str
    files: Sequence[str]

    def in_front(self) -> str:
        """What the script is told: its release, the files that belong to it, and the page per language."""
        pages: Mapping[str, str] = {code: url_for("workspace.offline", language=code) for code in LANGUAGES}
        files = [url_for("static", filename=name) for name in self.files]
        return f"self.kept = {json.dumps({'release': self.release, 'files': files, 'pages': pages})};\n"


@cache
def worker() -> Worker:
    """Differs when any file differs that a browser keeps: then every browser takes the new one at once."""
    static = ROOT / "static"
    manifest = json.loads((static / "dist" / "manifest.json").read_text())
    script = (static / manifest["worker.js"]).read_text().partition("//# sourceMappingURL")[0]
    fonts = sorted(f"dist/{path.name}" for path in (static / "dist").glob("*.woff2"))
    files = [*(manifest[name] for name in BUNDLES), *fonts, "sprite.svg", "favicon.svg"]
    parts = [static / name for name in files]
    parts += [ROOT / name for name in MADE_FROM]
    parts += sorted((ROOT / "designteam" / "translations").rglob("*.mo"))
    seen = hashlib.sha256(script.encode())
    for part in parts:
        seen.update(part.read_bytes())
    return Worker(script, seen.hexdigest()[:12], files)
