"""From a letter to a first observation, on a phone: how many presses and seconds it takes somebody new."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from email import message_from_bytes
from email.policy import default
from uuid import uuid4

import pytest

from tests.journeys.conftest import Arrives
from tests.journeys.demo import Demo
from tests.journeys.somebody import Somebody

# What the server does here is tested on both databases without a browser.
pytestmark = pytest.mark.parametrize("demo", ["sqlite"], indirect=True)

PHONE = 375
MOST_PRESSES, MOST_SECONDS = 8, 60
A_SENTENCE = "de boom achter het plein"
SEEN = "Drie kinderen begonnen pas toen hun buur de eerste som had gemaakt."
NAMED = "Wachten op de buur"
LONGEST_WAY = 15


@dataclass
class Counted:
    """Presses and seconds since somebody opened the letter."""

    begun: float = field(default_factory=time.monotonic)
    presses: int = 0

    def press(self, do: Callable[[], None]) -> None:
        self.presses += 1
        do()

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.begun


def test_a_new_teacher_comes_from_the_letter_to_a_first_observation(demo: Demo, arrives: Arrives) -> None:
    email = f"nieuw-{uuid4().hex[:6]}@waterlelie.example"
    leader, teacher = arrives(), arrives(width=PHONE)
    invite(leader, email)
    counted = Counted()

    counted.press(lambda: teacher.opens(path_in_the_letter_to(email, demo)))
    teacher.writes("Choose a password", A_SENTENCE)
    counted.press(lambda: teacher.presses("Join the team"))
    teacher.reads("New in this team?")
    counted.press(lambda: teacher.follows("Take a note"))
    counted.press(lambda: teacher.goes_to(teacher.says("What I saw in class")))
    teacher.writes("Short name", NAMED)
    teacher.writes("What we found", SEEN)
    counted.press(lambda: keep_it(teacher))

    print(f"\nfirst observation: {counted.presses} presses, {counted.seconds:.1f} s after the letter")  # noqa: T201  a figure to know
    find_it_back(teacher)
    assert counted.presses <= MOST_PRESSES
    assert counted.seconds < MOST_SECONDS


def test_a_link_that_was_used_leads_on_to_signing_in(demo: Demo, arrives: Arrives) -> None:
    email = f"nieuw-{uuid4().hex[:6]}@waterlelie.example"
    leader, first, second = arrives(), arrives(width=PHONE), arrives(width=PHONE)
    invite(leader, email)
    path = path_in_the_letter_to(email, demo)
    first.opens(path)
    first.writes("Choose a password", A_SENTENCE)
    first.presses("Join the team")

    with second.refused(410):
        second.opens(path)

    second.reads("This invitation no longer works")
    second.follows("Sign in")


def invite(leader: Somebody, email: str) -> None:
    leader.signs_in_as("School leader, De Waterlelie")
    leader.follows("Our team")
    leader.follows("People")
    leader.unfolds("Invite somebody into the team")
    leader.writes("E-mail address", email)
    leader.writes("Name", "Nieuwe leraar")
    leader.place().locator("#role").select_option(label=leader.says("Teacher"))
    leader.presses("Invite into the team")
    leader.finds(email)


def path_in_the_letter_to(email: str, demo: Demo) -> str:
    """The link in the letter that the demo keeps as a file; its worker writes it within a moment."""
    until = time.monotonic() + LONGEST_WAY
    while time.monotonic() < until:
        for path in demo.letters.glob("*.eml"):
            letter = message_from_bytes(path.read_bytes(), policy=default)
            found = re.search(r"https?://\S+?(/join/\S+)", letter.as_string())
            if letter["To"] == email and found:
                return found[1]
        time.sleep(0.1)
    raise AssertionError(f"no letter to {email}")


def keep_it(teacher: Somebody) -> None:
    teacher.place().locator("form button[data-rank=main]").click()
    teacher.looks_around()


def find_it_back(teacher: Somebody) -> None:
    """In the next meeting: on the page of the phase in which the team explores."""
    teacher.follows("Our team")
    teacher.follows("Phases")
    teacher.finds(NAMED)
