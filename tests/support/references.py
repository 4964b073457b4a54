"""References of every sort, made up: with the signs and words that mean something in one format or another."""

from __future__ import annotations

import os
from typing import Any, Final

from hypothesis import strategies as st

from designteam.evidence.formats import Item, normal
from designteam.evidence.formats.sorts import SORTS
from designteam.evidence.formats.variables import DATES, PEOPLE, TEXTS

# Few in an ordinary run, which should take seconds; EXAMPLES=2000 looks further.
EXAMPLES: Final = int(os.environ.get("EXAMPLES", "20"))

# Signs that mean something in one of the formats, words that mean something in another, and ordinary ones.
PIECES = [
    "Leren lezen", "groep 3", "ICT", "iPad", "Pedagogische Studiën", "Östersund", "’s middags", "it’s", "p < .05",
    "<i>in situ</i>", "<sup>2</sup>", '<span class="nocase">Nederland</span>', "<b>", "</i>", "&amp;", "R&D", "100%",
    "€ 3,50", "$x$", "a_b", "#1", "{", "}", "\\", "\\emph{x}", "~", "^", '"', "'", "``", "''", "--", "---",
    "–", "—", "`",
    "@", "@book{x,", "TY  - JOUR", "ER  - ", "AU  - x", "csl.title: y", "DOI: 10.1/x", "Status: af", "=1+1",
    "-1", "+x",
    ",", ";", ":", " and ", "and others", "et al.", "van den", "de", "Jr.", "[", "]", "{\"a\": 1}",
    "</record>", "<record>",
    "<!-- x -->", "<p>", "]]>", "%0 Book", "日本語", "مرحبا", "e\u0301", "\u200d", "\u00a0", "\ufeff", "1",
    "2019", "z.d.",
    "978-90-04-12345-6", "1234-5678", "'=", "\t", "'", "null", "true",
]  # fmt: skip
words = st.lists(
    st.sampled_from(PIECES) | st.text(st.characters(exclude_characters="\ufffd"), max_size=8), min_size=1, max_size=6
)
line = st.tuples(words, st.sampled_from(["", " "])).map(lambda both: both[1].join(both[0]))
lines = st.lists(line, min_size=1, max_size=4).map("\n".join)
part = (
    st.sampled_from(["Akker", "Jan", "van den", "de", "Gravemeijer", "O’Neill", "McKenney", "T. C.", "K. P. E."]) | line
)
name = st.fixed_dictionaries({"family": part}, optional={
    "given": part, "suffix": st.sampled_from(["Jr.", "III"]) | line, "dropping-particle": st.just("von") | line,
    "non-dropping-particle": st.sampled_from(["van den", "de", "’t"]) | line,
}) | st.fixed_dictionaries({"literal": part})  # fmt: skip
parts = st.tuples(st.integers(-300, 2100), st.integers(1, 13), st.integers(1, 31)).flatmap(
    lambda date: st.integers(1, 3).map(lambda most: list(date[:most]))
)
date = st.fixed_dictionaries(
    {"date-parts": st.lists(parts, min_size=1, max_size=2)},
    optional={"circa": st.booleans(), "season": st.sampled_from(["1", "4", "zomer"])},
) | st.fixed_dictionaries({"literal": st.sampled_from(["in druk", "maart 2020", "z.d.", "omstreeks 1900"]) | line})


@st.composite
def items(draw: st.DrawFn) -> Item:
    """Any item at all, in its one form, with a title so that it is one."""
    raw: dict[str, Any] = {"type": draw(st.sampled_from([sort.csl for sort in SORTS])), "title": draw(line)}
    raw["id"] = draw(st.sampled_from(["akker2006", "a b", "É/1", "x"]) | line)
    for variable in draw(st.lists(st.sampled_from(sorted({*TEXTS, *PEOPLE, *DATES})), max_size=12)):
        if variable in PEOPLE:
            raw[variable] = draw(st.lists(name, min_size=1, max_size=3))
        elif variable in DATES:
            raw[variable] = draw(date)
        else:
            raw[variable] = draw(lines)
    raw["custom"] = draw(st.dictionaries(st.sampled_from(["ris-c1", "eprint", "x-y"]), lines, max_size=2))
    item = normal(raw)
    return item if item.get("title") and item.get("id") else item | {"title": "Lezen", "id": "lezen"}
