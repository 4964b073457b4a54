"""Marked-up text as plain text. The outcome is text and never markup: whoever shows it escapes it."""

import html
import re
from typing import Final

MOST_TIMES: Final = 10

_TAGS: Final = (
    "p|div|span|section|i|em|b|strong|u|sub|sup|br|ul|ol|li|h[1-6]|a|table|tr|td|th|tbody|blockquote|title|list|"
    "list-item|sec|italic|bold|label|script|style|img|font|abstract|math|mi|mo|mn|mrow|xref|ext-link|sc|inline-formula"
)
_ATTRIBUTES: Final = r"""(?:\s{1,9}[\w:-]{1,40}(?:\s?=\s?(?:"[^"<]{0,300}"|'[^'<]{0,300}'|[^\s"'<>]{1,300}))?){0,9}"""
_TAG = re.compile(rf"<(/?)(?:[a-z]{{1,8}}:)?({_TAGS})\b{_ATTRIBUTES}\s{{0,9}}/?>", re.IGNORECASE)
_HIDDEN = re.compile(r"<(script|style)\b[^<>]{0,300}>.*?(?:</\1\s{0,9}>|\Z)", re.IGNORECASE | re.DOTALL)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_BREAKS = frozenset({
    "p", "div", "section", "br", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "title", "sec",
    "list-item", "blockquote", "abstract",
})  # fmt: skip
_AMPERSAND = re.compile(r"&(?:amp;|#38;|#x26;)+", re.IGNORECASE)
_STANDS_FOR_A_LETTER = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)


def plain(text: str) -> str:
    """The words of a text that may hold HTML or JATS; a comparison such as p < .05 stays as it is."""
    for _time in range(MOST_TIMES):  # what was escaped may be marked up itself
        before, text = text, _plainer(text)
        if text == before:
            break
    return text


def _plainer(text: str) -> str:
    if "<" in text:
        text = _HIDDEN.sub(" ", _COMMENT.sub(" ", text))
        text = _TAG.sub(lambda tag: "\n" if tag[2].lower() in _BREAKS else "", text)
    if "&" in text:
        text = _AMPERSAND.sub("&", text)
        text = _STANDS_FOR_A_LETTER.sub(lambda found: html.unescape(found[0]), text)
    return text
