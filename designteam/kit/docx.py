"""Writes a document for a word processor from our own HTML: headings, paragraphs, lists and tables, and nothing else.

Only a worker imports this.
"""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any, Final

from docx import Document
from docx.shared import Pt, RGBColor
from lxml import html as reader

HEADINGS: Final = {"h1": 0, "h2": 1, "h3": 2, "h4": 3}
LISTS: Final = {"ul": "List Bullet", "ol": "List Number"}
VOICE, NOTE = "Georgia", RGBColor(0x48, 0x57, 0x51)


def written(html: str, *, title: str, language: str) -> bytes:
    """The document. What stands in a `nav` is left out: a word processor makes its own contents."""
    document = Document()
    document.core_properties.title = title[:255]
    document.core_properties.language = language
    document.core_properties.author = "designteam"
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(11)
    _walk(reader.document_fromstring(html).find("body"), document)
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


def _walk(element: Any, document: Any) -> None:
    for child in element.iterchildren(tag=reader.etree.Element):
        write = WRITERS.get(child.tag)
        if write is not None:
            write(child, document)
        elif child.tag not in {"nav", "svg", "form"}:
            _walk(child, document)


def _heading(element: Any, document: Any) -> None:
    document.add_heading(_text(element), level=HEADINGS[element.tag])


def _paragraph(element: Any, document: Any) -> None:
    if _text(element):
        _runs(element, document.add_paragraph(), classes=(element.get("class") or "").split())


def _list(element: Any, document: Any) -> None:
    for item in element.iterchildren("li"):
        _runs(item, document.add_paragraph(style=LISTS[element.tag]), classes=(item.get("class") or "").split())


def _pairs(element: Any, document: Any) -> None:
    for row in element.iter("dt", "dd"):
        paragraph = document.add_paragraph()
        paragraph.add_run(_text(row)).bold = row.tag == "dt"


def _table(element: Any, document: Any) -> None:
    rows = [[_text(cell) for cell in row.iterchildren("th", "td")] for row in element.iter("tr")]
    if not rows or not rows[0]:
        return
    table = document.add_table(rows=0, cols=max(len(row) for row in rows), style="Table Grid")
    for place, row in enumerate(rows):
        for cell, text in zip(table.add_row().cells, row, strict=False):
            cell.text = text
            for run in cell.paragraphs[0].runs:
                run.bold = place == 0
    document.add_paragraph()


def _runs(element: Any, paragraph: Any, *, classes: list[str]) -> None:
    """The text of a paragraph; the words of the team in a letter with serifs, what stood in the margin in grey."""
    for text, is_strong, is_voice in _parts(element, is_strong=False, is_voice="voice" in classes):
        run = paragraph.add_run(text)
        run.bold = is_strong
        if is_voice:
            run.font.name = VOICE
        if "note" in classes or "meta" in classes:
            run.font.color.rgb = NOTE
            run.font.size = Pt(9.5)


def _parts(element: Any, *, is_strong: bool, is_voice: bool) -> list[tuple[str, bool, bool]]:
    is_strong = is_strong or element.tag in {"b", "strong"} or "lead-word" in (element.get("class") or "")
    is_voice = is_voice or "voice" in (element.get("class") or "").split()
    parts = [(_flat(element.text), is_strong, is_voice)]
    for child in element:
        if child.tag == "br":
            parts.append(("\n", is_strong, is_voice))
        elif isinstance(child.tag, str):
            parts.extend(_parts(child, is_strong=is_strong, is_voice=is_voice))
        parts.append((_flat(child.tail), is_strong, is_voice))
    return [part for part in parts if part[0]]


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _flat(text: str | None) -> str:
    """White space as a browser shows it: one blank, also at the edges."""
    if not text:
        return ""
    flat = " ".join(text.split())
    if not flat:
        return " "
    return f"{' ' if text[0].isspace() else ''}{flat}{' ' if text[-1].isspace() else ''}"


WRITERS: Mapping[str, Callable[[Any, Any], None]] = {
    **dict.fromkeys(HEADINGS, _heading),
    **dict.fromkeys(LISTS, _list),
    "p": _paragraph,
    "dl": _pairs,
    "table": _table,
}
