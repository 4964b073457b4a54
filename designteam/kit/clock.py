"""The one place that reads the clock; the domain is told the time."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

SCHOOL_TIME = ZoneInfo("Europe/Amsterdam")


def now() -> datetime:
    return datetime.now(UTC)


def today() -> date:
    return datetime.now(SCHOOL_TIME).date()
