"""How much text fits: lines for the nodes of a drawing, whose letters a browser does not wrap."""

# How wide letters are in the letter of the team at 14.5 units; what is not here is as wide as the widest small one.
_BY_WIDTH = {
    3.4: " '",
    4.3: "j",
    5: "il!(),-.:;[]’‘",
    6.1: "ftI1/",
    7.3: "crsz257",
    8.4: "aegoxy034689?éëè",
    9.2: "bdkpquvEFLPS",
    9.9: "hnBCRXYZ",
    11.2: "ADGKOQTV",
    12.5: "wHNU%&",
    14.5: "mM…",
    16.2: "W",
}
_WIDTHS = {letter: width for width, letters in _BY_WIDTH.items() for letter in letters}
_OTHERS = 10.5
_SMALL = 0.76


def width_of(text: str, *, small: bool = False) -> float:
    """An estimate on the safe side; `small` is the letter of the system at 12.5 or 13 units."""
    return sum(_WIDTHS.get(letter, _OTHERS) for letter in text) * (_SMALL if small else 1)


def wrapped(text: str, room: float, *, most_lines: int) -> list[str]:
    """The text in lines that fit, the last one with an ellipsis when something was left out."""
    lines: list[str] = []
    for word in _words(text, room):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer) <= room:
            lines[-1] = longer
        elif len(lines) < most_lines:
            lines.append(word)
        else:
            lines[-1] = _cut(f"{lines[-1]}…", room)
            break
    return lines


def fitted(text: str, room: float, *, small: bool = False) -> str:
    """The text on one line, with an ellipsis when it does not fit."""
    return text if width_of(text, small=small) <= room else _cut(f"{text}…", room, small=small)


def _cut(text: str, room: float, *, small: bool = False) -> str:
    """Take words off the end, before the ellipsis, until it fits; of one long word, letters."""
    kept = text.removesuffix("…")
    while kept and width_of(f"{kept}…", small=small) > room:
        head, space, _ = kept.rpartition(" ")
        kept = head if space else kept[:-1]
    return kept.rstrip(" ,.;:-") + "…"


def _words(text: str, room: float) -> list[str]:
    """The words; one that is too long for a line comes in pieces with a hyphen."""
    words = []
    for word in text.split():
        rest = word
        while width_of(rest) > room:
            end = next(place for place in range(1, len(rest) + 1) if width_of(f"{rest[:place]}-") > room)
            head = max(1, end - 1)
            words.append(f"{rest[:head]}-")
            rest = rest[head:]
        words.append(rest)
    return words
