"""Feedback that holds up a mirror takes any subject: by the name of its sort and its number."""

from __future__ import annotations

import pytest

from designteam.feedback.commands import CannotSay, give, take_back
from designteam.feedback.queries import Voice, feedback_on
from designteam.kit import clock, db
from designteam.people.models import Person
from tests.support.world import World


def test_what_was_said_about_one_thing_does_not_stand_with_another(world: World) -> None:
    voice = Voice(world.kompas.school_id, world.kompas.id, "Het Kompas", world.kompas.name)
    with world.database.writing() as session:
        by = session.get_one(Person, world.kompas_teacher.id)
        for about in (("product", 7), ("product", 8), ("struggle", 7)):
            give({"recognised": f"Over {about}"}, about=about, voice=voice, submission=None, by=by, at=clock.now())

    with world.database.reading():
        said = {about: [one.recognised for one in feedback_on(*about)] for about in (("product", 7), ("product", 9))}

    assert said == {("product", 7): ["Over ('product', 7)"], ("product", 9): []}


def test_what_somebody_else_said_is_not_taken_back(world: World) -> None:
    voice = Voice(world.kompas.school_id, world.kompas.id, "Het Kompas", world.kompas.name)
    with world.database.writing() as session:
        by, other = (session.get_one(Person, who.id) for who in (world.kompas_teacher, world.guide))
        said = give({"can_help": "Ja."}, about=("product", 7), voice=voice, submission="x", by=by, at=clock.now())
        assert said is not None

        assert not take_back(said.id, about=("product", 7), by=other)
        assert not take_back(said.id, about=("product", 8), by=by)
        assert take_back(said.id, about=("product", 7), by=by)


def test_a_number_that_was_sent_before_says_nothing_about_what_somebody_else_sends(world: World) -> None:
    voice = Voice(world.kompas.school_id, world.kompas.id, "Het Kompas", world.kompas.name)
    about = ("product", 7)
    with world.database.writing() as session:
        by, other = (session.get_one(Person, who.id) for who in (world.kompas_teacher, world.guide))
        said = {"recognised": "Ja."}
        first = give(said, about=about, voice=voice, submission="x", by=by, at=clock.now())
        again = give({"recognised": "Nee."}, about=about, voice=voice, submission="x", by=by, at=clock.now())
        others = give(said, about=about, voice=voice, submission="x", by=other, at=clock.now())
        with pytest.raises(CannotSay):
            give({"recognised": ""}, about=about, voice=voice, submission="y", by=by, at=clock.now())
        db.session().flush()

    assert (first is None, again is None, others is None) == (False, True, False)
