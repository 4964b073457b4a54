"""A product as schema.org LearningResource in JSON-LD, in the shape that Edurep takes."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from designteam.products.formats import concepts
from designteam.products.formats.concepts import FRAMEWORK, Concept
from designteam.products.formats.learning_object import Author, Enclosure, LearningObject

CONTEXT: Final[Mapping[str, str]] = {
    "dcterms": "http://purl.org/dc/terms/",
    "lom": "http://ltsc.ieee.org/xsd/LOM#",
    "schema": "https://schema.org/",
}


def json_ld(product: LearningObject) -> dict[str, Any]:
    """What is not known is left out."""
    return {name: value for name, value in _said(product).items() if value not in ("", None, [])}


def _said(product: LearningObject) -> dict[str, Any]:
    material, roles = concepts.material_of(product)
    return {
        "@context": dict(CONTEXT),
        "@id": product.url,
        "@type": ["schema:CreativeWork", "schema:LearningResource"],
        "schema:name": _words(product.title, product.language),
        "schema:description": _words(product.summary, product.language) if product.summary else "",
        "schema:identifier": [product.url, product.record],
        "schema:url": product.url,
        "schema:datePublished": _moment(product.published_at),
        "schema:dateModified": _moment(product.modified_at),
        "schema:version": str(product.version),
        "schema:creativeWorkStatus": "Published" if product.is_finished else "Draft",
        "schema:encodingFormat": "text/html",
        "schema:inLanguage": product.language,
        "schema:audience": [{"@type": "schema:Audience", "schema:audienceType": role} for role in roles],
        "schema:isAccessibleForFree": True,
        "dcterms:accessRights": concepts.OPEN_ACCESS,
        "lom:aggregationLevel": concepts.aggregation_of(product),
        "lom:copyrightAndOtherRestrictions": product.licence,
        "schema:license": product.terms.url,
        "schema:copyrightNotice": _words(product.terms.short, "nl"),
        "schema:keywords": [_words(word, product.language) for word in product.keywords],
        "schema:author": [_person(author) for author in product.authors],
        "schema:publisher": _organisation(product.school),
        "schema:sourceOrganization": _organisation(product.network),
        "schema:educationalLevel": _levels(concepts.levels_of(product)),
        "schema:educationalAlignment": [_aligned(one) for one in concepts.disciplines_of(product)],
        "schema:teaches": [_aim(one.uuid, one.code, one.label) for one in product.objectives],
        "schema:learningResourceType": [
            {
                "@type": "schema:DefinedTerm",
                "schema:inDefinedTermSet": concepts.RESOURCE_TYPE,
                "schema:termCode": material,
            }
        ],
        "schema:typicalAgeRange": list(product.ages),
        "schema:timeRequired": product.duration,
        "schema:thumbnailUrl": product.thumbnail,
        "schema:encoding": [_file(file) for file in product.files],
    }


def _levels(found: Iterable[Concept]) -> list[dict[str, Any]]:
    return [_term(one.uri, one.uuid, one.label, FRAMEWORK) for one in found]


def _aim(uuid: str, code: str, label: str) -> dict[str, Any]:
    """A core objective: a concept of the framework, or a number where it has no identifier of its own."""
    if uuid:
        return _term(f"{FRAMEWORK}/{uuid}", uuid, label, FRAMEWORK)
    return {"@type": "schema:DefinedTerm", "schema:name": _words(label, "nl"), "schema:termCode": code}


def _term(uri: str, code: str, label: str, among: str) -> dict[str, Any]:
    return {
        "@id": uri,
        "@type": "schema:DefinedTerm",
        "schema:name": _words(label, "nl"),
        "schema:termCode": code,
        "schema:inDefinedTermSet": among,
    }


def _aligned(concept: Concept) -> dict[str, Any]:
    return {
        "@id": concept.uri,
        "@type": "schema:AlignmentObject",
        "schema:alignmentType": "educationalSubject",
        "schema:name": _words(concept.label, "nl"),
        "schema:targetName": concept.uuid,
        "schema:educationalFramework": FRAMEWORK,
    }


def _person(author: Author) -> dict[str, Any]:
    known: dict[str, Any] = {"@type": "schema:Person", "schema:name": author.name}
    return known | ({"schema:affiliation": _organisation(author.school)} if author.school else {})


def _organisation(name: str) -> dict[str, Any] | None:
    return {"@type": "schema:Organization", "schema:name": name} if name else None


def _file(file: Enclosure) -> dict[str, Any]:
    known: dict[str, Any] = {
        "@type": "schema:MediaObject",
        "schema:name": file.title,
        "schema:contentUrl": file.url,
        "schema:encodingFormat": file.media_type,
    }
    return known | ({"schema:contentSize": str(file.size)} if file.size is not None else {})


def _words(text: str, language: str) -> dict[str, str]:
    return {"@language": language, "@value": text}


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="seconds").replace("+00:00", "Z")
