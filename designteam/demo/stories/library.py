"""What four teams bring into the library, in the words of their teachers. Schools and people are invented."""

from typing import Any

_WATERLELIE, _KOMPAS, _EGELANTIER, _HORIZON = "De Waterlelie", "Het Kompas", "De Egelantier", "De Horizon"

SOURCES: tuple[dict[str, Any], ...] = (
    {
        "key": "kostons", "school": _WATERLELIE, "who": "Onderzoeker", "days": 369, "audience": "network",
        "terms": ("evidence_kind/research_article", "outcome_variable/self_regulation", "metacognition/evaluate"),
        "values": {
            "type": "article-journal",
            "title": "Training self-assessment and task-selection skills",
            "people": [
                {"family": "Kostons", "given": "D.", "role": "author"},
                {"family": "Van Gog", "given": "T.", "role": "author"},
                {"family": "Paas", "given": "F.", "role": "author"},
            ],
            "issued": "2012", "container": "Learning and Instruction", "volume": "22", "issue": "2",
            "page": "121-132", "language": "en",
            "abstract": "Leerlingen die eerst leerden hun eigen werk te beoordelen en daar een taak bij te kiezen, leerden daarna meer wanneer zij zelf mochten kiezen. De leerlingen waren ouder dan die van ons.",
        },
    },
)

QUESTION: dict[str, Any] = {
    "asked": {
        "key": "vooraf", "school": _WATERLELIE, "who": "Leraar groep 6", "days": 384, "audience": "network",
        "terms": ("perspective/learner", "outcome_variable/self_regulation"),
        "values": {
            "question": "Helpt het als leerlingen zelf zeggen wat ze al kunnen?",
            "context": "Groep 6 en 7, bij de start van een rekenblok. Wij zien dat veel leerlingen zich te hoog inschatten.",
            "status": "draft",
        },
    },
    "then": (
        (
            380, "Onderzoeker", "De vraag was te breed om iets bij te kunnen zoeken.",
            {
                "sharpened": "Kiezen leerlingen van groep 6 en 7 beter hoeveel uitleg zij nodig hebben als zij eerst hun eigen werk beoordelen?",
                "asked_of": "Onderzoeksgroep van de pabo", "asked_on": 380, "status": "asked",
            },
        ),
        (
            364, "Onderzoeker", "Het antwoord is er.",
            {
                "status": "answered", "answered_by": "Onderzoeksgroep van de pabo", "answered_on": 364,
                "short_answer": "Waarschijnlijk wel, als je het oefent. Jezelf beoordelen en daar een taak bij kiezen zijn allebei te leren, ook door te kijken hoe een ander het doet. Zonder die oefening schatten leerlingen zich slecht in.",
                "explanation": "# Wat weten we?\nIn het onderzoek dat hierover gaat, leerden leerlingen die dit oefenden daarna meer als zij zelf mochten kiezen.\n\n# Wat weten we niet?\nDe leerlingen waren ouder dan jullie groep en het vak was geen rekenen. Begin dus klein, en kijk of het bij jullie ook zo is.",
            },
        ),
    ),
}  # fmt: skip

CARDS: tuple[dict[str, Any], ...] = (
    {
        "key": "beoordelen", "school": _WATERLELIE, "who": "Onderzoeker", "days": 363, "audience": "network",
        "terms": ("evidence_kind/research_article", "metacognition/evaluate", "outcome_variable/self_regulation", "perspective/learner"),
        "rests_on": ("kostons",), "answers": ("vooraf",),
        "values": {
            "title": "Jezelf beoordelen is te leren",
            "finding": "Leerlingen die oefenen met hun eigen werk beoordelen en daar een taak bij kiezen, leren daarna meer als zij zelf mogen kiezen.",
            "for_whom": "Leerlingen die ouder waren dan die in groep 6 en 7, bij een ander vak dan rekenen.",
            "effect": "positive",
            "conditions": "Beide stappen oefenen: eerst kijken wat je kunt, en daar iets bij kiezen. Kijken hoe een ander dat doet, helpt.",
            "caveats": "Deze leerlingen waren ouder dan de onze, en het vak was geen rekenen.",
            "explanation": "Zonder oefening schatten leerlingen zichzelf slecht in. Dat zien wij in groep 6 en 7 ook.",
        },
        "judged": ("reasonable", "Eén zorgvuldig onderzoek, met leerlingen die ouder zijn dan de onze.", "supported", "Onderzoeker", 362),
    },
    {
        "key": "vier-sommen", "school": _WATERLELIE, "who": "Leraar groep 7", "days": 118, "audience": "public",
        "terms": ("evidence_kind/own_experiment", "control/shared", "choice_aspect/instruction", "metacognition/orient", "outcome_variable/self_regulation"),
        "rests_on": ("beoordelen",),
        "values": {
            "title": "Vier sommen vooraf helpen bij kiezen",
            "finding": "Leerlingen die vooraf vier sommen maken en terugkijken, kiezen vaker uitleg die bij hen past.",
            "for_whom": "Rekenen in groep 6 en 7 van één school, drie rekenblokken lang.",
            "effect": "positive",
            "conditions": "Het kost tien minuten, elke week op een vast moment. De leraar vraagt bij wie twijfelt nog even door.",
            "caveats": "Wij telden zelf, in onze eigen groepen, zonder groep om mee te vergelijken. Een enkele leerling maakt de sommen snel fout om naar de uitleg te mogen.",
            "explanation": "We begonnen met alleen de vraag ‘wat kun je al?’. Dan schreef bijna iedereen op dat het wel ging. Met vier sommen erbij werd het gesprek eerlijker.",
        },
        "judged": ("hint", "Een eigen proef in twee groepen, zonder vergelijking.", "emerging", "Onderzoeker", 115),
    },
    {
        "key": "kleine-keuze", "school": _KOMPAS, "who": "Leraar groep 6", "days": 176, "audience": "network",
        "terms": ("evidence_kind/own_experiment", "choice_aspect/content", "choice_depth/structural", "outcome_variable/motivation"),
        "rests_on": ("shared-control",),
        "values": {
            "title": "Een helemaal vrij onderwerp maakt onrustig",
            "finding": "Groepjes die hun onderwerp helemaal vrij mogen kiezen, wisselen vaak van onderwerp en komen minder ver.",
            "for_whom": "Wereldoriëntatie in groep 5 en 6, negen lessen.",
            "effect": "negative",
            "conditions": "Het gebeurt vooral als leerlingen nog niet goed kunnen opzoeken.",
            "caveats": "Drie lessen bekeken, door onszelf. Leerlingen vonden de vrije lessen wel leuker.",
        },
        "judged": ("hint", "Wat wij in drie lessen zagen. Er is niets geteld.", "emerging", "Onderzoeker", 170),
    },
    {
        "key": "volhouden", "school": _EGELANTIER, "who": "Leraar groep 8", "days": 149, "audience": "network",
        "terms": ("evidence_kind/own_experiment", "choice_aspect/goals", "outcome_variable/motivation"),
        "rests_on": ("patall",),
        "values": {
            "title": "Zelf kiezen houdt leerlingen aan het werk",
            "finding": "Leerlingen die zelf mogen kiezen waaraan zij werken, houden hun werk langer vol.",
            "for_whom": "Rekenen in groep 8, twee blokken.",
            "effect": "positive",
            "conditions": "Er zijn hooguit drie doelen om uit te kiezen, en het doel staat op het bord.",
            "caveats": "Groep 8 was al gewend om te kiezen. Eén groep op één school.",
        },
    },
    {
        "key": "smiley", "school": _EGELANTIER, "who": "Rekencoördinator", "days": 236, "audience": "network",
        "terms": ("evidence_kind/own_experiment", "metacognition/evaluate", "choice_aspect/instruction"),
        "rests_on": ("beoordelen",),
        "values": {
            "title": "Een smiley is genoeg om te kiezen",
            "finding": "Leerlingen die bij elk doel een smiley zetten, kiezen daarna vanzelf uitleg die bij hen past.",
            "for_whom": "Rekenen in groep 8, één blok.",
            "effect": "positive",
            "conditions": "De smileys staan op papier en niemand anders ziet ze.",
            "caveats": "Eén blok, en het was een makkelijk blok.",
        },
    },
)  # fmt: skip

# The card, the school, who, how many days ago, what one sees, in which grades.
PICTURES: tuple[tuple[str, str, str, int, str, list[int]], ...] = (
    ("vier-sommen", _WATERLELIE, "Leraar groep 7", 116, "Dinsdag, half negen. Vier sommen op een blaadje, zonder cijfer. Een leerling kijkt na, zet een streepje bij de derde en zegt: deze snap ik niet meer. Hij legt zijn kaartje bij ‘uitleg’. Om tien voor negen begint de les, en aan de tafel zitten acht leerlingen in plaats van twintig.", [7]),
    ("vier-sommen", _EGELANTIER, "Leraar groep 8", 63, "Bij ons duurde het langer. In groep 8 keken leerlingen eerst bij hun buurman wat die had. Pas toen iedereen een eigen rijtje van drie sommen kreeg, werd het stil en keken ze naar zichzelf.", [8]),
    ("step-by-step", _WATERLELIE, "Leraar groep 6", 352, "In week één zit ik bij de keuze: samen bekijken we de sommen van gisteren, en ik vraag wat ze nodig hebben. In week vier kiezen ze zelf en vraag ik alleen nog: waarom deze?", [6, 7]),
    ("shared-control", _WATERLELIE, "Leraar groep 7", 349, "Op het bord staan vier keuzes, elke dinsdag dezelfde: doel, uitleg, met wie en waar. Niemand loopt te zoeken. Ik loop langs bij wie elke week hetzelfde kiest en vraag waarom.", [6, 7]),
    ("shared-control", _KOMPAS, "Leraar groep 5", 168, "Leerlingen kiezen hun vraag, en ik kies hoe lang we eraan werken. Sinds dat zo is, hoor ik niet meer elke vijf minuten: wanneer stoppen we?", [5, 6]),
    ("only-planning", _HORIZON, "Leraar groep 4", 71, "Het planbord hangt er, en iedereen hangt ’s ochtends zijn kaartje op. Halverwege staan we stil: wie doet iets anders dan zijn kaartje zegt, en waarom? Daar gingen ze pas echt over nadenken.", [1, 2]),
    ("adaptive-with-teacher", _EGELANTIER, "Leraar groep 7", 141, "Leerlingen werken een kwartier in het programma. Ondertussen kijk ik in het overzicht wie bij hetzelfde doel vastloopt. Die vier komen daarna bij mij, met pen en papier.", [7]),
)  # fmt: skip

# Two cards that do not agree, with who tied them together.
DISAGREEING = (
    "volhouden", "kleine-keuze", _EGELANTIER, "Leraar groep 8", 144,
    "Bij ons werkte kiezen juist wel. Wij lieten een doel kiezen, geen onderwerp. Misschien zit daar het verschil.",
)  # fmt: skip

OPTIONS: tuple[dict[str, Any], ...] = (
    {
        "key": "keuzescherm", "school": _WATERLELIE, "who": "Mediamentor", "days": 271, "audience": "network",
        "terms": ("ict_function/plan_monitor", "control/shared", "choice_aspect/instruction"),
        "values": {
            "title": "Keuzescherm in een formulier",
            "what": "Een gewoon formulier van de school, met vier vragen. De leraar ziet vóór de les wie uitleg wil en waarom.",
            "fits_question": "Hoe ziet een leraar vooraf wie uitleg wil, zonder dat de klas meekijkt?",
            "devices": "De Chromebooks van school. Leerlingen hoeven niet nog een keer in te loggen.",
            "cost": "Niets extra. Het maken kost een middag.",
            "privacy": "Leerlingen vullen een nummer in en geen naam. Na het blok gaan de antwoorden weg.",
            "gives_data": "Een lijst per blok van wie wat koos. Geen goed of fout.",
            "skills": "Leerlingen moeten kunnen typen. In groep 6 hielp een knop met een plaatje.",
            "pupil_chooses": True,
        },
    },
)  # fmt: skip

# The option, the school, who noted it, how many days ago, what they do with it, what it is good for and what not, used.
DEMONSTRATIONS: tuple[tuple[str, str, str, int, str, str, str, bool], ...] = (
    ("pupil-log", _WATERLELIE, "Mediamentor", 362, "partly", "Laten zien wat een leerling kiest en waarom. De vier vragen nemen we over.", "Op een tablet ging de meeste tijd naar inloggen. Wij begonnen op papier.", True),
    ("rekentuin", _WATERLELIE, "Leraar groep 6", 353, "not", "Los oefenen op eigen niveau.", "Het zegt niets over uitleg, en daar gaat onze vraag over.", False),
    ("keuzescherm", _WATERLELIE, "Leraar groep 7", 266, "take_over", "Vóór de les weten wie uitleg wil.", "Het vervangt het gesprek niet: de reden schrijven leerlingen kort op.", True),
    ("goal-app", _EGELANTIER, "Mediamentor", 570, "take_over", "Leerlingen geven eerst zelf een oordeel en controleren dat daarna.", "Voor leerlingen die snel doorklikken.", True),
    ("classroom", _KOMPAS, "Leraar groep 6", 240, "partly", "Per groepje een eigen pad klaarzetten.", "De leraar ziet niet wie vastzit. Daarvoor lopen we nog rond.", True),
    ("planning-board", _HORIZON, "Mediamentor", 226, "take_over", "Snel kiezen, zonder hulp.", "Er is geen plek voor een vraag van een leerling.", True),
)  # fmt: skip

VISIT: dict[str, Any] = {
    "about": {
        "key": "zonnewijzer", "school": _WATERLELIE, "who": "Leraar groep 7", "days": 360, "audience": "network",
        "terms": ("product_type/goal_booklet", "control/shared", "perspective/teacher"),
        "values": {
            "title": "Op bezoek bij De Zonnewijzer: het doelenboekje",
            "host": "De Zonnewijzer",
            "who": "Leraar groep 7, Schoolleider en Procesbegeleider",
            "own_question": "Wat is er nodig om een boekje na drie maanden nog te gebruiken?",
            "second_question": "Wat doet de leraar terwijl leerlingen kiezen?",
            "wildcard": "Iets wat wij niet hadden bedacht.",
            "looked_back": "We kwamen voor een boekje of een app, en gingen weg met een vast kwartier in het rooster. Een volgende keer nemen we iemand mee die er nog niet in gelooft.",
        },
    },
    "captures": (
        ("Leraar groep 7", "Elke klas heeft een vast kwartier aan het begin en het eind van een blok.", True, True, "take_over", "Het kwartier, op dinsdag om half negen.", ""),
        ("Leraar groep 7", "Het boekje is een gevouwen vel, zonder mooie voorkant.", True, False, "partly", "Eén vel per blok.", "Een los boekje; bij ons raken die kwijt."),
        ("Schoolleider", "De schoolleider loopt in dat kwartier door de school en vraagt wat iemand kiest.", False, True, "take_over", "Eén keer per maand, te beginnen in groep 7.", ""),
        ("Procesbegeleider", "Leraren bespreken in de pauze welke keuze hen verbaasde.", True, False, "partly", "Eén vraag bij de koffie.", "Een lijst invullen."),
        ("Leraar groep 7", "Leerlingen kleuren een balkje in bij elk doel.", True, False, "not", "", "Wij zien nu al dat leerlingen het makkelijkste kiezen. Een balkje maakt dat erger."),
    ),
}  # fmt: skip

# The school, the kind of work, how it begins, what it rests on, how, who linked it, how many days ago, in one sentence.
CITATIONS: tuple[tuple[str, str, str, str, str, str, int, str], ...] = (
    (_WATERLELIE, "insight", "Sturen leer je stap", "step-by-step", "supports", "Onderzoeker", 350, "Dit is waar ons inzicht mee begon."),
    (_WATERLELIE, "insight", "Te veel keuze kost tijd", "shared-control", "supports", "Onderzoeker", 348, "Ook hier: wel kiezen, niet te veel."),
    (_WATERLELIE, "insight", "Het scherm toont geen aanpak", "adaptive-with-teacher", "nuances", "Mediamentor", 340, "De software helpt wel bij oefenen. Over aanpak zegt ze niets."),
    (_WATERLELIE, "insight", "Eerst terugkijken helpt", "kostons", "supports", "Onderzoeker", 340, ""),
    (_WATERLELIE, "hypothesis", "Logboek", "weaker-skills", "contradicts", "Onderzoeker", 300, "Voor leerlingen die dit nog niet kunnen, zou onze aanpak minder kunnen werken. Daar letten we op."),
    (_WATERLELIE, "requirement", "Vraagt eerst wat je al kunt", "beoordelen", "supports", "Onderzoeker", 296, ""),
    (_WATERLELIE, "requirement", "Vraagt eerst wat je al kunt", "smiley", "supports", "Leraar groep 6", 140, "Een smiley zou ons vier sommen schelen."),
    (_WATERLELIE, "requirement", "Om de week een gesprek", "shared-control", "supports", "Procesbegeleider", 292, ""),
    (_WATERLELIE, "requirement", "Leraar ziet vooraf", "data-and-trust", "nuances", "Mediamentor", 270, "We bewaren zo weinig mogelijk, en geen namen."),
    (_WATERLELIE, "requirement", "Leraar ziet vooraf", "keuzescherm", "supports", "Mediamentor", 268, ""),
    (_KOMPAS, "insight", "Vragen stellen en kiezen groeien", "shared-control", "supports", "Onderzoeker", 167, ""),
    (_KOMPAS, "insight", "Met een online pad", "classroom", "supports", "Leraar groep 6", 166, ""),
    (_HORIZON, "insight", "Ons planbord oefent alleen plannen", "only-planning", "supports", "Mediamentor", 75, "Precies wat wij zagen."),
    (_HORIZON, "requirement", "laat leerlingen binnen één minuut", "smiley", "nuances", "Leraar groep 4", 58, "Een smiley kost minder tijd dan een gesprek."),
)  # fmt: skip
