"""By what titles that are much the same are recognised."""

import re
import unicodedata
from typing import Final

MOST_IN_A_KEY: Final = 120
_ARTICLES: Final = frozenset(["de", "het", "een", "the", "a", "an", "der", "die", "das", "le", "la", "les"])
_WORD = re.compile(r"[^\W_]+")
_RICH = re.compile(r"""</?(?:i|b|sup|sub|sc|span(?:\s(?:class="nocase"|style="font-variant:\s?small-caps;?"))?)>""")


def without_marks(title: str) -> str:
    """A title without the marks that CSL knows: italics, capitals that stay, and the like."""
    return _RICH.sub("", title) if "<" in title else title


def title_key(title: str) -> str:
    """What titles that differ in capitals, accents, signs or an article at the front share."""
    bare = unicodedata.normalize("NFKD", without_marks(title)).casefold()
    words = _WORD.findall("".join(letter for letter in bare if not unicodedata.combining(letter)))
    if len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    return " ".join(words)[:MOST_IN_A_KEY].strip()
