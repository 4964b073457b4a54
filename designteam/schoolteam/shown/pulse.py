"""*Is this about my class too?* over the months, as a line."""

from collections.abc import Sequence

from flask_babel import format_date, gettext
from markupsafe import Markup

from designteam.kit import charts
from designteam.kit.web import say
from designteam.schoolteam.queries.staff import Month, Outcome


def drawn(months: Sequence[Month]) -> Markup | None:
    """How many of a hundred said yes, in each month with five answers or more; no line from fewer than two months."""
    told = [month for month in months if month.has_enough]
    if len(told) < 2:
        return None
    points = [
        charts.Point(float(month.first.toordinal()), _called(month), float(month.share),
                     gettext("%(number)s %%", number=month.share))
        for month in told
    ]  # fmt: skip
    ticks = [(float(part), gettext("%(number)s %%", number=part)) for part in range(0, 101, 25)]
    return charts.run_chart(
        [charts.Series(gettext("Yes"), points)],
        axis=charts.Axis(0, 100, ticks),
        uid="class-pulse",
        title=gettext("How many say: yes, this is about my class too"),
        desc=", ".join(f"{point.label}: {point.words}" for point in points),
    )


def in_words(month: Month | None) -> Sequence[Outcome]:
    """What was said in a month, in the words of who reads it."""
    return [outcome._replace(answer=say(outcome.answer)) for outcome in (month.outcomes if month else ())]


def _called(month: Month) -> str:
    return format_date(month.first, "MMM yyyy")
