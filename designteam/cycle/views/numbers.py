"""The numbers of an experiment as a file for a spreadsheet. Of a group under five nothing is in it."""

from collections.abc import Iterator

from flask import Response
from flask_babel import get_locale, gettext

from designteam.cycle import policy
from designteam.cycle.models import Artefact, Sort
from designteam.cycle.queries.measurements import looked_at_in
from designteam.cycle.views.blueprint import bp
from designteam.cycle.views.measured import group_name
from designteam.kit.sheets import Cell, sheet_of
from designteam.kit.web import Answer, may, say
from designteam.kit.words import N_

SORTS = {
    Sort.COUNT: N_("a number of pupils"),
    Sort.PERCENTAGE: N_("a percentage"),
    Sort.SCALE: N_("an average on a scale"),
}


@bp.get("/artefacts/<int:artefact_id>/numbers.csv")
@may("work_in_its_team", policy.artefacts)
def numbers_along(artefact: Artefact) -> Answer:
    decimal = "," if str(get_locale()) == "nl" else "."
    response = Response(sheet_of(_rows(artefact), decimal=decimal), content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="designteam-{artefact.id}.csv"'
    return response


def _rows(experiment: Artefact) -> Iterator[list[Cell]]:
    yield [
        gettext("What we look at"), gettext("What is noted"), gettext("Day"), gettext("Group"),
        gettext("Number of pupils"), gettext("Value"), gettext("Spread"), gettext("Lower quarter"), gettext("Middle"),
        gettext("Upper quarter"),
    ]  # fmt: skip
    for indicator in looked_at_in([experiment.id]):
        for one in indicator.measurements:
            if not one.is_hidden:
                yield [
                    indicator.looks_at, say(SORTS[indicator.sort]), one.measured_on.isoformat(), group_name(one),
                    one.size, one.value, one.spread, one.lower, one.middle, one.upper,
                ]  # fmt: skip
