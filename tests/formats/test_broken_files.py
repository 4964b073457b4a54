"""Broken and hostile files: each record says what is wrong with it, the others are read, and it takes no time."""

from __future__ import annotations

import random
from pathlib import Path
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from designteam.evidence.formats import MOST_BYTES, CannotRead, Format, paste, read, source_values, write
from tests.support.references import EXAMPLES, PIECES

FILES = Path(__file__).parent / "files"
WHOLE = {path.name: path.read_bytes() for path in sorted(FILES.iterdir())}
MOST_SECONDS = 5.0
A_MB = 1_000_000


def faults_in(text: str | bytes) -> list[tuple[int, int, str]]:
    content = text if isinstance(text, bytes) else text.encode()
    return [(one.number, one.line, one.fault % one.details) for one in read(content) if one.fault]


def test_one_broken_entry_does_not_take_the_next_along() -> None:
    text = (
        "@book{a, title={Lezen}}\n\n@book{b, title={Open\n  year=2001\n}\n@book{c, title={Rekenen}}\n@book{d, title}\n"
    )

    found = list(read(text.encode()))

    assert [(one.item or {}).get("title") for one in found] == ["Lezen", None, "Rekenen", None]
    assert faults_in(text) == [
        (2, 3, "The closing brace is missing."),
        (4, 7, "What stands at “title” is no field with a value."),
    ]


def test_a_record_that_is_cut_off_is_read_with_doubt() -> None:
    text = "TY  - JOUR\nTI  - Lezen\nTY  - BOOK\nTI  - Rekenen\nER  - \nTY  - BOOK\nTI  - Half"

    found = list(read(text.encode()))

    assert [(one.number, one.line, one.is_doubtful) for one in found] == [(1, 1, True), (2, 3, False), (3, 6, True)]
    assert [one.item["title"] for one in found if one.item] == ["Lezen", "Rekenen", "Half"]


def test_json_that_breaks_off_gives_what_stood_before_it() -> None:
    text = '[\n {"type": "book", "title": "Lezen"},\n {"type": "book", "title": \n '
    text += '{"type": "book", "title": "Rekenen"},\n 5]'

    assert [one.item["title"] for one in read(text.encode()) if one.item] == ["Lezen", "Rekenen"]
    assert [line for _number, line, _fault in faults_in(text)] == [3, 5]


def test_xml_is_read_record_by_record() -> None:
    good = '<record><ref-type name="Book">6</ref-type><titles><title>Lezen</title></titles></record>'
    text = f"<xml><records>\n{good}\n<record><titles><title>Open</record>\n<record>&weg;</record>\n"
    text += f"{good}\n<record><titles>"

    assert [one.is_broken for one in read(text.encode())] == [False, True, True, False, True]
    assert faults_in(text)[2] == (5, 6, "The end of this record is missing (</record>).")


def test_a_table_with_a_row_that_does_not_close() -> None:
    text = 'Item Type,Title,Author\nbook,Lezen,"Jansen, Piet"\nbook,"Op"en,x\nbook,Rekenen,"Bakker, Kees",te,veel\n'

    found = list(read(text.encode()))

    assert [one.is_broken for one in found] == [False, True, False]
    assert [(one.line, one.is_doubtful) for one in found] == [(2, False), (3, False), (4, True)]


@pytest.mark.parametrize(
    "content",
    [
        b"", b"   \n", b"zomaar tekst", b"%PDF-1.7 ...", b"PK\x03\x04...", b"\x00" * 1000,
        b"<html><body>x</body></html>",
        b"a,b\n1,2\n", b"@comment{x}", b"[]", b"{}", b"a" * (MOST_BYTES + 1), b"@book{a,title=x}\n" * 5_001,
        b'<!DOCTYPE a [<!ENTITY b "c">]><xml><records><record>&b;</record></records></xml>',
        b'<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/passwd"><record></record>',
    ],
)  # fmt: skip
def test_what_is_no_file_of_references_is_refused_as_a_whole(content: bytes) -> None:
    if content == b"{}":
        assert all(one.is_broken for one in read(content))
        return
    with pytest.raises(CannotRead) as refused:
        read(content, name="lijst.csv" if content.startswith(b"a,b") else "")

    assert "%" not in refused.value.reason % refused.value.details


BOMBS = {
    "open braces": "@book{a, title={" + "{" * A_MB,
    "deep braces": "@book{a, title={" + "{" * 20_000 + "}" * 20_000 + "}}",
    "entries that never close": "@book{a,\n title={x\n" * 4_999,
    "heads on one line": "@book{a, " * 100_000,
    "comments": "@comment{x\n" * 100_000,
    "abbreviations of abbreviations": '@string{a0 = "tien tekens"}\n'
    + "".join(f"@string{{a{n + 1} = a{n} # a{n}}}\n" for n in range(60))
    + "@book{x, title=a60}",
    "abbreviations in a circle": "@string{a=b}\n@string{b=a}\n@book{x,title=a#b#a}",
    "a large abbreviation everywhere": '@string{a="' + "x" * 40_000 + '"}' + "@book{x,title=a}\n" * 4_900,
    "fields": "@book{a," + "a=1," * 200_000,
    "joined values": "@book{a,title=" + "1 # " * 200_000,
    "commands": "@book{a,title={" + "\\emph{" * 8_000 + "}" * 8_000 + "}}",
    "accents": "@book{a,title={" + "\\'" * 24_000 + "}}",
    "nothing but LaTeX": ("@book{x,title={" + "\\'e{}" * 380 + "}}\n") * 2_000,
    "people": "@book{a,author={" + "a and " * 8_000 + "}}",
    "tags in an abstract": ('@book{x,title=a,abstract={' + '<b x="' * 300 + "}}\n") * 1_000,
    "a thousand keywords": "TY  - JOUR\n" + "KW  - a\n" * 200_000,
    "an endless line": "TY  - JOUR\nAB  - " + "a" * A_MB,
    "lines that go on": "TY  - JOUR\nAB  - x\n" + "a\n" * 500_000,
    "brackets": "[" * A_MB,
    "objects": '{"a":' * 200_000,
    "objects on lines": '{"a":\n' * 200_000,
    "a long number": '[{"type":"book","title":"x","volume":' + "9" * 100_000 + "}]",
    "elements": "<xml><records><record>" + "<a>" * 200_000 + "</record>",
    "records that never close": "<record>" * 4_999,
    "undefined entities": "<record>" + "&x;" * 100_000 + "</record>",
    "authors": "<record><contributors><authors>" + "<author>a</author>" * 50_000 + "</authors></contributors></record>",
    "quotation marks": '"Item Type","Title"\n' + '"' * A_MB,
    "cells": "Item Type,Title\n" + "a," * 200_000,
    "one cell": "Item Type,Title\nbook," + "a" * A_MB,
}  # fmt: skip


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_does_not_go_off(name: str) -> None:
    started = process_time()

    try:
        found = list(read(BOMBS[name].encode()))
    except CannotRead:
        found = []

    assert process_time() - started < MOST_SECONDS
    assert all(len(str(one.item)) < A_MB for one in found)


def test_one_field_of_a_megabyte_costs_only_its_record() -> None:
    text = "TY  - JOUR\nTI  - Groot\nAB  - " + "a" * A_MB + "\nER  - \nTY  - BOOK\nTI  - Gewoon\nER  - "

    assert faults_in(text) == [(1, 1, "“abstract” has 1000000 characters; at most 50000 fit.")]


def test_an_abstract_with_html_becomes_plain_text() -> None:
    abstract = (
        "<jats:p>Lezen &amp;amp; <b onclick='x()'>schrijven</b></jats:p><script>kwaad()</script>a<b en p &lt; .05"
    )

    (one,) = read(write([{"type": "book", "title": "x", "abstract": abstract}], Format.CSL_JSON))

    assert one.item is not None
    assert one.item["abstract"] == "Lezen & schrijven\na<b en p < .05"


def _damaged(content: bytes, chance: random.Random) -> bytes:
    """A file with something cut out of it, doubled, turned round, or put where it does not belong."""
    for _time in range(chance.randint(1, 4)):
        start, end = sorted(chance.randint(0, len(content)) for _ in range(2))
        sign = chance.choice(PIECES).encode("utf-8", "replace")
        match chance.randint(0, 7):
            case 0:
                content = content[:start]
            case 1:
                content = content[:start] + content[end:]
            case 2:
                content = content[:start] + sign * chance.choice([1, 1, 50]) + content[start:]
            case 3:
                content = content[:start] + bytes(chance.randbytes(chance.randint(1, 8))) + content[start:]
            case 4:
                content = content[:end] + content[start:]
            case 5:
                content = content.decode("utf-8", "replace").encode(chance.choice(["utf-16", "cp1252"]), "replace")
            case 6:
                content = content.replace(
                    chance.choice([b"}", b"\n", b'"', b",", b">", b" "]), sign, chance.randint(1, 9)
                )
            case _:
                content = content[end:] + content[:start]
    return content


@pytest.mark.parametrize("name", WHOLE)
@given(seed=st.integers(0, 2**32))
@settings(deadline=None, max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
def test_a_damaged_file_is_read_or_refused_and_never_breaks_anything(name: str, seed: int) -> None:
    content = _damaged(WHOLE[name], random.Random(seed))  # noqa: S311  a made-up file needs no cryptographic chance
    started, said = process_time(), ""

    try:
        found = list(read(content, name=name))
    except CannotRead as refused:
        found, said = [], refused.reason % refused.details
    assert found or said
    for one in found:
        assert one.item or one.fault % one.details
        assert one.item is None or source_values(one.item)["title_key"] is not None
    kept = [{**one.item, "id": f"n{one.number}"} for one in found if one.item and one.item.get("title")]
    for form in Format if kept else ():
        assert [one.item for one in read(write(kept, form))] == kept
    paste(content.decode("utf-8", "replace"))

    assert process_time() - started < MOST_SECONDS
