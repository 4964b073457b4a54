"""The pages on which products go out, are found and read, and are taken along."""

from designteam.catalogue.views import (
    asking,
    feeds,
    finding,
    following,
    harvesting,
    lending,
    makers,
    parcels,
    products,
    proposing,
    talking,
    using,
)
from designteam.catalogue.views.blueprint import bp

__all__ = [
    "asking", "bp", "feeds", "finding", "following", "harvesting", "lending", "makers", "parcels", "products",
    "proposing", "talking", "using",
]  # fmt: skip
