"""What is asked about an indicator, and the small table in which numbers are noted."""

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar, NamedTuple

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import Field

from designteam.cycle.forms.artefact import options
from designteam.cycle.forms.readings import NotReadable, figure, listed, pasted, reading, twice
from designteam.cycle.models import Better, Reading, Sort
from designteam.cycle.models import Indicator as Agreed
from designteam.kit.forms import Day, Form, Line, Number, Pick, Prose, Submission
from designteam.method import vocabulary

ROWS = 6
LARGEST_NUMBER = 100_000


class Indicator(Form):
    carries: ClassVar[frozenset[str]] = Form.carries | {"indicator"}

    submission = Submission()
    indicator = Number(_("Indicator"), least=1, most=LARGEST_NUMBER)
    looks_at = Line(
        _("What do you look at?"),
        most=200,
        needed=_("Write down what you will look at, for example: chooses explanation that fits."),
        description=_("What would you see in class when it works? For example: chooses explanation that fits."),
    )
    sort = Pick(
        _("What kind of number is it?"),
        choices=options(vocabulary.SORTS),
        needed=_("Choose what kind of number it is. In doubt? Count pupils."),
    )
    least = Line(_("Scale: lowest"), most=10, description=_("Only for an average on a scale, for example 1."))
    most = Line(_("Scale: highest"), most=10, description=_("Only for an average on a scale, for example 5."))
    enough_when = Line(
        _("When is it enough?"),
        most=300,
        description=_("In your own words, before you start. For example: half of the class, two weeks in a row."),
    )
    enough_from = Line(
        _("The same as a number, if you can"),
        most=10,
        description=_("It becomes a line in the drawing. For ‘15 of the 24’ write 15."),
    )
    better = Pick(_("Which way is good?"), choices=options(vocabulary.BETTER), default=Better.MORE.value)

    def validate(self, extra_validators: Any = None) -> bool:
        well: bool = super().validate(extra_validators)
        for name in ("least", "most", "enough_from"):
            try:
                self._figure(name)
            except NotReadable as refusal:
                self.refuse(str(refusal), name)
                well = False
        return well and self._holds_together()

    def _holds_together(self) -> bool:
        least, most, enough = (self._figure(name) for name in ("least", "most", "enough_from"))
        if self.sort.data == Sort.SCALE.value and (least is None or most is None or least >= most):
            self.refuse(gettext("Write where the scale begins and ends, for example 1 and 5."), "least")
            return False
        low, high = {Sort.SCALE.value: (least, most), Sort.PERCENTAGE.value: (0.0, 100.0)}.get(
            self.sort.data, (0.0, 2000.0)
        )
        if enough is not None and low is not None and high is not None and not low <= enough <= high:
            self.refuse(gettext("This number does not fit what you count."), "enough_from")
            return False
        return True

    def _figure(self, name: str) -> float | None:
        text = self[name].data
        return figure(text) if text else None

    def values(self) -> dict[str, Any]:
        is_scale = self.sort.data == Sort.SCALE.value
        return super().values() | {
            "sort": Sort(self.sort.data),
            "better": Better(self.better.data or Better.MORE),
            "least": self._figure("least") if is_scale else None,
            "most": self._figure("most") if is_scale else None,
            "enough_from": self._figure("enough_from"),
        }


class Row(NamedTuple):
    """One line of the small table."""

    on: Field
    among: Field
    size: Field
    value: Field
    spread: Field


class Measurements(Form):
    """Rows to type in, rows to paste, and a column of values to paste; whatever of it is filled in counts."""

    indicator = Number(_("Indicator"), least=1, most=LARGEST_NUMBER)
    rows_pasted = Prose(_("Rows from a spreadsheet"), most=20_000)
    listed_on = Day(_("Day"))
    listed_among = Line(_("Group"), most=60)
    listed = Prose(_("One value per pupil"), most=20_000)

    readings: list[Reading]

    @property
    def rows(self) -> list[Row]:
        return [Row(*(self[f"{name}_{number}"] for name in Row._fields)) for number in range(ROWS)]

    def read(self, indicator: Agreed, *, today: date, known: Mapping[str, str]) -> bool:
        """Whether all that was filled in can be kept; then it stands in `readings`. Otherwise nothing is."""
        self.readings = []
        well = self.validate_on_submit()
        for row in self.rows:
            well = self._take_row(row, indicator, today=today, known=known) and well
        found, wrong = pasted(indicator, self.rows_pasted.data or "", today=today, known=known)
        self.readings += found
        for sentence in wrong:
            self.refuse(sentence, "rows_pasted")
        if self.listed.data:
            well = self._take_list(indicator, today=today, known=known) and well
        again = twice(self.readings)
        if again is not None:
            self.refuse(gettext("One group stands there twice on the same day. Keep one of the two."))
        elif well and not wrong and not self.readings:
            self.refuse(gettext("Fill in at least one row: how many pupils, and what came out."))
        return well and not wrong and not self.form_errors

    def _take_row(self, row: Row, indicator: Agreed, *, today: date, known: Mapping[str, str]) -> bool:
        if not (row.size.data or row.value.data):
            return True
        if row.on.errors:
            return False
        try:
            self.readings.append(
                reading(
                    indicator,
                    row.on.data,
                    row.among.data,
                    size=row.size.data,
                    value=row.value.data,
                    spread=row.spread.data,
                    today=today,
                    known=known,
                )
            )
        except NotReadable as refusal:
            self.refuse(str(refusal), row.value.name)
            return False
        return True

    def _take_list(self, indicator: Agreed, *, today: date, known: Mapping[str, str]) -> bool:
        try:
            self.readings.append(
                listed(
                    indicator, self.listed_on.data, self.listed_among.data, self.listed.data, today=today, known=known
                )
            )
        except NotReadable as refusal:
            self.refuse(str(refusal), "listed")
            return False
        return True


for _number in range(ROWS):
    setattr(Measurements, f"on_{_number}", Day(_("Day")))
    setattr(Measurements, f"among_{_number}", Line(_("Group"), most=60))
    setattr(Measurements, f"size_{_number}", Line(_("Number of pupils"), most=10))
    setattr(Measurements, f"value_{_number}", Line(_("What came out"), most=10))
    setattr(Measurements, f"spread_{_number}", Line(_("Spread"), most=10))


class Removal(Form):
    indicator = Number(_("Indicator"), least=1, most=LARGEST_NUMBER)
    measurement = Number(_("Number"), least=1, most=2**31 - 1)
