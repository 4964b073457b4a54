"""What is asked of a design."""

from typing import Any

from flask_babel import lazy_gettext as _

from designteam.cycle.forms.artefact import ArtefactForm, options
from designteam.kit.forms import Line, OneOf, Prose, RichText
from designteam.method import vocabulary
from designteam.method.definition import ASPECTS
from designteam.method.terms import Choice


class _Aspects(ArtefactForm):
    """For each aspect of the integral intervention how far the design is, and a note."""

    def values(self) -> dict[str, Any]:
        values = super().values()
        aspects = {code: (values.pop(f"{code}_state") or "open", values.pop(f"{code}_note")) for code in ASPECTS}
        return values | {"aspects": aspects}

    @property
    def aspects(self) -> list[tuple[Choice, Any, Any]]:
        """Per aspect its card and its two fields, for the page."""
        return [(aspect, self[f"{code}_state"], self[f"{code}_note"]) for code, aspect in ASPECTS.items()]


for _code, _aspect in ASPECTS.items():
    setattr(
        _Aspects,
        f"{_code}_state",
        OneOf(_(_aspect.label), choices=options(vocabulary.ASPECT_STATES), description=_(_aspect.help)),
    )
    setattr(_Aspects, f"{_code}_note", Prose(_("Note"), most=600))


class Design(_Aspects):
    title = Line(
        _("Name of the design"),
        most=120,
        needed=_("Give the design a name. It may change later."),
        description=_("The name you will use at school."),
    )
    summary = Prose(_("In short"), most=600, description=_("What is it, for whom, and what do pupils do?"))
    teacher_description = RichText(
        _("Description for teachers"),
        most=4000,
        description=_(
            "What do you do, what do pupils do, what do you need? Without this an experiment cannot start running."
        ),
    )
    control = OneOf(
        _("Who is in control"),
        choices=options(vocabulary.CONTROL),
        description=_("Most pupils get there step by step."),
    )
