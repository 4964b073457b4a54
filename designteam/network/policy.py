"""How far something may be seen, written once for everything that has an audience."""

from typing import Any

from sqlalchemy import ColumnElement, and_, or_

from designteam.kit.policy import mine
from designteam.network.models import Audience


def reaches(audience: Any, *, school_id: Any, network_id: Any, to_school: Any, to_network: Any) -> ColumnElement[bool]:
    """Whether a whole school with its network stands inside the circle that `audience` names."""
    wider = list(Audience)
    return or_(
        audience == Audience.PUBLIC,
        and_(audience.in_([a for a in wider if a.reaches(Audience.NETWORK)]), network_id == to_network),
        and_(audience.in_([a for a in wider if a.reaches(Audience.SCHOOL)]), school_id == to_school),
    )


def within(audience: Any, *, school_id: Any, network_id: Any) -> ColumnElement[bool]:
    """Whether the viewer stands inside the circle that `audience` names. The team itself is its own rule."""
    wider = list(Audience)
    school_and_up = [a for a in wider if a.reaches(Audience.SCHOOL)]
    network_and_up = [a for a in wider if a.reaches(Audience.NETWORK)]
    outer_and_up = [a for a in wider if a.reaches(Audience.OUTER)]
    return or_(
        audience == Audience.PUBLIC,
        and_(audience.in_(outer_and_up), network_id.in_(mine("my_circles"))),
        and_(audience.in_(network_and_up), network_id.in_(mine("my_networks"))),
        and_(audience.in_(school_and_up), school_id.in_(mine("my_schools"))),
    )
