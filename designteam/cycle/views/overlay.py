"""Two versions of an actant map laid over each other in one drawing: what came, what went and what changed."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from babel.lists import format_list
from flask_babel import get_locale, gettext, ngettext
from markupsafe import Markup

from designteam.cycle.models.actants import Actant, Arrow, Network
from designteam.cycle.views.actants import (
    CAME,
    CHANGED,
    WENT,
    arrow_said,
    changed_arrows,
    names_of,
    networks_in,
)
from designteam.kit import arrows


class Overlay(NamedTuple):
    """The drawing, with what one sees in it at a glance in words."""

    picture: Markup
    finding: str


def laid_over(before: Mapping[str, Any], after: Mapping[str, Any], *, uid: str) -> Overlay | None:
    """The two maps in one drawing; none when nothing that is drawn differs, or when there was no map before."""
    old, new = networks_in(before, after)
    if not old.actants or not new.actants:
        return None
    boxes, changed = _changed_boxes(old, new), changed_arrows(old, new)
    if not boxes and not changed:
        return None
    there = {one.key for one in new.actants}
    both = [*new.actants, *(one for one in old.actants if one.key not in there)]
    named = {**old.named, **new.named}
    pairs = {arrow.pair for arrow in new.arrows}
    drawn = [*new.arrows, *(arrow for arrow in old.arrows if arrow.pair not in pairs)]
    lines = [_line(arrow, changed.get(arrow.pair), named) for arrow in drawn]
    finding = _finding(boxes.values(), [change for change, _said in changed.values()])
    picture = arrows.arrows(
        [name._replace(change=boxes.get(name.key, "")) for name in names_of(both)],
        lines,
        meanings=_meanings({*boxes.values(), *(line.change for line in lines)}),
        uid=uid,
        title=finding,
        desc=gettext("The list below the drawing says the same in words."),
    )
    return Overlay(picture, finding)


def _changed_boxes(old: Network, new: Network) -> Mapping[int, str]:
    """What happened to each actor or factor that is not the same in both. What marks it is not in the drawing."""
    was, now = ({one.key: one for one in network.actants} for network in (old, new))
    found = dict.fromkeys(now.keys() - was.keys(), CAME) | dict.fromkeys(was.keys() - now.keys(), WENT)
    return found | {key: CHANGED for key in now.keys() & was.keys() if _drawn(was[key]) != _drawn(now[key])}


def _drawn(one: Actant) -> tuple[str, str]:
    return one.label, one.category


def _line(arrow: Arrow, changed: tuple[str, str] | None, named: Mapping[int, str]) -> arrows.Line:
    """As wide as it is now; an arrow that is only wished as wide as that."""
    weight = arrow.now or arrow.hoped
    change, said = changed or (arrows.SAME, arrow_said(arrow, named))
    return arrows.Line(arrow.start, arrow.end, weight, said, change)


def _finding(boxes: Iterable[str], changed: Iterable[str]) -> str:
    """How much came, went and changed."""
    actants, drawn = Counter(boxes), Counter(changed)
    parts = [
        ngettext("%(num)s name came in", "%(num)s names came in", actants[CAME]) if actants[CAME] else "",
        ngettext("%(num)s name went out", "%(num)s names went out", actants[WENT]) if actants[WENT] else "",
        ngettext("%(num)s name changed", "%(num)s names changed", actants[CHANGED]) if actants[CHANGED] else "",
        ngettext("%(num)s new arrow", "%(num)s new arrows", drawn[CAME]) if drawn[CAME] else "",
        ngettext("%(num)s arrow gone", "%(num)s arrows gone", drawn[WENT]) if drawn[WENT] else "",
        ngettext("%(num)s arrow changed", "%(num)s arrows changed", drawn[CHANGED]) if drawn[CHANGED] else "",
    ]
    said = format_list([part for part in parts if part], locale=get_locale())
    return gettext("Between these two versions: %(changes)s.", changes=said)


def _meanings(seen: set[str]) -> Sequence[arrows.Meaning]:
    known = (
        (2, CAME, gettext("came in")),
        (2, WENT, gettext("went out")),
        (2, CHANGED, gettext("changed")),
        (1, arrows.SAME, gettext("stayed as it was")),
    )
    return [arrows.Meaning(*one) for one in known if one[1] in seen]
