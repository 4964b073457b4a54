"""Which files people may add: known by their name and by what is in them, never by their name alone."""

from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import puremagic

from designteam.kit.words import N_, CannotDo

LARGEST_PICTURE = 15_000_000
LARGEST_DOCUMENT = 25_000_000
LARGEST_UNPACKED = 50_000_000
MOST_PARTS = 1_000
TELLING_BYTES = 4_096

TEXT = "text/plain"
OFFICE = "application/vnd.openxmlformats-officedocument."
OPEN = "application/vnd.oasis.opendocument."

FROM_A_PHONE = {"heic": "image/heic", "heif": "image/heif"}
PICTURES = {"jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp", **FROM_A_PHONE}
BRANDS_OF_A_PHONE = {b"heic", b"heix", b"heim", b"heis", b"mif1"}
# What a packed document holds if it is what its name says.
PACKED = {
    "docx": (f"{OFFICE}wordprocessingml.document", "word/document.xml"),
    "xlsx": (f"{OFFICE}spreadsheetml.sheet", "xl/workbook.xml"),
    "pptx": (f"{OFFICE}presentationml.presentation", "ppt/presentation.xml"),
    "odt": (f"{OPEN}text", "content.xml"),
    "ods": (f"{OPEN}spreadsheet", "content.xml"),
    "odp": (f"{OPEN}presentation", "content.xml"),
}
TEXTS = {"txt": TEXT, "csv": "text/csv"}
DOCUMENTS = ("pdf", *PACKED, *TEXTS)
MARKUP = ("<!doctype", "<html", "<svg", "<script", "<?xml", "<?php")


class CannotTake(CannotDo):
    """The file is not one that may be added; the reason says what would help."""


@dataclass(frozen=True)
class FileType:
    """What a file turned out to be."""

    extension: str
    media_type: str

    @property
    def is_picture(self) -> bool:
        return self.extension in PICTURES

    @property
    def is_from_a_phone(self) -> bool:
        return self.extension in FROM_A_PHONE


def recognise(name: str, content: bytes) -> FileType:
    """What this file is, when its name and its content agree. Raises CannotTake with a sentence that helps."""
    extension = name.rpartition(".")[2].lower() if "." in name else ""
    if not content:
        raise CannotTake(N_("This file is empty. Choose another one."))
    if extension in PICTURES:
        return _picture(extension, content)
    if extension in DOCUMENTS:
        return _document(extension, content)
    raise CannotTake(
        N_("This kind of file cannot be added. Take a picture (JPG, PNG, WebP, HEIC) or a document (PDF, Word, Excel, "
           "PowerPoint, OpenDocument, text).")
    )  # fmt: skip


def _picture(extension: str, content: bytes) -> FileType:
    if len(content) > LARGEST_PICTURE:
        raise CannotTake(N_("A picture may be at most 15 MB; this one is larger. Choose a smaller one."))
    if extension in FROM_A_PHONE and content[4:8] == b"ftyp" and content[8:12] in BRANDS_OF_A_PHONE:
        return FileType(extension, PICTURES[extension])
    looks_like = _what_it_looks_like(content) & set(PICTURES.values())
    if extension in FROM_A_PHONE and PICTURES["jpg"] in looks_like:  # renamed on its way here
        return FileType("jpg", PICTURES["jpg"])
    if extension in FROM_A_PHONE or PICTURES[extension] not in looks_like:
        raise CannotTake(N_("This is no picture, whatever its name says. Choose a JPG, PNG, WebP or HEIC."))
    return FileType(extension, PICTURES[extension])


def _document(extension: str, content: bytes) -> FileType:
    if len(content) > LARGEST_DOCUMENT:
        raise CannotTake(N_("A document may be at most 25 MB; this one is larger. Put it on a drive and add a link."))
    if extension in PACKED:
        _look_into(extension, content)
        return FileType(extension, PACKED[extension][0])
    if extension in TEXTS:
        if not _is_plain_text(content):
            raise CannotTake(N_("This is no plain text, whatever its name says. Save it as a document first."))
        return FileType(extension, TEXTS[extension])
    if not content.startswith(b"%PDF-"):
        raise CannotTake(N_("This is no PDF, whatever its name says. Save it as PDF once more."))
    return FileType(extension, "application/pdf")


def _what_it_looks_like(content: bytes) -> set[str]:
    try:
        return {found.mime_type for found in puremagic.magic_string(content)}
    except puremagic.PureError:
        return set()


def _look_into(extension: str, content: bytes) -> None:
    """A packed document is looked into without unpacking it: what is in it, and how large that would become."""
    media_type, must_hold = PACKED[extension]
    try:
        with ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
            names = {part.filename for part in parts}
            is_small = len(parts) <= MOST_PARTS and sum(part.file_size for part in parts) <= LARGEST_UNPACKED
            says = packed.read("mimetype").decode("ascii", "replace") if _says_what_it_is(packed) else ""
    except (BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError, KeyError) as broken:
        raise CannotTake(N_("This document cannot be opened. Save it once more and try again.")) from broken
    if must_hold not in names or (media_type.startswith(OPEN) and says.strip() != media_type):
        raise CannotTake(N_("This document is something else than its name says. Save it once more and try again."))
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise CannotTake(N_("There are macros in this document. Save it without macros and try again."))
    if not is_small:
        raise CannotTake(N_("This document becomes too large when it is opened. Save it in parts."))


def _says_what_it_is(packed: ZipFile) -> bool:
    return "mimetype" in packed.namelist() and packed.getinfo("mimetype").file_size <= len(OPEN) * 3


def _is_plain_text(content: bytes) -> bool:
    beginning = content[:TELLING_BYTES]
    if b"\0" in content or beginning.startswith((b"MZ", b"%PDF-", b"PK\x03\x04", b"\x7fELF")):
        return False
    words = beginning.decode("utf-8", "replace").lstrip("\ufeff \t\r\n").lower()
    return not words.startswith(MARKUP) and "<script" not in words and "<svg" not in words
