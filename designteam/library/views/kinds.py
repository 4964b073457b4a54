"""What the page of one kind shows besides what every thing in the library has."""

from collections.abc import Sequence
from typing import Any

from designteam.evidence.models import MOST_CAPTURES, Card, Holding, HoldingVersion, IctOption, InspirationVisit
from designteam.evidence.queries.cards import judgements_in, pictures_of
from designteam.evidence.queries.checks import checks_of
from designteam.evidence.queries.options import demonstrations_of
from designteam.evidence.queries.visits import captures_of
from designteam.kit import clock
from designteam.kit.web import allow, can, me


def more_about(holding: Holding, versions: Sequence[HoldingVersion]) -> dict[str, Any]:
    if isinstance(holding, Card):
        pictures = pictures_of(holding)
        allow(frozenset({"take_back"}), [picture for picture in pictures if picture.by_id == me().facts["me"]])
        return {"pictures": pictures, "judgements": judgements_in(versions), "checks": checks_of(holding)}
    if isinstance(holding, IctOption):
        seen = demonstrations_of(holding, me().facts)
        allow(frozenset({"take_back"}), [one for one in seen if one.by_id == me().facts["me"]])
        return {"demonstrations": seen, "checks": checks_of(holding)}
    if isinstance(holding, InspirationVisit):
        return _about_visit(holding)
    return {}


def _about_visit(visit: InspirationVisit) -> dict[str, Any]:
    """What was seen, and once the day has come how many ideas still wait for a decision."""
    captures = captures_of(visit)
    decides = frozenset({"decide"}) if can("share", visit) else frozenset[str]()
    for capture in captures:
        allow(decides | ({"take_back"} if capture.by_id == me().facts["me"] else frozenset()), [capture])
    has_been = visit.on is not None and visit.on <= clock.today()
    waiting = sum(capture.disposition is None for capture in captures) if has_been else 0
    return {"captures": captures, "waiting": waiting, "has_been": has_been, "has_room": len(captures) < MOST_CAPTURES}
