"""The board of a process guide: whose teams stand on it, in which order, what rests, and what is written on Monday."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from io import BytesIO, StringIO

import pypdf
import pytest
import time_machine
from flask.cli import FlaskGroup

from designteam.cycle.models import Iteration
from designteam.guidance.models import KeptView, Remedy, Symptom
from designteam.guidance.tasks import notice_signals, write_to_guides
from designteam.kit import clock as ours
from designteam.kit.web import Site
from designteam.letters.models import Letter
from designteam.meetings.commands import plan
from designteam.meetings.models import AgendaItem
from designteam.network.models import Network, Oversight, School, SchoolBoard, SchoolType
from designteam.people.models import Person
from designteam.teams.models import DesignTeam
from tests.support.client import HTMX, Client
from tests.support.pages import outer_html, read, text_of
from tests.support.world import Where, Who, World

SignedIn = Callable[[Who], Client]
Clock = time_machine.Traveller

SCHOOLS = ("De Waterlelie", "Het Kompas")
MONDAY = datetime(2026, 11, 30, 7, 5, tzinfo=ours.SCHOOL_TIME)
IN_THE_HOLIDAY = datetime(2026, 12, 28, 7, 5, tzinfo=ours.SCHOOL_TIME)


@pytest.fixture
def guide(world: World, signed_in: SignedIn) -> Client:
    return signed_in(world.guide)


@pytest.fixture(autouse=True)
def recently(world: World, clock: Clock) -> None:
    """Both teams began two weeks ago and look for nobody, so that only what a test does calls for a question."""
    for team in (world.waterlelie, world.kompas):
        begin(world, team)


def begin(world: World, team: Where, *, phase: str = "evaluate") -> None:
    with world.database.writing() as session:
        running = session.get_one(Iteration, team.iteration_id)
        running.started_on, running.phase = date(2026, 11, 10), phase


def undecided(world: World, team: Where | None = None) -> None:
    """An experiment that was over three weeks ago, without a decision."""
    world.experiment(team=team, ends_on=date(2026, 11, 1))


def notice(app: Site) -> None:
    with app.app_context():
        notice_signals.run()


def write(app: Site) -> None:
    with app.app_context():
        write_to_guides.run()


def teams_on(page: str) -> list[str]:
    """The schools on the board, in their order."""
    html = read(page)
    rows = [
        cell
        for cell in html.elements("th")
        if cell.get("scope") == "row" and any(above.get("class") == "board" for above in html.ancestors(cell))
    ]
    return [next(school for school in SCHOOLS if text_of(row).startswith(school)) for row in rows]


# Who sees which teams


def test_a_guide_sees_the_teams_they_guide_and_goes_to_them(world: World, guide: Client) -> None:
    page = guide.get("/guidance").text

    assert teams_on(page) == ["De Waterlelie", "Het Kompas"]
    assert f'href="/guidance/teams/{world.waterlelie.id}"' in page


def test_a_coordinator_sees_every_team_of_the_network_without_a_way_in(world: World, signed_in: SignedIn) -> None:
    undecided(world)
    coordinator = signed_in(world.coordinator)

    page = coordinator.get("/guidance").text

    assert len(teams_on(page)) == 2
    assert "/guidance/teams/" not in page
    assert "Samen ontwerpen in getallen" in page
    assert coordinator.get(f"/guidance/teams/{world.waterlelie.id}").status_code == 404


@pytest.mark.parametrize("who", ["teacher", "school_leader", "colleague", "visitor", "elsewhere", "administrator"])
def test_who_guides_no_team_sees_none_of_it(who: str, world: World, signed_in: SignedIn) -> None:
    undecided(world)
    somebody = signed_in(getattr(world, who))

    page = somebody.get("/guidance").text

    assert teams_on(page) == []
    assert "Je begeleidt nu geen team" in page
    (main,) = read(page).elements("main")
    assert "Waterlelie" not in text_of(main)
    assert len(list(csv.reader(StringIO(somebody.get("/guidance/overview.csv").text), delimiter=";"))) == 1
    for path in (f"/guidance/teams/{world.waterlelie.id}", f"/guidance/teams/{world.kompas.id}/signals/undecided/rest"):
        assert somebody.get(path).status_code in {403, 404}


def test_a_guide_who_left_sees_the_team_no_more(world: World, guide: Client) -> None:
    world.leave(world.guide, team=world.kompas)

    assert len(teams_on(guide.get("/guidance").text)) == 1
    assert guide.get(f"/guidance/teams/{world.kompas.id}").status_code == 404


# What stands on it


def test_who_can_use_a_question_stands_first_with_one_signal(app: Site, world: World, guide: Client) -> None:
    undecided(world, world.kompas)
    notice(app)

    page = guide.get("/guidance").text

    assert teams_on(page) == ["Het Kompas", "De Waterlelie"]
    assert "Eén experiment is voorbij en heeft geen besluit." in page
    assert "Vraag voor Het Kompas" in page
    assert "Eén team kan deze week een vraag van je gebruiken: Het Kompas." in page


def test_a_signal_that_came_up_since_they_were_looked_at_is_shown_as_well(world: World, guide: Client) -> None:
    undecided(world, world.kompas)
    assert teams_on(guide.get("/guidance").text) == ["Het Kompas", "De Waterlelie"]
    undecided(world)

    assert (
        "2 teams kunnen deze week een vraag van je gebruiken: De Waterlelie en Het Kompas."
        in guide.get("/guidance").text
    )
    assert "Eén experiment is voorbij" in guide.get(f"/guidance/teams/{world.waterlelie.id}").text


def test_a_choice_narrows_the_board_and_is_kept_under_a_name(world: World, guide: Client) -> None:
    begin(world, world.kompas, phase="explore")

    assert len(teams_on(guide.get("/guidance?phase=explore").text)) == 1
    assert teams_on(guide.get("/guidance?q=kompas").text) == ["Het Kompas"]
    assert teams_on(guide.get("/guidance?q=100%25").text) == []
    part = guide.get("/guidance?q=kompas", headers=HTMX)
    assert "<html" not in part.text

    guide.fill_in("/guidance/views/new?phase=explore", {"name": "Verkenners"}, to="/guidance/views?phase=explore")

    (view,) = world.all(KeptView)
    assert (view.name, view.query) == ("Verkenners", "phase=explore")
    assert '<a href="/guidance?phase=explore">Verkenners</a>' in guide.get("/guidance").text
    guide.fill_in("/guidance?phase=explore", {}, to=f"/views/{view.id}/removal")
    assert world.all(KeptView) == []


@pytest.mark.parametrize(
    "query", ["phase=x", "area=%00", "network=999999999999", "page=0", "page=-1", "q=%00%25_/", "signal=2"]
)
def test_an_odd_choice_is_no_trouble(query: str, guide: Client) -> None:
    assert guide.get(f"/guidance?{query}").status_code == 200
    assert guide.get(f"/guidance/overview.csv?{query}").status_code == 200


def test_the_overview_comes_as_a_spreadsheet(world: World, guide: Client) -> None:
    undecided(world)

    answer = guide.get("/guidance/overview.csv")

    rows = list(csv.reader(StringIO(answer.text.lstrip("\ufeff")), delimiter=";"))
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert [row[0] for row in rows] == ["School", "De Waterlelie", "Het Kompas"]
    assert "Eén experiment is voorbij en heeft geen besluit." in rows[1]


def test_the_overview_comes_as_pdf_of_what_was_chosen(world: World, guide: Client, signed_in: SignedIn) -> None:
    undecided(world)
    begin(world, world.kompas, phase="explore")

    made = guide.fill_in("/guidance?phase=evaluate", {}, to="/guidance/overview?phase=evaluate").location

    pdf = pypdf.PdfReader(BytesIO(guide.get(f"{made}/file").data))
    printed = " ".join(" ".join(page.extract_text() for page in pdf.pages).split())
    assert "Eén experiment is voorbij en heeft geen besluit." in printed
    assert "Het Kompas" not in printed
    assert signed_in(world.teacher).get(made).status_code == 404
    for team in (world.waterlelie, world.kompas):
        world.leave(world.guide, team=team)
    assert guide.get(made).status_code == guide.get(f"{made}/file").status_code == 404


def test_who_guides_nobody_gets_no_overview(world: World, signed_in: SignedIn) -> None:
    undecided(world)
    teacher = signed_in(world.teacher)

    assert teacher.get(teacher.send("/guidance/overview").location).status_code == 404


# Coming and going


def test_a_signal_is_kept_from_the_day_it_came_to_the_day_it_went(app: Site, world: World, clock: Clock) -> None:
    experiment = world.experiment(ends_on=date(2026, 11, 1))
    notice(app)
    notice(app)
    clock.shift(timedelta(days=3))
    world.evaluation(rests_on=[experiment])
    notice(app)

    (symptom,) = world.all(Symptom, code="undecided")
    assert (symptom.began_on, symptom.ended_on) == (date(2026, 11, 24), date(2026, 11, 27))


def test_one_that_comes_back_is_kept_anew(app: Site, world: World, clock: Clock) -> None:
    experiment = world.experiment(ends_on=date(2026, 11, 1))
    notice(app)
    evaluation = world.evaluation(rests_on=[experiment])
    notice(app)
    world.drop(evaluation)
    notice(app)

    assert [one.ended_on is None for one in world.all(Symptom, code="undecided")] == [False, True]


def test_noticing_changes_nothing_in_the_journal_of_the_team(app: Site, world: World, guide: Client) -> None:
    undecided(world)
    before = guide.get(f"/teams/{world.waterlelie.id}").headers["ETag"]

    notice(app)

    assert guide.get(f"/teams/{world.waterlelie.id}").headers["ETag"] == before


# Resting


def rest_path(world: World, code: str = "undecided") -> str:
    return f"/guidance/teams/{world.waterlelie.id}/signals/{code}/rest"


def test_a_signal_rests_with_a_reason_until_a_day(app: Site, world: World, signed_in: SignedIn, clock: Clock) -> None:
    undecided(world)
    notice(app)
    guide = signed_in(world.guide)

    guide.fill_in(
        rest_path(world), {"rests_until": "2026-12-10", "because": "Het besluit staat voor 9 december."}, to="/rest"
    )

    assert "Eén experiment is voorbij" not in guide.get("/guidance").text
    page = guide.get(f"/guidance/teams/{world.waterlelie.id}").text
    assert "Het besluit staat voor 9 december." in page
    clock.move_to(datetime(2026, 12, 10, 12, 0, tzinfo=ours.SCHOOL_TIME))
    assert "Eén experiment is voorbij" in signed_in(world.guide).get("/guidance").text


def test_it_wakes_when_somebody_says_so(app: Site, world: World, guide: Client) -> None:
    undecided(world)
    notice(app)
    guide.fill_in(rest_path(world), {"rests_until": "2026-12-10", "because": "Later."}, to="/rest")

    guide.fill_in(f"/guidance/teams/{world.waterlelie.id}", {}, to="/waking")

    assert "Eén experiment is voorbij" in guide.get("/guidance").text


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ({"rests_until": "2026-11-24", "because": "x"}, "Kies een dag tussen morgen en over een half jaar."),
        ({"rests_until": "2027-11-24", "because": "x"}, "Kies een dag tussen morgen en over een half jaar."),
        ({"rests_until": "", "because": "x"}, "Kies een dag."),
        ({"rests_until": "2026-12-10", "because": ""}, "Schrijf in een paar woorden waarom het kan wachten"),
    ],
)
def test_resting_asks_for_a_day_and_a_reason(
    typed: dict[str, str], message: str, app: Site, world: World, guide: Client
) -> None:
    undecided(world)
    notice(app)
    form = guide.form_at(rest_path(world))

    answer = guide.post(form.action, data=form.with_(typed))

    assert answer.status_code == 422
    assert message in answer.text
    assert world.all(Symptom, code="undecided")[0].rests_until is None


@pytest.mark.parametrize("code", ["undecided", "nonsense", "no_ict"])
def test_what_is_not_on_cannot_rest(code: str, world: World, guide: Client) -> None:
    assert guide.get(rest_path(world, code)).status_code == 404


# The letter


def test_on_monday_a_guide_gets_one_letter_with_a_question(app: Site, world: World, clock: Clock) -> None:
    undecided(world, world.kompas)
    notice(app)
    clock.move_to(MONDAY - timedelta(minutes=10))
    write(app)
    assert world.all(Letter) == []

    clock.move_to(MONDAY)
    write(app)
    write(app)

    (letter,) = world.all(Letter)
    assert (letter.address, letter.subject) == (world.guide.email, "Je teams deze week")
    assert "Eén experiment is voorbij en heeft geen besluit." in letter.text
    assert "Gaan jullie ermee door" in letter.text
    assert f"https://localhost/guidance/teams/{world.kompas.id}" in letter.text
    assert "- De Waterlelie:" in letter.text


def test_no_letter_goes_in_a_holiday_or_when_nothing_calls(app: Site, world: World, clock: Clock) -> None:
    clock.move_to(MONDAY)
    write(app)
    undecided(world)
    notice(app)
    clock.move_to(IN_THE_HOLIDAY)
    write(app)

    assert world.all(Letter) == []


def test_what_rests_stands_in_no_letter(app: Site, world: World, guide: Client, clock: Clock) -> None:
    undecided(world)
    notice(app)
    guide.fill_in(rest_path(world), {"rests_until": "2026-12-10", "because": "Later."}, to="/rest")

    clock.move_to(MONDAY)
    write(app)

    assert world.all(Letter) == []


def test_one_press_in_a_letter_stops_them(app: Site, world: World, client: Client, clock: Clock) -> None:
    undecided(world)
    notice(app)
    clock.move_to(MONDAY)
    write(app)
    (letter,) = world.all(Letter)
    address = next(line for line in letter.text.splitlines() if "/guidance/letters/" in line)
    path = address.removeprefix("https://localhost")

    assert client.get(path).status_code == 200
    client.fill_in(path, {}, to=path)
    clock.shift(timedelta(days=7))
    write(app)

    assert len(world.all(Letter)) == 1
    assert client.get("/guidance/letters/nonsense").status_code == 404


def test_somebody_chooses_letters_on_the_board(app: Site, world: World, signed_in: SignedIn, clock: Clock) -> None:
    signed_in(world.guide).fill_in("/guidance", {}, to="/guidance/letters")
    undecided(world)
    notice(app)
    clock.move_to(MONDAY)
    write(app)

    assert world.all(Letter) == []
    assert "Schrijf mij op maandag" in signed_in(world.guide).get("/guidance").text


# Work forms against a signal


def meeting_of(world: World) -> int:
    """The next meeting of De Waterlelie."""
    with world.database.writing() as session:
        guide = session.get_one(Person, world.guide.id)
        team = session.get_one(DesignTeam, world.waterlelie.id)
        starts = datetime(2026, 12, 3, 15, 30, tzinfo=ours.SCHOOL_TIME)
        return plan(team, title="Verder", starts_at=starts, minutes=60, place="", by=guide, at=ours.now()).id


def test_a_work_form_against_a_signal_comes_on_the_next_agenda(world: World, guide: Client) -> None:
    undecided(world)
    meeting_id = meeting_of(world)

    answer = guide.fill_in(f"/guidance/teams/{world.waterlelie.id}", {}, to="/remedies/what_we_drop")

    assert answer.location.split("#")[0] == f"/meetings/{meeting_id}/agenda"
    (point,) = world.all(AgendaItem, meeting_id=meeting_id)
    assert (point.code, point.because) == ("what_we_drop", "Eén experiment is voorbij en heeft geen besluit.")
    assert [(one.work_form, one.symptom_id) for one in world.all(Remedy)] == [
        ("what_we_drop", world.all(Symptom)[0].id)
    ]


def test_choosing_it_twice_puts_it_there_once(world: World, guide: Client) -> None:
    undecided(world)
    meeting_of(world)
    form = guide.form_at(f"/guidance/teams/{world.waterlelie.id}", to="/remedies/what_we_drop")

    for _ in range(2):
        guide.post(form.action, data=form.with_({}))

    assert len(world.all(AgendaItem)) == len(world.all(Remedy)) == 1


def test_without_a_meeting_the_way_goes_to_planning_one(world: World, guide: Client) -> None:
    undecided(world)

    answer = guide.fill_in(f"/guidance/teams/{world.waterlelie.id}", {}, to="/remedies/what_we_drop")

    assert answer.location == f"/teams/{world.waterlelie.id}/meetings/new"


def test_a_work_form_that_does_not_help_here_cannot_be_chosen(world: World, guide: Client) -> None:
    undecided(world)
    form = guide.form_at(f"/guidance/teams/{world.waterlelie.id}", to="/remedies/what_we_drop")

    for other in ("ict_spark", "nonsense"):
        assert guide.post(form.action.replace("what_we_drop", other), data=form.with_({})).status_code == 404
    assert world.all(Remedy) == []


def test_whether_a_signal_went_is_told_for_each_work_form(app: Site, world: World, guide: Client, clock: Clock) -> None:
    experiment = world.experiment(ends_on=date(2026, 11, 1))
    undecided(world, world.kompas)
    for team in (world.waterlelie, world.kompas):
        guide.fill_in(f"/guidance/teams/{team.id}", {}, to="/remedies/what_we_drop")
    clock.shift(timedelta(minutes=5))
    world.evaluation(rests_on=[experiment])
    notice(app)

    row = next(
        row for row in read(guide.get("/guidance/remedies").text).elements("tr") if "Wat laten we" in text_of(row)
    )

    assert text_of(row).split()[-3:] == ["2", "1", "1"]


# A school board


def of_board(world: World, who: Who, *, schools: int) -> None:
    """Somebody of a board with so many schools, each with a team."""
    with world.database.writing() as session:
        board = SchoolBoard(name="Stichting Samen")
        session.add(Oversight(person=session.get_one(Person, who.id), board=board, since=date(2026, 8, 1)))
        network = session.get_one(Network, world.names.network_id)
        for number in range(schools):
            school = School(name=f"School {number}", town="", school_type=SchoolType.PRIMARY, board=board)
            session.add(DesignTeam(name=f"Team {number}", school=school, network=network))


def test_a_school_board_reads_numbers_and_no_names(world: World, signed_in: SignedIn) -> None:
    of_board(world, world.colleague, schools=3)

    page = signed_in(world.colleague).get("/guidance").text

    assert "Stichting Samen in getallen" in page
    assert "Over één team staat hier niets." in page
    assert "Vooronderzoek" in page
    assert "Experimenteren" not in page
    assert "School 0" not in page
    assert teams_on(page) == []
    assert '<a href="/guidance"' in page


def test_the_start_leads_a_board_and_a_coordinator_to_their_teams(world: World, signed_in: SignedIn) -> None:
    of_board(world, world.elsewhere, schools=3)

    for who in (world.elsewhere, world.coordinator):
        (main,) = read(signed_in(who).get("/").text).elements("main")
        assert 'href="/guidance"' in outer_html(main)


def test_of_two_teams_a_board_reads_nothing(world: World, signed_in: SignedIn) -> None:
    of_board(world, world.colleague, schools=2)

    page = signed_in(world.colleague).get("/guidance").text

    assert "te weinig teams om in getallen te laten zien" in page
    assert 'class="bars"' not in page


@pytest.mark.parametrize(("option", "name"), [("--network", "Samen ontwerpen"), ("--board", "Stichting Samen")])
def test_a_command_appoints_somebody(option: str, name: str, app: Site, world: World, signed_in: SignedIn) -> None:
    of_board(world, world.visitor, schools=3)
    ask = partial(app.test_cli_runner().invoke, FlaskGroup(create_app=lambda: app))

    assert ask(args=["appoint", world.elsewhere.email, option, name]).exit_code == 0
    assert f"{name} in getallen" in signed_in(world.elsewhere).get("/guidance").text
    assert ask(args=["appoint", "niemand@nergens.example", option, name]).exit_code == 1
    assert ask(args=["appoint", world.elsewhere.email, option, "Bestaat niet"]).exit_code == 1
    assert ask(args=["appoint", world.elsewhere.email]).exit_code == 1
