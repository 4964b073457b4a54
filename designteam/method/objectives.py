"""The core objectives (kerndoelen) that a product can serve: two generations side by side, by number and identifier."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

SHIPPED: Final = Path(__file__).with_suffix(".toml")


@dataclass(frozen=True)
class Set:
    """The objectives of one subject, numbered from `first` to `last`; the inspection follows them from `since`."""

    code: str
    generation: str
    names: Mapping[str, str]
    areas: tuple[str, ...]
    domains: tuple[str, ...]
    first: int
    last: int
    uuid: str
    since: date
    until: date | None


@dataclass(frozen=True)
class CoreObjective:
    """One objective. Without an identifier of its own it is known by its number and its set."""

    number: int
    set: Set
    uuid: str = ""

    @property
    def code(self) -> str:
        """What is kept with a product: "fo-12", "2006-27"."""
        return f"{self.set.generation}-{self.number}"

    @property
    def label(self) -> str:
        """How Dutch teachers call it, whatever the language of the page: an objective has no other name."""
        return f"Kerndoel {self.number}: {self.set.names['nl']}"


@dataclass(frozen=True)
class Generation:
    code: str
    names: Mapping[str, str]
    sets: tuple[Set, ...] = ()
    objectives: tuple[CoreObjective, ...] = field(default=(), repr=False)


@cache
def generations() -> Mapping[str, Generation]:
    """All of them, the newest first."""
    return {given["code"]: _generation(given) for given in _shipped()["generation"]}


@cache
def default_generation() -> Generation:
    return generations()[_shipped()["default"]]


@cache
def _by_code() -> Mapping[str, CoreObjective]:
    return {one.code: one for generation in generations().values() for one in generation.objectives}


def objective_with(code: str) -> CoreObjective | None:
    return _by_code().get(code)


def _generation(given: Mapping[str, Any]) -> Generation:
    sets, objectives = [], []
    for one in given["set"]:
        made = _set(one, given)
        sets.append(made)
        numbers = range(made.first, made.last + 1)
        identifiers = one.get("uuids", [""] * len(numbers))
        objectives += [CoreObjective(number, made, uuid) for number, uuid in zip(numbers, identifiers, strict=True)]
    return Generation(given["code"], _names(given), tuple(sets), tuple(objectives))


def _set(given: Mapping[str, Any], generation: Mapping[str, Any]) -> Set:
    first, last = given["numbers"]
    return Set(
        code=given["code"],
        generation=generation["code"],
        names=_names(given),
        areas=tuple(given["areas"]),
        domains=tuple(given.get("domains", ())),
        first=first,
        last=last,
        uuid=given.get("uuid", ""),
        since=given["from"],
        until=generation.get("until"),
    )


def _names(given: Mapping[str, Any]) -> Mapping[str, str]:
    return {"nl": given["nl"], "en": given["en"]}


@cache
def _shipped() -> Mapping[str, Any]:
    return tomllib.loads(SHIPPED.read_text(encoding="utf-8"))
