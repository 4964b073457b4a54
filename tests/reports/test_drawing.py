"""Drawing a PDF: nothing from outside comes in, nothing grows without end, and the web server stays out of it."""

from __future__ import annotations

import io
import stat
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest
from weasyprint import HTML

from designteam.kit import pdf
from designteam.kit.files import Folder
from tests.support.shelves import content_of

OUTSIDE = (
    "file:///etc/passwd",
    "http://127.0.0.1:5432/",
    "https://example.org/a.css",
    "ftp://example.org/a",
    "data:text/plain,hello",
    "app:",
    "app:../designteam/config.py",
    "app:fonts/../print.css",
    "/etc/passwd",
    "print.css",
)
PAGE = "<!doctype html><html lang=en><title>A page</title><body>"


@pytest.mark.parametrize("address", OUTSIDE)
def test_any_address_but_our_own_is_refused(address: str) -> None:
    files = pdf.OwnFiles()

    with pytest.raises(ValueError, match="only our own"):
        files.fetch(address)


@pytest.mark.parametrize("address", pdf.RESOURCES)
def test_our_own_style_sheet_and_fonts_are_given(address: str) -> None:
    assert len(pdf.OwnFiles().fetch(address).read()) > 1000


def test_whatever_a_page_points_at_stays_outside() -> None:
    files = pdf.OwnFiles()
    evil = PAGE + (
        '<link rel=attachment href="file:///etc/passwd"><link rel=stylesheet href="http://127.0.0.1/a.css">'
        '<img src="file:///etc/hostname"><object data="http://10.0.0.1/"></object><img src="/etc/hosts">'
        '<svg><image href="file:///etc/hosts"/></svg><style>@import "http://127.0.0.1/b.css";</style>'
    )

    content = HTML(string=evil, base_url="app:", url_fetcher=files).write_pdf()

    assert len(files.refused) >= 6
    assert not list(pypdf.PdfReader(io.BytesIO(content)).attachments)


def test_more_pages_than_allowed_are_too_many() -> None:
    html = PAGE + "<p style='break-after: page'>A page.</p>" * 5

    with pytest.raises(pdf.TooLarge):
        pdf.draw(html, heard=_deaf, most_pages=3)


def test_what_takes_too_long_is_stopped() -> None:
    with pytest.raises(pdf.TooLarge):
        pdf.draw(PAGE, heard=_deaf, most_seconds=0)


def test_one_hears_how_far_it_is() -> None:
    heard: list[tuple[str, int]] = []

    drawn = pdf.draw(PAGE + "<p style='break-after: page'>One.</p><p>Two.</p>", heard=lambda *said: heard.append(said))

    assert drawn.pages == 2
    assert heard == [("laying_out", 1), ("laying_out", 2), ("drawing", 0)]


def test_the_web_server_never_loads_weasyprint(root: Path) -> None:
    asked = "import sys, designteam.app; sys.exit('weasyprint' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", asked], cwd=root, check=False).returncode == 0


def test_a_file_is_kept_under_a_name_that_tells_nothing_for_our_eyes_only(tmp_path: Path) -> None:
    shelf = Folder(tmp_path / "files")

    first, second = shelf.keep(b"one"), shelf.keep(b"two")

    assert first != second
    assert [content_of(shelf, name) for name in (first, second)] == [b"one", b"two"]
    assert stat.S_IMODE(shelf.folder.stat().st_mode) == 0o700


def test_a_file_that_could_not_be_written_whole_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Folder(tmp_path / "files")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("designteam.kit.files.os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        shelf.keep(b"half")

    assert shelf.find("") is None
    assert [path for path in shelf.folder.iterdir() if not path.name.endswith(".part")] == []


def _deaf(_stage: str, _page: int) -> None:
    """Somebody who does not want to know."""
