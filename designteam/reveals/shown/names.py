"""How the two kinds of checks are called."""

from designteam.kit.web import say
from designteam.kit.words import N_
from designteam.reveals.models import CheckKind

NAMES = {
    CheckKind.PICTURE: N_("Do we see the same picture?"),
    CheckKind.QUADRANT: N_("Where do we stand, and where to?"),
}


def name_of_check(kind: CheckKind | str) -> str:
    return say(NAMES[CheckKind(kind)])
