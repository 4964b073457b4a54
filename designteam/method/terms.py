"""The words in which the method is written: kinds, phases, conditions and roles. No logic beyond them."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field

from designteam.kit.words import Counted


@dataclass(frozen=True)
class Choice:
    """A code that is kept and the words for it."""

    code: str
    label: str
    help: str = ""


@dataclass(frozen=True)
class Rung:
    """A way in which a team involves its school team; `how` is an example of what a team did."""

    code: str
    label: str
    what: str
    how: str


@dataclass(frozen=True)
class RoleCard:
    """What a role brings to the team, and what people in it may do here.

    `designs` may write in the work of the team; `leads` may also say who is in it; `confirms` says for the school
    what goes out; `guides` keeps an eye on the method for several teams.
    """

    label: str
    brings: str
    designs: bool = True
    leads: bool = False
    confirms: bool = False
    guides: bool = False


@dataclass(frozen=True)
class LaneCard:
    label: str
    holds: str
    invitation: str
    invites: str
    action: str


@dataclass(frozen=True)
class Kind:
    """A kind of artefact. `rests_on` names the earlier kinds it answers to, each with the relation.

    `called` is how people speak of a numbered one. What `goes_along` can be carried into a next iteration.
    """

    code: str
    label: str
    plural: str
    what: str
    add: str
    rests_on: Mapping[str, str] = field(default_factory=dict)
    called: str = ""
    goes_along: bool = True

    def relation_to(self, kind: str) -> str | None:
        return self.rests_on.get(kind)


@dataclass(frozen=True)
class Condition(ABC):
    """One thing that should stand before a team goes on: a sentence, a check and what helps.

    `open` is said while it does not hold and `done` once it does. `adds` is the kind of artefact that would
    fill the open place, in `lane` when that matters.
    """

    code: str
    open: str | Counted
    done: str
    help: str
    action: str
    adds: str = ""
    lane: str = ""

    def count(self, facts: Mapping[str, int]) -> int:
        return facts.get(self.code, 0)

    @abstractmethod
    def holds(self, facts: Mapping[str, int]) -> bool:
        """Whether these facts leave nothing open here."""


class Some(Condition):
    """Holds once there is at least one of what the fact of the same code counts."""

    def holds(self, facts: Mapping[str, int]) -> bool:
        return self.count(facts) > 0


class NoneLacking(Condition):
    """Holds while the fact of the same code, which counts what is lacking, is zero."""

    def holds(self, facts: Mapping[str, int]) -> bool:
        return self.count(facts) == 0


@dataclass(frozen=True)
class Strength:
    """One thing by which what a team concludes stands firmer: a line of the mirror, never a mark.

    `there` is said when it is so, `stronger` while it could be, `nothing` as long as there is nothing to hold it
    against. `looks_at` names the kind that the line is about; in `lane` something is added where nothing stands.
    `source` says where this comes from.
    """

    code: str
    label: str
    there: str
    stronger: str
    nothing: str
    why: str
    source: str
    looks_at: str
    lane: str = ""


@dataclass(frozen=True)
class Round:
    code: str
    label: str


@dataclass(frozen=True)
class Phase:
    """One step of the method: what it is for, what it makes, and when a team is ready to go on.

    `yields` is the one kind, of those it makes, by which people count what stands in it.
    """

    code: str
    place: int
    round: Round
    label: str
    lead: str
    why: str
    questions: tuple[str, ...]
    makes: tuple[str, ...]
    yields: str
    ready_when: tuple[Condition, ...]
    roles: Mapping[str, str]

    def open_conditions(self, facts: Mapping[str, int]) -> list[Condition]:
        return [condition for condition in self.ready_when if not condition.holds(facts)]


@dataclass(frozen=True)
class Signal:
    """Something a process guide may want to bring up in a team: a sentence, a check and what helps.

    It is on when the fact of the same code has come to `least`, in the phases from the first to the last place of
    `places`. It `names` itself in a few words; `asks` is a question to put to the team, `helps` are the codes of two
    work forms.
    """

    code: str
    names: str
    says: str | Counted
    asks: str
    why: str
    helps: tuple[str, str]
    least: int = 1
    places: tuple[int, int] = (1, 9)

    def is_on(self, facts: Mapping[str, int], *, place: int) -> bool:
        """Whether these facts of a team call for it, in the phase at this place."""
        first, last = self.places
        return first <= place <= last and facts.get(self.code, 0) >= self.least


@dataclass(frozen=True)
class WorkStep:
    """One step of a work form: what everybody does now, said to the team, and how many minutes that takes."""

    minutes: int
    says: str


@dataclass(frozen=True)
class WorkForm:
    """A way to work together in a meeting, scripted so that who never saw it can lead it.

    `phases` are the codes of the phases in which it fits; `yields` the kinds of artefact that come out of it.
    `needs` is what should lie ready. The longer explanation stands in the guide, under its code.
    """

    code: str
    label: str
    purpose: str
    phases: tuple[str, ...]
    yields: tuple[str, ...]
    needs: tuple[str, ...]
    steps: tuple[WorkStep, ...]

    @property
    def minutes(self) -> int:
        return sum(step.minutes for step in self.steps)

    def fits(self, phase: str) -> bool:
        return phase in self.phases
