"""Text as XML can hold it."""

import re
from typing import Final

# Everything outside the Char production of XML 1.0.
_UNFIT: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def fit(text: str, instead: str = "") -> str:
    """The text without what XML cannot hold; each such character is replaced by `instead`."""
    return _UNFIT.sub(instead, text)
