"""Files in the manner of the programs that people have: Zotero, EndNote and Mendeley."""

from __future__ import annotations

from pathlib import Path

import pytest

from designteam.evidence.formats import Format, Item, read, write

FILES = Path(__file__).parent / "files"
AKKER = {"family": "Akker", "given": "Jantine", "non-dropping-particle": "van den"}
VRIES = {"family": "Vries", "given": "Bregje", "non-dropping-particle": "de"}
HOGESCHOOL = {"literal": "Hogeschool Waterland"}


def items_in(name: str) -> list[Item]:
    found = list(read((FILES / name).read_bytes(), name=name))
    assert [one.fault for one in found] == [""] * len(found)
    return [one.item for one in found if one.item]


@pytest.mark.parametrize("name", sorted(path.name for path in FILES.iterdir()))
def test_a_file_of_each_program_goes_through_every_format_and_stays_the_same(name: str) -> None:
    items = [{**item, "id": item.get("id", f"n{place}")} for place, item in enumerate(items_in(name))]

    for form in Format:
        assert [one.item for one in read(write(items, form))] == items, form


def test_bibtex_of_zotero() -> None:
    article, chapter, thesis, page = items_in("zotero.bib")

    assert article == {
        "id": "akker_leren_2021",
        "type": "article-journal",
        "title": "Leren kiezen in groep 7: een ontwerponderzoek naar ICT en eigenaarschap",
        "title-short": "Leren kiezen in groep 7",
        "author": [AKKER, VRIES, {"family": "Çelik", "given": "Ayşe"}],
        "container-title": "Pedagogische Voorbeelden",
        "volume": "98",
        "issue": "2",
        "page": "103-118",
        "issued": {"date-parts": [[2021, 3]]},
        "accessed": {"date-parts": [[2024, 1, 15]]},
        "DOI": "10.5555/ps.2021.12_a",
        "ISSN": "0165-0645",
        "URL": "https://tijdschrift.example/artikel/12?taal=nl&deel=1",
        "language": "nl",
        "license": "CC BY 4.0",
        "keyword": "eigenaarschap, ict, keuzes",
        "note": "Gelezen in de bordsessie",
        "abstract": "Leerlingen die hun eigen doel kozen, werkten langer door. Het effect was klein (p < .05).\n\n"
        "De leraren vonden het lastig om los te laten.",
    }
    assert chapter["title"] == 'Wat zie je dinsdagochtend? <span class="nocase">Kijken</span> met een iPad'
    assert chapter["author"] == [HOGESCHOOL, {"family": "Bakker", "given": "Kees"}]
    assert chapter["translator"] == [{"family": "Hart", "given": "Ina", "non-dropping-particle": "'t"}]
    assert (chapter["collection-title"], chapter["collection-number"]) == ("Onderwijs in ontwerp", "4")
    assert (thesis["type"], thesis["genre"], thesis["publisher"]) == (
        "thesis", "Proefschrift", "Radboud Voorbeelduniversiteit",
    )  # fmt: skip
    assert (page["title"], page["URL"]) == ("Kerndoelen 100% herzien & uitgelegd", "https://kern.example/~doelen")


def test_what_stands_on_somebodys_own_machine_stays_there() -> None:
    for path in FILES.iterdir():
        assert "leraar" not in str([one.item for one in read(path.read_bytes(), name=path.name)]), path.name


def test_ris_of_zotero() -> None:
    article, chapter, post = items_in("zotero.ris")

    assert article["author"] == [AKKER, VRIES, {"family": "Çelik", "given": "Ayşe"}]
    assert article["issued"] == {"date-parts": [[2021, 3, 14]]}
    assert article["accessed"] == {"date-parts": [[2024, 1, 15]]}
    assert (article["page"], article["ISSN"], article["keyword"]) == ("103-118", "0165-0645", "eigenaarschap, ict")
    assert article["note"] == "Gelezen in de bordsessie"
    assert (chapter["editor"], chapter["author"]) == ([{"family": "Jansen", "given": "Piet"}], [HOGESCHOOL])
    assert (chapter["collection-title"], chapter["ISBN"]) == ("Onderwijs in ontwerp", "978-90-00-00001-2")
    assert (post["type"], post["issued"]) == ("post-weblog", {"date-parts": [[2023, 11]]})


def test_csl_json_of_zotero() -> None:
    article, talk, book = items_in("zotero.json")

    assert article["title"] == "Leren kiezen in groep 7: een <i>ontwerponderzoek</i> naar ICT"
    assert article["container-title-short"] == "Ped. Vb."
    assert talk["issued"] == {"date-parts": [[2022, 11, 9], [2022, 11, 10]]}
    assert book["issued"] == {"date-parts": [[2020]], "season": "2"}
    assert book["original-date"] == {"date-parts": [[1978]], "circa": True}
    assert (book["id"], book["volume"], book["custom"]) == ("17", "3", {"plank": "B4"})


def test_the_table_of_zotero() -> None:
    article, chapter, program = items_in("zotero.csv")

    assert article["abstract"] == (
        'Leerlingen die hun eigen doel kozen,\nwerkten langer door. Ze zeiden: "dit is van mij".'
    )
    assert (article["keyword"], article["annote"]) == ("eigenaarschap, ict, keuzes", "Mooi stuk")
    assert article["original-date"] == {"date-parts": [[1978]]}
    assert article["note"] == "Gelezen in de bordsessie"
    assert chapter["collection-number"] == "4"
    assert program["title"] == "=Rekenblad, versie 2"
    assert "issued" not in program


def test_no_cell_of_an_exported_table_is_taken_for_a_formula() -> None:
    risky: list[Item] = [{"id": "a", "type": "book", "title": start + "1+1"} for start in "=+-@"]

    text = write(risky, Format.ZOTERO_CSV).decode("utf-8-sig")

    assert [line.split(",")[4] for line in text.splitlines()[1:]] == ['"\'=1+1"', '"\'+1+1"', '"\'-1+1"', '"\'@1+1"']


def test_xml_of_endnote() -> None:
    article, book = items_in("endnote.xml")

    assert article["title"] == "Leren kiezen in <i>groep 7</i>"
    assert article["author"] == [AKKER, HOGESCHOOL]
    assert article["issued"] == {"date-parts": [[2021, 3, 14]]}
    assert article["ISSN"] == "0165-0645 2211-0645 (Electronic)"
    assert article["abstract"] == "Leerlingen & leraren kozen samen.\nHet effect was klein (p < .05)."
    assert article["language"] == "nl"
    assert book["editor"] == [{"family": "Jansen", "given": "Piet"}]
    assert (book["collection-title"], book["number-of-volumes"]) == ("Onderwijs in ontwerp", "3")


def test_ris_of_endnote() -> None:
    article, report = items_in("endnote.ris")

    assert article["title"] == "Leren kiezen in groep 7: een ontwerponderzoek naar ict"
    assert article["author"] == [AKKER, HOGESCHOOL]
    assert article["issued"] == {"date-parts": [[2021, 3, 14]]}
    assert article["container-title-short"] == "Ped. Vb."
    assert article["keyword"] == "eigenaarschap, ict"
    assert article["abstract"] == "Eerste regel.\n\nTweede regel."
    assert (report["number"], report["number-of-pages"], report["genre"]) == ("7", "48", "Adviesrapport")


def test_the_tagged_form_of_endnote() -> None:
    article, chapter = items_in("endnote.enw")

    assert (article["author"], article["issue"], article["ISSN"]) == ([AKKER, VRIES], "2", "0165-0645")
    assert (chapter["type"], chapter["container-title"]) == ("chapter", "Samen ontwerpen")
    assert chapter["editor"] == [{"family": "Jansen", "given": "Piet"}]


def test_bibtex_of_mendeley() -> None:
    article, book = items_in("mendeley.bib")

    assert article["title"] == "Leren kiezen in groep 7: café & Österreich"
    assert article["author"] == [AKKER, VRIES, {"family": "Andrén", "given": "Björn"}]
    assert (article["DOI"], article["URL"]) == ("10.5555/ps.2021.12_a", "https://tijdschrift.example/artikel_12")
    assert (book["author"], book["edition"]) == ([HOGESCHOOL], "Tweede")


def test_ris_of_mendeley() -> None:
    article, thesis = items_in("mendeley.ris")

    assert (article["id"], article["issued"]) == ("Akker2021", {"date-parts": [[2021, 3, 14]]})
    assert "genre" not in article
    assert (thesis["type"], thesis["genre"]) == ("thesis", "Proefschrift")


def test_bibtex_as_people_write_it_by_hand() -> None:
    text = r"""
    Een verzameling van de bordsessie, met mail aan team@school.example.
    @comment{niet lezen: @book{weg, title={Weg}}}
    @preamble{"\newcommand{\x}{y}"}
    @STRING(pv = "Pedagogische " # {Voorbeelden})
    @Article(akker:2021, Author = "Jan {van der} Akker and Bregje de Vries and others",
      TITLE = "Een {\"o}fening --- voor \emph{allen} in {N}ederland", journal = pv, YEAR = 2021, month = mar # "~4",
      abstract = {Een regel
        die doorloopt.

        En een alinea.}, pages = "3--5", crossref = niets)
    @incollection{hoofdstuk, title = {Wat zie je?}, author = {Kees {Bakker Smit}}, crossref = {bundel}}
    @collection{bundel, title = {Samen ontwerpen}, editor = {Jansen, Jr., Piet}, year = {ca. 2019},
      publisher = {De Gouw}}
    """

    article, chapter, book = [one.item for one in read(text.encode()) if one.item]

    assert article["title"] == 'Een öfening — voor <i>allen</i> in <span class="nocase">N</span>ederland'
    assert article["container-title"] == "Pedagogische Voorbeelden"
    assert article["abstract"] == "Een regel die doorloopt.\n\nEn een alinea."
    assert article["issued"] == {"date-parts": [[2021, 3, 4]]}
    assert article["author"][1:] == [VRIES | {"given": "Bregje"}, {"literal": "et al."}]
    assert chapter["author"] == [{"family": "Bakker Smit", "given": "Kees"}]
    assert (chapter["container-title"], chapter["publisher"]) == ("Samen ontwerpen", "De Gouw")
    assert book["editor"] == [{"family": "Jansen", "given": "Piet", "suffix": "Jr."}]
    assert book["issued"] == {"literal": "ca. 2019"}


def test_letters_that_were_lost_are_said() -> None:
    kept = "@book{a, title={Één café in Curaçao, zei Ayşe Çelik; één}}\n".encode()

    (one,) = read(kept)
    damaged = list(read(kept * 3 + b"@book{b, title={caf\xe9 en th\xe9}}"))

    assert not one.is_doubtful
    assert [found.is_doubtful for found in damaged] == [False, False, False, True]
    assert "letters" in damaged[3].fault


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_file_in_the_letters_of_another_time_reads_the_same(encoding: str) -> None:
    text = "@book{a,\r\n title = {Één café in Curaçao – “vier” à € 3},\r\n year = 2001}\r\n"

    (one,) = read(text.encode(encoding))

    assert one.item is not None
    assert one.item["title"] == "Één café in Curaçao – “vier” à € 3"
