"""The walk of a teacher through the whole cycle, in Dutch, with JavaScript."""

from tests.journeys import walk
from tests.journeys.conftest import Arrives
from tests.journeys.demo import Demo


def test_a_teacher_walks_from_question_to_decision_and_on(demo: Demo, arrives: Arrives) -> None:
    team = demo.begin_team("Lezen in groep 5")
    teacher = arrives()

    walk.whole_walk(teacher, team)
