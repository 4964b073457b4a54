"""Every form in which somebody writes keeps a draft; of the others it stands here why not. A new form must choose."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TEMPLATES = Path(__file__).parents[2] / "templates"
ACCOUNT = "personal data and passwords never lie in a draft"
ONE_CHOICE = "one choice, done at once"

# Forms with fields that are made without the macro `writing`.
BY_HAND = {
    "catalogue/proposal.html": "one box to tick",
    "cycle/artefacts/_link_form.html": ONE_CHOICE,
    "cycle/artefacts/show.html": ONE_CHOICE,
    "cycle/attachments/new.html": "a file cannot lie in a draft, and its title is short",
    "cycle/log_entry/_note.html": "keeps what is sent by itself, also without a connection",
    "cycle/pictures/index.html": "a file cannot lie in a draft, and its description is short",
    "evidence/files/_records.html": "boxes to tick, kept as they are ticked",
    "evidence/files/index.html": "a file cannot lie in a draft",
    "library/holdings/show.html": ONE_CHOICE,
    "meetings/agenda/_points.html": "numbers",
    "meetings/agenda/index.html": "boxes to tick",
    "meetings/run/_writing.html": "notes are kept for everybody while they are typed",
    "people/account.html": ACCOUNT,
    "people/address.html": ACCOUNT,
    "people/forgotten.html": ACCOUNT,
    "people/invitation.html": ACCOUNT,
    "people/sign_in.html": ACCOUNT,
    "schools/visits/show.html": ONE_CHOICE,
    "schoolteam/staff/page.html": "filled in by strangers, of whom nothing is kept on a device",
    "workspace/agreements/show.html": "a number and a day",
    "workspace/joining/show.html": ACCOUNT,
}
# Forms that are made with it and say has_draft=false.
WITHOUT = {
    "catalogue/following/index.html": "four choices",
    "catalogue/links.html": "one line and a box to tick",
    "cycle/experiment/participants.html": "boxes to tick",
    "cycle/log_entry/_tallies.html": "three words",
    "cycle/measurements/_noting.html": "numbers of single pupils are never kept, not even for a day",
    "events/sign_up.html": "one choice",
    "events/tables.html": "a choice for each team",
    "events/walk_ins.html": "a school, a name and a number, noted at the door",
    "evidence/ties/new.html": "two choices and one line about them",
    "guidance/notes/show.html": "one choice",
    "guidance/view.html": "one name",
    "library/doubles/beside.html": "one choice",
    "library/searches/edit.html": "a name and a choice",
    "library/searches/new.html": "a name and a choice",
    "meetings/edit.html": "a day and a time",
    "meetings/more.html": "a day",
    "meetings/new.html": "a day and a time",
    "meetings/work_forms/show.html": "one choice and a line about it",
    "reveals/answer.html": "a closed answer lies nowhere else beside its person, not even for a day",
    "workspace/agreements/hours.html": "numbers",
    "workspace/mentors/new.html": "the name and address of somebody else",
    "workspace/people/_joining.html": "the name and address of somebody else",
    "workspace/people/departure.html": "a day",
}
WRITING = 29


def _templates() -> list[tuple[str, str]]:
    own = [path for path in TEMPLATES.rglob("*.html") if path.parts[-2] not in {"components", "styleguide"}]
    return sorted((path.relative_to(TEMPLATES).as_posix(), path.read_text()) for path in own)


def test_a_form_with_fields_is_made_with_the_macro_or_stands_in_the_list() -> None:
    made_by_hand = [name for name, text in _templates() if "novalidate" in text]

    assert made_by_hand == sorted(BY_HAND)


def test_a_form_without_a_draft_stands_in_the_list() -> None:
    assert [name for name, text in _templates() if "has_draft=false" in text] == sorted(WITHOUT)


def test_all_others_have_one() -> None:
    calls = [name for name, text in _templates() for _ in re.findall(r"call writing\(", text)]

    assert len(calls) - len(WITHOUT) >= WRITING


@pytest.mark.parametrize("folder", ["people", "letters"])
def test_what_belongs_to_an_account_never_lies_in_a_draft(folder: str) -> None:
    assert not [name for name, text in _templates() if name.startswith(f"{folder}/") and "writing(" in text]


def test_forms_on_one_page_have_anchors_of_their_own() -> None:
    for name, text in _templates():
        anchors = re.findall(r'call writing\(.*?anchor="([\w-]+)"', text)
        assert len(anchors) == len(set(anchors)), name
