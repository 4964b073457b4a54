"""Dublin Core and schema.org: the same product, for those who read nothing else."""

from __future__ import annotations

import json

from lxml import etree
from syrupy.assertion import SnapshotAssertion

from designteam.products.formats import json_ld, oai_dc
from tests.support.learning import NS, a_full_product, a_product

FIFTEEN = {
    "title", "creator", "subject", "description", "publisher", "contributor", "date", "type", "format", "identifier",
    "source", "language", "relation", "coverage", "rights",
}  # fmt: skip


def test_dublin_core_reads_as_it_was_recorded(snapshot: SnapshotAssertion) -> None:
    assert oai_dc(a_full_product()).decode() == snapshot


def test_dublin_core_holds_only_its_fifteen_elements() -> None:
    document = etree.fromstring(oai_dc(a_full_product()))

    assert {etree.QName(child).localname for child in document} <= FIFTEEN
    assert {etree.QName(child).namespace for child in document} == {NS["dc"]}


def test_dublin_core_leaves_out_what_is_not_known() -> None:
    names = [etree.QName(child).localname for child in etree.fromstring(oai_dc(a_product()))]

    assert names == ["title", "date", "type", "format", "identifier", "language", "coverage", "rights"]


def test_dublin_core_names_the_licence_by_its_address() -> None:
    rights = [
        etree.fromstring(oai_dc(a_product(licence=code))).findtext(f"{{{NS['dc']}}}rights")
        for code in ("cc-by-nc-sa-40", "yes")
    ]

    assert rights == ["https://creativecommons.org/licenses/by-nc-sa/4.0/", "All rights reserved"]


def test_json_ld_reads_as_it_was_recorded(snapshot: SnapshotAssertion) -> None:
    assert json.dumps(json_ld(a_full_product()), indent=2, ensure_ascii=False) == snapshot


def test_json_ld_leaves_out_what_is_not_known() -> None:
    said = json_ld(a_product())

    assert {"schema:author", "schema:timeRequired", "schema:teaches", "schema:description"} & said.keys() == set()
    assert said["schema:isAccessibleForFree"] is True
    assert said["dcterms:accessRights"] == "OpenAccess"


def test_reserved_rights_are_no_licence_in_json_ld() -> None:
    said = json_ld(a_product(licence="yes"))

    assert said["lom:copyrightAndOtherRestrictions"] == "yes"
    assert "schema:license" not in said


def test_json_ld_is_about_the_one_address() -> None:
    said = json_ld(a_product())

    assert said["@id"] == said["schema:url"] == "https://designteam.example/products/7"
    assert said["@type"] == ["schema:CreativeWork", "schema:LearningResource"]
    assert said["schema:dateModified"] == "2026-11-22T14:05:07Z"
