"""NL-LOM: what Edurep asks of every record stands in it, in the order that the binding fixes."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from syrupy.assertion import SnapshotAssertion

from designteam.method.licences import LICENCES
from designteam.method.vocabulary import LEARNING_AREAS, PRODUCT_TYPES
from designteam.network.models import SchoolType
from designteam.products.formats import Author, Enclosure, LearningObject, json_ld, nl_lom, oai_dc
from designteam.products.formats.concepts import CONTEXTS, DISCIPLINES, MATERIAL
from tests.support.learning import NS, a_full_product, a_product

LOM = f"{{{NS['lom']}}}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# In which order the binding of IMS Meta-data 1.2.4 wants the elements that we write; "+" may come more than once.
ORDER = {
    "lom": "general lifecycle metametadata technical educational rights relation+ classification+",
    "general": "title catalogentry language description keyword+ aggregationlevel",
    "title": "langstring",
    "catalogentry": "catalog entry",
    "entry": "langstring",
    "description": "langstring",
    "keyword": "langstring",
    "lifecycle": "version status contribute+",
    "version": "langstring",
    "contribute": "role centity date",
    "centity": "vcard",
    "date": "datetime",
    "metametadata": "catalogentry contribute metadatascheme+ language",
    "technical": "format+ size location",
    "educational": "learningresourcetype intendedenduserrole+ context+ typicalagerange+ typicallearningtime",
    "typicalagerange": "langstring",
    "typicallearningtime": "datetime",
    "rights": "cost copyrightandotherrestrictions description",
    "relation": "kind resource",
    "resource": "description catalogentry",
    "classification": "purpose taxonpath+",
    "taxonpath": "source taxon",
    "taxon": "id entry",
    "source": "langstring",
    "value": "langstring",
    **dict.fromkeys(
        (
            "aggregationlevel", "status", "role", "learningresourcetype", "intendedenduserrole", "context", "cost",
            "copyrightandotherrestrictions", "kind", "purpose",
        ),
        "source value",
    ),
}  # fmt: skip
HOLD_TEXT = {
    "langstring", "catalog", "language", "datetime", "vcard", "metadatascheme", "format", "size", "location", "id",
}  # fmt: skip


def read(product: LearningObject) -> Any:
    """The document as a stranger reads it."""
    return etree.fromstring(nl_lom(product), etree.XMLParser(resolve_entities=False, no_network=True))


def texts(document: Any, path: str) -> list[str]:
    return [found.text for found in document.xpath(path, namespaces=NS)]


def values(document: Any, path: str) -> list[str]:
    """What stands in a term, below its source."""
    return texts(document, f"//lom:{path}/lom:value/lom:langstring")


def faults(element: Any) -> list[str]:
    """Where the order of the binding is broken, in the whole tree."""
    name = element.tag.removeprefix(LOM)
    if name in HOLD_TEXT:
        return [f"{name} holds elements"] if len(element) else []
    rule = ORDER[name].split()
    places = {one.rstrip("+"): place for place, one in enumerate(rule)}
    children = [child.tag.removeprefix(LOM) for child in element]
    found = [f"{child} in {name}" for child in children if child not in places]
    found += [f"{one} after {two} in {name}" for one, two in pairwise(children) if places[one] > places[two]]
    found += [
        f"{child} twice in {name}" for child in set(children) if children.count(child) > 1 and f"{child}+" not in rule
    ]
    return found + [fault for child in element for fault in faults(child)]


def test_a_product_reads_as_it_was_recorded(snapshot: SnapshotAssertion) -> None:
    assert nl_lom(a_full_product()).decode() == snapshot


@pytest.mark.parametrize("product", [a_product(), a_full_product()], ids=["hardly anything", "everything"])
def test_the_order_of_the_binding_is_kept(product: LearningObject) -> None:
    assert faults(read(product)) == []


@pytest.mark.parametrize("kind", PRODUCT_TYPES)
def test_what_is_obligatory_is_there_for_every_type_of_product(kind: str) -> None:
    document = read(a_product(product_type=kind, learning_areas=("rekenen",)))

    assert texts(document, "/lom:lom/lom:general/lom:title/lom:langstring") == ["Doelenboekje rekenen"]
    assert texts(document, "/lom:lom/lom:general/lom:catalogentry/lom:catalog") == ["URI"]
    assert texts(document, "/lom:lom/lom:general/lom:language") == ["nl"]
    assert values(document, "aggregationlevel") in (["2"], ["3"])
    assert texts(document, "//lom:metadatascheme") == ["LOMv1.0", "nl_lom_v1p0"]
    assert texts(document, "//lom:technical/lom:location") == ["https://designteam.example/products/7"]
    assert set(values(document, "intendedenduserrole")) <= {"teacher", "learner"}
    assert values(document, "intendedenduserrole")
    assert values(document, "context") == ["PO"]
    assert texts(document, "//lom:typicalagerange/lom:langstring") == ["4-12"]
    assert values(document, "cost") == ["no"]
    assert values(document, "copyrightandotherrestrictions") == ["cc-by-40"]
    assert values(document, "classification/lom:purpose") == ["discipline", "educational level", "access rights"]


def test_our_words_are_known_there() -> None:
    """A code that we add must find its place, or be left out on purpose."""
    assert set(DISCIPLINES) == set(LEARNING_AREAS) - {"leergebiedoverstijgend"}
    assert set(MATERIAL) == set(PRODUCT_TYPES)
    assert set(CONTEXTS) == {one.value for one in SchoolType}


def test_lessons_without_a_discipline_are_called_one_piece_of_material() -> None:
    """At level 3 a discipline is obligatory."""
    lessons = read(a_product(product_type="lesson_material", learning_areas=("leergebiedoverstijgend",)))

    assert values(lessons, "aggregationlevel") == ["2"]
    assert values(read(a_full_product()), "aggregationlevel") == ["3"]


@pytest.mark.parametrize(
    ("grades", "ages"),
    [((1,), ["4-5"]), ((8,), ["11-12"]), ((6, 7), ["9-11"]), ((7, 6, 6), ["9-11"]), ((1, 2, 8), ["4-6", "11-12"])],
)
def test_ages_follow_from_the_grades(grades: tuple[int, ...], ages: list[str]) -> None:
    assert texts(read(a_product(grades=grades)), "//lom:typicalagerange/lom:langstring") == ages


def test_special_schools_have_contexts_and_levels_of_their_own() -> None:
    document = read(a_product(school_types=("sbo", "so", "vso")))

    assert values(document, "context") == ["SBaO", "SO"]
    assert "Speciaal basisonderwijs" in texts(document, "//lom:taxon/lom:entry/lom:langstring")


@pytest.mark.parametrize(("minutes", "time"), [(None, []), (0, []), (45, ["PT45M"]), (60, ["PT1H"]), (90, ["PT1H30M"])])
def test_the_time_it_takes_is_a_duration(minutes: int | None, time: list[str]) -> None:
    assert texts(read(a_product(minutes=minutes)), "//lom:typicallearningtime/lom:datetime") == time


def test_makers_are_cards_in_their_order() -> None:
    first, second, publisher = texts(read(a_full_product()), "//lom:lifecycle//lom:vcard")

    assert first.splitlines() == [
        "BEGIN:VCARD", "VERSION:3.0", "N:Sanne de Wit;;;;", "FN:Sanne de Wit", "ORG:De Waterlelie", "END:VCARD",
    ]  # fmt: skip
    assert "FN:Bo\\; Smit\\, jr." in second
    assert "ORG:" not in second
    assert "FN:De Waterlelie" in publisher


def test_a_name_cannot_begin_a_line_of_its_own_in_a_card() -> None:
    (card,) = texts(read(a_product(authors=(Author("Bo\nEND:VCARD\nFN:Iemand\\"),))), "//lom:vcard")

    assert card.splitlines()[2:4] == ["N:Bo END:VCARD FN:Iemand\\\\;;;;", "FN:Bo END:VCARD FN:Iemand\\\\"]


@pytest.mark.parametrize("code", LICENCES)
def test_the_licence_is_a_word_of_the_vocabulary(code: str) -> None:
    document = read(a_product(licence=code, school="De Waterlelie"))

    source = "//lom:copyrightandotherrestrictions/lom:source/lom:langstring"
    assert texts(document, source) == ["https://purl.edustandaard.nl/copyrightsandotherrestrictions_nllom_20180530"]
    assert values(document, "copyrightandotherrestrictions") == [code]
    assert texts(document, "//lom:rights/lom:description/lom:langstring")[0]


def test_whose_the_reserved_rights_are_is_said() -> None:
    document = read(a_product(licence="yes", school="De Waterlelie"))

    assert texts(document, "//lom:rights/lom:description/lom:langstring") == ["© De Waterlelie"]


def test_an_objective_is_a_concept_where_it_has_an_identifier_and_else_a_keyword() -> None:
    document = read(a_full_product())

    ids = texts(document, "//lom:classification[lom:purpose/lom:value/lom:langstring='educational objective']//lom:id")
    assert ids == ["c2bfba34-1ca1-4560-9131-67cd068f9713"]
    assert "Kerndoel 12: Rekenen en wiskunde" in texts(document, "//lom:keyword/lom:langstring")


def test_the_picture_and_the_files_are_related() -> None:
    document = read(a_full_product())

    assert values(document, "kind") == ["thumbnail", "haspart", "haspart"]
    assert texts(document, "//lom:technical/lom:format") == ["text/html", "application/pdf", "image/png"]
    assert texts(document, "//lom:technical/lom:size") == []


def test_the_size_of_an_only_file_is_said_when_it_fits() -> None:
    small, large = (
        read(a_product(files=(Enclosure("Film", "https://designteam.example/files/1", "video/mp4", size),)))
        for size in (5_000, 2**31)
    )

    assert texts(small, "//lom:size") == ["5000"]
    assert texts(large, "//lom:size") == []


def test_what_xml_cannot_hold_is_left_out_and_markup_stays_text() -> None:
    document = read(a_product(title="Re\x00ken\x0b<b>en</b> & \ud83d\ufffe🎲", keywords=("]]>",)))

    assert texts(document, "//lom:general/lom:title/lom:langstring") == ["Reken<b>en</b> & 🎲"]
    assert texts(document, "//lom:keyword/lom:langstring") == ["]]>"]
    assert b"<!DOCTYPE" not in nl_lom(a_full_product())


@given(text=st.text(max_size=60), name=st.text(max_size=30))
def test_whatever_people_wrote_can_be_read_again(text: str, name: str) -> None:
    product = a_product(title=text, summary=text, authors=(Author(name, text),), keywords=(text,), school=name)

    assert faults(read(product)) == []
    assert etree.fromstring(oai_dc(product)) is not None
    assert json.loads(json.dumps(json_ld(product)))["schema:name"]["@value"] == text


def test_texts_say_in_which_language_they_are() -> None:
    document = read(a_product(language="en", title="Goal booklet"))

    assert document.xpath("//lom:general/lom:title/lom:langstring", namespaces=NS)[0].get(LANG) == "en"
    assert {found.get(LANG) for found in document.iter(f"{LOM}langstring")} <= {"en", "nl", "x-none"}
