"""The form that the style guide shows: every kind of field, some of them with what does not fit yet."""

from typing import Self

from wtforms import BooleanField

from designteam.cycle.forms import GRADES, options
from designteam.evidence.forms.people import People
from designteam.kit.forms import Day, Form, Line, Number, OneOf, Pick, Prose, RichText, Secret, Several
from designteam.method import vocabulary

RICH = """# Wat heb je nodig?
Leg **vijf kaarten** klaar, en kijk _eerst_ zelf.

- één kaart per leerling
- [een voorbeeld](https://www.slo.nl/)

| Groep | Kaarten |
| --- | --- |
| 6 | 24 |"""


class Specimen(Form):
    """Its words are Dutch, as a team would see them; it is never sent."""

    approach = Prose("Wat gaan jullie doen?", most=600, needed=" ")
    outcome = Prose("Wat verandert er voor leerlingen?", most=40, needed=" ")
    mechanism = Prose("Waardoor zou dat komen?", most=600, needed=" ")
    because = Line("Wat werd er scherper?", most=600, description="Eén zin. Over een jaar weet je dan nog waarom.")
    email = Line("E-mailadres", most=254, needed=" ", render_kw={"type": "email"})
    secret = Secret("Wachtwoord", autocomplete="off")
    looked_on = Day("Wanneer")
    group_size = Number("Aantal leerlingen", least=1, most=2000, description="Een getal is genoeg, geen namen.")
    control = OneOf("Wie bepaalt?", choices=options(vocabulary.CONTROL))
    audience = Pick("Wie mag dit lezen?", choices=options(vocabulary.AUDIENCES), description="Eerst het team.")
    scale = Pick("Hoe groot is de proef?", choices=options(vocabulary.SCALES), needed=" ")
    grades = Several("Groepen", choices=GRADES, coerce=int)
    agreed = BooleanField("Wij zijn het eens", description="Iedereen heeft meegelezen.")
    story = Prose("Wat gebeurde er?", most=2000)
    people = People("Wie maakte het?")
    described = RichText("Beschrijving voor leraren", most=4000, description="Wat doe jij, en wat doen leerlingen?")

    @classmethod
    def shown(cls) -> Self:
        form = cls(
            formdata=None,
            data={
                "audience": "team",
                "grades": [6, 7],
                "approach": "leerlingen laten terugkijken",
                "described": RICH,
                "people": [{"family": "Jansen", "given": "P."}, {"literal": "Kennisnet", "role": "editor"}],
            },
        )
        form.refuse(
            "Schrijf op waarom jullie denken dat dit werkt. Weet je het nog niet? Schrijf dan: dat weten we nog niet.",
            "mechanism",
        )
        form.refuse("Vul je e-mailadres in.", "email")
        form.refuse("Kies hoe groot de proef is.", "scale")
        return form
