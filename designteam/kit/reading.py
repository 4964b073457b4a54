"""What stands in the fields of a form, in words, so that two texts can be read beside each other."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from flask_babel import gettext
from wtforms import BooleanField

from designteam.kit.dates import short_day
from designteam.kit.differences import Differing, differing
from designteam.kit.forms import Day, Form, RichText
from designteam.kit.richtext import plain


def in_words(field: Any, value: Any = None) -> str:
    """What a field holds, or what this value says in it. A field may know the words for a value itself."""
    value = field.data if value is None else value
    if not value:
        return ""
    if hasattr(field, "in_words"):
        return str(field.in_words(value))
    if isinstance(field, BooleanField):
        return gettext("Yes")
    if isinstance(field, Day):
        return short_day(date.fromisoformat(value) if isinstance(value, str) else value)
    if isinstance(field, RichText):
        return plain(value)
    codes = [str(code) for code in value] if isinstance(value, list | tuple) else [str(value)]
    labels = {str(choice.value): str(choice.label) for choice in getattr(field, "choices", ())}
    return ", ".join(labels.get(code, code) for code in codes)


def _label(field: Any) -> str:
    return str(field.label.text)


def both_texts(
    mine: Form, theirs: Form, names: Iterable[str], *, called: Callable[[Any], str] = _label
) -> list[Differing]:
    """What two people filled in differently in these fields, in words."""
    return differing((called(mine[name]), in_words(mine[name]), in_words(theirs[name])) for name in names)
