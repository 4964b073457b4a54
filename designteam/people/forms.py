"""Signing in, and choosing a password."""

from typing import Any

from flask_babel import gettext, lazy_gettext
from wtforms import HiddenField
from wtforms.validators import ValidationError

from designteam.kit.forms import Form, Line, MailAddress, OneOf, Secret

SHORTEST_PASSWORD = 12
WELL_KNOWN = frozenset(
    {
        "123456789012",
        "1234567890123",
        "welkom123456",
        "wachtwoord123",
        "password1234",
        "qwertyuiop123",
        "administrator",
        "basisschool1",
    }
)


def hard_to_guess(_form: Any, field: Any) -> None:
    if len(field.data) < SHORTEST_PASSWORD:
        raise ValidationError(
            gettext("Use at least %(least)s characters. A short sentence works well.", least=SHORTEST_PASSWORD)
        )
    if field.data.lower() in WELL_KNOWN or len(set(field.data)) < 4:
        raise ValidationError(gettext("Many people use this password. Choose another one."))


class SignIn(Form):
    email = Line(
        lazy_gettext("E-mail address"),
        most=254,
        needed=lazy_gettext("Fill in your e-mail address."),
        render_kw={"type": "email", "autocomplete": "username", "inputmode": "email"},
    )
    password = Secret(lazy_gettext("Password"), autocomplete="current-password")
    next = HiddenField()


class Forgotten(Form):
    email = MailAddress(
        lazy_gettext("E-mail address"),
        needed=lazy_gettext("Fill in your e-mail address."),
        render_kw={"autocomplete": "username"},
    )


class NewAddress(Form):
    email = MailAddress(
        lazy_gettext("Your new e-mail address"),
        needed=lazy_gettext("Fill in your new e-mail address."),
        description=lazy_gettext("We send a link there. Until you follow it, nothing changes."),
        render_kw={"autocomplete": "email"},
    )
    current_password = Secret(lazy_gettext("Your password now"), autocomplete="current-password")


class ChoosePassword(Form):
    password = Secret(
        lazy_gettext("Your password"),
        autocomplete="new-password",
        validators=[hard_to_guess],
        description=lazy_gettext("At least 12 characters. A short sentence works well."),
    )


class ChangePassword(Form):
    current = Secret(lazy_gettext("Your password now"), autocomplete="current-password")
    password = Secret(
        lazy_gettext("Your new password"),
        autocomplete="new-password",
        validators=[hard_to_guess],
        description=lazy_gettext("At least 12 characters. A short sentence works well."),
    )


class Details(Form):
    name = Line(
        lazy_gettext("Your name"),
        most=80,
        needed=lazy_gettext("Fill in the name your team knows you by."),
        render_kw={"autocomplete": "name"},
    )
    language = OneOf(
        lazy_gettext("Language"),
        choices=[("nl", "Nederlands"), ("en", "English")],
        needed=lazy_gettext("Choose a language."),
    )
