"""The actant maps of the demo: who and what plays a part, and who has a say over what, now and as the team wishes it."""

from collections.abc import Container, Iterable
from typing import Any

# Label, what it is, and what marks it.
Told = tuple[str, str, str]
# Who, over what, how much now (0 to 3), and how much is wished; none when that stays as it is.
Say = tuple[str, str, int, int | None]


def drawn(actants: Iterable[Told], says: Iterable[Say], *, without: Container[str] = ()) -> dict[str, Any]:
    """The two lists of a map as they are kept. Who went out of it leaves the numbers of the others as they are."""
    listed = [
        {"key": key, "label": label, "category": category, "traits": traits}
        for key, (label, category, traits) in enumerate(actants)
        if label not in without
    ]
    keys = {one["label"]: one["key"] for one in listed}
    return {
        "actants": listed,
        "arrows": [
            {"from": keys[who], "to": keys[what], "now": now, "wished": wished} for who, what, now, wished in says
        ],
    }


WATERLELIE = (
    ("Leerlingen groep 6 en 7", "pupil", "Weten vaak best wat ze al kunnen, maar niemand vraagt ernaar"),
    ("Leraren groep 6 en 7", "teacher", "Bereiden samen voor, kiezen wie er aan tafel komt"),
    ("Intern begeleider", "support", "Kijkt naar de toetsen en naar wie er vastloopt"),
    ("Ouders", "parent", ""),
    ("Schoolleider", "school_leader", ""),
    ("Rekenmethode", "teaching_method", "Blok van drie weken, elke les een nieuw doel"),
    ("Uitleg aan tafel", "agreement", "Elke dag, op dezelfde plek achterin"),
    ("Bloktoets", "test", "Aan het eind van elk blok"),
    ("Rooster", "timetable", "Rekenen van half negen tot half tien"),
    ("Rekensoftware", "ict", "Ziet wat goed is, niet hoe een leerling het deed"),
    ("Weektaak", "agreement", "Acht vakjes"),
)
WATERLELIE_NOW: tuple[Say, ...] = (
    ("Leraren groep 6 en 7", "Uitleg aan tafel", 3, None),
    ("Leraren groep 6 en 7", "Leerlingen groep 6 en 7", 3, None),
    ("Leraren groep 6 en 7", "Weektaak", 3, None),
    ("Leraren groep 6 en 7", "Rekensoftware", 2, None),
    ("Rekenmethode", "Leraren groep 6 en 7", 2, None),
    ("Rekenmethode", "Bloktoets", 3, None),
    ("Bloktoets", "Uitleg aan tafel", 2, None),
    ("Intern begeleider", "Bloktoets", 1, None),
    ("Schoolleider", "Rooster", 3, None),
    ("Rooster", "Leraren groep 6 en 7", 2, None),
    ("Rekensoftware", "Leerlingen groep 6 en 7", 1, None),
    ("Leerlingen groep 6 en 7", "Weektaak", 1, None),
)
WATERLELIE_WISHED: tuple[Say, ...] = (
    ("Leraren groep 6 en 7", "Uitleg aan tafel", 3, 1),
    ("Leraren groep 6 en 7", "Leerlingen groep 6 en 7", 3, 2),
    ("Leraren groep 6 en 7", "Weektaak", 3, None),
    ("Leraren groep 6 en 7", "Rekensoftware", 2, None),
    ("Leraren groep 6 en 7", "Rooster", 0, 1),
    ("Rekenmethode", "Leraren groep 6 en 7", 2, 1),
    ("Rekenmethode", "Bloktoets", 3, None),
    ("Bloktoets", "Uitleg aan tafel", 2, 0),
    ("Intern begeleider", "Bloktoets", 1, None),
    ("Schoolleider", "Rooster", 3, 2),
    ("Rooster", "Leraren groep 6 en 7", 2, None),
    ("Rekensoftware", "Leerlingen groep 6 en 7", 1, None),
    ("Leerlingen groep 6 en 7", "Weektaak", 1, 2),
    ("Leerlingen groep 6 en 7", "Uitleg aan tafel", 0, 3),
    ("Leerlingen groep 6 en 7", "Leraren groep 6 en 7", 0, 1),
)
WATERLELIE_LATER = (*WATERLELIE, ("Rekenlogboek", "agreement", "Kiezen vóór het blok, terugkijken erna"))
WATERLELIE_A_YEAR_LATER: tuple[Say, ...] = (
    ("Leraren groep 6 en 7", "Uitleg aan tafel", 2, 1),
    ("Leraren groep 6 en 7", "Leerlingen groep 6 en 7", 2, None),
    ("Leraren groep 6 en 7", "Rekensoftware", 2, None),
    ("Leraren groep 6 en 7", "Rooster", 0, 1),
    ("Rekenmethode", "Leraren groep 6 en 7", 2, 1),
    ("Rekenmethode", "Bloktoets", 3, None),
    ("Bloktoets", "Uitleg aan tafel", 1, 0),
    ("Intern begeleider", "Bloktoets", 1, None),
    ("Schoolleider", "Rooster", 3, 2),
    ("Rooster", "Leraren groep 6 en 7", 2, None),
    ("Rekensoftware", "Leerlingen groep 6 en 7", 1, None),
    ("Leerlingen groep 6 en 7", "Rekenlogboek", 2, 3),
    ("Rekenlogboek", "Uitleg aan tafel", 1, 2),
    ("Leerlingen groep 6 en 7", "Uitleg aan tafel", 1, 3),
    ("Leerlingen groep 6 en 7", "Leraren groep 6 en 7", 0, 1),
)
TOREN = (
    ("Leerlingen groep 5 en 6", "pupil", ""),
    ("Leraren", "teacher", ""),
    ("Ouders", "parent", "Vragen waarom een kind verhuist"),
    ("Niveaugroep", "agreement", "Wisselt twee keer per jaar"),
    ("Toets", "test", ""),
)
TOREN_SAYS: tuple[Say, ...] = (
    ("Toets", "Niveaugroep", 3, 1),
    ("Leraren", "Niveaugroep", 1, 2),
    ("Niveaugroep", "Leerlingen groep 5 en 6", 3, None),
    ("Leerlingen groep 5 en 6", "Niveaugroep", 0, 1),
)
