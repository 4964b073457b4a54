"""The words inside a reference: letters of LaTeX, dates in every manner, names with particles."""

from __future__ import annotations

from typing import Any

import pytest

from designteam.evidence.formats import normal, read
from designteam.evidence.formats.dates import date_of, text_of
from designteam.evidence.formats.items import Fault
from designteam.evidence.formats.latex import decode, decode_address, encode, encode_rich
from designteam.evidence.formats.names import inverted, natural
from designteam.evidence.formats.plain import plain


@pytest.mark.parametrize(
    ("latex", "text"),
    [
        (r"caf\'e, na\"\i ve, \c{c}, \v s, {\aa}, \ss{} en \O re", "café, naïve, ç, š, å, ß en Øre"),
        (r"\'{\i}, \^\j, \H{o}, \k a, \u{g}, \'{}, \r{u}", "í, ĵ, ő, ą, ğ, , ů"),
        (r"R\&D 100\% \$5 a\_b \#1 \{x\} C:\textbackslash{}map", r"R&D 100% $5 a_b #1 {x} C:\map"),
        (r"1990--1995 --- ``ja'' `nee' \ldots{} \textquoteright s~middags", "1990–1995 — “ja” `nee' … ’s middags"),
        (r"{\em zo} en \emph{zo} en \textsuperscript{2} en \enquote{dit}", "zo en zo en 2 en “dit”"),
        (r"\onbekend{dit} en \anders zo", r"\onbekend{dit} en \anders zo"),
        (r"$x^2$ en $ los, een\-voudig, a\/b, regel\\{}twee", "$x^2$ en $ los, eenvoudig, ab, regel\ntwee"),
        (r"\url{https://x.example/a}, \path{b}", "https://x.example/a, b"),
        (r"\textrm zo \, en \! en {\rm zo}, te {veel} dicht}", "zo  en ! en zo, te veel dicht"),
        (r"{{half", "half"),
    ],
)  # fmt: skip
def test_latex_becomes_text(latex: str, text: str) -> None:
    assert decode(latex) == text
    assert decode(encode(text)) == text


@pytest.mark.parametrize(
    ("latex", "title"),
    [
        (r"Leren in {N}ederland", 'Leren in <span class="nocase">N</span>ederland'),
        (r"{ICT} en {iPads} in {groep} 3", "ICT en iPads in groep 3"),
        (r"De {\'E}cole en {\"O}stersund", "De École en Östersund"),
        (r"\emph{In situ} H\textsubscript{2}O", "<i>In situ</i> H<sub>2</sub>O"),
        (r"{\bf Vet} en \textsc{Klein}", '<b>Vet</b> en <span style="font-variant:small-caps;">Klein</span>'),
    ],
)  # fmt: skip
def test_a_title_keeps_its_capitals_and_italics(latex: str, title: str) -> None:
    assert decode(latex, rich=True) == title
    assert decode(encode_rich(title), rich=True) == title


def test_tags_that_do_not_close_are_ordinary_text() -> None:
    for title in ("a <i>b", "a </i> b", "<i>a</b>", "<span>a</span>", '<i class="nocase">a</i>'):
        assert decode(encode_rich(title), rich=True) == title


def test_an_address_keeps_its_signs() -> None:
    assert decode_address(r"https://x.example/a{\_}b\%20\textasciitilde{}c~d--e") == "https://x.example/a_b%20~c~d--e"


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("2019", [[2019]]), ("2019-03", [[2019, 3]]), ("2019/03/04/", [[2019, 3, 4]]), ("4-3-2019", [[2019, 3, 4]]),
        ("4 maart 2019", [[2019, 3, 4]]), ("March 4th, 2019", [[2019, 3, 4]]), ("mrt 2019", [[2019, 3]]),
        ("2019-03-04T10:11:12Z", [[2019, 3, 4]]), ("2019-00-00", [[2019]]), ("2019-2021", [[2019], [2021]]),
        ("2019-03/2020-01", [[2019, 3], [2020, 1]]), ("-0044", [[-44]]),
    ],
)  # fmt: skip
def test_a_date_in_any_manner(said: str, date: list[list[int]]) -> None:
    assert date_of(said) == {"date-parts": date}


@pytest.mark.parametrize(
    "said",
    ["03/04/2019", "31-02-2019", "2019-13-01", "2019-02/2019-40", "in druk", "maart", "maart april 2019", "x" * 300],
)
def test_what_is_no_certain_date_stays_as_it_was_written(said: str) -> None:
    assert date_of(said) == {"literal": said}


def test_dates_that_are_more_or_less_than_a_day() -> None:
    assert date_of("z.d.") is date_of("n.d.") is date_of(" ") is None
    assert date_of("voorjaar 2020") == {"date-parts": [[2020]], "season": "1"}
    assert date_of("2020~") == date_of("2020?") == {"date-parts": [[2020]], "circa": True}
    for said in ("2020-21", "1990~", "1990-01/1991~", "-0044", "2019-03-04"):
        date = date_of(said)
        assert date is not None
        assert text_of(date) == said


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"issued": {"date-parts": [["2019", "x", 3]]}}, {"issued": {"date-parts": [[2019]]}}),
        ({"issued": {"date-parts": [[2019, 2, 31]], "season": "zomer"}}, {"issued": {"date-parts": [[2019, 2]]}}),
        ({"issued": {"raw": "4 maart 2019"}}, {"issued": {"date-parts": [[2019, 3, 4]]}}),
        ({"issued": {"date-parts": [[0]]}, "accessed": [], "submitted": True}, {}),
        ({"author": [{"given": "Plato"}, {"family": "Plato"}, {}, "x", {"literal": ""}]},
         {"author": [{"literal": "Plato"}, {"literal": "Plato"}]}),
        ({"author": [{"family": "van den Akker", "given": "Jan"}]},
         {"author": [{"family": "Akker", "given": "Jan", "non-dropping-particle": "van den"}]}),
        ({"author": "Jan"}, {}),
        ({"title": ["a", "b"], "volume": 3, "issue": 1.5, "page": True}, {"title": "a", "volume": "3", "issue": "1.5"}),
        ({"page": "3 — 5, 8--9", "keyword": "lezen; schrijven\nlezen"},
         {"page": "3-5, 8-9", "keyword": "lezen, schrijven"}),
        ({"shortTitle": "Kort", "eigen": "a", "custom": {"b": 1, "file": "c:/x", "niet goed": "x"}},
         {"title-short": "Kort", "custom": {"b": "1", "eigen": "a"}}),
    ],
)  # fmt: skip
def test_every_value_has_one_form(given: dict[str, Any], kept: dict[str, Any]) -> None:
    assert normal(given) == kept


def test_an_item_of_hundreds_of_fields_is_none() -> None:
    with pytest.raises(Fault):
        normal({f"veld{number}": "x" for number in range(300)})


def test_names_with_particles() -> None:
    akker = {"family": "Akker", "given": "Jan", "non-dropping-particle": "van den"}

    assert inverted("van den Akker, Jan") == inverted("Akker, Jan van den") == natural("Jan van den Akker") == akker
    assert inverted("Humboldt, Alexander von") == {
        "family": "Humboldt", "given": "Alexander", "dropping-particle": "von",
    }  # fmt: skip
    assert inverted("King, Martin Luther, Jr.") == inverted("King, Jr., Martin Luther", suffix_last=False)
    assert natural("Stichting van de Klas") == {"literal": "Stichting van de Klas"}
    assert natural("Akker, Jan van den") == akker
    assert inverted("a, b, c, d") == {"literal": "a, b, c, d"}
    assert inverted(" , ") == natural(" ") == {}


def test_html_becomes_words() -> None:
    assert plain("<!-- weg --><p>Een</p><p>twee</p><style>x</style> a < b, x<y en <3").split("\n") == [
        " ",
        "Een",
        "",
        "twee",
        "  a < b, x<y en <3",
    ]
    assert plain("&amp;lt;b&amp;gt;vet&amp;lt;/b&amp;gt; &eacute; &nietbestaand;") == "vet é &nietbestaand;"


def test_what_was_written_beside_a_record_and_then_damaged_says_so() -> None:
    (one,) = read(b'TY  - BOOK\nTI  - Lezen\nN1  - csl.director: [{"family"\nER  - \n')

    assert one.fault == "What we wrote beside this record has been changed and cannot be read."
