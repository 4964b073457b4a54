"""The pages on which the library is filled and kept."""

from flask import Blueprint

from designteam.evidence.forms.holding import named
from designteam.evidence.words import KINDS, KindCard

bp = Blueprint("evidence", __name__)


@bp.app_template_filter("kind_of_holding")
def kind_of_holding(kind: str) -> KindCard:
    return KINDS[kind]


bp.add_app_template_filter(named, "named")
