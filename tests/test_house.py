"""The house stays a house: readable modules, one place that commits, and readers that own nothing."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from designteam.kit import db

MOST_LINES = 350
# A declaration without logic may be longer: it is read from top to bottom, as a text.
LONGER = {"designteam/method/definition.py": "the method, one text"}
READERS = ("workspace",)


@pytest.fixture(scope="module")
def modules(root: Path) -> dict[str, str]:
    """The source of every module of the product, by its path. The stories of the demo are texts, no modules."""
    paths = [path for path in (root / "designteam").rglob("*.py") if "stories" not in path.parts]
    return {str(path.relative_to(root)): path.read_text() for path in paths}


def test_modules_stay_readable(modules: dict[str, str]) -> None:
    too_long = {name: len(text.splitlines()) for name, text in modules.items() if len(text.splitlines()) > MOST_LINES}

    assert set(too_long) == set(LONGER), f"{too_long}"


def test_only_the_kit_commits(modules: dict[str, str]) -> None:
    committing = {name for name, text in modules.items() if re.search(r"\.(commit|rollback)\(", text)}

    assert {name for name in committing if not name.startswith("designteam/kit/")} == set()
    assert "designteam/kit/db.py" in committing


def test_readers_own_no_tables() -> None:
    owners = {mapper.class_.__module__.split(".")[1] for mapper in db.Model.registry.mappers}

    assert owners & set(READERS) == set()
    assert owners >= {"people", "network", "teams", "cycle"}


def test_the_clock_is_read_in_one_place(modules: dict[str, str]) -> None:
    """The domain is told the time, so that a test can tell it another."""
    readers = {
        name for name, text in modules.items() if re.search(r"\b(datetime\.now|date\.today|utcnow|time\.time)\(", text)
    }

    assert {name for name in readers if not name.startswith("designteam/demo/")} == {"designteam/kit/clock.py"}


def test_the_domain_does_not_ask_who_is_looking(modules: dict[str, str]) -> None:
    below = re.compile(r"/(models|policy|queries|commands)(/|\.py)")
    asking = [
        name for name, text in modules.items() if below.search(name) and re.search(r"\bme\(\)|current_user", text)
    ]

    assert asking == []


def test_nothing_branches_on_a_role_or_a_kind_outside_its_own_place(modules: dict[str, str]) -> None:
    """Roles are asked for rights in the method's cards; kinds differ in classes, forms and templates of their own."""
    allowed = {
        "designteam/cycle/views/asking.py": 2,  # the verdicts of an evaluation, the day of a log entry
        "designteam/demo/player.py": 1,  # a story names no day for a log entry
    }
    found = {name: sum(1 for _ in _branches(text)) for name, text in modules.items()}

    assert {name: times for name, times in found.items() if times > allowed.get(name, 0)} == {}


def _branches(text: str) -> Iterator[ast.AST]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.If | ast.IfExp) and isinstance(node.test, ast.Compare):
            asked, against = ast.unparse(node.test.left), node.test.comparators[0]
            if re.search(r"\b(role|kind)$", asked) and isinstance(against, ast.Constant | ast.Attribute):
                yield node


def test_every_module_says_what_it_is_for(modules: dict[str, str]) -> None:
    silent = [name for name, text in modules.items() if text.strip() and not ast.get_docstring(ast.parse(text))]

    assert silent == []


def test_names_say_what_something_is(modules: dict[str, str]) -> None:
    empty = {"utils", "helpers", "helper", "manager", "service", "services", "data", "info", "misc", "common"}

    assert [name for name in modules if set(Path(name).with_suffix("").parts) & empty] == []


def test_nothing_is_left_for_later(modules: dict[str, str], root: Path) -> None:
    texts = modules | {str(path.relative_to(root)): path.read_text() for path in (root / "templates").rglob("*.html")}
    texts |= {str(path.relative_to(root)): path.read_text() for path in (root / "tests").rglob("*.py")}
    marks = re.compile("TO" + r"DO|FIX" + r"ME|X" + "XX|pytest.mark." + "skip|x" + r"fail\(")

    assert [name for name, text in texts.items() if marks.search(text)] == []
