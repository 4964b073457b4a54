"""What people type: every field has a limit that fits its column, and nothing odd is kept, lost or let through."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from itertools import cycle
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from werkzeug.test import TestResponse
from wtforms import Field, HiddenField, PasswordField, StringField
from wtforms.csrf.core import CSRFTokenField

from designteam.cycle import forms
from designteam.cycle.models import (
    KINDS,
    Artefact,
    Attachment,
    Bookmark,
    Citation,
    Comment,
    Comparison,
    Endorsement,
    EventMarker,
    Experiment,
    Indicator,
    Insight,
    Iteration,
    LogEntry,
    Measurement,
    Move,
    Participant,
    Prediction,
    Reconsideration,
    SuccessMoment,
    TallyCounter,
    Version,
    WebThread,
)
from designteam.events.models import EventNote, FitRating, SharingEvent, TakenIdea, TeamCard, WalkIn
from designteam.evidence import forms as library
from designteam.evidence.models import KINDS as HOLDINGS
from designteam.evidence.models import (
    Capture,
    Card,
    ClassroomPicture,
    Demonstration,
    Holding,
    HoldingVersion,
    Source,
    Term,
    Tie,
)
from designteam.evidence.models.vocabulary import WORDS
from designteam.feedback.models import MirrorFeedback
from designteam.guidance.models import GuideNote, KeptView, Symptom
from designteam.kit.db import Words
from designteam.kit.forms import (
    Day,
    Form,
    Line,
    Number,
    OneOf,
    Pick,
    Prose,
    Secret,
    Several,
    Submission,
    VersionNumber,
)
from designteam.kit.text import Unreadable, clean
from designteam.kit.web import Site
from designteam.library.models import SavedSearch
from designteam.meetings.models import Action, AgendaItem, Meeting, Rearrangement, Yield
from designteam.people.models import Person
from designteam.products.models import Averted, Descent, Edition, MakersQuestion, Publication, ReadingLink, Use
from designteam.reveals.models import ClosedAnswer, SharedCheck
from designteam.schools.models import SchoolProfile, VisitRequest
from designteam.schoolteam.models import MOST_ANSWERS, Colleague, Involvement, SchoolPoll
from designteam.struggles.models import Struggle
from designteam.teams.models import DesignTeam, RoleCard, TeamAgreement, TeamInvitation, WantedRole
from tests.support.client import Client
from tests.support.pages import errors_in, read, text_of, typed_in
from tests.support.world import LEAST, Who, World

SignedIn = Callable[[Who], Client]
Add = Callable[[str, Mapping[str, Any]], TestResponse]

BOLD = "<script>alert('hallo')</script> & <b>vet</b>"
KEPT_EXACTLY = "שלום, مرحبا — één 👩🏽‍🏫 en e\u0301 in é"
UNREADABLE = (
    "voor\x00na",
    "voor\x07na",
    "\x1b[31mrood",
    "betaal \u202eruue001",  # turns the direction of writing around
    "voor\ufffdna",  # what a browser sends for half a character
)
NO_DAYS = ("2026-02-31", "0000-01-01", "99999-01-01", "0001-01-01", "1999-12-31", "morgen", "24-11-2026")
NO_NUMBERS = ("-3", "0", "2001", str(2**63), "1e309", "NaN", "1,5", "1.5", "--1", "²", "0x10")


# What is declared


@pytest.fixture
def every_form(site: Site) -> Iterator[list[Form]]:
    """One of every form of the product."""
    with site.test_request_context():
        yield [form(formdata=None, meta={"csrf": False}) for form in _forms_below(Form)]


def _forms_below(parent: type[Form]) -> Iterator[type[Form]]:
    for child in parent.__subclasses__():
        is_made_for_one_thing = "<locals>" in child.__qualname__  # such as one with a verdict for each requirement
        if child.__module__.startswith("designteam.") and not is_made_for_one_thing:
            yield child
        yield from _forms_below(child)


def test_every_text_that_somebody_can_send_has_a_limit(every_form: list[Form]) -> None:
    without = [
        f"{type(form).__name__}.{field.name}"
        for form in every_form
        for field in form
        if isinstance(field, StringField | PasswordField | HiddenField) and not _is_limited(field)
    ]

    assert without == ["SignIn.next"]  # measured by safe_next, which refuses what is long


def _is_limited(field: Field) -> bool:
    other_limit = isinstance(field, VersionNumber | CSRFTokenField | Day | Number)
    return other_limit or getattr(field, "most", 0) > 0


def test_every_number_has_a_range(every_form: list[Form]) -> None:
    numbers = [field for form in every_form for field in form if isinstance(field, Number)]

    assert numbers
    assert [field.name for field in numbers if not -(2**31) < field.least <= field.most < 2**31] == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_form_takes_fits_in_its_column_and_every_column_is_asked_for(site: Site, kind: str) -> None:
    columns = {**_columns(Artefact, "title"), **_columns(KINDS[kind], *KINDS[kind].own_columns())}
    with site.test_request_context():
        form = forms.FORMS[kind](formdata=None, meta={"csrf": False})

        limits = {name: _longest(form[name]) for name in columns if name in form}

    assert {name: longest for name, longest in limits.items() if longest > columns[name]} == {}
    assert set(columns) - set(limits) == set()


# Either this or something else: what was learned or decided, a sentence or a count.
ONE_OF_SEVERAL = {"evaluation": {"learned"}, "log_entry": {"text"}}
# Typed as text, for a comma is as welcome as a point, and kept as numbers.
# A pasted reference is read, and never kept as it is.
READ_AND_LEFT = re.compile(
    r"Pasting\.reference|Measurements\.((size|value|spread)_\d|listed$|rows_pasted)|Indicator\.(enough_from|least|most)"
)
# Where the text goes that is not about an artefact of one kind.
KEPT_IN = {
    **{f"ActantRow.{part}": None for part in ("label", "traits")},  # kept in the list of a map
    "Agreement.board_contact": TeamAgreement.board_contact,
    "Agreement.cover": TeamAgreement.cover,
    "Agreement.deciding": TeamAgreement.deciding,
    "Agreement.means": TeamAgreement.means,
    "Agreement.rhythm": TeamAgreement.rhythm,
    "Answer.text": Participant.answer,
    "Answering.text": Comment.text,
    "AnsweringVisit.answer": VisitRequest.answer,
    "AskingVisit.question": VisitRequest.question,
    "AskingVisit.wish": VisitRequest.wish,
    "ArtefactForm.sharper": Version.because,
    "AskingAround.question": Comment.text,
    "Attaching.title": Attachment.title,
    "AskingMentor.email": Person.email,
    "AskingMentor.name": TeamInvitation.name,
    "Bookmarking.title": Bookmark.title,
    "Bookmarking.url": Bookmark.url,
    "Cancelling.reason": Meeting.cancelled_because,
    "CancellingSeries.reason": Meeting.cancelled_because,
    **{f"{form}.title": Meeting.title for form in ("Changing", "ChangingSeries")},
    **{f"{form}.link": Meeting.link for form in ("Changing", "ChangingSeries")},
    **{f"{form}.room": Meeting.place for form in ("Changing", "ChangingSeries")},
    "Noting.text": Action.text,
    "Picturing.text": ClassroomPicture.text,
    "PlacingPicture.title": Attachment.title,
    "Rearranging.because": Rearrangement.because,
    "ChangePassword.current": None,  # kept as a hash
    "ChangePassword.password": None,
    "ChoosePassword.password": None,
    "Citing.remark": Citation.remark,
    "Resting.remark": Citation.remark,
    "Using.remark": Citation.remark,
    "Clarity.question": Participant.question,
    "ClosingStruggle.helped": Struggle.helped,
    "Closing.outcome": Comment.outcome,
    "Counting.caption": TallyCounter.caption,
    "Capturing.seen": Capture.seen,
    "Decided.text": Yield.text,
    "Deciding.left": Capture.left,
    "Deciding.taken": Capture.taken,
    "Demonstrating.does_not_work_for": Demonstration.does_not_work_for,
    "Demonstrating.shown_by": Demonstration.shown_by,
    "Demonstrating.works_for": Demonstration.works_for,
    "Details.name": Person.name,
    "Dropping.reason": Artefact.status_because,
    "Endorsement.reservation": Endorsement.reservation,
    "EventMarker.learnt": EventMarker.learnt,
    "EventMarker.what": EventMarker.what,
    "Forgotten.email": Person.email,
    "FreePoint.text": AgendaItem.text,
    "Goal.goal": DesignTeam.goal,
    "Indicator.enough_when": Indicator.enough_when,
    "Indicator.looks_at": Indicator.looks_at,
    "Joining.name": Person.name,
    "Judging.because": HoldingVersion.because,
    "Judging.strength_because": Card.strength_because,
    "Joining.password": None,
    "Learned.text": Insight.text,
    "LettingRest.because": Symptom.rests_because,
    "Lived.about": Comparison.about,
    "Lived.actual": Comparison.actual,
    "Lived.actual_seen": Comparison.actual_seen,
    "Lived.difference": Comparison.difference,
    "Lived.experienced": Comparison.experienced,
    "Lived.experienced_by": Comparison.experienced_by,
    "KeepingSearch.name": SavedSearch.name,
    "KeepingView.name": KeptView.name,
    "LogNote.expected": LogEntry.expected,
    "LogNote.seen": LogEntry.seen,
    "LogNote.text": LogEntry.text,
    "Mirroring.can_help": MirrorFeedback.can_help,
    "Mirroring.recognised": MirrorFeedback.recognised,
    "Mirroring.thought_of": MirrorFeedback.thought_of,
    "Move.reason": Move.reason,
    "NewAddress.current_password": None,
    "NewAddress.email": Person.email,
    "NextIteration.name": Iteration.name,
    "NextIteration.reason": Iteration.because,
    "Notes.notes": AgendaItem.notes,
    "Planning.link": Meeting.link,
    "Planning.room": Meeting.place,
    "Planning.title": Meeting.title,
    "Prediction.text": Prediction.text,
    **{f"Profile.{name}": getattr(SchoolProfile, name) for name in ("about", "days", "topics", "website")},
    "Promised.text": Yield.text,
    "Publishing.finding": Card.finding,
    "PuttingOn.because": AgendaItem.because,
    "Removing.reason": Attachment.removed_because,
    "Switching.because": HoldingVersion.because,  # stays in the journal, as long as the reason of a version
    "TakingOut.reason": Holding.removed_because,
    "Reconsidering.because": Reconsideration.because,
    "TermForm.because": HoldingVersion.because,
    **{f"TermForm.{name}": getattr(Term, name) for name in WORDS},
    "Replanning.link": Meeting.link,
    "Replanning.room": Meeting.place,
    "Replanning.title": Meeting.title,
    "Replying.text": Comment.text,
    "Rewording.text": Comment.text,
    **{f"Row.{part}": None for part in ("family", "given")},  # kept in a list of names
    "Restoring.reason": HoldingVersion.because,
    "Retracting.notice": Source.retraction_notice,
    "Retracting.reason": Source.retracted_because,
    "OwnPicture.sentence": ClosedAnswer.sentence,
    "RoleCard.brings": RoleCard.brings,
    "RoleCard.expects": RoleCard.expects,
    "RoundingOff.result": Experiment.result,
    "RoundingOff.surprise": Experiment.surprise,
    "SharedGoal.goal": DesignTeam.goal,
    "SignIn.email": Person.email,
    "SignIn.password": None,
    "SmallTryOut.among": Experiment.among,
    "SmallTryOut.prediction": Experiment.prediction,
    "SmallTryOut.question": Experiment.question,
    "SmallTryOut.steps": Experiment.steps,
    "FreshEyes.text": Insight.text,
    "Speaking.text": Comment.text,
    "Start.reason": Version.because,
    "Success.what": SuccessMoment.what,
    "Success.who": SuccessMoment.who,
    **{f"{form}.text": Struggle.text for form in ("RewordingStruggle", "Telling", "_Told")},
    "Thread.choice": WebThread.choice,
    "Thread.now": WebThread.now,
    "Thread.wished": WebThread.wished,
    "Tying.remark": Tie.remark,
    "WantedRole.sentence": WantedRole.sentence,
    "Welcome.email": Person.email,
    "Welcome.name": TeamInvitation.name,
    "WhyDifferent.because": SharedCheck.because,
}
KEPT_IN |= {
    f"Measurements.{name}": Measurement.among for name in (*(f"among_{row}" for row in range(6)), "listed_among")
}

KEPT_IN |= {
    f"{form}.{name}": column
    for form in ("Announcing", "EventChange")
    for name, column in {
        "title": SharingEvent.title,
        "theme": SharingEvent.theme,
        "room": SharingEvent.place,
        "link": SharingEvent.link,
    }.items()
} | {
    "EventCancelling.reason": SharingEvent.cancelled_because,
    "NotingWalkIn.who": WalkIn.who,
    "ProgrammeRow.what": None,
    "SeekingAndBringing.brings": TeamCard.brings,
    "SeekingAndBringing.seeks": TeamCard.seeks,
    "Disposing.because": TakenIdea.because,
    "Fitting.because": FitRating.because,
    "Saying.text": EventNote.text,
    "TakingAlong.text": TakenIdea.text,
}


# What is asked when a product goes out, and when another school takes it along.
KEPT_IN |= {
    "Adapting.changes": Descent.changes,
    "AnsweringSchool.answer": MakersQuestion.answer,
    "AskingMakers.question": MakersQuestion.question,
    "Averting.what": Averted.what,
    "Lending.label": ReadingLink.label,
    "Answering.because": Edition.answer_because,
    "Proposal.because": Edition.because,
    "Proposal.said": Edition.said,
    "Using.changed": Use.changed,
    "Using.went_because": Use.went_because,
    "Withdrawing.because": Publication.withdrawn_because,
}
KEPT_IN |= {f"GuideNoting.{part}": getattr(GuideNote, part) for part in ("saw", "did", "gave", "next_time")}
# What is asked of a school team, and what a school team fills in.
KEPT_IN |= {
    "AskingSchoolTeam.question": SchoolPoll.question,
    **{f"AskingSchoolTeam.answer_{number}": None for number in range(1, MOST_ANSWERS + 1)},  # kept in a list
    "NotingInvolvement.text": Involvement.text,
    "SigningUp.group": Colleague.group,
    "SigningUp.name": Colleague.name,
}
# What is asked about something in the library is kept under the name of the field.
KEPT_IN |= {
    f"{form}.sharper": HoldingVersion.because
    for form in ("HoldingForm", *(form.__name__ for form in library.FORMS.values()))
}
KEPT_IN |= {
    f"{form.__name__}.{name}": getattr(HOLDINGS[kind], name)
    for kind, form in library.FORMS.items()
    for name, made in vars(form).items()
    if issubclass(getattr(made, "field_class", object), Line | Prose)
}


def test_whatever_else_is_asked_fits_in_its_column_too(every_form: list[Form]) -> None:
    of_kinds = {base for kind in forms.FORMS.values() for base in kind.__mro__} - {forms.ArtefactForm}
    on_show = {"Specimen"}  # stands in the style guide, and keeps nothing
    others = [form for form in every_form if type(form) not in of_kinds and type(form).__name__ not in on_show]

    limits = {
        f"{type(form).__name__}.{field.name}": getattr(field, "most", 0)
        for form in others
        for field in form
        if isinstance(field, StringField | PasswordField) and not isinstance(field, HiddenField)
    }
    limits = {name: most for name, most in limits.items() if not READ_AND_LEFT.match(name)}

    fitting = {name: column.type.most if column is not None else Secret.most for name, column in KEPT_IN.items()}
    assert set(limits) == set(KEPT_IN)
    assert {name: most for name, most in limits.items() if most > fitting[name]} == {}


def _columns(model: type[Artefact], *names: str) -> dict[str, int]:
    columns = model.__mapper__.local_table.columns
    kinds = {name: columns[name].type for name in names}
    return {name: kind.most for name, kind in kinds.items() if isinstance(kind, Words)}


def _longest(field: Any) -> int:
    """The most characters that can come out of a field."""
    if isinstance(field, OneOf | Pick):
        return max(len(code) for code, *_ in field.choices or ())
    longest: int = field.most
    return longest


# What is typed


@pytest.fixture
def teacher(world: World, signed_in: SignedIn) -> Client:
    return signed_in(world.teacher)


@pytest.fixture
def add(world: World, teacher: Client) -> Add:
    """Send the form for something new of a kind, as the teacher."""
    url = f"/iterations/{world.waterlelie.iteration_id}"
    return lambda kind, fields: teacher.send(f"{url}/{kind}", {**LEAST[kind], **fields})


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@pytest.fixture
def fields(site: Site, kind: str) -> Mapping[str, Any]:
    """What the form of this kind asks, by name."""
    with site.test_request_context():
        form = forms.FORMS[kind](formdata=None, meta={"csrf": False})
        return {field.name: field for field in form if field.name not in form.carries}


def _texts(fields: Mapping[str, Any]) -> list[str]:
    return [name for name, field in fields.items() if isinstance(field, StringField) and hasattr(field, "most")]


def test_a_form_sent_empty_says_what_to_fill_in(
    world: World, teacher: Client, kind: str, fields: Mapping[str, Any]
) -> None:
    needed = {name for name, field in fields.items() if field.flags.required}
    needed |= ONE_OF_SEVERAL.get(kind, set())

    answer = teacher.send(f"/iterations/{world.waterlelie.iteration_id}/{kind}")

    (main,) = read(answer.text).elements("main")
    (summary,) = [
        element for element in main.iter() if element.get("role") == "alert" and element.get("hidden") is None
    ]
    assert answer.status_code == 422
    assert set(errors_in(answer.text)) == needed
    assert text_of(summary)
    assert world.all(Artefact) == []


def test_what_is_too_long_is_refused_where_it_stands_and_stays_in_the_form(
    world: World, add: Add, kind: str, fields: Mapping[str, Any]
) -> None:
    too_long = {name: "x" * (fields[name].most + 1) for name in _texts(fields)}

    answer = add(kind, too_long)

    assert answer.status_code == 422
    assert set(errors_in(answer.text)) == set(too_long)
    assert {name: typed_in(answer.text)[name] for name in too_long} == {name: [text] for name, text in too_long.items()}
    assert world.all(Artefact) == []


def test_as_much_as_fits_is_kept(world: World, add: Add, kind: str, fields: Mapping[str, Any]) -> None:
    full = {name: "é" * fields[name].most for name in _texts(fields)}

    answer = add(kind, full)

    (made,) = world.all(KINDS[kind])
    assert answer.status_code == 303
    assert {name: _kept(made, name) for name in full} == full


def test_what_cannot_be_read_is_refused_where_it_stands(
    world: World, add: Add, kind: str, fields: Mapping[str, Any]
) -> None:
    bad = dict(zip(_texts(fields), cycle(UNREADABLE), strict=False))

    answer = add(kind, bad)

    assert answer.status_code == 422
    assert set(errors_in(answer.text)) == set(bad)
    assert world.all(Artefact) == []


@pytest.mark.parametrize("text", UNREADABLE)
def test_nothing_unreadable_comes_in(world: World, add: Add, text: str) -> None:
    answer = add("insight", {"text": text, "title": text})

    assert answer.status_code == 422
    assert set(errors_in(answer.text)) == {"text", "title"}
    assert world.all(Artefact) == []


def test_other_scripts_and_emoji_are_kept_exactly_and_markup_is_only_text(
    world: World, teacher: Client, add: Add, kind: str, fields: Mapping[str, Any]
) -> None:
    texts = [name for name in _texts(fields) if fields[name].most >= 100]
    typed = dict.fromkeys(texts, f"{BOLD} {KEPT_EXACTLY}")

    answer = add(kind, typed)

    (made,) = world.all(KINDS[kind])
    assert answer.status_code == 303
    assert {name: _kept(made, name) for name in texts} == {name: clean(text) for name, text in typed.items()}
    own = f"/artefacts/{made.id}"
    for url in (own, f"{own}/edit", f"{own}/versions", answer.location):
        page = teacher.get(url).text
        assert "<script>alert" not in page
        assert "<b>vet" not in page
    assert "&lt;script&gt;" in teacher.get(own).text


def _kept(made: Any, name: str) -> str:
    """What is kept of a field; a design keeps the notes about its aspects apart, an experiment what is collected."""
    if name.startswith("collect_"):
        _, number, part = name.split("_")
        row: list[str] = made.collecting[int(number) - 1]
        return row[("what", "who", "when").index(part)]
    if name.endswith("_note"):
        return next(aspect.note for aspect in made.aspects if aspect.aspect == name.removesuffix("_note"))
    kept: str = getattr(made, name)
    return kept


def test_a_day_that_does_not_exist_is_refused(world: World, add: Add, kind: str, fields: Mapping[str, Any]) -> None:
    days = {name: "2026-02-31" for name, field in fields.items() if isinstance(field, Day)}

    answer = add(kind, days | {"title": "x" * 121})  # with a title that is too long, so that it is never kept

    assert answer.status_code == 422
    assert set(errors_in(answer.text)) == {*days, "title"}
    assert world.all(Artefact) == []


@pytest.mark.parametrize("no_day", NO_DAYS)
def test_nothing_but_a_day_counts_as_a_day(world: World, add: Add, no_day: str) -> None:
    answer = add("exploration_item", {"looked_on": no_day})

    assert answer.status_code == 422
    assert set(errors_in(answer.text)) == {"looked_on"}
    assert world.all(Artefact) == []


def test_a_choice_that_is_not_in_the_list_is_refused(
    world: World, add: Add, kind: str, fields: Mapping[str, Any]
) -> None:
    choices = {name: "99" for name, field in fields.items() if isinstance(field, OneOf | Pick | Several)}

    answer = add(kind, choices | {"title": "x" * 121})

    assert answer.status_code == 422
    assert set(errors_in(answer.text)) == {*choices, "title"}
    assert world.all(Artefact) == []


@pytest.mark.parametrize("unknown", ["onbekend", "-1", str(2**63), "' OR 1=1 --", "\x00"])
def test_nothing_but_a_choice_counts_as_a_choice(world: World, add: Add, unknown: str) -> None:
    answer = add("practice_question", {"felt_by": unknown, "grades": unknown})

    assert answer.status_code == 422
    assert set(errors_in(answer.text)) == {"felt_by", "grades"}
    assert world.all(Artefact) == []


@pytest.mark.parametrize("number", NO_NUMBERS)
def test_a_number_that_cannot_be_is_refused(world: World, add: Add, number: str) -> None:
    answer = add("experiment", {"group_size": number})

    assert answer.status_code == 422
    assert set(errors_in(answer.text)) == {"group_size"}
    assert world.all(Artefact) == []


def test_the_last_day_of_an_experiment_is_not_before_its_first(world: World, add: Add) -> None:
    days = {"starts_on": "2026-11-24", "ends_on": "2026-11-23"}

    answer = add("experiment", days)

    assert answer.status_code == 422
    assert set(errors_in(answer.text)) == {"ends_on"}
    assert world.all(Artefact) == []


@pytest.mark.parametrize("version", ["", "-1", "x", str(2**63), "1" * 400, "1.0"])
def test_a_version_that_makes_no_sense_counts_as_an_old_one(world: World, teacher: Client, version: str) -> None:
    insight = world.insight()

    answer = teacher.send(
        f"/artefacts/{insight.id}/versions", LEAST["insight"] | {"text": "Anders", "from_version": version}
    )

    assert answer.status_code == 409
    assert world.again(insight).version == 1


def test_a_submission_number_that_is_not_ours_is_left_aside(world: World, add: Add) -> None:
    for submission in ("x" * 37, "\x00", "é", "x" * 5000):
        answer = add("insight", {"submission": submission})
        assert answer.status_code == 303

    assert [insight.submission for insight in world.all(Insight)] == [None] * 4


def test_fields_that_come_twice_or_as_a_file_do_no_harm(world: World, teacher: Client, add: Add) -> None:
    twice = add("insight", {"text": ["Eerste", "Tweede"], "lane": ["ict", "practice"]})
    with_file = {"csrf_token": teacher.token, "lane": "practice", "text": (BytesIO(b"x"), "foto.png")}
    file = teacher.post(f"/iterations/{world.waterlelie.iteration_id}/insight", data=with_file)

    assert (twice.status_code, file.status_code) == (303, 422)
    assert [insight.text for insight in world.all(Insight)] == ["Eerste"]


@settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    phases=[Phase.explicit, Phase.generate, Phase.shrink],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    typed=st.fixed_dictionaries(
        {
            "text": st.text(max_size=400),
            "title": st.text(max_size=150),
            "lane": st.one_of(st.sampled_from(["practice", "ict"]), st.text(max_size=20)),
            "rests_on": st.lists(st.integers() | st.text(max_size=8), max_size=3),
        }
    )
)
@example(typed={"text": "a\u0300" * 150, "title": "\u0130" * 120, "lane": "practice"})  # cleaning makes it shorter
@example(typed={"text": "\ufb03" * 300, "title": "", "lane": "ict"})
def test_whatever_is_typed_is_kept_as_typed_or_refused(
    world: World, teacher: Client, add: Add, typed: dict[str, Any]
) -> None:
    before = len(world.all(Insight))

    answer = add("insight", typed)

    kept = world.all(Insight)[before:]
    if answer.status_code == 303:
        assert [(insight.text, insight.lane) for insight in kept] == [(clean(typed["text"]), typed["lane"])]
        assert teacher.get(f"/artefacts/{kept[0].id}").status_code == 200
    else:
        assert (answer.status_code, kept) == (422, [])
        assert errors_in(answer.text)


@given(text=st.text(max_size=200))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    try:
        once = clean(text)
    except Unreadable:
        return

    assert clean(once) == once
    assert "\r" not in once


def test_a_submission_is_short_enough_for_its_column() -> None:
    column = Artefact.__table__.c.submission.type

    assert isinstance(column, Words)
    assert Submission.most <= column.most
