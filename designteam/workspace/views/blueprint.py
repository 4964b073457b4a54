"""The blueprint of the workspace."""

from flask import Blueprint

bp = Blueprint("workspace", __name__)
