"""The same walk in a browser that runs no script: every page is a page, every form a form."""

from __future__ import annotations

from pathlib import Path

from tests.journeys import walk
from tests.journeys.conftest import Arrives
from tests.journeys.demo import Demo


def test_a_teacher_walks_the_same_way_without_javascript(demo: Demo, arrives: Arrives, tmp_path: Path) -> None:
    team = demo.begin_team("Lezen in groep 6")
    teacher = arrives(java_script_enabled=False)

    walk.come_in(teacher, team)
    walk.from_question_to_next_iteration(teacher)
    walk.ask_why(teacher)
    walk.see_the_list(teacher)
    dossier = walk.make_the_dossier(teacher, tmp_path)

    walk.tells_the_story(dossier, teacher)
