"""The fields of every form: each with a limit, each cleaned at the door, each with its error in words."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, ClassVar
from urllib.parse import urlsplit

from flask import request
from flask_babel import gettext, lazy_gettext
from flask_wtf import FlaskForm
from werkzeug.datastructures import CombinedMultiDict
from wtforms import DateField, HiddenField, IntegerField, PasswordField, StringField, TextAreaField
from wtforms import Field as AnyField
from wtforms import RadioField as PlainRadioField
from wtforms import SelectField as PlainSelectField
from wtforms import SelectMultipleField as PlainSelectMultipleField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than its stubs
from wtforms.validators import Email, InputRequired, NumberRange, Optional, StopValidation, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget, PasswordInput

from designteam.kit.text import Unreadable, clean, whole_number

EARLIEST = date(2000, 1, 1)
LATEST = date(2100, 12, 31)
LARGEST_VERSION = 1_000_000
OF_A_FORM = re.compile("[ -.0-~]+")  # whatever can be shown, but no slash


class Needed(InputRequired):
    """Something must be filled in; `message` says what to write, in words that help."""

    def __call__(self, form: Any, field: AnyField) -> None:
        if not field.data:
            field.errors = []
            raise StopValidation(str(self.message) if self.message else gettext("Fill this in."))


class AtMost:
    """No more characters than fit, counted after cleaning."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.field_flags: dict[str, Any] = {"maxlength": most}

    def __call__(self, form: Any, field: AnyField) -> None:
        if field.data and len(field.data) > self.most:
            raise ValidationError(
                gettext(
                    "At most %(most)s characters; this is %(now)s. Your text is still here.",
                    most=self.most, now=len(field.data),
                )
            )  # fmt: skip


class _Cleaned:
    """Cleans what comes in. What cannot be read is refused at the field, and shown without the unreadable."""

    data: Any
    most: int

    def process_formdata(self, valuelist: list[str]) -> None:
        if not valuelist:
            return
        try:
            self.data = clean(valuelist[0])
        except Unreadable:
            self.data = _printable(valuelist[0])
            raise ValueError(
                gettext("There are characters in here that cannot be shown. Type this part again.")
            ) from None


class Line(_Cleaned, StringField):
    """One line of text of at most `most` characters."""

    def __init__(self, label: Any, *, most: int, needed: Any = None, **options: Any) -> None:
        self.most = most
        super().__init__(label, _validators(needed, AtMost(most)), default="", **options)

    def process_formdata(self, valuelist: list[str]) -> None:
        super().process_formdata([" ".join(valuelist[0].split("\n"))] if valuelist else [])


class MailAddress(Line):
    """An e-mail address: exactly one, written as an address is."""

    most = 254

    def __init__(self, label: Any, *, needed: Any = None, render_kw: Any = None, **options: Any) -> None:
        kw = {"type": "email", "inputmode": "email", "autocapitalize": "none", **(render_kw or {})}
        super().__init__(label, most=self.most, needed=needed, render_kw=kw, **options)
        self.validators = [*self.validators, Email(lazy_gettext("This is not an e-mail address. Check it."))]


class WebAddress(Line):
    """The whole address of a page on the web; nothing that a browser would carry out."""

    def __init__(self, label: Any, *, most: int, wrong: Any = None, render_kw: Any = None, **options: Any) -> None:
        super().__init__(label, most=most, render_kw={"inputmode": "url", **(render_kw or {})}, **options)
        self.wrong = wrong or lazy_gettext("This is no address of the web. It begins with https:// and has no spaces.")

    def pre_validate(self, form: Any) -> None:
        if self.data and not is_of_the_web(self.data):
            raise StopValidation(str(self.wrong))


class Prose(_Cleaned, TextAreaField):
    """Text of several lines, at most `most` characters."""

    def __init__(self, label: Any, *, most: int, needed: Any = None, **options: Any) -> None:
        self.most = most
        super().__init__(label, _validators(needed, AtMost(most)), default="", **options)


class RichText(Prose):
    """A longer text with headings, lists, tables and links, in the few marks of kit/richtext; these count too."""

    is_rich = True
    pictures: Any = None


class Secret(PasswordField):
    """A password, taken as typed and never shown again."""

    most = 200

    def __init__(self, label: Any, *, autocomplete: str, validators: Sequence[Any] = (), **options: Any) -> None:
        checks = _validators(lazy_gettext("Fill in your password."), AtMost(self.most), *validators)
        super().__init__(label, checks, render_kw={"autocomplete": autocomplete}, **options)
        self.widget = PasswordInput(hide_value=True)


class Day(DateField):
    """A date that exists and lies in a year that makes sense."""

    def __init__(self, label: Any, *, needed: Any = None, **options: Any) -> None:
        super().__init__(label, _validators(needed) if needed else [Optional()], **options)

    def process_formdata(self, valuelist: list[str]) -> None:
        if not valuelist or not valuelist[0]:
            self.data = None
            return
        self.raw_data = [_printable(valuelist[0])]  # shown again when it is no date
        try:
            self.data = date.fromisoformat(valuelist[0].strip())
        except ValueError:
            self.data = None
            raise ValueError(gettext("This is not a date that exists. Write for example 2026-11-24.")) from None
        if not EARLIEST <= self.data <= LATEST:
            raise ValueError(
                gettext("Choose a date between %(first)s and %(last)s.", first=EARLIEST.year, last=LATEST.year)
            )

    def pre_validate(self, form: Any) -> None:
        if self.process_errors:
            raise StopValidation


class Number(IntegerField):
    """A whole number between `least` and `most`."""

    def __init__(self, label: Any, *, least: int, most: int, **options: Any) -> None:
        self.least, self.most = least, most
        between = NumberRange(least, most, lazy_gettext("Write a whole number from %(min)s to %(max)s."))
        super().__init__(label, [Optional(), between], **options)

    def process_formdata(self, valuelist: list[str]) -> None:
        text = valuelist[0].strip() if valuelist else ""
        self.data = None
        if not text:
            return
        self.raw_data = [_printable(text)]  # shown again when it is no number
        if not text.removeprefix("-").isdecimal() or len(text) > 18:
            raise ValueError(gettext("Write a whole number from %(min)s to %(max)s.", min=self.least, max=self.most))
        self.data = int(text)

    def pre_validate(self, form: Any) -> None:
        if self.process_errors:
            raise StopValidation


class _Known:
    """Takes choices as pairs of a code and its label, and refuses what is not among them, in words."""

    @property
    def choices(self) -> list[SelectChoice]:
        return self._choices

    @choices.setter
    def choices(self, pairs: Iterable[Any]) -> None:
        self._choices = [pair if isinstance(pair, SelectChoice) else SelectChoice(*pair) for pair in pairs or ()]

    def pre_validate(self, form: Any) -> None:
        try:
            super().pre_validate(form)  # type: ignore[misc]
        except ValidationError:
            raise ValidationError(gettext("Choose one from the list; this one does not exist.")) from None


class OneOf(_Known, PlainSelectField):  # type: ignore[misc]  # choices as pairs, see _Known
    """One choice from a list; the first, empty one says that nothing was chosen yet."""

    data: Any

    def __init__(
        self,
        label: Any,
        *,
        choices: Iterable[tuple[str, Any]],
        needed: Any = None,
        empty: Any = None,
        **options: Any,
    ) -> None:
        none = [("", empty if empty is not None else lazy_gettext("Not chosen yet"))]
        super().__init__(label, _validators(needed), default="", **options)
        self.choices = [*none, *choices]


class Pick(_Known, PlainRadioField):  # type: ignore[misc]
    """One choice, all of them in sight."""

    def __init__(self, label: Any, *, choices: Iterable[tuple[str, Any]], needed: Any = None, **options: Any) -> None:
        super().__init__(label, _validators(needed), **options)
        self.choices = choices

    def pre_validate(self, form: Any) -> None:
        if self.data in (None, "", "None"):
            self.data = ""
            return
        super().pre_validate(form)


class Several(_Known, PlainSelectMultipleField):  # type: ignore[misc]
    """Any number of choices, each with a box to tick."""

    data: Any
    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()

    def __init__(
        self,
        label: Any,
        *,
        choices: Iterable[tuple[Any, Any]],
        coerce: Callable[[Any], Any] = str,
        **options: Any,
    ) -> None:
        super().__init__(label, [], coerce=coerce, default=(), **options)
        self.choices = choices

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError:
            raise ValueError(gettext("Choose one from the list; this one does not exist.")) from None


class VersionNumber(HiddenField):
    """The version that the person was looking at when they began to type."""

    data: Any

    def process_formdata(self, valuelist: list[str]) -> None:
        text = valuelist[0] if valuelist else ""
        number = whole_number(text)
        self.data = number if number <= LARGEST_VERSION else 0


class Submission(HiddenField):
    """A number that is drawn when the form is shown, so that sending it twice makes one thing.

    What the product itself makes is numbered with a slash in it, so that no form can take its place.
    """

    data: Any

    most = 36

    def process_formdata(self, valuelist: list[str]) -> None:
        text = valuelist[0] if valuelist else ""
        self.data = text if len(text) <= self.most and OF_A_FORM.fullmatch(text) else ""


class Form(FlaskForm):
    """A form that knows which of its fields are about the thing, and which only carry the request."""

    class Meta(FlaskForm.Meta):
        """Nothing here takes a file, so what is sent as one is not read as a text."""

        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            wrapped = super().wrap_formdata(form, formdata)
            return request.form if isinstance(wrapped, CombinedMultiDict) else wrapped

    carries: ClassVar[frozenset[str]] = frozenset({"csrf_token", "from_version", "submission", "sharper", "save_as"})

    def values(self) -> dict[str, Any]:
        """What was filled in, by the name of the column it belongs to; empty choices become None."""
        return {name: self._value(field) for name, field in self._fields.items() if name not in self.carries}

    @staticmethod
    def _value(field: AnyField) -> Any:
        if isinstance(field, Several):
            return list(field.data or [])
        return field.data

    def name_apart(self, prefix: str) -> None:
        """Give the fields ids of their own, so that two forms can stand on one page."""
        for field in self:
            field.id = f"{prefix}-{field.name}"
            field.label.field_id = field.id
        self.place = prefix

    def refuse(self, sentence: str, field: str | None = None) -> None:
        """Add an error that only the domain could find, at a field or for the form as a whole."""
        if field is None:
            self.form_errors.append(sentence)
        else:
            target = self._fields[field]
            target.errors = [*target.errors, sentence]

    def typed(self) -> list[tuple[str, str]]:
        """Everything the browser sent, so that it can be shown again whatever happened."""
        return [(name, value) for name, value in request.form.items(multi=True) if name != "csrf_token"]


def is_of_the_web(address: str) -> bool:
    """Whether this is a whole address that begins with http:// or https://, without white space."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and not any(map(str.isspace, address))


def _printable(text: str) -> str:
    return "".join(c for c in text if c.isprintable() or c in "\n\t")


def _validators(needed: Any, *rest: Any) -> list[Any]:
    first: Any = Needed(needed) if needed else Optional(strip_whitespace=False)
    return [first, *rest]
