"""Longer text with headings, lists, tables, pictures, bold, italic and links, kept as text that reads well by itself.

What is kept is a small part of Markdown. Nothing ever takes HTML from outside: markup that somebody types or pastes as
text is shown as that text. static/js/editor/text.js reads and writes the same; tests hold the two together.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final, NamedTuple

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, emphasis
from markdown_it.token import Token
from markupsafe import Markup, escape

SCHEMES: Final = {"http", "https", "mailto"}
OWN: Final = "app"  # where a document finds the pictures that come with it; no text can write such an address
ADDRESS: Final = re.compile(r"(https?://|mailto:).", re.IGNORECASE)
RULES: Final = (
    "normalize", "block", "inline", "text_join", "table", "list", "heading", "paragraph",
    "text", "newline", "escape", "emphasis", "link", "autolink", "balance_pairs", "fragments_join",
)  # fmt: skip
TAGS: Final = {
    "p", "br", "strong", "em", "ul", "ol", "li", "a", "table", "thead", "tbody", "tr", "th", "td", "img", "span",
}  # fmt: skip
HEADINGS: Final = {f"h{level}" for level in range(2, 7)}
ATTRIBUTES: Final = {
    "a": {"href"},
    "ol": {"start"},
    "img": {"src", "alt", "width", "height", "loading"},
    "span": {"class"},
}
LONGEST_MARK: Final = 12
MOST_PICTURES: Final = 20
PICTURE: Final = re.compile(r"!\[((?:[^\\\[\]\n]|\\[^\n]){0,400})\]\(picture:([0-9a-f]{12})\)")
TOP: Final = 4
DEEPEST: Final = 20
REMEMBERED: Final = 256
MARKS: Final = re.compile(r"(^|\n)\s*(#{1,2} |[-+*] |\d{1,9}[.)] |\|)|\*\*|(?<!\w)_|\]\(|<(?:https?|mailto):|\\")


def _only_two_stars(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  as the reader calls its rules
    """Bold takes two stars and italic an underscore, so that 3*4 and 5*6 stay sums."""
    if state.src[state.pos] == "*" and state.scanDelims(state.pos, True).length != 2:
        return False
    return emphasis.tokenize(state, silent)


class Shown(NamedTuple):
    """A picture that this reader may see in a text: the mark by which the text names it, and where it is."""

    mark: str
    address: str
    width: int
    height: int


def mark_of(sha256: str) -> str:
    """How a text names a picture: by what is in it, so that no number can be guessed or go wrong."""
    return sha256[:LONGEST_MARK]


def written(description: str, mark: str) -> str:
    """The mark to put in a text."""
    safe = re.sub(r"([\\\[\]])", r"\\\1", " ".join(description.split()))
    return f"![{safe}](picture:{mark})"


def marks_in(text: str) -> set[str]:
    """The pictures that a text names."""
    return {found[2] for found in PICTURE.finditer(text)} if "](picture:" in text else set()


def _picture(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  as the reader calls its rules
    found = PICTURE.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        token = state.push("picture", "img", 0)
        token.content = re.sub(r"\\([^\n])", r"\1", found[1])
        token.meta = {"mark": found[2]}
    state.pos = found.end()
    return True


def _drawn(_self: Any, tokens: Sequence[Token], place: int, _options: Any, env: Any) -> str:
    """The picture, when it may be shown here; else what is on it in words."""
    token = tokens[place]
    shown: Shown | None = env["pictures"].get(token.meta["mark"])
    env["left"] -= 1
    if shown is None or env["left"] < 0:
        return f'<span class="no-picture">{escape(token.content)}</span>'
    return (
        f'<img src="{escape(shown.address)}" alt="{escape(token.content)}" width="{shown.width}"'
        f' height="{shown.height}" loading="lazy">'
    )


def _is_allowed(address: str) -> bool:
    return ADDRESS.match(address) is not None


_reader = MarkdownIt("zero", {"html": False, "breaks": True, "maxNesting": DEEPEST})
_reader.enable([rule for rule in RULES if rule not in {"normalize", "block", "inline"}])
_reader.inline.ruler.at("emphasis", _only_two_stars)
_reader.inline.ruler.before("link", "picture", _picture)
_reader.add_render_rule("picture", _drawn)
_reader.validateLink = _is_allowed  # type: ignore[method-assign, assignment]  # the documented way to say which links are links


@lru_cache(maxsize=REMEMBERED)
def rich(text: str, top: int = TOP, pictures: tuple[Shown, ...] = ()) -> Markup:
    """The text as HTML, its headings from level `top` on. Safe whatever the text holds.

    Of the pictures it names those are shown that are given; of the others stands there what is on them.
    """
    tokens = _reader.parse(text)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(top + _depth(token), 6)}"
    around = {"pictures": {one.mark: one for one in pictures}, "left": MOST_PICTURES}
    html = _reader.renderer.render(tokens, _reader.options, around)
    safe = nh3.clean(
        html,
        tags=TAGS | HEADINGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES | {OWN},
        link_rel="noopener noreferrer nofollow",
    )
    return Markup(safe)  # noqa: S704  cleaned in the line above


def plain(text: str) -> str:
    """The words alone, each paragraph, item and row on a line of its own: for a summary or a difference."""
    if not MARKS.search(text):
        return text
    return "\n".join(_lines(_reader.parse(text))).strip()


def _lines(tokens: list[Token]) -> list[str]:
    lines: list[str] = []
    cells: list[str] | None = None
    marks: list[str] = []
    number: list[int] = []
    for token in tokens:
        if token.type == "tr_open":
            cells = []
        elif token.type == "tr_close" and cells is not None:
            lines.append(" | ".join(cells))
            cells = None
        elif token.type == "ordered_list_open":
            number.append(int(token.attrGet("start") or 1))
        elif token.type == "bullet_list_open":
            number.append(0)
        elif token.type in {"ordered_list_close", "bullet_list_close"}:
            number.pop()
        elif token.type == "list_item_open":
            marks = ["  " * (len(number) - 1) + (f"{number[-1]}. " if number[-1] else "- ")]
            number[-1] += bool(number[-1])
        elif token.type == "inline":
            words = "".join(_words(part) for part in token.children or [])
            if cells is None:
                lines += ["".join([*marks, words])] if marks or not lines or token.level != 1 else ["", words]
                marks = []
            else:
                cells.append(words)
    return lines


def _words(token: Token) -> str:
    return "\n" if token.type in {"softbreak", "hardbreak"} else token.content


def _depth(token: Token) -> int:
    """How far a heading stands below the highest: only two levels are told apart."""
    return 0 if token.tag == "h1" else 1
