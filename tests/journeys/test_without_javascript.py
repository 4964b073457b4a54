"""The same walk in a browser that runs no script: every page is a page, every form a form."""

from __future__ import annotations

from pathlib import Path

from tests.journeys import walk
from tests.journeys.conftest import Arrives
from tests.journeys.demo import Demo
from tests.journeys.somebody import Somebody

MOST_LOOKS = 60
BETWEEN_LOOKS = 500


def test_a_teacher_walks_the_same_way_without_javascript(demo: Demo, arrives: Arrives, tmp_path: Path) -> None:
    team = demo.found_team("Lezen in groep 6")
    teacher = arrives(java_script_enabled=False)

    walk.come_in(teacher, team)
    walk.from_question_to_next_iteration(teacher)
    walk.ask_why(teacher)
    walk.see_the_list(teacher)
    walk.ask_for_the_dossier(teacher)
    look_again_until_it_is_there(teacher)

    walk.tells_the_story(walk.fetch_the_dossier(teacher, tmp_path), teacher)


def look_again_until_it_is_there(teacher: Somebody) -> None:
    again = teacher.page.get_by_role("link", name=teacher.says("Look again"))
    for _ in range(MOST_LOOKS):
        if not again.count():
            return
        teacher.page.wait_for_timeout(BETWEEN_LOOKS)
        teacher.follows("Look again")
