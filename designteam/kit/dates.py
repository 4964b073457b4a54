"""Days and times in the reader's words, as people at school write them."""

from datetime import date, datetime

from flask_babel import format_date, format_datetime, get_locale, to_user_timezone


def day(value: date | datetime) -> str:
    """tuesday 24 november 2026"""
    return format_date(_local(value), "EEEE d MMMM y")


def short_day(value: date | datetime) -> str:
    """24 november 2026"""
    return format_date(_local(value), "d MMMM y")


def day_and_month(value: date | datetime) -> str:
    """24 november"""
    return format_date(_local(value), "d MMMM")


def month(value: date | datetime) -> str:
    """november 2026"""
    return format_date(_local(value), "MMMM y")


def weekday(value: date | datetime) -> str:
    """friday 20 nov"""
    return format_date(_local(value), "EEEE d MMM").rstrip(".")


def moment(value: datetime) -> str:
    """24 november 2026, 15.15 uur"""
    return f"{short_day(value)}, {hour(value)}"


def hour(value: datetime) -> str:
    """15.15 uur in Dutch, 15:15 in English"""
    return format_datetime(value, "HH.mm 'uur'" if str(get_locale()) == "nl" else "HH:mm")


def machine(value: date | datetime) -> str:
    """2026-11-24, or 2026-11-24T14:15:00+00:00: more precise than a second is of no use on a page"""
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else value.isoformat()


def _local(value: date | datetime) -> date:
    if isinstance(value, datetime):
        return to_user_timezone(value).date()
    return value


FILTERS = {
    "day": day,
    "short_day": short_day,
    "day_and_month": day_and_month,
    "month": month,
    "weekday": weekday,
    "moment": moment,
    "hour": hour,
    "machine": machine,
}
