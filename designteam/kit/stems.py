"""The words of a text, brought to one form: what is searched for and what is compared finds the same.

Words become Dutch stems, in two rounds (lessenreeksen, lessenreeks, lessenreek); after that accents go, because the
stemmer needs them. A stem holds only a-z and 0-9 and begins with a letter: no tokenizer of a database can then see it
otherwise than we do.
"""

import re
import unicodedata
from collections.abc import Iterator

import Stemmer

STEMMER = f"dutch {Stemmer.version()}"
LONGEST_STEM = 40
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")

_stemmer = Stemmer.Stemmer("dutch")


def stems_of(text: str) -> list[str]:
    """The stem of every word, in the order of the text."""
    return [stem for stem, _, _ in stemmed(text)]


def words_of(text: str) -> dict[str, str]:
    """Every word of a text as it is typed, without accents, with its stem."""
    return {plain(text[start:end].lower()): stem for stem, start, end in stemmed(text)}


def stemmed(text: str) -> Iterator[tuple[str, int, int]]:
    """Every word of a text as its stem, with where it begins and ends."""
    found = list(WORD.finditer(text))
    stems = _stemmer.stemWords(_stemmer.stemWords([match[0].lower() for match in found]))
    return ((plain(stem), *match.span()) for stem, match in zip(stems, found, strict=True))


def plain(word: str) -> str:
    """Without accents and in a-z and 0-9 alone; letters of other scripts by their number."""
    decomposed = unicodedata.normalize("NFKD", word)
    letters = (c for c in decomposed if not unicodedata.combining(c) and c not in "'’-")
    plain = "".join(c if c.isascii() and c.isalnum() else f"u{ord(c):x}" for c in letters)
    return (plain if plain[:1].isalpha() else f"n{plain}")[:LONGEST_STEM] if plain else ""
