"""The people of a source: one row each, in the order of the reference."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from flask import request
from flask_babel import gettext, lazy_gettext
from flask_babel import lazy_gettext as _
from wtforms import FieldList, FormField
from wtforms.utils import unset_value
from wtforms.validators import ValidationError

from designteam.evidence.formats.names import as_inverted, normal_name
from designteam.evidence.words import OFFERED_ROLES, ROLES_OF_PEOPLE
from designteam.kit.forms import Form, Line, OneOf

Name = Mapping[str, str]

MOST_SHOWN, MOST_SENT = 60, 100
LONGEST = 200
EMPTY_ROWS = 3
ONE_MORE = "one_more"
AUTHOR = "author"
_ROW = re.compile("-([0-9]{1,4})-[a-z]+")


class Row(Form):
    """One of the people, or an organisation; a row that stays empty is nobody."""

    class Meta(Form.Meta):
        csrf = False

    role = OneOf(_("Role"), choices=[])
    family = Line(_("Family name, or organisation"), most=LONGEST)
    given = Line(_("Given name or initials"), most=LONGEST)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.role.data = self.role.data or AUTHOR
        offered = dict.fromkeys([*OFFERED_ROLES, *({self.role.data} & set(ROLES_OF_PEOPLE))])
        self.role.choices = [(code, lazy_gettext(ROLES_OF_PEOPLE[code].label)) for code in offered]

    def validate_given(self, field: Line) -> None:
        if not self.family.data:
            raise ValidationError(gettext("Write the family name too. An organisation stands there whole."))


class People(FieldList):  # type: ignore[type-arg]  # not generic when it runs
    """Its data are names as CSL has them. Of a name that was not changed all parts stay, also those without a field.

    `known` are the names that were there. Beyond those that are shown they stay as they are.
    """

    known: Sequence[Name] = ()
    was_sent = False
    are_too_many = False

    def __init__(self, label: Any, **options: Any) -> None:
        super().__init__(FormField(Row), label, max_entries=MOST_SENT, **options)

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:
        self.known = [] if data is unset_value else list(data or ())
        sent = set(self._extract_indices(self.name, formdata)) if formdata else set()
        self.was_sent, self.are_too_many = bool(sent), len(sent) > MOST_SENT
        super().process(formdata if sent else None, [] if sent else [_as_row(name) for name in self.known[:MOST_SHOWN]])
        if not sent:
            for _row in range(max(1, EMPTY_ROWS - len(self.entries))):
                self.append_entry()
        elif request.form.get(ONE_MORE):
            self.add_row()

    def _extract_indices(self, prefix: str, formdata: Iterable[str]) -> Iterator[int]:
        """Only numbers that a row of ours could have."""
        for name in formdata:
            if found := _ROW.fullmatch(name.removeprefix(prefix)):
                yield int(found[1])

    def add_row(self) -> None:
        if len(self.entries) < MOST_SENT:
            self.append_entry()

    def validate(self, form: Any, extra_validators: Any = ()) -> bool:
        is_valid = bool(super().validate(form, extra_validators))
        if self.are_too_many:
            self.errors = [gettext("At most %(most)s people fit in one form.", most=MOST_SENT)]
        return is_valid and not self.are_too_many

    @property
    def data(self) -> list[dict[str, str]]:
        """As they were when no row was sent: then nobody was asked."""
        if not self.was_sent:
            return [dict(name) for name in self.known]
        left = [dict(name) for name in self.known[:MOST_SHOWN]]
        rows = [entry.form for entry in self.entries]
        named = [_named(row, left) for row in rows if row.family.data or row.given.data]
        return [*named, *(dict(name) for name in self.known[MOST_SHOWN:])]

    @property
    def not_shown(self) -> int:
        return len(self.known[MOST_SHOWN:])

    @staticmethod
    def in_words(names: Iterable[Name]) -> str:
        return in_words(names)


def in_words(names: Iterable[Name]) -> str:
    """The names as a list reads them, each with what it did unless that is writing."""
    return "; ".join(_with_role(name) for name in names)


def _with_role(name: Name) -> str:
    role = name.get("role") or AUTHOR
    said = as_inverted(dict(name))
    if role == AUTHOR or role not in ROLES_OF_PEOPLE:
        return said
    return f"{said} ({gettext(ROLES_OF_PEOPLE[role].label).lower()})"


def _as_row(name: Name) -> dict[str, str]:
    family, given = _shown(name)
    return {"role": name.get("role") or AUTHOR, "family": family[:LONGEST], "given": given[:LONGEST]}


def _shown(name: Name) -> tuple[str, str]:
    if name.get("literal"):
        return name["literal"], ""
    family = " ".join(filter(None, [name.get("non-dropping-particle"), name.get("family")]))
    given = " ".join(filter(None, [name.get("given"), name.get("dropping-particle")]))
    return family, given


def _named(row: Row, left: list[dict[str, str]]) -> dict[str, str]:
    """The name in a row: as it was, when it is one of those that are left; else with what of it did not change."""
    role, family, given = row.role.data, row.family.data, row.given.data
    typed = (family[:LONGEST], given[:LONGEST])
    for name in left:
        if tuple(part[:LONGEST] for part in _shown(name)) == typed:
            left.remove(name)
            return {**name, "role": role}
    parts = normal_name({"family": family, "given": given}, str.strip)
    for name in left:
        if given and _shown(name)[0] == family and not name.get("literal"):
            left.remove(name)
            stays = {part: said for part, said in name.items() if part not in {"given", "dropping-particle"}}
            return {**stays, "given": given, "role": role}
    return {**parts, "role": role}
