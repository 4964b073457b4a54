"""The two lists of an actant map: who and what plays a part, and who has a say over what."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from flask import request
from flask_babel import gettext, lazy_gettext
from flask_babel import lazy_gettext as _
from markupsafe import Markup, escape
from wtforms import FieldList, FormField
from wtforms.utils import unset_value
from wtforms.widgets import Select

from designteam.cycle.models.actants import LABEL, LAST_KEY, MOST_ACTANTS, MOST_ARROWS, TRAITS
from designteam.kit.forms import Form, Line, OneOf
from designteam.method.vocabulary import ACTANTS, ACTORS, FACTORS, SAYS

_ROW = re.compile("-([0-9]{1,3})-[a-z]+")
NO_SAY = "0"


class Folded(Select):
    """A list that folds out. A large map has hundreds, with thirty names in each: so each is written at once."""

    @classmethod
    def render_option(cls, choice: Any, **_attributes: Any) -> Markup:  # type: ignore[override]  # newer than its stubs
        is_chosen = " selected" if choice.selected else ""
        option = f'<option{is_chosen} value="{escape(choice.value)}">{escape(choice.label)}</option>'
        return Markup(option)  # noqa: S704  both went through escape


class ActantRow(Form):
    """An actor or a factor; a row without a name is left out."""

    class Meta(Form.Meta):
        csrf = False

    label = Line(_("Who or what"), most=LABEL)
    category = OneOf(_("What is it?"), choices=[], empty=_("Choose"), widget=Folded())
    traits = Line(_("What marks it, in a few words"), most=TRAITS)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        empty = self.category.choices[:1]
        self.category.choices = [*((one.value, one.label) for one in empty), *_kinds_of_actants()]

    def validate(self, extra_validators: Any = None) -> bool:
        is_valid = bool(super().validate(extra_validators))
        if not self.label.data:
            if self.traits.data:
                self.refuse(gettext("Write who or what this is about, or empty the row."), "label")
                return False
            return is_valid
        if not self.category.data and not self.category.errors:
            self.refuse(gettext("Choose what it is. Then it gets a place in the drawing."), "category")
            return False
        return is_valid


class ArrowRow(Form):
    """Who has a say over what; a row in which nobody was chosen is left out."""

    class Meta(Form.Meta):
        csrf = False

    start = OneOf(_("Who or what has a say"), choices=[], empty=_("Choose"), widget=Folded())
    end = OneOf(_("Over whom or what"), choices=[], empty=_("Choose"), widget=Folded())
    now = OneOf(
        _("How much now"),
        choices=[(str(number), lazy_gettext(say.label)) for number, say in SAYS.items() if number],
        empty=_("no say"),
        widget=Folded(),
    )
    wished = OneOf(
        _("How much you wish"),
        choices=[(str(number), lazy_gettext(say.label)) for number, say in SAYS.items()],
        empty=_("as it is now"),
        widget=Folded(),
    )

    @property
    def is_empty(self) -> bool:
        return not (self.start.data or self.end.data)

    def validate(self, extra_validators: Any = None) -> bool:
        is_valid = bool(super().validate(extra_validators))
        if self.is_empty:
            return is_valid
        for name in ("start", "end"):
            if not self[name].data and not self[name].errors:
                self.refuse(gettext("Choose one from the list above, or empty the whole row."), name)
                is_valid = False
        if self.start.data and self.start.data == self.end.data:
            self.refuse(gettext("An arrow cannot end where it begins."), "end")
            is_valid = False
        if is_valid and not self.now.data and self.wished.data in {"", NO_SAY}:
            self.refuse(gettext("Choose how much say there is now, or how much you wish for."), "now")
            is_valid = False
        return is_valid


class Numbered(FieldList, ABC):  # type: ignore[type-arg]  # not generic when it runs
    """Rows that keep the number they were sent under, also when one before them was left out."""

    row: ClassVar[type[Form]]
    most: ClassVar[int]
    empty_rows: ClassVar[int]
    one_more: ClassVar[str]
    are_too_many = False
    was_sent = False

    def __init__(self, label: Any, **options: Any) -> None:
        super().__init__(FormField(self.row), label, max_entries=self.most, **options)

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        sent = set(self._extract_indices(self.name, formdata)) if formdata else set()
        self.was_sent, self.are_too_many = bool(sent), len(sent) > self.most
        super().process(formdata if sent else None, [])
        if sent:
            if request.form.get(self.one_more):
                self.add_row()
            return
        for number, row in self.rows_of([] if data is unset_value else data or []):
            self.last_index = number - 1
            self.append_entry(row)
        for _row in range(max(1, self.empty_rows - len(self.entries))):
            self.add_row()

    @abstractmethod
    def rows_of(self, kept: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, dict[str, str]]]:
        """What is kept, as rows with their numbers."""

    def add_row(self) -> None:
        if len(self.entries) < self.most and self.last_index < LAST_KEY:
            self.append_entry()

    def _extract_indices(self, prefix: str, formdata: Iterable[str]) -> Iterator[int]:
        """Only numbers that a row of ours could have."""
        for name in formdata:
            if name.startswith(prefix) and (found := _ROW.fullmatch(name.removeprefix(prefix))):
                yield int(found[1])

    def _compact_indices(self) -> None:
        """The numbers stay as they were sent: an arrow names its ends by them."""

    def validate(self, form: Any, extra_validators: Any = ()) -> bool:
        is_valid = bool(super().validate(form, extra_validators))
        if self.are_too_many:
            self.errors = [gettext("At most %(most)s fit in one map.", most=self.most)]
        return is_valid and not self.are_too_many


class Actants(Numbered):
    """Its data are actants as they are kept, each by the number of its row."""

    row, most, empty_rows, one_more = ActantRow, MOST_ACTANTS, 4, "one_more_actant"

    def rows_of(self, kept: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, dict[str, str]]]:
        for one in kept:
            yield one["key"], {name: one[name] for name in ("label", "category", "traits")}

    @property
    def data(self) -> list[dict[str, Any]]:
        rows = ((entry.index, entry.form) for entry in self.entries)
        return [
            {"key": number, "label": row.label.data, "category": row.category.data, "traits": row.traits.data}
            for number, row in rows
            if row.label.data
        ]

    def validate(self, form: Any, extra_validators: Any = ()) -> bool:
        is_valid = super().validate(form, extra_validators)
        if self.are_too_many:
            return False
        said: set[str] = set()
        for entry in self.entries:
            label = entry.form.label
            name = (label.data or "").casefold()
            if name and name in said and not label.errors:
                label.errors = [gettext("This name stands there already. Then nobody can tell the arrows apart.")]
                self.errors = [one.errors for one in self.entries]
                is_valid = False
            said.add(name)
        return is_valid

    @staticmethod
    def in_words(actants: Iterable[Mapping[str, Any]]) -> str:
        """One on each line, each with what it is and what marks it."""
        return "\n".join(_with_kind(one) for one in actants)


class Arrows(Numbered):
    """Its data are arrows as they are kept. An arrow begins and ends at what stands in the list of actants."""

    row, most, empty_rows, one_more = ArrowRow, MOST_ARROWS, 3, "one_more_arrow"
    named: Mapping[int, str] = {}
    left_out: frozenset[int] = frozenset()

    def rows_of(self, kept: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, dict[str, str]]]:
        for number, one in enumerate(kept):
            yield (
                number,
                {
                    "start": str(one["from"]),
                    "end": str(one["to"]),
                    "now": str(one["now"] or ""),
                    "wished": "" if one["wished"] is None else str(one["wished"]),
                },
            )

    def offer(self, actants: Actants) -> None:
        """Give every row these to choose from. An actant that was emptied takes its arrows with it."""
        self.named = {one["key"]: one["label"] for one in actants.data}
        self.left_out = frozenset(entry.index for entry in actants.entries) - frozenset(self.named)
        for entry in self.entries:
            for field in (entry.form.start, entry.form.end):
                empty = [(one.value, one.label) for one in field.choices[:1]]
                field.choices = [*empty, *((str(key), label) for key, label in self.named.items())]
            if {entry.form.start.data, entry.form.end.data} & {str(key) for key in self.left_out}:
                entry.form.start.data = entry.form.end.data = entry.form.now.data = entry.form.wished.data = ""

    @property
    def data(self) -> list[dict[str, Any]]:
        rows = (entry.form for entry in self.entries)
        return [_as_kept(row) for row in rows if not row.is_empty and _is_chosen(row)]

    def validate(self, form: Any, extra_validators: Any = ()) -> bool:
        is_valid = super().validate(form, extra_validators)
        if self.are_too_many:
            return False
        drawn: set[tuple[str, str]] = set()
        for entry in self.entries:
            pair = (entry.form.start.data or "", entry.form.end.data or "")
            if all(pair) and pair in drawn and not entry.form.end.errors:
                entry.form.end.errors = [
                    gettext("The same arrow stands there twice. Say in one line what it is now and what you wish.")
                ]
                self.errors = [one.errors for one in self.entries]
                is_valid = False
            drawn.add(pair)
        return is_valid

    def in_words(self, arrows: Iterable[Mapping[str, Any]]) -> str:
        """One on each line: who has how much say over what."""
        return "\n".join(
            arrow_in_words(self.named.get(one["from"], ""), self.named.get(one["to"], ""), one["now"], one["wished"])
            for one in arrows
        )


def arrow_in_words(start: str, end: str, now: int, wished: int | None) -> str:
    """A whole arrow as one line."""
    is_now = gettext(SAYS[now].label)
    if wished is None:
        return gettext("%(who)s over %(what)s: %(now)s", who=start, what=end, now=is_now)
    hoped = gettext(SAYS[wished].label)
    return gettext(
        "%(who)s over %(what)s: now %(now)s, wished %(wished)s", who=start, what=end, now=is_now, wished=hoped
    )


def _as_kept(row: ArrowRow) -> dict[str, Any]:
    wished = row.wished.data
    return {
        "from": int(row.start.data),
        "to": int(row.end.data),
        "now": int(row.now.data or 0),
        "wished": int(wished) if wished else None,
    }


def _is_chosen(row: ArrowRow) -> bool:
    """Whether all that was chosen is among the choices; what is not, is said at its field."""
    fields = (row.start, row.end, row.now, row.wished)
    return bool(row.start.data and row.end.data) and all(
        field.data in {str(choice.value) for choice in field.choices} for field in fields
    )


def _with_kind(actant: Mapping[str, Any]) -> str:
    known = ACTANTS.get(actant["category"])
    said = ", ".join(filter(None, [gettext(known.label).lower() if known else "", actant["traits"]]))
    return f"{actant['label']} ({said})" if said else str(actant["label"])


def _kinds_of_actants() -> list[tuple[str, Any]]:
    """First the people, then the rest, each group in the order of the vocabulary."""
    return [(code, lazy_gettext(choice.label)) for code, choice in {**ACTORS, **FACTORS}.items()]
