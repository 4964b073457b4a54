"""A reference list in APA 7, in Dutch and in English, from records of CSL-JSON."""

import json
import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from markupsafe import Markup, escape

from designteam.evidence.references.layout import ITALIC, UPRIGHT, Work, laid_out, one_line
from designteam.evidence.references.mentions import told_apart
from designteam.evidence.references.order import in_order, letters
from designteam.evidence.references.processor import printed, printed_in_text

MOST_REMEMBERED: Final = 4096
LONGEST_REMEMBERED: Final = 20_000
_ADDRESS = re.compile(r"https?://\S+$")
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Reference:
    """One entry of a list. `html` holds no other markup than <i>, `text` is the same without any.

    `in_text` is what stands between parentheses where the text refers to it.
    """

    id: str
    html: Markup
    text: str
    in_text: Markup

    @property
    def address(self) -> str:
        """Where the work can be read, when the reference ends with it."""
        found = _ADDRESS.search(self.text)
        return found[0] if found else ""

    @property
    def before_address(self) -> Markup:
        """The reference up to its address, so that a page can make a link of that."""
        return Markup(str(self.html).removesuffix(str(escape(self.address))))  # noqa: S704 -- a part of what is safe


def reference_list(items: Sequence[Mapping[str, Any]], language: str) -> Sequence[Reference]:
    """The works in the order of the manual, each once, with letters for one author's works of one year.

    A record that cannot be printed becomes a plain line; it never keeps the others from being shown.
    """
    dutch = language == "nl"
    known = {one_line(item.get("id")): item for item in items}
    works = in_order([laid_out(item, dutch=dutch) for item in known.values()])
    letter, named = letters(works), told_apart(works)
    return [
        _reference(known[work.key], work, letter.get(place, ""), named.get(place, ""))
        for place, work in enumerate(works)
    ]


def in_text(items: Sequence[Mapping[str, Any]], language: str) -> Markup:
    """How a text refers to these works: "(Onderwijsraad, 2018; Van den Akker et al., 2006)" (8.12)."""
    inside = escape("; ").join(one.in_text for one in reference_list(items, language))
    return escape("({})").format(inside) if inside else inside


def _reference(item: Mapping[str, Any], work: Work, letter: str, named: str) -> Reference:
    content = json.dumps(item, sort_keys=True, default=str)
    if len(content) > LONGEST_REMEMBERED:
        return _made(work, letter, named)
    return _remembered(content, work.is_dutch, letter, named)


@lru_cache(maxsize=MOST_REMEMBERED)
def _remembered(content: str, dutch: bool, letter: str, named: str) -> Reference:  # noqa: FBT001 -- a key of the cache
    """By what it is made of, so a changed source is another one; a page with thirty costs next to nothing."""
    return _made(laid_out(json.loads(content), dutch=dutch), letter, named)


def _made(work: Work, letter: str, named: str) -> Reference:
    try:
        whole, short = printed(work, letter=letter), printed_in_text(work, letter=letter, named=named)
    except Exception:  # noqa: BLE001 -- whatever a record does to the processor, the list is shown
        _log.warning("A reference was printed as a plain line: %s", work.key, exc_info=True)
        whole = short = plain_line(work)
    return Reference(work.key, _safe(whole), _bare(whole), _safe(short))


def plain_line(work: Work) -> str:
    """What is left when the processor cannot print a work: who, when, what and where, in that order."""
    who = ", ".join(one.get("literal") or one.get("family", "") for one in work.leaders)
    when = work.issued.year_text(dutch=work.is_dutch)
    where = work.lines.get("DOI") and f"https://doi.org/{work.lines['DOI']}"
    return ". ".join(part for part in (who, when, work.lines["title"], where or work.lines.get("URL")) if part)


def _safe(text: str) -> Markup:
    marked = str(escape(text)).replace(ITALIC, "<i>").replace(UPRIGHT, "</i>")
    return Markup(marked)  # noqa: S704 -- escaped first; of markup it holds only what stands in the line above


def _bare(text: str) -> str:
    return text.replace(ITALIC, "").replace(UPRIGHT, "")
