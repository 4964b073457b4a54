"""Our own explanations, written in Markdown, as HTML. What people type never comes here."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

_reader = MarkdownIt("commonmark", {"html": False})


class Chapter(NamedTuple):
    """One heading with what stands under it. The page gives the heading its level; `title` may be empty."""

    title: str
    body: Markup


def chapters(text: str) -> Sequence[Chapter]:
    """The text cut at its headings, so that it can stand anywhere in the order of headings of a page."""
    found: list[Chapter] = []
    title = ""
    for is_heading, part in groupby(_blocks(_reader.parse(text)), key=lambda block: block[0].type == "heading_open"):
        blocks = [token for block in part for token in block]
        if is_heading:
            title = next(token.content for token in blocks if token.type == "inline")
        else:
            html = _reader.renderer.render(blocks, _reader.options, {})
            found.append(Chapter(title, Markup(html)))  # noqa: S704  our own text, and HTML in it is switched off
    return found


def _blocks(tokens: Sequence[Token]) -> list[list[Token]]:
    """The tokens per outer block: a heading, a paragraph, a list."""
    blocks: list[list[Token]] = [[]]
    for token in tokens:
        blocks[-1].append(token)
        if token.level == 0 and token.nesting != 1:
            blocks.append([])
    return blocks[:-1]
