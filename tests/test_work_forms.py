"""Work forms: found by what a team needs, put on an agenda or done at once, and led from a script."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import time_machine

from designteam.cycle.models import Insight
from designteam.kit import clock as ours
from designteam.meetings import commands
from designteam.meetings.commands import Point
from designteam.meetings.models import AgendaItem, Meeting, Source
from designteam.method.definition import KINDS, PHASES
from designteam.method.work_forms import WORK_FORMS
from designteam.people.models import Person
from designteam.teams.models import DesignTeam
from tests.support.client import Client
from tests.support.pages import read, text_of
from tests.support.world import Where, Who, World

SignedIn = Callable[[Who], Client]
FORM = WORK_FORMS["five_whys"]
AT = "/work-forms/five_whys"
FORM_OFFERED = re.compile(r'value="work-form-(\w+)"')
STEP = re.compile(r'data-minutes="(\d+)"')
LAST = Point("Zien we nog hetzelfde?", 5, Source.SHARED_PICTURE)
BY_THE_FORM = Point("De vraag achter de vraag", FORM.minutes, Source.WORK_FORM, FORM.code, because="De vraag is breed.")

pytestmark = pytest.mark.usefixtures("clock")


def plan(world: World, *points: Point, team: Where | None = None, days: int = 2) -> Meeting:
    """A meeting of De Waterlelie of an hour, from a quarter past three on, with these points on its agenda."""
    with world.database.writing() as session:
        meeting = commands.plan(
            session.get_one(DesignTeam, (team or world.waterlelie).id), title="Kiezen",
            starts_at=datetime(2026, 11, 24, 15, 15, tzinfo=ours.SCHOOL_TIME) + timedelta(days=days), minutes=60,
            by=session.get_one(Person, world.guide.id), at=ours.now(),
        )  # fmt: skip
        commands.add_points(meeting, points)
    return meeting


def item_of(world: World, meeting: Meeting, source: Source = Source.WORK_FORM) -> AgendaItem:
    (item,) = [one for one in world.all(AgendaItem, meeting_id=meeting.id) if one.source is source]
    return item


def words(html: str) -> str:
    return text_of(read(html).root)


# The library


def test_everybody_finds_work_forms_by_phase_and_by_time(client: Client) -> None:
    every = words(client.get("/work-forms").text)
    few = words(client.get("/work-forms?phase=experiment&minutes=20").text)

    assert all(title in every for title in ("De vraag achter de vraag", "Actantennetwerk", "Succesronde"))
    assert "Proefje in vijf velden" in few
    assert "Verwacht en gezien" not in few, "it takes half an hour"
    assert "Succesronde" not in few, "it is for another phase"


def test_what_nobody_can_have_meant_makes_the_list_no_shorter(client: Client) -> None:
    odd = client.get("/work-forms?phase=%00&minutes=-1&meeting=9999999999999999999&phase=x")

    assert odd.status_code == 200
    assert "Alle werkvormen" in words(odd.text)


def test_a_phase_without_anything_that_short_says_what_else_there_is(client: Client) -> None:
    page = client.get("/work-forms?phase=requirements&minutes=15")

    assert "Zo kort is er geen voor deze fase." in words(page.text)
    assert 'href="/work-forms?phase=requirements"' in page.text


@pytest.mark.parametrize("code", WORK_FORMS)
def test_every_work_form_has_its_page_in_both_languages(client: Client, code: str) -> None:
    dutch = words(client.get(f"/work-forms/{code}").text)
    client.send("/language", {"language": "en", "next": "/"})
    english = words(client.get(f"/work-forms/{code}").text)

    assert all(step.says in english and step.says not in dutch for step in WORK_FORMS[code].steps)
    assert "Zo begeleid je het" in dutch
    assert "How you guide it" in english


def test_a_work_form_that_does_not_exist_is_not_found(world: World, signed_in: SignedIn) -> None:
    teacher = signed_in(world.teacher)

    assert teacher.get("/work-forms/nothing").status_code == 404
    assert teacher.send("/work-forms/nothing/points", {"meeting": "1"}).status_code == 404
    assert teacher.send("/work-forms/nothing/meetings", {"team": "1"}).status_code == 404


def test_who_is_in_no_team_reads_it_and_is_offered_nothing_to_do(world: World, signed_in: SignedIn) -> None:
    for reader in (world.colleague, world.reader, world.coordinator):
        page = signed_in(reader).get(AT)

        assert page.status_code == 200
        assert "Zet op de agenda" not in page.text


# On an agenda


def test_a_work_form_comes_on_the_agenda_with_its_minutes_and_a_reason(world: World, signed_in: SignedIn) -> None:
    meeting = plan(world, LAST)
    guide = signed_in(world.guide)

    answer = guide.fill_in(AT, {"meeting": str(meeting.id), "because": "De vraag is breed."}, to="/points")

    item = item_of(world, meeting)
    assert answer.status_code == 303
    assert (item.text, item.minutes, item.code) == ("De vraag achter de vraag", 20, "five_whys")
    assert item.position < item_of(world, meeting, Source.SHARED_PICTURE).position
    assert "De vraag is breed." in guide.get(f"/meetings/{meeting.id}/agenda").text


def test_the_same_form_sent_twice_stands_there_once(world: World, signed_in: SignedIn) -> None:
    meeting = plan(world)
    teacher = signed_in(world.teacher)

    for _ in range(2):
        assert teacher.send(f"{AT}/points", {"meeting": str(meeting.id)}).status_code == 303

    assert len(world.all(AgendaItem)) == 1


def test_only_the_coming_meetings_of_own_teams_can_be_chosen(world: World, signed_in: SignedIn) -> None:
    plan(world)
    held, theirs = plan(world, days=-9), plan(world, team=world.kompas)
    teacher = signed_in(world.teacher)

    for id_ in (held.id, theirs.id, 9999, "x"):
        answer = teacher.send(f"{AT}/points", {"meeting": str(id_)})
        assert answer.status_code == 422, id_
        assert "Kies" in words(answer.text)

    assert world.all(AgendaItem) == []


def test_a_reason_that_is_too_long_is_kept_to_make_shorter(world: World, signed_in: SignedIn) -> None:
    meeting = plan(world)

    answer = signed_in(world.teacher).send(f"{AT}/points", {"meeting": str(meeting.id), "because": "a" * 301})

    assert answer.status_code == 422
    assert "a" * 301 in answer.text
    assert world.all(AgendaItem) == []


def test_an_agenda_that_is_full_says_so_beside_the_form(world: World, signed_in: SignedIn) -> None:
    meeting = plan(world, *[Point(f"Punt {number}", 1) for number in range(40)])

    answer = signed_in(world.teacher).send(f"{AT}/points", {"meeting": str(meeting.id)})

    assert answer.status_code == 422
    assert "hoogstens veertig punten" in words(answer.text)


def test_the_agenda_proposes_two_that_fit_the_phase_least_used_first(world: World, signed_in: SignedIn) -> None:
    plan(world, BY_THE_FORM, days=-2)
    meeting = plan(world)
    agenda = f"/meetings/{meeting.id}/agenda"
    teacher = signed_in(world.teacher)

    offered = FORM_OFFERED.findall(teacher.get(agenda).text)
    teacher.fill_in(agenda, to="/proposals")

    assert len(offered) == 2
    assert all(WORK_FORMS[code].fits(PHASES[0].code) for code in offered)
    assert FORM.code not in offered, "the team had it this week"
    assert not any(item.work_form for item in world.all(AgendaItem, meeting_id=meeting.id)), "ticked by nobody"


def test_a_proposed_work_form_is_taken_over_like_the_rest(world: World, signed_in: SignedIn) -> None:
    meeting = plan(world)
    agenda = f"/meetings/{meeting.id}/agenda"
    teacher = signed_in(world.teacher)

    teacher.send(f"/meetings/{meeting.id}/proposals", {"points": f"work-form-{FORM.code}"})

    assert item_of(world, meeting).work_form is FORM
    assert FORM_OFFERED.findall(teacher.get(agenda).text) == [], "one at a time"


def test_a_work_form_that_the_method_let_go_of_stays_as_a_point(world: World, signed_in: SignedIn) -> None:
    meeting = plan(world, BY_THE_FORM._replace(code="of_before"))
    item = item_of(world, meeting)
    teacher = signed_in(world.teacher)

    for url in ("", "/agenda", "/script", f"/run/{item.id}"):
        page = teacher.get(f"/meetings/{meeting.id}{url}")
        assert page.status_code == 200
        assert item.text in words(page.text)
        assert "Zo gaat deze werkvorm" not in page.text


# Doing it now


def test_together_now_is_a_meeting_of_today_with_the_form_in_front(world: World, signed_in: SignedIn) -> None:
    teacher = signed_in(world.teacher)

    answer = teacher.fill_in(AT, to="/meetings")

    (meeting,) = world.all(Meeting)
    assert (meeting.starts_at.isoformat(), meeting.minutes) == ("2026-11-24T15:02:00+01:00", 25)
    assert answer.location == f"/meetings/{meeting.id}/run/{item_of(world, meeting).id}"
    assert item_of(world, meeting, Source.SHARED_PICTURE).position == 2
    assert "Lees de praktijkvraag hardop." in words(teacher.get(answer.location).text)


def test_pressing_twice_begins_one_meeting(world: World, signed_in: SignedIn) -> None:
    teacher = signed_in(world.teacher)
    form = teacher.form_at(AT, to="/meetings")

    first, second = (teacher.post(form.action, data=form.with_({})) for _ in range(2))

    assert first.location == second.location
    assert (len(world.all(Meeting)), len(world.all(AgendaItem))) == (1, 2)


def test_the_form_that_asks_the_last_question_has_no_second_one(world: World, signed_in: SignedIn) -> None:
    signed_in(world.teacher).fill_in("/work-forms/picture_check", to="/meetings")

    assert [item.source for item in world.all(AgendaItem)] == [Source.WORK_FORM]


def test_who_guides_two_teams_says_with_which(world: World, signed_in: SignedIn) -> None:
    guide = signed_in(world.guide)

    unsaid = guide.fill_in(AT, to="/meetings")
    guide.fill_in(AT, {"team": str(world.kompas.id)}, to="/meetings")

    (meeting,) = world.all(Meeting)
    assert unsaid.status_code == 422
    assert "Kies het team dat dit nu doet." in words(unsaid.text)
    assert meeting.team_id == world.kompas.id


def test_nobody_begins_a_meeting_for_a_team_of_others(world: World, signed_in: SignedIn) -> None:
    theirs = {"team": str(world.kompas.id)}

    answers = [signed_in(who).send(f"{AT}/meetings", theirs) for who in (world.teacher, world.reader, world.colleague)]

    assert [answer.status_code for answer in answers] == [422, 403, 403]

    assert world.all(Meeting) == []


# On the shared screen


def test_the_steps_stand_on_the_shared_screen_with_their_minutes(world: World, signed_in: SignedIn) -> None:
    meeting = plan(world, BY_THE_FORM, LAST)
    at = f"/meetings/{meeting.id}/run"

    page = signed_in(world.teacher).get(f"{at}/{item_of(world, meeting).id}")

    assert [int(minutes) for minutes in STEP.findall(page.text)] == [step.minutes for step in FORM.steps]
    assert "De vraag is breed." in words(page.text)
    other = signed_in(world.teacher).get(f"{at}/{item_of(world, meeting, Source.SHARED_PICTURE).id}")
    assert STEP.findall(other.text) == []


def test_what_a_work_form_gives_becomes_an_artefact_like_at_any_point(world: World, signed_in: SignedIn) -> None:
    meeting = plan(world, BY_THE_FORM)
    item = item_of(world, meeting)
    teacher = signed_in(world.teacher)

    teacher.send(
        f"/meetings/{meeting.id}/items/{item.id}/insights",
        {"text": "Leerlingen wachten op de leraar.", "lane": "practice", "submission": "a"},
    )

    (insight,) = world.all(Insight)
    assert insight.text == "Leerlingen wachten op de leraar."
    assert "Leerlingen wachten op de leraar." in words(teacher.get(f"/meetings/{meeting.id}").text)


def test_what_it_gives_can_be_written_down_where_it_belongs(world: World, signed_in: SignedIn) -> None:
    meeting = plan(world, BY_THE_FORM, Point("Proefje", 20, Source.WORK_FORM, "small_try_out"))
    first, second = sorted(item.id for item in world.all(AgendaItem, meeting_id=meeting.id))
    at, new = f"/meetings/{meeting.id}/run", f"/iterations/{world.waterlelie.iteration_id}"
    teacher = signed_in(world.teacher)

    begun = teacher.get(f"{at}/{first}").text
    question = world.question()
    sharpened = teacher.get(f"{at}/{first}").text

    assert f'href="{new}/practice_question/new"' in begun
    assert f'href="/artefacts/{question.id}"' in sharpened
    assert f'href="{new}/practice_question/new"' not in sharpened
    assert f'href="{new}/experiment/new"' in teacher.get(f"{at}/{second}").text
    assert "experiment/new" not in signed_in(world.reader).get(f"{at}/{second}").text


def test_the_web_is_filled_in_on_the_page_of_the_design(world: World, signed_in: SignedIn) -> None:
    meeting = plan(world, Point("Spinnenweb", 30, Source.WORK_FORM, "curricular_web"))
    at = f"/meetings/{meeting.id}/run/{item_of(world, meeting).id}"
    teacher = signed_in(world.teacher)

    before = teacher.get(at)
    design = world.design()

    assert "Vul het samen in" not in before.text
    assert f'href="/artefacts/{design.id}/web"' in teacher.get(at).text


@pytest.mark.parametrize(("code", "endpoint"), [("quadrant", "reveals.checks"), ("picture_check", "reveals.checks")])
def test_what_is_answered_apart_is_linked_where_this_site_has_a_page_for_it(
    world: World, signed_in: SignedIn, code: str, endpoint: str
) -> None:
    meeting = plan(world, Point("Zelfde beeld?", 15, Source.WORK_FORM, code))
    teacher = signed_in(world.teacher)

    page = teacher.get(f"/meetings/{meeting.id}/run/{item_of(world, meeting).id}")

    assert ("Vul het samen in" in page.text) is (endpoint in teacher.application.view_functions)


def test_the_map_of_actants_is_linked_where_the_method_knows_it(world: World, signed_in: SignedIn) -> None:
    meeting = plan(world, Point("Actantennetwerk", 45, Source.WORK_FORM, "actant_network"))

    page = signed_in(world.teacher).get(f"/meetings/{meeting.id}/run/{item_of(world, meeting).id}")

    assert ("Vul het samen in" in page.text) is ("actant_map" in KINDS)


# The script


def test_the_agenda_says_when_each_point_begins_and_which_goes_on_too_long(world: World, signed_in: SignedIn) -> None:
    meeting = plan(world, Point("Eerst", 45), BY_THE_FORM, LAST)

    page = words(signed_in(world.teacher).get(f"/meetings/{meeting.id}/agenda").text)

    assert "15.15 uur Eerst" in page
    assert "16.00 uur De vraag achter de vraag" in page
    assert "Loopt 5 minuten door na het einde van de bijeenkomst." in page
    assert "Samen 70 minuten. Dat is 10 minuten meer dan de bijeenkomst duurt." in page


def test_the_last_five_minutes_are_kept_until_they_are_a_point(world: World, signed_in: SignedIn) -> None:
    meeting = plan(world, Point("Eerst", 45))
    agenda = f"/meetings/{meeting.id}/agenda"
    teacher = signed_in(world.teacher)

    kept = words(teacher.get(agenda).text)
    teacher.send(f"/meetings/{meeting.id}/proposals", {"points": "shared_picture"})
    taken = words(teacher.get(agenda).text)

    assert "16.00 uur Vrijgehouden voor: zien we nog hetzelfde?" in kept
    assert "Samen 50 van de 60 minuten. De laatste vijf zijn vrijgehouden" in kept
    assert "Samen 50 van de 60 minuten. Er zijn nog 10 minuten over." in taken
    assert "rijgehouden" not in taken


def test_less_time_than_the_steps_take_is_pointed_out(world: World, signed_in: SignedIn) -> None:
    meeting = plan(world, BY_THE_FORM._replace(minutes=10))

    page = words(signed_in(world.teacher).get(f"/meetings/{meeting.id}/agenda").text)

    assert "De stappen van deze werkvorm duren samen 20 minuten." in page


def test_the_script_to_print_has_the_time_of_each_step_and_what_lies_ready(world: World, signed_in: SignedIn) -> None:
    meeting = plan(world, Point("Eerst", 10), BY_THE_FORM, LAST)
    url = f"/meetings/{meeting.id}/script"

    page = words(signed_in(world.teacher).get(url).text)

    assert "15.25 uur De vraag achter de vraag" in page
    assert "15.28 uur In tweetallen:" in page
    assert "papier en een pen voor iedereen" in page
    assert "16.15 uur Einde van de bijeenkomst" in page
    assert signed_in(world.reader).get(url).status_code == 200, "who reads along sees the agenda too"
    assert signed_in(world.kompas_teacher).get(url).status_code == 404
    assert signed_in(world.colleague).get(url).status_code == 404


def test_a_meeting_without_an_agenda_has_an_empty_script(world: World, signed_in: SignedIn) -> None:
    meeting = plan(world)

    page = words(signed_in(world.teacher).get(f"/meetings/{meeting.id}/script").text)

    assert "Er staat nog niets op de agenda." in page


def test_times_hold_across_the_night_that_the_clock_goes_back(world: World, signed_in: SignedIn) -> None:
    """A meeting is planned on the clock of the school, whatever that does."""
    with time_machine.travel(datetime(2026, 10, 20, 12, 0, tzinfo=ours.SCHOOL_TIME), tick=False):
        meeting = plan(world, Point("Eerst", 10), BY_THE_FORM, days=-30)

        page = words(signed_in(world.teacher).get(f"/meetings/{meeting.id}/script").text)

    assert "15.25 uur De vraag achter de vraag" in page


# Cost


def test_many_work_forms_take_as_many_statements_as_one(world: World, signed_in: SignedIn) -> None:
    one, many = plan(world, BY_THE_FORM), plan(world, *[BY_THE_FORM] * 12, days=3)
    teacher = signed_in(world.teacher)

    def statements(url: str) -> int:
        assert teacher.get(url).status_code == 200
        return len(teacher.queries)

    statements(f"/meetings/{one.id}/agenda")  # which counts what is open; that is remembered
    for page, most in (("agenda", 8), ("script", 5)):
        counted = [statements(f"/meetings/{meeting.id}/{page}") for meeting in (one, many)]
        assert counted[0] == counted[1] <= most, page
    assert statements("/work-forms") == 1
    assert statements(AT) == 2
