"""What a public product tells the rest of the world, in the formats that others read.

Everything is made from one shape, a LearningObject. Nothing here knows the database or the web, and nothing is fetched.
"""

from designteam.products.formats.dublin_core import oai_dc, oai_dc_element
from designteam.products.formats.learning_object import Author, Enclosure, LearningObject
from designteam.products.formats.lom import nl_lom, nl_lom_element
from designteam.products.formats.schema_org import json_ld
from designteam.products.formats.sitemap import MOST_ADDRESSES, Place, sitemap, sitemap_index

__all__ = [
    "MOST_ADDRESSES",
    "Author",
    "Enclosure",
    "LearningObject",
    "Place",
    "json_ld",
    "nl_lom",
    "nl_lom_element",
    "oai_dc",
    "oai_dc_element",
    "sitemap",
    "sitemap_index",
]
