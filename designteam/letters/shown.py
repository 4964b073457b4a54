"""A letter as its receiver reads it: a first line that is the subject, and the text, in their own language."""

from typing import Any

from flask import current_app
from flask_babel import force_locale


def written(name: str, *, language: str, **values: Any) -> tuple[str, str]:
    """Subject and text of a letter. What people typed cannot add a line to the subject."""
    with force_locale(language):
        letter = current_app.jinja_env.get_template(f"mail/{name}.txt").render(**values)
    subject, _, text = letter.strip().partition("\n\n")
    return " ".join(subject.split())[:200], f"{text.strip()}\n"
