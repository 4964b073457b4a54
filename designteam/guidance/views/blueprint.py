"""The blueprint of what a process guide needs."""

from flask import Blueprint

bp = Blueprint("guidance", __name__)
