"""A product as simple Dublin Core, the format that every harvester reads."""

from collections.abc import Iterator
from typing import Any, Final

from lxml import etree
from lxml.builder import ElementMaker

from designteam.products.formats import concepts
from designteam.products.formats.learning_object import LearningObject
from designteam.products.formats.letters import fit

NAMESPACE: Final = "http://www.openarchives.org/OAI/2.0/oai_dc/"
SCHEMA: Final = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
DC: Final = "http://purl.org/dc/elements/1.1/"
SCHEMA_INSTANCE: Final = "http://www.w3.org/2001/XMLSchema-instance"

_outer: Final = ElementMaker(namespace=NAMESPACE, nsmap={"oai_dc": NAMESPACE, "dc": DC, "xsi": SCHEMA_INSTANCE})
_inner: Final = ElementMaker(namespace=DC)


def oai_dc(product: LearningObject) -> bytes:
    """A whole document."""
    written: bytes = etree.tostring(oai_dc_element(product), encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return written


def oai_dc_element(product: LearningObject) -> Any:
    record = _outer.dc(*(getattr(_inner, name)(fit(value)) for name, value in _said(product) if value))
    record.set(f"{{{SCHEMA_INSTANCE}}}schemaLocation", f"{NAMESPACE} {SCHEMA}")
    return record


def _said(product: LearningObject) -> Iterator[tuple[str, str]]:
    yield "title", product.title
    yield from (("creator", author.name) for author in product.authors)
    yield from (("subject", concept.label) for concept in concepts.disciplines_of(product))
    yield from (("subject", objective.label) for objective in product.objectives)
    yield from (("subject", word) for word in product.keywords)
    yield "description", product.summary
    yield "publisher", product.school
    yield "contributor", product.network
    yield "date", product.modified_at.date().isoformat()
    yield "type", concepts.material_of(product)[0]
    yield from (("format", one) for one in dict.fromkeys(["text/html", *(file.media_type for file in product.files)]))
    yield "identifier", product.url
    yield "language", product.language
    yield from (("relation", file.url) for file in product.files)
    yield from (("coverage", level.label) for level in concepts.levels_of(product))
    yield "rights", product.terms.url or product.terms.label
