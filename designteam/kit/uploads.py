"""Files in forms: read at the door with a limit, and never taken from a field that asks for text."""

from collections.abc import Callable
from typing import Any, Final, NamedTuple, TypeVar

from flask import request
from wtforms import FileField

from designteam.kit.filetypes import LARGEST_DOCUMENT, PICTURES
from designteam.kit.text import Unreadable, clean

View = TypeVar("View", bound=Callable[..., Any])

# A file somewhat too large is taken in, so that it can be refused at its field with the other fields kept.
LARGEST_UPLOAD: Final = 64_000_000
LONGEST_NAME: Final = 200
CAMERA_ROLL: Final = ("image/*", *(f".{extension}" for extension in PICTURES))


class File(NamedTuple):
    """What somebody sent: the name it had on their device, and what is in it, as far as that is ever kept."""

    name: str
    content: bytes


class Upload(FileField):
    """One file. Of a larger one than may be kept just enough is read to know that."""

    data: File | None

    def process_formdata(self, valuelist: list[Any]) -> None:
        sent = request.files.get(self.name)
        if sent is None or not sent.filename:
            self.data = None
            return
        self.data = File(_name_of(sent.filename), sent.stream.read(LARGEST_DOCUMENT + 1))


def takes_files(view: View) -> View:
    """Declare that this page takes files, so that its requests may be larger; only of who is signed in."""
    view.largest_body = LARGEST_UPLOAD  # type: ignore[attr-defined]
    return view


def _name_of(given: str) -> str:
    """The last part of the name, as text; the beginning goes when it is very long, so that the kind stays."""
    try:
        name = clean(given.replace("\\", "/").rpartition("/")[2])
    except Unreadable:
        name = "".join(character for character in given if character.isprintable() and character != "\ufffd")
    return " ".join(name.split())[-LONGEST_NAME:]
