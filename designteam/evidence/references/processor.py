"""Has citeproc-py print a work after our style, and puts right, here and nowhere else, what it gets wrong.

- It keeps what it is given as it is, so what could be read as markup is escaped afterwards: italics are two marks.
- It puts a comma behind a quotation mark, where English has it before (6.9) and Dutch does not.
- It lets a title that ends in "?" or "!" be followed by a full stop (Publication Manual 9.18).
- It shows the names that it leaves out as "…", which the manual prints as ". . ." (9.8).
- It keeps the work in hand in the style itself, so only one thread at a time may use it.
"""

import re
import warnings
from dataclasses import replace
from functools import cache
from pathlib import Path
from threading import Lock
from types import SimpleNamespace
from typing import Any, Final

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.source import BibliographySource, LiteralDate, Name, Reference
from citeproc.string import String

from designteam.evidence.references.layout import ITALIC, PARTICLE, UPRIGHT, Work

STYLE: Final = Path(__file__).with_name("apa.csl")
NO_DATE, IN_PRESS = ("n.d.", "z.d."), ("in press", "in druk")
ELLIPSIS: Final = ". . ."
_one_at_a_time = Lock()

_marks = SimpleNamespace(
    preformat=lambda text: ELLIPSIS if text == "…" else text,
    Italic=lambda text: f"{ITALIC}{text}{UPRIGHT}",
)


def printed(work: Work, *, letter: str = "") -> str:
    """The whole reference, with marks around what is in italics. `letter` tells it from others of that year."""
    return _finished(_processed(work, letter)[0], work)


def printed_in_text(work: Work, *, letter: str = "", named: str = "") -> str:
    """What stands between the parentheses in a text: "McKenney & Reeves, 2018b". `named` are its people, if given."""
    if named:
        work = replace(work, people={**work.people, "author": [{"literal": named}]})
    text = _finished(_processed(work, letter)[1], work)
    return text if work.is_dutch else text.replace("”, ", ",” ", 1)


@cache
def _style(*, dutch: bool) -> CitationStylesStyle:
    return CitationStylesStyle(str(STYLE), locale="nl-NL" if dutch else "en-US", validate=False)


def _processed(work: Work, letter: str) -> tuple[str, str]:
    source = BibliographySource()
    source.add(_reference(work, letter))
    with _one_at_a_time, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        bibliography = CitationStylesBibliography(_style(dutch=work.is_dutch), source, _marks)
        citation = Citation([CitationItem("work")])
        bibliography.register(citation)
        whole = "".join(str(line) for line in bibliography.bibliography())
        return whole, str(bibliography.cite(citation, _missing))


def _missing(item: Any) -> str:
    raise LookupError(item)


def _reference(work: Work, letter: str) -> Reference:
    """A work as citeproc-py wants it; its own reader of JSON refuses what it does not know."""
    reference = Reference("work", work.shape)
    reference.update({name.replace("-", "_"): String(text) for name, text in work.lines.items()})
    reference.update({role: [_name(one) for one in people] for role, people in work.people.items()})
    year = _year(work, letter)
    day = work.issued.day_text(dutch=work.is_dutch) if work.by_the_day else ""
    reference["issued"] = LiteralDate(", ".join(part for part in (year, day) if part))
    first = work.first_issued.year_text(dutch=work.is_dutch)
    reference["event_date"] = LiteralDate(f"{first}/{year}" if first else year)
    for name, text in (("original_date", first), ("accessed", work.lines.get("accessed", ""))):
        if text:
            reference[name] = LiteralDate(text)
    return reference


def _year(work: Work, letter: str) -> str:
    """9.14, 8.19: "2019a"; without a year "n.d.-a", and "in press-a" for what has yet to come out."""
    if work.is_in_press or not (year := work.issued.year_text(dutch=work.is_dutch)):
        words = (IN_PRESS if work.is_in_press else NO_DATE)[work.is_dutch]
        return f"{words}-{letter}" if letter else words
    return f"{year}{letter}"


def _name(named: Any) -> Name:
    parts = dict(named)
    first = "non-dropping-particle" if "non-dropping-particle" in parts else "family"
    if first in parts and parts[first][0].islower() and not parts[first].startswith(("d'", "d’")):
        parts[first] = PARTICLE + parts[first]
    return Name(**parts)


def _finished(text: str, work: Work) -> str:
    text = re.sub(rf"([?!])({UPRIGHT}?”?)\.(?=\s|$)", r"\1\2", text)
    text = re.sub(rf"\.({UPRIGHT})\.", r".\1", text)
    if work.is_dutch:
        # De APA-richtlijnen uitgelegd: a particle takes a capital unless an initial goes before it.
        text = re.sub(rf"(?<!\w\. ){PARTICLE}(.)", lambda found: found[1].upper(), text)
    return text.replace(PARTICLE, "")
