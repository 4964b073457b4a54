"""How a text names the people in front of a work, where the usual way would leave two works or two people alike."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence

from designteam.evidence.references.layout import PARTICLE, Work

Person = Mapping[str, str]


def told_apart(works: Sequence[Work]) -> Mapping[int, str]:
    """By its place in the list the names of each work that needs more than its first name and "et al.".

    8.18: works of different people in one year that would be shortened alike name as many as it takes, and "et al."
    never stands for one. 8.20: first authors who share a family name keep their initials.
    """
    with_initials = _sharing(works, lambda work: _family(work.leaders[0]), lambda work: _initials(work.leaders[0]))
    many = dict.fromkeys((place for place, work in enumerate(works) if len(work.leaders) > 2), 1)
    alike = _alike(works, many)
    while alike:
        many |= {place: many[place] + 1 for place in alike}
        alike = _alike(works, many)
    longer = {place for place, number in many.items() if number > 1}
    return {
        place: _named(works[place].leaders, many.get(place, 2), with_initials=place in with_initials)
        for place in longer | with_initials
    }


def _alike(works: Sequence[Work], many: Mapping[int, int]) -> set[int]:
    """The places of works of different people that read the same with so many names, and have more to name."""
    found: dict[Hashable, set[int]] = defaultdict(set)
    for place, number in many.items():
        shown = tuple(_family(one) for one in works[place].leaders[:number])
        found[shown, works[place].issued.year].add(place)
    groups = (group for group in found.values() if len({_everybody(works[place]) for place in group}) > 1)
    return {place for group in groups for place in group if many[place] < len(works[place].leaders)}


def _sharing(works: Sequence[Work], alike: Callable[[Work], str], apart: Callable[[Work], str]) -> set[int]:
    """The places of works that are alike in one thing and differ in another, as far as both are known."""
    found: dict[str, dict[int, str]] = defaultdict(dict)
    for place, work in enumerate(works):
        if work.leaders and (differs := apart(work)):
            found[alike(work)][place] = differs
    return {place for group in found.values() if len(set(group.values())) > 1 for place in group}


def _named(people: Sequence[Person], number: int, *, with_initials: bool) -> str:
    names = [_shown(one) for one in people]
    if with_initials:
        names[0] = f"{_initials(people[0])} {names[0]}"
    if len(names) - number <= 1 and number > 1:
        return ", ".join(names[:-1]) + (", & " if len(names) > 2 else " & ") + names[-1] if names[1:] else names[0]
    return f"{', '.join(names[:number])}{', ' if number > 1 else ' '}et al."


def _everybody(work: Work) -> Hashable:
    return tuple((_family(one), _initials(one)) for one in work.leaders)


def _family(one: Person) -> str:
    parts = (one.get("non-dropping-particle", ""), one.get("family", ""))
    return one.get("literal") or " ".join(part for part in parts if part)


def _shown(one: Person) -> str:
    name = _family(one)
    return f"{PARTICLE}{name}" if name[0].islower() and not name.startswith(("d'", "d’")) else name


def _initials(one: Person) -> str:
    """As in "J.-L." for "Jean-Luc" and "T. C." for "Thomas C."; nothing for an institution."""
    return re.sub(r"(\w)[^\s-]*", r"\1.", one.get("given", ""))
