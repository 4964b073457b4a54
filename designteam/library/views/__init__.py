"""The pages of the library for who reads in it."""

from designteam.library.views import (
    curating,
    files,
    finding,
    holdings,
    judging,
    lists,
    merging,
    removing,
    retracting,
    searches,
    using,
)
from designteam.library.views.blueprint import bp

__all__ = [
    "bp",
    "curating",
    "files",
    "finding",
    "holdings",
    "judging",
    "lists",
    "merging",
    "removing",
    "retracting",
    "searches",
    "using",
]
