"""A source of the library as a record of CSL-JSON that a reference can be printed from."""

from typing import Any

from designteam.evidence.formats.columns import Described, item_of


def csl_of(source: Described) -> dict[str, Any]:
    """The item that would be taken along, by the number of the source; no reference prints its summary."""
    item = item_of(source) | {"id": str(source.id)}
    item.pop("abstract", None)
    return item
