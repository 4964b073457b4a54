"""The network around the nine schools: boards, the outer circle and the people who look after the whole.

All names of boards, towns and schools are invented.
"""

from typing import Any

NETWORK: dict[str, Any] = {
    "name": "Werkplaats Gepersonaliseerd leren met ict",
    "theme": "gepersonaliseerd leren met ict",
    "boards": (
        {"name": "Scholenkring De Overhaal", "town": "Oeverlinge", "schools": ("De Windroos", "De Beuk")},
        {"name": "Stichting Dalmeren Scholen", "town": "Dalmeren", "schools": ("Het Kompas",)},
        {"name": "Stichting Polderlint Onderwijs", "town": "Oeverlinge", "schools": ("De Waterlelie",)},
        {"name": "Vereniging voor onderwijs Zandelaar", "town": "Zandelaar", "schools": ("De Egelantier",)},
        {"name": "Scholengroep Elmeroord en omstreken", "town": "Elmeroord", "schools": ("De Spil",)},
        {"name": "Stichting Wijdehavense Scholen", "town": "Wijdehaven", "schools": ("De Horizon",)},
        {"name": "Stichting Kerkwaarde Leert", "town": "Kerkwaarde", "schools": ("De Toren",)},
        {"name": "Stichting Rietmaren Speciaal", "town": "Rietmaren", "schools": ("De Klaver",)},
    ),
    "outer_circle": (
        {
            "school": "De Zonnewijzer",
            "school_type": "bo",
            "town": "Zuiderbeemd",
            "people": (
                {"key": "bezoeker", "name": "Leraar van De Zonnewijzer", "email": "bezoeker@buitenkring.example"},
            ),
        },
    ),
    "coordinator": {"key": "netwerk", "name": "Netwerkcoördinator", "email": "netwerk@demo.example"},
    "administrator": {"key": "beheer", "name": "Beheerder", "email": "beheer@demo.example"},
}
