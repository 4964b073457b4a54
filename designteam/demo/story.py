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
