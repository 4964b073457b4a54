"""In which teams the members see something else, by the newest picture check that was revealed.

The rule: pictures diverge when three or more different phases were named, or when the sentences share fewer than
fifteen of a hundred words (`designteam.reveals.words.share_of`).
"""

from typing import Final

from sqlalchemy import func, or_, select

from designteam.reveals.models import CheckKind, SharedCheck

MANY_PHASES: Final = 3
FEW_WORDS: Final = 15

_newest = (
    select(func.max(SharedCheck.id))
    .where(SharedCheck.kind == CheckKind.PICTURE, SharedCheck.revealed_at.is_not(None))
    .group_by(SharedCheck.team_id)
)
# Conditions on a row of SharedCheck; together they leave one row for a team in which pictures diverge. As a team has
# one open at a time, the newest number is the newest reveal.
is_newest_picture = SharedCheck.id.in_(_newest)
diverges = or_(SharedCheck.phases_named >= MANY_PHASES, SharedCheck.words_shared < FEW_WORDS)


def has_diverged(phases_named: int | None, words_shared: int | None) -> bool:
    """The same rule for numbers that are at hand."""
    return (phases_named or 0) >= MANY_PHASES or (words_shared is not None and words_shared < FEW_WORDS)
