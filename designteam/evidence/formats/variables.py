"""The variables of CSL 1.0.2, by the form of their value."""

from typing import Final

TEXTS: Final = frozenset({
    "abstract", "annote", "archive", "archive_collection", "archive_location", "archive-place", "authority",
    "call-number", "chapter-number", "citation-key", "citation-label", "citation-number", "collection-number",
    "collection-title", "container-title", "container-title-short", "dimensions", "division", "DOI", "edition",
    "event", "event-place", "event-title", "first-reference-note-number", "genre", "ISBN", "ISSN", "issue",
    "journalAbbreviation", "jurisdiction", "keyword", "language", "license", "locator", "medium", "note",
    "number", "number-of-pages", "number-of-volumes", "original-publisher", "original-publisher-place",
    "original-title", "page", "page-first", "part-number", "part-title", "PMCID", "PMID", "printing-number",
    "publisher", "publisher-place", "references", "reviewed-genre", "reviewed-title", "scale", "section",
    "shortTitle", "source", "status", "supplement-number", "title", "title-short", "URL", "version", "volume",
    "volume-title", "volume-title-short", "year-suffix",
})  # fmt: skip
PEOPLE: Final = (
    "author", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor",
    "curator", "director", "editor", "editor-translator", "editorial-director", "executive-producer", "guest",
    "host", "illustrator", "interviewer", "narrator", "organizer", "original-author", "performer", "producer",
    "recipient", "reviewed-author", "script-writer", "series-creator", "translator",
)  # fmt: skip
DATES: Final = ("accessed", "available-date", "event-date", "issued", "original-date", "submitted")
WITH_LINES: Final = frozenset({"abstract", "annote", "note"})

# What older programs still write, and how it is called now.
NEWER_NAMES: Final = {
    "event": "event-title", "journalAbbreviation": "container-title-short", "shortTitle": "title-short",
}  # fmt: skip
