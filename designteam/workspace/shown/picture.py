"""The method as a picture: nine phases in three rounds, each leading to its explanation."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from flask import url_for
from flask_babel import gettext

from designteam.kit.web import say
from designteam.method.definition import PHASES


class PicturePhase(NamedTuple):
    name: str
    text: str
    url: str


class PictureRound(NamedTuple):
    name: str
    phases: Sequence[PicturePhase]


def method_picture() -> Sequence[PictureRound]:
    rounds = groupby(PHASES, key=lambda phase: phase.round)
    return [
        PictureRound(
            gettext("Round %(number)s: %(name)s", number=number, name=say(round_.label).lower()),
            [
                PicturePhase(
                    say(phase.label), say(phase.lead), url_for("workspace.method", _anchor=f"phase-{phase.code}")
                )
                for phase in phases
            ],
        )
        for number, (round_, phases) in enumerate(rounds, start=1)
    ]
