"""A reference that somebody pastes: what is understood fills in the form, what is not stays readable beside it."""

from __future__ import annotations

from time import process_time
from typing import Any

import pytest

from designteam.evidence.formats import paste
from designteam.evidence.formats.identifiers import doi_in, isbn_13, normal_doi

AKKER = {"family": "Akker", "given": "J.", "non-dropping-particle": "van den"}
VRIES = {"family": "Vries", "given": "B.", "non-dropping-particle": "de"}
JOURNAL = (
    "Akker, J. van den, Gravemeijer, K., & de Vries, B. (2006). Leren kiezen: hoe dan? Pedagogische "
    "Voorbeelden, 83(2), 3–5. https://doi.org/10.5555/PS.2006.12"
)
CHAPTER = "Bakker, K. (2019). Wat zie je? In P. Jansen & J. van den Akker (Red.), Samen ontwerpen (pp. 11-29). De Gouw."
Y2006, Y2019 = {"date-parts": [[2006]]}, {"date-parts": [[2019]]}


@pytest.mark.parametrize(
    ("text", "item"),
    [
        (
            JOURNAL,
            {
                "type": "article-journal", "author": [AKKER, {"family": "Gravemeijer", "given": "K."}, VRIES],
                "issued": Y2006, "title": "Leren kiezen: hoe dan?", "container-title": "Pedagogische Voorbeelden",
                "volume": "83", "issue": "2", "page": "3-5", "DOI": "10.5555/PS.2006.12",
            },
        ),
        (
            "Onderwijsadvies Noord (2019). Klein beginnen (2e herz. druk). Purmerend: Uitgeverij De Gouw.",
            {
                "type": "book", "author": [{"literal": "Onderwijsadvies Noord"}], "issued": Y2019, "edition": "2",
                "title": "Klein beginnen", "publisher-place": "Purmerend", "publisher": "Uitgeverij De Gouw",
            },
        ),
        (
            CHAPTER,
            {
                "type": "chapter", "author": [{"family": "Bakker", "given": "K."}], "issued": Y2019, "page": "11-29",
                "title": "Wat zie je?", "editor": [{"family": "Jansen", "given": "P."}, AKKER],
                "container-title": "Samen ontwerpen", "publisher": "De Gouw",
            },
        ),
        (
            "Kern in Beeld. (2025, 4 maart). Kerndoelen herzien. Geraadpleegd op https://kern.example/doelen.",
            {
                "type": "webpage", "author": [{"literal": "Kern in Beeld"}], "title": "Kerndoelen herzien",
                "issued": {"date-parts": [[2025, 3, 4]]}, "URL": "https://kern.example/doelen",
            },
        ),
        (
            "Smit, A.-F. (z.d.). Rekenen zonder haast [Proefschrift, Radboud Voorbeelduniversiteit].",
            {
                "type": "thesis", "author": [{"family": "Smit", "given": "A.-F."}], "title": "Rekenen zonder haast",
                "genre": "Proefschrift", "publisher": "Radboud Voorbeelduniversiteit",
            },
        ),
        (
            "3. van den Akker J, de Vries B. Leren met ict. Pedagogische Voorbeelden. 2006;83(2):3-5.",
            {
                "type": "article-journal", "author": [AKKER, VRIES], "issued": Y2006, "title": "Leren met ict",
                "container-title": "Pedagogische Voorbeelden", "volume": "83", "issue": "2", "page": "3-5",
            },
        ),
        (
            "Bakker K, Smit AF. Meten zonder cijfers. 2nd ed. Hoorn: De Gouw; 2019.",
            {
                "type": "book", "author": [{"family": "Bakker", "given": "K."}, {"family": "Smit", "given": "A. F."}],
                "title": "Meten zonder cijfers", "edition": "2", "publisher-place": "Hoorn", "publisher": "De Gouw",
                "issued": Y2019,
            },
        ),
        ("@book{a, title={Lezen}, year=2019}", {"id": "a", "type": "book", "title": "Lezen", "issued": Y2019}),
        ("TY  - BOOK\nTI  - Lezen\nER  - ", {"type": "book", "title": "Lezen"}),
    ],
)  # fmt: skip
def test_a_reference_in_a_known_style_is_understood_field_by_field(text: str, item: dict[str, Any]) -> None:
    pasted = paste(text)

    assert pasted.item == item
    assert pasted.left == ""
    assert not pasted.is_bare


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("https://doi.org/10.5555/ps.2006.12", "DOI", "10.5555/ps.2006.12"),
        ("doi: 10.5555/ps.2006.12.", "DOI", "10.5555/ps.2006.12"),
        ("ISBN 978-90-6868-123-9", "ISBN", "9789068681239"),
        ("90 6868 123 0", "ISBN", "9789068681239"),
        ("https://kern.example/doelen", "URL", "https://kern.example/doelen"),
    ],
)
def test_what_is_only_a_number_or_an_address_can_be_looked_up(text: str, name: str, value: str) -> None:
    pasted = paste(text)

    assert (pasted.item.get(name), pasted.is_bare) == (value, True)


def test_what_is_not_understood_stays_in_the_note() -> None:
    pasted = paste("Dat stuk van Kees over lezen, ergens in 2019, zie 10.5555/ps.12")

    assert pasted.left == "Dat stuk van Kees over lezen, ergens in 2019, zie"
    assert pasted.item == {"type": "document", "DOI": "10.5555/ps.12", "note": pasted.left}
    assert pasted.understood == ["DOI"]


def test_half_a_reference_is_half_understood() -> None:
    pasted = paste("Bakker, K. (2019). Wat zie je? Verschenen bij gelegenheid; zie ook deel 2, en verder.")

    assert pasted.item["title"] == "Wat zie je?"
    assert pasted.item["note"] == pasted.left == "Verschenen bij gelegenheid; zie ook deel 2, en verder"


@pytest.mark.parametrize(
    "text",
    [
        "(" * 1_900, "a, " * 600, "A. " * 600, "A, B. & " * 200, "x" * 50_000, "(2019) " * 200, "10.5555/" * 200,
        "[" * 1_900, "\x00\ud800", "",
    ],
)  # fmt: skip
def test_anything_can_be_pasted(text: str) -> None:
    started = process_time()

    paste(text)

    assert process_time() - started < 1


def test_a_doi_and_an_isbn_have_one_form() -> None:
    assert normal_doi(" HTTPS://doi.org/10.5555/ABC(1)<x>") == ""
    assert normal_doi("https://dx.doi.org/10.5555/ABC(1);2-x") == "10.5555/abc(1);2-x"
    assert doi_in("(zie doi:10.5555/abc(1).)") == "10.5555/abc(1)"
    assert isbn_13("0-306-40615-2") == isbn_13("978-0-306-40615-7") == "9780306406157"
    assert isbn_13("080442957X") == "9780804429573"
    assert [isbn_13(wrong) for wrong in ("0-306-40615-3", "9780306406158", "", "123", "٩٧٨٠٣٠٦٤٠٦١٥٧")] == [""] * 5
