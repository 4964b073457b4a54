"""What asks for attention in the library in sentences: the reason on each line, and the way to where it is done."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from flask import url_for
from flask_babel import gettext, ngettext

from designteam.kit.dates import short_day
from designteam.kit.web import say
from designteam.kit.words import N_
from designteam.library.queries.curating import Kept


class Line(NamedTuple):
    """One thing in the library, why it stands here, and what to do about it."""

    text: str
    note: str
    url: str
    label: str


class Shown(NamedTuple):
    """One list. `many` says how much of it is shown; `nothing` is what to say while it is empty."""

    code: str
    title: str
    many: str
    lines: Sequence[Line]
    nothing: str


TITLES = {
    "unsure": (N_("How sure is it?"), N_("Every card was judged, and looked at within a year.")),
    "half": (N_("Half cards"), N_("Every card has a signature and a classroom picture.")),
    "shaken": (N_("What they rest on is gone"), N_("No card rests on what was retracted or taken out.")),
    "loose": (N_("Ict options"), N_("Every ict option says something about privacy, was tried and was looked at.")),
}


def shown(lists: Mapping[str, Kept]) -> Sequence[Shown]:
    return [
        Shown(code, say(TITLES[code][0]), _many(kept), [LINES[code](row) for row in kept.rows], say(TITLES[code][1]))
        for code, kept in lists.items()
    ]


def _many(kept: Kept) -> str:
    if kept.total > len(kept.rows):
        return gettext("%(shown)s of %(total)s shown", shown=len(kept.rows), total=kept.total)
    return ngettext("one", "%(num)s in all", kept.total) if kept.total else ""


def _unsure(row: Any) -> Line:
    reason = gettext("Nobody has judged how strong it is.")
    if row.strength:
        reason = gettext("Last looked at on %(day)s, over a year ago.", day=short_day(row.checked_on))
    return Line(row.title, reason, url_for("library.ask_how_sure", holding_id=row.id), gettext("Judge how sure it is"))


def _half(row: Any) -> Line:
    reasons = [
        *([] if row.signed_by_id else [gettext("No researcher stands behind it.")]),
        *([] if row.has_picture else [gettext("Nobody told what it looks like in class.")]),
    ]
    return Line(row.title, " ".join(reasons), url_for("library.holding", holding_id=row.id), gettext("To the card"))


def _shaken(row: Any) -> Line:
    if row.removed_at:
        words = gettext("Rests on “%(what)s”, taken out on %(day)s.", what=row.gone, day=short_day(row.removed_at))
    else:
        words = gettext("Rests on “%(what)s”, retracted on %(day)s.", what=row.gone, day=short_day(row.retracted_on))
    place = url_for("library.holding", holding_id=row.id)
    return Line(row.title, words, place, gettext("Look what that means for the card"))


def _loose(row: Any) -> Line:
    reasons, what, action = [], "sure", gettext("Look whether it still is so")
    if row.was_left:
        reasons.append(
            gettext("Last looked at on %(day)s, over a year ago.", day=short_day(row.checked_on))
            if row.checked_on
            else gettext("Nobody looked at it for a year.")
        )
    if not row.was_demonstrated:
        reasons.append(gettext("No team of the network looked at it together."))
        what, action = "demonstrations", gettext("To what teams found of it")
    if not row.has_privacy:
        reasons.append(gettext("Nothing is said about privacy."))
        place = url_for("evidence.edit_holding", holding_id=row.id)
        return Line(row.title, " ".join(reasons), place, gettext("Say something about privacy"))
    place = url_for("library.holding", holding_id=row.id, _anchor=what)
    return Line(row.title, " ".join(reasons), place, action)


LINES: Mapping[str, Callable[[Any], Line]] = {"unsure": _unsure, "half": _half, "shaken": _shaken, "loose": _loose}
