"""Who and what plays a part in a school, and who has a say over what: now, and as the team wishes it [A5.1].

A team draws it on a large sheet, twice. Here it is a list of actants and a list of arrows between them, kept as JSON
with the artefact: the picture, the table and what differs are all made of those two lists.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from designteam.kit.words import N_, CannotDo
from designteam.method.vocabulary import ACTANTS, ACTORS, SAYS

MOST_ACTANTS, MOST_ARROWS = 30, 120
LABEL, TRAITS = 60, 200
LAST_KEY = 999

Pair = tuple[int, int]


class CannotDraw(CannotDo):
    pass


class Actant(NamedTuple):
    """An actor or a factor. Its key stays the same through all versions, also when it is called otherwise."""

    key: int
    label: str
    category: str
    traits: str = ""

    @property
    def is_actor(self) -> bool:
        return self.category in ACTORS


class Arrow(NamedTuple):
    """How much say one has over the other now (0 to 3), and how much the team wishes; none when that stays as it is."""

    start: int
    end: int
    now: int
    wished: int | None = None

    @property
    def pair(self) -> Pair:
        return self.start, self.end

    @property
    def hoped(self) -> int:
        """How much say it will be."""
        return self.now if self.wished is None else self.wished

    @property
    def step(self) -> int:
        """How much more say it will be, or less."""
        return self.hoped - self.now


@dataclass(frozen=True)
class Network:
    """The two lists read together."""

    actants: Sequence[Actant]
    arrows: Sequence[Arrow]

    @classmethod
    def of(cls, actants: Iterable[Mapping[str, Any]], arrows: Iterable[Mapping[str, Any]]) -> "Network":
        """From how they are kept; the arrows in the order of who has the say, and then over what."""
        known = [Actant(one["key"], one["label"], one["category"], one.get("traits") or "") for one in actants or ()]
        place = {one.key: number for number, one in enumerate(known)}
        drawn = [Arrow(one["from"], one["to"], one["now"], one.get("wished")) for one in arrows or ()]
        there = [arrow for arrow in drawn if arrow.start in place and arrow.end in place]
        return cls(known, sorted(there, key=lambda arrow: (place[arrow.start], place[arrow.end])))

    @cached_property
    def named(self) -> Mapping[int, str]:
        return {one.key: one.label for one in self.actants}

    @property
    def shows_a_wish(self) -> bool:
        """Whether the team has drawn what it wishes too, not only what is."""
        return any(arrow.wished is not None for arrow in self.arrows)

    @property
    def differing(self) -> Sequence[Arrow]:
        """What asks for something: first where somebody gets more say, then where somebody gives it away."""
        return sorted((arrow for arrow in self.arrows if arrow.step), key=lambda arrow: arrow.step < 0)


def check_drawn(actants: Sequence[Mapping[str, Any]], arrows: Sequence[Mapping[str, Any]]) -> None:
    """Raises CannotDraw for what cannot stand in one drawing."""
    if len(actants) > MOST_ACTANTS or len(arrows) > MOST_ARROWS:
        raise CannotDraw(N_("There is room for 30 actors and factors and for 120 arrows. Draw a second map."))
    labels = Counter(str(one["label"]).casefold() for one in actants)
    if not all(labels) or any(one["category"] not in ACTANTS for one in actants):
        raise CannotDraw(N_("Each needs a name, and a choice of what it is."))
    keys = {one["key"] for one in actants}
    if len(keys) < len(actants) or any(times > 1 for times in labels.values()):
        raise CannotDraw(N_("Two of them have the same name. Then nobody can tell the arrows apart."))
    pairs = Counter((one["from"], one["to"]) for one in arrows)
    if any({start, end} - keys for start, end in pairs):
        raise CannotDraw(N_("An arrow begins or ends at something that is not in the list."))
    if any(start == end for start, end in pairs):
        raise CannotDraw(N_("An arrow cannot end where it begins."))
    if any(times > 1 for times in pairs.values()):
        raise CannotDraw(N_("The same arrow stands there twice. Say in one line what it is now and what you wish."))
    if any(not _says_something(one["now"], one["wished"]) for one in arrows):
        raise CannotDraw(N_("Choose how much say there is now, or how much you wish for."))


def _says_something(now: Any, wished: Any) -> bool:
    return now in SAYS and (wished is None or wished in SAYS) and bool(now or wished)
