"""The reference list: sixty works of twelve sorts as the manual prints them, and what no record can spoil."""

from time import process_time
from typing import Any

import pytest
from citeproc import SCHEMA_PATH
from lxml import etree

from designteam.evidence.references import Reference, _remembered, in_text, reference_list
from designteam.evidence.references.processor import STYLE
from tests.support.works import WORKS, Shown, work

NL, EN = "nl", "en"
BOTH = pytest.mark.parametrize("language", [NL, EN])


def only(csl: dict[str, Any], language: str = EN) -> Reference:
    (reference,) = reference_list([{"id": "one"} | csl], language)
    return reference


def starred(reference: Reference) -> str:
    """With italics between asterisks, as the table writes them."""
    return reference.html.replace("<i>", "*").replace("</i>", "*").unescape()


@pytest.mark.parametrize("shown", WORKS, ids=[shown.rule for shown in WORKS])
def test_a_work_is_printed_as_the_manual_prints_it(shown: Shown) -> None:
    dutch, english = only(shown.work, NL), only(shown.work, EN)

    assert starred(dutch) == shown.dutch
    assert starred(english) == shown.english


@pytest.mark.parametrize("shown", WORKS, ids=[shown.rule for shown in WORKS])
def test_a_text_refers_to_it_as_the_manual_does(shown: Shown) -> None:
    references = [in_text([{"id": "one"} | shown.work], language) for language in (NL, EN)]

    plain = [one.replace("<i>", "*").replace("</i>", "*").unescape() for one in references]
    assert plain == [shown.dutch_in_text, shown.english_in_text]


def test_there_are_sixty_works_of_twelve_sorts() -> None:
    """What the library promises; the sorts are those of CSL."""
    assert len(WORKS) >= 60
    assert len({shown.work["type"] for shown in WORKS}) >= 12


def keys(*works: dict[str, Any], language: str = EN) -> list[str]:
    return [reference.id for reference in reference_list(works, language)]


@BOTH
def test_the_list_is_in_the_order_of_the_manual(language: str) -> None:
    """9.44–9.48: letter by letter, nothing before something, no date first, what is in press last."""
    works = [
        work("book", "B", "Cor||Brownson", on="2001", id="brownson"),
        work("book", "B", "Ad||Brown", "Bo||Aa", on="1999", id="with another"),
        work("book", "B", "Ad||Brown", on="2011", id="later"),
        work("book", "B", "Ad||Brown", on="2010", id="earlier"),
        work("book", "B", "Ad||Brown", id="no date"),
        work("book", "B", "Ad||Brown", status="in press", id="in press"),
        work("book", "De appel", id="the title counts without its article"),
        work("book", "B", "Ë||Àbel", on="2000", id="accents do not count"),
        work("book", "B", "Z|van den|Akker", on="2000", id="under the particle"),
        work("book", "B", "A||Vaas", on="2000", id="vaas"),
    ]

    assert keys(*reversed(works), language=language) == [
        "accents do not count", "the title counts without its article", "no date", "earlier", "later", "in press",
        "with another", "brownson", "vaas", "under the particle",
    ]  # fmt: skip


def test_works_of_one_author_in_one_year_get_letters() -> None:
    """8.19, 9.47: in the order of the list, so by title; a year alone comes before a day."""
    works = [
        work("webpage", "Alfa", "A||Bos", on="2020-05-04", id="day"),
        work("book", "Zeta", "A||Bos", on="2020", id="z"),
        work("book", "Het begin", "A||Bos", on="2020", id="b"),
        work("book", "Anders", "A||Bos", "C||Dam", on="2020", id="other people"),
    ]

    first, second, third, other = reference_list(works, NL)

    assert [first.in_text, second.in_text, third.in_text] == ["Bos, 2020a", "Bos, 2020b", "Bos, 2020c"]
    assert third.text == "Bos, A. (2020c, 4 mei). Alfa."
    assert other.in_text.unescape() == "Bos & Dam, 2020"
    assert in_text(works[1:3], NL) == "(Bos, 2020a; Bos, 2020b)"


def test_without_a_date_the_letter_follows_a_hyphen() -> None:
    """8.19: n.d.-a, n.d.-b."""
    works = [work("book", title, "A||Bos", id=title) for title in ("Een", "Twee")]

    assert [one.in_text for one in reference_list(works, EN)] == ["Bos, n.d.-a", "Bos, n.d.-b"]
    assert [one.in_text for one in reference_list(works, NL)] == ["Bos, z.d.-a", "Bos, z.d.-b"]


def mentioned(*works: dict[str, Any], language: str = EN) -> list[str]:
    listed = reference_list([one | {"id": f"{place}"} for place, one in enumerate(works)], language)
    return [one.in_text.unescape() for one in listed]


def test_works_that_would_be_shortened_alike_name_more_people() -> None:
    """8.18: as many names as it takes."""
    first = work("book", "A", "A||Kapoor", "B||Bloom", "C||Montez", "D||Warner", "E||Park", on="2017")
    second = work("book", "B", "A||Kapoor", "B||Bloom", "C||Zucker", "D||Warner", "E||Park", on="2017")

    assert mentioned(first, second) == ["Kapoor, Bloom, Montez, et al., 2017", "Kapoor, Bloom, Zucker, et al., 2017"]


def test_et_al_never_stands_for_one_name() -> None:
    """8.18: the last is named instead."""
    first = work("book", "A", "A||Hasan", "B||Liang", "C||Kahn", on="2015")
    second = work("book", "B", "A||Hasan", "B||Liang", "C||Weintraub", on="2015")

    assert mentioned(first, second) == ["Hasan, Liang, & Kahn, 2015", "Hasan, Liang, & Weintraub, 2015"]


def test_works_of_other_years_keep_the_short_way() -> None:
    """8.18: the year tells them apart."""
    first = work("book", "A", "A||Hasan", "B||Liang", "C||Kahn", on="2015")
    second = work("book", "B", "A||Hasan", "B||Bos", "C||Weintraub", on="2016")

    assert mentioned(first, second) == ["Hasan et al., 2016", "Hasan et al., 2015"]


def test_first_authors_with_one_family_name_keep_their_initials() -> None:
    """8.20: also when the years differ; before a particle stands an initial, so it keeps its small letter."""
    works = [
        work("book", "A", "Jan|van den|Akker", "Ad||Bos", on="2015"),
        work("book", "B", "Tim Jan|van den|Akker", on="2014"),
        work("book", "C", "=Van den Akker", on="2013"),
    ]

    assert mentioned(*works, language=NL) == [
        "Van den Akker, 2013", "J. van den Akker & Bos, 2015", "T. J. van den Akker, 2014",
    ]  # fmt: skip


def test_the_same_work_twice_is_in_the_list_once() -> None:
    book = work("book", "Samen", "A||Bos", on="2020", id="7")

    assert keys(book, dict(book)) == ["7"]


def test_a_reference_ends_with_an_address_that_can_be_made_a_link() -> None:
    read = only(work("book", "Wie & wat", "A||Bos", on="2020", URL="https://a.example/?x=1&y=2"))

    assert read.address == "https://a.example/?x=1&y=2"
    assert read.before_address == "Bos, A. (2020). <i>Wie &amp; wat</i>. "
    assert only(work("book", "Wie", URL="javascript:alert(1)")).address == ""


HOSTILE: list[dict[str, Any]] = [
    {},
    {"title": "<script>alert(1)</script><i>", "type": "book"},
    {"title": "x" * 10_000, "type": "article-journal", "container-title": "y" * 10_000},
    {"title": "  ", "author": [{}], "type": "\x00"},
    {"title": None, "author": None, "issued": None, "type": None},
    {"title": ["a"], "author": "Jan", "issued": [1], "type": {"a": 1}},
    {"title": "a", "author": [{"family": "-"}, {"given": "--"}, {"literal": 7}, "Jan", None, [[]]]},
    {"title": "a", "author": [{"family": "Bos", "given": "- - ."}, {"family": "ﷺ", "given": "\u202e"}]},
    {"title": "a", "issued": {"date-parts": [[2020, 3, 4], [2019, 1, 1]]}},
    {"title": "a", "issued": {"date-parts": [[2020, 13, 45]]}, "type": "webpage"},
    {"title": "a", "issued": {"date-parts": [["9" * 5000]]}},
    {"title": "a", "issued": {"date-parts": [[]]}, "accessed": {"date-parts": [[{}]]}},
    {"title": "a", "issued": {"date-parts": [[10**30, -5, True]]}},
    {"title": "a", "issued": {"literal": "<b>ooit</b>"}},
    {"title": "{0} %s %(x)s \\ue000 \ue000\ue001\ue002", "type": "thesis", "genre": "\ue000"},
    {"title": "a", "DOI": "10.1/<script>", "URL": "javascript:alert(1)"},
    {"title": "a", "page": "1-2-3-4, 5 & 6", "volume": "[", "issue": "(" * 100, "number": "-"},
    {"title": "a", "type": "chapter", "container-title": "?", "edition": "999999999999999999999", "page": "–"},
    {"title": "a", "author": [{"family": "Bos", "given": "A"}] * 3000},
]  # fmt: skip


@pytest.mark.parametrize("record", HOSTILE, ids=range(len(HOSTILE)))
@BOTH
def test_no_record_keeps_the_list_from_being_shown(record: dict[str, Any], language: str) -> None:
    sound = work("book", "Samen", "A||Bos", on="2020", id="sound")

    references = {one.id: one for one in reference_list([{"id": "x"} | record, sound], language)}

    assert references["sound"].text == "Bos, A. (2020). Samen."
    assert references["x"].text
    for markup in (references["x"].html, references["x"].in_text):
        assert markup.count("<i>") == markup.count("</i>")
        assert "<" not in markup.replace("<i>", "").replace("</i>", "")


def test_what_the_processor_cannot_print_becomes_a_plain_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> str:
        raise ZeroDivisionError

    monkeypatch.setattr("designteam.evidence.references.printed", broken)

    line = only(work("book", "Nooit eerder <gezien>", "A||Bos", "=SLO", on="2020", DOI="10.1/a"))

    assert line.text == "Bos, SLO. 2020. Nooit eerder <gezien>. https://doi.org/10.1/a"
    assert "&lt;gezien&gt;" in line.html


def test_a_changed_source_is_another_reference() -> None:
    """What is remembered is remembered by all that it is made of."""
    before, after = (only(work("book", title, "A||Bos", on="2020")) for title in ("Voor", "Na"))

    assert (before.text, after.text) == ("Bos, A. (2020). Voor.", "Bos, A. (2020). Na.")


def test_a_list_shown_again_costs_a_fraction() -> None:
    works = [shown.work | {"id": f"{place}"} for place, shown in enumerate(WORKS)]
    _remembered.cache_clear()

    first, again = (_seconds(works) for _ in range(2))

    assert again < first / 3


def _seconds(works: list[dict[str, Any]]) -> float:
    begin = process_time()
    reference_list(works, NL)
    return process_time() - begin


def test_the_style_is_valid_csl() -> None:
    schema = etree.RelaxNG(etree.parse(SCHEMA_PATH))

    assert schema.validate(etree.parse(STYLE)), schema.error_log
