"""The red thread as a drawing: which card stands for which knot, and which links are drawn between them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from flask import url_for
from flask_babel import gettext, ngettext

from designteam.cycle.queries.thread import Knot, Thread
from designteam.kit.web import say
from designteam.kit.words import N_
from designteam.method.definition import phase_that_makes
from designteam.workspace.shown.thread import layout
from designteam.workspace.shown.thread.naming import short
from designteam.workspace.shown.thread.shapes import Card, Column, Loop, Picture, Tie

COLUMNS = (
    (N_("Practice question"), ("practice_question",), N_("No practice question yet")),
    (N_("Insights"), ("insight",), N_("No insight yet")),
    (N_("Working hypothesis"), ("working_hypothesis", "solution_direction"), N_("No working hypothesis yet")),
    (N_("Design requirements"), ("design_requirement",), N_("No requirement yet")),
    (N_("The design"), ("design",), N_("No design yet")),
    (N_("Experiments"), ("experiment",), N_("No experiment yet")),
    (N_("Decision"), ("evaluation", "outcome", "product"), N_("No decision yet")),
)
COLUMN_OF = {kind: place for place, (_, kinds, _) in enumerate(COLUMNS) for kind in kinds}
EARLIER = {"practice_question": N_("question v%(number)s"), "working_hypothesis": N_("hypothesis v%(number)s")}
MOST_EARLIER = 2
CHOSEN, CONNECTED, LOOSE, LIVE, DROPPED = range(5)


def drawing_of(thread: Thread, *, chosen: Knot, loose: frozenset[int]) -> Picture:
    """The picture of a thread, with all that the chosen knot rests on and leads to standing out."""
    return _Drawing(thread, chosen, loose).picture()


@dataclass(frozen=True)
class _Drawing:
    thread: Thread
    chosen: Knot
    loose: frozenset[int]

    def picture(self) -> Picture:
        columns: list[Column] = []
        ties = list(self._ties())
        stands_for: dict[str, str] = {}
        for heading, kinds, empty in COLUMNS:
            cards, between_versions, folded = self._column(kinds, say(empty))
            columns.append(Column(say(heading), cards))
            ties += between_versions
            stands_for.update(folded)
        return layout.picture(
            columns, layout.led_to(stands_for, ties), loops=list(self._loops()), loose_word=gettext("loose end")
        )

    def _column(self, kinds: Sequence[str], empty: str) -> tuple[list[Card], list[Tie], Mapping[str, str]]:
        """The cards of a column from top to bottom, the ties between versions, and what stands for what."""
        knots = [knot for kind in kinds for knot in self.thread.of_kind(kind)]
        if not knots:
            return [self._open_place(kinds[0], empty)], [], {}
        cards, folded = layout.folded([self._card(knot) for knot in knots], lambda gone: self._more(kinds[0], gone))
        ties = []
        for knot in knots:
            earlier = self._earlier(knot)
            place = next((at for at, card in enumerate(cards) if card.key == _key(knot.id)), None)
            if earlier and place is not None:
                chain = [*earlier, cards[place]]
                ties += [Tie(one.key, next_one.key) for one, next_one in pairwise(chain)]
                cards[place:place] = earlier
        return cards, ties, folded

    def _card(self, knot: Knot) -> Card:
        is_picked, is_on = knot.id == self.chosen.id, knot.id in self._connected
        marks = [
            gettext("loose end") if knot.id in self.loose else "",
            gettext("from an earlier iteration") if knot.is_from_before else "",
            gettext("chosen") if is_picked else "",
        ]
        return Card(
            key=_key(knot.id),
            kind=short(knot),
            text=knot.title,
            url=url_for("cycle.artefact", artefact_id=knot.id) if is_picked else self._choosing(knot),
            label=", ".join([f"{short(knot)}: {knot.title}", *filter(None, marks)]),
            state="on" if is_on and not is_picked else "old" if knot.is_dropped else "",
            rank=self._rank(knot),
            chooses=not is_picked,
            is_picked=is_picked,
            is_from_before=knot.is_from_before,
            is_loose=knot.id in self.loose,
        )

    def _rank(self, knot: Knot) -> int:
        """Who stays when there is too much: the chosen one and where the loop begins, then what belongs to it."""
        if knot.id == self.chosen.id or self.thread.begun_from(knot) is not None:
            return CHOSEN
        if knot.id in self._connected:
            return CONNECTED
        if knot.id in self.loose:
            return LOOSE
        return DROPPED if knot.is_dropped else LIVE

    def _earlier(self, knot: Knot) -> list[Card]:
        """The versions from before, dashed, the oldest first; of many only the last ones."""
        if not knot.earlier:
            return []
        url = url_for("cycle.versions", artefact_id=knot.id)
        shown = knot.earlier[-MOST_EARLIER:]
        hidden = len(knot.earlier) - len(shown)
        name = EARLIER[knot.kind]
        cards = [
            Card(
                key=f"{_key(knot.id)}v{version.number}",
                kind=gettext(name, number=version.number),
                text=str(version.content["title"]),
                url=url,
                label=f"{gettext(name, number=version.number)}: {version.content['title']}",
                state="old",
            )
            for version in shown
        ]
        if hidden:
            words = ngettext("one earlier version", "%(num)s earlier versions", hidden)
            cards.insert(0, Card(f"{_key(knot.id)}v", words, "", url, words, state="old"))
        return cards

    def _more(self, kind: str, gone: Sequence[Card]) -> Card:
        words = ngettext("one more", "%(num)s more", len(gone))
        state = "on" if any(card.state == "on" for card in gone) else ""
        return Card(f"rest-{kind}", f"+ {words}", "", f"#list-{kind}", words, state=state)

    def _open_place(self, kind: str, empty: str) -> Card:
        phase = phase_that_makes(kind).code
        url = url_for("workspace.phase", iteration_id=self.thread.iteration.id, phase=phase)
        return Card(f"open-{kind}", gettext("open place"), empty, url, empty, state="open")

    def _ties(self) -> Iterable[Tie]:
        """The links to draw. What was looked at has no card: the insight from it hangs on the question itself."""
        pairs = [(strand.earlier, strand.later) for strand in self.thread.strands]
        for insight in self.thread.of_kind("insight"):
            for item in self.thread.rests_on(insight, "exploration_item", "actant_map"):
                pairs += [(question.id, insight.id) for question in self.thread.rests_on(item, "practice_question")]
        drawn = [pair for pair in dict.fromkeys(pairs) if self._goes_on(*pair)]
        return [
            Tie(_key(earlier), _key(later), is_on=self._is_on(earlier, later))
            for earlier, later in layout.without_detours(drawn)
        ]

    def _goes_on(self, earlier: int, later: int) -> bool:
        """Whether a link runs to the right or down; an insight from an experiment goes back, and is in the list."""
        first, last = (COLUMN_OF.get(self.thread.knots[id_].kind, -1) for id_ in (earlier, later))
        return 0 <= first <= last

    def _is_on(self, earlier: int, later: int) -> bool:
        return any({earlier, later} <= {*side, self.chosen.id} for side in self._sides)

    def _loops(self) -> Iterable[Loop]:
        """Where a decision led to an iteration: the one that is looked at, or the one after it."""
        question = next((one for one in reversed(self.thread.of_kind("practice_question")) if not one.is_dropped), None)
        here = self.thread.iteration.number
        for evaluation in self.thread.of_kind("evaluation"):
            begun = self.thread.begun_from(evaluation)
            if question is not None and begun is not None and begun.number in (here, here + 1):
                words = gettext("the decision led to iteration %(number)s", number=begun.number)
                yield Loop(_key(evaluation.id), _key(question.id), words)

    def _choosing(self, knot: Knot) -> str:
        return url_for("workspace.thread", iteration_id=self.thread.iteration.id, chosen=knot.id)

    @cached_property
    def _sides(self) -> tuple[frozenset[int], frozenset[int]]:
        return self.thread.ancestry(self.chosen), self.thread.descent(self.chosen)

    @cached_property
    def _connected(self) -> frozenset[int]:
        return frozenset().union(*self._sides)


def _key(id_: int) -> str:
    return f"knot-{id_}"
