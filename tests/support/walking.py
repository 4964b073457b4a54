"""Walks through the site as somebody does who follows every link."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tests.support.client import Client


def walk(client: Client, *, start: Iterable[str] = ("/", "/networks", "/method"), most: int = 90) -> dict[str, str]:
    """The pages that somebody reaches by following links, with their text. Every link leads somewhere."""
    pages: dict[str, str] = {}
    ahead = list(start)
    while ahead and len(pages) < most:
        url = ahead.pop(0)
        if url in pages:
            continue
        answer = client.get(url, follow_redirects=True)
        assert answer.status_code < 400, f"a link leads to {url}, which answers {answer.status}"
        pages[url] = answer.text if answer.mimetype == "text/html" else ""
        found = re.findall(r'href="(/(?!static/)[^"#]*)', pages[url])
        ahead += [link.replace("&amp;", "&") for link in dict.fromkeys(found)]
    return pages
