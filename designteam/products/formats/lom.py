"""A product as NL-LOM: what Edurep harvests and Wikiwijs shows.

NL-LOM 1.0 in the binding of IMS Learning Resource Meta-data 1.2.4, in which the order of elements is fixed. Every
obligatory and recommended field that a product can fill.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, Final

from lxml import etree
from lxml.builder import ElementMaker

from designteam.method.licences import ALL_RIGHTS_RESERVED, SOURCE
from designteam.products.formats import concepts
from designteam.products.formats.concepts import Concept
from designteam.products.formats.learning_object import Author, LearningObject
from designteam.products.formats.letters import fit

NAMESPACE: Final = "http://www.imsglobal.org/xsd/imsmd_v1p2"
SCHEMA: Final = "http://www.imsglobal.org/xsd/imsmd_v1p2p4.xsd"
LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
SCHEMA_INSTANCE: Final = "http://www.w3.org/2001/XMLSchema-instance"
NO_LANGUAGE: Final = "x-none"
LARGEST_SIZE: Final = 2**31 - 1  # xs:int

VDEX: Final = "http://purl.edustandaard.nl/vdex_{}_20060628.xml"
AGGREGATION: Final = VDEX.format("aggregationlevel_czp")
STATUS: Final = VDEX.format("status_lomv1p0")
LIFECYCLE_ROLE: Final = VDEX.format("lifecycle_contribute_role_lomv1p0")
METAMETADATA_ROLE: Final = VDEX.format("metametadata_contribute_role_lomv1p0")
END_USER_ROLE: Final = VDEX.format("intendedenduserrole_lomv1p0")
CONTEXT: Final = VDEX.format("context_czp")
COST: Final = VDEX.format("cost_lomv1p0")
RELATION: Final = "http://purl.edustandaard.nl/relation_kind_nllom_20131211"
PURPOSE: Final = "http://purl.edustandaard.nl/classification_purpose_nllom_20180530"
LOM: Final = "LOMv1.0"

Element = Any
E: Final = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE, "xsi": SCHEMA_INSTANCE})


def nl_lom(product: LearningObject) -> bytes:
    """A whole document."""
    written: bytes = etree.tostring(nl_lom_element(product), encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return written


def nl_lom_element(product: LearningObject) -> Element:
    lom = E.lom(
        _general(product),
        _lifecycle(product),
        _metametadata(product),
        _technical(product),
        _educational(product),
        _rights(product),
        *_relations(product),
        *_classifications(product),
    )
    lom.set(f"{{{SCHEMA_INSTANCE}}}schemaLocation", f"{NAMESPACE} {SCHEMA}")
    return lom


def _general(product: LearningObject) -> Element:
    language = product.language
    return E.general(
        E.title(_said(product.title, language)),
        _catalogued(product.url),
        E.language(language),
        *_if(product.summary, lambda: E.description(_said(product.summary, language))),
        *(E.keyword(_said(word, language)) for word in product.keywords),
        *(E.keyword(_said(one.label, "nl")) for one in product.objectives if not one.uuid),
        E.aggregationlevel(*_term(AGGREGATION, concepts.aggregation_of(product))),
    )


def _lifecycle(product: LearningObject) -> Element:
    publisher = product.school or product.network
    return E.lifecycle(
        E.version(_said(str(product.version))),
        E.status(*_term(STATUS, "final" if product.is_finished else "draft")),
        *(_contributed(LIFECYCLE_ROLE, "author", _person(author), product.published_at) for author in product.authors),
        *_if(
            publisher,
            lambda: _contributed(LIFECYCLE_ROLE, "publisher", _organisation(publisher), product.published_at),
        ),
    )


def _metametadata(product: LearningObject) -> Element:
    """About this description itself, which has an identifier and a date of its own."""
    return E.metametadata(
        _catalogued(product.record),
        _contributed(METAMETADATA_ROLE, "creator", None, product.modified_at),
        E.metadatascheme(LOM),
        E.metadatascheme("nl_lom_v1p0"),
        E.language(product.language),
    )


def _technical(product: LearningObject) -> Element:
    """The page is what the address leads to; the sorts of its files are named as well."""
    formats = dict.fromkeys(["text/html", *(fit(file.media_type) for file in product.files)])
    size = product.files[0].size if len(product.files) == 1 else None
    return E.technical(
        *(E.format(one) for one in formats),
        *_if(size is not None and size <= LARGEST_SIZE, lambda: E.size(str(size))),
        E.location(fit(product.url)),
    )


def _educational(product: LearningObject) -> Element:
    material, roles = concepts.material_of(product)
    return E.educational(
        E.learningresourcetype(*_term(concepts.RESOURCE_TYPE, material)),
        *(E.intendedenduserrole(*_term(END_USER_ROLE, role)) for role in roles),
        *(E.context(*_term(CONTEXT, context)) for context in concepts.contexts_of(product)),
        *(E.typicalagerange(_said(ages)) for ages in product.ages),
        *_if(product.duration, lambda: E.typicallearningtime(E.datetime(product.duration))),
    )


def _rights(product: LearningObject) -> Element:
    """Nobody pays for a product. When all rights are reserved, a sentence must say whose they are (NL-LOM 6.3)."""
    kept = product.licence == ALL_RIGHTS_RESERVED
    owners = product.school or product.network or ", ".join(author.name for author in product.authors)
    return E.rights(
        E.cost(*_term(COST, "no")),
        E.copyrightandotherrestrictions(*_term(SOURCE, product.licence)),
        E.description(_said(f"© {owners}".strip() if kept else product.terms.short)),
    )


def _relations(product: LearningObject) -> Iterator[Element]:
    if product.thumbnail:
        yield _related(RELATION, "thumbnail", product.thumbnail, "")
    for file in product.files:
        yield _related(LOM, "haspart", file.url, file.title)


def _classifications(product: LearningObject) -> Iterator[Element]:
    aims = [Concept(one.uuid, one.label) for one in product.objectives if one.uuid]
    yield from _classified("discipline", concepts.disciplines_of(product))
    yield from _classified("educational level", concepts.levels_of(product))
    yield from _classified("educational objective", aims)
    yield from _classified(
        "access rights", [Concept(concepts.OPEN_ACCESS, "open toegang")], source=concepts.ACCESS_RIGHTS
    )


def _classified(purpose: str, found: Iterable[Concept], source: str = concepts.FRAMEWORK) -> Iterator[Element]:
    paths = [
        E.taxonpath(E.source(_said(source)), E.taxon(E.id(one.uuid), E.entry(_said(one.label, "nl")))) for one in found
    ]
    if paths:
        yield E.classification(E.purpose(*_term(PURPOSE, purpose)), *paths)


def _related(source: str, kind: str, url: str, title: str) -> Element:
    described = _if(title, lambda: E.description(_said(title)))
    return E.relation(E.kind(*_term(source, kind)), E.resource(*described, _catalogued(url)))


def _contributed(source: str, role: str, card: str | None, at: datetime) -> Element:
    return E.contribute(
        E.role(*_term(source, role)),
        *_if(card, lambda: E.centity(E.vcard(card))),
        E.date(E.datetime(at.date().isoformat())),
    )


def _person(author: Author) -> str:
    return _card(author.name, author.school)


def _organisation(name: str) -> str:
    return _card(name, name)


def _card(name: str, organisation: str) -> str:
    """A vCard (RFC 2426). Where a family name begins is not ours to guess: the whole name stands in its first part."""
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"N:{_escaped(name)};;;;", f"FN:{_escaped(name)}"]
    lines += [f"ORG:{_escaped(organisation)}"] if organisation else []
    return "\n".join([*lines, "END:VCARD"])


def _escaped(text: str) -> str:
    text = " ".join(fit(text, " ").split())
    for mark in "\\;,":
        text = text.replace(mark, f"\\{mark}")
    return text


def _catalogued(entry: str) -> Element:
    return E.catalogentry(E.catalog("URI"), E.entry(_said(entry)))


def _term(source: str, value: str) -> tuple[Element, Element]:
    return E.source(_said(source)), E.value(_said(value))


def _said(text: str, language: str = NO_LANGUAGE) -> Element:
    return E.langstring(fit(text), {LANG: language})


def _if(there: object, made: Any) -> list[Element]:
    """One element when there is something to say, else none."""
    return [made()] if there else []
