"""The pages on which products go out, are found and read, and are taken along."""

from designteam.catalogue.views import feeds, finding, following, makers, products, proposing, using
from designteam.catalogue.views.blueprint import bp

__all__ = ["bp", "feeds", "finding", "following", "makers", "products", "proposing", "using"]
