"""The verbs in which the story of a team is told. `on` counts days from today, so that dates move along."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Person:
    """Somebody in the team. Without an e-mail address of their own they cannot sign in."""

    key: str
    name: str
    role: str
    email: str = ""
    since: int = -800
    until: int | None = None


@dataclass(frozen=True)
class Step:
    """One thing that one person did on one day."""

    verb: str
    key: str
    by: str
    on: int
    about: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Story:
    school: str
    school_type: str
    town: str
    team: str
    goal: str
    learning_areas: Sequence[str]
    grades: Sequence[int]
    bouwen: Mapping[str, Sequence[int]]
    people: Sequence[Person]
    steps: Sequence[Step]


def add(kind: str, key: str, *, by: str, on: int, rests_on: Sequence[str] = (), **fields: Any) -> Step:
    return Step("add", key, by, on, {"kind": kind, "rests_on": rests_on, "fields": fields})


def revise(key: str, *, by: str, on: int, because: str, **fields: Any) -> Step:
    return Step("revise", key, by, on, {"because": because, "fields": fields})


def endorse(key: str, *, by: str, on: int, reservation: str = "") -> Step:
    return Step("endorse", key, by, on, {"reservation": reservation})


def move(phase: str, *, by: str, on: int, reason: str = "") -> Step:
    return Step("move", phase, by, on, {"reason": reason})


def agree(key: str, *, by: str, on: int) -> Step:
    return Step("agree", key, by, on)


def rough(key: str, *, by: str, on: int) -> Step:
    return Step("rough", key, by, on)


def drop(key: str, *, by: str, on: int, because: str) -> Step:
    return Step("drop", key, by, on, {"because": because})


def share(key: str, *, by: str, on: int, audience: str) -> Step:
    return Step("share", key, by, on, {"audience": audience})


def next_iteration(key: str, *, by: str, on: int, name: str, because: str, carries: Sequence[str]) -> Step:
    return Step("next_iteration", key, by, on, {"name": name, "because": because, "carries": carries})


def predict(key: str, *, by: str, on: int, text: str, sure: str = "") -> Step:
    return Step("predict", key, by, on, {"text": text, "sure": sure})


def open_predictions(key: str, *, by: str, on: int) -> Step:
    return Step("open_predictions", key, by, on)


def takes_part(key: str, *, by: str, on: int, people: Sequence[str]) -> Step:
    return Step("takes_part", key, by, on, {"people": people})


def clear(key: str, *, by: str, on: int, question: str = "") -> Step:
    return Step("clear", key, by, on, {"question": question})


def answer(key: str, *, of: str, by: str, on: int, text: str) -> Step:
    return Step("answer", key, by, on, {"of": of, "text": text})


def try_small(key: str, *, by: str, on: int, until: int, **fields: Any) -> Step:
    return Step("try_small", key, by, on, {"until": until, "fields": fields})


def round_off(key: str, *, by: str, on: int, decision: str, result: str, surprise: str = "") -> Step:
    return Step("round_off", key, by, on, {"decision": decision, "result": result, "surprise": surprise})


def celebrate(*, by: str, on: int, what: str, who: str = "", about: str = "") -> Step:
    return Step("celebrate", about, by, on, {"what": what, "who": who})
