"""A block of data in a page for programs that read it (JSON-LD). A browser never runs it."""

import json
from collections.abc import Mapping
from functools import partial
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup


def data_block(said: Mapping[str, Any]) -> Markup:
    """What stands in its script element, and cannot end that, whatever was said."""
    return htmlsafe_json_dumps(said, dumps=partial(json.dumps, ensure_ascii=False))
