"""References as text: reading and writing BibTeX, RIS, CSL-JSON, EndNote's XML and Zotero's CSV.

Everything goes through one shape, an item of CSL-JSON. Nothing here knows the database or the web.
"""

from designteam.evidence.formats.columns import item_of, source_values
from designteam.evidence.formats.detecting import MEDIA_TYPES, SUFFIX, Format
from designteam.evidence.formats.identifiers import bare_doi, isbn_13, normal_doi
from designteam.evidence.formats.items import Item, normal
from designteam.evidence.formats.pasting import Pasted, paste
from designteam.evidence.formats.reading import Read, Reading, read, write
from designteam.evidence.formats.records import MOST_BYTES, MOST_RECORDS, CannotRead
from designteam.evidence.models.titles import title_key

__all__ = [
    "MEDIA_TYPES",
    "MOST_BYTES",
    "MOST_RECORDS",
    "SUFFIX",
    "CannotRead",
    "Format",
    "Item",
    "Pasted",
    "Read",
    "Reading",
    "bare_doi",
    "isbn_13",
    "item_of",
    "normal",
    "normal_doi",
    "paste",
    "read",
    "source_values",
    "title_key",
    "write",
]
