"""What an artefact says, as labels and sentences, whether it is typed just now or kept in a version."""

from typing import Any

from flask_babel import gettext

from designteam.cycle import forms
from designteam.kit.dates import short_day
from designteam.kit.forms import Day
from designteam.kit.web import say
from designteam.method import vocabulary
from designteam.method.definition import ASPECTS


def readable(form: forms.ArtefactForm) -> dict[str, str]:
    """The filled-in fields of a form, by their labels."""
    return {str(field.label.text): _in_words(field) for field in form if _is_content(field) and _in_words(field)}


def readable_content(kind: str, content: dict[str, Any]) -> dict[str, str]:
    """The content of a version, by the labels that its form gives today."""
    known = {name: value for name, value in content.items() if name not in {"aspects", "verdicts"}}
    form = forms.FORMS[kind](formdata=None, data=known, meta={"csrf": False})
    said = {str(f.label.text): _in_words(f, known.get(f.name)) for f in form if _is_content(f) and f.name in known}
    for code, (state, note) in content.get("aspects", {}).items():
        word = say(vocabulary.ASPECT_STATES[state].label)
        said[say(ASPECTS[code].label)] = f"{word}. {note}" if note else word
    for number, row in enumerate(content.get("collecting") or (), start=1):
        said[gettext("Who collects what (row %(number)s)", number=number)] = ", ".join(filter(None, row))
    return {label: text for label, text in said.items() if text}


def _is_content(field: Any) -> bool:
    return field.name not in forms.ArtefactForm.carries


def _in_words(field: Any, value: Any = None) -> str:
    value = field.data if value is None else value
    if not value:
        return ""
    if isinstance(field, Day):
        return value if isinstance(value, str) else short_day(value)
    labels = {str(choice.value): str(choice.label) for choice in getattr(field, "choices", ())}
    if isinstance(value, list | tuple):
        return ", ".join(labels.get(str(code), str(code)) for code in value)
    return labels.get(str(value), str(value))
