"""The one place that reads the clock; the domain is told the time."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

SCHOOL_TIME = ZoneInfo("Europe/Amsterdam")
SEVEN = time(7, tzinfo=SCHOOL_TIME)


def now() -> datetime:
    return datetime.now(UTC)


def today() -> date:
    return datetime.now(SCHOOL_TIME).date()


def seven_on(day: date) -> datetime:
    """Seven o'clock at school, when letters about the time before go."""
    return datetime.combine(day, SEVEN)
