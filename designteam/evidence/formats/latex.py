"""Between LaTeX as it stands in BibTeX and text. In titles, braces say which capitals stay: CSL has a mark for that."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from designteam.evidence.formats.bibtex_entries import DEEPEST
from designteam.evidence.formats.items import Fault
from designteam.evidence.formats.letters import ACCENTS, ESCAPES, MARKS, SAY_NOTHING, SIGNS, SWITCHES
from designteam.kit.words import N_

STAYS, STAYS_END = '<span class="nocase">', "</span>"

_PLAIN = re.compile(r"[^\\{}~`'$-]*")
_HAS_COMMANDS = re.compile(r"[\\{}$]")
_LIGATURE = re.compile(r"---?|``|''|~")
_TOKEN = re.compile(
    r"\\(?P<word>[A-Za-z]+)(?P<gap>\s*)|\\(?P<sign>.)|(?P<brace>[{}])|(?P<tilde>~)|(?P<dash>---?)|(?P<quote>``|'')"
    r"|(?P<math>\$[^$\n]{1,200}\$)|(?P<text>[^\\{}~`'$-]+)|(?P<other>.)",
    re.DOTALL,
)
_RICH = re.compile(r"""<(/?)(i|b|sup|sub|span)(?:\s(class="nocase"|style="font-variant:\s?small-caps;?"))?>""")
_LIGATURES: Final = {"--": "–", "---": "—", "``": "“", "''": "”", "~": " "}
_COMMANDS: Final = {"i": r"\emph{", "b": r"\textbf{", "sup": r"\textsuperscript{", "sub": r"\textsubscript{"}
_SPECIAL = re.compile(r"[\\{}&%$#_~^]|--+|``+|''+|\n+@?")
_WORDS = re.compile(r"\w+")
_ESCAPED_IN_ADDRESS = re.compile(r"\\([%&#_~$^{}\\])|\\textasciitilde(?:\{\})?|\\textbackslash(?:\{\})?|[{}]")

Wrap = Callable[[str], str]


@dataclass
class _Group:
    """What stands between two braces, and what is done with it when it closes."""

    on_close: Wrap | None = None
    pieces: list[str] = field(default_factory=list)
    pending: Wrap | None = None  # a command that waits for its argument
    is_plain: bool = True  # opened by a brace alone, and not by the argument of a command


def decode(latex: str, *, rich: bool = False) -> str:
    """The text; with `rich`, protected capitals and italics become the marks that CSL has. Raises Fault on depth."""
    if _PLAIN.fullmatch(latex):
        return latex
    if not _HAS_COMMANDS.search(latex):
        return _LIGATURE.sub(lambda found: _LIGATURES[found[0]], latex)
    groups = [_Group()]
    for token in _TOKEN.finditer(latex):
        sort, said = token.lastgroup, token[0]
        if sort == "brace":
            _brace(said, groups, rich=rich)
        elif sort in {"word", "gap"}:
            _command(token["word"], token["gap"], latex[token.end() : token.end() + 1], groups[-1], rich=rich)
        elif sort == "sign":
            _sign(token["sign"], groups[-1])
        else:
            _say(_LIGATURES.get(said, said), groups[-1])
    while len(groups) > 1:
        _brace("}", groups, rich=rich)
    return unicodedata.normalize("NFC", "".join(groups[0].pieces))


def _brace(said: str, groups: list[_Group], *, rich: bool) -> None:
    if said == "{":
        if len(groups) > DEEPEST:
            raise Fault(N_("It has braces inside braces, more than %(most)s deep."), most=DEEPEST)
        outer = groups[-1]
        groups.append(_Group(outer.pending, is_plain=outer.pending is None))
        outer.pending = None
        return
    if len(groups) == 1:
        return
    group = groups.pop()
    text = "".join(group.pieces)
    if group.on_close is not None:
        text = group.on_close(text)
    elif rich and group.is_plain and len(groups) == 1 and _needs_protection(text):
        text = f"{STAYS}{text}{STAYS_END}"
    groups[-1].pieces.append(text)


def _say(text: str, group: _Group) -> None:
    """Add text; a command that waits for its argument takes the first letter."""
    if group.pending is not None and (first := text.lstrip()):
        text = group.pending(first[0]) + first[1:]
        group.pending = None
    if text:
        group.pieces.append(text)


def _sign(sign: str, group: _Group) -> None:
    if sign in ACCENTS:
        group.is_plain = group.is_plain and bool(group.pieces)
        group.pending = _accent(ACCENTS[sign])
    elif sign == "\\":
        group.pieces.append("\n")
    elif sign in "-/":  # where a word may be broken
        return
    elif sign in " ,;:!":
        group.pieces.append(" " if sign == " " else sign if sign == "!" else "")
    else:
        _say(sign, group)


def _command(word: str, gap: str, following: str, group: _Group, *, rich: bool) -> None:
    has_argument = following == "{"
    group.is_plain = group.is_plain and bool(group.pieces)  # {\"e} and {\em so} protect nothing
    if word in ACCENTS and (has_argument or gap or following == "\\"):
        group.pending = _accent(ACCENTS[word])
    elif word in MARKS and has_argument:
        group.pending = _marked(*MARKS[word]) if rich or MARKS[word][0] == "“" else _as_it_is
    elif word in SWITCHES and group.on_close is None:
        group.on_close = _marked(*MARKS[SWITCHES[word]]) if rich else _as_it_is
    elif word in SIGNS:
        _say(SIGNS[word], group)
    elif word in SAY_NOTHING or word in SWITCHES:
        group.pending = _as_it_is if has_argument else None
    elif has_argument:
        group.pending = _unknown(word)
    else:
        group.pieces.append(f"\\{word}{' ' if gap else ''}")


def _accent(combining: str) -> Wrap:
    def put_on(text: str) -> str:
        letter = {"ı": "i", "ȷ": "j"}.get(text[:1], text[:1])
        return f"{letter}{combining}{text[1:]}" if letter else ""

    return put_on


def _marked(before: str, after: str) -> Wrap:
    return lambda text: f"{before}{text}{after}" if text else ""


def _unknown(word: str) -> Wrap:
    """A command that is not known here stays as it was written."""
    return lambda text: f"\\{word}{{{text}}}"


def _as_it_is(text: str) -> str:
    return text


def _needs_protection(text: str) -> bool:
    """Whether a capital in it would be lost otherwise; a word such as ICT or iPad needs no mark to keep them."""
    return any(letter.isupper() for letter in text) and not all(map(_has_inner_capital, _WORDS.findall(text)))


def _has_inner_capital(word: str) -> bool:
    return any(letter.isupper() for letter in word[1:])


def without_outer_braces(latex: str) -> str:
    """A value that is braced as a whole, as some programs write every title, without those braces."""
    while latex.startswith("{") and latex.endswith("}") and _closing(latex) == len(latex) - 1:
        latex = latex[1:-1].strip()
    return latex


def _closing(latex: str) -> int:
    """Where the brace closes with which it begins, or -1."""
    depth = 0
    for found in re.finditer(r"\\.|[{}]", latex, re.DOTALL):
        depth += {"{": 1, "}": -1}.get(found[0], 0)
        if depth == 0 and found[0] == "}":
            return found.start()
    return -1


def encode(text: str) -> str:
    """Text as LaTeX that `decode` reads as the same text."""
    return _SPECIAL.sub(lambda found: _escaped(found[0]), text)


def _escaped(said: str) -> str:
    if said in ESCAPES:
        return ESCAPES[said]
    if said[0] == "\n":
        breaks = "\n\n" if said.count("\n") > 1 else r"\\{}"
        return f"{breaks}{{}}@" if said.endswith("@") else breaks
    return "{}".join(said)


def encode_rich(title: str) -> str:
    """A title as LaTeX, its protected capitals in braces and words such as ICT as well."""
    tags = list(_RICH.finditer(title))
    if not _is_balanced(tags):
        return _with_inner_capitals(title)
    pieces, place, protected = [], 0, 0
    opened: list[bool] = []
    for tag in tags:
        run = title[place : tag.start()]
        pieces.append(encode(run) if protected else _with_inner_capitals(run))
        place = tag.end()
        if tag[1]:
            protected -= opened.pop()
            pieces.append("}")
        else:
            opened.append(tag[3] == 'class="nocase"')
            protected += opened[-1]
            pieces.append("{" if opened[-1] else _COMMANDS.get(tag[2], r"\textsc{"))
    return "".join([*pieces, _with_inner_capitals(title[place:])])


def _is_balanced(tags: list[re.Match[str]]) -> bool:
    opened: list[str] = []
    for tag in tags:
        if (tag[2] == "span") != bool(tag[3]) and not tag[1]:
            return False
        if not tag[1]:
            opened.append(tag[2])
        elif not opened or opened.pop() != tag[2]:
            return False
    return not opened


def _with_inner_capitals(text: str) -> str:
    encoded, place = [], 0
    for word in _WORDS.finditer(text):
        if _has_inner_capital(word[0]):
            encoded += [encode(text[place : word.start()]), "{", encode(word[0]), "}"]
            place = word.end()
    return "".join([*encoded, encode(text[place:])])


def decode_address(latex: str) -> str:
    """An address or DOI, in which only escapes mean something."""
    if "\\" not in latex and "{" not in latex:
        return latex
    said = {"\\textasciitilde": "~", "\\textbackslash": "\\"}
    return _ESCAPED_IN_ADDRESS.sub(lambda found: found[1] or said.get(found[0].removesuffix("{}"), ""), latex)


def encode_address(text: str) -> str:
    return re.sub(r"[\\{}]", lambda found: {"\\": r"\textbackslash{}"}.get(found[0], f"\\{found[0]}"), text)
