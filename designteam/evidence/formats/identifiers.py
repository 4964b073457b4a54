"""What a work is known by all over the world: DOI and ISBN, in the one form in which they can be compared."""

import re
from typing import Final
from urllib.parse import unquote

MOST_IN_A_DOI: Final = 250

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d{1,9}){0,4}/[^\s\"<>{}|\\^`]{1,230}")
_BEFORE_A_DOI = re.compile(r"(?:https?://)?(?:www\.|dx\.)?doi\.org/+|doi\s?[:=]?\s?", re.IGNORECASE)
_ISBN = re.compile(r"(?<![\d-])(?:97[89][-\s]?)?\d{1,5}[-\s]?\d{1,7}[-\s]?\d{1,7}[-\s]?[\dXx](?![\d-])")
_ISSN = re.compile(r"\d{4}-?\d{3}[\dXx](?:\s?\([^()]{1,40}\))?")


def bare_doi(text: str) -> str:
    """A DOI without the address or the word before it; any other text as it is."""
    text = text.strip()
    found = _BEFORE_A_DOI.match(text)
    return text[found.end() :] if found and text[found.end() :].startswith("10.") else text


def normal_doi(text: str) -> str:
    """The DOI as it can be compared, or nothing when this is none. Upper and lower case mean the same (ISO 26324)."""
    bare = bare_doi(unquote(text) if "%2f" in text.lower() else text)
    bare = bare.rstrip(".,;")
    return bare.lower() if len(bare) <= MOST_IN_A_DOI and _DOI.fullmatch(bare) else ""


def doi_in(text: str) -> str:
    """The first DOI in a text, as it stands there."""
    found = _DOI.search(text)
    if found is None:
        return ""
    doi = found[0].rstrip(".,;:'”’]")
    while doi.endswith(")") and doi.count(")") > doi.count("("):
        doi = doi[:-1].rstrip(".,;")
    return doi


def isbn_13(text: str) -> str:
    """The ISBN in thirteen digits, or nothing when this is none. Ten digits become thirteen (ISO 2108)."""
    digits = re.sub(r"[\s\u2010-\u2015-]", "", text).upper()
    if re.fullmatch(r"97[89][0-9]{10}", digits):
        return digits if _last_of_13(digits[:12]) == digits[12] else ""
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits) and _last_of_10(digits[:9]) == digits[9]:
        return f"978{digits[:9]}{_last_of_13(f'978{digits[:9]}')}"
    return ""


def isbn_in(text: str) -> str:
    """The first real ISBN in a text, in thirteen digits."""
    return next((isbn for found in _ISBN.finditer(text[:20_000]) if (isbn := isbn_13(found[0]))), "")


def is_issn(text: str) -> bool:
    return _ISSN.fullmatch(text.strip()) is not None


def _last_of_13(digits: str) -> str:
    weighed = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return str(-weighed % 10)


def _last_of_10(digits: str) -> str:
    weighed = sum(int(digit) * (10 - place) for place, digit in enumerate(digits))
    last = -weighed % 11
    return "X" if last == 10 else str(last)
