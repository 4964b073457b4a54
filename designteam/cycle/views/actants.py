"""An actant map to look at: the drawing in three views, the same as a table, and what differs in sentences."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from flask import request
from flask_babel import gettext, ngettext
from markupsafe import Markup

from designteam.cycle.forms.actants import arrow_in_words
from designteam.cycle.models import ActantMap
from designteam.cycle.models.actants import Actant, Arrow, Network, Pair
from designteam.cycle.views.blueprint import bp
from designteam.kit import arrows
from designteam.kit.text import shorten
from designteam.kit.web import say
from designteam.kit.words import N_
from designteam.method.vocabulary import ACTANTS, SAYS

NOW, WISHED, DIFFERENCE = "now", "wished", "difference"
VIEWS = {NOW: N_("Now"), WISHED: N_("Wished"), DIFFERENCE: N_("What changes")}
# What happened to an arrow or a box between two versions, in the signs of the drawing.
CAME, WENT, CHANGED = arrows.MORE, arrows.LESS, arrows.OTHER
LONGEST_SENTENCE = 300
FEW = 3
# In the drawing pupils stand first in their column and teachers last, so that one sees to whom the arrows go.
FIRST, LAST = "pupil", "teacher"


class Row(NamedTuple):
    """One arrow in words."""

    who: str
    what: str
    now: str
    wished: str


class Wish(NamedTuple):
    """What changes between now and wished, in words; `key` says which arrow it is."""

    key: str
    headline: str
    detail: str
    is_more: bool

    @property
    def sentence(self) -> str:
        return shorten(f"{self.headline}. {self.detail}.", LONGEST_SENTENCE)


@dataclass(frozen=True)
class Drawn:
    """A map as a page shows it, in one of its views."""

    id: int
    network: Network
    view: str
    views: Sequence[tuple[str, str]]

    @property
    def is_empty(self) -> bool:
        return not self.network.actants

    @cached_property
    def finding(self) -> str:
        return _finding(self.network, self.view)

    @property
    def picture(self) -> Markup:
        return _picture(self.network, self.view, self.finding, uid=f"map-{self.id}-{self.view}")

    @property
    def groups(self) -> Sequence[tuple[str, Sequence[Actant]]]:
        return _groups(self.network.actants)

    @property
    def rows(self) -> Sequence[Row]:
        return [_row(arrow, self.network.named) for arrow in self.network.arrows]

    @cached_property
    def wishes(self) -> Sequence[Wish]:
        return [wish_of(arrow, self.network.named) for arrow in self.network.differing]


@bp.app_template_filter("map_drawn")
def map_drawn(artefact: Any, view: str = "") -> Drawn:
    """An actant map in one of its views, by default as it is now."""
    network = Network.of(artefact.actants, artefact.arrows)
    views = [(code, say(label)) for code, label in VIEWS.items()] if network.shows_a_wish else []
    return Drawn(artefact.id, network, view if view in dict(views) else NOW, views)


def wish_of(arrow: Arrow, named: Mapping[int, str]) -> Wish:
    words = {"who": named[arrow.start], "what": named[arrow.end]}
    now, hoped = say(SAYS[arrow.now].label), _hoped(arrow)
    if not arrow.now:
        headline = gettext("%(who)s: a say over %(what)s", **words)
    elif not arrow.hoped:
        headline = gettext("%(who)s: no say over %(what)s any more", **words)
    elif arrow.step > 0:
        headline = gettext("%(who)s: more say over %(what)s", **words)
    else:
        headline = gettext("%(who)s: less say over %(what)s", **words)
    detail = gettext("Now %(now)s, wished %(wished)s", now=now, wished=hoped)
    return Wish(f"{arrow.start}-{arrow.end}", headline, detail, arrow.step > 0)


def wish_asked_for(artefact: Any) -> str:
    """What the address of a page names of a map with `arrow=3-7`: one thing that changes, as a sentence."""
    asked = request.args.get("arrow", "")
    if not isinstance(artefact, ActantMap):
        return ""
    network = artefact.network
    wishes = (wish_of(arrow, network.named) for arrow in network.differing)
    return next((wish.sentence for wish in wishes if wish.key == asked), "")


def drawn_between(before: Mapping[str, Any], after: Mapping[str, Any]) -> Mapping[str, Sequence[str]]:
    """What came, went and changed between two versions of a map, in sentences, by the name of the list."""
    old, new = networks_in(before, after)
    arrows_changed = changed_arrows(old, new).values()
    return {"actants": list(_changed_actants(old, new)), "arrows": [said for _change, said in arrows_changed]}


def networks_in(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Network, Network]:
    """The maps that the contents of two versions hold; an empty one for content of another kind."""
    old, new = (Network.of(one.get("actants") or (), one.get("arrows") or ()) for one in (before, after))
    return old, new


def _changed_actants(old: Network, new: Network) -> Iterable[str]:
    was, now = ({one.key: one for one in network.actants} for network in (old, new))
    for one in new.actants:
        before = was.get(one.key)
        if before is None:
            yield gettext("%(who)s came in.", who=one.label)
            continue
        if before.label != one.label:
            yield gettext("%(who)s is now called %(new)s.", who=before.label, new=one.label)
        if before.category != one.category:
            kinds = {"was": say(ACTANTS[before.category].label), "now": say(ACTANTS[one.category].label)}
            yield gettext("%(who)s: from “%(was)s” to “%(now)s”.", who=one.label, **kinds)
        if before.traits != one.traits:
            yield _changed_traits(one, before.traits)
    yield from (gettext("%(who)s went out.", who=one.label) for one in old.actants if one.key not in now)


def _changed_traits(actant: Actant, before: str) -> str:
    if not actant.traits:
        return gettext("%(who)s: no longer “%(was)s”.", who=actant.label, was=before)
    if not before:
        return gettext("%(who)s: now “%(now)s”.", who=actant.label, now=actant.traits)
    return gettext("%(who)s: from “%(was)s” to “%(now)s”.", who=actant.label, was=before, now=actant.traits)


def changed_arrows(old: Network, new: Network) -> Mapping[Pair, tuple[str, str]]:
    """Of each arrow that is not the same in both: whether it came, went or changed, and that in a sentence."""
    was, now = ({arrow.pair: arrow for arrow in network.arrows} for network in (old, new))
    found = {}
    for arrow in new.arrows:
        before = was.get(arrow.pair)
        if before is None:
            found[arrow.pair] = CAME, gettext("New arrow: %(arrow)s.", arrow=arrow_said(arrow, new.named))
        elif before != arrow:
            found[arrow.pair] = CHANGED, _said_of_change(before, arrow, new.named)
    for arrow in old.arrows:
        if arrow.pair not in now:
            found[arrow.pair] = WENT, gettext("Arrow gone: %(arrow)s.", arrow=arrow_said(arrow, old.named))
    return found


def _said_of_change(before: Arrow, arrow: Arrow, named: Mapping[int, str]) -> str:
    words = {"who": named[arrow.start], "what": named[arrow.end]}
    if before == arrow._replace(wished=None):
        return gettext("%(who)s over %(what)s: wished is %(wished)s.", wished=_hoped(arrow), **words)
    amounts = {"was": _amounts(before), "now": _amounts(arrow)}
    return gettext("%(who)s over %(what)s: from “%(was)s” to “%(now)s”.", **amounts, **words)


def arrow_said(arrow: Arrow, named: Mapping[int, str]) -> str:
    return arrow_in_words(named[arrow.start], named[arrow.end], arrow.now, arrow.wished)


def _amounts(arrow: Arrow) -> str:
    now = say(SAYS[arrow.now].label)
    if arrow.wished is None:
        return gettext("now %(now)s", now=now)
    return gettext("now %(now)s, wished %(wished)s", now=now, wished=_hoped(arrow))


def _hoped(arrow: Arrow) -> str:
    return say(SAYS[arrow.hoped].label)


def _row(arrow: Arrow, named: Mapping[int, str]) -> Row:
    wished = gettext("as it is now") if arrow.wished is None else _hoped(arrow)
    return Row(named[arrow.start], named[arrow.end], say(SAYS[arrow.now].label), wished)


def _groups(actants: Sequence[Actant]) -> Sequence[tuple[str, Sequence[Actant]]]:
    """First the people, then the rest, each in the order of the vocabulary."""
    ordered = sorted(actants, key=lambda one: list(ACTANTS).index(one.category))
    groups = (
        (gettext("People"), [one for one in ordered if one.is_actor]),
        (gettext("What else plays a part"), [one for one in ordered if not one.is_actor]),
    )
    return [group for group in groups if group[1]]


def _finding(network: Network, view: str) -> str:
    """What one sees at a glance, in words."""
    if view == DIFFERENCE:
        more, less = (sum(arrow.step > 0 for arrow in network.arrows), sum(arrow.step < 0 for arrow in network.arrows))
        return gettext("More say at %(more)s of the arrows, less at %(less)s.", more=more, less=less)
    there = [arrow for arrow in network.arrows if _amount(arrow, view)]
    if not there:
        return gettext("Nobody has a say over anything here yet.") if network.actants else ""
    counts = {one.key: sum(arrow.start == one.key for arrow in there) for one in network.actants}
    most = [one for one in network.actants if counts[one.key] == max(counts.values())]
    pupils = [one for one in network.actants if one.category == FIRST and one not in most]
    return " ".join([_most_of(most, counts, len(there)), *(_arrows_of(one.label, counts[one.key]) for one in pupils)])


def _most_of(most: Sequence[Actant], counts: Mapping[int, int], among: int) -> str:
    """Where most arrows start; nothing is said of one when others have as many."""
    first, *others = [one.label for one in most]
    number = counts[most[0].key]
    if not others:
        return gettext("Most arrows start at %(who)s: %(num)s of the %(all)s.", who=first, num=number, all=among)
    if len(most) > FEW:
        return gettext("The arrows start at many places.")
    who = gettext("%(some)s and %(last)s", some=", ".join([first, *others[:-1]]), last=others[-1])
    return gettext("Most arrows start at %(who)s: %(num)s each, of the %(all)s.", who=who, num=number, all=among)


def _arrows_of(who: str, number: int) -> str:
    return ngettext("%(num)s arrow starts at %(who)s.", "%(num)s arrows start at %(who)s.", number, who=who)


def _amount(arrow: Arrow, view: str) -> int:
    return arrow.hoped if view == WISHED else arrow.now


def _picture(network: Network, view: str, finding: str, *, uid: str) -> Markup:
    lines = [line for arrow in network.arrows if (line := _line(arrow, view, network.named))]
    title = f"{say(VIEWS[view])}: {finding}"
    return arrows.arrows(
        names_of(network.actants),
        lines,
        meanings=_meanings(view),
        uid=uid,
        title=title,
        desc=gettext("The table says the same in words."),
    )


def _line(arrow: Arrow, view: str, named: Mapping[int, str]) -> arrows.Line | None:
    if view != DIFFERENCE:
        weight = _amount(arrow, view)
        words = arrow_in_words(named[arrow.start], named[arrow.end], weight, None)
        return arrows.Line(arrow.start, arrow.end, weight, words) if weight else None
    change = arrows.MORE if arrow.step > 0 else arrows.LESS if arrow.step < 0 else arrows.SAME
    return arrows.Line(arrow.start, arrow.end, abs(arrow.step) or 1, arrow_said(arrow, named), change)


def names_of(actants: Sequence[Actant]) -> Sequence[arrows.Name]:
    """People to the left and the rest to the right. When one side would be empty, half of them moves over."""
    ordered = sorted(actants, key=_place)
    actors = sum(one.is_actor for one in ordered)
    to_the_left = actors if 0 < actors < len(ordered) else (len(ordered) + 1) // 2
    return [arrows.Name(one.key, one.label, place < to_the_left, one.is_actor) for place, one in enumerate(ordered)]


def _place(actant: Actant) -> tuple[bool, bool, int]:
    return not actant.is_actor, actant.category == LAST, list(ACTANTS).index(actant.category)


def _meanings(view: str) -> Sequence[arrows.Meaning]:
    if view == DIFFERENCE:
        return [
            arrows.Meaning(2, arrows.MORE, gettext("more say")),
            arrows.Meaning(2, arrows.LESS, gettext("less say, or none any more")),
            arrows.Meaning(1, arrows.SAME, gettext("stays as it is")),
        ]
    return [arrows.Meaning(number, "", say(word.label)) for number, word in SAYS.items() if number]
