"""What a source asks with rules of its own, and what is asked when it was retracted or that was a mistake."""

import re
from typing import Any

from flask_babel import gettext, lazy_gettext
from flask_babel import lazy_gettext as _
from wtforms.validators import StopValidation, ValidationError

from designteam.evidence.formats import isbn_13, normal_doi
from designteam.evidence.models.holding import BECAUSE
from designteam.evidence.words import SORTS_OF_SOURCES
from designteam.kit import clock
from designteam.kit.forms import Day, Form, Line, OneOf, WebAddress

_ISSUED = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")


class SortOfSource(OneOf):
    """What sort of publication it is. A sort that came by a file and is not offered can stay."""

    usual = "article-journal"

    def __init__(self, label: Any, **options: Any) -> None:
        super().__init__(label, choices=[], **options)
        self.choices = [(code, lazy_gettext(choice.label)) for code, choice in SORTS_OF_SOURCES.items()]

    def process_data(self, value: Any) -> None:
        code = value or self.usual
        super().process_data(code)
        if code not in SORTS_OF_SOURCES:
            self.choices = [(choice.value, choice.label) for choice in self.choices] + [(code, code)]


class Doi(Line):
    """A DOI, also as the address that leads to it; kept in the one form in which it can be compared."""

    def process_formdata(self, valuelist: list[str]) -> None:
        super().process_formdata(valuelist)
        self.data = normal_doi(self.data or "") or self.data

    def pre_validate(self, form: Any) -> None:
        if self.data and not normal_doi(self.data):
            raise StopValidation(gettext("This is no DOI. A DOI begins with 10. and has a slash, as in 10.1000/182."))


class Isbn(Line):
    """An ISBN of ten or thirteen digits, kept in thirteen without dashes."""

    most = 13

    def __init__(self, label: Any, **options: Any) -> None:
        super().__init__(label, most=self.most, render_kw={"maxlength": 20}, **options)

    def process_formdata(self, valuelist: list[str]) -> None:
        super().process_formdata(valuelist)
        self.data = isbn_13(self.data or "") or self.data

    def pre_validate(self, form: Any) -> None:
        if self.data and not isbn_13(self.data):
            raise StopValidation(gettext("This is no ISBN. It has 10 or 13 digits; check whether they are right."))


class Issued(Line):
    """A year, a month or a day."""

    def pre_validate(self, form: Any) -> None:
        if self.data and not _ISSUED.fullmatch(self.data):
            raise StopValidation(gettext("Write a year, like 2024, or a whole date, like 2024-03-15."))


class Retracting(Form):
    on = Day(
        _("When was it retracted?"),
        needed=_("Choose the day on which it was retracted."),
        description=_("The day that stands in the notice of the journal or publisher."),
    )
    reason = Line(
        _("Why was it retracted?"),
        most=BECAUSE,
        needed=_("Write in one sentence why it was retracted."),
        description=_("Everybody whose work or cards rest on it reads this sentence."),
    )
    notice = WebAddress(_("Address of the notice"), most=1000)

    def validate_on(self, field: Any) -> None:
        if field.data and field.data > clock.today():
            raise ValidationError(gettext("Choose today or a day before today."))


class Restoring(Form):
    reason = Line(
        _("Why was it not retracted after all?"),
        most=BECAUSE,
        needed=_("Write in one sentence why this was a mistake."),
        description=_("It stands among the versions. Who was asked to look again is not asked any more."),
    )
