"""Everything that a dossier tells of one iteration, in a number of statements that does not grow with it."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby

from sqlalchemy import bindparam, literal, select
from sqlalchemy.orm import joinedload

from designteam.cycle.models import Attachment, Endorsement, Indicator, Iteration, Move, Standing, Version
from designteam.cycle.models.yields import OutcomeLevel
from designteam.cycle.queries.artefacts import moves_in
from designteam.cycle.queries.facts import Facts, facts_of
from designteam.cycle.queries.measurements import looked_at_in
from designteam.cycle.queries.pictures import pictures_of_team
from designteam.cycle.queries.thread import Earlier, Thread, thread_of
from designteam.kit import db
from designteam.kit.richtext import Shown, mark_of, marks_in
from designteam.kit.words import N_
from designteam.method.definition import ASPECTS, LANES, PHASES, ROLES, Lane, phase_named
from designteam.method.terms import Condition, Phase
from designteam.people.models import Person
from designteam.reports.queries.beside import Beside, Compared, Woven, beside_designs
from designteam.reports.queries.pieces import (
    Aspect,
    Chapter,
    Participant,
    Piece,
    Said,
    Telling,
    Trial,
    Turn,
    Weighed,
)
from designteam.reports.queries.sources import Sources, sources_of
from designteam.reveals.models import RevealedAnswer
from designteam.reveals.queries.checks import Told, dots_until
from designteam.teams.models import DesignTeam, Membership

Place = Callable[[Attachment], str]

QUESTION, HYPOTHESIS = ("text",), ("approach", "context", "outcome", "mechanism")

_members = (
    select(Membership)
    .where(Membership.team_id == bindparam("team_id"))
    .options(joinedload(Membership.person, innerjoin=True))
    .order_by(Membership.since, Membership.id)
)
# Who put their name under which version: as its writer, or with what they say about it.
_written = (
    select(
        literal("written").label("how"),
        Version.artefact_id,
        Version.number,
        Person.name,
        literal("").label("reservation"),
        Version.at,
    )
    .join(Person, Person.id == Version.author_id)
    .join(Standing, Standing.artefact_id == Version.artefact_id)
    .where(Standing.iteration_id == bindparam("iteration_id"))
)
_heard = (
    select(
        literal("said"),
        Endorsement.hypothesis_id,
        Endorsement.version,
        Person.name,
        Endorsement.reservation,
        Endorsement.at,
    )
    .join(Person, Person.id == Endorsement.person_id)
    .join(Standing, Standing.artefact_id == Endorsement.hypothesis_id)
    .where(Standing.iteration_id == bindparam("iteration_id"))
)
_named = _written.union_all(_heard).order_by("at")


@dataclass(frozen=True)
class Contents:
    """One iteration with all that belongs to it. Asking it something costs no statement any more."""

    iteration: Iteration
    made_on: date
    thread: Thread
    memberships: Sequence[Membership]
    authors: Mapping[tuple[int, int], str]
    said: Sequence[Said]
    turns: Sequence[Turn]
    facts: Facts
    indicators: Mapping[int, Sequence[Indicator]]
    pictures: Mapping[int, tuple[Shown, ...]]
    beside: Mapping[int, Beside]
    dots: Mapping[Told, Sequence[RevealedAnswer]]
    sources: Sources

    @cached_property
    def team(self) -> DesignTeam:
        return self.iteration.team

    @cached_property
    def title(self) -> str:
        """The short name of the question, or of the team while there is none."""
        return str(self.question.title) if self.question else self.team.name

    @cached_property
    def chapters(self) -> Sequence[Chapter]:
        """The chapters about which there is something to tell."""
        return [Chapter(code, title) for code, (title, holds) in CHAPTERS.items() if holds(self)]

    @cached_property
    def pieces(self) -> Mapping[int, Piece]:
        """Everything on the thread, also what an earlier iteration left behind."""
        return {id_: Piece.of(knot) for id_, knot in self.thread.knots.items()}

    @cached_property
    def question(self) -> Piece | None:
        """The question that the dossier is about: the newest one that was not dropped."""
        return next(reversed(self.of("practice_question")), None)

    @cached_property
    def beginning(self) -> Piece | None:
        """The decision of an earlier iteration from which this one began."""
        return self.pieces.get(self.iteration.started_from_id or 0)

    @cached_property
    def participants(self) -> Sequence[Participant]:
        """Who was in the team during the iteration, each once, in the order in which they came."""
        last = self.iteration.ended_on or self.made_on
        by_person: dict[int, list[Membership]] = defaultdict(list)
        for membership in self.memberships:
            if membership.since <= last and (membership.until or last) >= self.iteration.started_on:
                by_person[membership.person_id].append(membership)
        return [_participant(held) for held in by_person.values()]

    @cached_property
    def lanes(self) -> Sequence[Lane]:
        return list(LANES)

    @cached_property
    def levels(self) -> Sequence[OutcomeLevel]:
        """The levels at which something came of it."""
        there = {outcome.level for outcome in self.of("outcome")}
        return [level for level in OutcomeLevel if level in there]

    @cached_property
    def dropped(self) -> Sequence[Piece]:
        return [piece for piece in self._here if piece.is_dropped]

    @cached_property
    def still_open(self) -> Sequence[tuple[Phase, Sequence[Condition]]]:
        """What is open in the phases where the team has been; nothing once the iteration has ended."""
        visited = {turn.phase.code for turn in self.turns} if self.iteration.is_running else set()
        open_ones = [(phase, phase.open_conditions(self.facts)) for phase in PHASES if phase.code in visited]
        return [(phase, conditions) for phase, conditions in open_ones if conditions]

    @cached_property
    def has_quadrants(self) -> bool:
        """Whether its people opened a quadrant in this iteration."""
        return any(told.iteration == self.iteration.number for told in self.dots)

    def of(self, *kinds: str) -> Sequence[Piece]:
        return [piece for piece in self._here if piece.kind in kinds and not piece.is_dropped]

    def looked_at(self, lane: Lane) -> Sequence[Piece]:
        return [item for item in self.of("exploration_item") if item.lane == lane]

    def insights_from(self, lane: Lane) -> Sequence[Piece]:
        return [insight for insight in self.of("insight") if insight.lane == lane]

    def outcomes_at(self, level: OutcomeLevel) -> Sequence[Piece]:
        return [outcome for outcome in self.of("outcome") if outcome.level == level]

    def grounds_of(self, piece: Piece, kind: str) -> Sequence[Piece]:
        """What it rests on in this dossier, of one kind."""
        grounds = {knot.id for knot in self.thread.rests_on(self.thread.knots[piece.id], kind)}
        return [ground for ground in self.of(kind) if ground.id in grounds]

    def led_to(self, piece: Piece, kind: str) -> Sequence[Piece]:
        """What rests on it in this dossier, of one kind."""
        later = {knot.id for knot in self.thread.leads_to(self.thread.knots[piece.id], kind)}
        return [one for one in self.of(kind) if one.id in later]

    def tellings_of_question(self, question: Piece) -> Sequence[Telling]:
        """The versions in which the question itself changed; the last is how it stands."""
        return self._tellings(question, QUESTION)

    def tellings_of_hypothesis(self, hypothesis: Piece) -> Sequence[Telling]:
        return self._tellings(hypothesis, HYPOTHESIS)

    def agreements(self, hypothesis: Piece, telling: Telling) -> Sequence[Said]:
        return [said for said in self._about(hypothesis, telling.versions) if not said.reservation]

    def reservations(self, hypothesis: Piece, telling: Telling) -> Sequence[Said]:
        return [said for said in self._about(hypothesis, telling.versions) if said.reservation]

    def silent_about(self, hypothesis: Piece) -> Sequence[str]:
        """Who designed along until the end and did not say what they think of the last version."""
        newest = self.tellings_of_hypothesis(hypothesis)[-1]
        spoken = {said.name for said in self._about(hypothesis, newest.versions)}
        last = self.iteration.ended_on or self.made_on
        designing = [m for m in self.memberships if ROLES[m.role].designs and m.since <= last <= (m.until or last)]
        return [name for name in dict.fromkeys(m.person.name for m in designing) if name not in spoken]

    def aspects_of(self, design: Piece) -> Sequence[Aspect]:
        """In the order of the method."""
        known = design.aspects if "aspects" in vars(design) else {}
        return [Aspect(code, *known[code]) for code in ASPECTS if code in known]

    def pictures_in(self, piece: Piece) -> tuple[Shown, ...]:
        """The pictures that its text can show here."""
        return self.pictures.get(piece.id, ())

    def web_of(self, design: Piece) -> Mapping[str, Woven]:
        """The threads that say something, by their code."""
        return self.beside[design.id].woven if design.id in self.beside else {}

    def columns_of(self, design: Piece) -> Sequence[Compared]:
        """What was meant beside what was experienced and seen, for all that practice was laid beside."""
        return self.beside[design.id].compared if design.id in self.beside else []

    def trials_of(self, requirement: Piece) -> Sequence[Trial]:
        """Every experiment that looked at a requirement, in the order of their numbers."""
        knot = self.thread.knots[requirement.id]
        looked = [one for one in self.thread.leads_to(knot, "experiment") if not one.is_dropped]
        looked.sort(key=lambda experiment: experiment.number)
        return [Trial(self.pieces[one.id], self.thread.verdict(knot, one)) for one in looked]

    def weighed_in(self, evaluation: Piece) -> Sequence[Weighed]:
        return [
            Weighed(self.pieces[experiment], self.pieces[requirement], word, note)
            for experiment, requirement, word, note in vars(evaluation).get("verdicts", ())
            if experiment in self.pieces and requirement in self.pieces
        ]

    @cached_property
    def _here(self) -> Sequence[Piece]:
        """What takes part in this iteration itself."""
        return [self.pieces[knot.id] for knot in self.thread.knots.values() if knot.is_here]

    def _about(self, hypothesis: Piece, versions: Collection[int]) -> Sequence[Said]:
        """The last that each member said about any of these versions."""
        about = {s.name: s for s in self.said if s.hypothesis_id == hypothesis.id and s.version in versions}
        return list(about.values())

    def _tellings(self, piece: Piece, fields: Sequence[str]) -> Sequence[Telling]:
        """The versions in which one of these fields changed."""
        knot = self.thread.knots[piece.id]
        versions = [*knot.earlier, Earlier(knot.version, knot.at, knot.because, knot.content)]
        told = groupby(versions, key=lambda version: [version.content.get(name) for name in fields])
        return [self._telling(piece, list(same)) for _, same in told]

    def _telling(self, piece: Piece, same: Sequence[Earlier]) -> Telling:
        first = same[0]
        author = self.authors.get((piece.id, first.number), "")
        return Telling(*first, author=author, versions=frozenset(version.number for version in same))


CHAPTERS: Mapping[str, tuple[str, Callable[[Contents], bool]]] = {
    "people": (N_("Who took part"), lambda _it: True),
    "reading": (N_("How to read this"), lambda _it: True),
    "question": (N_("How our question became sharper"), lambda it: bool(it.question)),
    "exploration": (N_("What we found out"), lambda it: bool(it.of("exploration_item", "actant_map", "insight"))),
    "hypothesis": (N_("What we think will work"), lambda it: bool(it.of("working_hypothesis"))),
    "directions": (N_("Which ways we saw"), lambda it: bool(it.of("solution_direction"))),
    "requirements": (N_("What the design must do, and why"), lambda it: bool(it.of("design_requirement"))),
    "designs": (N_("Our design"), lambda it: bool(it.of("design"))),
    "quadrants": (N_("Where we stand, and where to"), lambda it: it.has_quadrants),
    "experiments": (N_("What we tried out"), lambda it: bool(it.of("experiment"))),
    "evaluations": (N_("What it showed and what we decided"), lambda it: bool(it.of("evaluation"))),
    "outcomes": (N_("What came of it"), lambda it: bool(it.of("outcome", "product"))),
    "moves": (N_("How we moved through the phases"), lambda _it: True),
    "dropped": (N_("What we let go"), lambda it: bool(it.dropped)),
    "open": (N_("What is still open"), lambda it: bool(it.still_open)),
    "sources": (N_("Sources"), lambda it: bool(it.sources)),
}


def contents_of(iteration: Iteration, *, today: date, place: Place) -> Contents:
    """Collect what the dossier of this iteration tells, in twelve statements, or thirteen with pictures.

    `place` says where a picture is found by who reads it; one without a place is told in words.

    Of an iteration that has ended it is what was told then.
    """
    facts = {"team_id": iteration.team_id, "iteration_id": iteration.id}
    session = db.session()
    thread = thread_of(iteration)
    named = session.execute(_named, facts).all()
    return Contents(
        iteration=iteration,
        made_on=today,
        thread=thread,
        memberships=session.scalars(_members, facts).all(),
        authors={(row.artefact_id, row.number): row.name for row in named if row.how == "written"},
        said=[Said(row.artefact_id, row.number, row.name, row.reservation) for row in named if row.how == "said"],
        turns=[_turn(move) for move in moves_in([iteration])[iteration.id]],
        facts=facts_of([iteration], today=today)[iteration.id],
        beside=beside_designs([knot.id for knot in thread.of_kind("design") if knot.is_here]),
        dots=dots_until(iteration),
        indicators=_by_experiment(looked_at_in(knot.id for knot in thread.of_kind("experiment") if knot.is_here)),
        sources=sources_of(
            iteration, {knot.id for knot in thread.knots.values() if knot.is_here and not knot.is_dropped}
        ),
        pictures=_placed(pictures_of_team(iteration.team_id, today=today), place) if _names_pictures(thread) else {},
    )


def _names_pictures(thread: Thread) -> bool:
    texts = (text for knot in thread.knots.values() for text in knot.content.values() if isinstance(text, str))
    return any(marks_in(text) for text in texts)


def _placed(pictures: Mapping[int, Sequence[Attachment]], place: Place) -> Mapping[int, tuple[Shown, ...]]:
    return {
        artefact_id: tuple(
            Shown(mark_of(one.sha256), address, one.width, one.height) for one in found if (address := place(one))
        )
        for artefact_id, found in pictures.items()
    }


def _by_experiment(indicators: Sequence[Indicator]) -> Mapping[int, Sequence[Indicator]]:
    return {id_: list(found) for id_, found in groupby(indicators, key=lambda indicator: indicator.experiment_id)}


def _turn(move: Move) -> Turn:
    return Turn(
        at=move.at,
        who=move.by.name,
        phase=phase_named(move.to_phase),
        direction=move.direction,
        reason=move.reason,
        still_open=len(move.still_open),
    )


def _participant(held: Sequence[Membership]) -> Participant:
    until = None if any(m.until is None for m in held) else max(m.until for m in held if m.until)
    roles = [ROLES[role] for role in dict.fromkeys(m.role for m in held)]
    return Participant(held[0].person.name, roles, min(m.since for m in held), until)
