"""What others may do with a product: the licences of Dutch learning material, with their consequences in plain words.

The codes are those of the vocabulary copyrightsandotherrestrictions_nllom_20180530.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

from designteam.kit.words import N_

SOURCE: Final = "https://purl.edustandaard.nl/copyrightsandotherrestrictions_nllom_20180530"
OF_CREATIVE_COMMONS: Final = "https://creativecommons.org"


@dataclass(frozen=True)
class Licence:
    """One licence. `use`, `adapt` and `name` answer: may I use it, may I change it, must I name the makers?

    `adapted` are the codes under which somebody may publish what they made of it; none when that must be asked.
    """

    code: str
    label: str
    short: str
    use: str
    adapt: str
    name: str
    path: str = ""
    adapted: frozenset[str] = frozenset()
    is_for_own_work: bool = True

    @property
    def url(self) -> str:
        """The address that stands for the licence in metadata; empty when no licence was given."""
        return f"{OF_CREATIVE_COMMONS}{self.path}" if self.path else ""

    def deed(self, language: str) -> str:
        """The page that explains the licence to people, in their language."""
        return f"{self.url}deed.{language}" if self.path else ""

    @property
    def consequences(self) -> tuple[str, str, str]:
        return (self.use, self.adapt, self.name)


_USE = N_("You may use it, share it and print it, also for money.")
_USE_FREELY = N_("You may use it, share it and print it, without asking.")
_USE_NOT_FOR_MONEY = N_("You may use it, share it and print it, but not for money.")
_ADAPT = N_("You may change it and publish your own version.")
_ADAPT_ALIKE = N_("You may change it. You publish your own version under the same licence.")
_ADAPT_FOR_YOURSELF = N_("You may change it for your own class. You do not publish the changed version.")
_NAME = N_("You name the makers and say what you changed.")
_NAME_AS_IS = N_("You name the makers.")
_NAME_IF_YOU_LIKE = N_("You need not name the makers. It is kind to do so.")

ALL_RIGHTS_RESERVED: Final = "yes"
_OWN: Final = frozenset(
    {"cc-by-40", "cc-by-sa-40", "cc-by-nc-40", "cc-by-nd-40", "cc-by-nc-sa-40", "cc-by-nc-nd-40"}
) | {ALL_RIGHTS_RESERVED}

# The order in which they are offered: what others can do most with comes first.
LICENCES: Final[Mapping[str, Licence]] = {
    licence.code: licence
    for licence in (
        Licence(
            "cc-by-40",
            N_("Free to use, with the names of the makers"),
            "CC BY 4.0",
            _USE,
            _ADAPT,
            _NAME,
            "/licenses/by/4.0/",
            _OWN,
        ),
        Licence(
            "cc-by-sa-40",
            N_("Free to use, and what you make of it as well"),
            "CC BY-SA 4.0",
            _USE,
            _ADAPT_ALIKE,
            _NAME,
            "/licenses/by-sa/4.0/",
            frozenset({"cc-by-sa-40"}),
        ),
        Licence(
            "cc-by-nc-40",
            N_("Free to use, not for money"),
            "CC BY-NC 4.0",
            _USE_NOT_FOR_MONEY,
            _ADAPT,
            _NAME,
            "/licenses/by-nc/4.0/",
            # What somebody makes of it may not be sold either, so no licence that allows that.
            frozenset({"cc-by-nc-40", "cc-by-nc-sa-40", "cc-by-nc-nd-40", ALL_RIGHTS_RESERVED}),
        ),
        Licence(
            "cc-by-nc-sa-40",
            N_("Free to use, not for money, and what you make of it as well"),
            "CC BY-NC-SA 4.0",
            _USE_NOT_FOR_MONEY,
            _ADAPT_ALIKE,
            _NAME,
            "/licenses/by-nc-sa/4.0/",
            frozenset({"cc-by-nc-sa-40"}),
        ),
        Licence(
            "cc-by-nd-40",
            N_("Free to use as it is"),
            "CC BY-ND 4.0",
            _USE,
            _ADAPT_FOR_YOURSELF,
            _NAME_AS_IS,
            "/licenses/by-nd/4.0/",
        ),
        Licence(
            "cc-by-nc-nd-40",
            N_("Free to use as it is, not for money"),
            "CC BY-NC-ND 4.0",
            _USE_NOT_FOR_MONEY,
            _ADAPT_FOR_YOURSELF,
            _NAME_AS_IS,
            "/licenses/by-nc-nd/4.0/",
        ),
        Licence(
            "cc0-10",
            N_("Given away: no rights kept"),
            "CC0 1.0",
            _USE_FREELY,
            _ADAPT,
            _NAME_IF_YOU_LIKE,
            "/publicdomain/zero/1.0/",
            _OWN | {"cc0-10"},
        ),
        Licence(
            "pdm-10",
            N_("Old work that belongs to everybody"),
            "PDM 1.0",
            _USE_FREELY,
            _ADAPT,
            _NAME_IF_YOU_LIKE,
            "/publicdomain/mark/1.0/",
            _OWN | {"cc0-10"},
            is_for_own_work=False,
        ),
        Licence(
            ALL_RIGHTS_RESERVED,
            N_("All rights reserved"),
            "©",
            N_("You may read it. Ask the makers before you use it."),
            N_("Ask the makers before you change it."),
            N_("You name the makers when you write about it."),
        ),
    )
}


def may_be_published(made_from: Collection[str], licence: str) -> bool:
    """Whether something may carry this licence that was made out of things under `made_from`.

    Work of one's own, made from nothing, may carry any licence that can be given to it.
    """
    return LICENCES[licence].is_for_own_work and all(licence in LICENCES[code].adapted for code in made_from)


def may_be_adapted(code: str) -> bool:
    """Whether somebody may publish a version of their own without asking."""
    return bool(LICENCES[code].adapted)
