"""The long explanations of the method: one Markdown file per phase and per work form, and one to begin with, in each
language.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from designteam.kit.markdown import Chapter, chapters

GUIDE = Path(__file__).parent / "guide"
INTRODUCTION = "intro"


@cache
def explanation(of: str, language: str) -> Sequence[Chapter]:
    """The chapters about a phase, by its code, or the introduction. Read once, because they change with a release."""
    return chapters((GUIDE / language / f"{of}.md").read_text(encoding="utf-8"))


def script(of: str, language: str) -> Sequence[Chapter]:
    """The chapters about a work form, by its code: when it helps and how to lead it."""
    return explanation(f"work_forms/{of}", language)
