"""What the page of one kind shows besides what every thing in the library has."""

from collections.abc import Sequence
from typing import Any

from designteam.evidence.models import Card, Holding, HoldingVersion, IctOption
from designteam.evidence.queries.cards import judgements_in, pictures_of
from designteam.evidence.queries.options import demonstrations_of
from designteam.kit.web import allow, me


def more_about(holding: Holding, versions: Sequence[HoldingVersion]) -> dict[str, Any]:
    if isinstance(holding, Card):
        pictures = pictures_of(holding)
        allow(frozenset({"take_back"}), [picture for picture in pictures if picture.by_id == me().facts["me"]])
        return {"pictures": pictures, "judgements": judgements_in(versions)}
    if isinstance(holding, IctOption):
        seen = demonstrations_of(holding, me().facts)
        allow(frozenset({"take_back"}), [one for one in seen if one.by_id == me().facts["me"]])
        return {"demonstrations": seen}
    return {}
