"""What nine schools let go out, in the words of their teachers. Schools and people are invented; what they made is told
after a public report about nine schools, in our own words."""

from typing import Any

# `grown_from` names kinds of the team's own work: its newest of each. `days` count back from today.
PRODUCTS: tuple[dict[str, Any], ...] = (
    {
        "school": "De Waterlelie", "days": 120, "audience": "public", "grown_from": ("design", "evaluation", "outcome"),
        "values": {
            "title": "Rekenlogboek met vier keuzes", "product_type": "logbook", "maturity": "tested",
            "summary": "Leerlingen kijken bij elk rekenblok eerst terug en kiezen dan zelf hun doel, hun uitleg, met wie en waar zij werken.",
            "learning_areas": ["rekenen"], "grades": [6, 7], "licence": "cc-by-40",
            "terms": ("intervention_type/learning_to_measure", "dimension/self_direction", "ict_function/plan_monitor"),
            "minutes": 25, "group_size": 24, "devices": "each",
            "needs": "Een papieren versie kan ook. Spreek in het team af wat ‘uitleg die past’ is.",
            "skills": "De leraar voert korte gesprekken over aanpak. Leerlingen kunnen een bestand openen en bewaren.",
            "made_room_by": "De instaptoets van het blok: het logboek laat hetzelfde zien.",
            "worked_for": "Leerlingen die al een beetje kunnen terugkijken.",
            "worked_less_for": "Leerlingen die altijd het makkelijkste kiezen. Daar is een gesprek bij nodig.",
            "for_teachers": "Je wacht met uitleg tot de keuze er staat, en praat per week met vijf leerlingen.",
            "for_pupils": "Zij zeggen zelf hoeveel uitleg zij nodig hebben, en waarom.",
            "at_home": "Kinderen vertellen aan welk doel zij werken.",
            "how_to": "# Voor je begint\n\n- Kies één rekenblok en bespreek de vier keuzes op het bord.\n- Doe een keuze hardop voor: waarom kies je dit?\n\n# Elke week\n\n1. Leerlingen kijken terug op drie sommen van de vorige les.\n2. Zij kiezen hun doel, hun uitleg, met wie en waar.\n3. Jij kiest vijf leerlingen voor een gesprek van vijf minuten.\n\n# Aan het eind van het blok\n\nLaat leerlingen zien welke keuze hen hielp. Bespreek samen wat er in het volgende blok anders kan.",
        },
    },
    {
        "school": "De Egelantier", "days": 64, "audience": "public", "grown_from": ("design", "evaluation", "outcome"),
        "values": {
            "title": "Mijn rekendoelen", "product_type": "app", "maturity": "in_use",
            "summary": "Groep 8 volgt en beoordeelt eigen rekendoelen en kiest wanneer verlengde uitleg nodig is.",
            "learning_areas": ["rekenen"], "grades": [8], "licence": "cc-by-nc-40",
            "terms": ("dimension/self_direction", "ict_function/plan_monitor"),
            "minutes": 15, "group_size": 27, "devices": "each",
            "needs": "Een rekenrooster waarin twee instructies naast elkaar kunnen.",
            "skills": "Leerlingen kunnen een doel in eigen woorden zeggen.",
            "made_room_by": "De weektaak voor rekenen verviel.",
            "worked_for": "Leerlingen die hun doel in eigen woorden kunnen zeggen.",
            "worked_less_for": "Leerlingen die alles op groen zetten. Eén som erbij als bewijs hielp.",
            "for_teachers": "Je ziet voor de les wie zich inschrijft voor uitleg.",
            "for_pupils": "Zij houden bij welk doel af is en waaraan zij dat zien.",
            "at_home": "Op het oudergesprek laat het kind de doelen zelf zien.",
            "how_to": "# Zo begin je\n\n1. Zet de doelen van het blok in gewone taal.\n2. Laat leerlingen per doel kiezen: dit kan ik, bijna, nog niet.\n3. Vraag bij ‘dit kan ik’ om één som als bewijs.\n\n# In de les\n\nWie ‘nog niet’ koos, staat op de lijst voor uitleg. Wie ‘bijna’ koos, kiest zelf.",
        },
    },
    {
        "school": "De Beuk", "days": 101, "audience": "public", "grown_from": ("design", "experiment", "outcome"),
        "values": {
            "title": "Doelenboekje per blok", "product_type": "goal_booklet", "maturity": "tested",
            "summary": "Leerlingen houden per blok bij welke doelen van taal en rekenen zij halen.",
            "learning_areas": ["rekenen", "taal"], "grades": [4, 5, 6], "licence": "cc-by-sa-40",
            "terms": ("dimension/pace", "ict_function/practise"),
            "minutes": 20, "group_size": 25, "devices": "shared",
            "needs": "Een geprint boekje per leerling per blok.",
            "skills": "De leraar vat een doel in één zin samen.",
            "made_room_by": "De stickerkaart.",
            "worked_for": "Leerlingen die houvast zoeken bij de adaptieve methode.",
            "worked_less_for": "Leerlingen die het boekje als wedstrijd zien.",
            "for_teachers": "Je bespreekt aan het begin van een blok de doelen, en aan het eind het boekje.",
            "for_pupils": "Zij kleuren een doel pas als zij het aan iemand konden uitleggen.",
            "at_home": "Het boekje gaat aan het eind van een blok mee naar huis.",
            "how_to": "# Wat zit erin\n\nEén bladzijde per doel: wat is het, hoe oefen ik, hoe weet ik dat ik het kan.\n\n# Gebruik\n\n- Maandag: doelen bespreken.\n- Woensdag: leerlingen kiezen een doel.\n- Vrijdag: uitleggen aan een maatje, en dan pas kleuren.",
        },
    },
    {
        "school": "Het Kompas", "days": 46, "audience": "public", "grown_from": ("experiment", "outcome"),
        "values": {
            "title": "Rubric voor opzoeken", "product_type": "rubric", "maturity": "rough",
            "summary": "Vier stappen om te zien hoe goed een leerling informatie opzoekt, voor leraar en leerling.",
            "learning_areas": ["wereldorientatie"], "grades": [5, 6, 7, 8], "licence": "cc-by-40",
            "terms": ("dimension/self_direction", "dimension/motivation", "ict_function/present"),
            "minutes": 10, "group_size": 22, "devices": "shared",
            "needs": "Een vraag van leerlingen zelf, en tijd om twee bronnen te vergelijken.",
            "worked_for": "Leerlingen die al een eigen vraag hebben.",
            "worked_less_for": "Leerlingen zonder vraag: die vinken alleen af.",
            "for_teachers": "Je bespreekt één rij per les.",
            "for_pupils": "Zij wijzen aan waar zij staan en wat de volgende stap is.",
            "how_to": "Leg de rubric naast het werk van de leerling. Vraag: waar sta je, en waaraan zie je dat? Kies samen één rij voor de volgende keer.",
        },
    },
    {
        "school": "De Windroos", "days": 90, "audience": "public", "grown_from": ("insight", "experiment", "outcome"),
        "values": {
            "title": "Wat is metacognitie?", "product_type": "video", "maturity": "tested",
            "summary": "Korte film voor collega’s over denken over je eigen denken, gemaakt door pabo-studenten.",
            "learning_areas": ["lezen"], "grades": [], "licence": "cc-by-40",
            "terms": ("dimension/self_direction",), "minutes": 20, "devices": "shared",
            "needs": "Een studiemoment van twintig minuten.",
            "worked_for": "Teams die beginnen en nog verschillende beelden hebben.",
            "worked_less_for": "Collega’s die meteen een werkwijze willen.",
            "for_teachers": "Je hebt samen dezelfde woorden.",
            "how_to": "Kijk samen. Stop na elke scène en vraag: waar hoorde je de leerling denken over het eigen denken? Schrijf één zin op die je morgen zegt.",
        },
    },
    {
        "school": "De Spil", "days": 58, "audience": "network", "grown_from": ("design", "evaluation", "outcome"),
        "values": {
            "title": "Werken in het rekenatelier", "product_type": "procedure", "maturity": "rough",
            "summary": "Leerlingen bedenken zelf rekenactiviteiten; de leraar is coach.",
            "learning_areas": ["rekenen"], "grades": [3, 4, 5, 6, 7, 8], "licence": "cc-by-40",
            "terms": ("intervention_type/integrated_concept", "dimension/self_direction", "dimension/motivation"),
            "minutes": 60, "group_size": 30, "devices": "shared",
            "needs": "Een ruimte waar twee groepen tegelijk kunnen werken.",
            "made_room_by": "Eén methodeles per week.",
            "worked_less_for": "Leerlingen die nog geen plan van drie stappen kunnen maken.",
            "for_teachers": "Je stelt vragen en geeft geen opdracht.",
            "for_pupils": "Zij maken een plan, voeren het uit en vertellen wat zij leerden.",
            "how_to": "1. Vraag: wat wil je kunnen uitrekenen, en waarom?\n2. Laat een plan maken van drie stappen.\n3. Kom langs met één vraag.\n4. Sluit af: wat weet je nu?",
        },
    },
    {
        "school": "De Horizon", "days": 34, "audience": "outer", "grown_from": ("design", "experiment", "outcome"),
        "values": {
            "title": "Digitaal planbord voor kleuters", "product_type": "procedure", "maturity": "rough",
            "summary": "Kleuters plannen hun dag op een bord met plaatjes en vertellen daarna hoe het ging.",
            "learning_areas": ["leergebiedoverstijgend"], "grades": [1, 2], "licence": "cc-by-40",
            "terms": ("dimension/self_direction", "ict_function/plan_monitor"),
            "minutes": 15, "group_size": 26, "devices": "shared",
            "needs": "Een digibord op kleuterhoogte, of kaartjes aan de muur.",
            "worked_for": "Kleuters die hun keuze hardop kunnen zeggen.",
            "worked_less_for": "Kinderen die kiezen wat een vriendje kiest.",
            "for_teachers": "Je vraagt aan het eind van de ochtend: hoe ging jouw plan?",
            "for_pupils": "Zij kiezen twee hoeken en een volgorde.",
            "how_to": "Laat elke ochtend vier kinderen hun plan maken waar de anderen bij zijn. Kijk na het buitenspelen terug met dezelfde plaatjes.",
        },
    },
    {
        "school": "De Klaver", "days": 110, "audience": "public", "grown_from": ("insight", "outcome"),
        "values": {
            "title": "Zelf beelden maken en terugkijken", "product_type": "knowledge_answer", "maturity": "tested",
            "summary": "Wat is bekend over foto’s die leerlingen met een jonge ontwikkelingsleeftijd zelf maken en terugzien?",
            "learning_areas": ["leergebiedoverstijgend"], "grades": [], "licence": "cc-by-40",
            "terms": ("dimension/motivation",), "devices": "shared",
            "worked_for": "Leerlingen die moeite hebben om te vertellen wat zij deden.",
            "worked_less_for": "Leerlingen die schrikken van zichzelf op een foto.",
            "how_to": "# Kort antwoord\n\nEen eigen foto geeft houvast om terug te vertellen, als er iemand naast zit die vragen stelt.\n\n# Zo deden wij het\n\nDe leerling maakt drie foto’s van het werk, nooit van mensen. Aan het eind van de dag kijken jullie samen: wat deed je eerst?",
        },
    },
    {
        "school": "De Spil", "days": 44, "audience": "public", "grown_from": ("outcome",),
        "withdrawn": (12, "In de film was toch een leerling te herkennen. Wij maken een nieuwe versie."),
        "values": {
            "title": "Film over ons rekenaanbod", "product_type": "video", "maturity": "tested",
            "summary": "Film van vier minuten over hoe het rekenatelier werkt.",
            "learning_areas": ["rekenen"], "grades": [5, 6], "licence": "cc-by-40",
            "how_to": "Laat de film zien op een ouderavond en praat daarna in groepjes na.",
        },
    },
)

# A product of one's own from that of another school, which went out as well.
ADAPTED: dict[str, Any] = {
    "school": "De Toren", "from": "Doelenboekje per blok", "days": 70, "audience": "public", "grown_from": ("experiment",),
    "changes": "Wij laten de groepen per doel wisselen. Daarom staat er in ons boekje bij wie je uitleg krijgt.",
    "values": {
        "title": "Groepen die wisselen, met doelenboekje", "maturity": "tested",
        "summary": "Zo deel je leerlingen per doel in, en niet voor een heel jaar.",
        "worked_for": "Parallelgroepen die op hetzelfde moment rekenen.",
        "worked_less_for": "Leerlingen die veel wisselingen lastig vinden. Zij houden een vaste plek.",
    },
}  # fmt: skip

# What waits for the school leader, and what was sent back once before.
WAITING: dict[str, Any] = {
    "school": "De Waterlelie", "days": 9, "grown_from": ("insight", "outcome"),
    "returned": "De gesprekskaart noemt een groep en een maand. Maak het zo dat niemand het kind herkent.",
    "said": "De maand is eruit. Kijk je nog eens?",
    "values": {
        "title": "Gesprekskaart bij het rekenlogboek", "product_type": "instrument", "maturity": "tested",
        "summary": "Zes vragen voor een gesprek van vijf minuten over aanpak en keuze.",
        "learning_areas": ["rekenen"], "grades": [6, 7], "licence": "cc-by-40",
        "minutes": 5, "devices": "none",
        "worked_for": "Leraren die gauw gaan uitleggen.",
        "how_to": "Neem de kaart mee naar het gesprek. Stel drie vragen en schrijf één zin op die de leerling zegt.",
    },
}  # fmt: skip

# Product, team that says something to the makers, days ago, and what at each of the three beginnings.
RESPONSES: tuple[tuple[str, str, int, dict[str, str]], ...] = (
    (
        "Rekenlogboek met vier keuzes", "De Toren", 41,
        {"recognised": "Ook bij ons kozen de snelle rekenaars altijd uitleg.", "thought_of": "Heb je gedacht aan een maatje dat meekijkt bij de keuze?"},
    ),
    (
        "Rekenlogboek met vier keuzes", "De Egelantier", 38,
        {"can_help": "Wij hebben de vragen ook als app. Jullie mogen komen kijken op een dinsdag."},
    ),
    ("Rubric voor opzoeken", "De Windroos", 20, {"recognised": "Afvinken zonder vraag zien wij ook bij lezen."}),
)

# Product, school that asks, days ago, its question, and what the makers answered after how many days; "" for not yet.
QUESTIONS: tuple[tuple[str, str, int, str, int, str], ...] = (
    (
        "Rekenlogboek met vier keuzes", "De Horizon", 36, "Werkt het ook bij leerlingen die nog weinig schrijven?", 4,
        "Wij lieten hen een kruisje zetten en daarna vertellen waarom. Dat kostte per leerling een minuut.",
    ),
    (
        "Rekenlogboek met vier keuzes", "De Toren", 5, "Hoe doen jullie het als een invaller de groep heeft?", 0, "",
    ),
)

# Product, school, days ago, and what it did not do thanks to what stands there.
AVERTED: tuple[tuple[str, str, int, str], ...] = (
    (
        "Rekenlogboek met vier keuzes", "De Windroos", 22,
        "Wij begonnen niet met acht keuzes, omdat hier staat dat kiezen dan negen minuten duurt.",
    ),
)

# Product, school that uses it, days ago, how it goes, why, what it did differently, grades and pupils in the group.
USES: tuple[tuple[str, str, int, str, str, str, list[int], int], ...] = (
    ("Rekenlogboek met vier keuzes", "De Egelantier", 60, "works", "Leerlingen schrijven zich eerder in voor uitleg.",
     "Wij namen drie keuzes: de plek lag bij ons al vast.", [8], 27),
    ("Rekenlogboek met vier keuzes", "De Beuk", 48, "partly", "In groep 6 werkt het, in groep 4 was terugkijken nog te moeilijk.",
     "Wij deden het op papier, naast het doelenboekje.", [4, 6], 25),
    ("Rekenlogboek met vier keuzes", "De Spil", 30, "does_not_work", "In het atelier kiezen leerlingen al veel. Een logboek erbij was te veel schrijven.",
     "Na drie weken gestopt.", [5, 6], 30),
    ("Mijn rekendoelen", "De Waterlelie", 25, "works", "De som als bewijs helpt tegen alles op groen zetten.",
     "Alleen in groep 7, naast het logboek.", [7], 24),
    ("Wat is metacognitie?", "Het Kompas", 40, "works", "Na de film gebruikten wij dezelfde woorden.", "", [], 0),
    ("Doelenboekje per blok", "De Toren", 72, "works", "Leerlingen vragen zelf om een doel.",
     "Eigen versie, met groepen die wisselen.", [4, 5], 50),
    ("Groepen die wisselen, met doelenboekje", "De Waterlelie", 33, "works", "De twee groepen 6 wisselen nu per doel.",
     "Alleen bij rekenen, twee keer per week.", [6], 48),
    ("Rubric voor opzoeken", "De Horizon", 15, "too_early", "", "Wij maken hem kleiner, voor groep 3 en 4.", [3, 4], 23),
)  # fmt: skip
