"""The method, explained to people."""

from collections.abc import Sequence
from typing import Any

from flask_babel import get_locale, gettext

from designteam.kit.web import Answer, open_to_all, page, say
from designteam.method.definition import KINDS, LANES, PHASES, RELATIONS, ROLES
from designteam.method.terms import Kind
from designteam.method.texts import INTRODUCTION, explanation
from designteam.workspace.shown.picture import method_picture
from designteam.workspace.views.blueprint import bp


@bp.get("/method")
@open_to_all
def method() -> Answer:
    language = str(get_locale())
    *opening, years = explanation(INTRODUCTION, language)
    return page(
        "workspace/method/index.html",
        picture=method_picture(),
        opening=opening,
        phases=[(phase, explanation(phase.code, language)) for phase in PHASES],
        kinds=_kinds(),
        lanes=LANES,
        roles=[
            (card, [(phase.label, phase.roles[role]) for phase in PHASES if role in phase.roles])
            for role, card in ROLES.items()
        ],
        years=years,
    )


def _kinds() -> Sequence[dict[str, Any]]:
    """Every kind as a row of a table: what it is, and how it rests on the kinds before it."""
    return [
        {"head": say(kind.label).capitalize(), "url": "", "small": "", "cells": [say(kind.what), _rests_on(kind)]}
        for kind in KINDS.values()
    ]


def _rests_on(kind: Kind) -> str:
    if not kind.rests_on:
        return gettext("the thread starts here")
    earlier: dict[str, list[str]] = {}
    for code, relation in kind.rests_on.items():
        earlier.setdefault(relation, []).append(say(KINDS[code].label))
    return "; ".join(f"{say(RELATIONS[relation]).lower()} {', '.join(kinds)}" for relation, kinds in earlier.items())
