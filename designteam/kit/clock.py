"""The one place that reads the clock; the domain is told the time."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SCHOOL_TIME = ZoneInfo("Europe/Amsterdam")
SEVEN = time(7, tzinfo=SCHOOL_TIME)


def now() -> datetime:
    return datetime.now(UTC)


def today() -> date:
    return datetime.now(SCHOOL_TIME).date()


def day_of(at: datetime) -> date:
    """The day at school on which this moment falls."""
    return at.astimezone(SCHOOL_TIME).date()


def start_of(day: date) -> datetime:
    """The first moment of this day at school."""
    return datetime.combine(day, time.min, tzinfo=SCHOOL_TIME)


def seven_on(day: date) -> datetime:
    """Seven o'clock at school, when letters about the time before go."""
    return datetime.combine(day, SEVEN)


def monday_of(at: datetime) -> date | None:
    """The Monday on which the letters of this week go; None when it is not seven o'clock there yet."""
    monday = day_of(at) - timedelta(days=day_of(at).weekday())
    return monday if at >= seven_on(monday) else None
