"""Reads a picture as an iPhone keeps it (HEIC), in a process of its own with little memory and little time.

The libraries that read this format are large, and were wrong before. What goes wrong there ends that process and
nothing else. Run as `python -m designteam.kit.heif`: a picture comes in, a JPEG of at most 2,000 pixels goes out.
"""

import resource
import subprocess
import sys
from io import BytesIO
from typing import Final

from designteam.config import ROOT
from designteam.kit.filetypes import CannotTake
from designteam.kit.words import N_

MOST_PIXELS: Final = 50_000_000
LONGEST_SIDE: Final = 2_000
MOST_MEMORY: Final = 1_500_000_000  # a picture of 48 megapixels takes 413 MB
MOST_SECONDS: Final = 15  # and two seconds
TOO_MANY: Final = 3


def as_jpeg(content: bytes) -> bytes:
    """The same picture as a JPEG, upright. Raises CannotTake when it cannot be read within these limits."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", "designteam.kit.heif"],
            cwd=ROOT, input=content, capture_output=True, timeout=MOST_SECONDS * 2, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as late:
        raise CannotTake(N_("This picture has too many pixels. Make it smaller and try again.")) from late
    if done.returncode == TOO_MANY:
        raise CannotTake(N_("This picture has too many pixels. Make it smaller and try again."))
    if done.returncode or not done.stdout:
        raise CannotTake(
            N_("This HEIC picture cannot be read. Save it as JPG, or choose on your iPhone: Settings, Camera, Formats, "
               "Most compatible.")
        )  # fmt: skip
    return done.stdout


def _main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    import pillow_heif
    from PIL import Image

    pillow_heif.options.DECODE_THREADS = 1
    pillow_heif.options.THUMBNAILS = False
    pillow_heif.register_heif_opener()
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    with Image.open(BytesIO(sys.stdin.buffer.read()), formats=("HEIF",)) as taken:
        if taken.width * taken.height > MOST_PIXELS:
            return TOO_MANY
        drawn = taken.convert("RGB")
    drawn.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    into = BytesIO()
    drawn.save(into, "JPEG", quality=90)
    sys.stdout.buffer.write(into.getvalue())
    return 0


if __name__ == "__main__":
    sys.exit(_main())
