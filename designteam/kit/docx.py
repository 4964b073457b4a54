"""Writes a document for a word processor from our own HTML: headings, paragraphs, lists, tables and pictures.

Only a worker imports this.
"""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any, Final, NamedTuple

from docx import Document
from docx.shared import Cm, Pt, RGBColor
from lxml import html as reader

HEADINGS: Final = {"h1": 0, "h2": 1, "h3": 2, "h4": 3, "h5": 4, "h6": 5}
LISTS: Final = {"ul": "List Bullet", "ol": "List Number"}
WIDEST, TALLEST = Cm(14), Cm(9)
DEEPEST: Final = 3  # the list styles of a word processor go no deeper
Pictures = Callable[[str], bytes | None]
VOICE, NOTE = "Georgia", RGBColor(0x48, 0x57, 0x51)


def written(html: str, *, title: str, language: str, pictures: Pictures = lambda _: None) -> bytes:
    """The document. `pictures` gives what is at an address, if there is anything.

    What stands in a `nav` is left out: a word processor makes its own contents.
    """
    document = Document()
    document.core_properties.title = title[:255]
    document.core_properties.language = language
    document.core_properties.author = "designteam"
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(11)
    _walk(_with_words(reader.document_fromstring(html).find("body"), pictures), _Paper(document, pictures))
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()


class _Paper(NamedTuple):
    """What is written on, and where its pictures come from."""

    document: Any
    pictures: Pictures


def _walk(element: Any, paper: _Paper) -> None:
    for child in element.iterchildren(tag=reader.etree.Element):
        write = WRITERS.get(child.tag)
        if write is not None:
            write(child, paper)
        elif child.tag not in {"nav", "svg", "form"}:
            _walk(child, paper)


def _heading(element: Any, paper: _Paper) -> None:
    paper.document.add_heading(_text(element), level=HEADINGS[element.tag])


def _paragraph(element: Any, paper: _Paper) -> None:
    if _text(element):
        _runs(element, paper.document.add_paragraph(), classes=(element.get("class") or "").split())
    _pictures(element, paper)


def _list(element: Any, paper: _Paper) -> None:
    depth = min(1 + sum(1 for _ in element.iterancestors(*LISTS)), DEEPEST)
    style = LISTS[element.tag] + (f" {depth}" if depth > 1 else "")
    for item in element.iterchildren("li"):
        _runs(item, paper.document.add_paragraph(style=style), classes=(item.get("class") or "").split())
        for part in item.iterchildren("p", "img"):
            _pictures(part, paper)
        for inner in item.iterchildren(*LISTS):
            _list(inner, paper)


def _pictures(element: Any, paper: _Paper) -> None:
    """The pictures of a paragraph under it, each with what one sees on it."""
    for image in element.iter("img"):
        shape = paper.document.add_picture(BytesIO(paper.pictures(image.get("src")) or b""))
        part = min(1, WIDEST / shape.width, TALLEST / shape.height)
        shape.width, shape.height = int(shape.width * part), int(shape.height * part)
        words = image.get("alt") or ""
        shape._inline.docPr.set("descr", words)  # noqa: SLF001  there is no other way to say it
        if words:
            caption = paper.document.add_paragraph().add_run(words)
            caption.font.size, caption.font.color.rgb = Pt(9.5), NOTE


def _with_words(body: Any, pictures: Pictures) -> Any:
    """The same, with in the place of a picture that is not there, or stands in a table, what one sees on it."""
    for image in list(body.iter("img")):
        if next(image.iterancestors("table"), None) is not None or not pictures(image.get("src")):
            words = image.makeelement("span")
            words.text, words.tail = image.get("alt"), image.tail
            image.getparent().replace(image, words)
    return body


def _pairs(element: Any, paper: _Paper) -> None:
    for row in element.iter("dt", "dd"):
        paragraph = paper.document.add_paragraph()
        paragraph.add_run(_text(row)).bold = row.tag == "dt"


def _table(element: Any, paper: _Paper) -> None:
    rows = [[_text(cell) for cell in row.iterchildren("th", "td")] for row in element.iter("tr")]
    if not rows or not rows[0]:
        return
    table = paper.document.add_table(rows=0, cols=max(len(row) for row in rows), style="Table Grid")
    for place, row in enumerate(rows):
        for cell, text in zip(table.add_row().cells, row, strict=False):
            cell.text = text
            for run in cell.paragraphs[0].runs:
                run.bold = place == 0
    paper.document.add_paragraph()


class _Run(NamedTuple):
    """A run of text and how it looks."""

    text: str
    is_strong: bool = False
    is_italic: bool = False
    is_voice: bool = False


def _runs(element: Any, paragraph: Any, *, classes: list[str]) -> None:
    """The text of a paragraph; the words of the team in a letter with serifs, what stood in the margin in grey."""
    is_voice = any("voice" in (around.get("class") or "").split() for around in element.iterancestors())
    parts = _parts(element, _Run("", is_voice=is_voice))
    while parts and not parts[-1].text.strip():
        parts.pop()
    if parts:
        parts[-1] = parts[-1]._replace(text=parts[-1].text.rstrip())
    for part in parts:
        run = paragraph.add_run(part.text)
        run.bold, run.italic = part.is_strong, part.is_italic
        if part.is_voice:
            run.font.name = VOICE
        if "note" in classes or "meta" in classes:
            run.font.color.rgb = NOTE
            run.font.size = Pt(9.5)


def _parts(element: Any, around: _Run) -> list[_Run]:
    """The runs of an element, in the look of what stands around it. A list inside it is written apart."""
    look = around._replace(
        is_strong=around.is_strong or element.tag in {"b", "strong"} or "lead-word" in (element.get("class") or ""),
        is_italic=around.is_italic or element.tag in {"i", "em"},
        is_voice=around.is_voice or "voice" in (element.get("class") or "").split(),
    )
    parts = [look._replace(text=_flat(element.text))]
    for child in element:
        if child.tag == "br":
            parts.append(look._replace(text="\n"))
        elif isinstance(child.tag, str) and child.tag not in LISTS:
            parts.extend(_parts(child, look))
        parts.append(look._replace(text=_flat(child.tail)))
    parts.append(look._replace(text=_address(element)))
    return [part for part in parts if part.text]


def _address(element: Any) -> str:
    """Where a link leads to outside, for who reads it on paper; not when the link is its own address."""
    href = element.get("href") or "" if element.tag == "a" else ""
    return f" ({href})" if href.startswith(("http://", "https://")) and href != _text(element) else ""


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
