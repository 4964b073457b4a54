"""Products as the formats know them, for the tests of the formats and of the harvest."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from designteam.method.objectives import objective_with
from designteam.products.formats import Author, Enclosure, LearningObject

NS = {"lom": "http://www.imsglobal.org/xsd/imsmd_v1p2", "dc": "http://purl.org/dc/elements/1.1/"}


def a_product(**about: Any) -> LearningObject:
    """A product with only what cannot be left out, and what the test is about."""
    plain: dict[str, Any] = {
        "url": "https://designteam.example/products/7",
        "record": "oai:designteam.example:product-7",
        "title": "Doelenboekje rekenen",
        "summary": "",
        "published_at": datetime(2026, 11, 20, 9, 30, tzinfo=UTC),
        "modified_at": datetime(2026, 11, 22, 14, 5, 7, tzinfo=UTC),
        "licence": "cc-by-40",
    }
    return LearningObject(**plain | about)


def a_full_product(**about: Any) -> LearningObject:
    """A product about which everything was said."""
    aims = [objective_with(code) for code in ("fo-12", "2006-27")]
    return a_product(
        summary="Leerlingen kiezen zelf een doel & leggen vast wat ze oefenden.",
        product_type="lesson_material",
        maturity="tested",
        version=3,
        learning_areas=("rekenen", "digitale_geletterdheid", "leergebiedoverstijgend"),
        grades=(6, 7),
        school_types=("bo", "sbo"),
        authors=(Author("Sanne de Wit", "De Waterlelie"), Author("Bo; Smit, jr.")),
        school="De Waterlelie",
        network="Gepersonaliseerd leren",
        files=(
            Enclosure("Het boekje", "https://designteam.example/files/1", "application/pdf", 120_500),
            Enclosure("De kaarten", "https://designteam.example/files/2", "image/png"),
        ),
        thumbnail="https://designteam.example/files/3/small",
        minutes=90,
        keywords=("zelfsturing", "doelen kiezen"),
        objectives=tuple(aim for aim in aims if aim),
        **about,
    )
