"""The pictures of a document on paper: only those on which nobody can be recognised, small enough, and not too many."""

from designteam.cycle.models import Attachment, Consent
from designteam.kit.files import Shelf
from designteam.kit.pictures import for_paper

MOST = 60


class Illustrations:
    """Gives pictures a place in one document, and their bytes to what draws it.

    A document goes from hand to hand and stays: what people agreed to for their own team until a day is not in it.
    """

    def __init__(self, shelf: Shelf) -> None:
        self.shelf = shelf
        self.files: dict[str, str] = {}

    def place(self, picture: Attachment) -> str:
        """Its address in the document; none when it stays out."""
        if picture.consent is not Consent.NOBODY or len(self.files) >= MOST or not self.shelf.find(picture.file):
            return ""
        address = f"app:pictures/{picture.id}.jpg"
        self.files[address] = picture.file
        return address

    def content(self, address: str) -> bytes | None:
        """The picture at this address as a JPEG for paper."""
        stored = self.shelf.find(self.files.get(address, ""))
        return for_paper(stored) if stored else None
