"""The method hangs together: its order, its words in both languages, and everything that follows from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from syrupy.assertion import SnapshotAssertion

from designteam.cycle import forms, models
from designteam.cycle.models import Iteration
from designteam.cycle.policy import artefacts
from designteam.cycle.queries import facts
from designteam.cycle.views import blueprint
from designteam.kit.words import Counted
from designteam.method import prose, vocabulary
from designteam.method.definition import ASPECTS, KINDS, LANES, PHASES, RELATIONS, ROLES, Role
from designteam.method.mirror import MIRROR
from designteam.method.terms import Choice, Condition
from designteam.method.texts import script
from designteam.method.work_forms import WORK_FORMS
from designteam.network.models import Audience
from designteam.workspace.shown import places
from tests.support.world import World

CONDITIONS = [condition for phase in PHASES for condition in phase.ready_when]

# What was seen while trying out becomes an insight, from which the next iteration begins.
LOOPS = {("insight", "experiment"), ("insight", "log_entry")}


# Order and codes


def test_a_kind_rests_only_on_what_was_made_before() -> None:
    order = list(KINDS)

    pairs = [(kind.code, to) for kind in KINDS.values() for to in kind.rests_on]
    against = {(later, to) for later, to in pairs if order.index(to) >= order.index(later)}

    assert against == LOOPS


def test_every_kind_but_the_first_rests_on_something() -> None:
    assert [kind.code for kind in KINDS.values() if not kind.rests_on] == ["practice_question"]


def test_every_relation_is_used_and_has_words() -> None:
    used = {relation for kind in KINDS.values() for relation in kind.rests_on.values()}

    assert used == set(RELATIONS)


def test_no_code_stands_for_two_things() -> None:
    codes = [condition.code for condition in CONDITIONS] + [phase.code for phase in PHASES]

    assert [code for code, times in Counter(codes).items() if times > 1] == []
    assert list(KINDS) == [kind.code for kind in KINDS.values()]


def test_the_phases_are_numbered_in_their_order_and_each_makes_something() -> None:
    assert [phase.place for phase in PHASES] == list(range(1, 10))
    assert {kind for phase in PHASES for kind in phase.makes} == set(KINDS)


def test_every_role_brings_something_in_the_phases_and_no_phase_speaks_of_a_role_that_does_not_exist() -> None:
    spoken_of = {role for phase in PHASES for role in phase.roles}

    assert spoken_of == set(ROLES) == set(Role)
    assert [phase.code for phase in PHASES if not phase.roles] == []


# What follows from it elsewhere


def test_every_condition_has_a_fact_and_every_fact_a_condition() -> None:
    assert _codes_of_facts() == {condition.code for condition in CONDITIONS}


def _codes_of_facts() -> set[str]:
    return {*facts.ALONE, *(code for counted in facts.COUNTED.values() for code in counted)}


def test_an_open_place_leads_to_a_kind_and_a_lane_that_exist() -> None:
    assert {condition.adds for condition in CONDITIONS} <= set(KINDS)
    assert {condition.lane for condition in CONDITIONS} - {""} <= {lane.value for lane in LANES}


def test_the_places_to_fill_speak_only_of_conditions_that_exist() -> None:
    known = {condition.code for condition in CONDITIONS}

    assert set(places.LACKS) | set(places.ON_ITS_PAGE) <= known


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_all_that_belongs_to_it(kind: str, root: Path) -> None:
    templates = root / "templates" / "cycle" / kind

    assert kind in models.KINDS
    assert kind in forms.FORMS
    assert issubclass(models.KINDS[kind], artefacts.model)
    assert {"_fields.html", "_body.html"} <= {path.name for path in templates.glob("*.html")}


def test_there_is_no_model_form_or_template_for_a_kind_that_is_not_in_the_method(root: Path) -> None:
    shared = {"artefacts", "attachments", "balance", "citations", "iterations", "measurements", "pictures", "talk"}

    assert set(models.KINDS) == set(forms.FORMS) == set(KINDS)
    assert {path.name for path in (root / "templates" / "cycle").iterdir()} - shared == set(KINDS)


def test_every_choice_of_a_model_has_words_and_the_other_way_round() -> None:
    """What the database accepts, what the form offers and what the page says are the same codes."""
    pairs = {
        "confidence": models.preliminary.Confidence, "standing": models.preliminary.HypothesisStanding,
        "choice": models.preliminary.DirectionChoice, "control": models.designs.Control,
        "aspect_state": models.AspectState, "state": models.ExperimentState, "decision": models.Decision,
        "verdict": models.VerdictWord, "level": models.yields.OutcomeLevel, "status": models.Status,
        "audience": Audience,
    }  # fmt: skip

    apart = {name: set(blueprint.VOCABULARIES[name]) ^ set(choices) for name, choices in pairs.items()}

    assert {name: codes for name, codes in apart.items() if codes} == {}


# Work forms


def test_every_phase_has_two_work_forms_at_least() -> None:
    fitting = {phase.code: [form.code for form in WORK_FORMS.values() if form.fits(phase.code)] for phase in PHASES}

    assert {phase: forms for phase, forms in fitting.items() if len(forms) < 2} == {}
    assert {phase for form in WORK_FORMS.values() for phase in form.phases} <= set(fitting)


def test_every_work_form_gives_something_that_a_team_keeps() -> None:
    given = {form.code: set(form.yields) for form in WORK_FORMS.values()}

    assert {code: kinds - set(KINDS) for code, kinds in given.items() if not kinds or kinds - set(KINDS)} == {}


def test_the_steps_of_a_work_form_fit_in_a_meeting() -> None:
    """Minutes are those of the steps together, each step is done in a quarter of an hour, and fits on a screen."""
    forms = WORK_FORMS.values()

    assert [form.code for form in forms if not 3 <= len(form.steps) <= 5 or not form.needs] == []
    assert [form.code for form in forms if not 10 <= form.minutes <= 45 or form.minutes % 5] == []
    assert [step.says for form in forms for step in form.steps if not 2 <= step.minutes <= 15] == []
    assert [step.says for form in forms for step in form.steps if len(step.says) > 170] == []


def test_every_work_form_is_explained_in_both_languages(root: Path) -> None:
    for language in ("nl", "en"):
        explained = root / "designteam" / "method" / "guide" / language / "work_forms"
        assert {path.stem for path in explained.iterdir()} == set(WORK_FORMS)
        assert {len(script(code, language)) for code in WORK_FORMS} == {3}


# Words


def test_every_phase_has_its_guide_in_both_languages(root: Path) -> None:
    expected = {f"{name}.md" for name in [*(phase.code for phase in PHASES), "intro"]}

    for language in ("nl", "en"):
        guide = root / "designteam" / "method" / "guide" / language
        assert {path.name for path in guide.glob("*.md")} == expected
        assert [path.name for path in guide.rglob("*.md") if len(path.read_text().split()) < 80] == []


def test_both_languages_of_the_guide_have_the_same_headings(root: Path) -> None:
    """One is the translation of the other: as many headings, points and paragraphs."""
    dutch, english = (root / "designteam" / "method" / "guide" / language for language in ("nl", "en"))
    names = [path.relative_to(dutch) for path in dutch.rglob("*.md")]

    shapes = {str(name): (_shape(dutch / name), _shape(english / name)) for name in names}

    assert {name: both for name, both in shapes.items() if both[0] != both[1]} == {}


def _shape(path: Path) -> str:
    marks = {"#": "#", "-": "-"}
    return "".join(marks.get(line[0], "p") for line in path.read_text().splitlines() if line)


def test_the_sentences_about_a_condition_are_sentences() -> None:
    wrong = [
        (condition.code, sentence)
        for condition in CONDITIONS
        for sentence in (*_forms(condition.open), condition.done, condition.help)
        if not sentence.endswith((".", "…")) or (not sentence[0].isupper() and not sentence.startswith("%(num)s"))
    ]
    same = [condition.code for condition in CONDITIONS if condition.done in _forms(condition.open)]

    assert wrong == []
    assert same == []


def test_what_somebody_can_do_about_it_fits_on_a_button() -> None:
    assert [c.action for c in CONDITIONS if not c.action or c.action.endswith(".") or len(c.action) > 40] == []


def test_the_whole_method_is_there_in_dutch(dutch: Catalog) -> None:
    untranslated = [sentence for sentence in _everything_said() if not _in_dutch(dutch, sentence)]

    assert untranslated == []


def _in_dutch(dutch: Catalog, sentence: str) -> bool:
    message = dutch.get(sentence)
    return message is not None and all(message.string or [""])


def _everything_said() -> list[str]:
    """Every English sentence and label that the method and its vocabularies hold."""
    said: list[str] = []
    for phase in PHASES:
        said += [phase.label, phase.lead, phase.why, *phase.questions, *phase.roles.values()]
    for condition in CONDITIONS:
        said += [*_forms(condition.open)[:1], condition.done, condition.help, condition.action]
    for form in WORK_FORMS.values():
        said += [form.label, form.purpose, *form.needs, *(step.says for step in form.steps)]
    for kind in KINDS.values():
        said += [word for word in (kind.label, kind.plural, kind.what, kind.add, kind.called) if word]
    for lane in LANES.values():
        said += [lane.label, lane.holds, lane.invitation, lane.invites, lane.action]
    said += [*RELATIONS.values(), *(word for card in ROLES.values() for word in (card.label, card.brings))]
    for line in MIRROR:
        said += [line.label, line.there, line.stronger, line.nothing, line.why, line.source]
    choices = [choice for some in _vocabularies() for choice in some]
    return said + [word for choice in choices for word in (choice.label, choice.help) if word]


def _vocabularies() -> Iterable[Iterable[Choice]]:
    kept = [value for name, value in vars(vocabulary).items() if name.isupper() and isinstance(value, Mapping)]
    return [choices.values() for choices in (*kept, ASPECTS)]


def _forms(sentence: str | Counted) -> tuple[str, ...]:
    return (sentence.one, sentence.many) if isinstance(sentence, Counted) else (sentence,)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_method_as_prose(language: str, snapshot: SnapshotAssertion) -> None:
    assert prose.printed(language) == snapshot


# What is open and what is done


def test_a_team_that_begins_has_the_first_question_open(world: World) -> None:
    counted = _facts(world)

    assert counted == {}
    assert [c.code for c in PHASES[0].open_conditions(counted)] == [c.code for c in PHASES[0].ready_when]


def test_what_one_of_everything_closes_and_leaves_open(world: World, snapshot: SnapshotAssertion) -> None:
    world.chain()

    counted = _facts(world)

    said = [_said(condition, counted) for condition in CONDITIONS]
    assert "\n".join(said) == snapshot


def test_what_was_dropped_closes_nothing(world: World) -> None:
    for artefact in world.chain().values():
        world.drop(artefact)

    assert {code: number for code, number in _facts(world).items() if number} == {}


def _facts(world: World) -> facts.Facts:
    with world.database.reading() as session:
        iteration = session.get_one(Iteration, world.waterlelie.iteration_id)
        return facts.facts_of([iteration], today=iteration.started_on)[iteration.id]


def _said(condition: Condition, counted: facts.Facts) -> str:
    if condition.holds(counted):
        return f"v {condition.done}"
    return f"o {_forms(condition.open)[-1] % {'num': condition.count(counted)}}"
