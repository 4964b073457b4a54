"""The pages on which the library is filled and kept."""

from typing import Any

from flask import Blueprint
from flask_babel import get_locale

bp = Blueprint("evidence", __name__)


@bp.app_template_filter("named")
def named(thing: Any) -> str:
    """The label of a vocabulary or a term in the reader's language."""
    return str(thing.label_en if str(get_locale()) == "en" else thing.label_nl)
