"""What the teacher of De Waterlelie follows in the catalogue, with news that waits for the next letter."""

from datetime import date

from sqlalchemy import select

from designteam.catalogue.commands import follow, told
from designteam.catalogue.models import News, Subject, key_of_product
from designteam.demo.scenes.library import Scene
from designteam.kit import db
from designteam.people.models import Person
from designteam.products.models import Edition

PRODUCT, SCHOOL = "Film over ons rekenaanbod", "De Horizon"
WHO = "leraar@waterlelie.example"
LAST_LETTER, LATELY = 40, 1


def play(today: date) -> None:
    """Everybody else was told all of it."""
    scene = Scene(today)
    teacher = db.session().scalars(select(Person).where(Person.email == WHO)).one()
    edition = next(one for one in db.session().scalars(select(Edition)) if one.title == PRODUCT)
    follow(
        Subject.PRODUCT, key=key_of_product(edition.publication_id), name=PRODUCT, by=teacher, at=scene.at(LAST_LETTER + 2)
    )  # fmt: skip
    school = scene.team(SCHOOL).school
    follow(Subject.SCHOOL, key=f"school={school.id}", name=school.name, by=teacher, at=scene.at(LAST_LETTER + 1))
    for person in db.session().scalars(select(Person).order_by(Person.id)):
        told(person.id, dict.fromkeys(News, scene.at(LAST_LETTER if person is teacher else LATELY)))
