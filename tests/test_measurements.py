"""What a team measures in groups, how it is drawn, and that a group under five leaves no trace of its number."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

import pypdf
import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from designteam.cycle import commands
from designteam.cycle.models import Experiment, Indicator, Iteration, Measurement, Reading, Sort
from designteam.cycle.models.measurement import gives_away
from designteam.journal.models import Entry
from designteam.kit import charts, clock, db
from designteam.kit.web import Site
from designteam.people.models import Person
from designteam.reports.models import Dossier
from designteam.reports.views.making import make_dossier, shelf_of
from tests.support.client import Client
from tests.support.shelves import content_of
from tests.support.world import Who, World

SignedIn = Callable[[Who], Client]
MONDAY = date(2026, 10, 5)
# Numbers that stand nowhere else on a page: where one of them is, something leaked.
SECRET, SECRET_MEAN = "4711", "3.9871"


def _experiment(world: World, **fields: Any) -> Experiment:
    found: Experiment = world.experiment(rests_on=[world.design()], grades=[6, 7], **fields)
    return found


def _indicator(world: World, experiment: Experiment, **values: Any) -> Indicator:
    with world.database.writing() as session:
        by = session.get_one(Person, world.teacher.id)
        asked = {"looks_at": "Kiest passende uitleg", "sort": Sort.COUNT} | values
        return commands.agree_to_look_at(session.get_one(Experiment, experiment.id), asked, by=by, at=clock.now())


def _measure(world: World, indicator: Indicator, *readings: Reading) -> None:
    with world.database.writing() as session:
        by = session.get_one(Person, world.teacher.id)
        found = session.get_one(Indicator, indicator.id)
        commands.measure(found, session.get_one(Experiment, found.experiment_id), readings, by=by, at=clock.now())


def _rows(*rows: Sequence[object]) -> dict[str, object]:
    names = ("on", "among", "size", "value", "spread")
    return {f"{name}_{place}": cell for place, row in enumerate(rows) for name, cell in zip(names, row, strict=False)}


def _note(client: Client, experiment: Experiment, fields: Mapping[str, object]) -> Any:
    return client.send(f"/artefacts/{experiment.id}/measurements", {"indicator": 1, **fields})


# Agreeing and noting


def test_a_team_agrees_what_it_looks_at_and_notes_numbers(world: World, signed_in: SignedIn) -> None:
    experiment = _experiment(world)
    teacher = signed_in(world.teacher)
    asked = {"looks_at": "Kiest passende uitleg", "sort": "count", "enough_from": "15", "better": "more"}
    agreed = teacher.fill_in(f"/artefacts/{experiment.id}/indicators/new", asked, to="/indicators")

    noted = _note(teacher, experiment, _rows(("2026-10-05", "groep 6", 24, 9), ("2026-11-02", "groep 6", 24, 17)))

    page = teacher.get(f"/artefacts/{experiment.id}").text
    assert (agreed.status_code, noted.status_code) == (303, 303)
    assert "van 9 van de 24 op 5 oktober naar 17 van de 24 op 2 november" in page
    assert "De grens van 15 is de laatste keer gehaald." in page
    assert re.search(r'<svg class="chart"[^>]*role="img"[^>]*aria-labelledby="chart-\d+-title chart-\d+-desc"', page)


def test_a_form_sent_twice_makes_one_indicator(world: World, signed_in: SignedIn) -> None:
    experiment = _experiment(world)
    teacher = signed_in(world.teacher)
    form = teacher.form_at(f"/artefacts/{experiment.id}/indicators/new", to="/indicators")

    for _ in range(2):
        teacher.post(form.action, data=form.with_({"looks_at": "Kiest zelf", "sort": "count", "better": "more"}))

    assert len(world.all(Indicator)) == 1


def test_a_sixth_indicator_in_an_iteration_is_kindly_refused(world: World, signed_in: SignedIn) -> None:
    first, second = _experiment(world), _experiment(world, title="Nog een proef")
    for number in range(5):
        _indicator(world, first if number < 3 else second, looks_at=f"Ding {number}")
    teacher = signed_in(world.teacher)

    shown = teacher.get(f"/artefacts/{second.id}/indicators/new")
    answer = teacher.send(f"/artefacts/{second.id}/indicators", {"looks_at": "Nog iets", "sort": "count"})

    assert "Jullie letten in deze iteratie al op vijf dingen." in shown.text
    assert answer.status_code == 422
    assert len(world.all(Indicator)) == 5


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"looks_at": "", "sort": "count"}, "Schrijf op waar jullie op letten"),
        ({"looks_at": "Iets", "sort": ""}, "Kies wat voor getal het is."),
        ({"looks_at": "Iets", "sort": "scale"}, "waar de schaal begint en eindigt"),
        ({"looks_at": "Iets", "sort": "scale", "least": "5", "most": "1"}, "waar de schaal begint en eindigt"),
        ({"looks_at": "Iets", "sort": "percentage", "enough_from": "120"}, "past niet bij wat jullie tellen"),
        ({"looks_at": "Iets", "sort": "count", "enough_from": "veel"}, "‘veel’ is geen getal"),
        ({"looks_at": "Iets", "sort": "count", "enough_from": "1e309"}, "is geen getal"),
        ({"looks_at": "Iets", "sort": "niets"}, "Kies er één uit de lijst"),
    ],
)
def test_an_indicator_that_does_not_hold_together_is_explained(
    world: World, signed_in: SignedIn, fields: dict[str, str], sentence: str
) -> None:
    experiment = _experiment(world)

    answer = signed_in(world.teacher).send(f"/artefacts/{experiment.id}/indicators", fields)

    assert answer.status_code == 422
    assert sentence in answer.text
    assert world.all(Indicator) == []


def test_what_was_measured_keeps_its_kind_of_number(world: World, signed_in: SignedIn) -> None:
    experiment = _experiment(world)
    indicator = _indicator(world, experiment)
    _measure(world, indicator, Reading(MONDAY, "6", 24, 9.0))
    teacher = signed_in(world.teacher)

    url = f"/artefacts/{experiment.id}/indicators/edit?indicator=1"
    teacher.fill_in(url, {"looks_at": "Anders gezegd"}, to="/revision")
    teacher.send(f"/artefacts/{experiment.id}/indicators/removal", {"indicator": 1})

    (after,) = world.all(Indicator)
    assert (after.looks_at, after.sort) == ("Anders gezegd", Sort.COUNT)


def test_the_same_group_and_day_again_replaces_the_number(world: World, signed_in: SignedIn) -> None:
    experiment = _experiment(world)
    _indicator(world, experiment)
    teacher = signed_in(world.teacher)

    for value in (9, 11):
        assert _note(teacher, experiment, _rows(("2026-10-05", "groep 6", 24, value))).status_code == 303

    assert [one.value for one in world.all(Measurement)] == [11.0]


def test_a_number_noted_by_mistake_can_be_taken_away(world: World, signed_in: SignedIn) -> None:
    experiment = _experiment(world)
    _measure(world, _indicator(world, experiment), Reading(MONDAY, "6", 24, 9.0))
    (measurement,) = world.all(Measurement)
    other = _experiment(world, title="Een andere proef")
    teacher = signed_in(world.teacher)

    elsewhere = teacher.send(f"/artefacts/{other.id}/measurements/removal", {"measurement": measurement.id})
    gone = teacher.send(f"/artefacts/{experiment.id}/measurements/removal", {"measurement": measurement.id})

    assert (elsewhere.status_code, gone.status_code) == (404, 303)
    assert world.all(Measurement) == []


# Pasting


def test_rows_of_a_spreadsheet_are_pasted_with_their_heading(world: World, signed_in: SignedIn) -> None:
    experiment = _experiment(world)
    _indicator(world, experiment)
    heading, *rows = "Dag Groep Aantal Waarde", "5-10-2026 groep_6 24 9", "12-10-2026 groep_6_en_7 50 21"
    rows.append("2026-10-12 de_maatjes 12 7")
    text = "\n".join(row.replace(" ", "\t").replace("_", " ") for row in (heading, *rows))

    answer = _note(signed_in(world.teacher), experiment, {"rows_pasted": text})

    kept = [(one.measured_on, one.among, one.size, one.value) for one in world.all(Measurement)]
    assert answer.status_code == 303
    assert kept == [
        (MONDAY, "6", 24, 9.0),
        (MONDAY + timedelta(days=7), "6,7", 50, 21.0),
        (MONDAY + timedelta(days=7), "de maatjes", 12, 7.0),
    ]


def test_one_wrong_row_keeps_everything_out_and_says_which(world: World, signed_in: SignedIn) -> None:
    experiment = _experiment(world)
    _indicator(world, experiment)
    text = (
        "5-10-2026\tgroep 6\t24\t9\n31-02-2026\tgroep 6\t24\t9\n6-10-2026\tgroep 6\t24\t30\n7-10-2026\tgroep 6\tveel\t3"
    )

    answer = _note(signed_in(world.teacher), experiment, {"rows_pasted": text})

    assert answer.status_code == 422
    for sentence in (
        "Rij 2: ‘31-02-2026’ is geen dag.",
        "Rij 3: Schrijf hoeveel van de 24",
        "Rij 4: ‘veel’ is geen getal.",
    ):
        assert sentence in answer.text
    assert "5-10-2026" in answer.text
    assert world.all(Measurement) == []


def test_ten_thousand_rows_are_refused_and_nothing_is_kept(world: World, signed_in: SignedIn) -> None:
    experiment = _experiment(world)
    _indicator(world, experiment)
    teacher = signed_in(world.teacher)

    few = _note(teacher, experiment, {"rows_pasted": "5-10-2026\tgroep 6\t24\t9\n" * 201})
    many = _note(teacher, experiment, {"rows_pasted": "5-10-2026\tgroep 6\t24\t9\n" * 10_000})

    assert (few.status_code, many.status_code) == (422, 422)
    assert "Hoogstens 200 rijen per keer; dit zijn er 201." in few.text
    assert world.all(Measurement) == []


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (("2026-10-05", "groep 6", 24, ""), "Schrijf wat eruit kwam."),
        (("2026-10-05", "groep 6", "", 9), "Schrijf hoeveel leerlingen er waren"),
        (("2026-10-05", "groep 6", "24,5", 9), "Schrijf hoeveel leerlingen er waren"),
        (("2026-10-05", "", 24, 9), "Schrijf welke groep het was"),
        (("2026-10-05", "x" * 61, 24, 9), "Hoogstens 60 tekens"),
        (("", "groep 6", 24, 9), "Schrijf op welke dag het was."),
        (("2027-01-01", "groep 6", 24, 9), "Kies een dag die al is geweest."),
        (("99999-01-01", "groep 6", 24, 9), "Deze datum bestaat niet."),
        (("2026-10-05", "groep 6", 24, "NaN"), "is geen getal"),
        (("2026-10-05", "groep 6", 24, "-1"), "Schrijf hoeveel van de 24"),
        (("2026-10-05", "groep 6", 2**63, 9), "is geen getal"),
    ],
)
def test_what_cannot_be_a_number_of_a_group_is_explained(
    world: World, signed_in: SignedIn, row: Sequence[object], sentence: str
) -> None:
    experiment = _experiment(world)
    _indicator(world, experiment)

    answer = _note(signed_in(world.teacher), experiment, _rows(row))

    assert answer.status_code == 422
    assert sentence in answer.text
    assert world.all(Measurement) == []


def test_of_a_pasted_column_only_how_many_average_and_quartiles_are_kept(world: World, signed_in: SignedIn) -> None:
    experiment = _experiment(world)
    _indicator(world, experiment, sort=Sort.SCALE, least=1.0, most=5.0)
    fields = {"listed_on": "2026-10-05", "listed_among": "groep 6", "listed": "1\n2\n2,5\n3\n3\n4\n5\n5"}

    answer = _note(signed_in(world.teacher), experiment, fields)

    (kept,) = world.all(Measurement)
    assert answer.status_code == 303
    assert (kept.size, kept.value, kept.lower, kept.middle, kept.upper) == (8, 3.1875, 2.375, 3.0, 4.25)


# Small groups


def _leaks(world: World) -> list[str]:
    """Where one of the secret numbers stands in anything that is kept."""
    with world.database.reading() as session:
        kept = {t.name: session.execute(t.select()).all() for t in db.Model.metadata.sorted_tables}
    told = {name: " ".join(repr(row) for row in rows) for name, rows in kept.items()}
    return [name for name, text in told.items() if SECRET in text or SECRET_MEAN in text]


def _with_a_small_group(world: World) -> tuple[Experiment, Indicator]:
    """Three moments of a class, and of four pupils whose numbers would be recognised anywhere."""
    experiment = _experiment(world)
    scale = _indicator(world, experiment, sort=Sort.SCALE, least=0.0, most=10_000.0)
    for week, value in enumerate((2.0, 3.0, 4.0)):
        day = MONDAY + timedelta(days=7 * week)
        small = Reading(day, "de instructietafel", 4, float(SECRET), float(SECRET_MEAN), (4711.0, 4711.0, 4711.0))
        _measure(world, scale, Reading(day, "6", 24, value), small)
    return experiment, scale


def test_of_a_small_group_nothing_is_kept_but_that_it_was_looked_at(world: World) -> None:
    _with_a_small_group(world)

    hidden = [one for one in world.all(Measurement) if one.is_hidden]
    assert len(hidden) == 3
    for one in hidden:
        assert {one.size, one.value, one.spread, one.lower, one.middle, one.upper} == {None}
    assert _leaks(world) == []


def test_a_small_group_is_in_no_page_picture_or_title(world: World, signed_in: SignedIn) -> None:
    experiment, _ = _with_a_small_group(world)
    teacher = signed_in(world.teacher)
    addresses = [
        f"/artefacts/{experiment.id}",
        f"/artefacts/{experiment.id}/measurements/new?indicator=1",
        f"/artefacts/{experiment.id}/indicators/edit?indicator=1",
        f"/iterations/{world.waterlelie.iteration_id}/dossier",
        f"/teams/{world.waterlelie.id}",
    ]

    pages = {url: teacher.get(url, follow_redirects=True).text for url in addresses}

    for url, text in pages.items():
        assert SECRET not in text, url
        assert "3,9871" not in text, url
        assert "4,0" not in text, url
    assert "minder dan vijf leerlingen, niet getoond" in pages[addresses[0]]
    for drawing in re.findall(r"<svg class=\"chart\".*?</svg>", pages[addresses[0]] + pages[addresses[3]], re.DOTALL):
        assert "instructietafel" not in drawing
        assert drawing.count('class="point"') == 3


def test_a_small_group_is_not_in_the_pdf_either(app: Site, world: World) -> None:
    _with_a_small_group(world)
    with world.database.writing() as session:
        iteration = session.get_one(Iteration, world.waterlelie.iteration_id)
        dossier = Dossier.ask(iteration, language="nl", by=session.get_one(Person, world.teacher.id), at=clock.now())
        session.add(dossier)
    with app.app_context():
        make_dossier.run(dossier.id)

    content = content_of(shelf_of(app), world.again(dossier).file)
    reader = pypdf.PdfReader(io.BytesIO(content))
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())

    assert "Kiest passende uitleg" in text
    assert "minder dan vijf leerlingen, niet getoond" in text
    assert SECRET not in text
    assert all(SECRET not in str(value) for value in _everything_in(reader.trailer["/Root"]))


def _everything_in(thing: Any, seen: set[int] | None = None) -> list[Any]:
    """Every text in the structure of a PDF: alternatives of drawings stand there, not on a page."""
    seen = set() if seen is None else seen
    thing = thing.get_object() if hasattr(thing, "get_object") else thing
    if id(thing) in seen:
        return []
    seen.add(id(thing))
    if isinstance(thing, dict):
        return [found for value in thing.values() for found in _everything_in(value, seen)]
    if isinstance(thing, list):
        return [found for value in thing for found in _everything_in(value, seen)]
    return [thing]


def test_a_class_that_turns_out_to_be_small_loses_its_number(world: World) -> None:
    experiment = _experiment(world)
    indicator = _indicator(world, experiment, sort=Sort.SCALE, least=0.0, most=10_000.0)
    _measure(world, indicator, Reading(MONDAY, "6", 24, float(SECRET)))

    _measure(world, indicator, Reading(MONDAY, "6", 4, float(SECRET)))

    assert _leaks(world) == []


def test_what_people_type_of_a_small_group_is_not_kept(world: World, signed_in: SignedIn) -> None:
    experiment = _experiment(world)
    _indicator(world, experiment, sort=Sort.SCALE, least=0.0, most=10_000.0)
    teacher = signed_in(world.teacher)

    typed = _note(teacher, experiment, _rows(("2026-10-05", "groep 6", 4, SECRET)))
    pasted = _note(teacher, experiment, {"rows_pasted": f"6-10-2026\tgroep 6\t3\t{SECRET}\t2"})
    listed = _note(
        teacher, experiment, {"listed_on": "2026-10-07", "listed_among": "groep 6", "listed": f"{SECRET}\n" * 4}
    )

    assert [answer.status_code for answer in (typed, pasted, listed)] == [303, 303, 303]
    assert [one.size for one in world.all(Measurement)] == [None, None, None]
    assert _leaks(world) == []
    assert all(SECRET not in repr(line.details) for line in world.all(Entry))


def test_the_database_refuses_a_number_of_a_small_group(world: World) -> None:
    experiment = _experiment(world)
    _measure(world, _indicator(world, experiment), Reading(MONDAY, "6", 4, 3.0))

    for values in ({"size": 4, "value": 3.0}, {"value": 3.0}, {"lower": 3.0}, {"spread": 1.0}):
        with pytest.raises(IntegrityError), world.database.writing() as session:
            session.execute(update(Measurement).values(**values))


@pytest.mark.parametrize(
    ("sizes", "gives"),
    [
        ([("6,7", 28), ("6", 24)], True),
        ([("6,7", 28), ("6", 24), ("7", None)], True),
        ([("6,7", 50), ("6", 24), ("7", 26)], False),
        ([("6,7", 50), ("6", 24), ("7", 22)], True),
        ([("6,7,8", 60), ("6", 25), ("7", 31)], True),
        ([("6", 24), ("7", 25)], False),
        ([("6", 24), ("de maatjes", 22)], True),
        ([("6", 24), ("de maatjes", 12)], False),
        ([("6", 24), ("alle leerlingen", 28)], True),
        ([("6", 24), ("7", 25), ("alle leerlingen", 52)], True),
        ([("6", 24), ("7", 25), ("alle leerlingen", 49)], False),
        ([("de maatjes", 12), ("de doorgaande rekenaars", 14)], False),
        ([("6,7", 29), ("6", 24)], False),
    ],
)
def test_two_groups_never_give_away_a_third_of_fewer_than_five(
    sizes: Sequence[tuple[str, int | None]], gives: bool
) -> None:
    assert (gives_away(sizes) is not None) is gives


def test_a_number_that_would_give_away_a_small_group_is_refused(world: World, signed_in: SignedIn) -> None:
    experiment = _experiment(world)
    _indicator(world, experiment)
    teacher = signed_in(world.teacher)
    assert _note(teacher, experiment, _rows(("2026-10-05", "groep 6", 24, 9))).status_code == 303

    answer = _note(teacher, experiment, _rows(("2026-10-05", "groep 6 en 7", 28, 12)))

    assert answer.status_code == 422
    assert "is uit te rekenen hoe minder dan vijf leerlingen het deden" in answer.text
    assert len(world.all(Measurement)) == 1


# Who


def test_who_reads_along_sees_numbers_and_no_forms(world: World, signed_in: SignedIn) -> None:
    experiment = _experiment(world)
    _measure(world, _indicator(world, experiment), Reading(MONDAY, "6", 24, 9.0))
    reader = signed_in(world.reader)

    page = reader.get(f"/artefacts/{experiment.id}").text

    assert "9 van de 24" in page
    assert "/measurements" not in page
    assert reader.get(f"/artefacts/{experiment.id}/measurements/new").status_code == 403
    assert signed_in(world.kompas_teacher).get(f"/artefacts/{experiment.id}/measurements/new").status_code == 404


def test_a_page_of_another_kind_has_no_numbers(world: World, signed_in: SignedIn) -> None:
    insight = world.insight()

    answer = signed_in(world.teacher).get(f"/artefacts/{insight.id}/indicators/new")

    assert answer.status_code == 404


def test_every_number_shows_at_once(world: World, signed_in: SignedIn) -> None:
    experiment = _experiment(world)
    indicator = _indicator(world, experiment)
    teacher = signed_in(world.teacher)
    before = teacher.get(f"/artefacts/{experiment.id}")

    _measure(world, indicator, Reading(MONDAY, "6", 24, 9.0))
    after = teacher.get(f"/artefacts/{experiment.id}", headers={"If-None-Match": before.headers["ETag"]})

    assert after.status_code == 200
    assert "9 van de 24" in after.text


def test_ten_measurements_take_as_many_statements_as_one(world: World, signed_in: SignedIn) -> None:
    experiment = _experiment(world)
    indicator = _indicator(world, experiment)
    teacher = signed_in(world.teacher)
    _measure(world, indicator, Reading(MONDAY, "6", 24, 9.0))
    teacher.get(f"/artefacts/{experiment.id}")
    few = len(teacher.queries)

    for week in range(1, 9):
        _measure(world, indicator, Reading(MONDAY + timedelta(days=3 * week), "6", 24, 9.0))
    teacher.get(f"/artefacts/{experiment.id}")

    assert len(teacher.queries) == few <= 13


# Drawings


def test_a_drawing_says_what_it_shows_and_holds_no_style_and_no_script() -> None:
    points = [charts.Point(float(place), f"week {place}", float(place), f"{place} <b>") for place in range(9)]
    axis = charts.Axis(0, 10, [(0, "0"), (10, "10")])
    drawn = [
        charts.run_chart(
            [charts.Series("een & twee", points), charts.Series("drie", points)], axis=axis,
            levels=[charts.Level(5, "genoeg", is_agreed=True)], marks=[charts.Mark(3, 1)], uid="a",
            title="t <i>", desc="d",
        ),
        charts.before_after([charts.Series("x", points[:2])], axis=axis, uid="b", title="t", desc="d"),
        charts.web(charts.Node("hub", "done"), [charts.Node("k", s) for s in ("done", "open", "asked")], uid="c",
                   title="t", desc="d"),
    ]  # fmt: skip

    for svg in drawn:
        assert re.match(
            r'<svg class="chart" viewBox="0 0 \d+ \d+" role="img" [^>]*aria-labelledby="(\w)-title \1-desc">', svg
        )
        assert not re.search(r"<style|<script|style=|on\w+=|<b>|<i>", svg)
    assert "een &amp; twee" in drawn[0]
    assert 'stroke-dasharray="7 3"' in drawn[0]


def test_three_rows_are_enough_to_begin_with_and_a_row_further_on_opens_the_rest(
    world: World, signed_in: SignedIn
) -> None:
    experiment = _experiment(world)
    _indicator(world, experiment)
    teacher = signed_in(world.teacher)
    rest = r'<details class="more"(?: open)?>\s*<summary>Meer rijen</summary>'

    begun = teacher.get(f"/artefacts/{experiment.id}/measurements/new").text
    refused = _note(teacher, experiment, {"on_4": MONDAY.isoformat(), "among_4": "groep 6", "value_4": "12"}).text

    assert begun.split("Meer rijen")[0].count('name="value_') == 3
    (folded,), (opened,) = re.findall(rest, begun), re.findall(rest, refused)
    assert " open" not in folded
    assert " open" in opened
