"""What a page tells a reference manager: tags as Google Scholar reads them, COinS, and schema.org as JSON-LD."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from markupsafe import Markup

from designteam.evidence.models import Card, Holding, Source
from designteam.evidence.references.records import csl_of
from designteam.kit.json_ld import data_block

# What schema.org calls each sort of CSL; anything else is a creative work.
SORTS: Final[Mapping[str, str]] = {
    "article-journal": "ScholarlyArticle",
    "article-magazine": "Article",
    "article-newspaper": "NewsArticle",
    "book": "Book",
    "chapter": "Chapter",
    "dataset": "Dataset",
    "legislation": "Legislation",
    "motion_picture": "VideoObject",
    "paper-conference": "ScholarlyArticle",
    "post-weblog": "BlogPosting",
    "report": "Report",
    "software": "SoftwareApplication",
    "thesis": "Thesis",
    "webpage": "WebPage",
}
# In which tag the name of the whole stands, by the sort of what is in it (Google Scholar, Inclusion Guidelines).
WHOLES: Final[Mapping[str, str]] = {
    "article-journal": "citation_journal_title",
    "article-magazine": "citation_journal_title",
    "article-newspaper": "citation_journal_title",
    "chapter": "citation_inbook_title",
    "paper-conference": "citation_conference_title",
}
PUBLISHERS: Final[Mapping[str, str]] = {
    "report": "citation_technical_report_institution",
    "thesis": "citation_dissertation_institution",
}
# Per sort the form of its COinS, the genre in it, and what its own title and that of the whole are called there.
CONTEXTS: Final[Mapping[str, tuple[str, str, str, str]]] = {
    "article-journal": ("journal", "article", "atitle", "jtitle"),
    "article-magazine": ("journal", "article", "atitle", "jtitle"),
    "article-newspaper": ("journal", "article", "atitle", "jtitle"),
    "book": ("book", "book", "btitle", "series"),
    "chapter": ("book", "bookitem", "atitle", "btitle"),
    "paper-conference": ("book", "proceeding", "atitle", "btitle"),
    "report": ("book", "report", "btitle", "series"),
    "thesis": ("dissertation", "", "title", ""),
}
PARTS_OF: Final[Mapping[str, str]] = {
    "chapter": "Book",
    "article-journal": "Periodical",
    "article-magazine": "Periodical",
    "article-newspaper": "Newspaper",
    "post-weblog": "Blog",
}


@dataclass(frozen=True)
class Metadata:
    """What stands in the head of the page, in its body, and in its block of data."""

    tags: Sequence[tuple[str, str]]
    coins: str
    json_ld: Markup


def metadata_of(holding: Holding, *, page: str, language: str = "") -> Metadata:
    """All of it for one page at the address `page`. What is no source has only the block of data."""
    if not isinstance(holding, Source):
        return Metadata((), "", _data(_work(holding, page, language)))
    record = csl_of(holding)
    return Metadata(list(_tags(record, holding, page)), _coins(record, holding), _data(_source(record, holding, page)))


def _tags(record: Mapping[str, Any], source: Source, page: str) -> Iterator[tuple[str, str]]:
    """The tags that have something to say, a name as often as there are people."""
    first, last = _pages(source.page)
    said = [
        ("citation_title", source.title),
        *(("citation_author", _inverted(one)) for one in record.get("author", ())),
        *(("citation_editor", _inverted(one)) for one in record.get("editor", ())),
        ("citation_publication_date", source.issued.replace("-", "/")),
        (WHOLES.get(source.type, "citation_publisher" if source.type == "webpage" else ""), source.container),
        (PUBLISHERS.get(source.type, "citation_publisher"), source.publisher),
        ("citation_volume", source.volume),
        ("citation_issue", source.issue),
        ("citation_firstpage", first),
        ("citation_lastpage", last),
        ("citation_doi", source.doi),
        ("citation_isbn", source.isbn),
        ("citation_language", source.language),
        ("citation_public_url", source.url or page),
        ("citation_technical_report_number", _text(record, "number") if source.type == "report" else ""),
    ]
    yield from ((name, content) for name, content in said if name and content)


def _coins(record: Mapping[str, Any], source: Source) -> str:
    """An OpenURL context object (Z39.88-2004) as it stands in the title of a span."""
    form, genre, title, whole = CONTEXTS.get(source.type, ("dc", "", "title", ""))
    authors = [_inverted(one) for one in record.get("author", ())]
    first, last = _pages(source.page)
    said = [
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{form}"),
        ("rft_id", f"info:doi/{source.doi}" if source.doi else source.url),
        ("rft.genre", genre),
        (f"rft.{title}", source.title),
        ("rft.date", source.issued),
    ]
    if form == "dc":
        said += [("rft.type", source.type), ("rft.publisher", source.publisher), ("rft.identifier", source.url)]
        said += [("rft.language", source.language), *(("rft.creator", author) for author in authors)]
    else:
        said += [(f"rft.{whole}", source.container), ("rft.volume", source.volume), ("rft.issue", source.issue)]
        said += [("rft.spage", first), ("rft.epage", last), ("rft.edition", source.edition), ("rft.isbn", source.isbn)]
        said += [("rft.inst" if form == "dissertation" else "rft.pub", source.publisher)]
        said += [("rft.au", author) for author in authors]
    return urlencode([(name, value) for name, value in said if value and name != "rft."])


def _source(record: Mapping[str, Any], source: Source, page: str) -> dict[str, Any]:
    doi = f"https://doi.org/{source.doi}" if source.doi else ""
    first, last = _pages(source.page)
    return {
        "@type": SORTS.get(source.type, "CreativeWork"),
        "@id": doi or page,
        "name": source.title,
        "headline": source.title if "Article" in SORTS.get(source.type, "") else "",
        "author": [_person(one) for one in record.get("author", ())],
        "editor": [_person(one) for one in record.get("editor", ())],
        "datePublished": source.issued,
        "inLanguage": source.language,
        "abstract": source.abstract,
        "license": source.licence,
        "publisher": {"@type": "Organization", "name": source.publisher} if source.publisher else None,
        "isPartOf": _whole(source),
        "pageStart": first,
        "pageEnd": last,
        "bookEdition": source.edition if source.type == "book" else "",
        "isbn": source.isbn if source.type in {"book", "chapter"} else "",
        "identifier": {"@type": "PropertyValue", "propertyID": "DOI", "value": source.doi} if source.doi else None,
        "sameAs": doi,
        "url": source.url or page,
        "mainEntityOfPage": page,
    }


def _work(holding: Holding, page: str, language: str) -> dict[str, Any]:
    """Something that the library itself says."""
    return {
        "@type": "CreativeWork",
        "@id": page,
        "name": holding.title,
        "abstract": holding.finding if isinstance(holding, Card) and holding.finding != holding.title else "",
        "dateCreated": holding.added_at.date().isoformat(),
        "dateModified": holding.changed_at.date().isoformat(),
        "version": str(holding.version),
        "inLanguage": language,
        "url": page,
    }


def _whole(source: Source) -> dict[str, Any] | None:
    """In what it stands; an issue of a volume of a journal, as far as those are known."""
    if not source.container:
        return None
    whole: dict[str, Any] = {"@type": PARTS_OF.get(source.type, "CreativeWork"), "name": source.container}
    if source.type == "chapter" and source.isbn:
        whole["isbn"] = source.isbn
    if whole["@type"] != "Periodical":
        return whole
    for sort, field, number in (("Volume", "volumeNumber", source.volume), ("Issue", "issueNumber", source.issue)):
        if number:
            whole = {"@type": f"Publication{sort}", field: number, "isPartOf": whole}
    return whole


def _person(named: Mapping[str, str]) -> dict[str, str]:
    if "literal" in named:
        return {"@type": "Organization", "name": named["literal"]}
    family = " ".join(part for part in (named.get("non-dropping-particle"), named.get("family")) if part)
    given = named.get("given", "")
    known = {"name": f"{given} {family}".strip(), "givenName": given, "familyName": family}
    return {"@type": "Person"} | {name: value for name, value in known.items() if value}


def _inverted(named: Mapping[str, str]) -> str:
    if "literal" in named:
        return named["literal"]
    family = " ".join(part for part in (named.get("non-dropping-particle"), named.get("family")) if part)
    return ", ".join(part for part in (family, named.get("given")) if part)


def _pages(page: str) -> tuple[str, str]:
    first, _, last = re.sub(r"\s*[-–—]+\s*", "–", page).partition("–")
    return (first, last) if "," not in page else ("", "")


def _text(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    return str(value) if isinstance(value, str | int) else ""


def _data(work: Mapping[str, Any]) -> Markup:
    said = {name: value for name, value in work.items() if value}
    return data_block({"@context": "https://schema.org"} | said)
