"""The actant map: who and what plays a part, who has a say over what, and what the team wishes to be different."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from designteam.cycle.models import ActantMap, Artefact, CannotDraw, Insight, Link, Version
from designteam.cycle.models.actants import MOST_ACTANTS, MOST_ARROWS
from designteam.kit import arrows
from designteam.kit.web import Site
from designteam.meetings.models import Action
from designteam.network.models import Audience
from designteam.search.commands import read_everything
from tests.support.client import Client
from tests.support.pages import errors_in, read, text_of, typed_in
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]

PUPILS: dict[str, Any] = {"key": 0, "label": "Leerlingen", "category": "pupil", "traits": "weten wat ze al kunnen"}
TEACHERS: dict[str, Any] = {"key": 1, "label": "Leraren", "category": "teacher", "traits": ""}
TASK = {"key": 4, "label": "Weektaak", "category": "agreement", "traits": ""}
LISTED: list[dict[str, Any]] = [PUPILS, TEACHERS, TASK]
DRAWN: list[dict[str, Any]] = [
    {"from": 0, "to": 4, "now": 0, "wished": 3},
    {"from": 1, "to": 0, "now": 2, "wished": None},
    {"from": 1, "to": 4, "now": 3, "wished": 1},
]
BOLD = "<script>alert('x')</script><b>"


@pytest.fixture
def teacher(world: World, signed_in: SignedIn) -> Client:
    return signed_in(world.teacher)


def new_at(world: World) -> str:
    return f"/iterations/{world.waterlelie.iteration_id}/actant_map/new"


def rows(actants: list[dict[str, Any]], drawn: list[dict[str, Any]]) -> dict[str, str]:
    """The lists as a browser sends them."""
    fields: dict[str, str] = {}
    for one in actants:
        fields |= {f"actants-{one['key']}-{part}": one[part] for part in ("label", "category", "traits")}
    for place, one in enumerate(drawn):
        wished = "" if one["wished"] is None else str(one["wished"])
        fields |= {f"arrows-{place}-start": str(one["from"]), f"arrows-{place}-end": str(one["to"])}
        fields |= {f"arrows-{place}-now": str(one["now"] or ""), f"arrows-{place}-wished": wished}
    return fields


def send(world: World, teacher: Client, fields: dict[str, str]) -> Any:
    return teacher.send(new_at(world).removesuffix("/new"), {"title": "Rekenles", **fields})


# Writing it down


def test_a_map_is_kept_as_it_was_written(world: World, teacher: Client) -> None:
    answer = send(world, teacher, rows(LISTED, DRAWN))

    (kept,) = world.all(ActantMap)
    assert answer.status_code == 303
    assert (kept.actants, kept.arrows) == (LISTED, DRAWN)
    assert [version.content["arrows"] for version in world.all(Version, artefact_id=kept.id)] == [DRAWN]


def test_a_map_with_only_a_name_goes_on_to_its_photo(world: World, teacher: Client) -> None:
    answer = teacher.fill_in(new_at(world), {"title": "Op papier", "on_paper": "y"}, to="/actant_map")

    (kept,) = world.all(ActantMap)
    assert answer.location == f"/artefacts/{kept.id}/attachments/new"
    assert (kept.actants, kept.arrows) == ([], [])
    assert "Een foto van het vel is een goed begin." in teacher.get(f"/artefacts/{kept.id}").text


@pytest.mark.parametrize(
    ("button", "row"), [("one_more_actant", "actants-5-label"), ("one_more_arrow", "arrows-3-now")]
)
def test_without_a_script_a_row_is_asked_for_and_nothing_is_lost(
    world: World, teacher: Client, button: str, row: str
) -> None:
    empty = {f"arrows-{place}-{part}": "" for place in range(3) for part in ("start", "end", "now", "wished")}

    answer = send(world, teacher, {**rows(LISTED, []), **empty, button: "1"})

    typed = typed_in(answer.text)
    assert answer.status_code == 200
    assert (typed["title"], typed["actants-4-label"]) == (["Rekenles"], ["Weektaak"])
    assert row in typed
    assert _choices(answer.text, "arrows-0-start") == ["", "0", "1", "4"]
    assert errors_in(answer.text) == {}
    assert world.all(ActantMap) == []


def test_an_actant_keeps_its_number_when_another_is_taken_out_and_takes_its_arrows_along(
    world: World, teacher: Client
) -> None:
    drawn = world.actant_map(actants=LISTED, arrows=DRAWN)

    answer = teacher.fill_in(
        f"/artefacts/{drawn.id}/edit", {"actants-0-label": "", "actants-0-traits": ""}, to="/versions"
    )

    again = world.again(drawn)
    assert answer.status_code == 303
    assert [one["key"] for one in again.actants] == [1, 4]
    assert again.arrows == DRAWN[2:]


def test_what_was_not_sent_stays(world: World, teacher: Client) -> None:
    drawn = world.actant_map(actants=LISTED, arrows=DRAWN)

    teacher.send(f"/artefacts/{drawn.id}/versions", {"title": "Anders genoemd", "from_version": 1})

    again = world.again(drawn)
    assert (again.title, again.actants, again.arrows) == ("Anders genoemd", LISTED, DRAWN)


# What cannot be drawn

WRONG = {
    "a row without a name": ({"actants-0-label": "", "actants-0-traits": "snel"}, {"actants-0-label"}),
    "a name without a choice": ({"actants-0-category": ""}, {"actants-0-category"}),
    "a choice that does not exist": ({"actants-0-category": "aap"}, {"actants-0-category"}),
    "the same name twice": ({"actants-1-label": "leerlingen"}, {"actants-1-label"}),
    "a name that is too long": ({"actants-0-label": "x" * 61}, {"actants-0-label"}),
    "an arrow to nothing": ({"arrows-0-end": "9"}, {"arrows-0-end"}),
    "an arrow to what is no number": ({"arrows-0-end": "<b>"}, {"arrows-0-end"}),
    "an arrow without an end": ({"arrows-0-end": ""}, {"arrows-0-end"}),
    "an arrow to itself": ({"arrows-0-end": "0"}, {"arrows-0-end"}),
    "an arrow that says nothing": ({"arrows-0-now": "", "arrows-0-wished": ""}, {"arrows-0-now"}),
    "no say now and none wished": ({"arrows-0-now": "", "arrows-0-wished": "0"}, {"arrows-0-now"}),
    "more say than there is": ({"arrows-0-now": "4"}, {"arrows-0-now"}),
    "an arrow twice": ({"arrows-2-start": "0"}, {"arrows-2-end"}),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_drawn_is_said_where_it_stands(world: World, teacher: Client, case: str) -> None:
    fields, wrong = WRONG[case]

    answer = send(world, teacher, {**rows(LISTED, DRAWN), **fields})

    assert answer.status_code == 422
    assert set(errors_in(answer.text)) == wrong
    assert world.all(ActantMap) == []


def test_two_hundred_rows_are_refused(world: World, teacher: Client) -> None:
    many = [{"key": key, "label": f"Actor {key}", "category": "people", "traits": ""} for key in range(200)]
    arrows_ = [{"from": 0, "to": 1 + place % 29, "now": 1, "wished": None} for place in range(200)]

    answer = send(world, teacher, rows(many, arrows_))

    assert answer.status_code == 422
    assert f"passen er hoogstens {MOST_ACTANTS}." in answer.text
    assert f"passen er hoogstens {MOST_ARROWS}." in answer.text
    assert world.all(ActantMap) == []


@pytest.mark.parametrize(
    ("actants", "drawn"),
    [
        (LISTED, [{"from": 0, "to": 7, "now": 1, "wished": None}]),
        (LISTED, [{"from": 0, "to": 0, "now": 1, "wished": None}]),
        (LISTED, [{"from": 0, "to": 1, "now": 0, "wished": 0}]),
        (LISTED, [DRAWN[0], DRAWN[0]]),
        ([PUPILS, {**TEACHERS, "label": "LEERLINGEN"}], []),
        ([PUPILS, {**TEACHERS, "key": 0}], []),
        ([{**PUPILS, "category": "aap"}], []),
        ([{**PUPILS, "key": key, "label": str(key)} for key in range(31)], []),
    ],
)
def test_the_map_itself_refuses_what_a_form_would_not_send(
    world: World, actants: list[dict[str, Any]], drawn: list[dict[str, Any]]
) -> None:
    with pytest.raises(CannotDraw):
        world.actant_map(actants=actants, arrows=drawn)

    assert world.all(Artefact) == []


def test_who_saves_second_sees_both_lists_and_loses_nothing(world: World, signed_in: SignedIn) -> None:
    drawn = world.actant_map(actants=LISTED, arrows=DRAWN)
    teacher, researcher = signed_in(world.teacher), signed_in(world.researcher)
    mine, theirs = (who.form_at(f"/artefacts/{drawn.id}/edit") for who in (teacher, researcher))
    researcher.post(theirs.action, data=theirs.with_({"actants-4-label": "Dagtaak"}))

    answer = teacher.post(mine.action, data=mine.with_({"arrows-0-wished": "2"}))

    said = text_of(read(answer.text).root)
    assert answer.status_code == 409
    assert "Dagtaak" in said
    assert "gewenst [toegevoegd: veel regie ]" in said
    assert typed_in(answer.text)["arrows-0-wished"] == ["2"]


def test_a_script_in_a_name_is_only_text(world: World, teacher: Client) -> None:
    drawn = world.actant_map(actants=[{**PUPILS, "label": BOLD}, TEACHERS, TASK], arrows=DRAWN)
    teacher.fill_in(f"/artefacts/{drawn.id}/edit", {"actants-0-traits": BOLD}, to="/versions")
    own = f"/artefacts/{drawn.id}"

    for url in (own, f"{own}?view=difference", f"{own}/edit", f"{own}/versions", _dossier(world), _phase(world)):
        page = teacher.get(url).text
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page or url == _phase(world)


# Looking at it


def test_the_drawing_has_three_views_and_the_table_says_the_same(world: World, teacher: Client) -> None:
    drawn = world.actant_map(actants=LISTED, arrows=DRAWN)

    views = {view: teacher.get(f"/artefacts/{drawn.id}?view={view}").text for view in ("now", "wished", "difference")}

    assert {view: _arrows(page) for view, page in views.items()} == {"now": 2, "wished": 3, "difference": 3}
    assert "De meeste pijlen beginnen bij Leraren: 2 van de 2. Bij Leerlingen beginnen 0 pijlen." in views["now"]
    assert "Bij 1 van de pijlen meer regie, bij 1 minder." in views["difference"]
    for page in views.values():
        (table,) = read(page).elements("table")
        assert "Leerlingen Weektaak geen regie het laatste woord" in text_of(table)


def test_a_map_of_what_is_offers_no_view_of_what_was_not_drawn(world: World, teacher: Client) -> None:
    drawn = world.actant_map(actants=LISTED, arrows=[{**DRAWN[2], "wished": None}])

    page = teacher.get(f"/artefacts/{drawn.id}?view=difference").text

    assert "view=wished" not in page
    assert "Er staat nog niet wat jullie anders wensen." in page


def test_the_same_map_gives_the_same_drawing(site: Site) -> None:
    names = [arrows.Name(key, f"Een lange naam met nummer {key}", key % 2 == 0, True) for key in range(30)]
    lines = [
        arrows.Line(key % 30, (key * 7 + 1) % 30, 1 + key % 3, str(key))
        for key in range(120)
        if key % 30 != (key * 7 + 1) % 30
    ]

    drawings = {arrows.arrows(names, lines, meanings=(), uid="x", title="t", desc="d") for _ in range(2)}

    (drawing,) = drawings
    places = re.findall(r'<rect class="name-ground" x="([\d.]+)" y="([\d.]+)"', drawing)
    assert len(set(places)) == 30
    assert all(0 <= float(x) <= arrows.WIDTH for x, _ in places)


def test_people_of_another_team_see_it_once_it_is_shared_and_can_change_nothing(
    world: World, signed_in: SignedIn
) -> None:
    closed = world.actant_map(actants=LISTED, arrows=DRAWN)
    shared = world.actant_map(actants=LISTED, arrows=DRAWN, audience=Audience.NETWORK)
    other = signed_in(world.kompas_teacher)

    assert other.get(f"/artefacts/{closed.id}").status_code == 404
    page = other.get(f"/artefacts/{shared.id}")
    assert _arrows(page.text) == 2
    assert "Maak een inzicht" not in page.text
    assert other.get(f"/artefacts/{shared.id}/edit").status_code == 403


# Going on with it


def test_what_changes_becomes_an_insight_that_rests_on_the_map(world: World, teacher: Client) -> None:
    drawn = world.actant_map(actants=LISTED, arrows=DRAWN)
    url = _way_on(teacher, drawn, "Maak een inzicht")

    assert typed_in(teacher.get(url).text)["text"] == [
        "Leerlingen: regie op Weektaak erbij. Nu geen regie, gewenst het laatste woord."
    ]
    teacher.fill_in(url, {"lane": "pupils"}, to="/insight")

    (insight,) = world.all(Insight)
    (link,) = world.all(Link, from_id=insight.id)
    assert (link.to_id, link.relation) == (drawn.id, "drawn_from")


def test_what_changes_becomes_an_action_about_the_map(world: World, teacher: Client) -> None:
    drawn = world.actant_map(actants=LISTED, arrows=DRAWN)

    teacher.fill_in(_way_on(teacher, drawn, "Maak een actie"))

    (action,) = world.all(Action)
    assert action.text == "Leerlingen: regie op Weektaak erbij. Nu geen regie, gewenst het laatste woord."
    assert action.artefact_id == drawn.id


def test_a_wish_of_another_team_is_told_to_nobody(world: World, teacher: Client) -> None:
    drawn = world.actant_map(team=world.kompas, actants=LISTED, arrows=DRAWN, audience=Audience.NETWORK)
    new = f"/iterations/{world.waterlelie.iteration_id}/insight/new?rests_on={drawn.id}&arrow=0-4"

    assert typed_in(teacher.get(new).text)["text"] == [""]
    assert typed_in(teacher.get(new.replace("0-4", "aap")).text)["text"] == [""]


def test_two_versions_are_told_apart_in_sentences(world: World, teacher: Client) -> None:
    drawn = world.actant_map(actants=LISTED, arrows=[{**DRAWN[2], "wished": None}, DRAWN[1]])
    parents = {"key": 5, "label": "Ouders", "category": "parent", "traits": ""}
    renamed = {**TEACHERS, "label": "Team", "traits": "beslist samen"}
    new = {"from": 5, "to": 4, "now": 1, "wished": 2}
    world.revise(drawn, actants=[renamed, TASK, parents], arrows=[new, DRAWN[2]])

    page = text_of(read(teacher.get(f"/artefacts/{drawn.id}/versions").text).root)

    for sentence in (
        "Leraren heet nu Team.",
        "Team: nu “beslist samen”.",
        "Ouders kwam erbij.",
        "Leerlingen ging eruit.",
        "Team op Weektaak: gewenst is een beetje regie.",
        "Nieuwe pijl: Ouders op Weektaak: nu een beetje regie, gewenst veel regie.",
        "Pijl weg: Leraren op Leerlingen: veel regie.",
    ):
        assert sentence in page


def test_two_versions_are_laid_over_each_other_in_one_drawing(world: World, teacher: Client) -> None:
    drawn = world.actant_map(actants=LISTED, arrows=[DRAWN[2], DRAWN[1]])
    parents = {"key": 5, "label": BOLD, "category": "parent", "traits": ""}
    world.revise(
        drawn,
        actants=[TEACHERS, {**TASK, "label": "Dagtaak"}, parents],
        arrows=[{"from": 5, "to": 4, "now": 1, "wished": 2}, {**DRAWN[2], "wished": 2}],
    )

    page = teacher.get(f"/artefacts/{drawn.id}/versions").text

    (figure,) = read(page).elements("figure")
    assert sorted(re.findall(r'"name-ground ?(\w*)"', page)) == ["", "less", "more", "other"]
    assert set(re.findall(r'class="arrow (\w+)"', page)) == {"more", "less", "other"}
    assert "1 naam kwam erbij, 1 naam ging eruit, 1 naam veranderd" in text_of(figure)
    assert "1 nieuwe pijl, 1 pijl weg en 1 pijl veranderd" in text_of(figure)
    assert BOLD not in page


def test_versions_in_which_nothing_drawn_differs_have_no_drawing(world: World, teacher: Client) -> None:
    drawn = world.actant_map(actants=LISTED, arrows=DRAWN)
    world.revise(drawn, talk="We keken er nog eens naar.")
    on_paper = world.actant_map(actants=[], arrows=[], title="Op papier")
    world.revise(on_paper, actants=LISTED, arrows=DRAWN)

    for one in (drawn, on_paper, world.question()):
        assert "name-ground" not in teacher.get(f"/artefacts/{one.id}/versions").text


def test_the_dossier_draws_it_and_says_what_the_team_wants_to_change(world: World, teacher: Client) -> None:
    drawn = world.actant_map(actants=LISTED, arrows=DRAWN, talk="We **schrokken** ervan.")

    (dossier,) = (one for one in read(teacher.get(_dossier(world)).text).elements("article"))

    said = text_of(dossier)
    assert sum(1 for one in dossier.iter() if one.get("class") == "map-drawn") == 3
    assert drawn.title in said
    assert "We schrokken ervan." in said
    assert "Leraren: minder regie op Weektaak. Nu het laatste woord, gewenst een beetje regie." in said


def test_it_is_found_by_one_word_that_stands_in_it(world: World, teacher: Client) -> None:
    drawn = world.actant_map(actants=[*LISTED, {"key": 6, "label": "Gymzaal", "category": "space", "traits": ""}])
    with world.database.writing():
        read_everything()

    assert f'/artefacts/{drawn.id}"' in teacher.get("/search?q=gymzaal").text


def test_a_map_takes_as_many_statements_as_any_other_artefact(world: World, teacher: Client) -> None:
    other, drawn = world.exploration(), world.actant_map(actants=LISTED, arrows=DRAWN)
    teacher.get(f"/artefacts/{other.id}")
    expected = len(teacher.queries)

    teacher.get(f"/artefacts/{drawn.id}")

    assert len(teacher.queries) == expected


def _dossier(world: World) -> str:
    return f"/iterations/{world.waterlelie.iteration_id}/dossier"


def _phase(world: World) -> str:
    return f"/iterations/{world.waterlelie.iteration_id}/phases/explore"


def _arrows(page: str) -> int:
    """How many arrows are drawn, without those of the legend."""
    return len(re.findall(r"<g><title>", page))


def _choices(page: str, name: str) -> list[str]:
    (select,) = (one for one in read(page).elements("select") if one.get("name") == name)
    return [option.get("value", "") for option in select.iter("option")]


def _way_on(teacher: Client, drawn: ActantMap, words: str) -> str:
    """Where the first of the links with these words leads."""
    page = read(teacher.get(f"/artefacts/{drawn.id}").text)
    return next(link.get("href", "") for link in page.elements("a") if text_of(link).startswith(words))
