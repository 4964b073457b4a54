"""What LaTeX writes for letters and signs that a keyboard once lacked."""

from typing import Final

# A command or sign that puts something on the next letter, as the combining character of Unicode.
ACCENTS: Final = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331", "t": "\u0361",
}  # fmt: skip

SIGNS: Final = {
    "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł",
    "ss": "ß",
    "SS": "ẞ", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "th": "þ",
    "TH": "Þ", "ij": "ij", "IJ": "IJ", "S": "§", "P": "¶", "copyright": "©", "pounds": "£", "euro": "€",
    "texteuro": "€", "EUR": "€", "textsterling": "£", "dag": "†", "ddag": "‡", "ldots": "…", "dots": "…",
    "textellipsis": "…",
    "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
    "textquotedblright": "”", "quotedblbase": "„", "quotesinglbase": "‚", "guillemotleft": "«", "guillemotright": "»",
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textbraceleft": "{", "textbraceright": "}",
    "textless": "<", "textgreater": ">", "textbar": "|", "textbullet": "•", "textdegree": "°", "textregistered": "®",
    "texttrademark": "™", "textunderscore": "_", "textquotesingle": "'", "textasciigrave": "`",
    "textperiodcentered": "·", "textdollar": "$", "textparagraph": "¶", "textsection": "§",
    "textexclamdown": "¡", "textquestiondown": "¿",
    "lbrace": "{", "rbrace": "}", "backslash": "\\", "par": "\n\n", "newline": "\n", "slash": "/", "LaTeX": "LaTeX",
    "TeX": "TeX", "BibTeX": "BibTeX", "times": "×", "pm": "±", "alpha": "α", "beta": "β", "gamma": "γ", "mu": "µ",
    "textmu": "µ", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "neq": "≠", "approx": "≈", "rightarrow": "→",
    "leftarrow": "←",
}  # fmt: skip

# How CSL marks what these commands do with what follows them.
MARKS: Final = {
    "emph": ("<i>", "</i>"), "textit": ("<i>", "</i>"), "mkbibemph": ("<i>", "</i>"), "textsl": ("<i>", "</i>"),
    "textbf": ("<b>", "</b>"), "mkbibbold": ("<b>", "</b>"),
    "textsuperscript": ("<sup>", "</sup>"), "textsubscript": ("<sub>", "</sub>"),
    "textsc": ('<span style="font-variant:small-caps;">', "</span>"),
    "mkbibquote": ("“", "”"), "enquote": ("“", "”"),
}  # fmt: skip
# The same as a switch inside a group: {\em so}.
SWITCHES: Final = {
    "em": "emph", "it": "emph", "itshape": "emph", "sl": "emph", "bf": "textbf", "bfseries": "textbf", "sc": "textsc",
}  # fmt: skip
# Says only how it is set, or that it stays as it is.
SAY_NOTHING: Final = frozenset({
    "rm", "tt", "sf", "upshape", "normalfont", "textrm", "texttt", "textsf", "textnormal", "mbox", "hbox",
    "text", "url", "path", "nolinkurl", "relax", "protect", "noopsort", "bibinfo", "mathrm", "ensuremath",
    "uppercase", "lowercase", "MakeUppercase", "bibstring", "natexlab", "tiny", "small", "large",
})  # fmt: skip

ESCAPES: Final = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "&": r"\&", "%": r"\%",
    "$": r"\$",
    "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}  # fmt: skip
