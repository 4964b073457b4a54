"""Posting letters; in the demo also reading those that would have gone."""

from designteam.letters.views import posting, reading
from designteam.letters.views.blueprint import bp
from designteam.letters.views.posting import address_of, address_of_site, post, write_to_each

__all__ = ["address_of", "address_of_site", "bp", "post", "posting", "reading", "write_to_each"]
