"""The walk of a teacher through the whole cycle, in Dutch, with JavaScript."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import expect

from tests.journeys import walk
from tests.journeys.conftest import Arrives
from tests.journeys.demo import Demo
from tests.journeys.somebody import Somebody

LONGEST_MAKING = 60_000
KNOTS = ".thread a.node"


def test_a_teacher_walks_from_question_to_decision_and_on(demo: Demo, arrives: Arrives, tmp_path: Path) -> None:
    team = demo.found_team("Lezen in groep 5")
    teacher = arrives()

    walk.come_in(teacher, team)
    walk.from_question_to_next_iteration(teacher)
    walk.ask_why(teacher)
    walk.see_the_list(teacher)
    go_along_the_thread_by_key(teacher)
    walk.ask_for_the_dossier(teacher)
    expect(teacher.page.get_by_role("link", name=teacher.says("Fetch the PDF"))).to_be_visible(timeout=LONGEST_MAKING)

    walk.tells_the_story(walk.fetch_the_dossier(teacher, tmp_path), teacher)


def go_along_the_thread_by_key(teacher: Somebody) -> None:
    """Arrow keys go from the chosen experiment to the question; Enter chooses it, and the focus stays there."""
    here = teacher.page.locator(f"{KNOTS}:focus")
    teacher.page.locator(f"{KNOTS}[aria-current]").focus()
    expect(here).to_contain_text(walk.EXPERIMENT)

    for _column in ("design", "requirement", "hypothesis", "insight", "question"):
        teacher.page.keyboard.press("ArrowLeft")
    expect(here).to_contain_text(walk.NAME)
    teacher.page.keyboard.press("Enter")

    expect(teacher.page.locator(f"{KNOTS}[aria-current]")).to_contain_text(walk.NAME)
    expect(here).to_contain_text(walk.NAME)
    expect(teacher.page.locator(".why").first).to_contain_text(walk.SHARPER)
