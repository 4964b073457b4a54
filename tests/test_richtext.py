"""Longer texts: what is shown of them is safe, and the editor and the server read and write the same marks."""

from __future__ import annotations

import html as html_of_python
import json
import random
import re
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from designteam import assets
from designteam.kit.richtext import plain, rich
from tests.support.client import Client
from tests.support.pages import errors_in
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]

TEXT = """# Wat je doet
Leg **vijf kaarten** klaar. Kijk _eerst_ zelf.
Zie [SLO](https://www.slo.nl/rekenen) of <https://school.nl>.

- Deel uit
  - eerst rood
- Praat erover

3. Vier sommen
4. Nakijken

| Groep | Voor |
| --- | --- |
| 7 \\| 8 | **12** |

## Daarna
Ruim op."""

HOSTILE = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))",
    "[x](data:text/html,<script>1</script>)", "[x](//elders.example)", "[x](/sign-out)", "<javascript:alert(1)>",
    "![x](https://elders.example/p.png)", "[x](https://a.nl\"onclick=alert(1))", "<b style=color:red>x</b>",
    "| <script>1</script> |\n| --- |\n| <img src=x> |", "&lt;script&gt;", "[x][1]\n\n[1]: javascript:alert(1)",
    "<p>kop</p>", "`<script>`", "> <iframe src=https://a.nl>", "[x](http://[)", "<https://[>", "*" * 3000, "[" * 2000,
    "- " * 1000, "> " * 1000, "# " * 900, "|" * 1500, "_a" * 900, "<a@b.c>" * 200,
]  # fmt: skip


SIGNS = ["*", "**", "_", "[", "](", "]", "<", ">", "\\", "`", "#", "-", "1.", "+", "|", "a", "b", "é", " ", "!", "&"]


def test_a_text_is_shown_with_its_headings_lists_tables_and_links() -> None:
    shown = rich(TEXT, 4)

    assert "<h4>Wat je doet</h4>" in shown
    assert "<h5>Daarna</h5>" in shown
    assert "Leg <strong>vijf kaarten</strong> klaar. Kijk <em>eerst</em> zelf.<br>" in shown
    assert '<a href="https://www.slo.nl/rekenen" rel="noopener noreferrer nofollow">SLO</a>' in shown
    assert "<li>eerst rood</li>" in shown
    assert '<ol start="3">' in shown
    assert "<td>7 | 8</td>" in shown
    assert "<td><strong>12</strong></td>" in shown


@pytest.mark.parametrize("text", HOSTILE, ids=[text[:20] for text in HOSTILE])
def test_nothing_typed_becomes_markup_of_its_own(text: str) -> None:
    shown = rich(text)

    tags = set(re.findall(r"<([a-z0-9]+)", shown))
    assert tags <= {
        "p",
        "br",
        "strong",
        "em",
        "ul",
        "ol",
        "li",
        "a",
        "h4",
        "h5",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    }
    assert not re.search(r"<[^>]*\s(?!href|rel|start)[a-z-]+\s*=", shown)
    assert all(re.match(r"(https?://|mailto:)", address) for address in re.findall(r'href="([^"]*)', shown))


@pytest.mark.parametrize(
    "text", ["3*4=12 en 5*6=30", "groep_7_b en a*b*c", "5 < 6 & 7 > 2", "1,5 van de 3", "----", "`a`"]
)
def test_a_text_from_before_reads_as_it_was_written(text: str) -> None:
    assert html_of_python.unescape(re.sub("<[^>]+>", "", rich(text))).strip() == text
    assert plain(text) == text


def test_lines_and_paragraphs_of_a_plain_text_stay_apart() -> None:
    assert rich("Les 1: kijken.\nLes 2: doen.\n\nDaarna praten.").split("\n") == [
        "<p>Les 1: kijken.<br>", "Les 2: doen.</p>", "<p>Daarna praten.</p>", "",
    ]  # fmt: skip


def test_the_words_alone_read_well() -> None:
    assert plain(TEXT).split("\n") == [
        "Wat je doet", "", "Leg vijf kaarten klaar. Kijk eerst zelf.", "Zie SLO of https://school.nl.",
        "- Deel uit", "  - eerst rood", "- Praat erover", "3. Vier sommen", "4. Nakijken",
        "Groep | Voor", "7 | 8 | 12", "", "Daarna", "", "Ruim op.",
    ]  # fmt: skip


# On the pages


def test_pages_show_the_text_and_never_its_markup(world: World, signed_in: SignedIn) -> None:
    teacher = signed_in(world.teacher)
    hostile = f"{TEXT}\n\n<script>alert(1)</script> [x](javascript:alert(1))"
    design = world.design(teacher_description=hostile)
    looked = world.exploration(found=hostile)
    experiment = world.experiment(result=hostile, state="done", rests_on=[design])
    evaluation = world.evaluation(learned=hostile, decision_because="", decision=None, title="", rests_on=[experiment])

    for thing in (design, looked, experiment, evaluation):
        page = teacher.get(f"/artefacts/{thing.id}").text
        assert "<strong>vijf kaarten</strong>" in page
        assert "&lt;script&gt;alert(1)" in page
        assert 'href="javascript' not in page
    dossier = teacher.get(f"/iterations/{world.waterlelie.iteration_id}/dossier").text
    assert dossier.count("<strong>vijf kaarten</strong>") == 3
    assert "<script>alert" not in dossier
    assert evaluation.title.startswith("Wat je doet Leg vijf kaarten klaar.")


def test_what_changed_reads_as_prose_without_marks(world: World, signed_in: SignedIn) -> None:
    design = world.design(teacher_description="# Start\n\nLeg **vijf** kaarten klaar.")
    world.revise(design, teacher_description="# Start\n\nLeg **zes** kaarten klaar.")

    page = signed_in(world.teacher).get(f"/artefacts/{design.id}/versions").text

    difference = page.split('class="voice diff"')[1].split("</p>")[0]
    assert "Start" in difference
    assert "zes" in difference
    assert "*" not in difference
    assert "#" not in difference


def test_what_is_too_long_is_said_at_the_field_and_stays(world: World, signed_in: SignedIn) -> None:
    lines = "\n".join(f"Regel {number}" for number in range(10_000))
    new = f"/iterations/{world.waterlelie.iteration_id}/exploration_item/new"

    answer = signed_in(world.teacher).fill_in(new, {"lane": "practice", "title": "Alles", "found": lines}, to="_item")

    assert answer.status_code == 422
    assert "Hoogstens 2000 tekens" in errors_in(answer.text)["found"]
    assert "Regel 9999" in answer.text


# The editor and the server


def test_the_editor_reads_what_the_server_reads(root: Path) -> None:
    texts = [TEXT, *(text for text in HOSTILE if "://[" not in text)]  # no address: each drops it in its own way

    for text, seen in zip(texts, _in_the_editor(root, "htmlOf", texts), strict=True):
        assert _comparable(seen) == _comparable(rich(text, 2)), text


def test_what_the_editor_writes_is_read_back_as_it_was(root: Path) -> None:
    """Whatever stands in a paragraph, with whichever marks: the same words come back."""
    chance = random.Random(9)  # noqa: S311  an example needs no cryptographic chance
    paragraphs = [[_run(chance) for _ in range(chance.randint(1, 4))] for _ in range(600)]

    written = _in_the_editor(root, "textOf", [{"type": "doc", "content": [_paragraph(runs)]} for runs in paragraphs])

    for runs, text in zip(paragraphs, written, strict=True):
        typed = " ".join("".join(run["text"] for run in runs).split())
        shown = html_of_python.unescape(re.sub(r"<[^>]+>", "", rich(text)))
        assert " ".join(shown.split()) == typed, (runs, text)


def test_the_editor_writes_lists_tables_and_marks_as_a_person_would(root: Path) -> None:
    cells = [
        [_cell("tableHeader", "Groep"), _cell("tableHeader", "a|b")],
        [_cell("tableCell", "7"), _cell("tableCell", "")],
    ]
    doc = {
        "type": "doc",
        "content": [
            {"type": "heading", "attrs": {"level": 2}, "content": [{"type": "text", "text": "Kop"}]},
            _paragraph([_marked("vet ", "bold"), _marked("en schuin", "bold", "italic"), _marked(" gewoon")]),
            _list("bulletList", "een", _list("orderedList", "twee")),
            {"type": "table", "content": [{"type": "tableRow", "content": row} for row in cells]},
            _paragraph([]),
        ],
    }

    (written,) = _in_the_editor(root, "textOf", [doc])

    assert written == (
        "# Kop\n\n**vet _en schuin_** gewoon\n\n- een\n  1. twee\n\n| Groep | a\\|b |\n| --- | --- |\n| 7 |  |"
    )


def _run(chance: random.Random) -> dict[str, Any]:
    text = "".join(chance.choice(SIGNS) for _ in range(chance.randint(1, 6)))
    return _marked(text, *(mark for mark in ("bold", "italic") if chance.random() < 0.3))


def _marked(text: str, *marks: str) -> dict[str, Any]:
    return {"type": "text", "text": text, "marks": [{"type": mark} for mark in marks]}


def _paragraph(runs: Sequence[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "paragraph", "content": list(runs)}


def _cell(kind: str, text: str) -> dict[str, Any]:
    return {"type": kind, "content": [_paragraph([_marked(text)] if text else [])]}


def _list(kind: str, text: str, *further: dict[str, Any]) -> dict[str, Any]:
    return {"type": kind, "attrs": {"start": 1}, "content": [
        {"type": "listItem", "content": [_paragraph([_marked(text)]), *further]},
    ]}  # fmt: skip


def _comparable(seen: str) -> str:
    seen = html_of_python.unescape(re.sub(r' rel="[^"]*"| title="[^"]*"', "", seen))
    return re.sub(r"\s*\n\s*", "\n", seen.replace("<br />", "<br>")).strip()


SCRIPT = """
import { htmlOf, textOf } from "./static/js/editor/text.js";
import { readFileSync } from "node:fs";

const asNode = ({ type, text, attrs = {}, marks = [], content = [] }) => {
  const children = content.map(asNode);
  const named = marks.map(({ type, attrs }) => ({ type: { name: type }, attrs }));
  const parts = { childCount: children.length, child: (place) => children[place] };
  return { type: { name: type }, text, attrs, marks: named, ...parts };
};
const does = { htmlOf, textOf: (doc) => textOf(asNode(doc)) };
const { ask, given } = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(given.map(does[ask])));
"""


def _in_the_editor(root: Path, ask: str, given: Sequence[Any]) -> list[str]:
    """What the module of the editor makes of this."""
    _, environment = assets._npm()
    done = subprocess.run(
        ["node", "--input-type=module", "--eval", SCRIPT],
        input=json.dumps({"ask": ask, "given": given}),
        capture_output=True, text=True, check=False, cwd=root, env=environment,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    answer: list[str] = json.loads(done.stdout)
    return answer
