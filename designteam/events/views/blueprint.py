"""The blueprint of the sharing events, and letters to who signed up."""

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, url_for

from designteam.events.forms import USES
from designteam.events.models import SharingEvent, Use
from designteam.kit.web import me, say
from designteam.kit.words import N_
from designteam.letters.views import address_of_site, post
from designteam.meetings.shown.leaves import hours_of
from designteam.network.models import Audience

bp = Blueprint("events", __name__)
bp.add_app_template_filter(hours_of, "hours")


def tell(name: str, readers: Iterable[Any], event: SharingEvent, **values: Any) -> None:
    """One letter to each, in their own language. Who did it knows it already and gets none."""
    link = address_of_site() + url_for("events.event", event_id=event.id)
    for reader in readers:
        if reader.email != me().person.email:
            post(
                name, to=reader.email, language=reader.language, reader=reader, by=me().name, event=event, link=link,
                good_until=event.ends_at, **values,
            )  # fmt: skip


SOURCES = {
    "struggle": N_("what we struggle with"),
    "practice_question": N_("our practice question"),
    "comment": N_("an open critical question"),
    "working_hypothesis": N_("what we doubt"),
    "evaluation": N_("an evaluation"),
    "decision": N_("a decision of a meeting"),
    "outcome": N_("what came of it"),
    "product": N_("our product"),
}


@bp.app_template_filter("card_source")
def card_source(kind: str) -> str:
    return say(SOURCES[kind])


@bp.app_template_filter("use_in_words")
def use_in_words(use: Use) -> str:
    return str(USES[use])


ASKED = {
    Audience.NETWORK: N_("the schools of the network"),
    Audience.OUTER: N_("the schools of the network and of the outer circle"),
    Audience.PUBLIC: N_("the schools of the network and of the outer circle; everybody may read about it"),
}


@bp.app_template_filter("who_is_asked")
def who_is_asked(audience: Audience) -> str:
    return say(ASKED[audience])


SIGNS = {Use.USING: ("m-used", "good"), Use.PARTLY: ("m-half", "good"), Use.NOT: ("m-no", "soft")}


@bp.app_template_filter("use_sign")
def use_sign(use: Use) -> str:
    return SIGNS[use][0]


@bp.app_template_filter("use_tone")
def use_tone(use: Use) -> str:
    return SIGNS[use][1]
