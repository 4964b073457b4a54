"""Pictures are drawn anew: what a camera wrote into them (place, time, owner) does not come along."""

from dataclasses import dataclass
from io import BytesIO
from typing import Final

from PIL import Image, ImageOps, UnidentifiedImageError

from designteam.kit.files import Stored
from designteam.kit.filetypes import CannotTake
from designteam.kit.words import N_

FORMATS: Final = ("JPEG", "PNG", "WEBP")
MEDIA_TYPE: Final = "image/webp"
LONGEST_SIDE: Final = 2_000
LONGEST_SMALL_SIDE: Final = 480
LONGEST_ON_PAPER: Final = 1_000
MOST_PIXELS: Final = 20_000_000
MOST_PIXELS_OF_A_CAMERA: Final = 50_000_000  # a JPEG is read at a fraction of its size

Image.MAX_IMAGE_PIXELS = MOST_PIXELS_OF_A_CAMERA


@dataclass(frozen=True)
class Picture:
    """A picture as it is kept, with a small one for lists."""

    content: bytes
    small: bytes
    width: int
    height: int


def drawn_anew(content: bytes) -> Picture:
    """The same picture, upright, at most 2,000 pixels long, without anything a camera added.

    Raises CannotTake when it cannot be read or is too large to read.
    """
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as taken:
            most = MOST_PIXELS_OF_A_CAMERA if taken.format == "JPEG" else MOST_PIXELS
            if taken.width * taken.height > most:
                raise CannotTake(N_("This picture has too many pixels. Make it smaller and try again."))
            taken.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            upright = ImageOps.exif_transpose(taken)
            drawn = Image.new("RGB", upright.size, "white")
            has_glass = upright.mode in {"RGBA", "LA", "PA"} or "transparency" in upright.info
            solid = upright.convert("RGBA") if has_glass else upright.convert("RGB")
            drawn.paste(solid, mask=solid.getchannel("A") if has_glass else None)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise CannotTake(N_("This picture has too many pixels. Make it smaller and try again.")) from bomb
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, MemoryError) as broken:
        raise CannotTake(N_("This picture cannot be read; part of it may be missing. Choose it once more.")) from broken
    drawn.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    small = drawn.copy()
    small.thumbnail((LONGEST_SMALL_SIDE, LONGEST_SMALL_SIDE))
    return Picture(_written(drawn), _written(small), drawn.width, drawn.height)


def for_paper(stored: Stored) -> bytes:
    """A kept picture as a JPEG that is large enough to print in a text, and no larger."""
    with stored.open() as file, Image.open(BytesIO(file.read()), formats=FORMATS) as kept:
        drawn = kept.convert("RGB")
    drawn.thumbnail((LONGEST_ON_PAPER, LONGEST_ON_PAPER))
    into = BytesIO()
    drawn.save(into, "JPEG", quality=80)
    return into.getvalue()


def _written(picture: Image.Image) -> bytes:
    into = BytesIO()
    picture.save(into, "WEBP", quality=80, method=4)
    return into.getvalue()
