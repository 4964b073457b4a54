"""How our words are called in the vocabularies of Dutch education (Edustandaard, Kennisnet).

Identifiers of the concept framework: kennisnet/edurep-files, the mappings of vakaanduidingen_po_2009 and
educationallevel_czp_20071115. The words for a sort of material are those of learningresourcetype_czp_20060628.
"""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from designteam.products.formats.learning_object import LearningObject

FRAMEWORK: Final = "http://purl.edustandaard.nl/begrippenkader"
RESOURCE_TYPE: Final = "http://purl.edustandaard.nl/vdex_learningresourcetype_czp_20060628.xml"
ACCESS_RIGHTS: Final = "http://purl.edustandaard.nl/classification_accessrights_nllom_20180530"
OPEN_ACCESS: Final = "OpenAccess"


class Concept(NamedTuple):
    """A concept of the framework, by its identifier and its Dutch name."""

    uuid: str
    label: str

    @property
    def uri(self) -> str:
        return f"{FRAMEWORK}/{self.uuid}"


# Across learning areas is no discipline: such a product has none.
DISCIPLINES: Final[Mapping[str, Concept]] = {
    "lezen": Concept("534ac9f4-f71d-4b46-89e0-dc3f6813da6d", "Lezen"),
    "schrijven": Concept("ddae0006-230f-4f00-b407-9d358a90a27e", "Technisch schrijven"),
    "taal": Concept("3401cf6e-82e4-404c-b216-b980ff407159", "Nederlandse taal"),
    "rekenen": Concept("b48fa351-4561-44c7-a071-ebfd6103eec3", "Rekenen"),
    "wereldorientatie": Concept("8b194f4d-d757-440d-b8a2-e7427849a6db", "Wereldoriëntatie"),
    "engels": Concept("18f53978-1118-4051-a778-b8d7f60ca982", "Engels"),
    "kunst_cultuur": Concept("4aa16ae7-48c6-4f96-b48d-a67389a7050d", "Kunstzinnige oriëntatie"),
    "bewegen": Concept("34f8bed2-b9f1-4de9-8db7-ee3d9bbb10f2", "Bewegingsonderwijs"),
    "digitale_geletterdheid": Concept("e8e7fa96-dfc6-4d6d-a41b-a44c1b5b4138", "Computervaardigheden/ ICT"),
    "burgerschap": Concept("aa2f68ba-69e5-415d-8d9b-8d6ab98942b1", "Burgerschapsvorming"),
}
PRIMARY: Final = Concept("512e4729-03a4-43a2-95ba-758071d1b725", "Primair onderwijs")
GRADES: Final[Mapping[int, Concept]] = {
    1: Concept("82ca4442-246c-44b3-a562-7b101793feb4", "PO groep 1"),
    2: Concept("c007e4dd-a3d4-4f33-902d-778e3bbeeddb", "PO groep 2"),
    3: Concept("25a2f4f4-cf91-4b16-94bc-6d9e6fad88f4", "PO groep 3"),
    4: Concept("5c072b3f-7f58-40ee-9799-27981f0a6b2b", "PO groep 4"),
    5: Concept("bc213214-b83d-4673-b9c1-8fdaa63d6d56", "PO groep 5"),
    6: Concept("abfb190f-e814-46f5-a9cc-ebd53f04018e", "PO groep 6"),
    7: Concept("a4813bb6-cf63-4594-af56-6afb321723d8", "PO groep 7"),
    8: Concept("95138558-9f65-4888-8ea3-8acce5eea273", "PO groep 8"),
}
SPECIAL_PRIMARY: Final = Concept("e05b5eb1-6a65-4f45-9556-79b25cd91da8", "Speciaal basisonderwijs")
SPECIAL: Final = Concept("e7f1c08f-08fb-48ab-be8e-c131b1bce54a", "Speciaal onderwijs")

# Per type of school its word in the vocabulary of contexts, and its level. That vocabulary knows one special education.
CONTEXTS: Final[Mapping[str, tuple[str, Concept]]] = {
    "bo": ("PO", PRIMARY),
    "sbo": ("SBaO", SPECIAL_PRIMARY),
    "so": ("SO", SPECIAL),
    "vso": ("SO", SPECIAL),
}

# Per type of product: what it is as material, who holds it in their hands, and whether it is a whole lesson or more.
TEACHER, LEARNER = "teacher", "learner"
MATERIAL: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "rubric": ("evaluatie- en toetsmateriaal", (TEACHER, LEARNER)),
    "instrument": ("gereedschap", (TEACHER,)),
    "goal_booklet": ("gereedschap", (LEARNER,)),
    "logbook": ("gereedschap", (LEARNER,)),
    "app": ("gereedschap", (LEARNER,)),
    "procedure": ("handleiding", (TEACHER,)),
    "lesson_material": ("open opdracht", (TEACHER, LEARNER)),
    "video": ("informatiebron", (TEACHER,)),
    "method_choice": ("professionaliseringsmateriaal", (TEACHER,)),
    "device_purchase": ("professionaliseringsmateriaal", (TEACHER,)),
    "knowledge_answer": ("informatiebron", (TEACHER,)),
    "organisation_change": ("professionaliseringsmateriaal", (TEACHER,)),
    "presentation": ("informatiebron", (TEACHER,)),
}
LESSONS: Final = {"lesson_material"}


def material_of(product: LearningObject) -> tuple[str, tuple[str, ...]]:
    return MATERIAL.get(product.product_type, ("informatiebron", (TEACHER,)))


def disciplines_of(product: LearningObject) -> list[Concept]:
    return [DISCIPLINES[area] for area in product.learning_areas if area in DISCIPLINES]


def contexts_of(product: LearningObject) -> list[str]:
    """In which sort of education it is used; ordinary primary schools when nothing else is said."""
    return list(dict.fromkeys(CONTEXTS[one][0] for one in product.school_types or ("bo",) if one in CONTEXTS))


def levels_of(product: LearningObject) -> list[Concept]:
    """The grades, and the sectors that know no grades by number."""
    return list(dict.fromkeys(_levels(product)))


def _levels(product: LearningObject) -> Iterator[Concept]:
    yield from (GRADES[grade] for grade in product.grades if grade in GRADES)
    for one in product.school_types or ("bo",):
        if one in CONTEXTS and not (one == "bo" and product.grades):
            yield CONTEXTS[one][1]


def aggregation_of(product: LearningObject) -> str:
    """2 for one piece of material, 3 for lessons. A 3 must name a discipline (NL-LOM 1.8)."""
    return "3" if product.product_type in LESSONS and disciplines_of(product) else "2"
