"""Trying out: a plan in parts, predictions that stay closed, starting with open eyes, small try-outs, successes."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from designteam.cycle import commands
from designteam.cycle.models import (
    Experiment,
    Insight,
    Iteration,
    Link,
    Participant,
    Prediction,
    Standing,
    SuccessMoment,
    Version,
)
from designteam.journal.models import Entry
from designteam.kit import clock
from designteam.kit.web import Site
from designteam.network.models import Audience
from designteam.people.models import Person
from tests.support.access import addresses_of
from tests.support.client import Client
from tests.support.pages import errors_in, read, text_of, typed_in
from tests.support.walking import walk
from tests.support.world import CAST, Who, World

SignedIn = Callable[[Who], Client]

SECRET = "kanarie: twaalf van de twintig"
RULE = {"decision_rule": "de helft de kaart gebruikt", "stop_if": "niemand hem pakt", "guard": "het plezier"}


@pytest.fixture
def teacher(world: World, signed_in: SignedIn) -> Client:
    return signed_in(world.teacher)


@pytest.fixture
def experiment(world: World) -> Any:
    """Planned, with a design that teachers can read."""
    return world.experiment(rests_on=[world.design()], question="Helpt de kaart?", prediction="Wij denken van wel.")


def _text(client: Client, url: str) -> str:
    return text_of(read(client.get(url).text).root)


def _running(world: World, **fields: Any) -> Any:
    return world.experiment(rests_on=[world.design()], state="running", **fields)


def _predicted(world: World, experiment: Any, who: Who, text: str = SECRET) -> None:
    with world.database.writing() as session:
        tried = session.get_one(Experiment, experiment.id)
        commands.predict(tried, text=text, sure=None, by=session.get_one(Person, who.id), at=clock.now())


# The plan in parts


@pytest.mark.parametrize(
    ("part", "fields"),
    [
        ("question", {"question": "Pakken kinderen de kaart zelf?"}),
        ("steps", {"steps": "Leg de kaart klaar.\nVraag na tien minuten wie hem pakte."}),
        ("group", {"among": "De helft van groep 7", "group_size": "12", "scale": "part"}),
        ("expectation", {"prediction": "Acht van de twaalf."}),
        ("rule", RULE),
        ("privacy", {"not_recorded": "Namen en foto’s", "may_see": "Het team", "consent": "Niet nodig, want anoniem."}),
        ("skills", {"learners_can": "Een kaart lezen.", "teachers_can": "Doorvragen."}),
    ],
)
def test_each_part_is_filled_on_its_own_and_kept_as_a_version(
    world: World, teacher: Client, experiment: Any, part: str, fields: dict[str, str]
) -> None:
    answer = teacher.fill_in(f"/artefacts/{experiment.id}/charter/{part}", fields, to=f"/charter/{part}")

    kept = world.again(experiment)
    assert answer.status_code == 303
    assert answer.location.endswith(f"#part-{part}")
    assert {name: str(getattr(kept, name)) for name in fields} == fields
    assert kept.version == 2
    assert (kept.title, kept.question != "") == (experiment.title, True)
    assert all(
        text.split("\n")[0] in _text(teacher, f"/artefacts/{experiment.id}")
        for text in fields.values()
        if text not in {"12", "part"}
    )


def test_who_collects_what_is_a_few_rows(world: World, teacher: Client, experiment: Any) -> None:
    form = f"/artefacts/{experiment.id}/charter/collecting"
    rows = {
        "collect_1_what": "Streepjes per les",
        "collect_1_who": "Leraar groep 7",
        "collect_2_what": "Eén zin per dag",
    }

    answer = teacher.fill_in(form, rows, to="/charter/collecting")

    assert answer.status_code == 303
    assert world.again(experiment).collecting == [
        ["Streepjes per les", "Leraar groep 7", ""],
        ["Eén zin per dag", "", ""],
    ]
    assert typed_in(teacher.get(form).text)["collect_2_what"] == ["Eén zin per dag"]
    assert "Streepjes per les, Leraar groep 7" in _text(teacher, f"/artefacts/{experiment.id}/versions")


def test_a_row_without_a_thing_to_collect_is_refused_where_it_stands(teacher: Client, experiment: Any) -> None:
    answer = teacher.fill_in(
        f"/artefacts/{experiment.id}/charter/collecting", {"collect_3_who": "Leraar groep 7"}, to="/collecting"
    )

    assert (answer.status_code, set(errors_in(answer.text))) == (422, {"collect_3_what"})


def test_two_people_fill_two_parts_at_the_same_moment(world: World, signed_in: SignedIn, experiment: Any) -> None:
    at = f"/artefacts/{experiment.id}/charter"
    teacher, researcher = signed_in(world.teacher), signed_in(world.researcher)
    rule, steps = teacher.form_at(f"{at}/rule", to="/rule"), researcher.form_at(f"{at}/steps", to="/steps")

    answers = [
        researcher.post(steps.action, data=steps.with_({"steps": "Eerst samen lezen."})),
        teacher.post(rule.action, data=rule.with_(RULE)),
    ]

    kept = world.again(experiment)
    assert [answer.status_code for answer in answers] == [303, 303]
    assert (kept.steps, kept.decision_rule, kept.version) == ("Eerst samen lezen.", RULE["decision_rule"], 3)


def test_two_people_who_fill_the_same_part_choose(world: World, signed_in: SignedIn, experiment: Any) -> None:
    at = f"/artefacts/{experiment.id}/charter/steps"
    teacher, researcher = signed_in(world.teacher), signed_in(world.researcher)
    mine, theirs = teacher.form_at(at, to="/steps"), researcher.form_at(at, to="/steps")
    researcher.post(theirs.action, data=theirs.with_({"steps": "Eerst samen lezen."}))

    answer = teacher.post(mine.action, data=mine.with_({"steps": "Meteen beginnen."}))

    assert answer.status_code == 409
    assert "Eerst samen lezen." in answer.text
    assert typed_in(answer.text)["steps"] == ["Meteen beginnen."]
    assert world.again(experiment).steps == "Eerst samen lezen."


@pytest.mark.parametrize("part", ["rule", "expectation"])
def test_once_it_runs_the_agreement_changes_only_with_a_reason_that_stays(
    world: World, teacher: Client, part: str
) -> None:
    running = _running(world, **RULE, prediction="Acht van de twaalf.")
    changed = {"rule": {"decision_rule": "een kwart hem gebruikt"}, "expectation": {"prediction": "Drie."}}[part]
    form = f"/artefacts/{running.id}/charter/{part}"

    refused = teacher.fill_in(form, changed, to=f"/charter/{part}")
    allowed = teacher.fill_in(form, changed | {"sharper": "De groep bleek kleiner."}, to=f"/charter/{part}")

    page = _text(teacher, f"/artefacts/{running.id}")
    before = RULE["decision_rule"] if part == "rule" else "Acht van de twaalf."
    assert (refused.status_code, set(errors_in(refused.text))) == (422, {"sharper"})
    assert allowed.status_code == 303
    assert "De groep bleek kleiner." in page
    assert f"Eerst stond er: {before}" in page


def test_putting_it_back_to_planned_does_not_loosen_the_agreement(world: World, teacher: Client) -> None:
    running = _running(world, **RULE)
    world.revise(running, state="planned")

    answer = teacher.fill_in(f"/artefacts/{running.id}/charter/rule", {"stop_if": "nooit"}, to="/rule")

    assert answer.status_code == 422
    assert world.again(running).stop_if == RULE["stop_if"]


def test_other_parts_change_freely_while_it_runs(world: World, teacher: Client) -> None:
    running = _running(world, **RULE)

    answer = teacher.fill_in(f"/artefacts/{running.id}/charter/steps", {"steps": "Ook op vrijdag."}, to="/steps")

    assert answer.status_code == 303


# Predictions: closed until all are opened


def test_a_closed_prediction_is_read_by_nobody_but_its_writer(
    app: Site, world: World, new_client: Callable[[], Client]
) -> None:
    """Not on any page, in any language of the web, of whoever: the canary sings for the researcher only."""
    work = world.chain()
    work["experiment"] = world.experiment(
        rests_on=[work["design"], work["design_requirement"]], audience=Audience.PUBLIC
    )
    _predicted(world, work["experiment"], world.researcher)
    everywhere = [at.url for at in addresses_of(app, world, work, method="GET")]

    heard = {}
    for key in CAST:
        client = new_client().sign_in(getattr(world, key))
        texts = {url: client.get(url).data.decode(errors="replace") for url in everywhere} | walk(client, most=40)
        heard[key] = sorted(url for url, text in texts.items() if SECRET in text or "kanarie" in text)

    own = f"/artefacts/{work['experiment'].id}/prediction"
    assert {key: urls for key, urls in heard.items() if urls} == {"researcher": [own]}


def test_a_closed_prediction_is_in_no_version_and_no_line_of_the_journal(world: World, experiment: Any) -> None:
    _predicted(world, experiment, world.researcher)

    kept = [json.dumps(version.content) for version in world.all(Version)]
    kept += [json.dumps(entry.details) for entry in world.all(Entry)]

    assert [text for text in kept if "kanarie" in text] == []


def test_the_others_see_who_wrote_one_and_not_what(world: World, teacher: Client, experiment: Any) -> None:
    _predicted(world, experiment, world.researcher)

    page = _text(teacher, f"/artefacts/{experiment.id}")

    assert "1 van de 4 schreven op wat ze verwachten." in page
    assert f"{world.researcher.name} heeft het opgeschreven" in page
    assert f"{world.teacher.name} nog niet" in page
    assert "kanarie" not in page


def test_one_changes_ones_own_until_it_is_opened(world: World, teacher: Client, experiment: Any) -> None:
    form = f"/artefacts/{experiment.id}/prediction"

    teacher.fill_in(form, {"text": "Eerst dacht ik vier."}, to="/prediction")
    again = teacher.fill_in(form, {"text": "Nu denk ik zes.", "sure": "fairly"}, to="/prediction")

    (kept,) = world.all(Prediction)
    assert again.status_code == 303
    assert (kept.text, kept.sure, kept.person_id) == ("Nu denk ik zes.", "fairly", world.teacher.id)
    assert typed_in(teacher.get(form).text)["text"] == ["Nu denk ik zes."]
    assert teacher.get(form).headers["Cache-Control"] == "private, no-store"


def test_they_are_opened_together_beside_the_result(world: World, teacher: Client, signed_in: SignedIn) -> None:
    running = _running(world, **RULE)
    for who in (world.teacher, world.researcher, world.guide):
        _predicted(world, running, who, f"Verwachting van {who.name}")
    page = f"/artefacts/{running.id}"
    early = teacher.send(f"{page}/predictions/opening")
    world.revise(running, result="Zeven van de twaalf pakten hem.")

    opened = teacher.fill_in(page, to="/predictions/opening")

    assert (early.status_code, opened.status_code) == (422, 303)
    for who in (world.researcher, world.reader):
        text = _text(signed_in(who), page)
        assert all(f"Verwachting van {one.name}" in text for one in (world.teacher, world.researcher, world.guide))
        assert "Zeven van de twaalf pakten hem." in text
    assert "opened_predictions" in {entry.verb for entry in world.all(Entry)}


@pytest.mark.parametrize("when", ["the result is there", "they are open"])
def test_who_wrote_none_adds_none_afterwards(world: World, signed_in: SignedIn, when: str) -> None:
    running = _running(world)
    _predicted(world, running, world.researcher)
    world.revise(running, result="Zeven van de twaalf.")
    if when == "they are open":
        signed_in(world.researcher).fill_in(f"/artefacts/{running.id}", to="/predictions/opening")
        world.revise(running, result="")

    answer = signed_in(world.teacher).send(f"/artefacts/{running.id}/prediction", {"text": "Zeven, dacht ik al."})

    assert answer.status_code == 422
    assert len(world.all(Prediction)) == 1


def test_what_was_opened_is_not_rewritten(world: World, signed_in: SignedIn) -> None:
    running = _running(world)
    _predicted(world, running, world.researcher, "Vier.")
    world.revise(running, result="Zeven.")
    researcher = signed_in(world.researcher)
    researcher.fill_in(f"/artefacts/{running.id}", to="/predictions/opening")
    world.revise(running, result="")

    answer = researcher.send(f"/artefacts/{running.id}/prediction", {"text": "Zeven."})

    assert (answer.status_code, world.all(Prediction)[0].text) == (422, "Vier.")


def test_what_was_opened_stands_in_the_evaluation_too(world: World, teacher: Client) -> None:
    running = _running(world, **RULE)
    _predicted(world, running, world.researcher, "Ik verwachtte er vier.")
    world.revise(running, result="Zeven van de twaalf.")
    new = f"/iterations/{world.waterlelie.iteration_id}/evaluation/new"
    closed = _text(teacher, new)

    teacher.fill_in(f"/artefacts/{running.id}", to="/predictions/opening")

    evaluation = world.evaluation(rests_on=[running])
    assert "Ik verwachtte er vier." not in closed
    for url in (new, f"/artefacts/{evaluation.id}"):
        text = _text(teacher, url)
        assert all(words in text for words in ("Ik verwachtte er vier.", "Zeven van de twaalf.", RULE["stop_if"]))


# Whether it is clear, and starting


def test_it_says_what_is_lacking_and_starts_with_a_reason(world: World, teacher: Client, experiment: Any) -> None:
    start = f"/artefacts/{experiment.id}/start"
    page = _text(teacher, start)

    refused = teacher.fill_in(start, to="/start")
    allowed = teacher.fill_in(start, {"reason": "Maandag is de enige dag."}, to="/start")

    assert "4 deelnemers zeiden nog niet of het helder is." in page
    assert (refused.status_code, set(errors_in(refused.text))) == (422, {"reason"})
    assert allowed.status_code == 303
    assert world.again(experiment).state == "running"
    assert world.all(Version, artefact_id=experiment.id)[-1].because == "Maandag is de enige dag."


def test_without_a_description_for_teachers_no_reason_helps(world: World, teacher: Client) -> None:
    bare = world.experiment(rests_on=[world.design(teacher_description="")])

    answer = teacher.send(f"/artefacts/{bare.id}/start", {"reason": "Toch maar.", "from_version": 1})

    assert answer.status_code == 422
    assert world.again(bare).state == "planned"


def test_what_has_ended_is_not_started_again(world: World, teacher: Client) -> None:
    done = _running(world)
    world.revise(done, state="done")

    teacher.send(f"/artefacts/{done.id}/start", {"reason": "Nog een keer.", "from_version": 2})

    assert world.again(done).state == "done"


def test_who_takes_part_says_it_is_clear_or_asks(world: World, signed_in: SignedIn, experiment: Any) -> None:
    page = f"/artefacts/{experiment.id}"
    asks = {"question": "Wat doe ik met wie snel klaar is?"}

    signed_in(world.teacher).fill_in(f"{page}/clarity", asks, to="/clarity")
    signed_in(world.researcher).fill_in(f"{page}/clarity", to="/clarity")
    (asked,) = (one for one in world.all(Participant) if one.question)
    signed_in(world.guide).fill_in(f"{page}/participants/{asked.id}/answer", {"text": "Die kiest zelf."}, to="/answer")

    text = _text(signed_in(world.school_leader), page)
    assert "Wat doe ik met wie snel klaar is?" in text
    assert "Antwoord: Die kiest zelf." in text
    assert f"{world.researcher.name} vindt het helder" in text
    signed_in(world.teacher).fill_in(f"{page}/clarity", to="/clarity")
    assert f"{world.teacher.name} vindt het helder" in _text(signed_in(world.teacher), page)


def test_only_those_who_were_named_are_waited_for(world: World, signed_in: SignedIn, experiment: Any) -> None:
    page = f"/artefacts/{experiment.id}"
    signed_in(world.teacher).fill_in(f"{page}/participants", {"people": [str(world.reader.id)]}, to="/participants")

    reader = signed_in(world.reader).fill_in(f"{page}/clarity", to="/clarity")
    other = signed_in(world.researcher).send(f"{page}/clarity")

    text = _text(signed_in(world.teacher), page)
    assert (reader.status_code, other.status_code) == (303, 403)
    assert f"{world.reader.name} vindt het helder" in text
    assert "zeiden nog niet of het helder is" not in text


def test_somebody_of_another_team_cannot_be_named(world: World, teacher: Client, experiment: Any) -> None:
    answer = teacher.send(f"/artefacts/{experiment.id}/participants", {"people": [world.kompas_teacher.id]})

    assert (answer.status_code, world.all(Participant)) == (422, [])


# The small try-out


@pytest.fixture
def small(world: World, teacher: Client) -> Any:
    last = (clock.today() + timedelta(days=10)).isoformat()
    answers = {
        "question": "Lezen kinderen de kaart als hij op tafel ligt?", "steps": "Leg hem neer en zeg niets.",
        "among": "Eén groepje", "prediction": "De helft leest hem.", "ends_on": last,
    }  # fmt: skip
    new = f"/iterations/{world.waterlelie.iteration_id}/try-outs/new"
    assert teacher.fill_in(new, answers, to="/try-outs").status_code == 303
    return world.all(Experiment)[0]


def test_a_small_try_out_runs_at_once_without_a_design(world: World, small: Any) -> None:
    assert (small.micro, small.state, small.starts_on) == (True, "running", clock.today())
    assert small.title == "Lezen kinderen de kaart als hij op tafel ligt?"


@pytest.mark.parametrize("phase", ["clarify_question", "explore", "design", "share"])
def test_it_can_be_started_from_any_phase(world: World, teacher: Client, phase: str) -> None:
    page = teacher.get(f"/iterations/{world.waterlelie.iteration_id}/phases/{phase}").text

    assert f"/iterations/{world.waterlelie.iteration_id}/try-outs/new" in page


def test_it_lasts_two_weeks_at_most(world: World, teacher: Client) -> None:
    late = (clock.today() + timedelta(days=15)).isoformat()
    new = f"/iterations/{world.waterlelie.iteration_id}/try-outs/new"
    answers = {"question": "Kan het?", "steps": "Doen.", "prediction": "Ja.", "ends_on": late}

    answer = teacher.fill_in(new, answers, to="/try-outs")

    assert (answer.status_code, set(errors_in(answer.text))) == (422, {"ends_on"})
    assert world.all(Experiment) == []


def test_sent_twice_it_is_begun_once(world: World, teacher: Client) -> None:
    form = teacher.form_at(f"/iterations/{world.waterlelie.iteration_id}/try-outs/new", to="/try-outs")
    filled = form.with_({"question": "Kan het?", "steps": "Doen.", "prediction": "Ja."})

    answers = [teacher.post(form.action, data=filled) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert len(world.all(Experiment)) == 1


def test_what_came_of_it_becomes_an_insight_that_rests_on_it(world: World, teacher: Client, small: Any) -> None:
    page = f"/artefacts/{small.id}"
    told = {"result": "Drie van de vier lazen hem.", "surprise": "Eén las hem voor.", "decision": "adjust"}

    rounded = teacher.fill_in(f"{page}/rounding-off", told, to="/rounding-off")
    kept = teacher.fill_in(f"{page}/insight", to="/insight")

    (insight,) = world.all(Insight)
    (link,) = world.all(Link)
    done = world.again(small)
    assert (rounded.status_code, kept.status_code) == (303, 303)
    assert (done.state, done.decision, done.surprise) == ("done", "adjust", "Eén las hem voor.")
    assert (insight.text, insight.lane) == ("Drie van de vier lazen hem.", "practice")
    assert (link.from_id, link.to_id) == (insight.id, small.id)


def test_letting_go_asks_for_no_more_than_keeping(teacher: Client, small: Any) -> None:
    answers = teacher.form_at(f"/artefacts/{small.id}/rounding-off", to="/rounding-off")
    refused = teacher.post(answers.action, data=answers.with_({"result": "Niemand keek ernaar."}))
    done = teacher.post(answers.action, data=answers.with_({"result": "Niemand keek ernaar.", "decision": "stop"}))

    assert (refused.status_code, set(errors_in(refused.text))) == (422, {"decision"})
    assert done.status_code == 303
    assert "Jullie laten dit los en weten waarom." in _text(teacher, f"/artefacts/{small.id}")


def test_the_method_asks_nothing_of_a_small_try_out(world: World, teacher: Client, small: Any) -> None:
    page = _text(teacher, f"/iterations/{world.waterlelie.iteration_id}/phases/experiment")

    assert "Er is nog geen proef gepland." in page
    assert "heeft nog geen uitkomst" not in page


# On paper, and on the wall


def test_the_card_holds_what_one_needs_and_the_way_to_the_log(world: World, teacher: Client, experiment: Any) -> None:
    world.revise(experiment, collecting=[["Streepjes", "Leraar", ""]], guard="het plezier")

    card = teacher.get(f"/artefacts/{experiment.id}/card")

    text = text_of(read(card.text).root)
    log = f"/artefacts/{experiment.id}/log"
    assert card.status_code == 200
    assert all(words in text for words in ("Helpt de kaart?", "Streepjes", "het plezier", "Ik verwacht dat", log))
    assert "<svg" in card.text


def test_a_success_is_noted_in_one_sentence_and_printed(world: World, signed_in: SignedIn) -> None:
    teacher, reader = signed_in(world.teacher), signed_in(world.reader)
    wall = f"/teams/{world.waterlelie.id}/successes"

    noted = teacher.fill_in(
        f"{wall}/new", {"what": "Een stil kind vroeg om uitleg.", "who": "Groep 7"}, to="/successes"
    )

    (success,) = world.all(SuccessMoment)
    assert noted.status_code == 303
    assert "Een stil kind vroeg om uitleg." in _text(reader, wall)
    assert "Een stil kind vroeg om uitleg." in _text(reader, f"{wall}/{success.id}")
    assert reader.get(f"{wall}/new").status_code == 403
    assert signed_in(world.kompas_teacher).get(f"/teams/{world.kompas.id}/successes/{success.id}").status_code == 404


def test_stopping_well_is_as_much_a_result_as_going_on(world: World, teacher: Client) -> None:
    stop = world.evaluation(
        decision="stop", decision_because="De kaart leidt af.", saves="Vijf weken oefenen met een kaart."
    )

    page = _text(teacher, f"/artefacts/{stop.id}")

    assert "Stoppen is een resultaat." in page
    assert "Wat dit ons bespaart" in page
    assert "Vijf weken oefenen met een kaart." in page


# On to the next iteration


def test_what_is_not_finished_goes_along_with_its_log(world: World, teacher: Client) -> None:
    running, done = _running(world), _running(world, title="Klaar")
    world.revise(done, state="done")
    entry = world.log_entry(rests_on=[running])
    world.log_entry(rests_on=[done])
    evaluation = world.evaluation(rests_on=[done])
    next_one = f"/artefacts/{evaluation.id}/next-iteration"

    teacher.fill_in(next_one, {"name": "Verder", "reason": "Er loopt er nog een."}, to="/next-iteration")

    second = world.all(Iteration, team_id=world.waterlelie.id)[-1]
    carried = {standing.artefact_id for standing in world.all(Standing, iteration_id=second.id)}
    assert {running.id, entry.id} <= carried
    assert done.id not in carried
    assert "Stappenkaart in groep 7" in _text(teacher, f"/iterations/{second.id}/phases/experiment")
